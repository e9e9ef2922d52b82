"""What outlets have in common, and what one leaves out that others carry."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from math import ceil, fsum, log

from kg.records import Polarity, Tables
from kg.spread.drift import Rung, rung_of
from kg.spread.timeline import background_claims
from kg.worth import claim_worth


@dataclass(frozen=True, slots=True, kw_only=True)
class Similarity:
    """Two outlets: claims shared, and the weighted Jaccard index of their claims, 0 to 1.

    A claim weighs the less, the more outlets carry it. It has no direction. `same_telling`
    counts the shared claims that both tell on the same rung at best: both in their own
    word, both of a named source, both doubting.
    """

    one: str
    two: str
    shared: int
    same_telling: int
    score: float
    shared_without_copies: int
    score_without_copies: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """A claim that other outlets carry and this one does not.

    With `is_rebuttal` the outlet carries the claim in one polarity only, and the
    others carry its denial. Absence from a collection is no refusal.
    """

    outlet: str
    claim_id: str
    label: str
    is_rebuttal: bool
    carried_by: tuple[str, ...]


Carried = dict[str, set[str]]


def outlet_similarity(tables: Tables) -> tuple[Similarity, ...]:
    """Return each pair of outlets with a shared claim, sorted by names."""
    copied = {copy.article_id for copy in tables.copies}
    every, own = _carried(tables, set()), _carried(tables, copied)
    weights, own_weights = _weights(every), _weights(own)
    rungs = _rungs(tables)
    rows = []
    for one, two in combinations(sorted(every), 2):
        shared = every[one] & every[two]
        kept = own.get(one, set()) & own.get(two, set())
        if shared:
            row = Similarity(
                one=one,
                two=two,
                shared=len(shared),
                same_telling=sum(rungs[one, claim] is rungs[two, claim] for claim in shared),
                score=_jaccard(every, weights, one, two),
                shared_without_copies=len(kept),
                score_without_copies=_jaccard(own, own_weights, one, two),
            )
            rows.append(row)
    return tuple(rows)


def find_omissions(tables: Tables, outlets: int | None = None) -> tuple[Omission, ...]:
    """Return what each outlet lacks of the claims that `outlets` others carry, rebuttals first.

    By default that is a tenth of all outlets, and two at least. A left-out rebuttal counts
    from one other outlet on. Of claims with equally many outlets those that tell most come
    first, by tenths of their worth. Background claims (titles) are no omissions.
    """
    worth, background = claim_worth(tables.assertions), background_claims(tables)
    labels = {claim.claim_id: claim.label for claim in tables.claims}
    sides: dict[str, dict[Polarity, set[str]]] = {}
    for fact in tables.assertions:
        if fact.claim_id in labels and fact.claim_id not in background:
            sides.setdefault(fact.claim_id, {}).setdefault(fact.polarity, set()).add(fact.outlet)
    names = sorted({article.outlet for article in tables.articles})
    least = outlets if outlets is not None else max(2, ceil(len(names) / 10))
    rows = []
    for claim_id, carried in sides.items():
        yes, no = (carried.get(side, set()) for side in (Polarity.POSITIVE, Polarity.NEGATIVE))
        for outlet in names:
            rebuttal = outlet in yes and outlet not in no and bool(no)
            others = no if rebuttal else yes | no
            if rebuttal or (outlet not in others and len(others) >= least):
                row = Omission(
                    outlet=outlet,
                    claim_id=claim_id,
                    label=labels[claim_id],
                    is_rebuttal=rebuttal,
                    carried_by=tuple(sorted(others)),
                )
                rows.append(row)

    def order(row: Omission) -> tuple[bool, int, float, str, str, str]:
        told = -round(worth.get(row.claim_id, 0.0), 1)
        return not row.is_rebuttal, -len(row.carried_by), told, row.outlet, row.label, row.claim_id

    return tuple(sorted(rows, key=order))


def _rungs(tables: Tables) -> dict[tuple[str, str], Rung]:
    """Return how firmly each outlet tells each claim at best."""
    found: dict[tuple[str, str], Rung] = defaultdict(lambda: Rung.DOUBTED)
    for fact in tables.assertions:
        if fact.claim_id is not None:
            key = fact.outlet, fact.claim_id
            found[key] = max(found[key], rung_of(fact))
    return found


def _carried(tables: Tables, left_out: set[str]) -> Carried:
    found: Carried = {}
    for fact in tables.assertions:
        if fact.claim_id is not None and fact.article_id not in left_out:
            found.setdefault(fact.outlet, set()).add(fact.claim_id)
    return found


def _weights(carried: Carried) -> dict[str, float]:
    """Return what each claim weighs: the less, the more outlets carry it."""
    counts = Counter(claim for held in carried.values() for claim in held)
    return {claim: log((1 + len(carried)) / count) for claim, count in counts.items()}


def _jaccard(carried: Carried, weights: dict[str, float], one: str, two: str) -> float:
    first, second = carried.get(one, set()), carried.get(two, set())
    whole = fsum(weights[claim] for claim in first | second)
    return round(fsum(weights[claim] for claim in first & second) / whole, 3) if whole else 0.0
