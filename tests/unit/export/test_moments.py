"""Times of qualifiers as intervals of OWL-Time."""

import pytest

from kg.export.moments import moment_resources
from kg.export.terms import Names
from kg.records import ClaimQualifier, QualifierRole, Slot


def told(text: str, key: str, marker: str) -> list[str]:
    """Return the time stamps of the interval of a time qualifier."""
    slot = Slot(text=text, key=key, entity_id=None)
    qualifier = ClaimQualifier(role=QualifierRole.TIME, marker=marker, slot=slot)
    pairs = [pair for _, node in moment_resources(qualifier, "c-1-0", Names()) for pair in node]
    return [value.split('"')[1] for term, value in pairs if term == "time:inXSDDateTimeStamp"]


@pytest.mark.parametrize(
    ("text", "key", "marker", "stamps"),
    [
        ("4 March", "t:2024-03-04", "on", ["2024-03-04T00:00:00Z", "2024-03-04T23:59:59Z"]),
        ("March", "t:2024-02", "in", ["2024-02-01T00:00:00Z", "2024-02-29T23:59:59Z"]),
        (
            "last week",
            "t:2024-03-04/2024-03-10",
            "",
            ["2024-03-04T00:00:00Z", "2024-03-10T23:59:59Z"],
        ),
        ("March", "t:2024-03", "since", ["2024-03-01T00:00:00Z"]),
        ("Friday", "t:2024-03-08", "by", ["2024-03-08T23:59:59Z"]),
        ("4 March", "t:--03-04", "on", []),
        ("dawn", "w:dawn", "at", []),
        ("the days before Monday’s vote", "t:2024-03-04", "in", []),
    ],
)
def test_a_time_has_its_first_and_last_second(
    text: str, key: str, marker: str, stamps: list[str]
) -> None:
    """Whole days of UTC; no beginning before a term, no end since a start, nothing without days."""
    assert told(text, key, marker) == stamps


def test_a_place_has_no_time() -> None:
    """Only qualifiers of time mean a time, whatever their key."""
    slot = Slot(text="March", key="t:2024-03", entity_id=None)
    place = ClaimQualifier(role=QualifierRole.PLACE, marker="in", slot=slot)
    assert list(moment_resources(place, "c-1-0", Names())) == []
