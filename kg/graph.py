"""Tables as a network: entities and words are nodes, each claim of an outlet an edge."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

from kg.records import Assertion, Claim, Entity, Slot, Tables
from kg.worth import find_worth

#: What a node or edge may carry into GraphML.
Plain = str | int | float


@dataclass(frozen=True, slots=True)
class _Ends:
    """The slots that an edge joins, and what was left out to get two."""

    source: Slot
    target: Slot
    shape: str


def node_id(slot: Slot) -> str:
    """Return the node of a slot: the entity's id, else the slot's key."""
    return slot.entity_id or slot.key


def _ends(claim: Claim) -> _Ends:
    """Return the ends of a claim's edge.

    A claim with one argument only is a loop on it: `shape` is "unsaid agent"
    ("the bridge was blown up") or "no object" ("troops advanced").
    """
    if claim.object is None:
        return _Ends(claim.subject, claim.subject, "no object")
    if claim.subject.key == "unsaid":
        return _Ends(claim.object, claim.object, "unsaid agent")
    return _Ends(claim.subject, claim.object, "full")


def _node(slot: Slot, entities: Mapping[str, Entity]) -> dict[str, Any]:
    """Return the attributes of a node."""
    entity = entities.get(slot.entity_id) if slot.entity_id else None
    if entity is not None:
        same = entity.same_as or ""
        return {"label": entity.name, "kind": str(entity.kind), "same_as": same, "entity": True}
    kind = "claim" if slot.key.startswith("claims:") else "words"
    return {"label": slot.text, "kind": kind, "same_as": "", "entity": slot.entity_id is not None}


def _counts(values: Iterable[str]) -> dict[str, int]:
    """Count values; keys are sorted."""
    return dict(sorted(Counter(str(value) for value in values).items()))


def _voices(facts: Sequence[Assertion]) -> tuple[str, ...]:
    """Return the voice chains as text, outermost voice first; "" is the outlet itself."""
    return tuple(sorted({" > ".join(voice.text for voice in fact.voice) for fact in facts}))


def _evidence(facts: Sequence[Assertion], texts: Mapping[str, str]) -> tuple[str, ...]:
    """Return the evidence texts in the order of article and place, each once."""
    places = sorted({(fact.article_id, fact.evidence) for fact in facts})
    found = (" ".join(span.slice(texts.get(article, "")).split()) for article, span in places)
    return tuple(dict.fromkeys(text for text in found if text))


def _edge(
    claim: Claim, outlet: str, facts: Sequence[Assertion], texts: Mapping[str, str]
) -> dict[str, Any]:
    """Return the attributes of the edge of one claim and outlet."""
    dates = sorted(fact.published for fact in facts if fact.published)
    return {
        "claim_id": claim.claim_id,
        "outlet": outlet,
        "predicate": claim.predicate,
        "label": claim.label,
        "shape": _ends(claim).shape,
        "stances": _counts(fact.stance for fact in facts),
        "polarity": _counts(fact.polarity for fact in facts),
        "modality": _counts(fact.modality for fact in facts),
        "assertions": len(facts),
        "worth": max(map(find_worth, facts)),
        "articles": tuple(sorted({fact.article_id for fact in facts})),
        "first": dates[0] if dates else "",
        "voices": _voices(facts),
        "evidence": _evidence(facts, texts),
    }


def _told(tables: Tables) -> dict[tuple[str, str], list[Assertion]]:
    """Group the assertions by claim and outlet, sorted."""
    found: dict[tuple[str, str], list[Assertion]] = {}
    for fact in sorted(tables.assertions, key=lambda fact: fact.assertion_id):
        if fact.claim_id is not None:
            found.setdefault((fact.claim_id, fact.outlet), []).append(fact)
    return dict(sorted(found.items()))


def build_graph(tables: Tables) -> "nx.MultiDiGraph[str]":
    """Return the network of the merged tables, nodes and edges in sorted order.

    Nodes are the entities, words and conveyed claims that stand in the slots
    of claims. Each claim has one edge per outlet, with the key
    `claim_id|outlet`, that says how the outlet tells it: counts of stance,
    polarity and modality, the voices, the evidence texts and the `worth` (0 to 1,
    that of the outlet's best assertion). An assertion
    whose claim is not in the tables has no edge.
    """
    claims = {claim.claim_id: claim for claim in tables.claims}
    entities = {entity.entity_id: entity for entity in tables.entities}
    texts = {article.article_id: article.text for article in tables.articles}
    told = {key: facts for key, facts in _told(tables).items() if key[0] in claims}
    nodes: dict[str, dict[str, Any]] = {}
    for claim_id, _outlet in told:
        ends = _ends(claims[claim_id])
        for slot in (ends.source, ends.target):
            nodes.setdefault(node_id(slot), _node(slot, entities))
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from((key, nodes[key]) for key in sorted(nodes))
    for (claim_id, outlet), facts in told.items():
        claim = claims[claim_id]
        ends = _ends(claim)
        attributes = _edge(claim, outlet, facts, texts)
        source, target = node_id(ends.source), node_id(ends.target)
        graph.add_edge(source, target, f"{claim_id}|{outlet}", **attributes)
    return graph


def _plain(value: object) -> Plain:
    """Return a value as GraphML can hold it: counts as "name:2; other:1", tuples joined by "; "."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, Mapping):
        return "; ".join(f"{key}:{count}" for key, count in sorted(value.items()))
    if isinstance(value, tuple | list):
        return "; ".join(str(item) for item in value)
    return "" if value is None else str(value)


def strip_for_graphml(graph: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    """Return a copy whose attributes are only str, int or float; the given graph is unchanged.

    Characters that XML forbids are dropped from texts, so the copy can be
    written as GraphML and GEXF.
    """
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        plain.add_node(_clean(node), **{key: _safe(value) for key, value in data.items()})
    for source, target, key, data in graph.edges(keys=True, data=True):
        attributes = {name: _safe(value) for name, value in data.items()}
        plain.add_edge(_clean(source), _clean(target), _clean(key), **attributes)
    return plain


def _safe(value: object) -> Plain:
    plain = _plain(value)
    return _clean(plain) if isinstance(plain, str) else plain


def _clean(text: str) -> str:
    """Drop control characters and lone surrogates (XML 1.0, section 2.2)."""
    return "".join(letter for letter in text if letter in "\t\n\r" or _is_xml(ord(letter)))


def _is_xml(code: int) -> bool:
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
