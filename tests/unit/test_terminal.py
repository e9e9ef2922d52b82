"""Text for a terminal is safe and aligned."""

from kg.terminal import printable, shorten, table_lines


def test_characters_that_steer_a_terminal_are_escaped() -> None:
    """Escape codes, bidirectional overrides and zero width characters become visible."""
    assert printable("\x1b[31mred\u202e\u200b") == "\\u001b[31mred\\u202e\\u200b"


def test_ordinary_text_of_any_script_stays() -> None:
    """Letters, emoji and right-to-left text are shown as they are, on one line."""
    assert printable("Київ\nשלום  🌉 café") == "Київ שלום 🌉 café"


def test_a_cut_text_says_so() -> None:
    """Text over the limit ends with an ellipsis and has the given length."""
    assert shorten("harbour", 7) == "harbour"
    assert shorten("harbours", 7) == "harbou…"


def test_a_table_is_aligned() -> None:
    """Columns start at the same place in every line."""
    lines = list(table_lines(["claim", "A"], [["x", "asserts"], ["longer", ""]], [10, 10]))
    assert lines == ["claim   A", "------  -------", "x       asserts", "longer"]
