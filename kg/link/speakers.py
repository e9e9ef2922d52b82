"""Who speaks where: the sources of the quotations of an article."""

import re
from bisect import bisect_right

from spacy.tokens import Token

from kg.grammar import tokens_in
from kg.link.coref.columns import Voices
from kg.link.coref.voices import SPOKEN, innermost, list_voices
from kg.link.heads import mention_of
from kg.link.lexicon import words as words_of
from kg.link.workspace import Found, Workspace
from kg.records import Attribution

#: "LUND: ", "A. ": what stands before the words of a line of a transcript.
_LABEL = re.compile(r"[^\s:][^\n:]{0,60}?\s*[:.]\s*[\"“]?")


class Speakers:
    """The quotations of one article with their sources."""

    def __init__(self, work: Workspace, attributions: tuple[Attribution, ...]) -> None:
        self._work = work
        self.attributions = attributions
        self._spoken = [a for a in attributions if a.form in SPOKEN]
        self._quoted = innermost(work.tokens, self._spoken)
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

    def source_before(self, token: Token) -> Token | None:
        """Return the head of the last source before a token, if that is a noun for one person."""
        at = bisect_right(self._source_spans, token.idx - 1, key=lambda span: span.start)
        words = tokens_in(self._work.doc, self._source_spans[at - 1]) if at else []
        head = self._work.doc[words[0].i : words[-1].i + 1].root if words else None
        one = head is not None and head.tag_ == "NN" and head.lemma_.lower() in words_of("human")
        return head if one else None

    def is_source(self, token: Token) -> bool:
        """Say whether a token is the source of some attribution: "he" of "..., he says"."""
        return token.i in self._sources

    def quotation_at(self, token: Token) -> Attribution | None:
        """Return the innermost quotation whose words a token is one of, or None."""
        return self._quoted[token.i]

    def voices(self) -> Voices:
        """Return who speaks where as columns over the tokens."""
        return list_voices(self._work.doc, self._spoken, self._quoted)

    def speaker_at(self, token: Token) -> Found | None:
        """Return the mention of the one whose quoted words a token is one of, or None."""
        quotation = self.quotation_at(token)
        return None if quotation is None else self.speaker_of(quotation)

    def speaker_of(self, quotation: Attribution) -> Found | None:
        """Return the mention of the source of a quotation, or None."""
        span = quotation.source.span
        return mention_of(self._work, span) if span is not None else None

    def head_of(self, quotation: Attribution) -> Token | None:
        """Return the head word of the source of a quotation, or None."""
        span = quotation.source.span
        words = tokens_in(self._work.doc, span) if span is not None else []
        return self._work.doc[words[0].i : words[-1].i + 1].root if words else None

    def is_turn(self, quotation: Attribution) -> bool:
        """Say whether a quotation is a line of a transcript: "LUND: We tried."."""
        if quotation.cue_span is not None or not quotation.content:
            return False
        text, end = self._work.article.text, quotation.content[0].start
        return _LABEL.fullmatch(text, text.rfind("\n", 0, end) + 1, end) is not None
