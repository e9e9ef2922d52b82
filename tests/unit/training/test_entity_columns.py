"""Column files of entity sets."""

from pathlib import Path

from kg.training.entity_columns import count_titles, find_spans, is_people, read_blocks


def test_two_and_five_column_files_read_the_same(tmp_path: Path) -> None:
    """Tabs, blanks and numbered UNER rows give words and labels; comments are no words."""
    tabs, blanks, numbered = (tmp_path / name for name in ("a", "b", "c"))
    tabs.write_text("Anna\tB-PER\nran\tO\n\nNo\tO\n")
    blanks.write_text("Anna B-PER\nran O\n\nNo O\n")
    numbered.write_text("# text = x\n1\tAnna\tB-PER\t-\t-\n2\tran\tO\t-\t-\n\n1\tNo\tO\t-\t-\n\n")
    wanted = [(["Anna", "ran"], ["B-PER", "O"]), (["No"], ["O"])]
    assert list(read_blocks(tabs)) == list(read_blocks(blanks)) == wanted
    assert list(read_blocks(numbered)) == wanted


def test_spans_of_bio_and_iob_labels() -> None:
    """I opens a span where none of its type is open; B always does."""
    assert find_spans(["I-A", "I-A", "B-A", "O", "I-B", "I-A"]) == [
        (0, 2, "A"),
        (2, 3, "A"),
        (4, 5, "B"),
        (5, 6, "A"),
    ]


def test_titles_before_a_name_are_counted() -> None:
    """Several titles may stand before a name; the last word is never taken for one."""
    assert count_titles(["Lt.", "Gen.", "Anna", "Berg"]) == 2
    assert count_titles(["Anna", "Major"]) == 0
    assert count_titles(["Major"]) == 0


def test_words_of_peoples_have_capitals() -> None:
    """ "Danes" is a people, "artists" is not, "London" neither."""
    assert is_people("Danes")
    assert is_people("Socialist")
    assert not is_people("artists")
    assert not is_people("London")
