"""The HTML page of the ontology."""

import re
from html.parser import HTMLParser

import pytest
import rdflib

from kg.ontology import read_ontology
from kg.ontology.page import make_page
from kg.ontology.terms import ONTOLOGY, read_terms

HOSTILE = """
@prefix kgc: <https://w3id.org/kg-claims/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
kgc:Bad a owl:Class ; rdfs:label "<b>bad</b>" ;
  rdfs:comment "</p><script>alert(1)</script>" ; skos:example "\\"&amp;" .
"""


class _Reader(HTMLParser):
    """Collects tags, ids and inner links, and checks that tags are closed."""

    void = frozenset({"meta", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag with its id and link."""
        self.tags.add(tag)
        if tag not in self.void:
            self.open.append(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        """Check that the last open tag is closed."""
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def page() -> _Reader:
    """Return the page of the package, read."""
    reader = _Reader()
    reader.feed(read_ontology("index.html"))
    return reader


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    """Return claims.ttl."""
    return rdflib.Graph().parse(data=read_ontology("claims.ttl"), format="turtle")


def test_every_term_has_one_anchor(page: _Reader, graph: rdflib.Graph) -> None:
    """The address of a term leads to its place on the page, and no id comes twice."""
    assert len(page.ids) == len(set(page.ids))
    own = {term.local for term in read_terms(graph) if term.own}
    assert len(own) > 100
    assert own <= set(page.ids)


def test_the_page_is_well_formed_and_its_links_lead_somewhere(page: _Reader) -> None:
    """Each tag is closed, and each link leads to an id of the page."""
    assert page.open == []
    assert len(page.links) > 100
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def test_the_page_needs_no_network(page: _Reader) -> None:
    """Nothing is loaded: no script, no image, no style sheet, no import."""
    assert page.tags.isdisjoint({"script", "img", "link", "iframe", "object", "embed", "base"})
    assert page.attributes.isdisjoint({"src", "srcset", "onclick", "style"})
    text = read_ontology("index.html")
    assert "@import" not in text
    assert "url(" not in text


def test_each_term_shows_what_it_means(graph: rdflib.Graph) -> None:
    """Comment and example of each term stand on the page."""
    from html import unescape

    text = unescape(re.sub(r"<[^>]+>", "", read_ontology("index.html")))
    for term in read_terms(graph):
        assert (term.comment or term.note) in text, term.name
        assert term.example in text, term.name


def test_light_and_dark_are_both_there() -> None:
    """The page follows the reader's setting."""
    text = read_ontology("index.html")
    assert "color-scheme: light dark" in text
    assert "prefers-color-scheme: dark" in text


def test_hostile_text_is_escaped(graph: rdflib.Graph) -> None:
    """Markup in a label, comment or example is shown and not obeyed."""
    mixed = rdflib.Graph().parse(data=graph.serialize(format="turtle"), format="turtle")
    mixed.parse(data=HOSTILE, format="turtle")
    text = make_page(mixed, rdflib.Graph())
    assert "<script>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "&lt;b&gt;bad&lt;/b&gt;" in text
    assert "&quot;&amp;amp;" in text


def test_the_sort_does_not_depend_on_the_file(graph: rdflib.Graph) -> None:
    """The same triples in another order give the same page."""
    other = rdflib.Graph()
    for prefix, namespace in graph.namespaces():
        other.bind(prefix, namespace)
    for triple in sorted(graph, reverse=True):
        other.add(triple)
    assert make_page(other, rdflib.Graph()) == make_page(graph, rdflib.Graph())
    assert ONTOLOGY in make_page(graph, rdflib.Graph())
