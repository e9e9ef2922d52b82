"""How claims travel between outlets: tables of counts from the merged tables of a run."""

from kg.spread.drift import Drift, Rung, find_drift, rung_of
from kg.spread.outlets import Omission, Similarity, find_omissions, outlet_similarity
from kg.spread.timeline import Adoption, ClaimSpread, spread_of_claims

__all__ = [
    "Adoption",
    "ClaimSpread",
    "Drift",
    "Omission",
    "Rung",
    "Similarity",
    "find_drift",
    "find_omissions",
    "outlet_similarity",
    "rung_of",
    "spread_of_claims",
]
