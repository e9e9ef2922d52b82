"""The tables of spread as plain lines for a terminal."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, TypeVar

from kg.records import Copy, Tables
from kg.spread.collection import Collection
from kg.spread.disputes import Disagreement, Dispute, find_disagreements
from kg.spread.drift import Drift, find_drift
from kg.spread.influence import Influence, find_influence
from kg.spread.outlets import Omission, find_omissions
from kg.spread.profiles import OutletProfile, outlet_profiles
from kg.spread.sources import Concentration, SourceShare, concentration, find_chains, source_shares
from kg.spread.timeline import Adoption, ClaimSpread
from kg.spread.transfer import find_transfers
from kg.spread.wording import find_wordings

#: A collection with fewer articles is too small for any rate.
FEW = 30
#: Wordings of one slot that are printed at most.
MOST = 8
#: A lag of so many hours and more is told in days.
HOURS = 96

_Row = TypeVar("_Row")
_ByClaim = dict[str, list[Any]]


class Report:
    """What is printed of a run; each table is made once, when it is first needed.

    `rows` are all of `spread_of_claims`. No list is longer than `limit`. Every line is cleaned
    of control characters, since article text may hold some.
    """

    def __init__(self, tables: Tables, rows: Sequence[ClaimSpread], limit: int) -> None:
        self._tables = tables
        self._rows = rows
        self._limit = limit
        self._collection = Collection(tables)
        self._facts = {fact.assertion_id: fact for fact in tables.assertions}

    def collection(self) -> Iterator[str]:
        """Yield the copies, the claims, disagreements, outlets, and who draws on whom."""
        shared = [row for row in self._rows if row.outlets > 1]
        yield from self._head()
        yield from self._part("Copies", self._tables.copies, self._copy)
        yield from self._part("Claims of two outlets or more", shared, self._claim)
        yield from self._part("Disagreements", self._disputes, self._disagreement)
        yield from self._part("Outlets", outlet_profiles(self._tables, self._rows), _profile)
        yield from self._part("Who draws on whom", find_influence(self._tables), _influence)

    def claim(self, row: ClaimSpread) -> Iterator[str]:
        """Yield all that is known of one claim: its wordings, ways and disagreements too."""
        own = [d for d in self._disputes if row.claim_id in (d.claim_id, d.other_claim_id)]
        yield from map(clean, self._claim(row))
        yield from map(clean, self._wording(row.claim_id))
        yield from self._part("Disagreements", own, self._disagreement)

    def outlet(self, name: str) -> Iterator[str]:
        """Yield what one outlet rests on, draws on, changes and leaves out."""
        profiles = [row for row in outlet_profiles(self._tables, self._rows) if row.outlet == name]
        index = [row for row in concentration(self._tables) if row.outlet == name]
        shares = [row for row in source_shares(self._tables) if row.outlet == name]
        drawn = [row for row in find_influence(self._tables) if row.to_outlet == name]
        drifts = [d for found in self._drifts.values() for d in found if d.to_outlet == name]
        lacks = [row for row in find_omissions(self._tables) if row.outlet == name]
        yield from (clean(line) for row in profiles for line in _profile(row))
        yield from (clean(line) for row in index for line in _rest(row))
        yield from self._part("Sources", shares, _share)
        yield from self._part("Draws on", drawn, _influence)
        yield from self._part("Changes", drifts, self._change)
        yield from self._part("Leaves out", lacks, _omission)

    def _part(
        self, title: str, rows: Sequence[_Row], told: Callable[[_Row], Iterable[str]]
    ) -> Iterator[str]:
        """Yield a title and each row below it, only the first of them where there are many."""
        shown = rows[: self._limit]
        yield ""
        yield title if len(shown) == len(rows) else f"{title} (first {len(shown)} of {len(rows)})"
        yield from (f"  {clean(line)}" for row in shown for line in told(row))
        if not rows:
            yield "  none"

    def _head(self) -> Iterator[str]:
        articles = self._tables.articles
        undated = sum(article.published is None for article in articles)
        yield (
            f"{len(articles)} articles of {len({a.outlet for a in articles})} outlets, "
            f"{undated} without a date, {len(self._tables.copies)} copies"
        )
        if len(articles) < FEW:
            yield "All figures are counts; the collection is too small for rates."

    def _copy(self, copy: Copy) -> Iterator[str]:
        articles = self._collection.articles
        sides = f"{articles[copy.article_id].outlet} <- {articles[copy.copy_of].outlet}"
        yield f"{copy.score:.2f} {copy.kind}  {sides}  (by {copy.direction})"

    def _claim(self, row: ClaimSpread) -> Iterator[str]:
        yield f"{row.claim_id}  {row.label}"
        yield (
            f"  {row.outlets} outlets, {row.articles} articles "
            f"(without copies {row.outlets_without_copies}, {row.articles_without_copies})"
        )
        yield f"  first in this collection: {_first(row)}"
        manners = {transfer.to_outlet: transfer for transfer in self._transfers[row.claim_id]}
        for adoption in row.adoptions:
            transfer = manners.get(adoption.outlet)
            way = f"  {transfer.manner} {transfer.score:.2f}" if transfer else ""
            yield f"    {_adoption(adoption)}{way}"
        for drift in self._drifts[row.claim_id]:
            copy = " (in a copy)" if drift.in_copy else ""
            yield f"  {drift.change}{copy}: {drift.from_outlet} -> {drift.to_outlet}"
            yield from self._texts(drift.from_assertion, drift.to_assertion)

    def _wording(self, claim_id: str) -> Iterator[str]:
        slots: dict[str, list[str]] = defaultdict(list)
        for wording in self._wordings[claim_id]:
            slots[wording.slot].append(f"{wording.text} [{', '.join(wording.outlets)}]")
        for slot, texts in slots.items():
            more = f"; {len(texts) - MOST} more" if len(texts) > MOST else ""
            yield f"  {slot}: {'; '.join(texts[:MOST])}{more}"
        for chain in self._chains[claim_id]:
            yield f"  came by at most {chain.at_most} ways: {'; '.join(chain.origins)}"

    def _disagreement(self, row: Disagreement) -> Iterator[str]:
        copy = " (in a copy)" if row.in_copy else ""
        why = "" if row.kind is Dispute.DENIAL else f" ({row.reason}, {row.score:.2f})"
        yield f"{row.kind}{why}{copy}: {row.outlet} -> {row.other_outlet}"
        yield from self._texts(row.assertion, row.other_assertion)

    def _change(self, drift: Drift) -> Iterator[str]:
        label = self._collection.labels[drift.claim_id]
        yield f"{drift.change} after {drift.from_outlet}: {label}"
        yield from self._texts(drift.from_assertion, drift.to_assertion)

    def _texts(self, *assertion_ids: str) -> Iterator[str]:
        for each in assertion_ids:
            yield f"    “{self._collection.evidence(self._facts[each])}”"

    @cached_property
    def _drifts(self) -> _ByClaim:
        return _by_claim(find_drift(self._tables, self._rows))

    @cached_property
    def _transfers(self) -> _ByClaim:
        return _by_claim(find_transfers(self._tables, self._rows))

    @cached_property
    def _wordings(self) -> _ByClaim:
        return _by_claim(find_wordings(self._tables))

    @cached_property
    def _chains(self) -> _ByClaim:
        return _by_claim(find_chains(self._tables))

    @cached_property
    def _disputes(self) -> tuple[Disagreement, ...]:
        return find_disagreements(self._tables)


def clean(line: str) -> str:
    """Return a line without anything that a terminal would act upon."""
    return "".join(letter if letter.isprintable() else " " for letter in line)


def _by_claim(rows: Iterable[Any]) -> _ByClaim:
    found: _ByClaim = defaultdict(list)
    for row in rows:
        found[row.claim_id].append(row)
    return found


def _adoption(adoption: Adoption) -> str:
    lag = "" if adoption.lag_hours is None else f"  +{_time(adoption.lag_hours)}"
    copy = "  (copy)" if adoption.is_copy else ""
    return f"{adoption.published or 'no date'}  {adoption.outlet}{lag}{copy}"


def _time(hours: float) -> str:
    return f"{hours:g} h" if hours < HOURS else f"{hours / 24:.0f} d"


def _first(row: ClaimSpread) -> str:
    names = " = ".join(row.first) or "unknown"
    tie = " (tie)" if len(row.first) > 1 else ""
    undated = f"; {row.undated} articles without a date may be earlier" if row.undated else ""
    return names + tie + undated


def _profile(row: OutletProfile) -> Iterator[str]:
    lag = "" if row.median_lag_hours is None else f", median lag {_time(row.median_lag_hours)}"
    yield (
        f"{row.outlet}: {row.articles} articles ({row.copies} copies), {row.claims} claims, "
        f"{row.shared} shared, first with {row.first}, followed in {row.followed}{lag}; "
        f"of those attribution dropped in {row.attribution_dropped}, "
        f"hedge dropped in {row.hedge_dropped}, doubt added in {row.doubt_added}"
    )


def _rest(row: Concentration) -> Iterator[str]:
    index = "" if row.herfindahl is None else f", Herfindahl index {row.herfindahl:g}"
    yield (
        f"{row.reported} of {row.statements} statements reported, {row.anonymous} of them of "
        f"nameless sources; {row.sources} sources{index}"
    )


def _share(row: SourceShare) -> Iterator[str]:
    yield f"{row.statements} of {row.of}: {row.source}"


def _influence(row: Influence) -> Iterator[str]:
    where = f"{row.articles} articles" if row.articles > 1 else "1 article"
    yield f"{row.from_outlet} -> {row.to_outlet}: {row.reason}, {where}: “{row.evidence}”"


def _omission(row: Omission) -> Iterator[str]:
    what = "the denial of" if row.is_rebuttal else "that"
    yield f"{what} {row.label}  [{', '.join(row.carried_by)}]"
