"""The JSON-LD context says the same as the ontology."""

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg.export import write_trig
from kg.export.vocabulary import BASE
from kg.ontology import read_ontology
from tests.sample import sample_tables

CONTEXT: dict[str, Any] = json.loads(read_ontology("context.jsonld"))["@context"]

DOCUMENT = {
    "@context": CONTEXT,
    "id": f"{BASE}assertion/s-1",
    "type": "Assertion",
    "claim": f"{BASE}claim/c-1",
    "stance": "stance-reports",
    "confidence": "0.85",
    "cue": "say",
    "hedge": ["might", "perhaps"],
    "evidence": {
        "id": f"{BASE}article/a-1#char=0,4",
        "type": "OffsetBasedString",
        "beginIndex": "0",
        "endIndex": "4",
        "anchorOf": "Dahl",
    },
    "attribution": {
        "id": f"{BASE}step/s-1-0",
        "type": "AttributionStep",
        "position": "0",
        "source": {"id": f"{BASE}entity/Q20", "exactMatch": "wd:Q20"},
    },
    "wasGeneratedBy": {"id": f"{BASE}run/1", "type": "Run", "used": f"{BASE}model/1"},
}
TURTLE = f"""
@prefix : <https://w3id.org/kg-claims/ontology#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@base <{BASE}> .
<assertion/s-1> a :Assertion ; :claim <claim/c-1> ; :stance :stance-reports ;
  :confidence 0.85 ; :cue "say" ; :hedge "might" , "perhaps" ;
  :evidence <article/a-1#char=0,4> ; :attribution <step/s-1-0> ; prov:wasGeneratedBy <run/1> .
<article/a-1#char=0,4> a nif:OffsetBasedString ; nif:beginIndex 0 ; nif:endIndex 4 ;
  nif:anchorOf "Dahl" .
<step/s-1-0> a :AttributionStep ; :position 0 ; :source <entity/Q20> .
<entity/Q20> skos:exactMatch <http://www.wikidata.org/entity/Q20> .
<run/1> a :Run ; prov:used <model/1> .
"""


def _quads(data: str, form: ox.RdfFormat) -> set[ox.Quad]:
    return set(ox.parse(data, format=form))


def test_a_document_with_the_context_is_the_same_graph() -> None:
    """Short JSON gives the triples that it seems to say, types included."""
    found = _quads(json.dumps(DOCUMENT), ox.RdfFormat.JSON_LD)
    assert found == _quads(TURTLE, ox.RdfFormat.TURTLE)


def test_two_readers_of_json_ld_agree() -> None:
    """rdflib expands the document as Oxigraph does."""
    one = rdflib.Graph().parse(data=json.dumps(DOCUMENT), format="json-ld")
    other = rdflib.Graph().parse(data=TURTLE, format="turtle")
    assert isomorphic(one, other)


def test_a_graph_comes_back_from_json_ld(tmp_path: Path) -> None:
    """The sample story compacted with the context and expanded again is the same graph."""
    write_trig(sample_tables(), tmp_path / "graph.trig")
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(tmp_path / "graph.trig", format="trig")
    plain = rdflib.Graph()
    for subject, predicate, value, _ in dataset.quads():
        plain.add((subject, predicate, value))
    text = plain.serialize(format="json-ld", context=CONTEXT)
    assert '"claim"' in text
    assert isomorphic(rdflib.Graph().parse(data=text, format="json-ld"), plain)


@pytest.mark.parametrize("name", sorted(name for name in CONTEXT if not name.startswith("@")))
def test_no_name_hides_a_prefix(name: str) -> None:
    """A term has the address that its prefixed name says: no short name is also a prefix."""
    value = CONTEXT[name]
    target = value["@id"] if isinstance(value, dict) else value
    prefix, _, rest = target.partition(":")
    if not rest.startswith("//") and not target.startswith("@"):
        assert isinstance(CONTEXT[prefix], str)
        assert CONTEXT[prefix].endswith(("/", "#"))
