"""The lines of an article, and what its head and end say about it."""

import re
from dataclasses import dataclass

from kg.ingest.bylines import byline_names
from kg.ingest.datelines import closing_marks, read_dateline
from kg.ingest.dates import Published, labelled_date, parse_date
from kg.ingest.headlines import find_headline
from kg.records import DateSource

_LINE = re.compile(r"[^\n]+")
#: Lines at either end in which an article may state its own date or author.
_EDGE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank, without the blanks around it.

    `start` is its offset in the article; `rank` counts the lines from 0.
    """

    start: int
    text: str
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What is to be seen in a text before any of it is understood.

    `headline` is the rank of the headline's line; `marks` are the marks of
    agencies or outlets, the sign-off's before the dateline's. `is_shouted` says
    that most lines are in capitals, so that capitals mean nothing.
    """

    lines: tuple[Line, ...]
    headline: int | None
    byline: str | None
    published: Published | None
    marks: tuple[str, ...]
    is_shouted: bool

    @property
    def title_text(self) -> str | None:
        """The headline as one line of text, or None."""
        return None if self.headline is None else " ".join(self.lines[self.headline].text.split())


def read_layout(text: str, *, title: str | None) -> Layout:
    """Split a text into lines and read its head and end.

    `title` is the title that the metadata state; a line that repeats it is the
    headline.
    """
    lines = _split(text)
    head, end = lines[:_EDGE], lines[_EDGE:][-_EDGE:]
    texts = [line.text for line in head]
    bylines = (byline_names(line) for line in texts)
    return Layout(
        lines=lines,
        headline=find_headline(texts, title),
        byline=next(filter(None, bylines), None),
        published=_own_date(texts, [line.text for line in end]),
        marks=_marks(lines),
        is_shouted=2 * sum(line.text.isupper() for line in lines) > len(lines),
    )


def _split(text: str) -> tuple[Line, ...]:
    lines: list[Line] = []
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if words:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            lines.append(Line(start=start, text=words, rank=len(lines)))
    return tuple(lines)


def _own_date(head: list[str], end: list[str]) -> Published | None:
    """Return the date of a "Published: ..." line, else of a dateline with a year."""
    labelled = next(filter(None, map(labelled_date, head + end)), None)
    datelines = [dateline for dateline in map(read_dateline, head) if dateline]
    dated = (
        parse_date(dateline.date, DateSource.TEXT)
        for dateline in datelines
        if dateline.date and re.search(r"\d{4}", dateline.date)
    )
    return labelled or next(filter(None, dated), None)


def _marks(lines: tuple[Line, ...]) -> tuple[str, ...]:
    closing = closing_marks(lines[-1].text)[1] if lines else ()
    datelines = (read_dateline(line.text) for line in lines[:_EDGE])
    return (*closing, *(dateline.agency for dateline in datelines if dateline and dateline.agency))
