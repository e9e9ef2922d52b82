"""The word lists are read by one function."""

import pytest

from kg.errors import ModelError
from kg.wordlists import read_rows


def test_comments_and_blank_lines_are_left_out_and_lines_are_numbered() -> None:
    """Each row comes with its line in the file and its columns, in order."""
    rows = list(read_rows("kg.merge", "words.tsv"))
    numbers = [number for number, _ in rows]
    assert numbers == sorted(numbers)
    assert numbers[0] > 1
    assert {len(columns) for _, columns in rows} == {3}
    assert not [columns for _, columns in rows if columns[0].startswith("#")]


def test_an_absent_list_says_what_to_do() -> None:
    """A list that is not there is a ModelError that names it, not a traceback of the system."""
    with pytest.raises(ModelError, match=r"nothing\.tsv of kg\.merge.*reinstall"):
        list(read_rows("kg.merge", "nothing.tsv"))
