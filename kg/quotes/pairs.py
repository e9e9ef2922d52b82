"""Which quotation marks of a paragraph belong together.

Each mark may open, close, or be passed over (an apostrophe, a measure, a slip of
the keyboard), at a cost that its glyph and its neighbours decide; the cheapest
reading of the whole paragraph wins. So one odd mark is paid for where it stands,
and does not turn the marks behind it round.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from kg.quotes.costs import (
    NEVER,
    cost_of_length,
    cost_of_staying_open,
    cost_to_close,
    cost_to_nest,
    cost_to_open,
    cost_to_pass,
)
from kg.quotes.marks import Mark, read_marks
from kg.records import Span

#: A reading that costs so much more than the best one is given up; marks nest no deeper.
_HOPELESS = 12.0
_DEEPEST = 4


class _Use(Enum):
    OPEN = 1
    CLOSE = 2
    PASS = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """An opening mark and its closing one, as spans; `closing` is None where it is missing."""

    opening: Span
    closing: Span | None
    depth: int


def pair_marks(text: str, paragraph: Span, runs_on: str = "") -> list[Pair]:
    """Return the pairs of marks in one paragraph, in order of the opening mark.

    `runs_on` is the mark that the next paragraph begins with, if any: a mark
    like it may stay open here. At most the outermost mark stays open.
    """
    marks = read_marks(text, paragraph)
    if not marks:
        return []
    return _pairs(marks, _best_uses(marks, paragraph, runs_on))


@dataclass(frozen=True, slots=True)
class _State:
    """A reading so far: what it cost, which marks are open, and how it came here."""

    cost: float
    open: tuple[Mark, ...]
    use: _Use
    before: "_State | None"


def _best_uses(marks: Sequence[Mark], paragraph: Span, runs_on: str) -> list[_Use]:
    """Return the use of each mark in the cheapest reading (a shortest path over what is open)."""
    states = {"": _State(0.0, (), _Use.PASS, None)}
    for mark in marks:
        reached: dict[str, _State] = {}
        for state in states.values():
            for step in _steps(state, mark):
                key = "".join(each.glyph for each in step.open)
                if key not in reached or step.cost < reached[key].cost:
                    reached[key] = step
        least = min(state.cost for state in reached.values())
        states = {key: state for key, state in reached.items() if state.cost <= least + _HOPELESS}
    best = min(
        (state for state in states.values() if len(state.open) <= 1),
        key=lambda state: state.cost + _cost_at_end(state, paragraph, runs_on),
    )
    uses = []
    while best.before is not None:
        uses.append(best.use)
        best = best.before
    return uses[::-1]


def _cost_at_end(state: _State, paragraph: Span, runs_on: str) -> float:
    return sum(cost_of_staying_open(mark, paragraph, runs_on) for mark in state.open)


def _steps(state: _State, mark: Mark) -> list[_State]:
    """Return the readings that one more mark leads to."""
    steps = [_State(state.cost + cost_to_pass(mark), state.open, _Use.PASS, state)]
    opening = cost_to_open(mark) + (cost_to_nest(mark, state.open[-1]) if state.open else 0.0)
    if opening < NEVER and len(state.open) < _DEEPEST:
        steps.append(_State(state.cost + opening, (*state.open, mark), _Use.OPEN, state))
    if state.open and mark.start > state.open[-1].end:
        opener = state.open[-1]
        closing = cost_to_close(mark, opener.glyph)
        closing += cost_of_length(opener.glyph, mark.start - opener.end)
        if closing < NEVER:
            steps.append(_State(state.cost + closing, state.open[:-1], _Use.CLOSE, state))
    return steps


def _pairs(marks: Sequence[Mark], uses: Sequence[_Use]) -> list[Pair]:
    stack: list[Mark] = []
    pairs = []
    for mark, use in zip(marks, uses, strict=True):
        if use is _Use.OPEN:
            stack.append(mark)
        elif use is _Use.CLOSE:
            opener = stack.pop()
            opening, closing = Span(opener.start, opener.end), Span(mark.start, mark.end)
            pairs.append(Pair(opening, closing, len(stack)))
    pairs.extend(Pair(Span(m.start, m.end), None, depth) for depth, m in enumerate(stack))
    return sorted(pairs, key=lambda pair: pair.opening)
