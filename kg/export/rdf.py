"""All tables of a run as one RDF dataset.

The dataset has one graph for each article (its assertions, voice chains and
evidence), the graphs `claims`, `entities`, `articles`, `links`, `quotations` and
`runs`, and one graph for each outlet, named by the outlet itself, with the plain
triples that it states as facts: `GRAPH ?outlet {?s ?p ?o}`. Reading an article
anew replaces one graph. RDF 1.1 without blank nodes, so equal datasets are equal
sets of quads; only reifiers, on request, are RDF 1.2.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import TextIO

from kg.errors import InputError
from kg.export.claims import (
    claim_resources,
    edge_triple,
    entity_resource,
    is_plain_fact,
    link_resources,
    shared_resources,
    shared_rows,
)
from kg.export.files import whole_file
from kg.export.formats import NQuads, RdfFormat, Syntax, Trig, Turtle
from kg.export.jsonld import JsonLd
from kg.export.piles import Pile, Row, looked_up
from kg.export.runs import RunInfo, run_node, run_resources
from kg.export.sayings import (
    article_resource,
    assertion_resources,
    outlet_resource,
    quotation_resources,
    span_resource,
)
from kg.export.source import MemorySource, Source, Told, known_article, outlets_of
from kg.export.terms import Names, reified
from kg.export.trig import Pair, Resource, gathered
from kg.export.vocabulary import BASE, VERSION_IRI, checked_base
from kg.records import Span, Tables

#: The graph of a dataset: its name and what stands in it.
Graph = tuple[str, Iterable[Resource]]

_SYNTAXES: dict[RdfFormat, type[Syntax]] = {
    RdfFormat.TRIG: Trig,
    RdfFormat.NQ: NQuads,
    RdfFormat.TTL: Turtle,
    RdfFormat.JSONLD: JsonLd,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RdfOptions:
    """What a dataset holds beside the tables.

    `base` is the address under which the data is named. `full_text` adds the
    words of the articles (`nif:isString`), which belong to their outlets;
    without it only evidence is quoted. `reifiers` joins each plain edge of an
    outlet to the assertions that state it, which needs RDF 1.2. `run` says
    what made the tables; without it no provenance of runs is written.
    """

    base: str = BASE
    full_text: bool = False
    reifiers: bool = False
    run: RunInfo | None = None


def write_trig(
    tables: Tables,
    path: Path,
    base: str = BASE,
    *,
    full_text: bool = False,
    run: RunInfo | None = None,
) -> int:
    """Write `tables` as TriG to `path` and return the number of quads.

    The file appears under its name when it is whole; see `write_rdf`.
    """
    options = RdfOptions(base=base, full_text=full_text, run=run)
    with whole_file(path) as out:
        return write_rdf(MemorySource(tables), out, RdfFormat.TRIG, options)


def write_rdf(source: Source, out: TextIO, form: RdfFormat, options: RdfOptions) -> int:
    """Write a dataset and return the number of statements written.

    The same records and options give the same text. In Turtle, which has no
    graphs, a triple of two graphs counts twice. Raises `InputError` for a base
    that is no IRI and for reifiers in JSON-LD, which cannot hold them, and
    `SchemaError` for tables that contradict themselves.
    """
    names = Names(checked_base(options.base))
    if options.reifiers and form is RdfFormat.JSONLD:
        raise InputError("JSON-LD cannot hold reifiers; choose trig, nq or ttl, or leave them out")
    syntax = _SYNTAXES[form](out, options.base)  # type: ignore[call-arg]
    syntax.begin()
    written = sum(syntax.graph(*graph) for graph in _graphs(source, names, options))
    syntax.end()
    return written


def _graphs(source: Source, names: Names, options: RdfOptions) -> Iterator[Graph]:
    yield "graph:about", [(f"<{names.base}>", [("dcterms:conformsTo", f"<{VERSION_IRI}>")])]
    if options.run:
        yield "graph:runs", run_resources(options.run, names)
    yield "graph:articles", _articles(source, names, options.full_text)
    yield "graph:claims", _claims(source, names)
    entities = source.records("entities")
    yield "graph:entities", (entity_resource(entity, names) for entity in entities)
    yield "graph:links", _links(source, names)
    yield "graph:quotations", _quotations(source, names)
    with source.pile() as edges:
        for told in source.told():
            _add_edges(told, names, edges)
            article = names("reading", told.article.article_id)
            yield article, gathered(_reading(told, names, options.run))
        with source.pile() as reifiers:
            yield from _outlets(edges, names, reifiers if options.reifiers else None)
            yield "graph:reifiers", ((row[0], [("rdf:reifies", row[1])]) for row in reifiers)


def _articles(source: Source, names: Names, full_text: bool) -> Iterator[Resource]:
    copies = {copy.article_id: copy for copy in source.records("copies")}
    for article in source.records("articles"):
        yield article_resource(article, copies.get(article.article_id), names, full_text)
    for outlet in outlets_of(source.records("articles")):
        yield outlet_resource(outlet, names)


def _claims(source: Source, names: Names) -> Iterator[Resource]:
    with source.pile() as shared:
        for claim in source.records("claims"):
            yield from claim_resources(claim, names)
            for row in shared_rows(claim, names):
                shared.add(row)
        yield from shared_resources(shared)


def _links(source: Source, names: Names) -> Iterator[Resource]:
    for _, links in groupby(source.records("claim_links"), attrgetter("from_id")):
        yield from link_resources(links, names)


def _quotations(source: Source, names: Names) -> Iterator[Resource]:
    with source.pile() as spans:
        for quotation in source.records("quotations"):
            yield from quotation_resources(quotation, names)
            for rendering in quotation.renderings:
                for span in rendering.spans:
                    spans.add((rendering.article_id, span.start, span.end))
        places = (row for row, _ in groupby(spans))
        articles = source.records("articles")
        for row, article in looked_up(places, articles, attrgetter("article_id")):
            yield span_resource(known_article(row[0], article), Span(*row[1:]), names)


def _reading(told: Told, names: Names, run: RunInfo | None) -> Iterator[Resource]:
    for assertion, claim in told.said:
        yield from assertion_resources(assertion, claim, told.article, names)
        if run:
            made = ("prov:wasGeneratedBy", run_node(run, names))
            yield names("assertion", assertion.assertion_id), [made]


def _add_edges(told: Told, names: Names, edges: Pile) -> None:
    for assertion, claim in told.said:
        if is_plain_fact(assertion) and (triple := edge_triple(claim, names)):
            node = names("assertion", assertion.assertion_id)
            edges.add((assertion.outlet, *triple, node))


def _outlets(edges: Iterable[Row], names: Names, reifiers: Pile | None) -> Iterator[Graph]:
    for outlet, rows in groupby(edges, itemgetter(0)):
        yield names("outlet", outlet), _edges(rows, reifiers)


def _edges(rows: Iterable[Row], reifiers: Pile | None) -> Iterator[Resource]:
    """Yield the plain edges of one outlet, and put aside which assertions state them."""
    for subject, group in groupby(rows, itemgetter(1)):
        pairs: dict[Pair, None] = {}
        for _, _, predicate, value, assertion in group:
            pairs[predicate, value] = None
            if reifiers is not None:
                reifiers.add((assertion, reified(subject, predicate, value)))
        yield subject, list(pairs)
