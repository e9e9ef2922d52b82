"""Which line of a text is its headline."""

import re
from collections.abc import Sequence

from kg.ingest.bylines import byline_names, is_date_line
from kg.ingest.credits import credit_start
from kg.ingest.datelines import read_dateline
from kg.ingest.furniture import label_length, zone_of_line

_STOPS = re.compile(r"[.!?](?=\s|$)")
_FINAL = (".", ",", ";", ":", "…", ".”", '."', ".’", "-", "–", "—")
_WORDS = range(4, 21)
_LONGEST = 140
_HEAD = frozenset({"any", "head"})


def find_headline(lines: Sequence[str], stated: str | None) -> int | None:
    """Return the index of the headline among the first lines, or None.

    A line that repeats the stated title is the headline. Else the first line is,
    where it looks like one and a full sentence or a byline follows.
    """
    wanted = _bare(stated or "")
    for index, line in enumerate(lines):
        if wanted and _bare(line[: 4 * _LONGEST]) == wanted:
            return index
    if len(lines) < 2 or not looks_like_headline(lines[0]):
        return None
    follows = lines[1]
    is_body = len(follows) > len(lines[0]) and _STOPS.search(follows[-3:]) is not None
    is_head = byline_names(follows) or is_date_line(follows) or looks_like_headline(follows)
    return 0 if is_body or is_head or read_dateline(follows) else None


def looks_like_headline(line: str) -> bool:
    """Say whether a line is short, unended, and no furniture.

    One closing question or exclamation mark is allowed, a full stop is not, nor
    are two sentences ("Is that it? Is that all?").
    """
    if len(line) > _LONGEST or len(line.split()) not in _WORDS or line.endswith(_FINAL):
        return False
    stops = [match.start() for match in _STOPS.finditer(line)]
    is_one = all(stop == len(line) - 1 or line[stop] == "." for stop in stops)
    opens = line.lstrip("“‘\"'")[:1]
    is_other = byline_names(line) or is_date_line(line) or read_dateline(line)
    is_furniture = zone_of_line(line, _HEAD) or label_length(line) or credit_start(line) is not None
    return is_one and (opens.isupper() or opens.isdigit()) and not is_other and not is_furniture


def _bare(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.casefold()))
