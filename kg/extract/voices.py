"""Who says a clause, by the attributions whose content holds it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.grammar import first_conjunct, governing_predicate, is_infinitive
from kg.places import Places
from kg.records import Attribution, CueClass, Form, SourceKind, Stance, Voice

STANCES = {
    CueClass.FACTIVE: Stance.ENDORSES,
    CueClass.DOUBT: Stance.DISTANCES,
    CueClass.COUNTERFACTIVE: Stance.DENIES,
}


@dataclass(frozen=True, slots=True)
class Chain:
    """The attributions that hold a clause, outermost first, and those it is the content of.

    A relative clause inside a demand is spoken in the demand but is not what is
    demanded: it is in `steps`, not in `direct`.
    """

    steps: tuple[Attribution, ...]
    direct: tuple[Attribution, ...]

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The sources, outermost first."""
        return tuple(step.source for step in self.steps)

    @property
    def innermost(self) -> Attribution | None:
        """The attribution nearest to the clause, or None in the outlet's own words."""
        return self.steps[-1] if self.steps else None

    @property
    def form(self) -> Form:
        """The quotation form of the innermost attribution."""
        return self.steps[-1].form if self.steps else Form.NONE

    @property
    def stance(self) -> Stance:
        """What the outlet does with the statement, by its own words: its verdict or the cue."""
        if not self.steps:
            return Stance.ASSERTS
        outermost = self.steps[0]
        stance = outermost.verdict or _stance_of_cue(outermost)
        if stance is Stance.DENIES and not self.direct:
            # "the fiction that they hit the land that Peru claims": it does claim it.
            return Stance.REPORTS
        return stance


def _stance_of_cue(attribution: Attribution) -> Stance:
    cue_class, nobody = attribution.source.cue_class, attribution.source.kind is SourceKind.UNKNOWN
    if cue_class is CueClass.QUESTION and nobody and attribution.cue_span is not None:
        # "It is unclear whether": the outlet itself leaves it open.
        return Stance.QUESTIONS
    return STANCES.get(cue_class, Stance.REPORTS)


def holds(attribution: Attribution, word: Token) -> bool:
    """Say whether the content of `attribution` holds the token `word`."""
    return any(part.start <= word.idx < part.end for part in attribution.spoken)


def order(attributions: Iterable[Attribution]) -> list[Attribution]:
    """Return attributions outermost first: by nesting, then by length of content."""
    known = {each.attribution_id: each for each in attributions}

    def depth(each: Attribution) -> int:
        steps, seen = 0, {each.attribution_id}
        while each.parent in known and each.parent not in seen:
            each = known[each.parent]
            seen.add(each.attribution_id)
            steps += 1
        return steps

    def size(each: Attribution) -> int:
        return sum(part.end - part.start for part in each.content)

    return sorted(known.values(), key=lambda each: (depth(each), -size(each), each.attribution_id))


class Voices:
    """The attributions of one article, asked by token."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        """Keep all but scare quotes and topics ("backed [the deal]"), in which nobody speaks."""
        self._ordered = order(a for a in attributions if a.form != Form.SCARE and a.spoken)
        self._contents = Places((part, each) for each in self._ordered for part in each.spoken)
        # Inner cues first: of the attributions at one word, the last one counts.
        inner_first = self._ordered[::-1]
        self._cues = Places((each.cue_span, each) for each in inner_first if each.cue_span)

    def chain(self, head: Token, outer: Token) -> Chain:
        """Return the voices of a clause with predicate `head`, `outer` its outermost word."""
        steps = tuple(self._contents.at(head.idx))
        direct = tuple(each for each in steps if _is_direct(each, outer))
        return Chain(steps, direct)

    def cue_words(self, tokens: Iterable[Token]) -> dict[int, Attribution]:
        """Return by position the attribution whose cue a token is; the outermost wins.

        Of a long cue only the words of its lemma are: "wants" of "wants to talk about" is not.
        """
        near = ((word, cues) for word in tokens if (cues := self._cues.at(word.idx)))
        found = ((word.i, [each for each in cues if _is_of_cue(word, each)]) for word, cues in near)
        return {position: cues[-1] for position, cues in found if cues}

    def before(self, position: int) -> list[Attribution]:
        """Return the attributions whose cue starts before code point `position`, nearest first."""
        found = [each for each in self._ordered if each.cue_span and each.cue_span.start < position]
        return sorted(found, key=_cue_start, reverse=True)

    def after(self, position: int) -> list[Attribution]:
        """Return the attributions whose cue starts at or after `position`, nearest first."""
        found = [
            each for each in self._ordered if each.cue_span and each.cue_span.start >= position
        ]
        return sorted(found, key=_cue_start)


def _is_of_cue(word: Token, attribution: Attribution) -> bool:
    span = attribution.cue_span
    alone = span is not None and span.end - span.start == len(word)
    return alone or word.lemma_.lower() in attribution.source.cue.split()


def _cue_start(each: Attribution) -> int:
    return each.cue_span.start if each.cue_span else 0


def _is_direct(attribution: Attribution, outer: Token) -> bool:
    # Climb from the clause to the word that it depends on as a statement; the
    # clause is what is said where that word lies outside the content.
    word = first_conjunct(outer)
    loose = word.dep_ == "acl" and word.tag_ in ("VBG", "VBN") and not is_infinitive(word)
    if loose or word.dep_ in ("acl:relcl", "advcl:relcl"):
        return False
    above = governing_predicate(word)
    return above is None or not holds(attribution, above) or is_loose(word)


def is_loose(word: Token) -> bool:
    """Say whether a clause stands beside the one above it rather than inside it."""
    return word.dep_ == "parataxis" and not is_infinitive(word)
