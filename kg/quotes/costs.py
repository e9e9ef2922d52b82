"""What it costs to read a quotation mark as opening, as closing, or as none."""

import re

from kg.quotes.marks import CLOSED_BY, DOUBLE, POINTED, SINGLE, Mark, family_of
from kg.records import Span

#: Words that begin with an apostrophe; typesetting often prints ‘ before them.
_CLIPPED = re.compile(
    r"['‘’](?:\d0s|\d\ds?|em|im|er|til|tis|twas|twill|cause|cuz|coz|cos|n|bout|round|hood|burbs"
    r"|nuff|nother|scuse|sup|ere|neath|gainst|kay|bama)\b",
    re.I,
)
# Costs. Only their order matters: one mark passed over (3) is dearer than any
# reading with a mark of the wrong shape (0.5-2) or against its spacing (1-2).
_PASSED = 3.0
_OTHER_SHAPE = 0.5
_OTHER_FAMILY = 2.8
_WRONG_SIDE = 2.0
_NESTED_ALIKE = 2.8
_NESTED_STRAIGHT = 4.0
NEVER = float("inf")


def cost_to_open(mark: Mark) -> float:
    """Return what it costs that a mark opens: its glyph and spacing speak for or against it."""
    glyph, left, right = mark.glyph, mark.left, mark.right
    if glyph in SINGLE:
        if left.isalnum() or right.isspace():
            return NEVER
        shape = 1.5 if glyph == "’" else 0.0
        clipped = 3.0 if _CLIPPED.match(mark.text, mark.start) else 0.0
        return shape + clipped + (1.5 if left in ".,!?;%)" else 0.0)
    if glyph in POINTED:
        return 0.5 if glyph in "»›" else 0.0
    cost = _WRONG_SIDE if glyph == "”" else 0.0
    if right.isspace():
        cost += 1.0 if mark.is_curly else _WRONG_SIDE
    elif right in ",;:!?)]}":
        cost += 1.5
    if left.isalnum():
        cost += 0.5 if mark.is_curly else _WRONG_SIDE
    elif left in ".,!?;%)…":
        cost += 0.2 if mark.is_curly else 1.2
    return cost


def cost_to_close(mark: Mark, opener: str) -> float:
    """Return what it costs that a mark closes what `opener` opened."""
    glyph, left, right = mark.glyph, mark.left, mark.right
    if glyph in "„‚" or (glyph in SINGLE and (left.isspace() or right.isalnum())):
        return NEVER
    cost = _cost_of_shape(mark, opener)
    if glyph in POINTED:
        return cost
    if left.isspace():
        cost += 1.0 if mark.is_curly else _WRONG_SIDE
    if right.isalnum():
        cost += 0.5 if mark.is_curly else _WRONG_SIDE
    return cost + (1.5 if left in "([{" else 0.0)


def _cost_of_shape(mark: Mark, opener: str) -> float:
    """Return what it costs that just this glyph closes `opener`."""
    glyph = mark.glyph
    if glyph in CLOSED_BY[opener]:
        return 0.0
    if glyph not in family_of(opener):
        # "“Is it safe?’", "the ‘reform”": a slip, if nothing better is near.
        slip = POINTED.isdisjoint((glyph, opener)) and (glyph in DOUBLE or mark.left in ".,!?…")
        return _OTHER_FAMILY if slip else NEVER
    return 2.5 if glyph in "“‘«‹" else _OTHER_SHAPE


def cost_to_pass(mark: Mark) -> float:
    """Return what it costs that this is no quotation mark at all."""
    if mark.glyph in POINTED:
        return 1.0
    if mark.glyph in DOUBLE:
        return 0.7 if mark.left.isdigit() and not mark.is_curly else _PASSED
    if _CLIPPED.match(mark.text, mark.start):
        return 0.0
    if mark.left.isalnum():
        return _cost_of_apostrophe_behind(mark)
    if mark.left in ".,!?;:)…":
        return 2.5
    if mark.right.isspace():
        return 0.5
    return {"‘": 2.0, "’": 0.7}.get(mark.glyph, 1.0)


def _cost_of_apostrophe_behind(mark: Mark) -> float:
    """ "the boys’ club", "6' tall", "nothin’": cheap; behind any other letter it closes."""
    if mark.left in "sS":
        return 0.5 if mark.right.isspace() else 0.8
    clipped = mark.text[max(0, mark.start - 2) : mark.start] == "in"
    return 0.3 if mark.left.isdigit() or clipped else 1.2


def cost_to_nest(mark: Mark, outer: Mark) -> float:
    """Return what it costs more to open inside the open mark `outer`."""
    if mark.glyph not in family_of(outer.glyph):
        return 0.0
    if outer.end == mark.start:
        return NEVER  # a doubled mark is one mark
    if mark.glyph != outer.glyph:
        return 1.0
    return _NESTED_ALIKE if mark.is_curly else _NESTED_STRAIGHT


def cost_of_length(glyph: str, length: int) -> float:
    """Prefer the shorter of two quotations; a long one in single marks needs good marks."""
    if glyph in SINGLE:
        return min(1.2, 0.003 * length)
    return min(0.5, 0.0005 * length)


def cost_of_staying_open(mark: Mark, paragraph: Span, runs_on: str) -> float:
    """Return what it costs that a quotation is not closed in its paragraph.

    Little where the next paragraph repeats the mark, at the start of the
    paragraph, and behind a comma or colon; elsewhere it is a stray mark. A lone
    single mark is taken for an apostrophe, unless a paragraph begins with it.
    """
    repeated = bool(runs_on) and runs_on in family_of(mark.glyph)
    starts = mark.start == paragraph.start
    if mark.glyph in SINGLE:
        if starts and mark.glyph == runs_on:
            return 0.5
        return 1.5 if starts and mark.glyph == "‘" else 5.0
    if repeated:
        return 0.5
    behind = mark.text[paragraph.start : mark.start].rstrip()[-1:]
    cheap = 0.8 if mark.glyph in POINTED else 1.0
    return cheap if starts or behind in (",", ":") else 4.0
