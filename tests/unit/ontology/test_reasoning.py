"""The ontology is consistent under an OWL reasoner, and finds data that is not."""

from itertools import combinations
from pathlib import Path

import owlrl
import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS

from kg.export import RunInfo, write_trig
from kg.export.vocabulary import BASE
from kg.ontology import read_ontology
from kg.ontology.terms import ONTOLOGY
from tests.sample import sample_tables

KGC = rdflib.Namespace(f"{ONTOLOGY}#")
DATA = rdflib.Namespace(BASE)
SCHEMA = rdflib.Namespace("https://schema.org/")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
_ERROR = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")


def _ontology() -> rdflib.Graph:
    graph = rdflib.Graph().parse(data=read_ontology("claims.ttl"), format="turtle")
    # The reasoner leaves out the last member of a list of different individuals.
    for node in list(graph.subjects(RDF.type, OWL.AllDifferent)):
        (head,) = graph.objects(node, OWL.distinctMembers)
        members = list(Collection(graph, head))
        for one, other in combinations(members, 2):
            graph.add((one, OWL.differentFrom, other))
    return graph


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample story as TriG, with its run."""
    path = tmp_path_factory.mktemp("owl") / "graph.trig"
    write_trig(sample_tables(), path, run=RunInfo.of("kg 0.1.0", "en_kg 1", {}))
    return path


@pytest.fixture
def graph(story: Path) -> rdflib.Graph:
    """Return the ontology with the sample story in one graph."""
    found = _ontology()
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(story, format="trig")
    for subject, predicate, value, _ in dataset.quads():
        found.add((subject, predicate, value))
    return found


def _faults(graph: rdflib.Graph) -> list[str]:
    """Return what the reasoner calls inconsistent, after adding all that follows."""
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return sorted(str(message) for message in graph.objects(None, _ERROR))


def test_the_ontology_alone_is_consistent() -> None:
    """No class is empty by force and no axiom contradicts another."""
    graph = _ontology()
    assert _faults(graph) == []
    empty = set(graph.subjects(RDFS.subClassOf, OWL.Nothing)) - {OWL.Nothing}
    assert empty == set()
    assert not list(graph.subjects(RDF.type, OWL.Nothing))


def test_the_sample_is_consistent_and_gains_types(graph: rdflib.Graph) -> None:
    """The story follows the ontology, and what follows from it is what PROV would say."""
    assert _faults(graph) == []
    assert not list(graph.subjects(RDF.type, OWL.Nothing))
    assertion = DATA["assertion/s-courier-1"]
    assert (assertion, RDF.type, PROV.Entity) in graph
    assert (assertion, PROV.wasDerivedFrom, DATA["article/a-courier"]) in graph
    assert (DATA["claim/c-hide"], RDF.type, SCHEMA.Claim) in graph
    # Two nodes that must be one would be a functional property with two values.
    same = [pair for pair in graph.subject_objects(OWL.sameAs) if pair[0] != pair[1]]
    assert [pair for pair in same if isinstance(pair[0], rdflib.URIRef)] == []


@pytest.mark.parametrize(
    ("subject", "predicate", "value", "told"),
    [
        ("claim/c-hide", RDF.type, KGC.Assertion, "Disjoint classes"),
        ("claim/c-hide", KGC.polarity, KGC["polarity-positive"], "Disjoint classes"),
        ("assertion/s-courier-0", KGC.claim, DATA["step/s-courier-1-0"], "Disjoint classes"),
        (
            "assertion/s-courier-0",
            KGC.polarity,
            KGC["polarity-negative"],
            "'sameAs' and 'differentFrom'",
        ),
        ("assertion/s-courier-1", KGC.stance, KGC["stance-questions"], "'sameAs' and 'different"),
        ("article/a-courier", KGC.copyOf, DATA["article/a-courier"], "Irreflexive property"),
        ("entity/Q20", RDF.type, OWL.Nothing, "is defined of type 'Nothing'"),
        ("assertion/s-courier-0", RDF.type, PROV.Activity, "Disjoint classes"),
    ],
)
def test_broken_data_is_found(
    graph: rdflib.Graph,
    subject: str,
    predicate: rdflib.URIRef,
    value: rdflib.term.Node,
    told: str,
) -> None:
    """A node of two kinds, two values of a closed choice, a copy of itself: all are told."""
    graph.add((DATA[subject], predicate, value))
    assert any(told in fault for fault in _faults(graph))
