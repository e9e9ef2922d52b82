"""Linking: which people, states, organisations and groups an article speaks of.

`Linker` takes a parsed article with its attributions and assertions and gives
back a `Linked`: mentions, entities, and the records with entity ids filled in.
`KnowledgeBase` is what it knows before it reads, `KbFile` (of `kg.link.kb`) more
of it in a file. The names are loaded on first use: who asks a knowledge base
needs no parser.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.link.entries import Candidate, Entry, Position
    from kg.link.knowledge import KnowledgeBase
    from kg.link.linker import Linked, Linker

_HOME = {
    "Candidate": "kg.link.entries",
    "Entry": "kg.link.entries",
    "KnowledgeBase": "kg.link.knowledge",
    "Linked": "kg.link.linker",
    "Linker": "kg.link.linker",
    "Position": "kg.link.entries",
}
__all__ = ["Candidate", "Entry", "KnowledgeBase", "Linked", "Linker", "Position"]


def __getattr__(name: str) -> Any:
    """Load a public name from its module on first use (PEP 562)."""
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'kg.link' has no attribute {name!r}")
