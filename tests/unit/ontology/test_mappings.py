"""What the mappings compare, and that they bring nothing in."""

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, SKOS

from kg.ontology import read_ontology
from kg.ontology.terms import ONTOLOGY

DEGREES = (SKOS.closeMatch, SKOS.relatedMatch, SKOS.exactMatch, SKOS.broadMatch, SKOS.narrowMatch)
VOCABULARIES = (
    "http://groundedannotationframework.org/",
    "https://raw.githubusercontent.com/NextCenturyCorporation/AIDA-Interchange-Format/",
    "http://www.arg.dundee.ac.uk/aif#",
    "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "http://www.w3.org/ns/prov#",
    "http://www.w3.org/2006/time#",
)


@pytest.fixture(scope="module")
def mappings() -> rdflib.Graph:
    """Return mappings.ttl."""
    return rdflib.Graph().parse(data=read_ontology("mappings.ttl"), format="turtle")


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    """Return claims.ttl."""
    return rdflib.Graph().parse(data=read_ontology("claims.ttl"), format="turtle")


def _pairs(graph: rdflib.Graph) -> list[tuple[rdflib.term.Node, rdflib.term.Node]]:
    return [pair for degree in DEGREES for pair in graph.subject_objects(degree)]


def test_nothing_is_imported(mappings: rdflib.Graph, ontology: rdflib.Graph) -> None:
    """Neither file imports another ontology, and no mapping claims an exact match."""
    assert not list((mappings + ontology).subject_objects(OWL.imports))
    assert not list(mappings.subject_objects(SKOS.exactMatch))


def test_each_vocabulary_is_compared(mappings: rdflib.Graph) -> None:
    """GRaSP, AIDA, AIF and SEM are all there, and every target is of a known vocabulary."""
    targets = [str(target) for _, target in _pairs(mappings)]
    assert all(target.startswith(VOCABULARIES) for target in targets)
    for vocabulary in VOCABULARIES:
        assert any(target.startswith(vocabulary) for target in targets), vocabulary


def test_each_comparison_says_what_differs(mappings: rdflib.Graph, ontology: rdflib.Graph) -> None:
    """What is compared is a term of ours, no scheme, and has a note."""
    for subject, _ in _pairs(mappings):
        assert str(subject).startswith(f"{ONTOLOGY}#")
        assert (subject, RDF.type, None) in ontology
        # A mapping makes its ends concepts, and a scheme cannot be one.
        assert (subject, RDF.type, SKOS.ConceptScheme) not in ontology
        assert mappings.value(subject, SKOS.editorialNote) is not None


def test_open_claims_is_compared_in_words(mappings: rdflib.Graph) -> None:
    """The note of the file says how Open Claims divides a claim."""
    note = str(
        mappings.value(rdflib.URIRef("https://w3id.org/kg-claims/mappings"), SKOS.editorialNote)
    )
    assert "proposition, utterance and context" in note
