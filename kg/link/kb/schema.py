"""The tables of a knowledge base file, and entries as rows of them.

Entities are numbered from 1 in the order in which they are preferred: by rank, then
weight, then name. All indices are sorted by key and number, so the first rows
of a look-up are the best ones and nothing has to be sorted when asking. Ids of
Wikidata are kept as their numbers, which takes half the room: Q212 is 212; the ids
of other entities are text. What few entities have stands in `more`, a JSON object
of lists; `kind` is a number of the table `kinds`.
"""

import json
import sqlite3

from kg.link.entries import Entry, Position
from kg.records import EntityKind

#: "kgkb" in the header of the file, which SQLite calls the application id.
APPLICATION_ID = 0x6B676B62
#: Version of these tables; a file of another version is refused.
VERSION = 1

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE kinds (number INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE entity (
  number INTEGER PRIMARY KEY,
  id NOT NULL,
  name TEXT NOT NULL,
  kind INTEGER NOT NULL,
  rank INTEGER NOT NULL,
  weight INTEGER NOT NULL,
  aliases TEXT, country, gender TEXT, description TEXT, types TEXT, more TEXT
);
CREATE TABLE alias (
  key TEXT, entity INTEGER, grade INTEGER NOT NULL, PRIMARY KEY (key, entity)
) WITHOUT ROWID;
CREATE TABLE skeleton (key TEXT, entity INTEGER, PRIMARY KEY (key, entity)) WITHOUT ROWID;
CREATE TABLE surname (key TEXT, entity INTEGER, PRIMARY KEY (key, entity)) WITHOUT ROWID;
CREATE TABLE position (
  entity INTEGER, place INTEGER, role TEXT NOT NULL, "of" NOT NULL,
  start TEXT NOT NULL, "end" TEXT NOT NULL, PRIMARY KEY (entity, place)
) WITHOUT ROWID;
CREATE TABLE redirect (old PRIMARY KEY, id NOT NULL) WITHOUT ROWID;
"""
#: Made when the tables are full, which is quicker than keeping them up.
INDICES = """
CREATE UNIQUE INDEX entity_id ON entity (id);
CREATE INDEX holder ON position (role, "of", entity);
"""
#: What `alias.grade` says of a form: the name, another name, a name in another language.
NAME, ALIAS, FOREIGN = 0, 1, 2

#: Columns of `entity` after the number, in the order of `entity_row`.
COLUMNS = "id, name, kind, rank, weight, aliases, country, gender, description, types, more"
#: Fields of an entry that stand in `more`.
_RARE = ("foreign", "adjectives", "people", "leaders", "nominals", "domains")
_KINDS = tuple(EntityKind)
#: Between the values of a list; `rows.tidy` keeps it out of values.
SEPARATOR = "\n"

Row = tuple[str | int | None, ...]


def entity_row(entry: Entry) -> Row:
    """Return the values of `COLUMNS`; what is empty is NULL, which takes no room."""
    more = {field: list(values) for field in _RARE if (values := getattr(entry, field))}
    if entry.stands_for:
        more["stands_for"] = [entry.stands_for]
    return (
        id_key(entry.entity_id),
        entry.name,
        kind_number(entry.kind),
        entry.rank,
        entry.weight,
        SEPARATOR.join(entry.aliases) or None,
        id_key(entry.country),
        entry.gender or None,
        entry.description or None,
        SEPARATOR.join(entry.types) or None,
        json.dumps(more, ensure_ascii=False) if more else None,
    )


def position_rows(entry: Entry) -> list[Row]:
    """Return place, role, of, start and end of each position, in order."""
    return [(i, p.role, id_key(p.of), p.start, p.end) for i, p in enumerate(entry.positions)]


def make_position(role: object, of: object, start: object, end: object) -> Position:
    """Return the position of a row."""
    return Position(role=str(role), of=id_of(of) or "", start=str(start), end=str(end))


def id_key(entity_id: str | None) -> int | str | None:
    """Return an id as the file keeps it."""
    if entity_id and entity_id[0] == "Q" and entity_id[1:].isdecimal():
        return int(entity_id[1:])
    return entity_id


def id_of(key: object) -> str | None:
    """Return the id that `id_key` keeps."""
    return f"Q{key}" if isinstance(key, int) else str(key) if key is not None else None


def make_entry(row: tuple[object, ...], positions: tuple[Position, ...]) -> Entry:
    """Return the entry of a row of `COLUMNS`."""
    key, name, kind, rank, weight, aliases, country, gender, about, types, more = row
    rare = {field: tuple(values) for field, values in json.loads(str(more)).items()} if more else {}
    stands_for = rare.pop("stands_for", (None,))[0]
    return Entry(
        entity_id=id_of(key) or "",
        name=str(name),
        kind=_KINDS[int(str(kind))],
        rank=int(str(rank)),
        weight=int(str(weight)),
        aliases=_split(aliases),
        country=id_of(country),
        gender=str(gender or ""),
        description=str(about or ""),
        types=_split(types),
        stands_for=stands_for,
        positions=positions,
        **rare,
    )


def create_tables(db: sqlite3.Connection) -> None:
    """Make the tables of an empty file and mark it as ours."""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {VERSION}")
    db.executescript(TABLES)
    db.executemany("INSERT INTO kinds VALUES (?, ?)", enumerate(_KINDS))


def kind_number(kind: EntityKind) -> int:
    """Return the number of a kind in the table `kinds`."""
    return _KINDS.index(kind)


def _split(text: object) -> tuple[str, ...]:
    return tuple(str(text).split(SEPARATOR)) if text else ()
