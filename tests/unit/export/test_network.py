"""The network as networkx reads it back from GEXF and GraphML, as Gephi does."""

from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.export.network import weighted, write_network_gexf, write_network_graphml
from kg.export.terms import clean
from tests.sample import HOSTILE, sample_tables


def _read(path: Path) -> Any:
    if path.suffix == ".gexf":
        return nx.read_gexf(path)
    return nx.read_graphml(path, force_multigraph=True)


@pytest.fixture(params=["gexf", "graphml"])
def network(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """Return the sample written in one format and read back."""
    path = tmp_path / f"graph.{request.param}"
    write = write_network_gexf if request.param == "gexf" else write_network_graphml
    assert write(sample_tables(), path) == weighted(sample_tables()).number_of_edges()
    return _read(path)


def test_each_outlet_has_an_edge_of_its_own(network: Any) -> None:
    """Directed parallel edges come back with outlet, label, claim and weight."""
    assert network.is_directed() and network.is_multigraph()
    edges = list(network.edges(data=True))
    assert len(edges) == weighted(sample_tables()).number_of_edges()
    outlets = {data["outlet"] for _, _, data in edges if data["claim_id"] == "c-hide"}
    assert outlets == {"The Northern Courier", "Harbour Daily"}
    assert all(isinstance(data["weight"], float) and data["label"] for *_, data in edges)
    assert all(isinstance(data["assertions"], int) for *_, data in edges)


def test_nodes_have_names_and_types(network: Any) -> None:
    """Entities are told from words, and names of any kind survive."""
    assert network.nodes["Q20"]["label"] == "Norway"
    assert network.nodes["Q20"]["entity"] is True
    assert clean(HOSTILE).split() == next(
        data["label"].split() for _, data in network.nodes(data=True) if "quay" in data["label"]
    )


def test_no_day_of_writing_stands_in_the_file(tmp_path: Path) -> None:
    """GEXF has the same bytes on every day."""
    write_network_gexf(sample_tables(), tmp_path / "graph.gexf")
    text = (tmp_path / "graph.gexf").read_text(encoding="utf-8")
    assert "lastmodifieddate" not in text and text.startswith("<?xml")
