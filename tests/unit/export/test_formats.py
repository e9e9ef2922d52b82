"""The RDF syntaxes hold the same statements, from memory and from a folder."""

import io
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg.errors import InputError, SchemaError
from kg.export import RunInfo
from kg.export.folder import FolderSource
from kg.export.formats import RdfFormat
from kg.export.rdf import RdfOptions, write_rdf
from kg.export.source import MemorySource, Source
from kg.export.terms import expanded
from kg.export.vocabulary import BASE, ONTOLOGY, prefixes
from kg.records import Tables
from kg.schema import write_tables
from tests.sample import sample_tables

RUN = RunInfo.of("kg 0.1.0", "en_kg 1+abc", {"strict": False, "model": None})
OPTIONS = RdfOptions(full_text=True, run=RUN)
READERS = {
    RdfFormat.TRIG: (ox.RdfFormat.TRIG, "trig"),
    RdfFormat.NQ: (ox.RdfFormat.N_QUADS, "nquads"),
    RdfFormat.TTL: (ox.RdfFormat.TURTLE, "turtle"),
    RdfFormat.JSONLD: (ox.RdfFormat.JSON_LD, "json-ld"),
}
GRAPHS = [RdfFormat.TRIG, RdfFormat.NQ, RdfFormat.JSONLD]
PROV = rdflib.PROV
KGC = rdflib.Namespace(ONTOLOGY)


def written(source: Source, form: RdfFormat, options: RdfOptions = OPTIONS) -> str:
    """Return a dataset as text."""
    out = io.StringIO()
    assert write_rdf(source, out, form, options) > 0
    return out.getvalue()


def quads_of(text: str, form: RdfFormat) -> set[ox.Quad]:
    """Return the quads that pyoxigraph reads; in Turtle all are of the default graph."""
    return set(ox.parse(text, format=READERS[form][0]))


def dataset_of(text: str, form: RdfFormat) -> rdflib.Dataset:
    """Return the dataset that rdflib reads."""
    found = rdflib.Dataset()
    found.parse(data=text, format=READERS[form][1])
    return found


def hostile_tables() -> Tables:
    """Return the sample with names that a careless resolver of addresses would change."""
    tables = sample_tables()
    claims = tuple(
        replace(claim, predicate=name)
        for claim, name in zip(
            tables.claims, ("..", ".", "a/../b", "x#y?z", "a:b", "%2E", "é_~"), strict=True
        )
    )
    return replace(tables, claims=claims)


@pytest.mark.parametrize("tables", [sample_tables(), hostile_tables()], ids=["story", "hostile"])
@pytest.mark.parametrize("form", RdfFormat)
def test_every_syntax_holds_the_same_statements(tables: Tables, form: RdfFormat) -> None:
    """Both libraries read the same quads from each syntax; Turtle the same triples."""
    source = MemorySource(tables)
    expected = quads_of(written(source, RdfFormat.TRIG), RdfFormat.TRIG)
    text = written(source, form)
    found = quads_of(text, form)
    triples = {quad.triple for quad in expected}
    if form is RdfFormat.TTL:
        assert {quad.triple for quad in found} == triples
        assert len(rdflib.Graph().parse(data=text, format="turtle")) == len(triples)
        return
    assert found == expected
    reference = dataset_of(written(source, RdfFormat.TRIG), RdfFormat.TRIG)
    other = dataset_of(text, form)
    names = {graph.identifier for graph in reference.graphs() if len(graph)}
    assert names == {graph.identifier for graph in other.graphs() if len(graph)}
    assert all(isomorphic(reference.graph(name), other.graph(name)) for name in names)


@pytest.mark.parametrize("form", RdfFormat)
def test_streaming_a_folder_gives_the_bytes_of_memory(tmp_path: Path, form: RdfFormat) -> None:
    """A folder of tables, in any order, makes the very text that the tables make."""
    write_tables(sample_tables(), tmp_path)
    stored = FolderSource(tmp_path)
    kept = ("articles", "assertions", "entities", "claims", "claim_links", "quotations")
    tables = Tables(**{name: tuple(stored.records(name))[::-1] for name in kept})
    write_tables(tables, tmp_path / "turned")
    turned = FolderSource(tmp_path / "turned")
    assert written(stored, form) == written(MemorySource(tables), form) == written(turned, form)


def test_every_line_of_n_quads_is_one_quad() -> None:
    """No word of an article can break a line."""
    text = written(MemorySource(sample_tables()), RdfFormat.NQ)
    assert len(text.splitlines()) == text.count("\n") == len(quads_of(text, RdfFormat.NQ))
    assert all(line.endswith(" .") for line in text.splitlines())


