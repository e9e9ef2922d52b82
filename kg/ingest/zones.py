"""Which parts of a text are no running text, and of what kind."""

import re
from collections.abc import Callable, Iterator

from kg.ingest.boxes import caption_end, find_boxes, is_gallery, is_glued_link, is_signature
from kg.ingest.bylines import byline_names, is_date_line
from kg.ingest.credits import credit_end, credit_start
from kg.ingest.datelines import closing_marks, read_dateline
from kg.ingest.furniture import EDGE_LINES, label_length, zone_of_line
from kg.ingest.headlines import looks_like_headline
from kg.ingest.layout import Layout, Line
from kg.records import Span, Zone, ZoneKind

#: A paragraph longer than this that ends in a credit is text with a credit glued to it.
LONGEST_CAPTION = 600
_FINAL = (".", "!", "?", ".”", '."', "!”", "?”", "…", ".’")

Parts = list[tuple[ZoneKind, int, int]]
Rule = Callable[[Line, Layout], Parts]


def find_zones(page: Layout, outlet: str) -> tuple[Zone, ...]:
    """Return the zones of an article, sorted by offset and not overlapping.

    Spans are code points of the unaltered text without blanks at their edges.
    What no zone covers is body text. `outlet` is the outlet's name, which pages
    print above the story.
    """
    zones: list[Zone] = []
    has_body = False
    for line in page.lines:
        parts = _whole_line(line, page, outlet)
        if not parts:
            parts = _inside(line, page, is_lead=not has_body)
            has_body = True
        zones += _as_zones(line, parts)
    return tuple(zones)


def _whole_line(line: Line, page: Layout, outlet: str) -> Parts:
    """Return the parts of a line that holds nothing but zones; empty for body text."""
    if line.rank == page.headline:
        return _all(line, ZoneKind.TITLE)
    if line.rank < EDGE_LINES and line.text.casefold() in {
        outlet.casefold(),
        (page.byline or "").casefold(),
    }:
        return _all(line, ZoneKind.BYLINE)
    rules = (_byline, _marker, _doubled, _box, _credit, _capitals, _standfirst)
    return next(filter(None, (rule(line, page) for rule in rules)), [])


def _byline(line: Line, page: Layout) -> Parts:
    is_edge = line.rank < EDGE_LINES or line.rank >= len(page.lines) - 3
    is_byline = is_edge and (byline_names(line.text) or is_date_line(line.text))
    return _all(line, ZoneKind.BYLINE) if is_byline else []


def _marker(line: Line, page: Layout) -> Parts:
    places = {"any"}
    if line.rank < EDGE_LINES:
        places.add("head")
    if line.rank >= len(page.lines) - EDGE_LINES:
        places.add("end")
    kind = zone_of_line(line.text, frozenset(places))
    if kind is ZoneKind.CAPTION:
        return _credit(line, page) or _all(line, kind)
    return _all(line, kind) if kind else []


def _doubled(line: Line, page: Layout) -> Parts:
    """A link box read twice: "Kiev names its price Kiev names its price"."""
    text = line.text
    if len(text) > LONGEST_CAPTION:
        return []
    half = re.fullmatch(r"(\S.{8,}\S)\s{1,3}\1", text) if text[:8] in text[8:] else None
    is_link = half and len(half[1].split()) > 2 and not half[1].endswith((".", "!", "…", ".”"))
    return _all(line, ZoneKind.TEASER) if is_link else []


def _box(line: Line, page: Layout) -> Parts:
    if is_gallery(line.text):
        return _all(line, ZoneKind.CAPTION)
    if line.rank > 0 and is_signature(line.text):
        return _all(line, ZoneKind.SIGNOFF)
    return _all(line, ZoneKind.TEASER) if line.rank > 0 and is_glued_link(line.text) else []


def _credit(line: Line, page: Layout) -> Parts:
    """A picture's caption with its credit, or the standfirst glued to a credit."""
    size, start = len(line.text), credit_start(line.text)
    if start is None:
        end = credit_end(line.text) if size <= LONGEST_CAPTION else None
        return [(ZoneKind.CREDIT, 0, end), (ZoneKind.CAPTION, end, size)] if end else []
    before = line.text[:start].rstrip(" |")
    if not before:
        return _all(line, ZoneKind.CREDIT)
    if size > LONGEST_CAPTION:
        return []
    # "The minister was not told FILE PHOTO © Jane Doe / Agency" above a story.
    is_summary = line.rank == 0 and len(before.split()) > 4 and not before.endswith(_FINAL)
    is_summary = is_summary and not before.startswith("FILE") and "©" in line.text[start:]
    kind = ZoneKind.STANDFIRST if is_summary else ZoneKind.CAPTION
    return [(kind, 0, len(before)), (ZoneKind.CREDIT, start, size)]


def _capitals(line: Line, page: Layout) -> Parts:
    """A link in capitals between paragraphs: "MINISTER QUITS AFTER LEAK OF LETTERS"."""
    text = line.text
    is_open = not text.endswith(_FINAL) or text.endswith("?")
    is_shouted = text.isupper() and len(text) < LONGEST_CAPTION and is_open
    is_link = is_shouted and line.rank > 0 and len(re.findall(r"[^\W\d_]{2,}", text)) > 4
    return _all(line, ZoneKind.TEASER) if is_link and not page.is_shouted else []


def _standfirst(line: Line, page: Layout) -> Parts:
    is_under = page.headline is not None and line.rank == page.headline + 1
    is_short = is_under and line.rank < len(page.lines) - 1 and looks_like_headline(line.text)
    return _all(line, ZoneKind.STANDFIRST) if is_short else []


def _inside(line: Line, page: Layout, *, is_lead: bool) -> Parts:
    """Return the zones inside a paragraph of body text, in order."""
    text, parts, size = line.text, [], len(line.text)
    dateline = read_dateline(text)
    if dateline and (dateline.is_sure or is_lead):
        parts.append((ZoneKind.DATELINE, 0, len(text[: dateline.end].rstrip())))
    if caption := caption_end(text):
        parts.append((ZoneKind.CAPTION, 0, caption))
    if label := label_length(text):
        parts.append((ZoneKind.NOTICE, 0, label))
    parts += [(ZoneKind.TEASER, start, end) for start, end in find_boxes(text)]
    if line.rank == len(page.lines) - 1:
        start, marks = closing_marks(text)
        parts += [(ZoneKind.SIGNOFF, start, size)] if marks else []
    credit = credit_start(text) if size > LONGEST_CAPTION else None
    if credit is not None:
        parts.append((ZoneKind.CREDIT, credit, size))
    return parts


def _all(line: Line, kind: ZoneKind) -> Parts:
    return [(kind, 0, len(line.text))]


def _as_zones(line: Line, parts: Parts) -> Iterator[Zone]:
    """Place the parts in the article; a part that overlaps an earlier one is cut to its end."""
    done = 0
    for kind, start, end in sorted(parts, key=lambda part: (part[1], part[2])):
        start = max(start, done)
        part = line.text[start:end]
        start, end = end - len(part.lstrip()), start + len(part.rstrip())
        if start < end:
            yield Zone(kind=kind, span=Span(line.start + start, line.start + end))
            done = end
