"""The sample story as a TriG file and as rdflib graphs."""

from pathlib import Path

import pytest
import rdflib

from kg.export import write_trig
from tests.sample import sample_tables


@pytest.fixture(scope="session")
def trig(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample story as TriG, with the words of the articles."""
    path = tmp_path_factory.mktemp("trig") / "graph.trig"
    write_trig(sample_tables(), path, full_text=True)
    return path


@pytest.fixture(scope="session")
def dataset(trig: Path) -> rdflib.Dataset:
    """Return the sample story as a dataset whose default graph is all graphs."""
    found = rdflib.Dataset(default_union=True)
    found.parse(trig, format="trig")
    return found


@pytest.fixture
def union(dataset: rdflib.Dataset) -> rdflib.Graph:
    """Return a fresh copy of all graphs of the story in one."""
    graph = rdflib.Graph()
    for subject, predicate, value, _ in dataset.quads():
        graph.add((subject, predicate, value))
    return graph
