"""The RDF syntaxes that a dataset can be written in, graph after graph.

Terms come as TriG text (`kg.export.terms`); each syntax takes them over or
spells them out. Nothing is kept between two resources.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol, TextIO

from kg.export.terms import expanded
from kg.export.trig import Resource, statements, write_graph, write_prefixes
from kg.export.vocabulary import prefixes


class RdfFormat(StrEnum):
    """An RDF syntax by the name of its files."""

    TRIG = "trig"
    NQ = "nq"
    TTL = "ttl"
    JSONLD = "jsonld"


class Syntax(Protocol):
    """Writes one dataset: `begin`, each graph once, `end`."""

    def begin(self) -> None:
        """Write what stands before the first graph."""

    def graph(self, name: str, resources: Iterable[Resource]) -> int:
        """Write a graph and return its number of statements; an empty one is left out."""

    def end(self) -> None:
        """Write what stands behind the last graph."""


class Trig:
    """TriG: grouped by graph and subject, with prefixes."""

    def __init__(self, out: TextIO, base: str) -> None:
        self._out = out
        self._base = base

    def begin(self) -> None:
        """Write the prefixes."""
        write_prefixes(self._out, prefixes(self._base))

    def graph(self, name: str, resources: Iterable[Resource]) -> int:
        """Write a graph and return its number of quads."""
        return write_graph(self._out, name, resources)

    def end(self) -> None:
        """Write nothing: TriG has no end."""


class Turtle(Trig):
    """Turtle: all graphs as one, without their names.

    A triple that stands in two graphs is written twice and counted twice.
    """

    def graph(self, name: str, resources: Iterable[Resource]) -> int:
        """Write the triples of a graph and return their number."""
        return write_graph(self._out, None, resources)


class NQuads:
    """N-Quads: a quad on each line, all names in full."""

    def __init__(self, out: TextIO, base: str) -> None:
        self._out = out
        self._prefixes = prefixes(base)

    def begin(self) -> None:
        """Write nothing: N-Quads has no head."""

    def graph(self, name: str, resources: Iterable[Resource]) -> int:
        """Write a graph and return its number of quads."""
        known = self._prefixes
        place = expanded(name, known)
        quads = 0
        for subject, pairs in statements(resources):
            node = expanded(subject, known)
            for predicate, value in pairs:
                line = f"{node} {expanded(predicate, known)} {expanded(value, known)} {place} .\n"
                self._out.write(line)
            quads += len(pairs)
        return quads

    def end(self) -> None:
        """Write nothing: N-Quads has no end."""