def test_json_ld_reads_as_plain_json() -> None:
    """Terms of the ontology stand under their short names, choices as bare words."""
    import json

    found = json.loads(written(MemorySource(sample_tables()), RdfFormat.JSONLD))
    graphs = {graph["id"]: graph["graph"] for graph in found["@graph"]}
    nodes = {node["id"]: node for node in graphs[f"{BASE}reading/a-courier"]}
    said = nodes[f"{BASE}assertion/s-courier-1"]
    assert said["stance"] == "stance-reports"
    assert said["claim"] == f"{BASE}claim/c-hide"
    assert said["subjectText"] == "Nordbro"
    assert said["confidence"] == "0.8"


def test_every_assertion_was_generated_by_the_run() -> None:
    """The run names program, model and options, and each assertion the run."""
    dataset = dataset_of(written(MemorySource(sample_tables()), RdfFormat.TRIG), RdfFormat.TRIG)
    runs = dataset.graph(rdflib.URIRef(f"{BASE}graph/runs"))
    run = rdflib.URIRef(f"{BASE}run/{RUN.run_id}")
    model = runs.value(run, PROV.used)
    software = runs.value(run, PROV.wasAssociatedWith)
    assert str(runs.value(model, KGC.modelName)) == "en_kg"
    assert str(runs.value(model, KGC.modelVersion)) == "1+abc"
    assert str(runs.value(software, KGC.softwareVersion)) == "0.1.0"
    assert str(runs.value(run, KGC.options)) == '{"model": null, "strict": false}'
    made = {(str(s), o) for s, _, o, _ in dataset.quads((None, PROV.wasGeneratedBy, None, None))}
    assert made == {(f"{BASE}assertion/{a.assertion_id}", run) for a in sample_tables().assertions}


def test_a_run_is_named_by_what_it_is(tmp_path: Path) -> None:
    """Equal versions and options are one run; another model is another run."""
    other = RunInfo.of("kg 0.1.0", "en_kg 2", {"model": None, "strict": False})
    again = RunInfo.of("kg 0.1.0", "en_kg 1+abc", {"model": None, "strict": False})
    assert again.run_id == RUN.run_id != other.run_id
    assert RunInfo.read(tmp_path) is None
    (tmp_path / "run.json").write_text("{}", encoding="utf-8")
    with pytest.raises(SchemaError, match=r"run\.json"):
        RunInfo.read(tmp_path)


def test_without_a_run_there_is_no_provenance_of_runs() -> None:
    """Tables that no run describes are written without invented origin."""
    text = written(MemorySource(sample_tables()), RdfFormat.TRIG, RdfOptions())
    assert "wasGeneratedBy" not in text and "kgc:Run" not in text


@pytest.mark.parametrize("form", [RdfFormat.TRIG, RdfFormat.NQ, RdfFormat.TTL])
def test_reifiers_add_who_states_an_edge_and_nothing_else(form: RdfFormat) -> None:
    """Each plain edge is reified by its assertions; the rest of the file is as without."""
    source = MemorySource(sample_tables())
    plain = quads_of(written(source, form), form)
    found = quads_of(written(source, form, replace(OPTIONS, reifiers=True)), form)
    added = found - plain
    assert plain < found
    assert {str(quad.predicate).rsplit("#")[1] for quad in added} == {"reifies>"}
    assert {quad.subject.value.rsplit("/", 1)[1] for quad in added} == {  # type: ignore[union-attr]
        "s-courier-0",
        "s-courier-3",
        "s-letter-0",
        "s-letter-1",
    }
    stated = {(q.subject, q.predicate, q.object) for q in plain}
    for quad in added:
        assert isinstance(quad.object, ox.Triple)
        assert (quad.object.subject, quad.object.predicate, quad.object.object) in stated


def test_json_ld_refuses_reifiers() -> None:
    """What JSON-LD cannot hold is told, not left out."""
    with pytest.raises(InputError, match="reifiers"):
        write_rdf(
            MemorySource(Tables()), io.StringIO(), RdfFormat.JSONLD, RdfOptions(reifiers=True)
        )


@pytest.mark.parametrize(
    ("term", "full"),
    [
        ("a", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"),
        ("claim:c-1", f"<{BASE}claim/c-1>"),
        ("words:w:a%2Cb", f"<{BASE}words/w:a%2Cb>"),
        ("12", '"12"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("0.5", '"0.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ('"x^^xsd:y"', '"x^^xsd:y"'),
        ('"2024"^^xsd:gYear', '"2024"^^<http://www.w3.org/2001/XMLSchema#gYear>'),
    ],
)
def test_a_term_is_spelled_out(term: str, full: str) -> None:
    """Prefixes, bare numbers and types become what N-Quads writes."""
    assert expanded(term, prefixes()) == full
