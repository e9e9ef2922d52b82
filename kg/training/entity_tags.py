"""The entity tags of the network, and sentences with the tags that their annotation leaves open."""

from __future__ import annotations

from dataclasses import dataclass

TYPES = ("PERSON", "ORG", "LOC", "NORP", "EVENT", "PRODUCT", "MISC")
TAGS = ("O", *(f"{mark}-{kind}" for kind in TYPES for mark in "BI"))
OPEN = frozenset(TYPES)
ANY_TAG = frozenset(range(len(TAGS)))
"""All tags: a word about which the annotation says nothing; it carries no loss."""

Labels = tuple[tuple[str, ...], bool]
"""Types that a gold label allows, and whether O is allowed as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """A sentence with, for each word, the indices in `TAGS` that are allowed (all of them: no
    loss).
    """

    words: tuple[str, ...]
    allowed: tuple[frozenset[int], ...]


def only(*types: str) -> Labels:
    """Return the label that means one of the types, never "no name"."""
    return (types, False)


def allow(label: Labels, marks: str) -> frozenset[int]:
    """Return the tags that a label leaves open at a word with one of the marks ("B", "I", "BI")."""
    types, outside = label
    tags = {TAGS.index(f"{mark}-{kind}") for kind in types for mark in marks}
    return frozenset(tags | {0} if outside else tags)


def mark_span(label: Labels, length: int) -> list[frozenset[int]]:
    """Return the allowed tags of each word of a span."""
    return [allow(label, "B" if at == 0 else "I") for at in range(length)]
