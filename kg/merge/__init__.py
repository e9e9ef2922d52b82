"""Assertions of many articles to claims, quotations to one text, entities to one record."""

from kg.merge.aliases import nil_clusters
from kg.merge.claims import Merged, merge_claims
from kg.merge.copies import find_copies
from kg.merge.entities import merge_entities
from kg.merge.judgements import NO_JUDGEMENTS, Judgements, read_judgements
from kg.merge.quotations import merge_quotations
from kg.merge.renaming import apply_aliases

__all__ = [
    "NO_JUDGEMENTS",
    "Judgements",
    "Merged",
    "apply_aliases",
    "find_copies",
    "merge_claims",
    "merge_entities",
    "merge_quotations",
    "nil_clusters",
    "read_judgements",
]
