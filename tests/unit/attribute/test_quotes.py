"""Quotation marks of all houses, and apostrophes that are none."""

import pytest

from kg.attribute.quotes import find_paragraphs, find_quotes


def _parts(text: str) -> list[str]:
    return [" / ".join(part.slice(text) for part in quote.parts) for quote in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('She said "no" twice.', ["no"]),
        ("She said “no” twice.", ["no"]),
        ("She said ‘no’ twice.", ["no"]),
        ("She said 'no' twice.", ["no"]),
        ("She said «no» twice.", ["no"]),
        ("She said »no« twice.", ["no"]),
        ("She said „no“ twice.", ["no"]),
        ("She said ''no'' twice.", ["no"]),
        ("She said ``no'' twice.", ["no"]),
    ],
)
def test_every_pair_of_marks_is_read(text: str, quoted: list[str]) -> None:
    """Straight, curly, single, pointed and low marks all enclose a quotation."""
    assert _parts(text) == quoted


@pytest.mark.parametrize(
    "text",
    [
        "They don’t know the mayor’s plan.",
        "They don't know the mayor's plan.",
        "The soldiers’ families came in the ’90s.",
        "Rock ’n’ roll and the ‘80s came back.",
        "A 6' wall and a 7\" pipe.",
    ],
)
def test_apostrophes_are_no_quotes(text: str) -> None:
    """Contractions, possessives, clipped years and measures open and close nothing."""
    assert _parts(text) == []


def test_plural_possessive_inside_single_marks() -> None:
    """A possessive mark closes no quotation where a later mark can."""
    assert _parts("‘The boys’ club shut,’ he said.") == ["The boys’ club shut,"]


def test_single_mark_after_s_closes_where_nothing_later_can() -> None:
    """The mark after a final s closes a quotation that nothing else would close."""
    assert _parts("The ‘allies’ of Rome said ‘no’ again.") == ["allies", "no"]


def test_nested_quotation_has_depth_one() -> None:
    """A quotation inside another one keeps its own span and depth."""
    quotes = find_quotes("“He called it ‘theft’ again,” she said.")
    assert [quote.depth for quote in quotes] == [0, 1]


def test_quotation_runs_over_paragraphs() -> None:
    """An open quotation goes on where the next paragraph repeats the opening mark."""
    assert _parts("“We came.\n\n“We left,” she said.") == ["We came. / We left,"]


def test_missing_mark_stays_in_its_paragraph() -> None:
    """A quotation without its closing mark changes nothing in the next paragraph."""
    text = "“We came, she said.\nThe sea was calm. “No,” he said."
    assert _parts(text)[1:] == ["No,"]


def test_stray_opening_mark_is_dropped() -> None:
    """An opening mark that is never closed before the next one encloses nothing."""
    assert _parts("It was “odd, he said. “We left.”") == ["We left."]


def test_stray_closing_mark_is_dropped() -> None:
    """A closing mark without an opening one encloses nothing."""
    assert _parts("It was odd,” he said.") == []


def test_open_quotation_before_an_unreadable_mark_ends_with_its_paragraph() -> None:
    """Where the next paragraph's mark opens nothing, the open quotation keeps its own paragraph."""
    assert _parts("“We came.\n“ We left.") == ["We came."]


def test_paragraphs_leave_out_white_space() -> None:
    """Paragraphs begin and end at a character that is no white space."""
    text = "  One. \n\n\tTwo.\n"
    assert [paragraph.slice(text) for paragraph in find_paragraphs(text)] == ["One.", "Two."]
