"""Who speaks where: the people behind "I", "you" and "we" inside quotations."""

from bisect import bisect_right
from heapq import heappop, heappush

from spacy.tokens import Doc, Token

from kg.grammar import child, tokens_in
from kg.link.descriptions import Descriptions
from kg.link.heads import mention_at, mention_of
from kg.link.sides import side_of
from kg.link.workspace import Found, Workspace
from kg.records import Attribution, EntityKind, Form, MentionKind, Span

_SPOKEN = (Form.DIRECT, Form.MIXED)


class Speakers:
    """The quotations of one article with their sources."""

    def __init__(self, work: Workspace, attributions: tuple[Attribution, ...]) -> None:
        self._work = work
        self._quoted = _innermost(work.doc, [a for a in attributions if a.form in _SPOKEN])
        self._source_spans = sorted({a.source.span for a in attributions if a.source.span})
        sources = (token.i for span in self._source_spans for token in tokens_in(work.doc, span))
        self._sources = frozenset(sources)

    def sources_before(self, token: Token, reach: int) -> set[str]:
        """Return the entities that spoke in the last `reach` sayings before a token.

        Only the last few sources are asked: further back nobody goes on speaking.
        """
        spoken: set[str] = set()
        last = bisect_right(self._source_spans, token.idx, key=lambda span: span.start)
        known = 0
        for span in reversed(self._source_spans[max(last - 5 * reach, 0) : last]):
            found = mention_of(self._work, span) if span.end <= token.idx else None
            if found is not None and found.entity_id is not None and known < reach:
                spoken.add(found.entity_id)
                known += 1
        return spoken

    def is_source(self, token: Token) -> bool:
        """Say whether a token is the source of some attribution: "he" of "..., he says"."""
        return token.i in self._sources

    def quotation_at(self, token: Token) -> Attribution | None:
        """Return the innermost quotation whose words a token is one of, or None."""
        return self._quoted[token.i]

    def speaker_at(self, token: Token) -> Found | None:
        """Return the mention of the one whose quoted words a token is one of, or None."""
        quotation = self.quotation_at(token)
        if quotation is None or quotation.source.span is None:
            return None
        return mention_of(self._work, quotation.source.span)

    def addressee_at(self, token: Token) -> Found | None:
        """Return the mention of the one spoken to: the object of "told" or "asked"."""
        quotation = self.quotation_at(token)
        if quotation is None or quotation.cue_span is None:
            return None
        for cue in tokens_in(self._work.doc, quotation.cue_span):
            listener = child(cue, "iobj") or child(cue, "obj")
            if listener is not None and not _inside(listener, quotation.content):
                return mention_at(self._work, listener)
        return None


def resolve_first_and_second(
    work: Workspace, speakers: Speakers, descriptions: Descriptions
) -> None:
    """Link "I", "my" to the speaker, "you" to the addressee, "we" to the speaker's side."""
    for token in work.doc:
        word = token.lower_
        if word in {"i", "me", "my", "mine", "myself"}:
            _link(work, token, speakers.speaker_at(token), ("speaker", 0.9))
        elif word in {"you", "your", "yours", "yourself"}:
            _link(work, token, _person(work, speakers.addressee_at(token)), ("addressee", 0.6))
        elif word in {"we", "us", "our", "ours", "ourselves"} and token.tag_ in {"PRP", "PRP$"}:
            _link_side(work, token, speakers.speaker_at(token), descriptions)


def _person(work: Workspace, listener: Found | None) -> Found | None:
    """Return a listener who is a person: what is told to a newspaper is told to its readers."""
    if listener is None or listener.entity_id is None:
        return None
    return listener if work.profile(listener.entity_id).kind is EntityKind.PERSON else None


def _link(work: Workspace, token: Token, target: Found | None, decision: tuple[str, float]) -> None:
    if target is None or target.entity_id is None or work.is_furniture(token):
        return
    pronoun = Found(
        start=token.i,
        end=token.i + 1,
        root=token.i,
        kind=MentionKind.PRONOUN,
        text=token.text,
        antecedent=target,
    )
    work.add(pronoun)
    rule, score = decision
    work.settle(pronoun, work.profile(target.entity_id), rule, min(score, target.score))


def _link_side(
    work: Workspace, token: Token, speaker: Found | None, descriptions: Descriptions
) -> None:
    """Link "we" of one who speaks for a state or a body to that: not of private persons."""
    if speaker is None or speaker.entity_id is None or work.is_furniture(token):
        return
    side = side_of(work, work.profile(speaker.entity_id), descriptions)
    if side is None:
        return
    pronoun = Found(
        start=token.i, end=token.i + 1, root=token.i, kind=MentionKind.PRONOUN, text=token.text
    )
    work.add(pronoun)
    work.settle(pronoun, side, "speaker-group", 0.6)


def _innermost(doc: Doc, spoken: list[Attribution]) -> list[Attribution | None]:
    """Return for each token the shortest quotation around it, in one pass over the text."""
    spans = sorted(
        (span.start, span.end, a.attribution_id, order)
        for order, a in enumerate(spoken)
        for span in a.content
    )
    around: list[tuple[int, str, int, int]] = []
    quoted: list[Attribution | None] = []
    following = iter([*spans, (len(doc.text) + 1, 0, "", 0)])
    span = next(following)
    for token in doc:
        while span[0] <= token.idx:
            start, end, attribution_id, order = span
            heappush(around, (end - start, attribution_id, end, order))
            span = next(following)
        while around and around[0][2] <= token.idx:
            heappop(around)
        quoted.append(spoken[around[0][3]] if around else None)
    return quoted


def _inside(token: Token, content: tuple[Span, ...]) -> bool:
    return any(span.start <= token.idx < span.end for span in content)
