"""Numbers in an argument: how many, and how exactly the text says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_UNITS = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "k": 1_000,
    "million": 1_000_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "tn": 1_000_000_000_000,
}
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?$")

#: Words before a number that turn it into a bound ("at least 20") or a rough figure.
_LOWER = frozenset({"least", "more", "over", "above", "exceeding", "minimum"})
_UPPER = frozenset({"most", "less", "fewer", "under", "below", "nearly", "almost", "maximum"})
_ABOUT = frozenset({"about", "around", "roughly", "approximately", "some", "estimated"})
_BETWEEN = frozenset({"than", "a", "an", "the"})

#: How far a rough figure may lie from an exact one and still say the same.
ROUGH = 0.1


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """A quantity; `bound` is "" (exact), ">" (at least), "<" (at most) or "~" (about)."""

    value: float
    bound: str = ""

    @property
    def key(self) -> str:
        """Return a stable text of the number, without needless decimals."""
        return f"{self.bound}{self.value:.12g}"


def _simple(word: str) -> float | None:
    """Return the value of one number word or numeral, else None."""
    if _DIGITS.match(word):
        return float(word.replace(",", ""))
    if word in _UNITS:
        return _UNITS[word]
    if word in _TENS:
        return _TENS[word]
    head, _, tail = word.partition("-")
    if head in _TENS and tail in _UNITS:
        return _TENS[head] + _UNITS[tail]
    return None


def _bound(words: Sequence[str], at: int) -> str:
    """Return the bound that the up to three words before position `at` set."""
    for word in reversed(words[max(0, at - 3) : at]):
        for sign, cues in ((">", _LOWER), ("<", _UPPER), ("~", _ABOUT)):
            if word in cues:
                return sign
        if word not in _BETWEEN and word != "up" and word not in "$€£":
            return ""
    return ""


def _read(words: Sequence[str], at: int) -> tuple[float, int] | None:
    """Read one number that starts at `at`; return its value and the position after it."""
    total, current, position = 0.0, _simple(words[at]), at + 1
    if current is None:
        return None
    while position < len(words):
        word = words[position]
        value = _simple(word)
        if word in _SCALES:
            current *= _SCALES[word]
            if _SCALES[word] > 100:
                total, current = total + current, 0.0
        elif word == "and" and position + 1 < len(words) and _scaled(words, at, position):
            value = _simple(words[position + 1])
            if value is None:
                break
            current, position = current + value, position + 1
        elif value is not None and _scaled(words, at, position):
            current += value
        else:
            break
        position += 1
    return total + current, position


def _scaled(words: Sequence[str], start: int, position: int) -> bool:
    """Say whether a number read from `start` may go on after `position` ("two hundred | five")."""
    previous = words[position - 1]
    return previous in _SCALES and position > start


def read_numbers(words: Sequence[str]) -> tuple[tuple[Number, ...], tuple[str, ...]]:
    """Split lower-case `words` into the numbers in them, sorted, and the words left over.

    "at least 1.2 million shells" gives (Number(1200000, ">"),) and the words
    without the figure. A word with letters and digits ("f-16") is not a number;
    "one" alone is left a word, since it mostly is a pronoun ("one of them").
    """
    numbers: list[Number] = []
    rest: list[str] = []
    at = 0
    while at < len(words):
        found = None if words[at] == "one" and _is_last_or_of(words, at) else _read(words, at)
        if found is None:
            rest.append(words[at])
            at += 1
            continue
        numbers.append(Number(found[0], _bound(words, at)))
        at = found[1]
    return tuple(sorted(set(numbers))), tuple(rest)


def _is_last_or_of(words: Sequence[str], at: int) -> bool:
    return at + 1 == len(words) or words[at + 1] == "of"


def is_within(wide: Number, narrow: Number) -> bool:
    """Say whether `wide` is a bound or rough figure that leaves room for `narrow`."""
    if wide.bound == ">":
        return narrow.value >= wide.value and narrow.bound != "<"
    if wide.bound == "<":
        return narrow.value <= wide.value and narrow.bound != ">"
    if wide.bound == "~":
        return abs(wide.value - narrow.value) <= ROUGH * max(wide.value, narrow.value)
    return False
