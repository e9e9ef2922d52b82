"""All tables of a run as one RDF dataset in TriG.

The dataset has one graph for each article (its assertions, voice chains and
evidence), the graphs `claims`, `entities`, `articles`, `links` and
`quotations`, and one graph for each outlet, named by the outlet itself, with
the plain triples that it states as facts: `GRAPH ?outlet {?s ?p ?o}`. Reading
an article anew replaces one graph. RDF 1.1 without blank nodes, so equal
datasets are equal sets of quads.
"""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TextIO

from kg.errors import SchemaError, shown
from kg.export.claims import (
    claim_resources,
    edge_resource,
    entity_resource,
    is_plain_fact,
    link_resources,
    shared_resources,
)
from kg.export.sayings import (
    article_resource,
    assertion_resources,
    outlet_resource,
    quotation_resources,
    span_resource,
)
from kg.export.terms import Names
from kg.export.trig import Resource, gathered, write_graph, write_prefixes
from kg.export.vocabulary import BASE, VERSION_IRI, checked_base, prefixes
from kg.records import Article, Assertion, Claim, Tables


def write_trig(tables: Tables, path: Path, base: str = BASE, *, full_text: bool = False) -> int:
    """Write `tables` as TriG to `path` and return the number of quads.

    The same tables give the same bytes. `base` is the address under which the
    data is named. `full_text` adds the words of the articles (`nif:isString`),
    which belong to their outlets; without it only evidence is quoted. Raises
    `InputError` for a base that is no IRI and `SchemaError` for tables that
    contradict themselves. The file appears under its name when it is whole.
    """
    names = Names(checked_base(base))
    begun = path.with_name(f"{path.name}.part")
    with begun.open("w", encoding="utf-8", newline="\n") as out:
        write_prefixes(out, prefixes(base))
        quads = sum(_write_graphs(out, tables, names, full_text))
    begun.replace(path)
    return quads


def _write_graphs(out: TextIO, tables: Tables, names: Names, full_text: bool) -> Iterator[int]:
    articles = {article.article_id: article for article in tables.articles}
    about = [(f"<{names.base}>", [("dcterms:conformsTo", f"<{VERSION_IRI}>")])]
    yield write_graph(out, "graph:about", about)
    yield write_graph(out, "graph:articles", _article_graph(tables, names, full_text))
    yield write_graph(out, "graph:claims", _claim_graph(tables, names))
    entities = gathered(entity_resource(entity, names) for entity in tables.entities)
    yield write_graph(out, "graph:entities", entities)
    links = gathered(found for link in tables.claim_links for found in link_resources(link, names))
    yield write_graph(out, "graph:links", links)
    yield write_graph(out, "graph:quotations", _quotation_graph(tables, articles, names))
    yield from _write_readings(out, tables, articles, names)
    yield from _write_outlets(out, tables, names)


def _write_readings(
    out: TextIO, tables: Tables, articles: dict[str, Article], names: Names
) -> Iterator[int]:
    by_article = attrgetter("article_id")
    for article_id, group in groupby(sorted(tables.assertions, key=by_article), by_article):
        article = _known(articles, article_id)
        found = (part for said in group for part in assertion_resources(said, article, names))
        yield write_graph(out, names("reading", article_id), gathered(found))


def _write_outlets(out: TextIO, tables: Tables, names: Names) -> Iterator[int]:
    claims = {claim.claim_id: claim for claim in tables.claims}
    facts = sorted(filter(is_plain_fact, tables.assertions), key=attrgetter("outlet"))
    for outlet, group in groupby(facts, attrgetter("outlet")):
        yield write_graph(out, names("outlet", outlet), _edges(group, claims, names))


def _edges(facts: Iterator[Assertion], claims: dict[str, Claim], names: Names) -> list[Resource]:
    stated = {fact.claim_id: fact for fact in facts}
    edges = (edge_resource(_claim(claims, fact), names) for fact in stated.values())
    return gathered(edge for edge in edges if edge is not None)


def _claim(claims: dict[str, Claim], assertion: Assertion) -> Claim:
    found = claims.get(assertion.claim_id or "")
    if found is None:
        raise SchemaError(
            f"assertion {shown(assertion.assertion_id)} belongs to the claim "
            f"{shown(assertion.claim_id)}, which is not in the tables; run kg run again"
        )
    return found


def _known(articles: dict[str, Article], article_id: str) -> Article:
    if article_id not in articles:
        raise SchemaError(
            f"the tables hold records of the article {shown(article_id)} but not the article; "
            "run kg run again"
        )
    return articles[article_id]


def _article_graph(tables: Tables, names: Names, full_text: bool) -> list[Resource]:
    outlets = sorted({article.outlet for article in tables.articles})
    return gathered(
        [
            *(outlet_resource(outlet, names) for outlet in outlets),
            *(article_resource(article, names, full_text) for article in tables.articles),
        ]
    )


def _claim_graph(tables: Tables, names: Names) -> Iterator[Resource]:
    for claim in sorted(tables.claims, key=attrgetter("claim_id")):
        yield from claim_resources(claim, names)
    yield from shared_resources(tables.claims, names)


def _quotation_graph(tables: Tables, articles: dict[str, Article], names: Names) -> list[Resource]:
    spans = (
        span_resource(_known(articles, rendering.article_id), span, names)
        for quotation in tables.quotations
        for rendering in quotation.renderings
        for span in rendering.spans
    )
    found = (part for each in tables.quotations for part in quotation_resources(each, names))
    return gathered([*found, *spans])
