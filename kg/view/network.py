"""The network of the page: entities and words as nodes, an edge per claim and outlet.

pyvis builds the nodes and edges; positions come from `kg.view.layout`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import fill

from pyvis.network import Network

from kg.graph import node_id
from kg.records import Entity, EntityKind, Polarity, Slot, Stance, Tables
from kg.terminal import printable, shorten
from kg.view.layout import lay_out
from kg.view.matrix import Cell, Row

#: More edges than this make a hairball that nobody can read.
EDGES_DRAWN = 120
#: More edges than this between two nodes hide one another; the list has all outlets.
PARALLEL_DRAWN = 6
#: Keys of slots that hold other claims, nothing, or a pronoun that nothing resolved.
_NO_NODE = ("claims:", "unsaid", "p:")
#: Font size in pixels of a node with one edge, what each further edge adds, and the largest.
_FONT, _FONT_STEP, _FONT_MOST = 15, 2, 30
_LABEL_WIDTH = 22
#: How an outlet carries a claim, as a line: False is solid.
_DASHES: dict[Stance, bool | list[int]] = {
    Stance.ASSERTS: False,
    Stance.ENDORSES: False,
    Stance.REPORTS: [9, 6],
    Stance.DISTANCES: [2, 5],
    Stance.DENIES: [2, 5],
    Stance.QUESTIONS: [2, 5],
}
_CHOSEN = {"background": "#e1ebf8", "border": "#1b4f91"}
#: Ground of a node by kind of entity; words that are no entity stay white.
_GROUNDS = {
    EntityKind.PERSON: "#fdf0d5",
    EntityKind.ORG: "#e3edf9",
    EntityKind.OUTLET: "#e3edf9",
    EntityKind.GPE: "#e3f3e6",
    EntityKind.LOC: "#e3f3e6",
    EntityKind.GROUP: "#f3e8f6",
}
_OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "multiselect": False},
    "nodes": {"shape": "box", "margin": 7, "font": {"face": "sans-serif", "color": "#1c2430"}},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.6}},
        "font": {"size": 12, "color": "#3a4555", "strokeWidth": 4, "strokeColor": "#ffffff"},
        "selectionWidth": 2,
    },
}


def network_data(tables: Tables, rows: Sequence[Row], colours: dict[str, str]) -> dict[str, object]:
    """Return nodes, edges and options for vis-network, positions included.

    `rows` come in order of rank. Drawn are those that say most about who does
    what to whom, `EDGES_DRAWN` edges in all; every claim stands in the list.
    """
    drawn = _drawn(rows)
    network = Network(directed=True)
    _add_nodes(network, drawn, {entity.entity_id: entity for entity in tables.entities})
    evidence = _first_evidence(tables)
    parallel: Counter[tuple[str, str]] = Counter()
    for row in drawn:
        for number, cell in enumerate(_main_cells(row)):
            if parallel[_pair(row)] == PARALLEL_DRAWN:
                break
            parallel[_pair(row)] += 1
            # Each further edge of a pair is bent more, so that all can be seen.
            bend = round(0.11 * parallel[_pair(row)], 2)
            drawing = (bend, colours[cell.outlet], number == 0)
            _add_edge(network, row, cell, drawing, evidence)
    edges = [{**edge, "id": number} for number, edge in enumerate(network.edges)]
    return {"nodes": network.nodes, "edges": edges, "options": _OPTIONS}


def _drawn(rows: Sequence[Row]) -> list[Row]:
    """Return the rows to draw: shared claims first, then those between entities."""
    ranked = sorted(filter(_can_be_drawn, rows), key=lambda row: (row.is_background, -_rank(row)))
    kept: list[Row] = []
    left = EDGES_DRAWN
    for row in ranked:
        left -= min(len(row.outlets), PARALLEL_DRAWN)
        if left < 0:
            break
        kept.append(row)
    return kept


def _can_be_drawn(row: Row) -> bool:
    """Say whether a claim is an edge: two different ends, none of them unsaid or other claims."""
    claim = row.claim
    ends = (claim.subject, claim.object)
    return (
        claim.object is not None
        and claim.object.key != claim.subject.key
        and not any(slot is not None and slot.key.startswith(_NO_NODE) for slot in ends)
        and (len(row.outlets) > 1 or any(slot is not None and slot.entity_id for slot in ends))
    )


def _rank(row: Row) -> int:
    slots = (row.claim.subject, row.claim.object)
    return 2 * len(row.outlets) + sum(slot is not None and bool(slot.entity_id) for slot in slots)


def _pair(row: Row) -> tuple[str, str]:
    assert row.claim.object is not None  # `_can_be_drawn` let only such rows through
    return node_id(row.claim.subject), node_id(row.claim.object)


def _add_nodes(network: Network, rows: Sequence[Row], entities: dict[str, Entity]) -> None:
    slots: dict[str, Slot] = {}
    for row in rows:
        for slot in (row.claim.subject, row.claim.object):
            if slot is not None:
                slots.setdefault(node_id(slot), slot)
    degree = Counter(node for row in rows for node in _pair(row))
    sizes = {n: min(_FONT_MOST, _FONT + _FONT_STEP * (degree[n] - 1)) for n in slots}
    names = {n: entities[n].name if n in entities else slot.text for n, slot in slots.items()}
    labels = {n: fill(shorten(printable(name), 56), _LABEL_WIDTH) for n, name in names.items()}
    places = lay_out([_pair(row) for row in rows], {n: _box(labels[n], sizes[n]) for n in slots})
    for node in sorted(slots):
        entity = entities.get(node)
        x, y = places[node]
        network.add_node(
            node,
            label=labels[node],
            title=f"{printable(names[node])}\n{entity.kind.value if entity else 'words'}",
            x=x,
            y=y,
            borderWidth=2 if entity else 1,
            shapeProperties={"borderDashes": False if entity else [3, 3]},
            font={"size": sizes[node]},
            shape="box",
            color=_colour(entity),
        )


def _box(label: str, font_size: int) -> tuple[float, float]:
    """Return about the width and height in pixels that the browser gives a label."""
    lines = label.split("\n")
    return max(map(len, lines)) * font_size * 0.56 + 16, len(lines) * font_size * 1.25 + 16


def _colour(entity: Entity | None) -> dict[str, object]:
    ground = _GROUNDS.get(entity.kind, "#f1f2f4") if entity else "#ffffff"
    return {"background": ground, "border": "#5c6675", "highlight": _CHOSEN, "hover": _CHOSEN}


def _main_cells(row: Row) -> Iterator[Cell]:
    """Yield for each outlet the way in which it carries the claim most often.

    The outlets that do so most come first.
    """
    main = [next(c for c in row.cells if c.outlet == outlet) for outlet in row.outlets]
    yield from sorted(main, key=lambda cell: (-cell.count, cell.outlet))


def _first_evidence(tables: Tables) -> dict[tuple[str, str], str]:
    """Return one evidence text for each (claim, outlet): the first in article order."""
    texts = {article.article_id: article.text for article in tables.articles}
    found: dict[tuple[str, str], str] = {}
    for assertion in tables.assertions:
        key = (assertion.claim_id or "", assertion.outlet)
        if key not in found:
            found[key] = assertion.evidence.slice(texts[assertion.article_id])
    return found


def _add_edge(
    network: Network,
    row: Row,
    cell: Cell,
    drawing: tuple[float, str, bool],
    evidence: dict[tuple[str, str], str],
) -> None:
    """Add one outlet's edge; `drawing` is its bend, its colour and whether it is labelled."""
    bend, colour, is_labelled = drawing
    claim = row.claim
    quote = shorten(printable(evidence.get((claim.claim_id, cell.outlet), "")), 320)
    negation = "not: " if cell.polarity is Polarity.NEGATIVE else ""
    # Outlets of one claim lie side by side: one label serves them, unless one denies it.
    is_labelled = is_labelled or bool(negation)
    head = fill(f"{cell.outlet} {cell.words}: {printable(claim.label)}", 60)
    network.add_edge(
        *_pair(row),
        claim=claim.claim_id,
        outlet=cell.outlet,
        color={"color": colour, "highlight": colour, "hover": colour},
        label=negation + shorten(printable(claim.predicate), 28) if is_labelled else None,
        title=head + "\n" + fill(f"“{quote}”", 60),
        dashes=_DASHES[cell.stance],
        width=1.5 + min(cell.count, 5) / 2,
        smooth={"enabled": True, "type": "curvedCW", "roundness": bend},
    )
