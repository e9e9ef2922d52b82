"""Classes and offices of a dump: the kind of an item, the role of an office.

Both are known only when the whole dump was read, and there are millions of
classes: they wait in a file and are joined there.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache

from kg.errors import InputError, shown
from kg.link.kb.rows import tidy
from kg.link.lexicon import words
from kg.records import EntityKind
from kg.wordlists import read_rows

_TABLES = """
CREATE TABLE below (super TEXT, class TEXT, PRIMARY KEY (super, class)) WITHOUT ROWID;
CREATE TABLE office (id TEXT PRIMARY KEY, label TEXT, "of" TEXT) WITHOUT ROWID;
CREATE TABLE kind_of (class TEXT PRIMARY KEY, place INTEGER, depth INTEGER) WITHOUT ROWID;
CREATE TABLE wanted (class TEXT PRIMARY KEY, place INTEGER, depth INTEGER) WITHOUT ROWID;
"""
#: One level further down; a class keeps the kind that reached it first (`place` in `_kinds`).
_DOWN = """
INSERT OR IGNORE INTO {table}
SELECT below.class, up.place, up.depth + 1 FROM {table} up JOIN below ON below.super = up.class
WHERE up.depth = ? ORDER BY up.place, below.class
"""


class Classes:
    """The classes and offices of one dump, in tables of a file that waits."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        db.executescript(_TABLES)

    def add(self, class_id: str, above: Iterable[str]) -> None:
        """Note the classes right above one."""
        rows = [(upper, class_id) for upper in above]
        self._db.executemany("INSERT OR IGNORE INTO below VALUES (?, ?)", rows)

    def add_office(self, office_id: str, label: str, of: str | None) -> None:
        """Note what may be an office: its label, and the state or body it belongs to."""
        self._db.execute("INSERT OR REPLACE INTO office VALUES (?, ?, ?)", (office_id, label, of))

    def close_over(self, types: "Types") -> None:
        """Give every class below those of `types.tsv` its kind, and mark the wanted ones."""
        kinds = _kinds()
        roots = [(class_id, kinds.index(kind), 0) for class_id, kind in class_kinds().items()]
        self._spread("kind_of", roots)
        self._spread("wanted", [(class_id, 0, 0) for class_id in types.classes])

    def kind(self, class_ids: Sequence[str]) -> EntityKind:
        """Return the kind of an instance of some classes, `other` if none has one."""
        places = [self._at("kind_of", class_id) for class_id in class_ids]
        known = [place for place in places if place is not None]
        return EntityKind(_kinds()[min(known)]) if known else EntityKind.OTHER

    def is_wanted(self, class_ids: Sequence[str]) -> bool:
        """Say whether one of some classes is, or is below, a class that was asked for."""
        return any(self._at("wanted", class_id) is not None for class_id in class_ids)

    def office(self, office_id: str) -> tuple[str, str]:
        """Return the role of an office and what it belongs to; empty where unknown."""
        query = 'SELECT label, "of" FROM office WHERE id = ?'
        label, of = self._db.execute(query, (office_id,)).fetchone() or ("", None)
        return role_of(str(label)), str(of or "")

    def _spread(self, table: str, roots: list[tuple[str, int, int]]) -> None:
        self._db.executemany(f"INSERT INTO {table} VALUES (?, ?, ?)", roots)
        depth = 0
        while self._db.execute(_DOWN.format(table=table), (depth,)).rowcount > 0:
            depth += 1

    def _at(self, table: str, class_id: str) -> int | None:
        query = f"SELECT place FROM {table} WHERE class = ?"
        found = self._db.execute(query, (class_id,)).fetchone()
        return int(found[0]) if found else None


class Types:
    """What `--types` asks for: kinds, and classes of Wikidata with all below them."""

    def __init__(self, asked: Iterable[str] = ()) -> None:
        names = [tidy(part) for text in asked for part in text.split(",") if part.strip()]
        self.classes = tuple(dict.fromkeys(n for n in names if n[:1] == "Q" and n[1:].isdecimal()))
        rest = [name for name in names if name not in self.classes]
        known = _kinds()
        for name in rest:
            if name not in known:
                raise InputError(
                    f"no type {shown(name)}; give a class of Wikidata (Q5) or one of "
                    f"{', '.join(known)}"
                )
        self.kinds = frozenset(rest) if names else frozenset(known)


def role_of(label: str) -> str:
    """Return the office of a label as the gazetteer writes it, else the label in lower case.

    "President of Ukraine" is "president"; "Deputy Prime Minister of Italy" is no
    "prime minister".
    """
    text = tidy(label).casefold()
    head = text
    while head:
        role = _offices().get(head)
        if role:
            return role
        head = head.rpartition(" of ")[0]
    return text


@cache
def class_kinds() -> dict[str, str]:
    """Return the kind of each class of `types.tsv`, in its order."""
    return {class_id: kind for _, (class_id, kind, _) in read_rows("kg.link", "kb/types.tsv")}


def _kinds() -> list[str]:
    """Return the kinds in the order in which they are preferred."""
    return list(dict.fromkeys(class_kinds().values()))


@cache
def _offices() -> dict[str, str]:
    roles = {word: role for word, role in words("role").items() if not role.startswith("@")}
    for _, (label, role) in read_rows("kg.link", "kb/offices.tsv"):
        roles[label] = role
    return roles
