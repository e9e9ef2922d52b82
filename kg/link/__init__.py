"""Linking: which people, states, organisations and groups an article speaks of.

`Linker` takes a parsed article with its attributions and assertions and gives
back a `Linked`: mentions, entities, and the records with entity ids filled in.
`KnowledgeBase` is what it knows before it reads.
"""

from kg.link.knowledge import Candidate, Entry, KnowledgeBase, Position
from kg.link.linker import Linked, Linker

__all__ = ["Candidate", "Entry", "KnowledgeBase", "Linked", "Linker", "Position"]
