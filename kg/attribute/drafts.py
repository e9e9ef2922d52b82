"""Attributions under construction, and what they are made from in one article."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.attribute.frames import Frame
from kg.attribute.phrases import asides_of
from kg.grammar import tokens_in
from kg.quotes import Quote, find_paragraphs, find_quotes
from kg.records import Argument, CueClass, Form, Polarity, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution whose spans are final but which has no id, voice or parent yet.

    `words` are the words of the cue, empty where none stands in the text.
    `source_span` is where the source stands if that is known better than from
    the tree.
    """

    words: tuple[Token, ...]
    lemma: str
    cue_class: CueClass
    source: Token | None
    content: tuple[Span, ...]
    form: Form
    polarity: Polarity = Polarity.POSITIVE
    medium: Argument | None = None
    own: tuple[Span, ...] = ()
    source_span: Span | None = None


def draft_of(frame: Frame, content: tuple[Span, ...], form: Form) -> Draft:
    """Return the draft of a frame with its final content and form.

    What stands in quotation marks alone is verbatim: nothing in it but the
    editor's brackets is the outlet's own (see `find`).
    """
    return Draft(
        words=frame.words,
        lemma=frame.lemma,
        cue_class=frame.cue_class,
        source=frame.source,
        content=content,
        form=form,
        polarity=frame.polarity,
        medium=frame.medium,
        own=asides_of(frame.own) if form in (Form.INDIRECT, Form.MIXED) else (),
    )


class Layout:
    """The paragraphs and quotations of one article, with the tokens in them."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.doc = doc
        self.text = text
        self.quotes = find_quotes(text)
        self.paragraphs = find_paragraphs(text)
        self._tops = [quote for quote in self.quotes if quote.depth == 0]
        # Sorted, so that the neighbours of a place are found by halving.
        self._paragraph_starts = [paragraph.start for paragraph in self.paragraphs]
        self._top_starts = sorted(quote.outer.start for quote in self._tops)
        self._top_ends = sorted(quote.outer.end for quote in self._tops)
        self._before: dict[Quote, list[Token]] = {}
        self._after: dict[Quote, list[Token]] = {}
        self._tokens: dict[Quote, list[Token]] = {}
        self._levels: dict[int, tuple[Quote, ...]] = {}
        for quote in self.quotes:
            self._tokens[quote] = [token for part in quote.parts for token in tokens_in(doc, part)]
            for token in self._tokens[quote]:
                self._levels[token.i] = (*self._levels.get(token.i, ()), quote)

    def level_of(self, token: Token) -> tuple[Quote, ...]:
        """Return the quotations around a token, outermost first."""
        return self._levels.get(token.i, ())

    def level_of_quote(self, quote: Quote) -> tuple[Quote, ...]:
        """Return the quotations around a quotation, outermost first."""
        return tuple(
            other
            for other in self.quotes
            if other is not quote and other.outer.contains(quote.outer)
        )

    def paragraph_of(self, at: int) -> Span:
        """Return the paragraph that holds the code point `at`, or the whole text."""
        place = bisect_right(self._paragraph_starts, at) - 1
        if place >= 0 and at < self.paragraphs[place].end:
            return self.paragraphs[place]
        return Span(0, len(self.text))

    def tokens_of(self, quote: Quote) -> list[Token]:
        """Return the tokens between the marks of a quotation."""
        return self._tokens[quote]

    def tokens_between(self, start: int, end: int) -> list[Token]:
        """Return the tokens that lie in the code points start to end, without white space."""
        if start >= end:
            return []
        found = tokens_in(self.doc, Span(start, end))
        return [token for token in found if not token.is_space and start <= token.idx < end]

    def top_quotes(self) -> list[Quote]:
        """Return the quotations that stand in no other one."""
        return self._tops

    def narration_after(self, quote: Quote) -> list[Token]:
        """Return the tokens from a quotation to the next one or the end of its paragraph."""
        if quote in self._after:
            return self._after[quote]
        paragraph = self.paragraph_of(quote.outer.end - 1)
        later = self._top_starts[bisect_left(self._top_starts, quote.outer.end) :][:1]
        found = self.tokens_between(quote.outer.end, min([paragraph.end, *later]))
        self._after[quote] = found
        return found

    def narration_before(self, quote: Quote) -> list[Token]:
        """Return the tokens to a quotation from the one before it or the paragraph's start."""
        if quote in self._before:
            return self._before[quote]
        paragraph = self.paragraph_of(quote.outer.start)
        earlier = self._top_ends[: bisect_right(self._top_ends, quote.outer.start)][-1:]
        found = self.tokens_between(max([paragraph.start, *earlier]), quote.outer.start)
        self._before[quote] = found
        return found

    def clip(self, frame: Frame, tokens: Sequence[Token]) -> tuple[Token, ...]:
        """Return those tokens that the frame can reach.

        A cue reaches no further than its paragraph, and inside a quotation no
        further than the quotation; a tree that says otherwise is wrong.
        """
        paragraph = self.paragraph_of(frame.head.idx)
        level = self.level_of(frame.head)
        return tuple(
            token
            for token in tokens
            if paragraph.start <= token.idx < paragraph.end
            and (not level or self.level_of(token)[: len(level)] == level)
            and not token.is_space
        )
