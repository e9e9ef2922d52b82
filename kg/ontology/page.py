"""The ontology as one readable HTML page, made from `claims.ttl` and `mappings.ttl`.

The page needs no network: style inside, no script, light and dark by the reader's
settings. Each term has an anchor of its local name, so that the address of a term
(`...ontology#polarity`) is also a place on the page. Every text is escaped.
"""

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from kg.ontology.style import STYLE
from kg.ontology.terms import ONTOLOGY, Term, read_terms

if TYPE_CHECKING:
    import rdflib

#: Sections of the page: anchor, title and the types of its terms.
SECTIONS = (
    ("classes", "Classes", ("Class",)),
    ("properties", "Properties", ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")),
    ("choices", "Closed choices", ("ConceptScheme",)),
)
#: SKOS's degrees of likeness, with their captions.
LIKENESS = {"closeMatch": "close to", "relatedMatch": "related to"}
Matches = dict[str, list[tuple[str, str]]]


def make_page(graph: "rdflib.Graph", mappings: "rdflib.Graph") -> str:
    """Return the page for the terms of `graph`, with what `mappings` compares them to."""
    terms = read_terms(graph)
    matches = _matches(mappings)
    known = {term.name: _anchor(term) for term in terms}
    parts = [*_head(graph), *_contents(terms)]
    for anchor, title, types in SECTIONS:
        own = [term for term in terms if term.own and term.type in types]
        parts += [f'<h2 id="section-{anchor}">{title}</h2>']
        parts += [part for term in own for part in _term(term, terms, known, matches)]
    parts += ['<h2 id="section-reused">Terms of other vocabularies</h2>']
    parts += ["<p>How they are used in the data. Nothing is imported.</p>"]
    parts += [part for term in terms if not term.own for part in _term(term, terms, known, matches)]
    return "\n".join([*parts, "</main>", "</body>", "</html>", ""])


def _anchor(term: Term) -> str:
    return term.local if term.own else term.name.replace(":", "-")


def _head(graph: "rdflib.Graph") -> Iterator[str]:
    facts = _facts(graph)
    title = escape(facts["dcterms:title"])
    yield "<!doctype html>"
    yield '<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}: ontology</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>"
    yield f"<h1>{title}</h1>\n<p>{escape(facts['dcterms:description'])}</p>\n<dl>"
    captions = {
        "owl:versionInfo": "version",
        "owl:versionIRI": "address of this version",
        "vann:preferredNamespaceUri": "namespace",
        "vann:preferredNamespacePrefix": "prefix",
        "dcterms:created": "created",
        "dcterms:modified": "modified",
        "dcterms:license": "licence",
    }
    for predicate, caption in captions.items():
        yield f"<dt>{caption}</dt><dd>{escape(facts[predicate])}</dd>"
    yield "</dl>"


def _facts(graph: "rdflib.Graph") -> dict[str, str]:
    """Return what the ontology says of itself, by prefixed name."""
    from rdflib import URIRef

    shorten = graph.namespace_manager.normalizeUri
    return {
        shorten(str(predicate)): str(value)
        for predicate, value in graph.predicate_objects(URIRef(ONTOLOGY))
    }


def _contents(terms: list[Term]) -> Iterator[str]:
    yield '<nav aria-label="Contents">'
    for anchor, title, types in SECTIONS:
        own = [term for term in terms if term.own and term.type in types]
        yield f'<h2><a href="#section-{anchor}">{title}</a></h2>'
        yield f"<p>{_links((term.local, _anchor(term)) for term in own)}</p>"
    others = [(term.name, _anchor(term)) for term in terms if not term.own]
    yield '<h2><a href="#section-reused">Terms of other vocabularies</a></h2>'
    yield f"<p>{_links(others)}</p>\n</nav>"


def _links(names: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f'<a href="#{escape(at)}">{escape(name)}</a>' for name, at in names)


def _term(term: Term, terms: list[Term], known: dict[str, str], matches: Matches) -> Iterator[str]:
    kind = ", ".join((term.kind, *term.traits))
    yield f'<section id="{escape(_anchor(term))}">'
    yield f"<h3>{escape(term.name)} <small>{escape(kind)}</small></h3>"
    yield f"<p>{escape(term.comment or term.note)}</p>\n<dl>"
    yield f"<dt>label</dt><dd>{escape(term.label)}</dd>"
    if term.example:
        yield f'<dt>example</dt><dd class="example">{escape(term.example)}</dd>'
    for caption, names in term.links:
        yield f"<dt>{caption}</dt><dd>{', '.join(_named(name, known) for name in names)}</dd>"
    for caption, text in matches.get(term.iri, ()):
        yield f"<dt>{caption}</dt><dd>{escape(text)}</dd>"
    yield f"<dt>address</dt><dd><code>{escape(term.iri)}</code></dd>\n</dl>"
    yield from _values(term, terms, matches)
    yield "</section>"


def _named(name: str, known: dict[str, str]) -> str:
    if name in known:
        return f'<a href="#{escape(known[name])}">{escape(name)}</a>'
    return f"<code>{escape(name)}</code>"


def _values(term: Term, terms: list[Term], matches: Matches) -> Iterator[str]:
    """Yield the table of the values of a closed choice; nothing for another term."""
    values = [each for each in terms if each.scheme == term.name]
    if not values:
        return
    yield "<table>\n<tr><th>value</th><th>means</th><th>example</th></tr>"
    for value in values:
        compared = "; ".join(
            f"{caption} {text}" for caption, text in matches.get(value.iri, ()) if caption != "but"
        )
        means = escape(value.comment) + (f"<br><small>{escape(compared)}</small>" * bool(compared))
        yield (
            f'<tr id="{escape(value.local)}"><td><code>{escape(value.name)}</code></td>'
            f'<td>{means}</td><td class="example">{escape(value.example)}</td></tr>'
        )
    yield "</table>"


def _matches(mappings: "rdflib.Graph") -> Matches:
    """Return, by address, what each term is compared to and what differs."""
    from rdflib.namespace import SKOS

    shorten = mappings.namespace_manager.normalizeUri
    found: Matches = {}
    for local, caption in LIKENESS.items():
        for subject in sorted(set(mappings.subjects(SKOS[local], None)), key=str):
            names = sorted(shorten(str(value)) for value in mappings.objects(subject, SKOS[local]))
            found.setdefault(str(subject), []).append((caption, ", ".join(names)))
    for iri, rows in found.items():
        note = mappings.value(_node(iri), SKOS.editorialNote)
        rows.append(("but", str(note)))
    return found


def _node(iri: str) -> "rdflib.URIRef":
    from rdflib import URIRef

    return URIRef(iri)
