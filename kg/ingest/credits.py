"""Picture credits and the captions that they close or open."""

import re
from functools import cache

from kg.ingest.furniture import load_furniture

#: A credit lies wholly within this many code points of the line's edge.
_WINDOW = 180

_CAP = r"[^\W\d_a-z][\w.'’-]{0,24}"
_THING = r"(?:photos?|photographs?|images?|pictures?|illustrations?|graphics?)"
# The stop of an initial ("Washington, D.C. Jane Doe/Agency") ends no sentence.
_STOP = r"(?:^|(?<=[.!?|”\")\]’:])(?<!\b[A-Z]\.)\s*|\s{2,})"


@cache
def _closing() -> tuple[re.Pattern[str], ...]:
    """Compile the forms in which a credit ends a line."""
    agency, photo = load_furniture().agency, load_furniture().photo
    chain = r"(?:[^/\n.!?;()]{1,40}/\s?){0,3}"
    forms = (
        # "... in Kiev FILE PHOTO © Jane Doe / Agency"
        r"(?:\bFILE PHOTO:?\s*)?(?:©|&copy;)\s?[^!?\n©]{2,100}$",
        # "... (AP Photo/Jane Doe)", "... (Photo: Jane Doe)", "... [File: Jane Doe/Agency]"
        rf"[(\[](?:[A-Z]{{2,8}} )?(?i:{_THING}|credit|file|courtesy)"
        rf"(?i: by | courtesy |\s?[:/]\s?)[^()\[\]\n]{{1,100}}[)\]]\.?$",
        # "... (House Television via AP)", "... [Jane Doe/Reuters]", "... (Getty Images)"
        rf"[(\[]{{1,2}}(?:[^()\[\]\n]{{1,80}}(?:/\s?|\svia\s)){agency}[)\]]{{1,2}}\.?$",
        # "... (Reuters/Jane Doe)", "... REUTERS/Jane Doe/File Photo"
        rf"[(\[]{{1,2}}{agency}\s?/\s?{_CAP}(?:\s{_CAP}){{1,3}}[)\]]{{1,2}}\.?$",
        rf"{_STOP}{agency}/\s?{_CAP}(?:\s{_CAP}){{1,3}}(?:/[A-Z]\w{{2,14}}(?:\s\w{{2,14}})?)?$",
        rf"\[{agency}\]$|\({photo}\)$",
        # "Photo: Jane Doe", "Image credit: Agency", "Photographs by Jane Doe."
        rf"{_STOP}(?i:(?:{_THING}\s)?credits?:|{_THING}:)\s*[^!?\n:]{{2,90}}$",
        rf"{_STOP}(?i:{_THING}\s(?:by|courtesy(?:\sof)?))\s[A-Z][^!?\n:]{{2,90}}$",
        # "... | Getty", "... | Jane Doe/Agency"
        rf"\|\s*[^|!?\n]{{0,60}}\b{agency}$",
        # "... at the Capitol. Jane Doe/Agency", "... Jane Doe / Getty Images"
        rf"{_STOP}{_CAP}(?:\s{_CAP}){{0,4}}\s?(?:/|,?\svia)\s?{chain}{agency}$",
        rf"(?<=\s){_CAP}\s{_CAP}\s?(?:/|,?\svia)\s?{chain}{photo}$",
        rf"^{agency}(?:\s?/\s?{agency})*$",
    )
    return tuple(map(re.compile, forms))


@cache
def _opening() -> re.Pattern[str]:
    """Compile the form in which a credit opens a caption: "Jane Doe / Agency The ..."."""
    photo = load_furniture().photo
    return re.compile(
        rf"{_CAP}(?:\s{_CAP}){{0,4}}\s?/\s?(?:[^/\n.!?;()]{{1,40}}/\s?){{0,3}}{photo}\b"
    )


def credit_start(line: str) -> int | None:
    """Return the offset in a line at which a closing credit begins, or None.

    The earliest of all forms counts; 0 means that the line is a credit.
    """
    tail = max(0, len(line) - _WINDOW)
    # The window begins at a word, lest half a word be taken for a name.
    if tail:
        tail = line.find(" ", tail) + 1 or tail
    part = line[tail:]
    starts = [match.start() for form in _closing() if (match := form.search(part))]
    if not starts or (tail and min(starts) == 0):
        return None
    start = tail + min(starts)
    return start + len(line[start:]) - len(line[start:].lstrip())


def credit_end(line: str) -> int | None:
    """Return the offset behind a credit that opens a line with a caption, or None."""
    match = _opening().match(line[:_WINDOW])
    return match.end() if match and match.end() < len(line) else None
