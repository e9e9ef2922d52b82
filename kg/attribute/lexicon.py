"""The cue lexicon and the word lists, read from the two TSV files beside this module.

Both files say in their headers what the columns mean and how to edit them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial

from kg.errors import ModelError, shown
from kg.records import CueClass
from kg.wordlists import read_rows

_rows = partial(read_rows, "kg.attribute")


class Shape(StrEnum):
    """The grammatical shape in which a cue takes its content; see `cues.tsv`."""

    THAT = "that"
    WH = "wh"
    TO = "to"
    OTO = "oto"
    ING = "ing"
    NP = "np"
    AS = "as"
    QUOTE = "quote"
    CLAUSE = "clause"


class Part(StrEnum):
    """The part of speech of a cue, as `cues.tsv` abbreviates it."""

    VERB = "v"
    NOUN = "n"
    ADJECTIVE = "a"
    ADVERB = "r"


@dataclass(frozen=True, slots=True)
class Cue:
    """One reading of a cue word: its class where the content has one of `takes`.

    `needs_speaker` holds for weak words ("show"), which count only with a
    source that can speak.
    """

    lemma: str
    part: Part
    takes: frozenset[Shape]
    cue_class: CueClass
    needs_speaker: bool


class Lexicon:
    """Looks cues up by lemma, part of speech and shape; no two lines may share all three."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._cues: dict[tuple[str, Part, Shape], Cue] = {}
        self._firsts: dict[tuple[str, Part], frozenset[Shape]] = {}
        self._markers: set[str] = set()
        for cue in cues:
            if Shape.CLAUSE in cue.takes and cue.part in (Part.ADJECTIVE, Part.ADVERB):
                self._markers.add(cue.lemma)
            first = (cue.lemma.split()[0], cue.part)
            self._firsts[first] = self._firsts.get(first, frozenset()) | cue.takes
            for shape in cue.takes:
                if (cue.lemma, cue.part, shape) in self._cues:
                    raise ModelError(
                        f"cues.tsv: {shown(cue.lemma)} stands twice with part {cue.part} and shape "
                        f"{shape}; a shape may have one class: remove it from one of the lines"
                    )
                self._cues[cue.lemma, cue.part, shape] = cue

    def find(self, lemma: str, part: Part, shape: Shape) -> Cue | None:
        """Return the cue that `lemma` is with a content of `shape`, or None."""
        return self._cues.get((lemma, part, shape))

    def shapes(self, word: str, part: Part) -> frozenset[Shape]:
        """Return the shapes that the cues with `word` as their first word take; empty for none."""
        return self._firsts.get((word, part), frozenset())

    def is_marker(self, word: str) -> bool:
        """Say whether `word` is an adjective or adverb over what it stands in: "reportedly"."""
        return word in self._markers

    def has_any(self, cue_class: CueClass) -> bool:
        """Say whether any cue has `cue_class`."""
        return any(cue.cue_class is cue_class for cue in self._cues.values())


@cache
def load_lexicon() -> Lexicon:
    """Return the shipped cue lexicon; raises ModelError where a line cannot be read."""
    return Lexicon(_read_cue(number, fields) for number, fields in _rows("cues.tsv"))


@cache
def load_words(name: str) -> frozenset[str]:
    """Return the words of the list `name` of `words.tsv`; empty for a name that is not there."""
    return frozenset(fields[1] for _, fields in _rows("words.tsv") if fields[0] == name)


def _read_cue(number: int, fields: list[str]) -> Cue:
    try:
        lemma, part, takes, cue_class, strength = fields[:5]
        shapes = frozenset(Shape(shape) for shape in takes.split(","))
        return Cue(lemma, Part(part), shapes, CueClass(cue_class), strength == "1")
    except ValueError as error:
        raise ModelError(
            f"cues.tsv, line {number}: {error}; found {shown(' | '.join(fields))}, expected "
            "lemma, part, takes, class, strength and an optional note between tabs"
        ) from error
