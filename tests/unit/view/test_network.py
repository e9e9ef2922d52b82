"""The network: one edge per claim and outlet, positions from Python, no physics."""

from dataclasses import replace
from typing import Any

from kg.view.matrix import claim_matrix
from kg.view.network import EDGES_DRAWN, network_data
from kg.view.page import outlet_colours
from tests.sample import sample_tables


def sample_network() -> dict[str, Any]:
    """Return the network of the sample tables."""
    tables = sample_tables()
    return network_data(tables, claim_matrix(tables), outlet_colours(tables))


def test_every_outlet_of_a_claim_has_its_own_edge() -> None:
    """Parallel edges of one claim differ in outlet, colour and bend."""
    edges = [edge for edge in sample_network()["edges"] if edge["claim"] == "c-close"]
    assert len({edge["outlet"] for edge in edges}) == len(edges) == 3
    assert len({edge["color"]["color"] for edge in edges}) == 3
    assert len({edge["smooth"]["roundness"] for edge in edges}) == 3


def test_a_reported_edge_is_dashed_and_an_asserted_one_solid() -> None:
    """The line shows whether the outlet says it itself."""
    dashes = {(e["claim"], e["outlet"]): e["dashes"] for e in sample_network()["edges"]}
    assert dashes["c-close", "The Northern Courier"] is False
    assert dashes["c-close", "Harbour Daily"]


def test_positions_are_fixed_and_physics_is_off() -> None:
    """The browser computes no layout; two nodes never share a place."""
    network = sample_network()
    places = [(node["x"], node["y"]) for node in network["nodes"]]
    assert len(set(places)) == len(places) > 4
    assert network["options"]["physics"] == {"enabled": False}
    assert network == sample_network()


def test_an_edge_shows_its_evidence_on_hover() -> None:
    """The tooltip holds outlet, how, and the passage."""
    titles = [edge["title"] for edge in sample_network()["edges"]]
    assert any("Harbour Daily reports" in title and "officials said" in title for title in titles)


def test_edges_between_two_nodes_are_bounded() -> None:
    """However many outlets carry a claim, its edges can be told apart; the busiest are drawn."""
    tables = sample_tables()
    (row,) = [row for row in claim_matrix(tables) if row.claim.claim_id == "c-close"]
    cells = [replace(row.cells[0], outlet=f"O{n:02}", count=n) for n in range(1, 30)]
    many = replace(row, cells=tuple(cells))
    colours = {cell.outlet: "#000000" for cell in cells}
    edges: Any = network_data(tables, [many], colours)["edges"]
    assert [edge["outlet"] for edge in edges] == [f"O{n}" for n in range(29, 23, -1)]


def test_the_number_of_edges_is_bounded() -> None:
    """However many claims there are, the picture stays readable."""
    tables = sample_tables()
    rows = claim_matrix(tables) * 200
    assert len(network_data(tables, rows, outlet_colours(tables))["edges"]) <= EDGES_DRAWN  # type: ignore[arg-type]
