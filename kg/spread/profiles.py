"""What each outlet does with claims: how often it is first, how late, what it changes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from kg.records import Tables
from kg.spread.drift import Change, find_drift
from kg.spread.timeline import ClaimSpread, spread_of_claims


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletProfile:
    """Counts of one outlet.

    `shared` are its claims that another outlet carries too; `first` those of them that it
    had first alone in this collection, `followed` those that others are known to have had
    before. The lag (None where no time is known) and the three kinds of change are of those it
    followed in; `changed_in_copies` of the changes were made in copies.
    """

    outlet: str
    articles: int
    copies: int
    claims: int
    shared: int
    first: int
    followed: int
    median_lag_hours: float | None
    attribution_dropped: int
    hedge_dropped: int
    doubt_added: int
    changed_in_copies: int


def outlet_profiles(
    tables: Tables, rows: Iterable[ClaimSpread] | None = None
) -> tuple[OutletProfile, ...]:
    """Return a row per outlet, sorted by name; background claims (titles) are left out.

    `rows` are those of `spread_of_claims`, where known.
    """
    rows = tuple(spread_of_claims(tables) if rows is None else rows)
    changes = _changes(tables, rows)
    rows = [row for row in rows if not row.is_background]
    copied = {copy.article_id for copy in tables.copies}
    every = Counter(article.outlet for article in tables.articles)
    copies = Counter(a.outlet for a in tables.articles if a.article_id in copied)
    adopted = [(row, adoption) for row in rows for adoption in row.adoptions]
    claims = Counter(adoption.outlet for _, adoption in adopted)
    shared = Counter(adoption.outlet for row, adoption in adopted if row.outlets > 1)
    first = Counter(row.first[0] for row in rows if row.outlets > 1 and len(row.first) == 1)
    later = [a for row, a in adopted if row.first and a.published and a.outlet not in row.first]
    followed = Counter(adoption.outlet for adoption in later)
    return tuple(
        OutletProfile(
            outlet=outlet,
            articles=every[outlet],
            copies=copies[outlet],
            claims=claims[outlet],
            shared=shared[outlet],
            first=first[outlet],
            followed=followed[outlet],
            median_lag_hours=_median(a.lag_hours for a in later if a.outlet == outlet),
            attribution_dropped=changes[outlet, Change.ATTRIBUTION],
            hedge_dropped=changes[outlet, Change.HEDGE],
            doubt_added=changes[outlet, Change.DOUBT],
            changed_in_copies=changes[outlet, None],
        )
        for outlet in sorted(every)
    )


def _changes(tables: Tables, rows: Iterable[ClaimSpread]) -> Counter[tuple[str, Change | None]]:
    """Count the claims that each outlet changed; None counts the changes made in copies."""
    found: Counter[tuple[str, Change | None]] = Counter()
    # Where several outlets tie as first, a change against each of them is one change.
    kept = {(d.claim_id, d.to_outlet, d.change): d for d in find_drift(tables, rows)}
    for drift in kept.values():
        found[drift.to_outlet, drift.change] += 1
        found[drift.to_outlet, None] += drift.in_copy
    return found


def _median(lags: Iterable[float | None]) -> float | None:
    known = [lag for lag in lags if lag is not None]
    return round(median(known), 2) if known else None
