"""GraphML: what other programs can read of a networkx graph."""

from pathlib import Path
from typing import Any

import networkx as nx

from kg.export import write_graphml
from kg.export.terms import clean
from kg.records import Span, Stance
from tests.sample import HOSTILE


def _graph(*, turned: bool = False) -> "nx.MultiDiGraph[Any]":
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    graph.graph["title"] = "a story"
    nodes: list[tuple[str, dict[str, object]]] = [
        ("Q20", {"label": "Norway", "aliases": ("Norge", "Noreg"), "same_as": None, "count": 3}),
        ("words", {"label": HOSTILE, "score": 0.5, "shared": True, "span": Span(1, 2)}),
    ]
    edges: list[tuple[str, str, str, dict[str, object]]] = [
        (
            "Q20",
            "words",
            "s-1",
            {"stance": Stance.ASSERTS, "voice": (), "counts": {"b": 2, "a": 1}},
        ),
        ("Q20", "words", "s-2", {"stance": Stance.REPORTS, "voice": ("Dahl", "engineers")}),
    ]
    for node, data in nodes[::-1] if turned else nodes:
        graph.add_node(node, **data)
    for start, end, key, data in edges[::-1] if turned else edges:
        graph.add_edge(start, end, key=key, **data)
    return graph


def test_parallel_edges_are_read_back_with_their_keys(tmp_path: Path) -> None:
    """Two outlets on one claim stay two edges."""
    write_graphml(_graph(), tmp_path / "graph.graphml")
    found: Any = nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    assert {key: data for _, _, key, data in found.edges(keys=True, data=True)} == {
        "s-1": {"stance": "asserts", "counts": "a: 1; b: 2"},
        "s-2": {"stance": "reports", "voice": "Dahl; engineers"},
    }


def test_attributes_become_plain_values(tmp_path: Path) -> None:
    """Lists become text, records JSON, numbers stay numbers, None and empty are left out."""
    write_graphml(_graph(), tmp_path / "graph.graphml")
    found = nx.read_graphml(tmp_path / "graph.graphml")
    assert found.nodes["Q20"] == {"aliases": "Norge; Noreg", "count": 3, "label": "Norway"}
    assert found.nodes["words"]["span"] == '{"start": 1, "end": 2}'
    assert found.nodes["words"]["score"] == 0.5 and found.nodes["words"]["shared"] is True


def test_characters_that_xml_forbids_are_replaced(tmp_path: Path) -> None:
    """A control character in a headline does not make the file unreadable."""
    write_graphml(_graph(), tmp_path / "graph.graphml")
    found = nx.read_graphml(tmp_path / "graph.graphml")
    assert found.nodes["words"]["label"] == clean(HOSTILE)


def test_the_order_of_the_graph_does_not_change_a_byte(tmp_path: Path) -> None:
    """Nodes, edges and attributes are sorted."""
    write_graphml(_graph(), tmp_path / "a.graphml")
    write_graphml(_graph(turned=True), tmp_path / "b.graphml")
    assert (tmp_path / "a.graphml").read_bytes() == (tmp_path / "b.graphml").read_bytes()
