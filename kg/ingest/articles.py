"""From a raw text to an `Article`: outlet, date, title, zones and id."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from anyascii import anyascii

from kg.ids import content_id
from kg.ingest import dates, layout, outlets
from kg.ingest.fields import Metadata
from kg.ingest.files import ArticleFile, Plan, plan_reading
from kg.ingest.language import language_tag, why_not_english
from kg.ingest.texts import Raw, count_texts, read_file, reject
from kg.ingest.zones import find_zones
from kg.records import Article, DateSource, Reject

_INK = re.compile(r"[^\s\x00\u200b-\u200f\u2060\ufeff]")
_LONGEST_SLUG = 24
#: No paragraph of an article is this long (code points); a dump of many is.
LONGEST_LINE = 1_000_000


def read_articles(paths: Sequence[Path]) -> Iterator[Article | Reject]:
    """Yield the articles of files and folders, sorted by path, and what was left out.

    The order and repetition of `paths` do not matter; the files are looked up at
    the call, read one by one while iterating. Raises InputError, at the call,
    for a path that is absent, a folder without an article, an unknown extension
    or a broken side file. A bad article is a Reject and never raises.
    """
    return _read(plan_reading(paths))


def count_articles(paths: Sequence[Path]) -> int:
    """Return how many items `read_articles` will yield, rejects included.

    Lines are counted, nothing is parsed. Raises InputError as `read_articles`.
    """
    plan = plan_reading(paths)
    return len(plan.orphans) + sum(map(count_texts, plan.files))


def _read(plan: Plan) -> Iterator[Article | Reject]:
    for orphan in plan.orphans:
        detail = f"{orphan.side_file} describes a file that does not exist"
        yield reject(orphan.file, "side-file-orphan", detail)
    seen: dict[str, str] = {}
    for file in plan.files:
        for raw in read_file(file):
            item = raw if isinstance(raw, Reject) else _article(raw, file)
            if isinstance(raw, Raw) and isinstance(item, Article):
                first = seen.setdefault(item.article_id, raw.where)
                if first != raw.where:
                    detail = f"same outlet, address and text as {first}"
                    item = reject(raw.where, "duplicate", detail)
            yield item


def _article(raw: Raw, file: ArticleFile) -> Article | Reject:
    text, known = raw.text, raw.metadata
    if not _INK.search(text):
        return reject(raw.where, "empty", "no visible character")
    if (longest := max(map(len, text.split("\n")))) > LONGEST_LINE:
        detail = (
            f"a line of {longest} characters, at most {LONGEST_LINE} expected; "
            "put each article into a file, or a line of a .jsonl file, of its own"
        )
        return reject(raw.where, "line-too-long", detail)
    language = language_tag(known.language)
    if why := why_not_english(text, language):
        return reject(raw.where, "language", why)
    page = layout.read_layout(text, title=known.title)
    outlet = _outlet(known, page, file)
    published = _published(known, page, file)
    return Article(
        article_id=content_id(_slug(outlet), outlet, known.url, text),
        outlet=outlet,
        url=known.url,
        title=known.title or page.title_text,
        byline=known.byline or page.byline,
        published=published.date,
        date_precision=published.precision,
        date_source=published.source,
        language=language,
        text=text,
        zones=find_zones(page, outlet),
    )


def _outlet(known: Metadata, page: layout.Layout, file: ArticleFile) -> str:
    """Name the outlet: metadata, address, sign-off, dateline, else the file."""
    if known.outlet:
        return outlets.outlet_name(known.outlet)
    by_address = outlets.outlet_of_address(known.url) if known.url else None
    by_mark = (outlets.signing_outlet(mark) for mark in page.marks)
    return by_address or next(filter(None, by_mark), None) or f"unknown:{file.name}"


def _published(known: Metadata, page: layout.Layout, file: ArticleFile) -> dates.Published:
    """Find the date: metadata, the text's own date line, address, file name."""
    stated = known.published and dates.parse_date(known.published, DateSource.METADATA)
    return (
        stated
        or page.published
        or (known.url and dates.date_in_url(known.url))
        or (None if file.is_lines else dates.date_in_file_name(file.name))
        or dates.Published()
    )


def _slug(outlet: str) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", anyascii(outlet).casefold()).strip("-")
    return words[:_LONGEST_SLUG].strip("-") or "outlet"
