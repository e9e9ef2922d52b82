"""The network of a run as GEXF and GraphML: nodes, one edge per claim and outlet, weights."""

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.export.files import whole_file
from kg.export.graphml import stripped, write_graphml
from kg.graph import build_graph
from kg.records import Tables

if TYPE_CHECKING:
    import networkx as nx

#: The day of writing, which networkx puts into the head of a GEXF file.
_DATE = re.compile(r' lastmodifieddate="[^"]*"')


def write_network_gexf(tables: Tables, path: Path) -> int:
    """Write the network as GEXF 1.2 and return its number of edges.

    What GEXF needs to be read by Gephi: labels and weights (assertions) as such, every
    other attribute typed. Lists are text with "; " between their items. The same
    tables give the same bytes. Holds the whole network in memory.
    """
    import networkx as nx

    graph = stripped(weighted(tables))
    for _, _, key, data in graph.edges(keys=True, data=True):
        data["id"] = key
    text = io.BytesIO()
    nx.write_gexf(graph, text, version="1.2draft")
    with whole_file(path) as out:
        out.write(_DATE.sub("", text.getvalue().decode("utf-8"), count=1))
    return int(graph.number_of_edges())


def write_network_graphml(tables: Tables, path: Path) -> int:
    """Write the network as GraphML and return its number of edges; see `write_graphml`."""
    graph = weighted(tables)
    write_graphml(graph, path)
    return int(graph.number_of_edges())


def weighted(tables: Tables) -> "nx.MultiDiGraph[Any]":
    """Return the network with the number of assertions of each edge as its weight."""
    graph: nx.MultiDiGraph[Any] = build_graph(tables)
    for _, _, data in graph.edges(data=True):
        data["weight"] = float(data["assertions"])
    return graph
