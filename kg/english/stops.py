"""Which full stops, question marks and quotation marks end a sentence: rules made for news text.

A full stop is a weak sign in news (U.S., Gen., 3.5) and quotation marks hold several sentences, or
a question in the middle of one. The word lists are data files beside this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kg.wordlists import read_rows

STOPS = re.compile(r"[.!?…。！？]+")
_CLOSERS = frozenset("”’\"')]}»›") | {"''"}
_OPENERS = frozenset("“‘([{«‹„") | {"``"}
_DOTTED = re.compile(r"(?:\w\.)+\w")
_IN_MIDDLE = frozenset(("e.g", "i.e", "vs", "cf", "approx"))
_SPEECH_REACH = 7
"""How many words after a quotation its verb of speech may stand: "Why?" Deputy Prime Minister Anna
Berg asked.
"""


class Verdict(StrEnum):
    """What the rules say of a gap: a sentence starts there, or never does (behind "Gen.", inside
    “Why?” he asked).
    """

    START = "start"
    HELD = "held"


@cache
def read_word_classes(name: str) -> dict[str, frozenset[str]]:
    """Return the classes of a data file of CLASS <tab> FORM lines."""
    classes: dict[str, set[str]] = {}
    for _, (kind, form) in read_rows("kg.english", f"data/{name}"):
        classes.setdefault(kind, set()).add(form)
    return {kind: frozenset(forms) for kind, forms in classes.items()}


@dataclass(frozen=True, slots=True)
class Row:
    """The tokens of a document as plain strings; `glued[i]` says that no white space follows token
    i.
    """

    texts: Sequence[str]
    glued: Sequence[bool]


class StopRules:
    """The rules with their word lists."""

    def __init__(self) -> None:
        abbreviations = read_word_classes("abbreviations.txt")
        words = read_word_classes("sentence_words.txt")
        self._titles, self._before_number = abbreviations["title"], abbreviations["number"]
        self._may_end = abbreviations["may"]
        self._openers, self._speech = words["opener"], words["speech"]

    def judge(self, row: Row) -> dict[int, Verdict]:
        """Return the verdict on each gap behind a stop, by the number of the token behind the gap.

        A gap that is absent is open: no stop, or one of which the rules know too little.
        """
        verdicts: dict[int, Verdict] = {}
        for at, after in self._find_stops(row):
            verdicts.update((closer, Verdict.HELD) for closer in range(at + 1, after))
            if after < len(row.texts):
                verdict = self._judge_stop(row, at, after)
                if verdict is not None:
                    verdicts[after] = verdict
        return verdicts

    def _find_stops(self, row: Row) -> Iterator[tuple[int, int]]:
        """Yield each stop and the first token behind it and what closes there."""
        for at, text in enumerate(row.texts):
            if not (STOPS.fullmatch(text) or text[-1] in ".。！？"):
                continue
            if at + 1 < len(row.texts) and STOPS.fullmatch(row.texts[at + 1]):
                continue
            yield at, self._skip_closers(row, at)

    def _skip_closers(self, row: Row, at: int) -> int:
        """Return the first token after a stop and the quotation marks or brackets that close right
        behind it.
        """
        after = at + 1
        while after < len(row.texts) and row.texts[after] in _CLOSERS:
            # A curly mark closes also behind a space: ... and that was it … ” Then
            if not row.glued[after - 1] and row.texts[after] != "”":
                break
            if row.texts[after] in "\"'" and not self._closes(row, after):
                break
            after += 1
        note = row.texts[after : after + 3]
        if len(note) == 3 and note[0] == "[" and note[1].isdigit() and note[2] == "]":
            return after + 3
        return after

    @staticmethod
    def _closes(row: Row, at: int) -> bool:
        """A straight mark with a word glued behind it ("war."The) closes only if an earlier one is
        open.
        """
        if not row.glued[at] or at + 1 == len(row.texts) or row.texts[at + 1] in ".,;:!?)":
            return True
        mark = row.texts[at]
        start = max(0, at - 400)
        return sum(text == mark for text in row.texts[start:at]) % 2 == 1

    def _judge_stop(self, row: Row, at: int, after: int) -> Verdict | None:
        stop, closed = row.texts[at], after > at + 1
        first = _skip_openers(row.texts, after)
        following = row.texts[first] if first < len(row.texts) else ""
        if not following or following.isspace():
            return None
        if not _may_open(following):
            informal = "?" in stop and not closed and not row.glued[at]
            return Verdict.START if informal and following[0].islower() else None
        quoted = closed and row.texts[after - 1] in "”’\"'»"
        if stop in (".", "...", "…") or not STOPS.fullmatch(stop):
            if quoted and self._is_tag_line(row.texts, after):
                return Verdict.HELD
            return self._judge_full_stop(row, at, following, first > after or closed)
        if quoted and self._speech_follows(row.texts, after):
            return Verdict.HELD
        return Verdict.START

    def _judge_full_stop(self, row: Row, at: int, following: str, quoted: bool) -> Verdict | None:
        stop = row.texts[at]
        opens = Verdict.START if following.lower() in self._openers or quoted else None
        if stop in ("...", "…"):
            glued = at > 0 and row.glued[at - 1] and following[:1].isupper()
            return Verdict.START if glued else opens
        word = stop[:-1] if stop != "." else (row.texts[at - 1] if at and row.glued[at - 1] else "")
        plain = word.lower()
        if (
            plain.rpartition("-")[2] in self._titles and (word[:1].isupper() or "-" in word)
        ) or plain in _IN_MIDDLE:
            return Verdict.HELD
        if plain in self._before_number and following[:1].isdigit():
            return Verdict.HELD
        if self._is_short_form(word, stop):
            return opens
        if word.isdigit() and (at < 2 or "\n" in row.texts[at - 2]):
            return Verdict.HELD
        return Verdict.START if stop == "." else opens

    def _is_short_form(self, word: str, stop: str) -> bool:
        plain = word.lower()
        if plain in self._before_number and stop != ".":
            return True
        if plain in self._may_end or _DOTTED.fullmatch(plain):
            return True
        return len(word) == 1 and word.isupper() and word != "I"

    def _speech_follows(self, texts: Sequence[str], start: int) -> bool:
        """“Why now?” Prime Minister Anna Berg asked: the question does not end the sentence around
        it.
        """
        small = 0
        for text in texts[start : start + _SPEECH_REACH]:
            if text.lower() in self._speech:
                return True
            if STOPS.fullmatch(text) or text in '“"‘(' or "\n" in text:
                return False
            small += text[:1].islower()
            if small > 2:
                return False
        return False

    def _is_tag_line(self, texts: Sequence[str], start: int) -> bool:
        """“They dismissed it.” Berg said. - nothing but a name and a verb of speech up to the full
        stop.
        """
        for at, text in enumerate(texts[start : start + 4], start):
            if text in self._speech:
                return at > start and at + 1 < len(texts) and texts[at + 1] == "."
            if not text[:1].isupper():
                return False
        return False


def _skip_openers(texts: Sequence[str], at: int) -> int:
    while at < len(texts) and (texts[at] in _OPENERS or texts[at] in "\"'-–—•*"):
        at += 1
    return at


def _may_open(word: str) -> bool:
    """Lower case goes on with a sentence; capitals, figures, signs such as @ # $ and other scripts
    may open one.
    """
    first = word[0]
    return not first.islower() and first not in ",;:.!?)]}%&/"
