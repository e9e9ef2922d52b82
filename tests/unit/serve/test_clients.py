"""Programs that others wrote for SPARQL endpoints work with ours."""

import json
import shutil
import subprocess
from typing import Any

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

from kg.query import load_recipe
from kg.serve import Server

LABELS = """PREFIX kgc: <https://w3id.org/kg-claims/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?label { ?claim a kgc:Claim ; skos:prefLabel ?label } ORDER BY ?label"""


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_curl_asks(server: Server) -> None:
    """A recipe goes in by form, and JSON comes out."""
    command = ["curl", "-sSf", "--noproxy", "*", f"{server.address}sparql", "--data-urlencode"]
    told = subprocess.run(
        [*command, f"query={load_recipe('outlet-overlap')}"], check=True, capture_output=True
    )
    assert len(json.loads(told.stdout)["results"]["bindings"]) == 3


def converted(client: SPARQLWrapper, form: str) -> Any:
    """Return the answer as the client makes it of a format."""
    client.setReturnFormat(form)
    return client.queryAndConvert()


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_asks(server: Server, method: str) -> None:
    """Rows in the formats that it knows, and a graph."""
    client = SPARQLWrapper(f"{server.address}sparql")
    client.setMethod(method)
    client.setQuery(LABELS)
    assert len(converted(client, JSON)["results"]["bindings"]) == 7
    assert len(converted(client, XML).getElementsByTagName("result")) == 7
    assert converted(client, CSV).count(b"\n") == 8
    client.setQuery("CONSTRUCT WHERE { ?s ?p ?o }")
    graph = rdflib.Graph().parse(data=converted(client, TURTLE), format="turtle")
    assert len(graph) > 100


def test_rdflib_asks(server: Server) -> None:
    """A graph of rdflib over our endpoint gives rows and triples."""
    graph = rdflib.Graph(SPARQLStore(f"{server.address}sparql", returnFormat="json"))
    rows = [str(row[0]) for row in graph.query(LABELS) if isinstance(row, tuple)]
    assert len(rows) == 7 and rows == sorted(rows)
    kind = rdflib.URIRef("https://w3id.org/kg-claims/ontology#Claim")
    assert len(set(graph.subjects(rdflib.RDF.type, kind))) == 7
