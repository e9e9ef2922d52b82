"""What outlets have in common, and what one leaves out that others carry."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from math import log

from kg.records import Copy, Polarity, Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Similarity:
    """Two outlets: claims shared, and the weighted Jaccard index of their claims, 0 to 1.

    A claim weighs the less, the more outlets carry it. It has no direction.
    """

    one: str
    two: str
    shared: int
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


def outlet_similarity(tables: Tables, copies: Iterable[Copy]) -> tuple[Similarity, ...]:
    """Return each pair of outlets with a shared claim, sorted by names."""
    copied = {copy.article_id for copy in copies}
    every, own = _carried(tables, set()), _carried(tables, copied)
    rows = []
    for one, two in combinations(sorted(every), 2):
        shared = every[one] & every[two]
        kept = own.get(one, set()) & own.get(two, set())
        if shared:
            row = Similarity(
                one=one,
                two=two,
                shared=len(shared),
                score=_jaccard(every, one, two),
                shared_without_copies=len(kept),
                score_without_copies=_jaccard(own, one, two),
            )
            rows.append(row)
    return tuple(rows)


def find_omissions(tables: Tables, outlets: int = 2) -> tuple[Omission, ...]:
    """Return what each outlet lacks of the claims that `outlets` others carry, rebuttals first.

    A left-out rebuttal counts from one other outlet on.
    """
    labels = {claim.claim_id: claim.label for claim in tables.claims}
    sides: dict[str, dict[Polarity, set[str]]] = {}
    for fact in tables.assertions:
        if fact.claim_id in labels:
            sides.setdefault(fact.claim_id, {}).setdefault(fact.polarity, set()).add(fact.outlet)
    names = sorted({article.outlet for article in tables.articles})
    rows = []
    for claim_id, carried in sides.items():
        yes, no = (carried.get(side, set()) for side in (Polarity.POSITIVE, Polarity.NEGATIVE))
        for outlet in names:
            rebuttal = outlet in yes and outlet not in no and bool(no)
            others = no if rebuttal else yes | no
            if rebuttal or (outlet not in others and len(others) >= outlets):
                row = Omission(
                    outlet=outlet,
                    claim_id=claim_id,
                    label=labels[claim_id],
                    is_rebuttal=rebuttal,
                    carried_by=tuple(sorted(others)),
                )
                rows.append(row)
    return tuple(sorted(rows, key=_gravest))


def _gravest(row: Omission) -> tuple[bool, int, str, str, str]:
    return not row.is_rebuttal, -len(row.carried_by), row.outlet, row.label, row.claim_id


def _carried(tables: Tables, left_out: set[str]) -> Carried:
    found: Carried = {}
    for fact in tables.assertions:
        if fact.claim_id is not None and fact.article_id not in left_out:
            found.setdefault(fact.outlet, set()).add(fact.claim_id)
    return found


def _jaccard(carried: Carried, one: str, two: str) -> float:
    first, second = carried.get(one, set()), carried.get(two, set())
    weights = {
        claim: log((1 + len(carried)) / sum(claim in held for held in carried.values()))
        for claim in sorted(first | second)
    }
    whole = sum(weights.values())
    both = sum(weights[claim] for claim in sorted(first & second))
    return round(both / whole, 3) if whole else 0.0
