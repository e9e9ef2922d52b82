"""What the page shows of a claim: its cells, and each assertion with marked evidence."""

from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import urlsplit

from kg.graph import node_id
from kg.records import Argument, Article, Assertion, Claim, ClaimLink, Span, Tables
from kg.view.matrix import Row
from kg.view.text import how_words

Json = dict[str, object]
#: Evidence longer than this is cut around the statement, in code points.
_EVIDENCE = 600


def article_cards(articles: Sequence[Article]) -> dict[str, Json]:
    """Return title, date and safe link of each article by its id."""
    return {
        article.article_id: {
            "title": article.title,
            "published": article.published,
            "url": article.url if is_web_address(article.url) else None,
        }
        for article in articles
    }


def is_web_address(url: str | None) -> bool:
    """Say whether a url may become a link: http or https, so no `javascript:`."""
    try:
        return url is not None and urlsplit(url).scheme.lower() in {"http", "https"}
    except ValueError:
        return False


def claim_cards(tables: Tables, rows: Sequence[Row]) -> list[Json]:
    """Return a card per row, in order, with its assertions sorted by outlet."""
    texts = {article.article_id: article.text for article in tables.articles}
    wanted = {row.claim.claim_id for row in rows}
    said: defaultdict[str, list[Assertion]] = defaultdict(list)
    for assertion in tables.assertions:
        if assertion.claim_id in wanted:
            said[assertion.claim_id].append(assertion)
    links: defaultdict[str, list[Json]] = defaultdict(list)
    for link in tables.claim_links:
        _add_link(links, link, wanted)
    return [_card(row, said[row.claim.claim_id], texts, links[row.claim.claim_id]) for row in rows]


def _add_link(links: dict[str, list[Json]], link: ClaimLink, wanted: set[str]) -> None:
    if link.from_id != link.to_id and {link.from_id, link.to_id} <= wanted:
        links[link.from_id].append({"kind": link.kind.value, "id": link.to_id})
        links[link.to_id].append({"kind": link.kind.value, "id": link.from_id})


def _card(row: Row, assertions: list[Assertion], texts: dict[str, str], links: list[Json]) -> Json:
    ordered = sorted(assertions, key=lambda a: (a.outlet, a.article_id, a.evidence))
    cells = [{"outlet": c.outlet, "how": c.words, "count": c.count} for c in row.cells]
    evidence = [a.evidence.slice(texts[a.article_id]) for a in ordered]
    return {
        "id": row.claim.claim_id,
        "label": row.claim.label,
        "outlets": list(row.outlets),
        "worth": row.worth,
        "cells": cells,
        "said": [_said(a, texts[a.article_id]) for a in ordered],
        "links": links,
        "nodes": [node_id(slot) for slot in (row.claim.subject, row.claim.object) if slot],
        "search": _search_text(row.claim, evidence),
    }


def _search_text(claim: Claim, evidence: Sequence[str]) -> str:
    slots = [claim.subject.text, claim.object.text if claim.object else ""]
    return " ".join(" ".join([claim.label, *slots, *evidence]).lower().split())


def _said(assertion: Assertion, text: str) -> Json:
    return {
        "outlet": assertion.outlet,
        "article": assertion.article_id,
        "how": how_words(assertion),
        "evidence": _marked(assertion, text),
    }


def _marked(assertion: Assertion, text: str) -> list[list[object]]:
    """Return the evidence as pieces [text, marked]; slots of the assertion are marked.

    Cut in Python, because offsets are code points and JavaScript counts UTF-16.
    """
    window = _window(assertion)
    slots = [assertion.subject, assertion.object]
    spans = [slot.span for slot in slots if isinstance(slot, Argument)]
    pieces: list[list[object]] = []
    at = window.start
    for span in sorted([*spans, assertion.predicate.span]):
        start, end = max(span.start, at), min(span.end, window.end)
        if start >= end:
            continue
        pieces += [[text[at:start], False], [text[start:end], True]]
        at = end
    pieces.append([text[at : window.end], False])
    return [piece for piece in pieces if piece[0]]


def _window(assertion: Assertion) -> Span:
    """Return the evidence, or the part around the predicate if it is very long."""
    evidence = assertion.evidence
    if evidence.end - evidence.start <= _EVIDENCE:
        return evidence
    start = max(evidence.start, assertion.predicate.span.start - _EVIDENCE // 2)
    return Span(start, min(evidence.end, start + _EVIDENCE))
