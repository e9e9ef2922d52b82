"""Lines that name the author or give the time of publication."""

import re

from kg.ingest.dates import labelled_date, parse_date
from kg.records import DateSource

_BY = re.compile(r"\W{0,3}(?:(?:written|words|story|analysis|opinion) )?by:?\s+", re.IGNORECASE)
_JOINING = "and & de da di del della der den la le el al bin ibn van von for of the in with"
_SMALL = frozenset(_JOINING.split())
_TIME_WORDS = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december early late mid now then "
    "christmas easter midnight noon"
)
_TIMES = frozenset(_TIME_WORDS.split())
_NAME = r"[^\W\d_a-z][\w.'’-]{1,24}(?:\s[^\W\d_a-z][\w.'’-]{0,24}){1,2}"
#: "Jane Doe and John Roe", "Jane Doe, John Roe and Max Moe": two names or more.
_NAMES = re.compile(rf"{_NAME}(?:,\s{_NAME}){{0,6}},?\sand\s{_NAME}")
_UPDATED = re.compile(
    r"\W{0,3}(?:(?:last )?(?:updated|modified)|update)(?: on| at)?\s*[:|–-]?\s*", re.IGNORECASE
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?(?:\s\w+){0,2}", re.IGNORECASE)
_LONGEST = 160
_MOST_WORDS = 24


def byline_names(line: str) -> str | None:
    """Return the names in a line such as "By Jane Doe, Staff Writer" or "Jane Doe and John Roe".

    None where the line is a sentence ("By Monday the army had left."): a byline
    has no figure and no final stop, and every word is a name or a joining word,
    up to a comma before a description in small letters.
    """
    if _NAMES.fullmatch(line[:_LONGEST]):
        return line
    match = _BY.match(line[:_LONGEST])
    if not match or len(line) > _LONGEST or re.search(r"\d", line):
        return None
    names = re.split(r",\s+(?=[a-z])|\s*[|•·]|\s+[–—-]\s+", line[match.end() :])[0].strip(" ,")
    words = [word.strip(",") for word in names.split()]
    is_sentence = line.rstrip().endswith((".", "!", "?", ":", "”", '"')) and not names.endswith(
        "r."
    )
    if not words or is_sentence or len(words) > _MOST_WORDS or words[0].casefold() in _TIMES:
        return None
    is_named = words[0][0].isupper() and all(w[:1].isupper() or w in _SMALL for w in words)
    return names if is_named else None


def is_date_line(line: str) -> bool:
    """Say whether a line is nothing but a date, with or without "Published" or "Updated"."""
    if labelled_date(line):
        return True
    bare = _UPDATED.sub("", line[:_LONGEST], count=1)
    if len(bare) < len(line) and _CLOCK.fullmatch(bare):
        return True
    figures = parse_date(bare, DateSource.TEXT) if len(line) < _LONGEST else None
    # "2024" alone may be a heading inside the story.
    return figures is not None and len(bare) > len("2024-05")
