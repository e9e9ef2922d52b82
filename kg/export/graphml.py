"""A networkx graph as GraphML, for Gephi, Cytoscape, yEd and the like."""

from collections.abc import Mapping
from dataclasses import is_dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.export.files import whole_file
from kg.export.jsonl import to_jsonl
from kg.export.terms import clean

if TYPE_CHECKING:
    import networkx as nx

#: What stands between the items of a list.
SEPARATOR = "; "


def write_graphml(graph: "nx.MultiDiGraph[Any]", path: Path) -> None:
    """Write `graph` to `path`; nodes, edges and attributes sorted, same bytes each time.

    GraphML knows text, numbers and truth values only: a list becomes text with
    "; " between its items, a mapping likewise ("reports: 2"), a record one line
    of JSON, and what is None or empty is left out. Characters that XML forbids
    become U+FFFD. Edge keys are kept as edge ids. The file appears under its name
    when it is whole; raises `InputError` where it cannot be written.
    """
    import networkx as nx

    # The writer on the standard library: the other one depends on whether lxml
    # is installed, and its bytes differ.
    with whole_file(path) as out:
        nx.write_graphml_xml(stripped(graph), out.buffer, encoding="utf-8", prettyprint=True)


def stripped(graph: "nx.MultiDiGraph[Any]") -> "nx.MultiDiGraph[Any]":
    """Return a copy whose attributes are text, numbers and truth values, all sorted.

    None and what is empty is left out; characters that XML forbids become U+FFFD.
    """
    import networkx as nx

    plain: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    plain.graph.update(_attributes(graph.graph))
    for node, data in sorted(graph.nodes(data=True), key=lambda each: str(each[0])):
        plain.add_node(_text(node), **_attributes(data))
    edges = sorted(graph.edges(keys=True, data=True), key=lambda edge: [str(x) for x in edge[:3]])
    for start, end, key, data in edges:
        plain.add_edge(_text(start), _text(end), key=_text(key), **_attributes(data))
    return plain


def _attributes(data: Mapping[str, object]) -> dict[str, str | int | float | bool]:
    plain = {str(name): _plain(value) for name, value in sorted(data.items())}
    return {name: value for name, value in plain.items() if value != ""}


def _plain(value: object) -> str | int | float | bool:
    if isinstance(value, bool | int | float) and not isinstance(value, Enum):
        return value
    return _text(value)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Enum):
        return _text(value.value)
    if is_dataclass(value) and not isinstance(value, type):
        return clean(next(to_jsonl([value])))
    if isinstance(value, tuple | list):
        return SEPARATOR.join(_text(item) for item in value)
    if isinstance(value, Mapping):
        return SEPARATOR.join(f"{_text(name)}: {_text(value[name])}" for name in sorted(value))
    if isinstance(value, set | frozenset):
        return SEPARATOR.join(sorted(_text(item) for item in value))
    return clean(str(value))
