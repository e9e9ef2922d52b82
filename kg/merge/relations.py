"""The relation lexicon: which predicates say the same thing, and how they differ."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from kg.errors import SchemaError, shown
from kg.wordlists import read_rows


class Shape(StrEnum):
    """How a relation lays out its arguments (see `kg.merge.frames`).

    TRANSFER: "give T to R", "give R T", "provide R with T". RECEIVE: its
    converse, "get T from S". REQUEST: "ask A for T", "demand T from A".
    BLAME: "blame A for T", "blame T on A". SYMMETRIC: "meet" (either order).
    UNDERGO: the subject suffers what the family does, without an agent: "two
    workers die" of "two workers are killed".
    """

    PLAIN = ""
    TRANSFER = "transfer"
    RECEIVE = "receive"
    REQUEST = "request"
    BLAME = "blame"
    SYMMETRIC = "symmetric"
    UNDERGO = "undergo"


@dataclass(frozen=True, slots=True)
class Relation:
    """A canonical relation.

    `name` is the key and a base-form predicate; relations of one `family` say
    the same with different `strength` (1 mild to 4 strong); `opposites` are the
    families that cannot hold of the same arguments together; `block` is one
    name for all families that opposition joins.
    """

    name: str
    family: str
    strength: int
    shape: Shape
    opposites: tuple[str, ...]
    block: str

    def is_opposite(self, other: "Relation") -> bool:
        """Say whether the two relations exclude one another."""
        return other.family in self.opposites


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of relations.tsv."""

    family: str
    strength: int
    shape: Shape
    opposites: tuple[str, ...]
    lemmas: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return the relation's key; a converse row ("receive", "die") shares its family's."""
        is_converse = self.shape in (Shape.RECEIVE, Shape.UNDERGO)
        return self.family if is_converse else self.lemmas[0]


def _rows() -> list[_Row]:
    """Read relations.tsv; a line with the wrong number of columns is an error of ours."""
    rows = []
    for number, cells in read_rows("kg.merge", "relations.tsv"):
        if len(cells) != 5:
            line = "\t".join(cells)
            raise SchemaError(
                f"relations.tsv line {number}: {shown(line)} has {len(cells)} columns, "
                "expected 5; put one tab between family, strength, shape, opposites and lemmas"
            )
        family, strength, shape, opposites, lemmas = cells
        opposed = tuple(sorted(opposites.split(", "))) if opposites else ()
        rows.append(_Row(family, int(strength), Shape(shape), opposed, tuple(lemmas.split(", "))))
    return rows


def _blocks(rows: list[_Row]) -> dict[str, str]:
    """Name each family by the smallest family that a chain of oppositions reaches."""
    near: dict[str, set[str]] = {}
    for row in rows:
        near.setdefault(row.family, set()).update(row.opposites)
    blocks: dict[str, str] = {}
    for family in sorted(near):
        reached, waiting = {family}, [family]
        while waiting:
            fresh = near[waiting.pop()] - reached
            reached |= fresh
            waiting.extend(fresh)
        blocks[family] = min(reached)
    return blocks


@cache
def _lexicon() -> dict[str, Relation]:
    rows = _rows()
    blocks = _blocks(rows)
    opposites: dict[str, set[str]] = {}
    for row in rows:
        opposites.setdefault(row.family, set()).update(row.opposites)
    lexicon: dict[str, Relation] = {}
    for row in rows:
        opposed = tuple(sorted(opposites[row.family]))
        block = blocks[row.family]
        relation = Relation(row.name, row.family, row.strength, row.shape, opposed, block)
        for lemma in row.lemmas:
            lexicon.setdefault(lemma, relation)
    return lexicon


def known_lemmas() -> tuple[str, ...]:
    """Return every predicate lemma of the lexicon, sorted."""
    return tuple(sorted(_lexicon()))


@lru_cache(maxsize=1 << 16)
def relation_of(lemma: str) -> Relation:
    """Return the relation of a predicate lemma ("call on", "shoot down").

    A lemma that the lexicon does not hold is a relation of its own, named by
    itself, so unknown verbs merge only with the same verb.
    """
    clean = " ".join(lemma.lower().split())
    return _lexicon().get(clean) or own_relation(clean)


def own_relation(lemma: str) -> Relation:
    """Return a relation that only this lemma has."""
    return Relation(lemma, lemma, 0, Shape.PLAIN, (), lemma)
