"""Entries from rows of text: the gazetteer's tables, TSV and JSON lines of users.

A row names the states and bodies that it points at as an article would
("president@France@2017-05-14.."); `with_ids` puts ids there once all rows are read.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest

from kg.errors import shown
from kg.link.entries import Entry, Position, nil_id
from kg.records import EntityKind

#: Told of each line that cannot be used: place ("file:line") and what is wrong.
Fault = Callable[[str, str], None]
#: An entry and the place of its line, "file:line".
Placed = tuple[str, Entry]

#: Columns that hold several values, with `|` between them in a table.
LISTS = (
    "aliases",
    "foreign",
    "adjectives",
    "people",
    "leaders",
    "positions",
    "nominals",
    "types",
    "domains",
)
_SINGLE = ("qid", "name", "kind", "country", "stands_for", "gender", "weight", "description")
COLUMNS = (*_SINGLE, *LISTS)

_WIKIDATA_ID = re.compile(r"Q[1-9]\d*")
#: YYYY, YYYY-MM, YYYY-MM-DD or nothing.
_DATE = re.compile(r"(\d{4}(-\d\d(-\d\d)?)?)?")


@dataclass(frozen=True, slots=True)
class Source:
    """A file of rows: its name for messages, the kind of rows that state none, its rank."""

    name: str
    kind: EntityKind | None
    rank: int


def read_table(
    rows: Iterable[tuple[int, list[str]]], source: Source, fault: Fault
) -> Iterator[Placed]:
    """Yield the entries of a table whose first row names the columns.

    `rows` are line numbers and cells. Columns beside `COLUMNS` are left alone. A
    row that cannot be used is told to `fault` and left out.
    """
    header: list[str] | None = None
    for number, cells in rows:
        if header is None:
            header = cells
            continue
        place = f"{source.name}:{number}"
        if len(cells) > len(header):
            fault(place, f"{len(cells)} columns where the first row names {len(header)}")
            continue
        fields = dict(zip_longest(header, cells, fillvalue=""))
        lists = {name: text.split("|") for name in LISTS if (text := fields.get(name))}
        yield from _checked(place, {**fields, **lists}, source, fault)


def read_json_lines(
    lines: Iterable[tuple[int, str]], source: Source, fault: Fault
) -> Iterator[Placed]:
    """Yield the entries of JSON lines, objects with the keys `COLUMNS`; see `read_table`."""
    for number, line in lines:
        place = f"{source.name}:{number}"
        try:
            fields = json.loads(line)
        except ValueError as error:
            fault(place, f"no JSON ({error}): {shown(line)}")
            continue
        if isinstance(fields, dict):
            yield from _checked(place, fields, source, fault)
        else:
            fault(place, f"expected a JSON object, saw {shown(line)}")


def with_ids(entry: Entry, find: Callable[[str], str | None]) -> tuple[Entry, tuple[str, ...]]:
    """Return the entry with ids for the names it points at, and the names without an id.

    `find` gives the id of an entry's name; an id of Wikidata stands for itself.
    """
    if not (entry.country or entry.stands_for or entry.positions):
        return entry, ()
    unknown: list[str] = []

    def resolve(name: str | None) -> str | None:
        if not name or is_wikidata_id(name):
            return name or None
        found = find(name)
        if found is None:
            unknown.append(name)
        return found

    country, stands_for = resolve(entry.country), resolve(entry.stands_for)
    held = [(position, resolve(position.of)) for position in entry.positions]
    positions = tuple(replace(position, of=of) for position, of in held if of)
    resolved = replace(entry, country=country, stands_for=stands_for, positions=positions)
    return resolved, tuple(unknown)


def is_wikidata_id(text: object) -> bool:
    """Say whether a value has the form of the id of a Wikidata item."""
    return isinstance(text, str) and _WIKIDATA_ID.fullmatch(text) is not None


def _checked(
    place: str, fields: Mapping[str, object], source: Source, fault: Fault
) -> Iterator[Placed]:
    try:
        yield place, make_entry(fields, source)
    except ValueError as error:
        fault(place, str(error))


def make_entry(fields: Mapping[str, object], source: Source) -> Entry:
    """Return the entry of one row; raises ValueError that says what is wrong with it."""
    name = _one(fields, "name")
    if not name:
        raise ValueError("no name")
    kind = _kind(_one(fields, "kind"), source)
    qid = _one(fields, "qid")
    if qid and not is_wikidata_id(qid):
        raise ValueError(f"qid {shown(qid)} is no Wikidata id (Q and digits); leave it empty")
    gender = _one(fields, "gender")
    if gender not in ("", "m", "f"):
        raise ValueError(f"gender {shown(gender)} is neither m nor f nor empty")
    weight = _one(fields, "weight") or "0"
    if not weight.isdecimal():
        raise ValueError(f"weight {shown(weight)} is no whole number")
    return Entry(
        entity_id=qid or nil_id(name, kind),
        name=name,
        kind=kind,
        rank=source.rank,
        aliases=tuple(form for form in _many(fields, "aliases") if form != name),
        foreign=_many(fields, "foreign"),
        adjectives=_many(fields, "adjectives"),
        people=_many(fields, "people"),
        country=_one(fields, "country") or None,
        stands_for=_one(fields, "stands_for") or None,
        leaders=_many(fields, "leaders"),
        positions=tuple(_position(text) for text in _many(fields, "positions")),
        nominals=_many(fields, "nominals"),
        gender=gender,
        weight=int(weight),
        description=_one(fields, "description"),
        types=_many(fields, "types"),
        domains=_many(fields, "domains"),
    )


def _one(fields: Mapping[str, object], column: str) -> str:
    value = fields.get(column)
    if not value:
        return ""
    if isinstance(value, bool | float | list | dict):
        raise ValueError(f"{column} is {shown(value)}, expected one text")
    return tidy(str(value))


def _many(fields: Mapping[str, object], column: str) -> tuple[str, ...]:
    value = fields.get(column)
    if not value:
        return ()
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(part, str) for part in values):
        raise ValueError(f"{column} is {shown(value)}, expected a list of texts")
    return tuple(dict.fromkeys(text for part in values if (text := tidy(part))))


def tidy(text: str) -> str:
    """Return a text with single spaces; line ends separate the values of a list in the file."""
    return " ".join(text.split())


def _kind(text: str, source: Source) -> EntityKind:
    if not text:
        if source.kind is None:
            raise ValueError("no kind; add a column kind or give --kind")
        return source.kind
    try:
        return EntityKind(text)
    except ValueError:
        kinds = ", ".join(EntityKind)
        raise ValueError(f"kind {shown(text)} is not one of {kinds}") from None


def _position(text: str) -> Position:
    """Read "president@France@2017-05-14.." (role, of what, from, to)."""
    role, _, rest = text.partition("@")
    of, _, term = rest.rpartition("@")
    start, dots, end = term.partition("..")
    if not (role and of and dots and _DATE.fullmatch(start) and _DATE.fullmatch(end)):
        raise ValueError(f"position {shown(text)} is not role@of@start..end")
    return Position(role=role, of=of, start=start, end=end)
