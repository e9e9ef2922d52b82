"""Quotations and their cues: who says what stands between quotation marks.

The tree is asked first: a quotation that shares words with the content of a cue
belongs to that cue. Where the tree is silent, which is usual when sentences end
inside the marks, what stands beside the quotation decides.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.attribute.drafts import Draft, Layout, draft_of
from kg.attribute.frames import Frame, as_quoting
from kg.attribute.lexicon import Shape
from kg.attribute.phrases import spans_of, words_of
from kg.attribute.quotes import Quote, without_comma
from kg.attribute.scare import STOPS, is_name, is_sentence_like, scare_draft, stands_alone
from kg.attribute.sources import is_person_like
from kg.attribute.speakers import (
    labelled_speaker,
    running_speaker,
    since_stop,
    top_of_name,
    until_stop,
)
from kg.grammar import children, is_passive
from kg.records import CueClass, Form, Polarity

#: Words a cue may stand away from the closing mark: "“…,” the head of the union said".
_REACH = 14


class SpeechFinder:
    """Gives each quotation of one article to a cue, a speaker, or nobody."""

    def __init__(self, layout: Layout, frames: Iterable[Frame]) -> None:
        self._layout = layout
        self._frames = list(frames)
        self._by_head = {frame.head.i: frame for frame in self._frames}
        self._cue_of: dict[Quote, Frame] = {}
        self._drafts: list[Draft] = []

    def find(self) -> list[Draft]:
        """Return the drafts of all quotations and of all cues without one."""
        for quote in self._layout.quotes:
            frame = self._by_tree(quote) or self._by_place(quote)
            if frame is not None:
                self._cue_of[quote] = frame
        self._drafts = [*self._from_frames()]
        for quote in self._layout.quotes:
            if quote not in self._cue_of:
                self._drafts.extend(self._without_cue(quote))
        return self._drafts

    def _by_tree(self, quote: Quote) -> Frame | None:
        """Return the closest cue whose content shares words with the quotation."""
        level = self._layout.level_of_quote(quote)
        held = {token.i for token in words_of(self._layout.tokens_of(quote))}
        fitting = [
            frame
            for frame in self._frames
            if self._layout.level_of(frame.head) == level
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
            frame = self._by_head.get(token.i)
            if frame is not None and self._is_free(frame):
                return frame
            if token.pos_ == "VERB" and token.dep_ not in ("acl", "acl:relcl", "amod"):
                return _unlisted(token) if last == "," else None
        return None

    def _cue_before(self, quote: Quote) -> Frame | None:
        """ "he said: “X”": the last cue before the mark, where nothing ends between them."""
        narration = self._layout.narration_before(quote)
        if not narration:
            return None
        last = narration[-1]
        frames = [
            self._by_head[token.i] for token in since_stop(narration) if token.i in self._by_head
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

    def _from_frames(self) -> Iterator[Draft]:
        """Yield one draft per cue with a content, quoted or not."""
        quotes_of: dict[int, list[Quote]] = {}
        for quote, frame in self._cue_of.items():
            quotes_of.setdefault(frame.head.i, []).append(quote)
        self._add_continuations(quotes_of)
        unlisted = {frame.head.i: frame for frame in self._cue_of.values()}
        for at in sorted({*self._by_head, *unlisted}):
            frame = self._by_head.get(at) or unlisted[at]
            if at in quotes_of:
                yield self._quoted(frame, quotes_of[at])
            elif frame.content:
                yield draft_of(frame, spans_of(frame.content), Form.INDIRECT)

    def _add_continuations(self, quotes_of: dict[int, list[Quote]]) -> None:
        """ "“X,” he said. “Y.”": what follows the cue's own sentence is its second half."""
        for quote in self._layout.top_quotes():
            narration = self._layout.narration_before(quote)
            if quote in self._cue_of or not narration or narration[-1].text not in STOPS:
                continue
            cues = [token.i for token in narration if token.i in quotes_of]
            one_sentence = len(since_stop(narration[:-1])) == len(narration) - 1
            if cues and one_sentence and is_sentence_like(quote, self._layout):
                frame = self._by_head.get(cues[0]) or _unlisted(self._layout.doc[cues[0]])
                if frame is not None:
                    self._cue_of[quote] = frame
                    quotes_of[cues[0]].append(quote)

    def _quoted(self, frame: Frame, quotes: list[Quote]) -> Draft:
        """Return the draft of a cue with quotations: DIRECT where nothing else is content."""
        inside = {token.i for quote in quotes for token in self._layout.tokens_of(quote)}
        rest = [
            token
            for token in words_of(frame.content)
            if token.i not in inside
            and not (token.dep_ in ("mark", "cc") and token.head.i in inside)
        ]
        if not rest or any(self._is_full(quote) for quote in quotes):
            frame = self._with_source_beside(as_quoting(frame))
            parts = tuple(sorted(part for quote in quotes for part in quote.parts))
            content = tuple(without_comma(self._layout.text, part) for part in parts)
            form = Form.SCARE if self._is_doubted_term(frame, quotes) else Form.DIRECT
            return draft_of(frame, content, form)
        whole = {token.i: token for token in frame.content}
        for quote in quotes:
            for token in self._layout.tokens_between(quote.outer.start, quote.outer.end):
                whole[token.i] = token
        return draft_of(frame, spans_of(whole.values()), Form.MIXED)

    def _with_source_beside(self, frame: Frame) -> Frame:
        """Return the frame with the noun beside its cue as the source, if the tree gives none."""
        if frame.source is not None or frame.head.pos_ != "VERB" or is_passive(frame.head):
            return frame
        doc, level = frame.head.doc, self._layout.level_of(frame.head)
        for places in (range(frame.head.i + 1, frame.head.i + 5), range(frame.head.i - 1, -1, -1)):
            for at in places:
                token = doc[at] if 0 <= at < len(doc) else None
                if token is None or token.is_punct or self._layout.level_of(token) != level:
                    break
                if token.pos_ in ("PROPN", "PRON", "NOUN"):
                    return replace(frame, source=top_of_name(token))
        return frame

    def _is_doubted_term(self, frame: Frame, quotes: Sequence[Quote]) -> bool:
        """Say whether a doubting word only sets off a term: "the so-called “summit”"."""
        nobody = frame.source is None and frame.cue_class is CueClass.DOUBT
        return nobody and not any(is_sentence_like(quote, self._layout) for quote in quotes)

    def _is_full(self, quote: Quote) -> bool:
        """Say whether a quotation is a sentence of its own and not a part of one.

        "The aide shrugged: “We tried,” she said, and left": whatever else the
        tree puts into the content of such a cue is narration.
        """
        first = self._layout.text[quote.parts[0].start]
        narration = self._layout.narration_before(quote)
        opens = not narration or not any(char.isalnum() for char in narration[-1].text)
        return first.isupper() and opens and is_sentence_like(quote, self._layout)

    def _without_cue(self, quote: Quote) -> Iterator[Draft]:
        """Yield what a quotation without a cue is: a speech going on, a quoted stretch, a term."""
        if not is_sentence_like(quote, self._layout):
            if not is_name(quote, self._layout):
                yield from scare_draft(quote, self._layout)
            return
        parts = tuple(without_comma(self._layout.text, part) for part in quote.parts)
        alone = stands_alone(quote, self._layout)
        if quote.depth > 0 and alone:
            return
        source = labelled_speaker(quote, self._layout)
        if source is None and alone:
            source = running_speaker(quote, self._layout, self._drafts)
        yield Draft(
            words=(),
            lemma="",
            cue_class=CueClass.SAY,
            source=source,
            content=parts,
            form=Form.DIRECT if alone else Form.MIXED,
            polarity=Polarity.POSITIVE,
        )


def _unlisted(verb: Token) -> Frame | None:
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
