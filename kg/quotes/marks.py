"""Quotation marks as they are printed: their kinds, and what stands around each of them."""

import re
from dataclasses import dataclass
from functools import cached_property

from kg.records import Span

DOUBLE = frozenset('“”„‟"')
SINGLE = frozenset("‘’‚'")
POINTED = frozenset("«»‹›")
MARKS = DOUBLE | SINGLE | POINTED
_FAMILIES = (DOUBLE, SINGLE, POINTED)

#: Opening marks with the marks that close them as printed; German and Polish „
#: closes with “ or ”, Swedish ” with itself, and guillemets point either way.
CLOSED_BY = {
    "“": "”",
    "”": "”",
    "„": "“”‟",
    "‟": "”",
    '"': '"',
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "‘": "’",
    "’": "’",
    "‚": "‘’",
    "'": "'",
}
CLOSERS = frozenset("".join(CLOSED_BY.values()))

#: Marks of two characters, and the mark that they stand for; ''' is one of each.
_MARK = re.compile(r"''|``|’’|‘‘|[“”„‟\"‘’‚'«»‹›]")
_STANDS_FOR = {"''": '"', "``": "“", "’’": "”", "‘‘": "“"}
_TRIPLE_BEHIND = re.compile(r"(?<=\S)(?:'(?=''(?!'))|’(?=’’(?!’)))")

#: "don't", "U.S.'s", "[Reed]'s": never a mark. ’n’ in "rock ’n’ roll" ends like it begins.
_INSIDE_WORD = re.compile(r"(?<=\w)['‘’](?=\w)|(?<=\S)['‘’](?=[sS]\b)|(?<=['‘’]n)['‘’]")


@dataclass(frozen=True)
class Mark:
    """One mark: its place, the glyph it stands for, and the next characters that are no marks."""

    text: str
    start: int
    end: int
    left: str
    right: str

    @cached_property
    def glyph(self) -> str:
        """Return the mark that the printed characters stand for."""
        printed = self.text[self.start : self.end]
        return _STANDS_FOR.get(printed, printed)

    @property
    def is_curly(self) -> bool:
        """Say whether the glyph itself shows its side."""
        return self.glyph not in "\"'"


def family_of(glyph: str) -> frozenset[str]:
    """Return the marks of the same kind: double, single or pointed."""
    return next(family for family in _FAMILIES if glyph in family)


def glyph_at(text: str, at: int) -> str:
    """Return the mark that stands at `at`, two characters read as one; "" where there is none."""
    found = _MARK.match(text, at)
    return _STANDS_FOR.get(found.group(), found.group()) if found else ""


def read_marks(text: str, paragraph: Span) -> list[Mark]:
    """Return the marks of a paragraph in text order, apostrophes inside words left out."""
    found = []
    at = paragraph.start
    while match := _MARK.search(text, at, paragraph.end):
        start, end = match.span()
        # "''He said 'no'''": behind a word the single mark comes first.
        if start > paragraph.start and _TRIPLE_BEHIND.match(text, start):
            end = start + 1
        at = end
        if end - start > 1 or not _INSIDE_WORD.match(text, start):
            left, right = _around(text, Span(start, end), paragraph)
            found.append(Mark(text, start, end, left, right))
    return found


def _around(text: str, mark: Span, paragraph: Span) -> tuple[str, str]:
    """Return the nearest characters that are no marks; a space at the paragraph's edges."""
    before, behind = mark.start - 1, mark.end
    while before >= paragraph.start and text[before] in MARKS:
        before -= 1
    while behind < paragraph.end and text[behind] in MARKS:
        behind += 1
    left = text[before] if before >= paragraph.start else " "
    return left, text[behind] if behind < paragraph.end else " "
