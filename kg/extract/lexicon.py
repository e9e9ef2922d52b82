"""The editable word lists of the extractor, read once from the files beside this one.

Each list is a table of tab separated columns with `#` comments; what a column
means is said at the head of the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from types import MappingProxyType

from kg.records import Certainty, Modality, QualifierRole
from kg.wordlists import read_rows

_rows = partial(read_rows, "kg.extract")


@dataclass(frozen=True, slots=True)
class Mode:
    """What a governing word makes of its clause; `fold` joins both into one statement.

    `against` turns the polarity: who "opposes selling" wants no sale.
    """

    fold: bool
    against: bool
    modality: Modality
    certainty: Certainty | None


@dataclass(frozen=True, slots=True)
class Marker:
    """What a preposition or subordinator makes of its phrase.

    `relational` is true where verb and preposition may form the relation
    ("speak to"), so that the phrase may become the object.
    """

    role: QualifierRole
    relational: bool


@dataclass(frozen=True, slots=True)
class EventNoun:
    """The verb that names the same act as a noun, and how the noun marks its target."""

    verb: str
    prepositions: frozenset[str]


@cache
def word_classes() -> Mapping[str, frozenset[str]]:
    """Return the members of each class of words.tsv, lower case."""
    rows = {row[0]: row[1].split() for _, row in _rows("words.tsv")}
    return MappingProxyType(
        {name: frozenset(word.replace("_", " ") for word in words) for name, words in rows.items()}
    )


def belongs(word: str, name: str) -> bool:
    """Say whether `word` (in lower case) is listed in the class `name` of words.tsv."""
    return word in word_classes()[name]


@cache
def modes() -> Mapping[tuple[str, str], Mode]:
    """Return modality.tsv by (kind, word)."""
    return MappingProxyType(
        {
            (kind, word): Mode(
                fold=fold == "fold",
                against=fold == "against",
                modality=Modality(modality),
                certainty=None if certainty == "-" else Certainty(certainty),
            )
            for _, (word, kind, fold, modality, certainty) in _rows("modality.tsv")
        }
    )


@cache
def implicatives() -> Mapping[tuple[str, str], tuple[str, str]]:
    """Return implicatives.tsv by (kind, word): the outcome when affirmed, when negated."""
    rows = _rows("implicatives.tsv")
    return MappingProxyType({(kind, word): (yes, no) for _, (word, kind, yes, no) in rows})


@cache
def markers() -> Mapping[tuple[str, str], Marker]:
    """Return markers.tsv by ("phrase" or "clause", marker)."""
    return MappingProxyType(
        {
            (before, marker): Marker(QualifierRole(role), relational == "object")
            for _, (marker, before, role, relational) in _rows("markers.tsv")
        }
    )


@cache
def event_nouns() -> Mapping[str, EventNoun]:
    """Return event_nouns.tsv by noun."""
    rows = _rows("event_nouns.tsv")
    return MappingProxyType(
        {noun: EventNoun(verb, frozenset(before.split())) for _, (noun, verb, before) in rows}
    )
