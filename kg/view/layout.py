"""Where the boxes of the network stand: springs, then no two boxes on top of each other.

Computed here with a fixed seed, so that the same tables always give the same
picture and the browser, which would need minutes for a thousand edges, computes
nothing.
"""

import math
from collections.abc import Mapping, Sequence

import networkx as nx

#: A box: width and height in pixels.
Box = tuple[float, float]
Place = tuple[float, float]

_SEED = 7
#: Pixels of room for each node of a connected part, across and down.
_ACROSS, _DOWN = 240.0, 150.0
#: Pixels that must stay free between two boxes.
_GAP = 26.0
_ROUNDS = 300
#: Width by height of the whole picture.
_WIDE = 1.3


def lay_out(
    pairs: Sequence[tuple[str, str]], boxes: Mapping[str, Box]
) -> dict[str, tuple[int, int]]:
    """Return the centre of each box in whole pixels; joined boxes stand near each other.

    Each connected part is laid out alone; the parts stand beside and below each
    other, the largest first.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(boxes))
    graph.add_edges_from(sorted(pairs))
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    laid = [_part_places(graph, part, boxes) for part in parts]
    sizes = [_extent(places, boxes) for places in laid]
    area = sum((across + 2 * _GAP) * (down + 2 * _GAP) for across, down in sizes)
    width = max(math.sqrt(area * _WIDE), *(across for across, _ in sizes)) if sizes else 0.0
    placed: dict[str, tuple[int, int]] = {}
    left = top = row_height = 0.0
    for places, size in zip(laid, sizes, strict=True):
        if left and left + size[0] > width:
            left, top, row_height = 0.0, top + row_height + 2 * _GAP, 0.0
        for node, (x, y) in places.items():
            placed[node] = round(left + x), round(top + y)
        left += size[0] + 2 * _GAP
        row_height = max(row_height, size[1])
    return placed


def _part_places(
    graph: "nx.Graph[str]", part: set[str], boxes: Mapping[str, Box]
) -> dict[str, Place]:
    """Return places of one connected part, its upper left corner at (0, 0)."""
    springs = _springs(graph, part)
    root = math.sqrt(len(part))
    places = {
        node: (x * root * _ACROSS / 2, y * root * _DOWN / 2) for node, (x, y) in springs.items()
    }
    spread = _push_apart(places, boxes)
    left = min(x - boxes[node][0] / 2 for node, (x, _) in spread.items())
    top = min(y - boxes[node][1] / 2 for node, (_, y) in spread.items())
    return {node: (x - left, y - top) for node, (x, y) in spread.items()}


def _springs(graph: "nx.Graph[str]", part: set[str]) -> dict[str, Place]:
    """Return places from -1 to 1 for one connected part, the same in every run."""
    # Sorted again: the order of nodes and edges decides the starting positions.
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(part))
    ordered.add_edges_from(sorted((min(e), max(e)) for e in graph.subgraph(part).edges))
    start = nx.kamada_kawai_layout(ordered)
    found = nx.spring_layout(
        ordered, pos=start, seed=_SEED, iterations=30, k=2.0 / len(part) ** 0.5
    )
    return {node: (float(place[0]), float(place[1])) for node, place in found.items()}


def _push_apart(places: dict[str, Place], boxes: Mapping[str, Box]) -> dict[str, Place]:
    """Move overlapping boxes apart along the shorter way until none overlap.

    Bounded rounds: what is left after them is a few pixels.
    """
    at = {node: [x, y] for node, (x, y) in sorted(places.items())}
    nodes = list(at)
    for _ in range(_ROUNDS):
        moved = False
        for i, one in enumerate(nodes):
            for two in nodes[i + 1 :]:
                moved |= _separate(at[one], at[two], boxes[one], boxes[two])
        if not moved:
            break
    return {node: (x, y) for node, (x, y) in at.items()}


def _separate(one: list[float], two: list[float], box_one: Box, box_two: Box) -> bool:
    """Push two centres apart if their boxes overlap; say whether they did."""
    overlaps = [
        (box_one[axis] + box_two[axis]) / 2 + _GAP - abs(one[axis] - two[axis]) for axis in (0, 1)
    ]
    if min(overlaps) <= 0.5:
        return False
    axis = overlaps.index(min(overlaps))
    step = overlaps[axis] / 2 * (1 if one[axis] >= two[axis] else -1)
    one[axis] += step
    two[axis] -= step
    return True


def _extent(places: Mapping[str, Place], boxes: Mapping[str, Box]) -> Box:
    """Return width and height of a part whose upper left corner is (0, 0)."""
    return (
        max(x + boxes[node][0] / 2 for node, (x, _) in places.items()),
        max(y + boxes[node][1] / 2 for node, (_, y) in places.items()),
    )
