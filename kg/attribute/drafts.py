"""Attributions under construction, and what they are made from in one article."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.attribute.frames import Frame
from kg.attribute.quotes import Quote, find_paragraphs, find_quotes
from kg.grammar import tokens_in
from kg.records import Argument, CueClass, Form, Polarity, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution whose spans are final but which has no id, voice or parent yet.

    `words` are the words of the cue, empty where none stands in the text.
    """

    words: tuple[Token, ...]
    lemma: str
    cue_class: CueClass
    source: Token | None
    content: tuple[Span, ...]
    form: Form
    polarity: Polarity = Polarity.POSITIVE
    medium: Argument | None = None


def draft_of(frame: Frame, content: tuple[Span, ...], form: Form) -> Draft:
    """Return the draft of a frame with its final content and form."""
    return Draft(
        words=frame.words,
        lemma=frame.lemma,
        cue_class=frame.cue_class,
        source=frame.source,
        content=content,
        form=form,
        polarity=frame.polarity,
        medium=frame.medium,
    )


class Layout:
    """The paragraphs and quotations of one article, with the tokens in them."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.doc = doc
        self.text = text
        self.quotes = find_quotes(text)
        self.paragraphs = find_paragraphs(text)
        self._levels: list[list[Quote]] = [[] for _ in doc]
        for quote in self.quotes:
            for part in quote.parts:
                for token in tokens_in(doc, part):
                    self._levels[token.i].append(quote)

    def level_of(self, token: Token) -> tuple[Quote, ...]:
        """Return the quotations around a token, outermost first."""
        return tuple(self._levels[token.i])

    def level_of_quote(self, quote: Quote) -> tuple[Quote, ...]:
        """Return the quotations around a quotation, outermost first."""
        return tuple(
            other
            for other in self.quotes
            if other is not quote and other.outer.contains(quote.outer)
        )

    def paragraph_of(self, at: int) -> Span:
        """Return the paragraph that holds the code point `at`, or the whole text."""
        for paragraph in self.paragraphs:
            if paragraph.start <= at < paragraph.end:
                return paragraph
        return Span(0, len(self.text))

    def tokens_of(self, quote: Quote) -> list[Token]:
        """Return the tokens between the marks of a quotation."""
        return [token for part in quote.parts for token in tokens_in(self.doc, part)]

    def tokens_between(self, start: int, end: int) -> list[Token]:
        """Return the tokens that lie in the code points start to end, without white space."""
        if start >= end:
            return []
        found = tokens_in(self.doc, Span(start, end))
        return [token for token in found if not token.is_space and start <= token.idx < end]

    def top_quotes(self) -> list[Quote]:
        """Return the quotations that stand in no other one."""
        return [quote for quote in self.quotes if quote.depth == 0]

    def narration_after(self, quote: Quote) -> list[Token]:
        """Return the tokens from a quotation to the next one or the end of its paragraph."""
        paragraph = self.paragraph_of(quote.outer.end - 1)
        starts = [other.outer.start for other in self.top_quotes()]
        later = [start for start in starts if start >= quote.outer.end]
        return self.tokens_between(quote.outer.end, min([paragraph.end, *later]))

    def narration_before(self, quote: Quote) -> list[Token]:
        """Return the tokens to a quotation from the one before it or the paragraph's start."""
        paragraph = self.paragraph_of(quote.outer.start)
        ends = [other.outer.end for other in self.top_quotes()]
        earlier = [end for end in ends if end <= quote.outer.start]
        return self.tokens_between(max([paragraph.start, *earlier]), quote.outer.start)

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
            and self.level_of(token)[: len(level)] == level
            and not token.is_space
        )
