"""Whether the graph of a run and its tables say the same."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.export.terms import clean, encoded
from kg.schema import iter_records
from kg.validate.dataset import Dataset
from kg.validate.known import Known
from kg.validate.naming import Naming
from kg.validate.report import Violation

_KGC = "https://w3id.org/kg-claims/ontology#"
_NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
_SPAN = ox.NamedNode(f"{_NIF}OffsetBasedString")
_BEGIN, _END, _ANCHOR = (
    ox.NamedNode(_NIF + name) for name in ("beginIndex", "endIndex", "anchorOf")
)

#: Tables whose rows are nodes of the graph: the class, and the kind in their address.
NODES = {
    "articles": ("https://schema.org/NewsArticle", "article", "article_id"),
    "assertions": (f"{_KGC}Assertion", "assertion", "assertion_id"),
    "claims": (f"{_KGC}Claim", "claim", "claim_id"),
    "entities": (f"{_KGC}Entity", "entity", "entity_id"),
    "quotations": (f"{_KGC}Quotation", "quotation", "quotation_id"),
}


def check_agreement(dataset: Dataset, folder: Path, known: Known) -> Iterator[Violation]:
    """Yield rows without a node, nodes without a row, and anchors that no article has.

    Nothing is compared where the graph does not say under which base its data lies.
    """
    if not dataset.base:
        return
    for table, (kind, stem, key) in NODES.items():
        rows = {
            f"{dataset.base}{stem}/{encoded(getattr(record, key))}": getattr(record, key)
            for record in iter_records(folder, table)
        }
        yield from _differences(dataset, table, ox.NamedNode(kind), rows)
    yield from _anchors(dataset, known)


def _differences(
    dataset: Dataset, table: str, kind: ox.NamedNode, rows: dict[str, str]
) -> Iterator[Violation]:
    name = Naming(dataset.base)
    nodes = {node.value for node in dataset.instances(kind)}
    for iri in sorted(rows.keys() - nodes):
        yield Violation(
            where=f"tables/{table}.parquet",
            kind=table,
            node=rows[iri],
            rule=f"tables:{table}-graph",
            path="",
            seen="no node",
            expected=f"expected the row as a node of {dataset.name}",
        )
    for iri in sorted(nodes - rows.keys()):
        yield Violation(
            where=dataset.name,
            kind=name(kind).partition(":")[2],
            node=name(iri),
            rule=f"tables:{table}-graph",
            path="",
            seen="no row",
            expected=f"expected the node as a row of tables/{table}.parquet",
        )


def _anchors(dataset: Dataset, known: Known) -> Iterator[Violation]:
    """Yield spans of the graph whose words are not those of the article in the table."""
    article_of = _article_lookup(dataset.base, known)
    for span in dataset.instances(_SPAN):
        article_id = article_of(span.value.partition("#")[0])
        text = known.text(article_id) if article_id else None
        begin, end = (_number(_literal(dataset, span, each)) for each in (_BEGIN, _END))
        anchor = _literal(dataset, span, _ANCHOR)
        if text is None or anchor is None or begin is None or end is None:
            continue
        words = clean(text[begin:end])
        if words != anchor:
            yield Violation(
                where=f"{dataset.name}, article {article_id}",
                kind="OffsetBasedString",
                node=Naming(dataset.base)(span.value),
                rule="tables:articles-text",
                path="nif:anchorOf",
                seen=anchor,
                expected=f"expected the words of the article in the table: {words!r}",
            )


def _article_lookup(base: str, known: Known) -> Callable[[str], str | None]:
    addresses = {f"{base}article/{encoded(each)}": each for each in known.articles}
    return addresses.get


def _literal(
    dataset: Dataset, node: ox.NamedNode | ox.BlankNode, predicate: ox.NamedNode
) -> str | None:
    found = [quad.object for quad in dataset.quads(node, predicate)]
    return min((each.value for each in found if isinstance(each, ox.Literal)), default=None)


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() else None
