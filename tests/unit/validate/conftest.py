"""The sample story as a dataset that a test can damage."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.export import RunInfo, write_trig
from kg.export.vocabulary import BASE, prefixes
from kg.validate.dataset import TYPE, Dataset
from kg.validate.report import Violation
from kg.validate.shacl import check_shapes
from kg.validate.shapes import Shapes, load_shapes
from tests.sample import sample_tables

RUN = RunInfo.of("kg 0.1.0", "en_kg 1", {"strict": False})
_HEADER = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes(BASE).items())
_HEADER += f"@prefix time: <http://www.w3.org/2006/time#> .\n@base <{BASE}> .\n"

#: Gives the violations of a dataset.
Checked = Callable[[Dataset], list[Violation]]


@pytest.fixture(scope="session")
def trig(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample story as TriG, with its run and the words of its articles."""
    path = tmp_path_factory.mktemp("sample") / "graph.trig"
    write_trig(sample_tables(), path, full_text=True, run=RUN)
    return path


@pytest.fixture
def dataset(trig: Path) -> Dataset:
    """Return a fresh copy of the sample story."""
    store = ox.Store()
    store.bulk_load(path=str(trig), format=ox.RdfFormat.TRIG)
    return Dataset(store, trig.name)


@pytest.fixture(scope="session")
def shapes() -> Shapes:
    """Return the shapes of the package."""
    return load_shapes()


@pytest.fixture
def checked(shapes: Shapes) -> Checked:
    """Return a function that validates a dataset, its violations sorted."""
    return lambda dataset: sorted(check_shapes(dataset, shapes, lambda _: None))


def parsed(statement: str) -> list[ox.Triple]:
    """Return the triples of Turtle that uses the prefixes of the data."""
    found = ox.parse(_HEADER + statement, format=ox.RdfFormat.TURTLE)
    return [ox.Triple(quad.subject, quad.predicate, quad.object) for quad in found]


def damage(dataset: Dataset, *statements: str) -> None:
    """Put `subject predicate values .` in place of what the data has there.

    The values `()` take away what was there, in all graphs; a statement that begins
    with "+" leaves it. New triples go where the subject has its type.
    """
    for statement in statements:
        for triple in parsed(statement.removeprefix("+")):
            homes = [quad.graph_name for quad in dataset.quads(triple.subject, TYPE)]  # type: ignore[arg-type]
            if not statement.startswith("+"):
                for quad in list(dataset.quads(triple.subject, triple.predicate)):  # type: ignore[arg-type]
                    dataset.store.remove(quad)
                statement = f"+{statement}"
            if not str(triple.object).endswith("rdf-syntax-ns#nil>"):
                home = homes[0] if homes else ox.NamedNode(f"{BASE}graph/articles")
                dataset.store.add(ox.Quad(triple.subject, triple.predicate, triple.object, home))
