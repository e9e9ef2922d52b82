"""Writing a knowledge base file: entries in any order in, one sorted file out.

Entries wait on disk, so memory stays flat however many there are. The same
entries give the same file: no time stamps, every table filled in order.
"""

import json
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import blake2b
from itertools import groupby, islice
from pathlib import Path
from typing import TypeVar

from kg.errors import InputError, shown
from kg.link.entries import Entry
from kg.link.kb.merging import merge_entries
from kg.link.kb.rows import Fault, with_ids
from kg.link.kb.schema import (
    ALIAS,
    COLUMNS,
    FOREIGN,
    INDICES,
    NAME,
    Row,
    create_tables,
    entity_row,
    id_key,
    id_of,
    make_entry,
    make_position,
    position_rows,
)
from kg.spelling import normalise, skeleton

T = TypeVar("T")
#: Rows that are held before they are written together.
BATCH = 5_000
#: Told how many entries more are written.
Progress = Callable[[int], object]

_WIDTH = COLUMNS.count(",") + 1
_WAITING = """
CREATE TABLE waiting.entry (
  seq INTEGER PRIMARY KEY, id TEXT, name TEXT, place TEXT, body TEXT
);
CREATE TABLE waiting.whole (rank INTEGER, weight INTEGER, name TEXT, id TEXT, body TEXT);
CREATE TABLE waiting.alias (key TEXT, entity INTEGER, grade INTEGER);
CREATE TABLE waiting.skeleton (key TEXT, entity INTEGER);
CREATE TABLE waiting.surname (key TEXT, entity INTEGER);
"""
_FILL = """
INSERT INTO main.alias SELECT key, entity, MIN(grade) FROM waiting.alias
  GROUP BY key, entity ORDER BY key, entity;
INSERT INTO main.skeleton SELECT DISTINCT key, entity FROM waiting.skeleton ORDER BY key, entity;
INSERT INTO main.surname SELECT DISTINCT key, entity FROM waiting.surname ORDER BY key, entity;
"""


