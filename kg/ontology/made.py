"""The files of the ontology that are generated from the others."""

from kg.ontology.context import make_context
from kg.ontology.page import make_page
from kg.ontology.shipped import read_ontology

#: Names of the generated files.
MADE = ("context.jsonld", "index.html")


def make(name: str) -> str:
    """Return the text that the generated file `name` of `MADE` must have."""
    import rdflib

    graph = rdflib.Graph().parse(data=read_ontology("claims.ttl"), format="turtle")
    if name == "context.jsonld":
        return make_context(graph)
    mappings = rdflib.Graph().parse(data=read_ontology("mappings.ttl"), format="turtle")
    return make_page(graph, mappings)
