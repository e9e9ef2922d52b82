"""Quotations: who says what stands between quotation marks, and in which form.

A quotation with a cue of its own is that cue's content. One without goes on
with a speech, has its speaker beside it, or only sets off a term.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.attribute.drafts import Draft, Layout, draft_of
from kg.attribute.frames import Frame, as_quoting
from kg.attribute.phrases import spans_of
from kg.attribute.quote_cues import QuoteCues, unlisted_frame
from kg.attribute.scare import STOPS, is_name, is_sentence_like, scare_draft, stands_alone
from kg.attribute.speakers import (
    labelled_speaker,
    running_speaker,
    since_stop,
    top_of_name,
)
from kg.attribute.subtrees import words_of
from kg.grammar import is_passive
from kg.quotes import Quote, without_comma
from kg.records import CueClass, Form, Polarity


class SpeechFinder:
    """Gives each quotation of one article to a cue, a speaker, or nobody."""

    def __init__(self, layout: Layout, frames: Iterable[Frame]) -> None:
        self._layout = layout
        self._cues = QuoteCues(layout, frames)
        self._cue_of: dict[Quote, Frame] = {}
        self._drafts: list[Draft] = []

    def find(self) -> list[Draft]:
        """Return the drafts of all quotations and of all cues without one."""
        for quote in self._layout.quotes:
            frame = self._cues.find(quote)
            if frame is not None:
                self._cue_of[quote] = frame
        self._drafts = [*self._from_frames()]
        for quote in self._layout.quotes:
            if quote not in self._cue_of and not self._carries_on(quote):
                self._drafts.extend(self._without_cue(quote))
        return self._drafts

    def _carries_on(self, quote: Quote) -> bool:
        """Add a quoted paragraph to the speech that the paragraph before it quotes.

        "“X,” he said." and below it "“Y.”": where such a paragraph is nothing but
        a quotation, it is more of the same. Say whether it was.
        """
        layout, here = self._layout, self._layout.paragraph_of(quote.outer.start)
        end = layout.paragraph_of(quote.outer.end - 1).end
        whole = quote.outer.start == here.start and quote.outer.end == end
        if quote.depth or not whole or not is_sentence_like(quote, layout):
            return False
        before = [span for span in layout.paragraphs if span.end <= here.start][-1:]
        for at, draft in enumerate(self._drafts):
            if not before or draft.form is not Form.DIRECT or draft.source is None:
                continue
            words = [word for word in draft.words if not layout.level_of(word)]
            near = before[0].contains(draft.content[-1])
            alone = near and not draft.words and len(draft.content) > 1
            if (near and words) or alone:
                parts = tuple(without_comma(layout.text, part) for part in quote.parts)
                self._drafts[at] = replace(draft, content=(*draft.content, *parts))
                return True
        return False

    def _from_frames(self) -> Iterator[Draft]:
        """Yield one draft per cue with a content, quoted or not."""
        quotes_of: dict[int, list[Quote]] = {}
        for quote, frame in self._cue_of.items():
            quotes_of.setdefault(frame.head.i, []).append(quote)
        self._add_continuations(quotes_of)
        unlisted = {frame.head.i: frame for frame in self._cue_of.values()}
        for at in sorted({*self._cues.by_head, *unlisted}):
            frame = self._cues.by_head.get(at) or unlisted[at]
            if at in quotes_of:
                yield self._quoted(frame, quotes_of[at])
            elif frame.content:
                yield self._unquoted(frame)

    def _add_continuations(self, quotes_of: dict[int, list[Quote]]) -> None:
        """ "“X,” he said. “Y.”": what follows the cue's own sentence is its second half."""
        for quote in self._layout.top_quotes():
            narration = self._layout.narration_before(quote)
            if quote in self._cue_of or not narration or narration[-1].text not in STOPS:
                continue
            cues = [token.i for token in narration if token.i in quotes_of]
            one_sentence = len(since_stop(narration[:-1])) == len(narration) - 1
            if cues and one_sentence and is_sentence_like(quote, self._layout):
                frame = self._cues.by_head.get(cues[0]) or unlisted_frame(self._layout.doc[cues[0]])
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
        # Quoted words are the source's, also in a clause that the outlet adds.
        own = tuple(token for token in frame.own if token.i not in inside)
        return draft_of(replace(frame, own=own), spans_of(whole.values()), Form.MIXED)

    def _unquoted(self, frame: Frame) -> Draft:
        """Return the draft of a cue without quotations; "so-called" only sets off a term."""
        term = frame.lemma == "so-called"
        return draft_of(frame, spans_of(frame.content), Form.SCARE if term else Form.INDIRECT)

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
        if not first.isupper():
            return False
        narration = self._layout.narration_before(quote)
        opens = not narration or not any(char.isalnum() for char in narration[-1].text)
        return opens and is_sentence_like(quote, self._layout)

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
