"""The description of the service, in the words of SPARQL 1.1 Service Description."""

import io

from kg.query.engine import write_triples

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
)


def describe_service(endpoint: str, fmt: str) -> bytes:
    """Return what the service at the address `endpoint` can do, as a graph.

    `fmt` is one of the formats of graphs. The default graph is the union of all
    named graphs; updates and federated queries are not among the features.
    """
    from pyoxigraph import NamedNode, Triple

    service = NamedNode(f"{endpoint}#service")
    dataset = NamedNode(f"{endpoint}#dataset")
    graph = NamedNode(f"{endpoint}#default-graph")
    pairs = [
        (service, _TYPE, f"{_SD}Service"),
        (service, f"{_SD}endpoint", endpoint),
        (service, f"{_SD}supportedLanguage", f"{_SD}SPARQL11Query"),
        (service, f"{_SD}feature", f"{_SD}UnionDefaultGraph"),
        *((service, f"{_SD}resultFormat", _FORMATS + name) for name in _RESULTS),
        (service, f"{_SD}defaultDataset", dataset.value),
        (dataset, _TYPE, f"{_SD}Dataset"),
        (dataset, f"{_SD}defaultGraph", graph.value),
        (graph, _TYPE, f"{_SD}Graph"),
    ]
    triples = [Triple(start, NamedNode(name), NamedNode(end)) for start, name, end in pairs]
    out = io.BytesIO()
    write_triples(triples, out, fmt, (("formats", _FORMATS), ("sd", _SD)))
    return out.getvalue()
