"""The JSON-LD context, made from the terms: one short name for each."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.ontology.terms import Term, read_terms

if TYPE_CHECKING:
    import rdflib

#: Names for the keywords of JSON-LD, so that a document reads as plain JSON.
KEYWORDS = {"id": "@id", "type": "@type", "graph": "@graph"}

#: Prefixes that documents need beside those of the terms.
PREFIXES = ("cito", "dcterms", "kgc", "nif", "prov", "rdfs", "schema", "skos", "time", "xsd")
WIKIDATA = "http://www.wikidata.org/entity/"


def make_context(graph: "rdflib.Graph") -> str:
    """Return the context for the terms of `graph` as JSON text; the same each time.

    A property that leads to a closed choice takes its values from the vocabulary
    ("stance-reports"), any other that leads to a node takes addresses, and a literal
    is typed as the range says. Values of closed choices need no names of their own.
    """
    namespaces = {prefix: str(address) for prefix, address in graph.namespaces()}
    context: dict[str, object] = {"@version": 1.1, "@vocab": namespaces["kgc"]}
    context |= {prefix: namespaces[prefix] for prefix in PREFIXES}
    context |= {"wd": WIKIDATA, **KEYWORDS}
    context |= dict(_entries(read_terms(graph)))
    return json.dumps({"@context": context}, indent=2, ensure_ascii=False) + "\n"


def _entries(terms: Iterable[Term]) -> list[tuple[str, object]]:
    """Return short names with what they stand for; an own term keeps its name in a clash."""
    found: dict[str, object] = {}
    for term in terms:
        if term.type not in ("ConceptScheme", "Concept"):
            found.setdefault(term.local, _entry(term))
    return list(found.items())


def _entry(term: Term) -> object:
    ranges = term.values("leads to")
    if term.type == "ObjectProperty":
        kind = "@vocab" if ranges == ("skos:Concept",) else "@id"
        return {"@id": term.name, "@type": kind}
    if term.type == "DatatypeProperty" and ranges and ranges != ("xsd:string",):
        return {"@id": term.name, "@type": ranges[0]}
    return term.name
