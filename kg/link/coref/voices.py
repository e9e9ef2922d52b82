"""Which words are quoted, and whose they are, as columns over the tokens of a text."""

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush

from spacy.tokens import Doc, Token

from kg.grammar import tokens_in
from kg.link.coref.columns import Voices
from kg.records import Attribution, Form

SPOKEN = (Form.DIRECT, Form.MIXED)
"""Forms of attribution whose words are the speaker's own."""


def innermost(tokens: Sequence[Token], spoken: list[Attribution]) -> list[Attribution | None]:
    """Return for each token the shortest quotation around it, in one pass over the text."""
    spans = sorted(
        (span.start, span.end, a.attribution_id, order)
        for order, a in enumerate(spoken)
        for span in a.content
    )
    around: list[tuple[int, str, int, int]] = []
    quoted: list[Attribution | None] = []
    following = iter([*spans, (_end(tokens) + 1, 0, "", 0)])
    span = next(following)
    for token in tokens:
        while span[0] <= token.idx:
            start, end, attribution_id, order = span
            heappush(around, (end - start, attribution_id, end, order))
            span = next(following)
        while around and around[0][2] <= token.idx:
            heappop(around)
        quoted.append(spoken[around[0][3]] if around else None)
    return quoted


def _end(tokens: Sequence[Token]) -> int:
    return tokens[-1].idx + len(tokens[-1]) if tokens else 0


def read_voices(doc: Doc, attributions: Iterable[Attribution]) -> Voices:
    """Return who speaks where in a text, from its attributions."""
    spoken = [a for a in attributions if a.form in SPOKEN]
    return list_voices(doc, spoken, innermost(list(doc), spoken))


def list_voices(
    doc: Doc, spoken: Sequence[Attribution], quoted: Iterable[Attribution | None]
) -> Voices:
    """Return the columns; a quotation without a source in the text has no speaker.

    `quoted` is what `innermost` gives for `spoken`.
    """
    places = {id(a): at for at, a in enumerate(spoken)}
    return Voices(
        [-1 if a is None else places[id(a)] for a in quoted], [_head(doc, a) for a in spoken]
    )


def _head(doc: Doc, attribution: Attribution) -> int:
    span = attribution.source.span
    words = tokens_in(doc, span) if span is not None else []
    return doc[words[0].i : words[-1].i + 1].root.i if words else -1
