"""Articles that are copies of another: syndicated, reprinted, or lightly edited.

Two stories on one interview share long quotations and are no copies, so words
inside quotation marks are masked. What is left is cut into runs of five words;
an article is a copy where at least half of its runs stand in one earlier article.
An inverted index of sampled runs finds the pairs, the full sets decide.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from kg.records import FURNITURE, Article, Copy

#: Words in a run. Silcock et al. (2023) and Nicholls (2019) use such short runs for news.
RUN = 5
#: Least share of a copy's own runs that stand in the original.
LEAST = 0.5
#: The same where an editor rewrote nearly every sentence: then the two must be of
#: different outlets and at most so many days apart, since outlets repeat their own
#: background paragraphs for months.
LEAST_EDITED = 0.15
DAYS = 3
#: Articles with fewer runs outside quotations are not compared: a brief of three
#: sentences on one event is worded alike by anyone.
FEWEST = 20
#: One run in this many enters the index, and always the smallest ones of an article.
_SAMPLE = 4
_SMALLEST = 8
#: A run in more articles than this joins each with the earliest of them only.
_CROWD = 40
#: Indexed runs that two articles must share to be compared in full.
_SHARED = 2

_QUOTED = re.compile(r"“[^”\n]{0,2000}”|\"[^\"\n]{0,2000}\"|«[^»\n]{0,2000}»")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_BREAK = "\x00"
#: "LONDON (Reuters) -", "PARIS, March 3 (AFP)", "MINSK - AP -" near the start of the text.
_MARK = re.compile(
    r"\((?P<inside>[A-Z][\w .&'’-]{1,40})\)\s*[-–—]"
    r"|^(?P<before>[A-Z]{2,6})\s*[-–—]\s",
    re.MULTILINE,
)
_HEAD = 400
#: What opens the line under a picture: "FILE - In this March 3 photo".
_CAPTIONS = frozenset({"FILE", "PHOTO", "VIDEO", "LIVE", "WATCH", "UPDATE"})

Runs = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """An article as it is compared."""

    article: Article
    runs: Runs
    order: tuple[str, int, str, int, str]


def find_copies(articles: Iterable[Article]) -> tuple[Copy, ...]:
    """Return one record per copy, sorted by article id; an original is never itself a copy.

    Of several possible originals the one that holds most of the copy is taken,
    the earliest of equals. Neither the order nor the repetition of `articles` matters, so joined
    shards give what one run gives.
    """
    unique = {article.article_id: article for article in articles}
    sheets = [_sheet(unique[key]) for key in sorted(unique)]
    kept = sorted((s for s in sheets if len(s.runs) >= FEWEST), key=lambda sheet: sheet.order)
    earlier: dict[int, list[int]] = {}
    for first, second in _pairs(kept):
        earlier.setdefault(second, []).append(first)
    found: dict[int, Copy] = {}
    for second in sorted(earlier):
        for first in sorted(set(earlier[second]) - found.keys()):
            made = _copy(kept[second], kept[first])
            if made is not None and (second not in found or found[second].score < made.score):
                found[second] = made
    return tuple(sorted(found.values(), key=lambda copy: copy.article_id))


def shingles(article: Article) -> Runs:
    """Return the sorted hashes of the five-word runs outside quotations and furniture."""
    text = list(article.text)
    for zone in article.zones:
        if zone.kind in FURNITURE:
            width = zone.span.end - zone.span.start
            text[zone.span.start : zone.span.end] = [_BREAK] * width
    masked = _QUOTED.sub(_BREAK, "".join(text))
    found: set[int] = set()
    for part in masked.split(_BREAK):
        words = [word.lower().replace("’", "'") for word in _WORD.findall(part)]
        for start in range(len(words) - RUN + 1):
            found.add(_hash(" ".join(words[start : start + RUN])))
    return np.array(sorted(found), dtype=np.uint64)


def agency_mark(article: Article) -> str | None:
    """Return the agency that the head of the text or the byline credits, else None.

    A mark of the outlet itself is none: "LONDON (Reuters) -" on Reuters' own page.
    """
    found = _MARK.search(article.text[:_HEAD])
    name = (found["inside"] or found["before"]) if found else None
    if name is None or name in _CAPTIONS or _is_own(name, article.outlet):
        return None
    return name


def _is_own(name: str, outlet: str) -> bool:
    """Say whether a mark names the outlet: in part, or by its initials (AP, Associated Press)."""
    initials = "".join(word[0] for word in outlet.split() if word[0].isupper())
    return name.lower() in outlet.lower() or name == initials


def _hash(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big")


def _sheet(article: Article) -> _Sheet:
    """Prepare an article; the order puts the likeliest original first.

    The day leads, then the absence of an agency's mark, since a time of day is
    often that of an update, then the time, the length and the id.
    """
    runs = shingles(article)
    published = article.published or "9999"
    day, _, time = published.partition("T")
    marked = int(agency_mark(article) is not None)
    order = (day, marked, time or "~", -len(runs), article.article_id)
    return _Sheet(article, runs, order)


def _pairs(sheets: list[_Sheet]) -> list[tuple[int, int]]:
    """Return the pairs, earlier first, that share enough indexed runs."""
    index: dict[int, list[int]] = {}
    for place, sheet in enumerate(sheets):
        sampled = sheet.runs[sheet.runs % np.uint64(_SAMPLE) == 0].tolist()
        for run in {*sampled, *sheet.runs[:_SMALLEST].tolist()}:
            index.setdefault(run, []).append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in index.values():
        if len(places) <= _CROWD:
            shared.update(combinations(places, 2))
        else:
            shared.update((places[0], other) for other in places[1:])
    return sorted(pair for pair, count in shared.items() if count >= _SHARED)


def _share(copy: Runs, original: Runs) -> float:
    both = np.intersect1d(copy, original, assume_unique=True)
    return round(len(both) / len(copy), 3)


def _copy(copy: _Sheet, original: _Sheet) -> Copy | None:
    """Return the record of a pair, None where too little is shared."""
    score = _share(copy.runs, original.runs)
    if score < LEAST and (score < LEAST_EDITED or not _may_be_edited(copy, original)):
        return None
    return Copy(
        article_id=copy.article.article_id,
        copy_of=original.article.article_id,
        score=score,
        kind="verbatim" if score >= LEAST else "edited",
        direction=_direction(copy, original),
    )


def _may_be_edited(copy: _Sheet, original: _Sheet) -> bool:
    """Say whether the two are of different outlets and known to be of the same days."""
    if copy.article.outlet == original.article.outlet:
        return False
    try:
        days = [date.fromisoformat(sheet.order[0]) for sheet in (copy, original)]
    except ValueError:
        return False
    return abs((days[0] - days[1]).days) <= DAYS


def _direction(copy: _Sheet, original: _Sheet) -> str:
    """Name the first part of the order in which the two differ."""
    if copy.article.published is None and original.article.published is None:
        names = ("none", "agency mark", "none", "length")
    else:
        names = ("date", "agency mark", "time", "length")
    for name, one, two in zip(names, copy.order, original.order, strict=False):
        if one != two:
            return name
    return "none"
