"""The sample corpus in every format: what a run found is in each of them."""

import io
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib.compare import isomorphic

from kg.export import RunInfo
from kg.export.folder import FolderSource
from kg.export.formats import RdfFormat
from kg.export.neo4j import NODES, RELATIONSHIPS, write_neo4j
from kg.export.rdf import RdfOptions, write_rdf
from tests.unit.export.test_formats import dataset_of, quads_of
from tests.unit.export.test_neo4j import read


@pytest.fixture(scope="module")
def quads(interview: Path) -> set[ox.Quad]:
    """Return the quads of the file that the run wrote."""
    return set(ox.parse(path=interview / "graph.trig", format=ox.RdfFormat.TRIG))


def _written(interview: Path, form: RdfFormat) -> str:
    out = io.StringIO()
    options = RdfOptions(run=RunInfo.read(interview))
    write_rdf(FolderSource(interview / "tables"), out, form, options)
    return out.getvalue()


@pytest.mark.parametrize("form", RdfFormat)
def test_every_syntax_is_the_graph_of_the_run(
    interview: Path, quads: set[ox.Quad], form: RdfFormat
) -> None:
    """The export of the tables is graph.trig again, in each syntax."""
    text = _written(interview, form)
    if form is RdfFormat.TRIG:
        assert text == (interview / "graph.trig").read_text(encoding="utf-8")
    found = quads_of(text, form)
    if form is RdfFormat.TTL:
        assert {quad.triple for quad in found} == {quad.triple for quad in quads}
    else:
        assert found == quads


def test_both_libraries_read_the_same_dataset(interview: Path) -> None:
    """rdflib finds isomorphic graphs in TriG, N-Quads and JSON-LD."""
    one, *others = (
        dataset_of(_written(interview, form), form)
        for form in (RdfFormat.TRIG, RdfFormat.NQ, RdfFormat.JSONLD)
    )
    names = {graph.identifier for graph in one.graphs() if len(graph)}
    assert any("reading/" in str(name) for name in names)
    for other in others:
        assert names == {graph.identifier for graph in other.graphs() if len(graph)}
        assert all(isomorphic(one.graph(name), other.graph(name)) for name in names)


def test_ids_of_the_neo4j_files_resolve(interview: Path, tmp_path: Path) -> None:
    """No relationship of a real corpus leads nowhere."""
    write_neo4j(FolderSource(interview / "tables"), tmp_path)
    found = read(tmp_path)
    ids = {label: {row[NODES[label][0]] for row in found[label]} for label in NODES}
    for kind, (start, end, _) in RELATIONSHIPS.items():
        assert {row[f":START_ID({start})"] for row in found[kind]} <= ids[start]
        assert {row[f":END_ID({end})"] for row in found[kind]} <= ids[end]
