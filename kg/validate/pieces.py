"""Cuts a dataset into pieces that can be validated one by one.

A piece holds some nodes with all that is said of them, and of each neighbour as much
as a shape may ask: its type, and the few facts of `NEIGHBOUR`. So memory depends on
the size of a piece and not on the dataset, and the result is that of the whole.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

import pyoxigraph as ox
import rdflib
from rdflib.plugins.sparql.sparql import Query

from kg.validate.dataset import TYPE, Dataset, Node, is_node
from kg.validate.graph import QueriedGraph
from kg.validate.shapes import FOCUS, Shapes

#: Nodes of a piece.
SIZE = 2_000

_KGC = "https://w3id.org/kg-claims/ontology#"
_NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
STRING = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")
COPY_OF = ox.NamedNode(f"{_KGC}copyOf")

#: What a shape may ask of a neighbour: its type, offsets and text of the article of a
#: span, the article of an evidence span, the position of a step, the short triple of
#: a link, what a copy copies.
NEIGHBOUR = frozenset(
    {
        TYPE,
        COPY_OF,
        *(ox.NamedNode(_NIF + name) for name in ("endIndex", "isString", "referenceContext")),
        *(
            ox.NamedNode(_KGC + name)
            for name in ("position", "contradicts", "broader", "content", "framing")
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some `nodes` of a dataset, and the `graph` that is needed to judge them."""

    nodes: tuple[Node, ...]
    graph: QueriedGraph


def count_nodes(dataset: Dataset, shapes: Shapes) -> int:
    """Return how many nodes the pieces of a dataset hold together."""
    return sum(1 for _ in _targets(dataset, shapes))


def cut_pieces(dataset: Dataset, shapes: Shapes, size: int = SIZE) -> Iterator[Piece]:
    """Yield the dataset as pieces of `size` nodes; each node is in exactly one."""
    targets = _targets(dataset, shapes)
    read: dict[str, Query] = {}
    while nodes := tuple(islice(targets, size)):
        yield Piece(nodes, _Builder(dataset, shapes, read).build(nodes))


def _targets(dataset: Dataset, shapes: Shapes) -> Iterator[Node]:
    """Yield each node that a shape is aimed at, once."""
    for at, kind in enumerate(shapes.classes):
        earlier = shapes.classes[:at]
        yield from (node for node in dataset.instances(kind) if not _is_any(dataset, node, earlier))
    untyped: dict[Node, None] = {}
    for predicate in shapes.predicates:
        for quad in dataset.quads(None, predicate):
            node = quad.subject
            if is_node(node) and not _is_any(dataset, node, shapes.classes):
                untyped[node] = None
    yield from untyped


def _is_any(dataset: Dataset, node: Node, kinds: Iterable[ox.NamedNode]) -> bool:
    wanted = set(kinds)
    return any(quad.object in wanted for quad in dataset.quads(node, TYPE))


class _Builder:
    """Collects the triples of one piece; each term becomes one object only."""

    def __init__(self, dataset: Dataset, shapes: Shapes, read: dict[str, Query]) -> None:
        self.dataset = dataset
        self.shapes = shapes
        self.aimed = frozenset(shapes.predicates)
        self.graph = QueriedGraph(read)
        self.terms: dict[object, rdflib.term.Node] = {}

    def build(self, nodes: tuple[Node, ...]) -> QueriedGraph:
        """Return the graph of `nodes` with their neighbours."""
        own = set(nodes)
        beside: dict[Node, None] = {}
        for node in nodes:
            for quad in self.dataset.about(node):
                self._add(quad)
                if quad.predicate == TYPE:
                    self._aim(node, quad.object)
                elif is_node(quad.object):
                    beside[quad.object] = None
                if quad.predicate in self.aimed:
                    self._aim(node, quad.predicate)
            for quad in self._incoming(node):
                self._add(quad)
        self._add_neighbours([node for node in beside if node not in own])
        return self.graph

    def _add_neighbours(self, beside: list[Node]) -> None:
        """Add what is needed of the neighbours, along copies to the end of the chain."""
        seen = set(beside)
        while beside:
            node = beside.pop()
            for quad in self.dataset.about(node):
                if quad.predicate in NEIGHBOUR:
                    self._add(quad)
                    original = quad.object
                    if quad.predicate == COPY_OF and is_node(original) and original not in seen:
                        seen.add(original)
                        beside.append(original)

    def _incoming(self, node: Node) -> Iterator[ox.Quad]:
        return chain.from_iterable(
            self.dataset.quads(None, predicate, node) for predicate in self.shapes.inverse
        )

    def _aim(self, node: Node, target: object) -> None:
        kind = rdflib.URIRef(f"{FOCUS}{getattr(target, 'value', '')}")
        self.graph.add((self._term(node), rdflib.RDF.type, kind))

    def _add(self, quad: ox.Quad) -> None:
        self.graph.add(
            (self._term(quad.subject), self._term(quad.predicate), self._term(quad.object))
        )

    def _term(self, term: object) -> rdflib.term.Node:
        found = self.terms.get(term)
        if found is None:
            found = self.terms[term] = to_rdflib(term)
        return found


def to_rdflib(term: object) -> rdflib.term.Node:
    """Return a term of Oxigraph as the same term of rdflib, a literal's words kept."""
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        # rdflib reads plain text without a type. Normalising would turn 01 into 1 and
        # hide what is there.
        kind = None if term.datatype == STRING else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, datatype=kind, normalize=False)
    raise TypeError(f"expected a node or a literal, got {type(term).__name__}")
