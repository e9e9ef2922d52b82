"""The knowledge base: named entities that the project knows, and how they are found by name.

The gazetteer files are read once into dictionaries. An entry without a checked
Wikidata id has the NIL id of its name and kind, which is the id that an unknown
name of that kind would get; adding the entry later changes no id.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from kg.errors import ModelError
from kg.ids import content_id
from kg.records import EntityKind
from kg.spelling import normalise, similarity, skeleton
from kg.wordlists import read_rows

#: File, kind of its entries; earlier files win where a name is ambiguous.
GAZETTEER = (
    ("states.tsv", EntityKind.GPE),
    ("regions.tsv", EntityKind.LOC),
    ("cities.tsv", EntityKind.GPE),
    ("organisations.tsv", EntityKind.ORG),
    ("outlets.tsv", EntityKind.OUTLET),
    ("people.tsv", EntityKind.PERSON),
    ("weapons.tsv", EntityKind.WEAPON),
)
WIKIDATA = "http://www.wikidata.org/entity/"
#: An all-capitals alias up to this length is matched with its case ("WHO", not "who").
ACRONYM_LENGTH = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """An office: `role` at `of` (an entity id), ISO dates; an empty end is still open."""

    role: str
    of: str
    start: str
    end: str

    def held_on(self, day: str | None) -> bool:
        """Say whether the office was held on an ISO date; None asks for an open office."""
        if not day:
            return not self.end
        # Dates may be years only: compare as far as both go.
        since = not self.start or day >= self.start[: len(day)]
        return since and (not self.end or day[: len(self.end)] <= self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entity of the knowledge base; `rank` is the file's place in `GAZETTEER`."""

    entity_id: str
    name: str
    kind: EntityKind
    rank: int
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    country: str | None = None
    stands_for: str | None = None
    leaders: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    nominals: tuple[str, ...] = ()
    gender: str = ""

    @property
    def same_as(self) -> str | None:
        """The Wikidata concept IRI, or None for an entry without a checked id."""
        return WIKIDATA + self.entity_id if self.entity_id.startswith("Q") else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An entity that a name may mean; `method` is exact, surname or skeleton, `score` 0 to 1."""

    entity_id: str
    score: float
    method: str


def nil_id(name: str, kind: EntityKind) -> str:
    """Return the id of an entity that no knowledge base names; one name and kind, one id."""
    return content_id("nil", normalise(name), kind)


class KnowledgeBase:
    """Entities by id and by name.

    `candidates` is what a larger store would have to offer too; the rest of the
    stage reads entries.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {entry.entity_id: entry for entry in entries}
        self._names: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._adjectives: dict[str, str] = {}
        self._people: dict[str, str] = {}
        self._surnames: dict[str, list[str]] = defaultdict(list)
        self._skeletons: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._holders: dict[tuple[str, str], list[str]] = defaultdict(list)
        for entry in self._entries.values():
            self._index(entry)

    @classmethod
    @cache
    def shipped(cls) -> "KnowledgeBase":
        """Return the knowledge base of the gazetteer files in the package, read once."""
        return cls(_read_gazetteer())

    def entity(self, entity_id: str) -> Entry | None:
        """Return the entry of an id, or None."""
        return self._entries.get(entity_id)

    def exact(self, name: str) -> tuple[Entry, ...]:
        """Return the entries with this name or alias, most likely kind first."""
        found = {
            entity_id: self._entries[entity_id]
            for alias, entity_id in self._names.get(normalise(name), ())
            if not _is_short_acronym(alias) or alias in (name, name.removeprefix("the "))
        }
        return tuple(sorted(found.values(), key=lambda entry: (entry.rank, entry.name)))

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return what a name may mean, best first: exact aliases, then surnames, then spellings."""
        found = [_candidate(entry.entity_id, 1.0, "exact") for entry in self.exact(name)]
        key = normalise(name)
        if " " not in key:
            found += [_candidate(entity_id, 0.8, "surname") for entity_id in self._surnames[key]]
        if not found and (bones := skeleton(name)):
            scored = [(similarity(name, form), form, e) for form, e in self._skeletons[bones]]
            found += [_candidate(e, 0.7 * s, "skeleton") for s, _, e in scored if s >= 0.8]
        best: dict[str, Candidate] = {}
        for candidate in found:
            known = best.get(candidate.entity_id)
            if known is None or candidate.score > known.score:
                best[candidate.entity_id] = candidate
        return tuple(sorted(best.values(), key=lambda c: (-c.score, c.entity_id)))

    def country_of_adjective(self, word: str) -> str | None:
        """Return the state or region that an adjective belongs to ("Danish"), case as printed."""
        return self._adjectives.get(word)

    def country_of_people(self, word: str) -> str | None:
        """Return the state that a people's name belongs to ("Danes"), case as printed."""
        return self._people.get(word)

    def holders(self, role: str, of: str) -> tuple[Entry, ...]:
        """Return everyone known to have held `role` at the entity `of`, in order of id."""
        return tuple(self._entries[e] for e in sorted(set(self._holders.get((role, of), ()))))

    def _index(self, entry: Entry) -> None:
        for form in (entry.name, *entry.aliases):
            self._names[normalise(form)].append((form, entry.entity_id))
            if bones := skeleton(form):
                self._skeletons[bones].append((form, entry.entity_id))
        for word in entry.adjectives:
            self._adjectives.setdefault(word, entry.entity_id)
        for word in entry.people:
            self._people.setdefault(word, entry.entity_id)
        if entry.kind is EntityKind.PERSON:
            for word in sorted({surname(form) for form in (entry.name, *entry.aliases)}):
                self._surnames[normalise(word)].append(entry.entity_id)
        for position in entry.positions:
            self._holders[(position.role, position.of)].append(entry.entity_id)


