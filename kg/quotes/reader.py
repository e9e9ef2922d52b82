"""Quotations: the stretches of a text that stand between quotation marks.

The rules read characters only, one paragraph at a time (see `kg.quotes.pairs`), so that a
missing or odd mark can spoil nothing outside its paragraph.
"""

import re
from dataclasses import dataclass

from kg.quotes.marks import family_of, glyph_at
from kg.quotes.pairs import Pair, pair_marks
from kg.records import Span

#: "LUND: ", "MR. LEE: ": another speaker's turn in a transcript begins.
_TURN = re.compile(r"(?:[A-Z][A-Z.'’-]+[ ]?){1,4}:\s")


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch between quotation marks, in code points of the whole text.

    `outer` runs from the opening mark past the closing one; `parts` are the
    words inside without marks, one span per paragraph where a quotation runs
    over several. `depth` is 0 outside all other marks. `closed` is False where
    the closing mark is missing.
    """

    outer: Span
    parts: tuple[Span, ...]
    depth: int
    closed: bool


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the lines of `text` that hold more than white space, without it."""
    return tuple(
        Span(match.start(), match.end())
        for match in re.finditer(r"[^\s][^\n\r\u2029]*(?<!\s)", text)
    )


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Return every quotation of `text`, in order of its opening mark.

    A quotation left open at the end of a paragraph goes on where the next
    paragraph begins with an opening mark of the same kind; the parts are then
    one Quote. Marks around no word at all are no quotation.
    """
    paragraphs = find_paragraphs(text)
    found: list[Quote] = []
    running: Quote | None = None
    for at, paragraph in enumerate(paragraphs):
        after = paragraphs[at + 1].start if at + 1 < len(paragraphs) else len(text)
        runs_on = glyph_at(text, after)
        quotes = _find_in_paragraph(text, paragraph, runs_on)
        if running is not None and quotes and _goes_on(text, running, quotes[0], paragraph):
            quotes[0] = _join(running, quotes[0])
        elif running is not None:
            found.append(running)
        running = next((quote for quote in quotes if runs_on and not quote.closed), None)
        found.extend(quote for quote in quotes if quote is not running)
    return tuple(sorted(found, key=lambda quote: (quote.outer.start, -quote.outer.end)))


def _find_in_paragraph(text: str, paragraph: Span, runs_on: str) -> list[Quote]:
    quotes = [_quote(text, pair, paragraph) for pair in pair_marks(text, paragraph, runs_on)]
    return [quote for quote in quotes if _has_word(text, quote)]


def _has_word(text: str, quote: Quote) -> bool:
    return any(char.isalnum() for char in quote.parts[0].slice(text))


def _goes_on(text: str, running: Quote, first: Quote, paragraph: Span) -> bool:
    """Say whether the first quotation of a paragraph carries on the one left open before it."""
    same = glyph_at(text, first.outer.start) in family_of(glyph_at(text, running.outer.start))
    if _TURN.match(text, first.parts[0].start):
        return False
    return same and first.outer.start == paragraph.start


def _join(first: Quote, second: Quote) -> Quote:
    return Quote(
        outer=Span(first.outer.start, second.outer.end),
        parts=first.parts + second.parts,
        depth=0,
        closed=second.closed,
    )


def _quote(text: str, pair: Pair, paragraph: Span) -> Quote:
    start = pair.opening.end
    end = pair.closing.start if pair.closing else paragraph.end
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    end -= len(inner) - len(inner.rstrip())
    return Quote(
        outer=Span(pair.opening.start, pair.closing.end if pair.closing else paragraph.end),
        parts=(Span(start, max(start, end)),),
        depth=pair.depth,
        closed=pair.closing is not None,
    )


def without_comma(text: str, span: Span) -> Span:
    """Return a quoted stretch without the comma that only leads on to the cue."""
    end = span.end
    while end > span.start and text[end - 1] in ", ":
        end -= 1
    return Span(span.start, end)
