"""The terms of `claims.ttl` as plain records, in the order of the file's sections."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import rdflib

ONTOLOGY = "https://w3id.org/kg-claims/ontology"

#: What a term is, in the words of the page, by the local name of its type.
KINDS = {
    "Class": "class",
    "ObjectProperty": "property",
    "DatatypeProperty": "property with a literal",
    "AnnotationProperty": "annotation",
    "ConceptScheme": "closed choice",
    "Concept": "value",
}

#: Types that say something about a property beside its kind.
TRAITS = {
    "FunctionalProperty": "at most one value",
    "SymmetricProperty": "symmetric",
    "AsymmetricProperty": "asymmetric",
    "IrreflexiveProperty": "never to itself",
}

#: Pairs of a term whose values are other terms or addresses, with their captions.
LINKS = {
    "rdfs:subClassOf": "is a",
    "rdfs:subPropertyOf": "special case of",
    "rdfs:domain": "said of",
    "schema:domainIncludes": "said of",
    "rdfs:range": "leads to",
    "schema:rangeIncludes": "leads to",
    "rdfs:seeAlso": "see also",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term: `name` is its prefixed name, `links` are captions with prefixed names.

    `own` says whether it belongs to this ontology; another vocabulary's term has a
    `note` on its use here in place of comment and example. `scheme` is the prefixed
    name of the closed choice that a value belongs to, else empty.
    """

    name: str
    iri: str
    kind: str
    type: str
    traits: tuple[str, ...]
    label: str
    comment: str
    example: str
    note: str
    scheme: str
    links: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def own(self) -> bool:
        """Whether the term belongs to the namespace of this ontology."""
        return self.iri.startswith(f"{ONTOLOGY}#")

    @property
    def local(self) -> str:
        """The name without its prefix: `polarity` for `kgc:polarity`."""
        return self.name.partition(":")[2]

    def values(self, caption: str) -> tuple[str, ...]:
        """Return the prefixed names under a caption of `LINKS`, sorted; maybe none."""
        return dict(self.links).get(caption, ())


def read_terms(graph: "rdflib.Graph") -> list[Term]:
    """Return every labelled term of `graph`, sorted by section and name, own terms first."""
    from rdflib.namespace import RDFS

    terms = [_term(graph, node) for node in set(graph.subjects(RDFS.label, None))]
    return sorted(terms, key=lambda term: (not term.own, _rank(term), term.name))


def _rank(term: Term) -> int:
    """Return where a term stands: classes, all properties, closed choices, values."""
    if "Property" in term.type:
        return 1
    return {"Class": 0, "ConceptScheme": 2, "Concept": 3}[term.type]


def _term(graph: "rdflib.Graph", node: "rdflib.term.Node") -> Term:
    types = sorted(_names(graph, node, "rdf:type"))
    local = [name.partition(":")[2] for name in types]
    kind = next(each for each in KINDS if each in local)
    found: dict[str, set[str]] = {}
    for predicate, caption in LINKS.items():
        found.setdefault(caption, set()).update(_names(graph, node, predicate))
    return Term(
        name=graph.namespace_manager.normalizeUri(str(node)),
        iri=str(node),
        kind=KINDS[kind],
        type=kind,
        traits=tuple(TRAITS[each] for each in TRAITS if each in local),
        label=_text(graph, node, "rdfs:label"),
        comment=_text(graph, node, "rdfs:comment"),
        example=_text(graph, node, "skos:example"),
        note=_text(graph, node, "skos:scopeNote"),
        scheme="".join(_names(graph, node, "skos:inScheme")),
        links=tuple((caption, tuple(sorted(names))) for caption, names in found.items() if names),
    )


def _names(graph: "rdflib.Graph", node: "rdflib.term.Node", predicate: str) -> Iterable[str]:
    property_iri = graph.namespace_manager.expand_curie(predicate)
    return [
        graph.namespace_manager.normalizeUri(str(value))
        for value in graph.objects(node, property_iri)
    ]


def _text(graph: "rdflib.Graph", node: "rdflib.term.Node", predicate: str) -> str:
    return str(graph.value(node, graph.namespace_manager.expand_curie(predicate)) or "")
