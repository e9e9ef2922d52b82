"""Short names for people: nodes of the data without their base, terms with a prefix."""

from dataclasses import dataclass

import rdflib

#: Namespaces that messages shorten; longest first does not matter, none holds another.
PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "kgc": "https://w3id.org/kg-claims/ontology#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "shape": "https://w3id.org/kg-claims/shapes#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

#: Longest list of values that a message repeats.
MOST_VALUES = 3


@dataclass(frozen=True, slots=True)
class Naming:
    """Names terms of a dataset whose data lies under `base` (empty if unknown)."""

    base: str

    def __call__(self, term: object) -> str:
        """Return a node as `assertion/s-1` or `kgc:Claim`, a literal in quotes."""
        if isinstance(term, rdflib.Literal):
            kind = f"^^{self(term.datatype)}" if term.datatype else ""
            return f'"{term}"{kind}'
        text = str(term)
        if isinstance(term, rdflib.BNode):
            return f"_:{text}"
        if self.base and text.startswith(self.base):
            return text.removeprefix(self.base) or text
        for prefix, namespace in PREFIXES.items():
            if text.startswith(namespace):
                return f"{prefix}:{text.removeprefix(namespace)}"
        return text

    def values(self, terms: list[rdflib.term.Node]) -> str:
        """Return the values of a path: "nothing", one value, or some with their number."""
        names = sorted(self(term) for term in terms)
        if not names:
            return "nothing"
        if len(names) == 1:
            return names[0]
        more = ", ..." if len(names) > MOST_VALUES else ""
        return f"{len(names)} values: {', '.join(names[:MOST_VALUES])}{more}"


def local_name(term: object) -> str:
    """Return what stands behind the last "#" or "/" of an address."""
    return str(term).rpartition("#")[2].rpartition("/")[2]