def surname(name: str) -> str:
    """Return the last word of a person's name, "Jr." and the like set aside."""
    words = [
        word
        for word in name.split()
        if word.rstrip(".").casefold() not in {"jr", "sr", "ii", "iii"}
    ]
    return words[-1] if words else name


def _candidate(entity_id: str, score: float, method: str) -> Candidate:
    return Candidate(entity_id=entity_id, score=score, method=method)


def _is_short_acronym(alias: str) -> bool:
    return alias.isupper() and len(alias.replace(".", "")) <= ACRONYM_LENGTH


def _read_gazetteer() -> Iterator[Entry]:
    rows = [(rank, kind, row) for rank, (name, kind) in enumerate(GAZETTEER) for row in _rows(name)]
    ids = {row["name"]: _row_id(row, kind) for _, kind, row in reversed(rows)}
    for rank, kind, row in rows:
        yield _entry(row, kind, rank, ids)


def _rows(name: str) -> list[dict[str, str]]:
    header, *rows = (row for _, row in read_rows("kg.link", f"gazetteer/{name}"))
    return [dict(zip_longest(header, row, fillvalue="")) for row in rows]


def _row_kind(row: dict[str, str], kind: EntityKind) -> EntityKind:
    return EntityKind(row["kind"]) if row.get("kind") else kind


def _row_id(row: dict[str, str], kind: EntityKind) -> str:
    return row["qid"] or nil_id(row["name"], _row_kind(row, kind))


def _entry(row: dict[str, str], kind: EntityKind, rank: int, ids: dict[str, str]) -> Entry:
    return Entry(
        entity_id=_row_id(row, kind),
        name=row["name"],
        kind=_row_kind(row, kind),
        rank=rank,
        aliases=_split(row, "aliases"),
        adjectives=_split(row, "adjectives"),
        people=_split(row, "people"),
        country=ids.get(row.get("country", "")),
        stands_for=ids.get(row.get("stands_for", "")),
        leaders=_split(row, "leaders"),
        positions=tuple(_position(text, ids) for text in _split(row, "positions")),
        nominals=_split(row, "nominals"),
        gender=row.get("gender", ""),
    )


def _split(row: dict[str, str], column: str) -> tuple[str, ...]:
    return tuple(part for part in (row.get(column) or "").split("|") if part)


def _position(text: str, ids: dict[str, str]) -> Position:
    """Read "president@France@2017-05-14.." (role, of what, from, to)."""
    role, of, term = text.split("@")
    start, end = term.split("..")
    if of not in ids:
        raise ModelError(
            f"gazetteer position {text!r:.80} names no entry; add {of!r} or mend the name"
        )
    return Position(role=role, of=ids[of], start=start, end=end)
