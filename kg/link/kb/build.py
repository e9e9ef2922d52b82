"""A knowledge base file from a Wikidata JSON dump, in one pass over the dump.

Of each item that is known well enough a short form is kept on disk while the
dump is read; its classes and offices may come later in the dump, so which
of them stay is decided afterwards. Memory does not grow with the dump.
"""

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.errors import InputError, shown
from kg.link.entries import Entry
from kg.link.kb.classes import Classes, Types
from kg.link.kb.dump import read_lines
from kg.link.kb.faults import Faults
from kg.link.kb.items import jurisdiction, make_entry, superclasses
from kg.link.kb.rows import Placed, is_wikidata_id
from kg.link.kb.write import KbWriter, Progress, new_file, pack, unpack
from kg.records import EntityKind

#: Languages whose names are taken unless others are asked for.
LANGUAGES = ("en", "mul", "en-gb", "en-ca")
#: Fewest articles about an item, in all Wikipedias and sister projects together.
MIN_SITELINKS = 5
#: Bytes at the start of a line in which dumps say what kind of entity it is.
_HEAD = 64
#: What makes a line worth parsing although few projects write of it: classes, offices, redirects.
_NEEDED = (b'"P279"', b'"P1001"', b'"redirect"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which items are kept, and in which languages they are named, best language first."""

    types: Types
    min_sitelinks: int = MIN_SITELINKS
    languages: Sequence[str] = LANGUAGES


@dataclass(slots=True)
class Read:
    """What was read of a dump, and what of it is not in the file."""

    items: int = 0
    redirects: int = 0
    few_sitelinks: int = 0
    nameless: int = 0
    other_types: int = 0


def build_from_wikidata(
    dump: Path,
    out: Path,
    selection: Selection,
    faults: Faults,
    *,
    at: Progress = lambda _: None,
    progress: Progress = lambda _: None,
) -> tuple[dict[str, str], Read]:
    """Write the items of `dump` that are selected to `out`; return its info and the counts.

    `at` is told how many bytes of the dump are read, `progress` how many entries
    more are written. Raises InputError for a file that is no dump or is cut off,
    and where nothing is left to write.
    """
    with new_file(out) as folder, contextlib.closing(_waiting(folder)) as db:
        reader = _DumpReader(db, selection, faults)
        reader.read(dump, at)
        with contextlib.closing(KbWriter(folder, faults)) as writer:
            writer.add_redirects(reader.redirects())
            if not writer.add(reader.entries(dump.name)):
                raise InputError(_nothing(dump, reader.counts, faults))
            return writer.finish(progress), reader.counts


class _DumpReader:
    """One pass over a dump, and what it left on disk."""

    def __init__(self, db: sqlite3.Connection, selection: Selection, faults: Faults) -> None:
        self.counts = Read()
        self._db = db
        self._selection = selection
        self._faults = faults
        self._classes = Classes(db)
        db.execute("CREATE TABLE item (line INTEGER PRIMARY KEY, body TEXT)")
        db.execute("CREATE TABLE redirect (old TEXT PRIMARY KEY, id TEXT)")

    def read(self, dump: Path, at: Progress) -> None:
        """Read the dump; lines that are no entities are told and left out."""
        self._db.execute("BEGIN")
        for number, line in read_lines(dump, at):
            if self._is_small(line):
                self.counts.items += 1
                self.counts.few_sitelinks += 1
                continue
            try:
                self._take(number, json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                reason = f"{type(error).__name__}: {error}"
                self._faults(f"{dump.name}:{number}", f"no entity of Wikidata ({reason})")
        self._db.execute("COMMIT")
        self._classes.close_over(self._selection.types)

    def redirects(self) -> Iterator[tuple[str, str]]:
        """Yield old ids with the ids at the end of their redirects."""
        for old, new in self._db.execute("SELECT old, id FROM redirect ORDER BY old"):
            seen = {old, new}
            while (further := self._redirect(new)) is not None and further not in seen:
                new = further
                seen.add(new)
            yield old, new

    def entries(self, name: str) -> Iterator[Placed]:
        """Yield the items that are selected, with their kind and the roles of their offices."""
        for line, body in self._db.execute("SELECT line, body FROM item ORDER BY line"):
            entry = unpack(body)
            kind = self._classes.kind(entry.types)
            if not self._is_selected(entry, kind):
                self.counts.other_types += 1
                continue
            held = (
                (position, *self._classes.office(position.role)) for position in entry.positions
            )
            positions = tuple(replace(p, role=role, of=of) for p, role, of in held if role and of)
            domains = entry.domains if kind is EntityKind.OUTLET else ()
            yield (
                f"{name}:{line}",
                replace(entry, kind=kind, positions=positions, domains=domains),
            )

    def _redirect(self, old: str) -> str | None:
        found = self._db.execute("SELECT id FROM redirect WHERE old = ?", (old,)).fetchone()
        return str(found[0]) if found else None

    def _is_small(self, line: bytes) -> bool:
        """Say, without parsing, that an item is too little known and nothing else either."""
        few = line.count(b'"site":') < self._selection.min_sitelinks
        is_item = b'"item"' in line[:_HEAD]
        return few and is_item and not any(mark in line for mark in _NEEDED)

    def _take(self, number: int, item: Any) -> None:
        if "redirect" in item:
            self.counts.redirects += 1
            pair = (str(item.get("entity") or item["id"]), str(item["redirect"]))
            self._db.execute("INSERT OR REPLACE INTO redirect VALUES (?, ?)", pair)
            return
        if item["type"] != "item":
            return
        if not is_wikidata_id(item["id"]):
            raise ValueError(f"id {shown(item['id'])}")
        entry = make_entry(item, self._selection.languages)
        self.counts.items += 1
        self._take_class(item, entry)
        if len(item.get("sitelinks") or ()) < self._selection.min_sitelinks:
            self.counts.few_sitelinks += 1
        elif entry is None:
            self.counts.nameless += 1
        else:
            self._db.execute("INSERT INTO item VALUES (?, ?)", (number, pack(entry)))

    def _take_class(self, item: Any, entry: Entry | None) -> None:
        above, of = superclasses(item), jurisdiction(item)
        if above:
            self._classes.add(item["id"], above)
        if entry is not None and (above or "P1001" in item["claims"]):
            self._classes.add_office(entry.entity_id, entry.name, of)

    def _is_selected(self, entry: Entry, kind: EntityKind) -> bool:
        return kind in self._selection.types.kinds or self._classes.is_wanted(entry.types)


def _waiting(folder: Path) -> sqlite3.Connection:
    db = sqlite3.connect(folder / "items.sqlite", isolation_level=None)
    db.execute("PRAGMA journal_mode = OFF")
    db.execute("PRAGMA synchronous = OFF")
    return db


def _nothing(dump: Path, read: Read, faults: Faults) -> str:
    return (
        f"{dump}: nothing to write of {read.items} items ({read.few_sitelinks} with too few "
        f"sitelinks, {read.other_types} of other types, {read.nameless} without a name, "
        f"{faults.count} bad lines); try other --types, --min-sitelinks or --languages"
    )
