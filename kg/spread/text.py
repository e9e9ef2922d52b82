"""The tables of spread as plain lines for a terminal."""

from collections.abc import Iterable, Iterator

from kg.records import Copy, Tables
from kg.spread.drift import Drift, find_drift
from kg.spread.outlets import find_omissions
from kg.spread.timeline import ClaimSpread, spread_of_claims


def claim_lines(row: ClaimSpread, drifts: Iterable[Drift], texts: dict[str, str]) -> Iterator[str]:
    """Yield one claim: counts, who was first, each outlet with its lag, the changes of telling.

    `texts` gives the evidence of an assertion id; control characters never reach the
    terminal, since article text may hold some.
    """
    yield _clean(f"{row.claim_id}  {row.label}")
    yield (
        f"  {row.outlets} outlets, {row.articles} articles "
        f"(without copies {row.outlets_without_copies}, {row.articles_without_copies})"
    )
    yield _clean(f"  first in this collection: {_first(row)}")
    for adoption in row.adoptions:
        lag = "" if adoption.lag_hours is None else f"  +{adoption.lag_hours:g} h"
        copy = "  (copy)" if adoption.is_copy else ""
        yield _clean(f"    {adoption.published or 'no date'}  {adoption.outlet}{lag}{copy}")
    for drift in drifts:
        copy = " (in a copy)" if drift.in_copy else ""
        yield _clean(f"  {drift.change}{copy}: {drift.from_outlet} -> {drift.to_outlet}")
        for told in (drift.from_assertion, drift.to_assertion):
            yield _clean(f"      “{texts.get(told, '')}”")


def copy_lines(copies: Iterable[Copy], tables: Tables) -> Iterator[str]:
    """Yield one line per copy: share, kind, both outlets, and what gave the direction."""
    outlets = {article.article_id: article.outlet for article in tables.articles}
    for copy in copies:
        sides = f"{outlets[copy.article_id]} <- {outlets[copy.copy_of]}"
        yield _clean(f"{copy.score:.2f} {copy.kind}  {sides}  (by {copy.direction})")


def report_lines(
    tables: Tables, copies: tuple[Copy, ...], rows: Iterable[ClaimSpread]
) -> Iterator[str]:
    """Yield the copies, then each of `rows`."""
    yield f"{len(copies)} copies among {len(tables.articles)} articles"
    yield from copy_lines(copies, tables)
    drifts = find_drift(tables, copies)
    texts = evidence_texts(tables)
    for row in rows:
        yield ""
        own = [drift for drift in drifts if drift.claim_id == row.claim_id]
        yield from claim_lines(row, own, texts)


def outlet_lines(tables: Tables, copies: tuple[Copy, ...], outlet: str) -> Iterator[str]:
    """Yield what one outlet carries first, and what it leaves out, rebuttals first."""
    rows = [r for r in spread_of_claims(tables, copies) if r.outlets > 1]
    carried = [r for r in rows if any(a.outlet == outlet for a in r.adoptions)]
    alone = sum(r.first == (outlet,) for r in carried)
    yield _clean(f"{outlet}: {len(carried)} shared claims, first alone with {alone}")
    for drift in find_drift(tables, copies):
        if drift.to_outlet == outlet:
            yield _clean(f"  {drift.change}: {drift.claim_id} after {drift.from_outlet}")
    for lack in find_omissions(tables):
        if lack.outlet == outlet:
            what = "leaves out the denial of" if lack.is_rebuttal else "does not carry"
            yield _clean(f"  {what}: {lack.label}  [{', '.join(lack.carried_by)}]")


def evidence_texts(tables: Tables) -> dict[str, str]:
    """Return the evidence of each assertion on one line, by assertion id."""
    texts = {article.article_id: article.text for article in tables.articles}
    return {
        fact.assertion_id: " ".join(fact.evidence.slice(texts[fact.article_id]).split())
        for fact in tables.assertions
        if fact.article_id in texts
    }


def _first(row: ClaimSpread) -> str:
    names = " = ".join(row.first) or "unknown"
    tie = " (tie)" if len(row.first) > 1 else ""
    undated = f"; {row.undated} articles without a date may be earlier" if row.undated else ""
    return names + tie + undated


def _clean(line: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in line)
