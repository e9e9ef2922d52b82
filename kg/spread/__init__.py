"""How claims travel between outlets: tables of counts from the merged tables of a run."""

from kg.spread.disputes import Disagreement, Dispute, find_disagreements
from kg.spread.drift import Change, Drift, Rung, find_drift, rung_of
from kg.spread.influence import Influence, Reason, find_influence
from kg.spread.outlets import Omission, Similarity, find_omissions, outlet_similarity
from kg.spread.profiles import OutletProfile, outlet_profiles
from kg.spread.sources import (
    Chains,
    Concentration,
    SourceShare,
    concentration,
    find_chains,
    source_shares,
)
from kg.spread.timeline import Adoption, ClaimSpread, spread_of_claims
from kg.spread.transfer import Manner, Transfer, find_transfers
from kg.spread.wording import Wording, find_wordings

__all__ = [
    "Adoption",
    "Chains",
    "Change",
    "ClaimSpread",
    "Concentration",
    "Disagreement",
    "Dispute",
    "Drift",
    "Influence",
    "Manner",
    "Omission",
    "OutletProfile",
    "Reason",
    "Rung",
    "Similarity",
    "SourceShare",
    "Transfer",
    "Wording",
    "concentration",
    "find_chains",
    "find_disagreements",
    "find_drift",
    "find_influence",
    "find_omissions",
    "find_transfers",
    "find_wordings",
    "outlet_profiles",
    "outlet_similarity",
    "rung_of",
    "source_shares",
    "spread_of_claims",
]
