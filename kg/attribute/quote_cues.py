"""Which cue a quotation belongs to.

The tree is asked first: a quotation that shares words with the content of a cue
belongs to that cue. Where the tree is silent, which is usual when sentences end
inside the marks, what stands beside the quotation decides.
"""

from collections.abc import Iterable

from spacy.tokens import Token

from kg.attribute.drafts import Layout
from kg.attribute.frames import Frame
from kg.attribute.lexicon import Shape
from kg.attribute.scare import is_sentence_like
from kg.attribute.sources import is_person_like
from kg.attribute.speakers import since_stop, until_stop
from kg.attribute.subtrees import words_of
from kg.grammar import children
from kg.quotes import Quote
from kg.records import CueClass, Polarity

#: Words a cue may stand away from the closing mark: "“…,” the head of the union said".
_REACH = 14


class QuoteCues:
    """The cues of one article, asked by quotation; `by_head` has each by its head word."""

    def __init__(self, layout: Layout, frames: Iterable[Frame]) -> None:
        self._layout = layout
        self.by_head = {frame.head.i: frame for frame in frames}
        self._reach = [
            (min(places), max(places), frame)
            for frame in self.by_head.values()
            if (places := [token.i for token in frame.content])
        ]

    def find(self, quote: Quote) -> Frame | None:
        """Return the cue of a quotation, or None where it has none of its own."""
        return self._by_tree(quote) or self._by_place(quote)

    def _by_tree(self, quote: Quote) -> Frame | None:
        """Return the closest cue whose content shares words with the quotation."""
        held = {token.i for token in words_of(self._layout.tokens_of(quote))}
        if not held:
            return None
        start, end = min(held), max(held)
        level = self._layout.level_of_quote(quote)
        fitting = [
            frame
            for first, last, frame in self._reach
            if first <= end
            and last >= start
            and self._layout.level_of(frame.head) == level
            and any(token.i in held for token in frame.content)
        ]
        order = [frame for frame in fitting if frame.shape is not Shape.CLAUSE] or fitting
        return min(order, key=lambda frame: len(frame.content), default=None)

    def _by_place(self, quote: Quote) -> Frame | None:
        """Return the cue right behind or right before a quoted sentence, or None."""
        if quote.depth > 0 or not is_sentence_like(quote, self._layout):
            return None
        after = self._cue_after(quote)
        return after if after is not None else self._cue_before(quote)

    def _cue_after(self, quote: Quote) -> Frame | None:
        """ "“X,” he said": the first verb behind the mark, before the sentence ends."""
        last = quote.parts[-1].slice(self._layout.text)[-1:]
        words = words_of(until_stop(self._layout.narration_after(quote)))[:_REACH]
        if not words or last == "." or last == ":":
            return None
        for token in words:
            frame = self.by_head.get(token.i)
            if frame is not None and self._is_free(frame):
                return frame
            if token.pos_ == "VERB" and token.dep_ not in ("acl", "acl:relcl", "amod"):
                return unlisted_frame(token) if last == "," else None
        return None

    def _cue_before(self, quote: Quote) -> Frame | None:
        """ "he said: “X”": the last cue before the mark, where nothing ends between them."""
        narration = self._layout.narration_before(quote)
        if not narration:
            return None
        last = narration[-1]
        frames = [
            self.by_head[token.i] for token in since_stop(narration) if token.i in self.by_head
        ]
        fitting = [frame for frame in frames if self._is_free(frame)]
        if not fitting or not (last.text in (",", ":") or last.i == fitting[-1].head.i):
            return None
        return fitting[-1]

    def _is_free(self, frame: Frame) -> bool:
        """Say whether a verb may take a quotation: it has no content, or only a quoted one."""
        if frame.head.pos_ not in ("VERB", "AUX") or frame.shape in (Shape.AS, Shape.CLAUSE):
            return False
        nominal = frame.shape is Shape.NP
        depth = len(self._layout.level_of(frame.head))
        words = words_of(frame.content)
        return nominal or all(len(self._layout.level_of(word)) > depth for word in words)


def unlisted_frame(verb: Token) -> Frame | None:
    """Return a neutral frame for a verb that the lexicon lacks: "“Go,” the general thundered"."""
    subject = next(children(verb, "nsubj"), None)
    if subject is None or not (is_person_like(subject) or subject.pos_ in ("NOUN", "PROPN")):
        return None
    return Frame(
        head=verb,
        words=(verb,),
        lemma=verb.lemma_.lower(),
        cue_class=CueClass.SAY,
        shape=Shape.QUOTE,
        source=subject,
        content=(),
        root=None,
        polarity=Polarity.POSITIVE,
        medium=None,
    )
