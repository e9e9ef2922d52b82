"""Datelines ("KYIV, May 20 (Reuters) -") and closing marks ("(RT)")."""

import re
from dataclasses import dataclass
from functools import cache

from kg.ingest.outlets import load_outlets, outlet_of_mark, signing_outlet

#: A dateline or sign-off lies wholly within this many code points of the line's edge.
_WINDOW = 140

_PLACE = r"(?P<place>[^\W\d_][\w.'’-]{0,24}(?:[ /-][^\W\d_][\w.'’-]{0,24}){0,3})"
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|"
    r"June|July|August|September|October|November|December)\.?"
)
_REGION = (
    rf"(?P<region>,\s(?!{_MONTH}\s\d)[A-Z][\w.’'-]{{0,20}}(?:\s[A-Z][\w.’'-]{{0,20}}){{0,2}})?"
)
_DATE = rf"(?:,?\s(?P<date>(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?)\.?,?)?"
_BRACKETS = r"(?:,?\s?[(\[/](?P<agency>[^()\[\]/\n]{2,40})[)\]/]\.?)?"
_DASH = r"(?:\s?(?P<dash>[-–—―]{1,2}|:)?\s|(?P<tight>[–—]))"
_DATELINE = re.compile(_PLACE + _REGION + _DATE + _BRACKETS + _DASH)
#: One to three words with capitals, no day of the week: "Northline", "Harbour Desk".
_NAME = re.compile(r"(?!\w+day$)[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2}")
_BARE_MARK = re.compile(
    r"[(\[](?P<words>[^()\[\]\n]{2,30})[)\]](?P<dash>\s?[-–—―]{1,2}\s|\s)\s?(?=(?P<next>.))"
)
_CLOSING = re.compile(
    r"(?:[(\[](?P<in>[^()\[\]\n]{2,60})[)\]]|/(?P<slashed>[^/\n]{2,40})/|"
    r"[—–-]\s?(?P<after>[^()\[\]\n—–]{2,40}))\W{0,2}$"
)
#: Nothing, or the end of a sentence, before a closing mark.
_FULL_STOP = re.compile(r"(?:^|[.!?]['’\"”»)]{0,2})\s*$")
_SPLIT = re.compile(r"\s*(?:/|,|&|\+|\band\b|\bwith\b)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The place, date and agency at the start of a paragraph.

    `end` is the offset behind it in the line. `is_sure` is False for a place
    without agency or region, which is a dateline in a first paragraph only.
    """

    end: int
    agency: str | None
    date: str | None
    is_sure: bool


def read_dateline(line: str) -> Dateline | None:
    """Read the dateline at the start of a paragraph, or return None.

    Taken are a place with a known agency in brackets ("Kyiv (Reuters) -"), a
    place in capitals with a dash ("KIEV, Ukraine —"), a place with a region and a
    dash before a capital ("Lviv, Ukraine – "), and a mark alone ("(CNN) "). An
    agency that is not known needs all of it: a place in capitals, a date, a dash.
    """
    head = line[:_WINDOW]
    if bare := _BARE_MARK.match(head):
        return _bracketed(bare)
    match = _DATELINE.match(head)
    if not match:
        return None
    is_capital = match["place"].isupper() and sum(map(str.isalpha, match["place"])) > 2
    has_dash = match["dash"] not in {None, ":"} or bool(match["tight"] and is_capital)
    opens = head[match.end() : match.end() + 1]
    is_start = opens.isupper() or opens in "“\"'‘" or opens.isdigit()
    is_full = bool(is_capital and match["date"] and has_dash and is_start)
    agency = _agency(match["agency"].strip(), is_full=is_full) if match["agency"] else None
    if match["agency"] and not agency:
        return None
    is_placed = has_dash and (is_capital or (match["region"] and opens.isupper()))
    is_sure = bool(agency or (match["region"] and is_capital))
    if not agency and not (is_placed and is_start):
        return None
    return Dateline(end=match.end(), agency=agency, date=match["date"], is_sure=is_sure)


def closing_marks(line: str) -> tuple[int, tuple[str, ...]]:
    """Return where the sign-off of a last line begins, and the marks in it.

    All parts must be marks of the outlet table ("(RT)", "(Reuters, AFP)",
    "— AP", or a line "Reuters"), so "(they)" is none. Behind a full stop, or alone
    on the line, brackets may also hold a name in an outlet's form ("(Coast Radio)").
    Without a sign-off the offset is the length of the line and the marks are empty.
    """
    tail = max(0, len(line) - _WINDOW)
    match = _CLOSING.search(line, tail)
    if not match:
        return (0, (line,)) if outlet_of_mark(line) else (len(line), ())
    words = (match["in"] or match["slashed"] or match["after"]).strip()
    parts = [words] if outlet_of_mark(words) else _SPLIT.split(words)
    if all(outlet_of_mark(part) for part in parts):
        return match.start(), tuple(parts)
    is_apart = bool(_FULL_STOP.search(line[: match.start()]))
    if match["in"] and is_apart and signing_outlet(words):
        return match.start(), (words,)
    return len(line), ()


def _bracketed(match: re.Match[str]) -> Dateline | None:
    """Read "(CNN) The ...", "(Reuters) - The ..." or a place: "(Lviv) – The ..."."""
    mark = _known(match["words"])
    is_place = match["dash"].strip() and match["words"].istitle() and match["next"].isupper()
    if not mark and not is_place:
        return None
    return Dateline(end=match.end(), agency=mark, date=None, is_sure=mark is not None)


def _known(words: str) -> str | None:
    """Return the mark in a dateline's brackets: exact, or one of several ("Reuters/AP")."""
    words = words.strip()
    parts = [part for part in (words, *_SPLIT.split(words)) if outlet_of_mark(part)]
    return parts[0] if parts else _folded().get(words.casefold())


def _agency(words: str, *, is_full: bool) -> str | None:
    """Return the mark in the brackets behind a place: known, or in an outlet's form.

    In a full dateline any name will do: "BRUSSELS, May 9 (Northline) -".
    """
    is_apart = bool(signing_outlet(words) or (is_full and _NAME.fullmatch(words)))
    return _known(words) or (words if is_apart else None)


@cache
def _folded() -> dict[str, str]:
    """Marks of four letters or more by their small-letter form ("(REUTERS)")."""
    return {mark.casefold(): mark for mark in load_outlets().by_mark if len(mark) > 3}
