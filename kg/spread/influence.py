"""Which outlet another one draws on, each time with a reason that can be looked up.

Likeness gives no direction and makes no edge here: an outlet must name the other, be a copy
of it, or print a long run of its words outside quotations later than it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

from kg.records import Article, Span, Tables
from kg.spelling import normalise
from kg.spread.collection import Collection
from kg.spread.passages import Passages, Run

#: Words of a run outside quotations that two writers hardly hit upon by chance.
LONG = 12


class Reason(StrEnum):
    """Why an outlet is taken to draw on another."""

    NAMES = "names it"
    COPY = "copy"
    WORDS = "same words, later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Influence:
    """One outlet drawing on another for one reason.

    `articles` counts those of `to_outlet` in which it shows; `article_id` and `evidence` are
    of the first of them. Words held in common may come from a third outlet that is
    not in the collection.
    """

    from_outlet: str
    to_outlet: str
    reason: Reason
    articles: int
    article_id: str
    evidence: str


@dataclass(frozen=True, slots=True)
class _Trace:
    from_outlet: str
    reason: Reason
    article: Article
    evidence: str


def find_influence(tables: Tables) -> tuple[Influence, ...]:
    """Return a row per pair of outlets and reason, sorted by names."""
    collection = Collection(tables)
    found: dict[tuple[str, str, Reason], dict[str, str]] = defaultdict(dict)
    for trace in (*_named(collection), *_copied(collection), *_worded(collection)):
        if trace.from_outlet != trace.article.outlet:
            key = trace.from_outlet, trace.article.outlet, trace.reason
            found[key].setdefault(trace.article.article_id, trace.evidence)
    rows = []
    for (one, two, reason), articles in sorted(found.items()):
        first = collection.in_order(articles)[0].article_id
        row = Influence(
            from_outlet=one,
            to_outlet=two,
            reason=reason,
            articles=len(articles),
            article_id=first,
            evidence=articles[first],
        )
        rows.append(row)
    return tuple(rows)


def _named(collection: Collection) -> Iterator[_Trace]:
    """Yield the articles that give another outlet of the collection as a voice or a medium."""
    outlets = {
        normalise(article.outlet): article.outlet for article in collection.articles.values()
    }
    known = {
        entity.entity_id: outlets[key]
        for entity in collection.tables.entities
        for name in (entity.name, *entity.aliases)
        if (key := normalise(name)) in outlets
    }
    for attribution in collection.tables.attributions:
        article = collection.articles.get(attribution.article_id)
        if article is None:
            continue
        for one in (attribution.source, attribution.medium):
            if one is not None and one.span is not None and one.entity_id in known:
                yield _Trace(known[one.entity_id], Reason.NAMES, article, _line(article, one.span))


def _copied(collection: Collection) -> Iterator[_Trace]:
    """Yield the copies."""
    for copy in collection.tables.copies:
        one, two = collection.articles.get(copy.copy_of), collection.articles.get(copy.article_id)
        if one is not None and two is not None:
            evidence = f"{copy.score:.2f} of its words, by {copy.direction}"
            yield _Trace(one.outlet, Reason.COPY, two, evidence)


def _worded(collection: Collection) -> Iterator[_Trace]:
    """Yield the articles that print a long run of words of the first article that has it."""
    holders: dict[bytes, Article] = {}
    for article in collection.in_order(collection.articles):
        for run, span in Passages(article).runs(LONG):
            first = holders.setdefault(_digest(run), article)
            if collection.is_earlier(first, article):
                yield _Trace(first.outlet, Reason.WORDS, article, _line(article, span))


def _digest(run: Run) -> bytes:
    # A few bytes in place of the words, of which a large collection has hundreds of millions.
    return blake2b(" ".join(run).encode(), digest_size=8).digest()


def _line(article: Article, span: Span) -> str:
    return " ".join(span.slice(article.text).split())
