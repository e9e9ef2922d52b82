"""What a knowledge base holds: an entity with its names and offices, and the ids of both kinds."""

from dataclasses import dataclass

from kg.ids import content_id
from kg.records import EntityKind
from kg.spelling import normalise

WIKIDATA = "http://www.wikidata.org/entity/"
#: Marks of descent after a surname.
_DESCENT = {"jr", "sr", "ii", "iii"}


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
    """One entity of a knowledge base.

    `rank` is the place of its file among those read: where a name is ambiguous the
    lower rank comes first, then the higher `weight` (how well known the entity is;
    sitelinks where Wikidata is the source). `foreign` are names in other languages
    than that of `name` and `aliases`; `types` are ids of Wikidata classes.
    """

    entity_id: str
    name: str
    kind: EntityKind
    rank: int = 0
    aliases: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    country: str | None = None
    stands_for: str | None = None
    leaders: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    nominals: tuple[str, ...] = ()
    gender: str = ""
    weight: int = 0
    description: str = ""
    types: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()

    @property
    def same_as(self) -> str | None:
        """The Wikidata concept IRI, or None for an entry without a checked id."""
        return WIKIDATA + self.entity_id if self.entity_id.startswith("Q") else None

    @property
    def forms(self) -> tuple[str, ...]:
        """The name, the aliases and the names in other languages, as printed."""
        return (self.name, *self.aliases, *self.foreign)

    @property
    def surnames(self) -> tuple[str, ...]:
        """The normalised last words of a person's name and aliases, sorted; else none."""
        if self.kind is not EntityKind.PERSON:
            return ()
        return tuple(sorted({normalise(surname(form)) for form in (self.name, *self.aliases)}))

    @property
    def order(self) -> tuple[int, int, str, str]:
        """The key that puts the entries of one name into order, most likely first."""
        return self.rank, -self.weight, self.name, self.entity_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An entity that a name may mean; `method` is exact, surname or skeleton, `score` 0 to 1.

    `prior` is its share, by weight, among the candidates of the same method.
    """

    entity_id: str
    score: float
    method: str
    prior: float


def nil_id(name: str, kind: EntityKind) -> str:
    """Return the id of an entity that no knowledge base names; one name and kind, one id."""
    return content_id("nil", normalise(name), kind)


def surname(name: str) -> str:
    """Return the last word of a person's name, "Jr." and the like set aside."""
    words = [word for word in name.split() if word.rstrip(".").casefold() not in _DESCENT]
    return words[-1] if words else name
