"""The ontology, its shapes and its context agree with the records and the export."""

import json
from enum import StrEnum
from typing import Any

import pyoxigraph
import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS

from kg.export.vocabulary import BASE, ONTOLOGY, SCHEMES, VERSION_IRI, concept, scheme
from kg.ontology import read_ontology

KGC = rdflib.Namespace(ONTOLOGY)


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    """Return claims.ttl."""
    return rdflib.Graph().parse(data=read_ontology("claims.ttl"), format="turtle")


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    """Return shapes.ttl."""
    return rdflib.Graph().parse(data=read_ontology("shapes.ttl"), format="turtle")


def _full(name: str) -> rdflib.URIRef:
    return KGC[name.removeprefix("kgc:")]


@pytest.mark.parametrize("choices", list(SCHEMES), ids=lambda choices: choices.__name__)
def test_a_concept_scheme_is_its_enum(ontology: rdflib.Graph, choices: type[StrEnum]) -> None:
    """Each value is one concept with its notation, and there is no other concept."""
    found = {
        (str(node), str(ontology.value(node, SKOS.notation)))
        for node in ontology.subjects(SKOS.inScheme, _full(scheme(choices)))
    }
    assert found == {(str(_full(concept(choice))), choice.value) for choice in choices}


def test_there_is_no_other_concept_scheme(ontology: rdflib.Graph) -> None:
    """Every scheme of the ontology belongs to an enum."""
    found = set(ontology.subjects(RDF.type, SKOS.ConceptScheme))
    assert found == {_full(scheme(choices)) for choices in SCHEMES}


def test_every_term_says_what_it_means(ontology: rdflib.Graph) -> None:
    """Each term of the namespace has one label, one comment and an example."""
    terms = {term for term in ontology.subjects() if str(term).startswith(ONTOLOGY)}
    assert len(terms) > 100
    for term in terms:
        for wanted in (RDFS.label, RDFS.comment, SKOS.example):
            assert len(set(ontology.objects(term, wanted))) == 1, (term, wanted)


def test_the_version_is_the_one_that_is_exported(ontology: rdflib.Graph) -> None:
    """The data says that it conforms to the version of claims.ttl."""
    assert ontology.value(None, OWL.versionIRI, rdflib.URIRef(VERSION_IRI)) is not None
    assert ontology.value(None, RDF.type, OWL.Ontology) == rdflib.URIRef(ONTOLOGY[:-1])


def test_every_exported_term_is_defined(ontology: rdflib.Graph, union: rdflib.Graph) -> None:
    """The export uses no term of the namespace that the ontology lacks."""
    used = {term for triple in union for term in triple if str(term).startswith(ONTOLOGY)}
    assert used - set(ontology.subjects()) == set()
    assert len(used) > 60


def test_the_context_holds_every_property_and_class(ontology: rdflib.Graph) -> None:
    """JSON-LD written with the context uses the terms of the ontology and no others."""
    context = json.loads(read_ontology("context.jsonld"))["@context"]
    terms: dict[str, Any] = {
        name: value["@id"] if isinstance(value, dict) else value
        for name, value in context.items()
        if not name.startswith("@")
    }
    ours = {value for value in terms.values() if value.startswith("kgc:")}
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.Class)
    defined = {term for kind in kinds for term in ontology.subjects(RDF.type, kind)}
    assert {_full(name) for name in ours} == {
        term for term in defined if str(term).startswith(ONTOLOGY)
    }


def test_a_document_with_the_context_is_the_same_graph() -> None:
    """A short JSON-LD document gives the triples that it seems to say."""
    context = json.loads(read_ontology("context.jsonld"))["@context"]
    document = {
        "@context": context,
        "id": f"{BASE}assertion/s-1",
        "type": "Assertion",
        "claim": f"{BASE}claim/c-1",
        "stance": "stance-reports",
        "confidence": "0.85",
        "cue": "say",
    }
    quads = pyoxigraph.parse(json.dumps(document), format=pyoxigraph.RdfFormat.JSON_LD)
    found = {(quad.predicate.value, str(quad.object)) for quad in quads}
    assert found == {
        (str(RDF.type), f"<{KGC.Assertion}>"),
        (str(KGC.claim), f"<{BASE}claim/c-1>"),
        (str(KGC.stance), f"<{KGC['stance-reports']}>"),
        (str(KGC.confidence), '"0.85"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (str(KGC.cue), '"say"'),
    }


def test_a_list_of_a_shape_is_its_enum(shapes: rdflib.Graph) -> None:
    """Where a shape lists the values of a property, it lists all values of the enum."""
    checked = set()
    enums = {stem: choices for choices, stem in SCHEMES.items()}
    for node, values in shapes.subject_objects(SH["in"]):
        name = str(shapes.value(node, SH.path)).removeprefix(ONTOLOGY)
        expected = {_full(concept(choice)) for choice in enums[name]}
        assert set(Collection(shapes, values)) == expected
        checked.add(name)
    assert checked == set(enums)
