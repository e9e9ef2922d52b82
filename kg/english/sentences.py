"""Where sentences start: line ends and forced breaks always, else the rules about stops weighed
with a learned model of what stands around a start.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from spacy.tokens import Doc

from kg.english.gaps import Gap, Line, goes_on, may_start, read_line, score
from kg.english.stops import STOPS, Row, StopRules, Verdict

BREAKS_KEY = "kg_breaks"
"""Key in `doc.user_data`: a tuple of code-point offsets at which a sentence must start."""

_BLANK_LINE = re.compile(r"\n\s*\n|[\r\u2028\u2029]\s*[\r\n\u2028\u2029]")
_HARD_WRAP = 50
"""A line this long that goes on in lower case was wrapped by a mail program, not ended by a writer.
"""
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TIME_WORDS = frozenset((*_DAYS, "et", "est", "edt", "pt", "gmt", "utc", "eastern"))
"""Words that go on with an hour or, in American papers, with a bare verb: "4 p.m. Wednesday", "he
said Sunday that".
"""
_LONGEST_DATELINE = 9
_QUOTE_ENDS = frozenset('”"')
_NEEDED = {
    Gap.STOP: 0.25,
    Gap.SHORT: 0.5,
    Gap.CLOSED: 0.5,
    Gap.COLON: 0.5,
    Gap.DASH: 1.5,
    Gap.NONE: 0.0,
}
_NEEDED_IN_PROSE = _NEEDED | {
    Gap.SHORT: 1.5,
    Gap.CLOSED: 2.5,
    Gap.COLON: 2.0,
    Gap.DASH: 3.0,
    Gap.NONE: 1.0,
}
"""Log odds from which a sentence starts where the rules are silent: more in a line that ends in a
stop. Tuned on the development parts of the treebanks, the last digits on the side of news.
"""


class SentenceSplitter:
    """spaCy component that sets sentence starts; honours the offsets in
    `doc.user_data["kg_breaks"]`.
    """

    def __init__(self) -> None:
        self._rules = StopRules()

    def __call__(self, doc: Doc) -> Doc:
        """Mark the first token of every sentence."""
        starts = np.full((len(doc), 1), -1, dtype=np.int64)
        if len(doc):
            starts[0] = 1
            starts[self.find_starts(doc)] = 1
            doc.from_array(["SENT_START"], starts.astype(np.uint64))  # type: ignore[arg-type]
        return doc

    def find_starts(self, doc: Doc) -> list[int]:
        """Return the token numbers at which a sentence starts, in order, without the first token of
        the document.
        """
        row = Row([token.text for token in doc], [not token.whitespace_ for token in doc])
        verdicts = self._rules.judge(row)
        borders = set(_find_line_starts(row))
        borders.update(_find_forced(doc, doc.user_data.get(BREAKS_KEY, ())))
        found = set(borders)
        for numbers in _cut_lines(row, borders):
            found.update(_find_inner_starts(_make_line(row, numbers), numbers, verdicts))
        return sorted(at for at in found if 0 < at < len(doc))

    def find_gaps(self, doc: Doc) -> Iterator[tuple[list[int], Line, list[Gap | None]]]:
        """Yield the token numbers of each line, the line, and what its gaps are: the trainer's way
        in.
        """
        row = Row([token.text for token in doc], [not token.whitespace_ for token in doc])
        verdicts = self._rules.judge(row)
        for numbers in _cut_lines(row, set(_find_line_starts(row))):
            line = _make_line(row, numbers)
            gaps = [_find_gap(line, at, verdicts.get(n)) for at, n in enumerate(numbers)]
            yield numbers, line, gaps


def _cut_lines(row: Row, borders: set[int]) -> Iterator[list[int]]:
    numbers: list[int] = []
    for at, text in enumerate(row.texts):
        if at in borders and numbers:
            yield numbers
            numbers = []
        if not text.isspace():
            numbers.append(at)
    if numbers:
        yield numbers


def _make_line(row: Row, numbers: Sequence[int]) -> Line:
    tight = [row.glued[at] and follower == at + 1 for at, follower in pairwise((*numbers, -1))]
    return read_line([row.texts[at] for at in numbers], tight)


def _find_inner_starts(
    line: Line, numbers: Sequence[int], verdicts: Mapping[int, Verdict]
) -> Iterator[int]:
    needed = _NEEDED_IN_PROSE if line.style.startswith("ends") else _NEEDED
    start = 0
    for at, number in enumerate(numbers):
        gap = _find_gap(line, at, verdicts.get(number))
        if gap is None or (gap is Gap.NONE and goes_on(line.lower[at - 1])):
            continue
        if gap is Gap.START or score(line, at, start, gap) > needed[gap]:
            start = at
            yield number


def _find_gap(line: Line, at: int, verdict: Verdict | None) -> Gap | None:
    """Return what stands before token `at`; None where no sentence may start."""
    if at == 0 or verdict is Verdict.HELD:
        return None
    if verdict is Verdict.START:
        return Gap.START
    if not may_start(line, at):
        return None
    before = line.texts[at - 1]
    if before in (".", "!", "?") or (STOPS.fullmatch(before) and before[0] not in ".…"):
        return Gap.STOP
    if before[-1] in ".…":
        return None if line.lower[at] in _TIME_WORDS else Gap.SHORT
    if before in "\"”’')]":
        return None if _is_aside(line.texts, at) else Gap.CLOSED
    if before == ":":
        return Gap.COLON
    if before[-1] in "-–—":
        return None if _is_dateline(line, at) else Gap.DASH
    return None if line.lower[at] in _TIME_WORDS else Gap.NONE


def _is_dateline(line: Line, at: int) -> bool:
    """Whether the dash before token `at` closes KYIV (AP) -, or opens a signature: “No.” - Berg."""
    if at == 1 or line.texts[at - 2] in _QUOTE_ENDS or STOPS.fullmatch(line.texts[at - 2]):
        return True
    before = line.texts[: at - 1]
    return len(before) < _LONGEST_DATELINE and not any(text[0].islower() for text in before)


def _is_aside(texts: Sequence[str], at: int) -> bool:
    """Whether the bracket before token `at` closes words put into a sentence: James (Jim) Jordan,
    [Minister Anna] Berg; not the (CNN) that opens a line.
    """
    if texts[at - 1] == "]":
        return texts[at - 2].isalpha()
    opened = next((back for back in (3, 4) if at > back and texts[at - back] == "("), 0)
    return texts[at - 1] == ")" and bool(opened) and texts[at - opened + 1].isalpha()


def _find_line_starts(row: Row) -> Iterator[int]:
    """A line end always ends a sentence, but for a hard-wrapped line; white space stays with
    the sentence before.
    """
    line_start = 0
    for at, text in enumerate(row.texts):
        if text.isspace() and any(c in text for c in "\n\r\u2028\u2029"):
            if at + 1 < len(row.texts) and not _is_wrapped(row, line_start, at):
                yield at + 1
            line_start = at + 1


def _is_wrapped(row: Row, start: int, at: int) -> bool:
    if _BLANK_LINE.search(row.texts[at]) or at == start:
        return False
    length = sum(map(len, row.texts[start:at])) + sum(not glued for glued in row.glued[start:at])
    goes_on = row.texts[at + 1][:1].islower() and not STOPS.fullmatch(row.texts[at - 1])
    return length >= _HARD_WRAP and goes_on


def _find_forced(doc: Doc, breaks: Sequence[int]) -> Iterator[int]:
    """Yield the first token at or after each offset; white space stays with what is before."""
    ordered = sorted(breaks)
    at = 0
    for offset in ordered:
        while at < len(doc) and (doc[at].idx < offset or doc[at].is_space):
            at += 1
        if at < len(doc):
            yield at
