"""JSON Lines: one record a line, nothing lost, always encodable."""

import json

import pytest

from kg.export import to_jsonl
from kg.records import Stance
from tests.sample import LETTER, LETTER_TEXT, sample_tables


def test_a_line_keeps_the_order_of_the_fields() -> None:
    """Keys stand as in the record, enums as values, tuples as lists."""
    (line,) = to_jsonl(sample_tables().assertions[1:2])
    found = json.loads(line)
    assert list(found)[:5] == ["assertion_id", "article_id", "outlet", "published", "subject"]
    assert found["stance"] == Stance.REPORTS.value
    assert found["voice"][0]["cue_class"] == "say" and found["hedges"] == []


def test_a_hostile_text_is_read_back_exactly() -> None:
    """Lone surrogates and control characters survive a round trip."""
    (line,) = to_jsonl([LETTER])
    assert json.loads(line.encode("utf-8"))["text"] == LETTER_TEXT


def test_a_line_is_one_line_for_every_reader() -> None:
    """No line separator of any kind stands in a line."""
    (line,) = to_jsonl([LETTER])
    assert line.splitlines() == [line]


def test_other_scripts_are_not_escaped() -> None:
    """Text stays readable: only what would break a line is escaped."""
    (line,) = to_jsonl([LETTER])
    assert "\U0001f309" in line


@pytest.mark.parametrize("value", [{"a": 1}, "text", Stance])
def test_what_is_no_record_is_refused(value: object) -> None:
    """A mistake in the program is an error at once."""
    with pytest.raises(TypeError, match="expected a record"):
        list(to_jsonl([value]))
