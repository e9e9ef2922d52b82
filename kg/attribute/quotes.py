"""Quotation marks: which stretches of a text stand between them.

The rules read characters only, one paragraph at a time, so that a missing or
odd mark can spoil nothing outside its paragraph. Apostrophes are told from
single quotation marks by what stands around them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.records import Span

#: Opening marks with the marks that may close them. German and Polish „ closes
#: with “ or ”; guillemets point either way.
PAIRS = {
    "“": "”",
    "„": "“”‟",
    "‟": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "‘": "’",
    "‚": "‘’",
    '"': '"',
    "'": "'",
}
SINGLE = frozenset("‘’‚'")
CLOSERS = frozenset("".join(PAIRS.values()))
MARKS = frozenset(PAIRS) | CLOSERS

#: Words that begin with an apostrophe; typesetting often prints ‘ before them.
_CLIPPED = re.compile(
    r"['‘’](?:\d0s\b|\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|n\b|bout\b|cos\b)", re.I
)


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
    paragraph begins with the same opening mark; the parts are then one Quote.
    """
    paragraphs = find_paragraphs(text)
    text = _with_double_marks(text)
    found: list[Quote] = []
    running: Quote | None = None
    for at, paragraph in enumerate(paragraphs):
        after = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
        quotes = _find_in_paragraph(text, paragraph, after)
        if running is not None and quotes and quotes[0].outer.start == paragraph.start:
            quotes[0] = _join(running, quotes[0])
        elif running is not None:
            found.append(running)
        running = None
        if quotes and after is not None and _runs_on(text, quotes[-1], paragraph, after):
            running = quotes.pop()
        found.extend(quotes)
    return tuple(sorted(found, key=lambda quote: (quote.outer.start, -quote.outer.end)))


def _with_double_marks(text: str) -> str:
    """Return `text`, as long as before, with double marks for pairs of single ones.

    Some newsrooms print ``so'' or ''so''; the spare character becomes a space on
    the outer side of the mark.
    """
    text = re.sub(r"(?<!\S)(?:''|``)(?=\S)", ' "', text)
    return re.sub(r"(?<=\S)''", '" ', text)


def _runs_on(text: str, quote: Quote, paragraph: Span, after: Span) -> bool:
    same_mark = text[quote.outer.start] == text[after.start]
    return not quote.closed and quote.outer.end == paragraph.end and quote.depth == 0 and same_mark


def _join(first: Quote, second: Quote) -> Quote:
    return Quote(
        outer=Span(first.outer.start, second.outer.end),
        parts=first.parts + second.parts,
        depth=0,
        closed=second.closed,
    )


def _find_in_paragraph(text: str, paragraph: Span, after: Span | None) -> list[Quote]:
    """Return the quotes of one paragraph, by a stack of open marks."""
    stack: list[int] = []
    found: list[Quote] = []
    for at in _marks(text, paragraph):
        opener = _opener_for(text, at, stack, paragraph)
        if opener is not None:
            del stack[stack.index(opener) :]
            found.append(_quote(text, Span(opener, at + 1), closed=True))
        elif _opens(text, at, paragraph):
            stack.append(at)
    if stack and _may_stay_open(text, stack[0], paragraph, after):
        outer = Span(stack[0], paragraph.end)
        # "“One, he said. “Two.”": the first mark was never closed before the
        # next one like it. How far it reached cannot be known: it is dropped.
        if not any(text[quote.outer.start] == text[outer.start] for quote in found):
            found.append(_quote(text, outer, closed=False))
    return sorted(_with_depths(found), key=lambda quote: quote.outer.start)


def _with_depths(quotes: list[Quote]) -> list[Quote]:
    return [replace(quote, depth=sum(_holds(other, quote) for other in quotes)) for quote in quotes]


def _holds(outer: Quote, inner: Quote) -> bool:
    return outer is not inner and outer.outer.contains(inner.outer)


def _marks(text: str, paragraph: Span) -> Iterator[int]:
    for at in range(paragraph.start, paragraph.end):
        if text[at] in MARKS and not _is_apostrophe(text, at, paragraph):
            yield at


def _is_apostrophe(text: str, at: int, paragraph: Span) -> bool:
    """Say whether a single mark stands inside or before a clipped word.

    "don't", "’90s", "rock ’n’ roll"; whether a mark after a final s is a
    possessive is decided by `_opener_for`, which knows what is open.
    """
    if text[at] not in SINGLE:
        return False
    before, behind = _around(text, at, paragraph)
    return (before.isalnum() and behind.isalnum()) or bool(_CLIPPED.match(text, at))


def _around(text: str, at: int, paragraph: Span) -> tuple[str, str]:
    before = text[at - 1] if at > paragraph.start else " "
    behind = text[at + 1] if at + 1 < paragraph.end else " "
    return before, behind


def _opens(text: str, at: int, paragraph: Span) -> bool:
    before, behind = _around(text, at, paragraph)
    if text[at] not in PAIRS or behind.isspace():
        return False
    if text[at] in "“„‟«‚":
        return True
    return not (before.isalnum() or before in ".,!?;%)")


def _opener_for(text: str, at: int, stack: list[int], paragraph: Span) -> int | None:
    """Return the open mark that the mark at `at` closes, or None."""
    mark = text[at]
    before, _ = _around(text, at, paragraph)
    if mark not in CLOSERS or before.isspace():
        return None
    for open_at in reversed(stack):
        if mark in PAIRS[text[open_at]]:
            possessive = mark in SINGLE and _is_possessive(text, at, paragraph)
            return None if possessive or at == open_at + 1 else open_at
    return None


def _is_possessive(text: str, at: int, paragraph: Span) -> bool:
    """Say whether a single mark after s is the possessive of a plural.

    "‘The soldiers’ families left’": a later mark may close, and no new quotation
    opens before it. "the ‘allies’ of Kiev": nothing later closes, so this does.
    """
    if text[at - 1] not in "sS" or not re.match(r".\s\w", text[at : at + 3]):
        return False
    for later in range(at + 1, paragraph.end):
        if text[later] == text[at] and not _is_apostrophe(text, later, paragraph):
            return not text[later - 1].isspace()
        if text[later] in "‘“":
            return False
    return False


def _may_stay_open(text: str, at: int, paragraph: Span, after: Span | None) -> bool:
    """Say whether an unclosed mark may hold the rest of its paragraph.

    It may where the next paragraph repeats it, at the start of the paragraph,
    and after a comma or colon; elsewhere it is a stray mark. A lone single mark
    is always taken for an apostrophe.
    """
    if after is not None and text[after.start] == text[at] and text[at] not in SINGLE:
        return True
    if text[at] in SINGLE:
        return False
    return at == paragraph.start or text[:at].rstrip()[-1:] in (",", ":")


def _quote(text: str, outer: Span, *, closed: bool) -> Quote:
    start, end = outer.start + 1, outer.end - 1 if closed else outer.end
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    end -= len(inner) - len(inner.rstrip())
    return Quote(outer=outer, parts=(Span(start, max(start, end)),), depth=0, closed=closed)


def without_comma(text: str, span: Span) -> Span:
    """Return a quoted stretch without the comma that only leads on to the cue."""
    end = span.end
    while end > span.start and text[end - 1] in ", ":
        end -= 1
    return Span(span.start, end)
