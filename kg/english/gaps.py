"""How likely a sentence starts in a gap between two tokens: a logistic model over readable
features.

The rules of `sentences` know stops; this model knows what stands around a start without one: the
line of a signature, a date behind a sender, "Thanks," before a name. Its weights are a table made
by `kg.training.sentences`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import accumulate

from kg.wordlists import read_rows

WEIGHTS = "data/sentence_weights.tsv"
GOES_ON = "never="
"""Opens the rows of words behind which no sentence starts without a stop; their weight is not used.
"""


class Gap(StrEnum):
    """What a gap is to the rules: they start a sentence there, or know no better than that a
    stop, a short form or three dots, a closing mark, a colon, a dash or a plain word stands before
    it.
    """

    START = "start"
    STOP = "stop"
    SHORT = "short"
    CLOSED = "closed"
    COLON = "colon"
    DASH = "dash"
    NONE = "none"


_STOPS = re.compile(r"[.!?…。！？]+")
_ADDRESS = re.compile(r"\S*(?:@\S+\.\S|https?:|www\.|\S\.(?:com|org|net)\b)\S*")
_FIGURES = str.maketrans("0123456789", "9999999999")
_SAME = str.maketrans("’‘”“", "''\"\"")
_NEVER_FIRST = frozenset(",;:.!?)]}%&/…'’”") | {"'s", "’s", "n't", "n’t"}
_OPENING, _CLOSING = "([{", ")]}"


@lru_cache(maxsize=1 << 16)
def shape_word(word: str) -> str:
    """Return the class of a word's letters: x, Xx, X, XX, 9, 9x, @, :) or the sign itself."""
    first = word[0]
    if first.isalpha():
        if word.islower():
            return "x"
        if not word.isalpha() and ("@" in word or "." in word) and _ADDRESS.fullmatch(word):
            return "@"
        if first.isupper():
            if len(word) == 1:
                return "X"
            return "XX" if word.isupper() else "Xx"
        return "xX"
    if first.isdigit():
        return word.translate(_FIGURES) if len(word) <= 5 else "9*"
    if len(word) > 1 and len(set(word)) == 1:
        return first * 2
    return word.translate(_SAME) if len(word) <= 3 else "?*"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document, without white-space tokens: what the features of its gaps are read
    from.

    `spaced[i]` says that white space stands before token i; `depth[i]` counts the brackets that are
    open before it, `quotes[i]` the quotation marks.
    """

    texts: Sequence[str]
    lower: Sequence[str]
    shapes: Sequence[str]
    spaced: Sequence[bool]
    depth: Sequence[int]
    quotes: Sequence[int]
    style: str


def read_line(texts: Sequence[str], glued: Sequence[bool]) -> Line:
    """Return the line of these tokens; `glued[i]` says that no white space follows token i."""
    shapes = [shape_word(text) for text in texts]
    steps = [(text in _OPENING) - (text in _CLOSING) for text in texts]
    marks = [text in '"“”' for text in texts]
    return Line(
        texts,
        [text.lower().translate(_SAME) for text in texts],
        shapes,
        [True, *(not tight for tight in glued[:-1])],
        [0, *accumulate(steps)],
        [0, *accumulate(marks)],
        _find_style(texts, shapes),
    )


def _find_style(texts: Sequence[str], shapes: Sequence[str]) -> str:
    """How the line is written: has it stops, does it end in one (or a colon), capitals or none."""
    stops = sum(1 for text in texts if _STOPS.fullmatch(text))
    last = next((text for text in reversed(texts) if text not in "\"'”’)]"), "")
    ends = "ends" if last == ":" or _STOPS.fullmatch(last) else "open"
    words = sum(1 for shape in shapes if shape[0] in "xX")
    capital = sum(1 for shape in shapes if shape[0] == "X")
    case = "none" if not capital else "most" if 2 * capital > words else "some"
    rate = "0" if not stops else "few" if len(texts) > 40 * stops else "many"
    return f"{ends} {case} {rate}"


def may_start(line: Line, at: int) -> bool:
    """Whether a sentence may start at token `at` (not the first): lower case behind a plain word
    goes on.
    """
    before, word = line.texts[at - 1], line.texts[at]
    if word in _NEVER_FIRST:
        return False
    if line.shapes[at] == "x":
        return line.shapes[at - 1] != "x" and before != ","
    return True


def describe(line: Line, at: int, start: int, gap: Gap) -> list[str]:
    """Return the features of the gap before token `at`; `start` is where the present sentence
    starts, `gap` is what the rules make of it.
    """
    size = len(line.texts)
    b, n = line.lower[at - 1], line.lower[at]
    bs, ns = line.shapes[at - 1], line.shapes[at]
    b2, bs2 = (line.lower[at - 2], line.shapes[at - 2]) if at > 1 else ("^", "^")
    n2, ns2 = (line.lower[at + 1], line.shapes[at + 1]) if at + 1 < size else ("$", "$")
    ns3 = line.shapes[at + 2] if at + 2 < size else "$"
    kind = f"{gap}_" if line.spaced[at] else f"{gap}+"
    return [
        "bias",
        f"rule={kind}",
        f"b={b}",
        f"n={n}|{ns}",
        f"b2={b2}",
        f"n2={n2}",
        f"shapes={bs}|{ns}",
        f"b,n={b}|{n}",
        f"b|ns={b}|{ns}",
        f"bs|n={bs}|{n}",
        f"b2s={bs2}|{bs}|{ns}",
        f"n2s={bs}|{ns}|{ns2}",
        f"b2,b={b2}|{b}",
        f"n,n2={n}|{n2}",
        f"rule,n={kind}|{ns}|{n}",
        f"rule,shapes={kind}|{bs}|{ns}",
        f"ahead={ns}|{ns2}|{ns3}",
        f"first={line.lower[start]}|{ns}",
        f"style={kind}|{line.style}",
        f"style,shapes={line.style}|{bs}|{ns}",
        f"length={kind}|{_bucket(at - start)}",
        f"left={kind}|{_bucket(size - at)}",
        f"open={kind}|{min(max(line.depth[at], 0), 1)}|{line.quotes[at] % 2}|{ns}",
    ]


def _bucket(length: int) -> int:
    return length if length < 4 else 4 + min(int(math.log2(length / 4) * 2), 8)


@cache
def read_weights() -> Mapping[str, float]:
    """Return the weight of each feature; a feature that is not there weighs nothing."""
    rows = read_rows("kg.english", WEIGHTS)
    return {feature: float(weight) for _, (feature, weight) in rows}


def score(line: Line, at: int, start: int, gap: Gap) -> float:
    """Return the log odds that a sentence starts at token `at`."""
    find = read_weights().get
    return sum([find(feature, 0.0) for feature in describe(line, at, start, gap)])


def goes_on(word: str) -> bool:
    """Whether no sentence of the treebanks ever started behind this word (lower case) without a
    stop, often as it was seen: the, of, has. Spares most of the work.
    """
    return f"{GOES_ON}{word}" in read_weights()
