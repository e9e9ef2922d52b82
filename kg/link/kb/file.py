"""Asking a knowledge base file: each look-up reads the few pages that it needs."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import InputError, SchemaError, shown
from kg.link.candidates import find_candidates, find_exact
from kg.link.entries import Candidate, Entry, Position
from kg.link.kb.schema import (
    APPLICATION_ID,
    COLUMNS,
    VERSION,
    id_key,
    id_of,
    kind_number,
    make_entry,
    make_position,
)
from kg.records import EntityKind

#: Most entries that one key gives, the best ones; thousands are called Smith.
MOST = 64

_PERSON = kind_number(EntityKind.PERSON)
_COLUMNS = ", ".join(f"e.{column.strip()}" for column in COLUMNS.split(","))
_BY_KEY = (
    f"SELECT e.number, {_COLUMNS} FROM {{table}} k JOIN entity e ON e.number = k.entity"
    f" WHERE k.key = ? ORDER BY k.entity LIMIT {MOST}"
)
_NAMED = _BY_KEY.format(table="alias")
_WITH_SURNAME = _BY_KEY.format(table="surname")
_WITH_SKELETON = _BY_KEY.format(table="skeleton")
_BY_ID = f"SELECT e.number, {_COLUMNS} FROM entity e WHERE e.id = ?"
_ALL = f"SELECT e.number, {_COLUMNS} FROM entity e ORDER BY e.number"
_HOLDERS = (
    f"SELECT DISTINCT e.number, {_COLUMNS} FROM position p JOIN entity e ON e.number = p.entity"
    ' WHERE p.role = ? AND p."of" = ?'
)
_POSITIONS = 'SELECT role, "of", start, "end" FROM position WHERE entity = ? ORDER BY place'


class KbFile:
    """A knowledge base file, opened read-only and never changed by being asked.

    Processes that share one (by fork or by pickling) each open the file anew. Raises
    InputError where there is no such file, SchemaError where it is none of ours.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db: sqlite3.Connection | None = None
        self._owner = 0
        self._check()

    def entity(self, entity_id: str) -> Entry | None:
        """Return the entry of an id, also of an old one that was redirected, or None."""
        found = self._entries(_BY_ID, id_key(entity_id))
        if not found:
            new = self._rows("SELECT id FROM redirect WHERE old = ?", id_key(entity_id))
            found = self._entries(_BY_ID, new[0][0]) if new else []
        return found[0] if found else None

    def exact(self, name: str) -> tuple[Entry, ...]:
        """Return the entries with this name or alias, best first, at most `MOST`."""
        return find_exact(self, name)

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return what a name may mean: exact aliases, then surnames, then spellings."""
        return find_candidates(self, name)

    def holders(self, role: str, of: str) -> tuple[Entry, ...]:
        """Return everyone known to have held `role` at the entity `of`, in order of id."""
        held = self._entries(_HOLDERS, role, id_key(of))
        return tuple(sorted(held, key=lambda entry: entry.entity_id))

    def named(self, key: str) -> Sequence[Entry]:
        """Return the entries with a form of this normalised key, best first."""
        return self._entries(_NAMED, key)

    def with_surname(self, key: str) -> Sequence[Entry]:
        """Return the people with this normalised surname, best first."""
        return self._entries(_WITH_SURNAME, key)

    def with_skeleton(self, bones: str) -> Sequence[Entry]:
        """Return the entries with a form of this skeleton, best first."""
        return self._entries(_WITH_SKELETON, bones)

    def info(self) -> dict[str, str]:
        """Return what the file says of itself: counts, and `digest`, which is its content's."""
        return {str(key): str(value) for key, value in self._rows("SELECT * FROM meta ORDER BY 1")}

    def last_rank(self) -> int:
        """Return the highest rank of an entry: entries after it come last where names agree."""
        return int(str(self._rows("SELECT MAX(rank) FROM entity")[0][0]))

    @property
    def label(self) -> str:
        """The file's name and the digest of its content, which is the same on every machine."""
        return f"{self.path.name} {self.info()['digest']}"

    def redirects(self) -> list[tuple[str, str]]:
        """Return the old ids that the file knows, each with the id it became."""
        found = self._rows("SELECT old, id FROM redirect ORDER BY old")
        return [(id_of(old) or "", id_of(new) or "") for old, new in found]

    def entries(self) -> Iterator[Entry]:
        """Yield all entries in order, without holding them."""
        for row in self._open().execute(_ALL):
            yield self._entry(row)

    def close(self) -> None:
        """Close the file; asking again opens it again."""
        if self._db is not None and self._owner == os.getpid():
            self._db.close()
        self._db = None

    def __getstate__(self) -> Path:
        return self.path

    def __setstate__(self, path: Path) -> None:
        self.__init__(path)  # type: ignore[misc]

    def _entries(self, query: str, *values: object) -> list[Entry]:
        return [self._entry(row) for row in self._rows(query, *values)]

    def _entry(self, row: tuple[object, ...]) -> Entry:
        positions: tuple[Position, ...] = ()
        if row[3] == _PERSON:
            held = self._open().execute(_POSITIONS, row[:1])
            positions = tuple(make_position(*values) for values in held)
        return make_entry(row[1:], positions)

    def _rows(self, query: str, *values: object) -> list[tuple[object, ...]]:
        try:
            return self._open().execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise SchemaError(
                f"{self.path}: damaged knowledge base ({error}); make it again"
            ) from error

    def _open(self) -> sqlite3.Connection:
        """Return the connection of this process; one that came over a fork is left alone."""
        if self._db is None or self._owner != os.getpid():
            # Immutable: no locks and no journal are looked for, so a read-only folder does.
            address = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            self._db = sqlite3.connect(address, uri=True, check_same_thread=False)
            self._owner = os.getpid()
        return self._db

    def _check(self) -> None:
        if not self.path.is_file():
            raise InputError(
                f"{self.path}: no such file; make one with `kg kb build` or `kg kb import`"
            )
        try:
            ((ours,),) = self._open().execute("PRAGMA application_id").fetchall()
            ((version,),) = self._open().execute("PRAGMA user_version").fetchall()
        except sqlite3.Error as error:
            self.close()
            raise SchemaError(
                f"{self.path}: cannot be read as a knowledge base ({error}); "
                "make one with `kg kb build` or `kg kb import`"
            ) from error
        if ours != APPLICATION_ID:
            raise SchemaError(f"{self.path}: SQLite, but no knowledge base of kg")
        # Kinds are kept as numbers: a version of kg with other kinds would misread them.
        if version != VERSION or self._kinds() != list(EntityKind):
            raise SchemaError(
                f"{self.path}: knowledge base of version {shown(version)}, expected {VERSION}; "
                "make it again with this version of kg"
            )

    def _kinds(self) -> list[str]:
        return [str(name) for (name,) in self._rows("SELECT name FROM kinds ORDER BY number")]
