"""The times of a claim's qualifiers as OWL-Time."""

from collections.abc import Iterator
from datetime import date

from kg.export.terms import Names, literal
from kg.export.trig import TYPE, Pair, Resource
from kg.moments import days_of_key, is_bare
from kg.records import ClaimQualifier, QualifierRole

#: How the key of a calendar time begins in a slot.
_KEY = "t:"
#: "Until March" has no first day, "since March" no last one.
_OPEN_BEFORE = frozenset({"until", "till", "before", "by"})
_OPEN_AFTER = frozenset({"since", "after", "from"})


def days_of(qualifier: ClaimQualifier) -> tuple[date, date] | None:
    """Return the first and the last day that a qualifier names, None where none can be told."""
    key = qualifier.slot.key
    if qualifier.role is not QualifierRole.TIME or not key.startswith(_KEY):
        return None
    if not is_bare(qualifier.slot.text):
        return None
    return days_of_key(key.removeprefix(_KEY))


def moment_resources(qualifier: ClaimQualifier, name: str, names: Names) -> Iterator[Resource]:
    """Yield the interval that a qualifier means, in whole days of UTC, and its ends.

    `name` is the name of the qualifier's node; nothing is yielded where it names no days.
    """
    days = days_of(qualifier)
    if days is None:
        return
    ends = []
    if qualifier.marker.lower() not in _OPEN_BEFORE:
        ends.append(("time:hasBeginning", names("moment", f"{name}-first"), f"{days[0]}T00:00:00Z"))
    if qualifier.marker.lower() not in _OPEN_AFTER:
        ends.append(("time:hasEnd", names("moment", f"{name}-last"), f"{days[1]}T23:59:59Z"))
    pairs: list[Pair] = [(TYPE, "time:ProperInterval"), *((end, node) for end, node, _ in ends)]
    yield names("moment", name), pairs
    for _, node, at in ends:
        stamp = ("time:inXSDDateTimeStamp", literal(at, "xsd:dateTimeStamp"))
        yield node, [(TYPE, "time:Instant"), stamp]