@contextmanager
def new_file(out: Path) -> Iterator[Path]:
    """Give a folder to work in; its `kb.sqlite` becomes `out` when all went well.

    After an error nothing is left, and an `out` that was there before is as it
    was. Raises InputError where `out` cannot be written.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as folder:
            yield Path(folder)
            (Path(folder) / "kb.sqlite").replace(out)
    except (OSError, sqlite3.OperationalError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(
            f"{out}: cannot be written ({reason}); name another file, in a folder "
            "that exists and has room"
        ) from error


class KbWriter:
    """Takes entries and writes them to `kb.sqlite` in a folder that `new_file` gave."""

    def __init__(self, folder: Path, fault: Fault) -> None:
        self._fault = fault
        self._has_redirects = False
        self._db = sqlite3.connect(folder / "kb.sqlite", isolation_level=None)
        self._db.execute("ATTACH ? AS waiting", (str(folder / "waiting.sqlite"),))
        for schema in ("main", "waiting"):
            # The file has no name yet: after a crash it is thrown away.
            self._db.execute(f"PRAGMA {schema}.journal_mode = OFF")
            self._db.execute(f"PRAGMA {schema}.synchronous = OFF")
        create_tables(self._db)
        self._db.executescript(_WAITING)
        self._db.execute("BEGIN")

    def add(self, entries: Iterable[tuple[str, Entry]]) -> int:
        """Take entries with the place that a message would name; return how many.

        They may point at each other by name, whatever comes first, and may come
        again: the last one counts, with the names of all.
        """
        count = 0
        rows = ((e.entity_id, e.name, place, pack(e)) for place, e in entries)
        for batch in _batches(rows):
            self._db.executemany(
                "INSERT INTO waiting.entry (id, name, place, body) VALUES (?, ?, ?, ?)", batch
            )
            count += len(batch)
        return count

    def add_redirects(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Take old ids with the ids that they became."""
        keys = ((id_key(old), id_key(new)) for old, new in pairs)
        self._db.executemany("INSERT OR REPLACE INTO redirect VALUES (?, ?)", keys)

    def finish(self, progress: Progress = lambda _: None) -> dict[str, str]:
        """Write the file and return what `KbFile.info` will say of it."""
        self._has_redirects = self._count("SELECT COUNT(*) FROM redirect") != "0"
        self._unite()
        digest = blake2b(digest_size=8)
        for rows in _batches(self._ordered(digest)):
            self._write(rows)
            progress(len(rows))
        self._db.execute("DELETE FROM redirect WHERE id NOT IN (SELECT id FROM entity)")
        for redirect in self._db.execute("SELECT old, id FROM redirect ORDER BY old"):
            digest.update(repr(redirect).encode())
        self._db.execute("COMMIT")
        self._db.executescript(_FILL + INDICES)
        info = self._counts() | {"digest": digest.hexdigest()}
        self._db.executemany("INSERT INTO meta VALUES (?, ?)", sorted(info.items()))
        self._db.execute("DETACH waiting")
        self._db.execute("VACUUM")
        self._db.close()
        return info

    def close(self) -> None:
        """Let go of the files; after `finish` there is nothing to let go of."""
        self._db.close()

    def _unite(self) -> None:
        """Make one entry of all with one id, and give it the ids of what it points at."""
        self._db.execute("CREATE INDEX waiting.by_name ON entry (name, seq)")
        waiting = self._db.execute("SELECT id, place, body FROM waiting.entry ORDER BY id, seq")
        for batch in _batches(self._whole(waiting)):
            self._db.executemany("INSERT INTO waiting.whole VALUES (?, ?, ?, ?, ?)", batch)

    def _whole(self, waiting: Iterable[tuple[str, str, str]]) -> Iterator[Row]:
        for _, group in groupby(waiting, key=lambda row: row[0]):
            same = list(group)
            entry, unknown = with_ids(merge_entries([unpack(body) for *_, body in same]), self._id)
            for name in unknown:
                self._fault(same[-1][1], f"{shown(name)} names no entry; that is left out")
            entry = self._redirected(entry)
            yield entry.rank, entry.weight, entry.name, entry.entity_id, pack(entry)

    def _id(self, name: str) -> str | None:
        """Return the id of the first entry of a name, or None."""
        found = self._db.execute(
            "SELECT id FROM waiting.entry WHERE name = ? ORDER BY seq LIMIT 1", (name,)
        ).fetchone()
        return str(found[0]) if found else None

    def _redirected(self, entry: Entry) -> Entry:
        """Return the entry with the new ids of what it points at."""
        if not self._has_redirects:
            return entry
        return replace(
            entry,
            country=self._new_id(entry.country),
            stands_for=self._new_id(entry.stands_for),
            positions=tuple(replace(p, of=self._new_id(p.of) or "") for p in entry.positions),
        )

    def _new_id(self, old: str | None) -> str | None:
        query = "SELECT id FROM redirect WHERE old = ?"
        found = self._db.execute(query, (id_key(old),)).fetchone()
        return id_of(found[0]) if found else old

    def _ordered(self, digest: "blake2b") -> Iterator[tuple[int, Entry]]:
        order = "SELECT body FROM waiting.whole ORDER BY rank, weight DESC, name, id"
        for number, (body,) in enumerate(self._db.execute(order), start=1):
            digest.update(str(body).encode())
            yield number, unpack(body)

    def _write(self, numbered: list[tuple[int, Entry]]) -> None:
        many = self._db.executemany
        marks = ", ".join("?" * (_WIDTH + 1))
        many(f"INSERT INTO entity VALUES ({marks})", [(n, *entity_row(e)) for n, e in numbered])
        many(
            "INSERT INTO position VALUES (?, ?, ?, ?, ?, ?)",
            [(n, *row) for n, e in numbered for row in position_rows(e)],
        )
        many("INSERT INTO waiting.alias VALUES (?, ?, ?)", _alias_rows(numbered))
        many("INSERT INTO waiting.skeleton VALUES (?, ?)", _skeleton_rows(numbered))
        many(
            "INSERT INTO waiting.surname VALUES (?, ?)",
            [(word, n) for n, e in numbered for word in e.surnames if word],
        )

    def _counts(self) -> dict[str, str]:
        tables = {"aliases": "alias", "positions": "position", "redirects": "redirect"}
        info = {name: self._count(f"SELECT COUNT(*) FROM {t}") for name, t in tables.items()}
        info["entities"] = self._count("SELECT COUNT(*) FROM entity")
        kinds = self._db.execute(
            "SELECT k.name, COUNT(*) FROM entity e JOIN kinds k ON k.number = e.kind"
            " GROUP BY k.name ORDER BY k.name"
        )
        return info | {f"entities, {kind}": str(count) for kind, count in kinds}

    def _count(self, query: str) -> str:
        return str(self._db.execute(query).fetchone()[0])


def pack(entry: Entry) -> str:
    """Return an entry as one text."""
    return json.dumps([entity_row(entry), position_rows(entry)], ensure_ascii=False)


def unpack(body: str) -> Entry:
    """Return the entry that `pack` packed."""
    row, positions = json.loads(body)
    return make_entry(tuple(row), tuple(make_position(*values) for _, *values in positions))


def _alias_rows(numbered: list[tuple[int, Entry]]) -> Iterator[Row]:
    for number, entry in numbered:
        graded = [(entry.name, NAME), *((form, ALIAS) for form in entry.aliases)]
        graded += [(form, FOREIGN) for form in entry.foreign]
        for form, grade in graded:
            if key := normalise(form):
                yield key, number, grade


def _skeleton_rows(numbered: list[tuple[int, Entry]]) -> Iterator[Row]:
    for number, entry in numbered:
        for form in entry.forms:
            if bones := skeleton(form):
                yield bones, number


def _batches(rows: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        yield batch
