"""Who carries a claim, since when, and who was first in this collection."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.records import Article, Tables
from kg.spread.collection import Collection, is_tied, lag_hours
from kg.worth import claim_worth

_NAMING = frozenset({"title", "apposition"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """The earliest article of one outlet that carries a claim.

    `lag_hours` runs from the first adoption; None where either date is unknown
    or only one of them has a time of day. `is_copy` tells that this
    earliest article is a copy; a later one of the outlet may be its own work.
    """

    outlet: str
    article_id: str
    published: str | None
    lag_hours: float | None
    is_copy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSpread:
    """One claim, its adoptions in order of time, and counts with and without copies.

    `first` holds the outlets that are first among the dated articles of this
    collection: one, several in a tie, or none where no article has a date. Of the
    `undated` articles each may be earlier still. `is_background` tells that the claim
    mostly stands in titles and appositions ("President Jane Doe"), which travel by no way.
    `worth`, 0 to 1, tells how far it is a checkable statement.
    """

    claim_id: str
    label: str
    adoptions: tuple[Adoption, ...]
    first: tuple[str, ...]
    undated: int
    outlets: int
    outlets_without_copies: int
    articles: int
    articles_without_copies: int
    is_background: bool = False
    worth: float = 0.0


def spread_of_claims(tables: Tables) -> tuple[ClaimSpread, ...]:
    """Return a row per claim that an article carries, most outlets without copies first.

    Of equally many outlets the claims that tell most come first (by tenths of their worth);
    background claims come last.
    """
    collection = Collection(tables)
    names, worth = background_claims(tables), claim_worth(tables.assertions)
    rows = []
    for claim_id, told in collection.told.items():
        articles = collection.in_order(told)
        own = [article for article in articles if article.article_id not in collection.copied]
        adoptions = _adoptions(articles, collection)
        start = adoptions[0].published
        row = ClaimSpread(
            claim_id=claim_id,
            label=collection.labels[claim_id],
            adoptions=adoptions,
            first=tuple(sorted(a.outlet for a in adoptions if is_tied(start, a.published))),
            undated=sum(article.published is None for article in articles),
            outlets=len(adoptions),
            outlets_without_copies=len({article.outlet for article in own}),
            articles=len(articles),
            articles_without_copies=len(own),
            is_background=claim_id in names,
            worth=worth.get(claim_id, 0.0),
        )
        rows.append(row)
    return tuple(sorted(rows, key=_most_shared))


def background_claims(tables: Tables) -> set[str]:
    """Return the claims of which most assertions only name an office or a kind."""
    every: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for fact in tables.assertions:
        if fact.claim_id is not None:
            every[fact.claim_id] += 1
            named[fact.claim_id] += fact.rule in _NAMING
    return {claim for claim, count in every.items() if 2 * named[claim] > count}


def _most_shared(row: ClaimSpread) -> tuple[bool, int, float, int, str, str]:
    return (
        row.is_background,
        -row.outlets_without_copies,
        -round(row.worth, 1),
        -row.articles_without_copies,
        row.label,
        row.claim_id,
    )


def _adoptions(ordered: Sequence[Article], collection: Collection) -> tuple[Adoption, ...]:
    earliest: dict[str, Article] = {}
    for article in ordered:
        earliest.setdefault(article.outlet, article)
    start = ordered[0].published
    return tuple(
        Adoption(
            outlet=outlet,
            article_id=article.article_id,
            published=article.published,
            lag_hours=lag_hours(start, article.published),
            is_copy=article.article_id in collection.copied,
        )
        for outlet, article in earliest.items()
    )
