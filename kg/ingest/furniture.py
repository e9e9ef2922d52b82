"""The list of page furniture, `furniture.tsv`, and its tests of a line."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from kg.ingest.outlets import load_outlets
from kg.records import ZoneKind
from kg.wordlists import read_rows

_EDGE = re.compile(r"^[^\w©]+|[^\w©]+$")
_SAME = str.maketrans("‘’", "''")

#: Lines at either end of an article that count as its head or end.
EDGE_LINES = 8
#: A longer line is running text, whatever words it holds (code points).
LONGEST_LINE = 400
_WILD = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """One row of the list: the zone it gives and the test of a line."""

    zone: ZoneKind
    place: str
    test: str
    words: str

    def fits(self, line: str, folded: str) -> bool:
        """Say whether a line (its edges cleaned, and its small-letter form) passes the test."""
        return _TESTS[self.test](line if self.words.isupper() else folded, self.words)


@dataclass(frozen=True, slots=True)
class Furniture:
    """All markers, and regular expressions for those who take pictures.

    `photo` matches picture agencies only, `agency` these and the news agencies.
    """

    markers: tuple[Marker, ...]
    photo: str
    agency: str


@cache
def load_furniture() -> Furniture:
    """Return the list `furniture.tsv`, read once."""
    _header, *rows = (row for _, row in read_rows("kg.ingest", "furniture.tsv"))
    photos = [words for zone, _, _, words in rows if zone == "photo"]
    markers = (
        Marker(zone=ZoneKind(zone), place=place, test=test, words=words)
        for zone, place, test, words in rows
        if zone != "photo"
    )
    agencies = [*photos, *load_outlets().agencies]
    return Furniture(tuple(markers), _either(photos), _either(agencies))


def zone_of_line(line: str, places: frozenset[str]) -> ZoneKind | None:
    """Return the zone that the first fitting marker gives to a whole line, or None.

    `places` says where the line stands: "any" and, at the edges, "head", "end".
    """
    # "“Follow us,” the guide said." is no invitation.
    if len(line) > LONGEST_LINE or line.startswith(("“", '"', "‘", "«")):
        return None
    clean = _EDGE.sub("", line.translate(_SAME)) + (":" if line.rstrip().endswith(":") else "")
    folded = clean.casefold()
    fitting = (
        marker.zone
        for marker in load_furniture().markers
        if marker.place in places and marker.fits(clean, folded)
    )
    return next(fitting, None)


def label_length(line: str) -> int:
    """Return how many code points of a line are a label before its text, or 0.

    "Story highlights Talks end without a deal" is text behind a label.
    """
    start = line[:LONGEST_LINE].casefold()
    labels = (marker.words for marker in load_furniture().markers if marker.test == "prefix")
    return next((len(words) for words in labels if _starts(start, words)), 0)


def _is(line: str, words: str) -> bool:
    return line.rstrip(":") == words


def _starts(line: str, words: str) -> bool:
    return _holds(line, words) == 0


def _label(line: str, words: str) -> bool:
    return line.startswith(words) and line[len(words) :].lstrip().startswith(":")


def _has(line: str, words: str) -> bool:
    return _holds(line, words) >= 0


def _holds(line: str, words: str) -> int:
    """Return where a marker begins in a line, -1 where it does not.

    A marker that ends in a letter ends at a word's end: "WATCH" is not in "WATCHDOG".
    """
    first, _, rest = words.partition("…")
    start = line.find(first)
    end = start + len(first)
    if start >= 0 and rest:
        end = line.find(rest, end, end + _WILD + len(rest))
        start, end = (start, end + len(rest)) if end >= 0 else (-1, 0)
    is_cut = start >= 0 and line[end - 1 : end].isalnum() and line[end : end + 1].isalnum()
    return -1 if is_cut else start


_TESTS: dict[str, Callable[[str, str], bool]] = {
    "is": _is,
    "starts": _starts,
    "label": _label,
    "has": _has,
    "ends": lambda line, words: line.endswith(words),
    "prefix": lambda line, words: line == words,
}


def _either(words: list[str]) -> str:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, longest_first)) + ")"
