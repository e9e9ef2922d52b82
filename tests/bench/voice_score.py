"""Compares the attributions of an article with what `voice.jsonl` says of it.

They are paired on words, one to one, by `tests.bench.attribution_score.judge`; scare quotes are
scored apart, and words for which the outlet answers play no part in the pairing. A stretch is the
source's where `Attribution.spoken` holds it, the content without what is marked as the outlet's.
The stance is that of `kg.extract.voices.Chain` over an attribution and its parents, as assertions
get it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.extract.voices import Chain
from kg.records import Attribution, Form, Reading, Span, Stance
from tests.bench.attribution_score import ENOUGH, Told, as_fragments, judge
from tests.bench.gold import percent, prf
from tests.bench.voice_corpus import GoldSaid, GoldStretch, VoiceArticle

ASPECTS = ("form", "stance", "polarity")


@dataclass(slots=True)
class Ledger:
    """Counts what is right by the name of the figure, and keeps a line for each error."""

    right: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def mark(self, *names: str, right: bool) -> bool:
        """Count one case under each name and return `right`."""
        for name in names:
            self.right[name] += right
            self.all[name] += 1
        return right

    def note(self, kind: str, article_id: str, what: str) -> None:
        """Keep an error as one line: its kind, its article, what happened."""
        self.errors.append(f"{kind} {article_id} {' '.join(what.split())}")

    def figures(self) -> dict[str, float]:
        """Return precision, recall, F1 of what is found, then every share in per cent by name."""
        figures: dict[str, float] = {}
        for name in ("found", "scare"):
            made, wanted = self.all[f"{name}_made"], self.all[name]
            figures |= prf(name, self.right[name], made, wanted)
        whole = {"found", "found_made", "scare", "scare_made"}
        shares = (name for name in sorted(self.all) if name not in whole)
        return figures | {name: percent(self.right[name], self.all[name]) for name in shares}


class Words:
    """The words of a text by number, so that spans are compared without marks and blanks."""

    def __init__(self, text: str) -> None:
        self._spans = [Span(*place.span()) for place in re.finditer(r"\w+", text)]

    def places(self, spans: Iterable[Span]) -> set[int]:
        """Return the numbers of the words that some spans touch."""
        wanted = list(spans)
        return {at for at, word in enumerate(self._spans) if any_overlap(word, wanted)}

    def overlap(self, one: Iterable[Span], other: Iterable[Span]) -> float:
        """Return the words that both touch over the words that either touches; 0 without any."""
        left, right = self.places(one), self.places(other)
        return len(left & right) / len(left | right) if left & right else 0.0

    def share(self, span: Span, content: Iterable[Span]) -> float:
        """Return the share of the words of `span` that stand in `content`."""
        own = self.places([span])
        return len(own & self.places(content)) / len(own)


class VoiceScorer:
    """Scores the attributions of one article; `ledger` adds up over articles."""

    def __init__(self, gold: VoiceArticle, reading: Reading, ledger: Ledger) -> None:
        self._gold, self._ledger = gold, ledger
        self._words = Words(gold.text)
        self._aside = self._words.places(one.span for one in gold.own if one.own)
        self._known = {one.attribution_id: one for one in reading.attributions}
        self._made = [
            one for one in reading.attributions if one.form is not Form.SCARE and one.spoken
        ]
        self._said = [one for one in gold.said if one.form is not Form.SCARE]
        self._scare = [
            span for one in reading.attributions if one.form is Form.SCARE for span in one.content
        ]

    def score(self) -> None:
        """Count every attribution, stretch and scare quote."""
        pairs = self._pair()
        for one in self._said:
            self._score_said(one, pairs)
        self._score_nested(pairs)
        for stretch in self._gold.own:
            self._score_own(stretch, pairs.get(stretch.inside))
        self._score_scare()

    def _pair(self) -> dict[str, Attribution]:
        """Return the attribution of the program for each gold one that was found."""
        gold = [self._told(one.source, one.content) for one in self._said]
        verdict = judge(gold, [self._told(one.source.span, one.content) for one in self._made])
        for at, one in enumerate(self._said):
            if at not in verdict.right:
                near = self._made[verdict.pairs[at]] if at in verdict.pairs else None
                self._note("missed", f"{self._line(one)}; nearest: {self._line(near)}")
        taken = {verdict.pairs[at] for at in verdict.right}
        for to, made in enumerate(self._made):
            if not self._ledger.mark("found_made", right=to in taken):
                self._note("extra", self._line(made))
        return {self._said[at].said_id: self._made[verdict.pairs[at]] for at in verdict.right}

    def _told(self, source: Span | None, content: Sequence[Span]) -> Told:
        words = self._words.places(content)
        return Told(
            source=as_fragments(self._words.places([source] if source else [])),
            cue=(),
            content=as_fragments(words - self._aside or words),
        )

    def _score_said(self, one: GoldSaid, pairs: dict[str, Attribution]) -> None:
        made = pairs.get(one.said_id)
        names = ("found", f"found_{one.form}", f"found_{one.stance}")
        self._ledger.mark(*names, right=made is not None)
        for aspect in ASPECTS:
            self._score_aspect(one, made, aspect)
        right = made is not None and _has_parent(made, one.parent, pairs)
        nested = "nested" if one.parent else "unnested"
        self._ledger.mark("nesting_all", f"{nested}_all", right=right)
        if made is None or self._ledger.mark("nesting", nested, right=right):
            return
        above = self._known.get(made.parent or "")
        self._note("nesting", f"{one.said_id} gold {one.parent}, made {self._line(above)}")

    def _score_aspect(self, one: GoldSaid, made: Attribution | None, aspect: str) -> None:
        wanted = getattr(one, aspect)
        found = None if made is None else self._aspect(made, aspect)
        self._ledger.mark(f"{aspect}_all", right=found == wanted)
        if made is None or self._ledger.mark(aspect, f"{aspect}_{wanted}", right=found == wanted):
            return
        cue = f"cue {made.source.cue!r} ({made.source.cue_class})"
        self._note(aspect, f"{one.said_id} gold {wanted}, made {found}, {cue}")

    def _aspect(self, made: Attribution, aspect: str) -> str:
        return stance_of(made, self._known) if aspect == "stance" else str(getattr(made, aspect))

    def _score_nested(self, pairs: dict[str, Attribution]) -> None:
        """Count how many of the nestings that the program made are right."""
        wanted = {
            pairs[one.said_id].attribution_id: one for one in self._said if one.said_id in pairs
        }
        for made in self._made:
            if made.parent is not None:
                one = wanted.get(made.attribution_id)
                right = one is not None and _has_parent(made, one.parent, pairs)
                self._ledger.mark("nested_p", right=right)

    def _score_own(self, stretch: GoldStretch, made: Attribution | None) -> None:
        inside = made is not None and self._words.share(stretch.span, made.spoken) >= ENOUGH
        right = made is not None and inside != stretch.own
        if stretch.certain:
            self._ledger.mark("own_all", right=right)
        if made is None:
            return
        kind = "own_outlet" if stretch.own else "own_source"
        names = ("own", kind) if stretch.certain else ("own_uncertain",)
        if not self._ledger.mark(*names, right=right):
            self._miss("own", stretch.span, "taken as the source's" if inside else "cut out")

    def _score_scare(self) -> None:
        wanted = [one.content[0] for one in self._gold.said if one.form is Form.SCARE]
        for span in wanted:
            if not self._ledger.mark("scare", right=any_overlap(span, self._scare)):
                self._miss("scare", span, "not found")
        for span in self._scare:
            if not self._ledger.mark("scare_made", right=any_overlap(span, wanted)):
                self._miss("scare", span, "no scare quote")
        for span in self._gold.quoted:
            self._ledger.mark("quoted_left_alone", right=not any_overlap(span, self._scare))

    def _miss(self, kind: str, span: Span, what: str) -> None:
        self._note(kind, f"{span.slice(self._gold.text)!r}: {what}")

    def _note(self, kind: str, what: str) -> None:
        self._ledger.note(kind, self._gold.article_id, what)

    def _line(self, one: GoldSaid | Attribution | None) -> str:
        if one is None:
            return "nothing"
        source = one.source if isinstance(one, GoldSaid) else one.source.span
        label = f"{one.said_id} " if isinstance(one, GoldSaid) else ""
        said = " ... ".join(span.slice(self._gold.text) for span in one.content)
        return f"{label}[{source.slice(self._gold.text) if source else '-'}] {said}"


def stance_of(made: Attribution, known: dict[str, Attribution]) -> Stance:
    """Return the stance that assertions of the very content of an attribution get."""
    steps, seen = [made], {made.attribution_id}
    while (parent := known.get(steps[0].parent or "")) and parent.attribution_id not in seen:
        steps.insert(0, parent)
        seen.add(parent.attribution_id)
    return Chain(tuple(steps), (made,)).stance


def any_overlap(span: Span, others: Iterable[Span]) -> bool:
    """Say whether a span shares a character with any of the others."""
    return any(span.overlaps(other) for other in others)


def _has_parent(made: Attribution, wanted: str | None, pairs: dict[str, Attribution]) -> bool:
    """Say whether the parent of `made` is the one that was found for the gold id `wanted`."""
    if wanted is None:
        return made.parent is None
    parent = pairs.get(wanted)
    return parent is not None and made.parent == parent.attribution_id
