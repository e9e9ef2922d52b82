"""Worth: how far an assertion or a claim is a checkable statement about the world, or filler."""

from kg.worth.features import find_features
from kg.worth.score import claim_worth, explain_worth, find_worth

__all__ = ["claim_worth", "explain_worth", "find_features", "find_worth"]
