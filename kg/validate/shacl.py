"""Runs pyshacl over the pieces of a dataset and reads its results."""

from collections.abc import Callable, Iterator

import pyoxigraph as ox
import rdflib
from rdflib.namespace import RDF, SH
from rdflib.paths import Path as PropertyPath

from kg.validate.dataset import TYPE, Dataset
from kg.validate.naming import Naming, local_name
from kg.validate.pieces import SIZE, Piece, cut_pieces
from kg.validate.report import Violation
from kg.validate.shapes import FOCUS, Shapes

Violations = dict[Violation, None]


def check_shapes(
    dataset: Dataset, shapes: Shapes, advance: Callable[[int], object], size: int = SIZE
) -> Violations:
    """Return each violation of `shapes` in `dataset` once, without order.

    `advance` is told the number of nodes after each piece of `size` nodes.
    """
    found: Violations = {}
    reader = _Reader(dataset, shapes)
    for piece in cut_pieces(dataset, shapes, size):
        found |= dict.fromkeys(reader.read(piece))
        advance(len(piece.nodes))
    return found


class _Reader:
    """Turns the results for one piece into violations."""

    def __init__(self, dataset: Dataset, shapes: Shapes) -> None:
        self.dataset = dataset
        self.shapes = shapes
        self.name = Naming(dataset.base)

    def read(self, piece: Piece) -> Iterator[Violation]:
        """Yield the violations of a piece; one rule may tell the same one twice."""
        import pyshacl

        conforms, report, _ = pyshacl.validate(
            piece.graph, shacl_graph=self.shapes.graph, inplace=True
        )
        if conforms:
            return
        for result in report.subjects(RDF.type, SH.ValidationResult):
            yield self._violation(report, result, piece.graph)

    def _violation(
        self, report: rdflib.Graph, result: rdflib.term.Node, graph: rdflib.Graph
    ) -> Violation:
        focus = _one(report, result, SH.focusNode)
        shape = report.value(result, SH.sourceShape)
        value = report.value(result, SH.value)
        path = self.shapes.graph.value(shape, SH.path)
        seen = self._values(graph, focus, path, value)
        return Violation(
            where=self._where(focus),
            kind=_kind(graph, focus),
            node=self.name(focus),
            rule=self.name(shape),
            path=self._path(path),
            seen=seen,
            expected=str(self.shapes.graph.value(shape, SH.message)),
            details=_details(report, result),
        )

    def _where(self, focus: rdflib.term.Node) -> str:
        """Return the file, and the graph that says most of the node (its type)."""
        text = str(focus)
        node = ox.BlankNode(text) if isinstance(focus, rdflib.BNode) else ox.NamedNode(text)
        typed = _graphs(self.dataset.quads(node, TYPE))
        name = min(typed or _graphs(self.dataset.about(node)), default="")
        if not name:
            return self.dataset.name
        return f"{self.dataset.name}, {self.name(rdflib.URIRef(name))}"

    def _values(
        self,
        graph: rdflib.Graph,
        focus: rdflib.term.Node,
        path: rdflib.term.Node | None,
        value: rdflib.term.Node | None,
    ) -> str:
        """Return what stands at the path, or the value that a query found at fault."""
        if path is None:
            return self.name(value) if value is not None and value != focus else ""
        steps = _steps(self.shapes.graph, path)
        if isinstance(steps, rdflib.BNode):
            return self.name(value) if value is not None else ""
        found = graph.objects(focus, steps)
        return self.name.values([each for each in set(found) if not str(each).startswith(FOCUS)])

    def _path(self, path: rdflib.term.Node | None) -> str:
        if path is None:
            return ""
        back = self.shapes.graph.value(path, SH.inversePath)
        if back is not None:
            return f"^{self.name(back)}"
        steps = list(self.shapes.graph.items(path)) or [path]
        return "/".join(self.name(step) for step in steps)


def _steps(shapes: rdflib.Graph, path: rdflib.term.Node) -> PropertyPath | rdflib.term.Node:
    """Return a path of the shapes as one that rdflib follows."""
    from rdflib.paths import InvPath, SequencePath

    back = shapes.value(path, SH.inversePath)
    if isinstance(back, rdflib.URIRef):
        return InvPath(back)
    steps = [step for step in shapes.items(path) if isinstance(step, rdflib.URIRef)]
    return SequencePath(*steps) if steps else path


def _graphs(quads: Iterator[ox.Quad]) -> set[str]:
    """Return the names of the graphs that hold the quads."""
    names = (quad.graph_name for quad in quads)
    return {name.value for name in names if isinstance(name, ox.NamedNode)}


def _kind(graph: rdflib.Graph, focus: rdflib.term.Node) -> str:
    """Return the class of a node by its local name; "node" if it has no type."""
    kinds = [kind for kind in graph.objects(focus, RDF.type) if not str(kind).startswith(FOCUS)]
    return min((local_name(kind) for kind in kinds), default="node")


def _details(report: rdflib.Graph, result: rdflib.term.Node) -> tuple[str, ...]:
    """Return the pairs of a result that are the same for every reader, as Turtle."""
    names = ("focusNode", "resultPath", "sourceShape", "sourceConstraintComponent", "value")
    found = [(name, report.value(result, SH[name])) for name in names]
    return tuple(
        f"sh:{name} {value.n3()}"
        for name, value in found
        if isinstance(value, rdflib.URIRef | rdflib.Literal)
    )


def _one(graph: rdflib.Graph, node: rdflib.term.Node, predicate: rdflib.URIRef) -> rdflib.term.Node:
    value = graph.value(node, predicate)
    assert value is not None
    return value
