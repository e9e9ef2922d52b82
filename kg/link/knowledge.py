"""The knowledge base of the linker: the gazetteer in memory, and a file behind it if one is given.

The gazetteer files are read once into dictionaries: linking asks for names
thousands of times in an article, which a dictionary answers in a microsecond and
a file in some fifty. An entry without a checked Wikidata id has the NIL id of its
name and kind, which is the id that an unknown name of that kind would get; adding
the entry later changes no id.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.errors import ModelError
from kg.link.candidates import find_candidates, find_exact, unique
from kg.link.entries import Candidate, Entry
from kg.link.kb.file import KbFile
from kg.link.kb.rows import Source, read_table, with_ids
from kg.records import EntityKind
from kg.spelling import normalise, skeleton
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


class KnowledgeBase:
    """Entities by id and by name; `file` is asked by `entity` and `further` alone."""

    def __init__(self, entries: Iterable[Entry], file: KbFile | None = None) -> None:
        self._entries = {entry.entity_id: entry for entry in entries}
        self._file = file
        self._names: dict[str, list[Entry]] = defaultdict(list)
        self._first_words: set[str] = set()
        self._adjectives: dict[str, str] = {}
        self._people: dict[str, str] = {}
        self._surnames: dict[str, list[Entry]] = defaultdict(list)
        self._skeletons: dict[str, list[Entry]] = defaultdict(list)
        self._holders: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in self._entries.values():
            self._index(entry)

    @classmethod
    @cache
    def shipped(cls) -> "KnowledgeBase":
        """Return the knowledge base of the gazetteer files in the package, read once."""
        return cls(read_gazetteer())

    @classmethod
    def shipped_and(cls, file: KbFile) -> "KnowledgeBase":
        """Return the shipped knowledge base with a file behind it."""
        return cls(cls.shipped().entries(), file)

    def entries(self) -> Iterable[Entry]:
        """Return the entries of the gazetteer in its order."""
        return self._entries.values()

    def entity(self, entity_id: str) -> Entry | None:
        """Return the entry of an id, from the file if the gazetteer has none, or None."""
        entry = self._entries.get(entity_id)
        if entry is None and self._file is not None:
            found = self._file.entity(entity_id)
            return self._grounded(found) if found is not None else None
        return entry

    def exact(self, name: str) -> tuple[Entry, ...]:
        """Return the gazetteer's entries with this name or alias, most likely kind first."""
        return find_exact(self, name)

    def may_start(self, word: str) -> bool:
        """Say whether a name of the gazetteer may start with a word; an article starts any."""
        first = normalise(word)
        return not first or first == "the" or first.split(" ", 1)[0] in self._first_words

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return what a name may mean in the gazetteer, best first."""
        return find_candidates(self, name)

    def further(self, name: str) -> tuple[Entry, ...]:
        """Return the entries that only the file has under this name or alias, best first."""
        if self._file is None:
            return ()
        found = [e for e in self._file.exact(name) if e.entity_id not in self._entries]
        return tuple(self._grounded(entry) for entry in found)

    def named(self, key: str) -> Sequence[Entry]:
        """Return the entries with a form of this normalised key, most likely first."""
        return unique(self._names.get(key, ()))

    def with_surname(self, key: str) -> Sequence[Entry]:
        """Return the people with this normalised surname."""
        return self._surnames.get(key, ())

    def with_skeleton(self, bones: str) -> Sequence[Entry]:
        """Return the entries with a form of this skeleton."""
        return self._skeletons.get(bones, ())

    def country_of_adjective(self, word: str) -> str | None:
        """Return the state or region that an adjective belongs to ("Danish"), case as printed."""
        return self._adjectives.get(word)

    def country_of_people(self, word: str) -> str | None:
        """Return the state that a people's name belongs to ("Danes"), case as printed."""
        return self._people.get(word)

    def holders(self, role: str, of: str) -> tuple[Entry, ...]:
        """Return everyone known to have held `role` at the entity `of`, in order of id."""
        held = {entry.entity_id: entry for entry in self._holders.get((role, of), ())}
        return tuple(held[entity_id] for entity_id in sorted(held))

    def _index(self, entry: Entry) -> None:
        for form in entry.forms:
            key = normalise(form)
            self._names[key].append(entry)
            self._first_words.add(key.split(" ", 1)[0])
        for bones in sorted({skeleton(form) for form in entry.forms} - {""}):
            self._skeletons[bones].append(entry)
        for word in entry.adjectives:
            self._adjectives.setdefault(word, entry.entity_id)
        for word in entry.people:
            self._people.setdefault(word, entry.entity_id)
        for word in entry.surnames:
            self._surnames[word].append(entry)
        for position in entry.positions:
            self._holders[(position.role, position.of)].append(entry)

    def _grounded(self, entry: Entry) -> Entry:
        """Return an entry of the file without what points outside of both.

        A file made of people alone knows no state that they could be presidents of.
        """
        return replace(
            entry,
            # The gazetteer's ranks say what kind of file an entry stands in.
            rank=len(GAZETTEER),
            country=entry.country if self._knows(entry.country) else None,
            stands_for=entry.stands_for if self._knows(entry.stands_for) else None,
            positions=tuple(p for p in entry.positions if self._knows(p.of)),
        )

    def _knows(self, entity_id: str | None) -> bool:
        if not entity_id or entity_id in self._entries:
            return bool(entity_id)
        return self._file is not None and self._file.entity(entity_id) is not None


def read_gazetteer() -> Iterator[Entry]:
    """Yield the entries of the gazetteer files; raises ModelError for a line that is none."""
    entries: list[tuple[str, Entry]] = []
    for rank, (name, kind) in enumerate(GAZETTEER):
        rows = read_rows("kg.link", f"gazetteer/{name}")
        entries += read_table(rows, Source(name, kind, rank), _refuse)
    ids = {entry.name: entry.entity_id for _, entry in reversed(entries)}
    for place, entry in entries:
        resolved, unknown = with_ids(entry, ids.get)
        if unknown:
            _refuse(place, f"{unknown[0]!r:.80} names no entry; add one or mend the name")
        yield resolved


def _refuse(place: str, message: str) -> None:
    raise ModelError(f"gazetteer, {place}: {message}")
