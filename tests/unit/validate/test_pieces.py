"""A dataset that is validated piece by piece is judged as the whole."""

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import RDF, SH

from kg.ontology import read_ontology
from kg.validate.dataset import Dataset
from kg.validate.pieces import count_nodes, cut_pieces, to_rdflib
from kg.validate.shacl import check_shapes
from kg.validate.shapes import Shapes
from tests.unit.validate.conftest import damage

MANY = (
    "assertion:s-courier-1 kgc:polarity () .",
    "assertion:s-courier-2 kgc:attribution () .",
    "assertion:s-courier-5 kgc:origin step:s-courier-5-0 .",
    "article:a-harbour kgc:copyOf article:a-courier .",
    "article:a-courier kgc:copyOf article:a-letter .",
    "article:a-letter kgc:copyOf article:a-harbour .",
    "claim:c-hide kgc:subject claim:c-pay .",
    '<article/a-courier#char=46,114> nif:anchorOf "other" .',
    "rendering:q-safe-0 kgc:article article:a-harbour .",
    "claim:c-urge kgc:content () .",
    "entity:Q20 a () .",
)


def test_small_pieces_give_the_same_report(dataset: Dataset, shapes: Shapes) -> None:
    """Pieces of one, three and all nodes find the same violations."""
    damage(dataset, *MANY)
    whole = check_shapes(dataset, shapes, lambda _: None)
    assert len(whole) > len(MANY)
    for size in (1, 3):
        assert check_shapes(dataset, shapes, lambda _: None, size).keys() == whole.keys()


def test_pieces_find_what_plain_shacl_finds(dataset: Dataset, shapes: Shapes) -> None:
    """The shapes as they are shipped, over one graph of everything, give the same faults."""
    import pyshacl

    damage(dataset, *MANY)
    graph = rdflib.Graph()
    for quad in dataset.store:
        if quad.graph_name not in dataset.outlets:
            graph.add(tuple(to_rdflib(term) for term in quad.triple))  # type: ignore[arg-type]
    shipped = rdflib.Graph().parse(data=read_ontology("shapes.ttl"), format="turtle")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shipped)
    plain = {
        (str(report.value(each, SH.focusNode)), str(report.value(each, SH.sourceShape)))
        for each in report.subjects(RDF.type, SH.ValidationResult)
    }
    ours = {
        (detail["focusNode"], detail["sourceShape"])
        for violation in check_shapes(dataset, shapes, lambda _: None)
        for detail in [dict(each.removeprefix("sh:").split(" ", 1) for each in violation.details)]
    }
    assert ours == {(f"<{focus}>", f"<{shape}>") for focus, shape in plain}


def test_each_node_is_in_one_piece(dataset: Dataset, shapes: Shapes) -> None:
    """The pieces hold each node once, and as many as were counted."""
    nodes = [node for piece in cut_pieces(dataset, shapes, 7) for node in piece.nodes]
    assert len(nodes) == len(set(nodes)) == count_nodes(dataset, shapes)


def test_edges_of_outlets_are_left_out(dataset: Dataset, shapes: Shapes) -> None:
    """A plain edge between entities lies in no piece, so that a busy entity costs nothing."""
    close = rdflib.URIRef(f"{dataset.base}predicate/close")
    for piece in cut_pieces(dataset, shapes):
        assert not list(piece.graph.subject_objects(close))


def test_a_literal_keeps_its_words() -> None:
    """A number is not written in another way on its path to the shapes."""
    number = ox.Literal("01", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
    assert str(to_rdflib(number)) == "01"
    assert to_rdflib(ox.Literal("a", language="en")) == rdflib.Literal("a", lang="en")
    assert to_rdflib(ox.Literal("a")) == rdflib.Literal("a")
    with pytest.raises(TypeError, match="expected a node or a literal"):
        to_rdflib(7)
