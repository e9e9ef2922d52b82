"""The entities of one article in the making, found by the forms that may shorten them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.link.entries import Entry, surname
from kg.records import EntityKind
from kg.spelling import initials, normalise, spelling


@dataclass(slots=True)
class Profile:
    """One entity in the making; `offices` are (role, of) pairs that the article states.

    `rank` is the order in which the article met it.
    """

    entity_id: str
    name: str
    kind: EntityKind
    entry: Entry | None = None
    members: tuple[str, ...] = ()
    gender: str = ""
    forms: set[str] = field(default_factory=set)
    offices: set[tuple[str, str]] = field(default_factory=set)
    rank: int = 0


class ProfileIndex:
    """Profiles by id, by short form, by spelling, by office and by the nouns for their kind.

    The look-ups are wide nets: who calls them still checks each profile.
    """

    def __init__(self) -> None:
        self.by_id: dict[str, Profile] = {}
        self._short: dict[str, dict[str, Profile]] = defaultdict(dict)
        self._spelt: dict[str, dict[str, Profile]] = defaultdict(dict)
        self._roles: dict[str, dict[str, Profile]] = defaultdict(dict)
        self._nouns: dict[str, dict[str, Profile]] = defaultdict(dict)

    def add(self, profile: Profile) -> Profile:
        """Keep a new profile."""
        profile.rank = len(self.by_id)
        self.by_id[profile.entity_id] = profile
        self._index(profile, profile.name)
        if profile.entry is not None:
            for position in profile.entry.positions:
                self._roles[position.role][profile.entity_id] = profile
            for noun in profile.entry.nominals:
                self._nouns[noun][profile.entity_id] = profile
        return profile

    def add_form(self, profile: Profile, form: str) -> None:
        """Note a form under which the article names an entity."""
        if form not in profile.forms:
            profile.forms.add(form)
            self._index(profile, form)

    def add_office(self, profile: Profile, role: str, of: str) -> None:
        """Note an office that the article gives to a person."""
        profile.offices.add((role, of))
        self._roles[role][profile.entity_id] = profile

    def shortened(self, short: str) -> list[Profile]:
        """Return what a short form may stand for by its first or last words or its initials."""
        letters = short.replace(".", "")
        found = {**self._short.get(normalise(short), {}), **self._short.get(f"={letters}", {})}
        return _in_order(found.values())

    def spelt(self, name: str) -> list[Profile]:
        """Return the people one of whose names, surnames or first names may be spelt so."""
        found = {**self._spelt.get(spelling(name), {}), **self._spelt.get(normalise(name), {})}
        return _in_order(found.values())

    def with_roles(self, roles: Iterable[str]) -> list[Profile]:
        """Return the people who hold or held one of some offices, in order of id."""
        found = {key: p for role in roles for key, p in self._roles.get(role, {}).items()}
        return [found[key] for key in sorted(found)]

    def with_noun(self, noun: str) -> list[Profile]:
        """Return the known entities for which a noun ("alliance") may stand."""
        return _in_order(self._nouns.get(noun, {}).values())

    def _index(self, profile: Profile, form: str) -> None:
        for key in _short_keys(form):
            self._short[key][profile.entity_id] = profile
        if profile.kind is EntityKind.PERSON:
            for key in (spelling(form), spelling(surname(form)), normalise(form.split(" ")[0])):
                self._spelt[key][profile.entity_id] = profile


def _in_order(profiles: Iterable[Profile]) -> list[Profile]:
    return sorted(profiles, key=lambda profile: profile.rank)


def _short_keys(form: str) -> Iterator[str]:
    """Yield the beginnings and ends of a name, and its initials after "="."""
    words = normalise(form).split()
    for size in range(1, min(len(words), 8)):
        yield " ".join(words[:size])
        yield " ".join(words[-size:])
    for letters in initials(form):
        yield f"={letters}"
