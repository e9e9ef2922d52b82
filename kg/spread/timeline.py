"""Who carries a claim, since when, and who was first in this collection."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kg.records import Article, Copy, Tables

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


def spread_of_claims(tables: Tables, copies: Iterable[Copy]) -> tuple[ClaimSpread, ...]:
    """Return a row per claim that an article carries, most outlets without copies first.

    Background claims come last.
    """
    copied = {copy.article_id for copy in copies}
    articles = {article.article_id: article for article in tables.articles}
    carried: dict[str, set[str]] = {}
    for fact in tables.assertions:
        if fact.claim_id is not None:
            carried.setdefault(fact.claim_id, set()).add(fact.article_id)
    names = _background(tables)
    rows = [
        replace(
            _spread(claim.claim_id, claim.label, [articles[i] for i in sorted(ids)], copied),
            is_background=claim.claim_id in names,
        )
        for claim in tables.claims
        if (ids := carried.get(claim.claim_id, set()) & articles.keys())
    ]
    return tuple(sorted(rows, key=_most_shared))


def _background(tables: Tables) -> set[str]:
    """Return the claims of which most assertions only name an office or a kind."""
    every: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for fact in tables.assertions:
        if fact.claim_id is not None:
            every[fact.claim_id] += 1
            named[fact.claim_id] += fact.rule in _NAMING
    return {claim for claim, count in every.items() if 2 * named[claim] > count}


def _most_shared(row: ClaimSpread) -> tuple[bool, int, int, str, str]:
    return (
        row.is_background,
        -row.outlets_without_copies,
        -row.articles_without_copies,
        row.label,
        row.claim_id,
    )


def _spread(
    claim_id: str, label: str, articles: Sequence[Article], copied: set[str]
) -> ClaimSpread:
    own = [article for article in articles if article.article_id not in copied]
    adoptions = _adoptions(articles, copied)
    undated = sum(article.published is None for article in articles)
    return ClaimSpread(
        claim_id=claim_id,
        label=label,
        adoptions=adoptions,
        first=_first(adoptions),
        undated=undated,
        outlets=len({article.outlet for article in articles}),
        outlets_without_copies=len({article.outlet for article in own}),
        articles=len(articles),
        articles_without_copies=len(own),
    )


def _adoptions(articles: Sequence[Article], copied: set[str]) -> tuple[Adoption, ...]:
    ordered = sorted(articles, key=lambda a: (_moment(a.published), a.outlet, a.article_id))
    earliest: dict[str, Article] = {}
    for article in ordered:
        earliest.setdefault(article.outlet, article)
    start = ordered[0].published
    return tuple(
        Adoption(
            outlet=outlet,
            article_id=article.article_id,
            published=article.published,
            lag_hours=_lag(start, article.published),
            is_copy=article.article_id in copied,
        )
        for outlet, article in earliest.items()
    )


def _first(adoptions: tuple[Adoption, ...]) -> tuple[str, ...]:
    """Return the outlets that nobody is known to precede.

    Where the first date has no time of day, all of that day are tied with it, and
    where a later date of that day has none, it is tied too.
    """
    start = adoptions[0].published
    return tuple(sorted(a.outlet for a in adoptions if _is_tied(start, a.published)))


def _is_tied(start: str | None, other: str | None) -> bool:
    if start is None or other is None:
        return False
    width = len(start) if "T" in start and "T" in other else min(len(start), len(other), 10)
    return start[:width] == other[:width]


def _moment(published: str | None) -> tuple[float, str]:
    """Return a key by time; what has no day cannot be placed and comes last."""
    when = _parsed(published)
    return (when.timestamp() if when else float("inf"), published or "")


def _parsed(published: str | None) -> datetime | None:
    try:
        when = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    # Without a zone the time is read as UTC, so that no machine's own zone enters.
    return when if when.tzinfo else datetime.fromisoformat(f"{when.isoformat()}+00:00")


def _lag(start: str | None, other: str | None) -> float | None:
    one, two = _parsed(start), _parsed(other)
    if one is None or two is None or ("T" in str(start)) != ("T" in str(other)):
        return None
    return round((two - one).total_seconds() / 3600, 2)
