"""An RDF file as a store that can be asked for single quads."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TypeGuard

import pyoxigraph as ox

from kg.errors import InputError, SchemaError

#: Formats by the ending of the file's name.
FORMATS = {
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".ttl": ox.RdfFormat.TURTLE,
    ".jsonld": ox.RdfFormat.JSON_LD,
}

#: A file up to this size is held in memory (about ten times its size); loading a
#: larger one into a folder on disk takes four times as long and little memory.
IN_MEMORY_BYTES = 64_000_000

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TYPE = ox.NamedNode(f"{RDF}type")
OUTLET = ox.NamedNode("https://schema.org/NewsMediaOrganization")
CONFORMS_TO = ox.NamedNode("http://purl.org/dc/terms/conformsTo")

#: What can be the subject of a triple.
Node = ox.NamedNode | ox.BlankNode


def is_node(term: object) -> TypeGuard[Node]:
    """Say whether a term is a node rather than a literal."""
    return isinstance(term, ox.NamedNode | ox.BlankNode)


class Dataset:
    """The quads of one file; the graphs of outlets are left out of what is asked."""

    def __init__(self, store: ox.Store, name: str) -> None:
        self.store = store
        self.name = name

    @cached_property
    def outlets(self) -> frozenset[object]:
        """The nodes of outlets, which are also the names of their graphs of plain edges.

        An edge says nothing about its nodes that a shape asks for, and one entity can
        have thousands of them.
        """
        return frozenset(quad.subject for quad in self.quads(None, TYPE, OUTLET))

    @cached_property
    def base(self) -> str:
        """The base of the data, by `dcterms:conformsTo`; empty where nothing says it."""
        found = (quad.subject for quad in self.quads(None, CONFORMS_TO))
        return min((node.value for node in found if isinstance(node, ox.NamedNode)), default="")

    def quads(
        self, subject: Node | None, predicate: ox.NamedNode, value: object = None
    ) -> Iterator[ox.Quad]:
        """Yield the quads of a pattern, whatever their graph."""
        return iter(self.store.quads_for_pattern(subject, predicate, value, None))  # type: ignore[arg-type]

    def about(self, subject: Node) -> Iterator[ox.Quad]:
        """Yield what is said of `subject`, without the plain edges of outlets.

        Reified triples (RDF 1.2) are left out too: rdflib cannot hold them.
        """
        for quad in self.store.quads_for_pattern(subject, None, None, None):
            if quad.graph_name not in self.outlets and not isinstance(quad.object, ox.Triple):
                yield quad

    def instances(self, kind: ox.NamedNode) -> Iterator[Node]:
        """Yield the nodes of a class, each once."""
        previous = None
        for quad in self.quads(None, TYPE, kind):
            # The store sorts by subject before graph, so that repeats are neighbours.
            if quad.subject != previous and is_node(quad.subject):
                previous = quad.subject
                yield previous


@contextmanager
def open_dataset(path: Path) -> Iterator[Dataset]:
    """Load an RDF file; what it takes on disk is gone at the end.

    Raises `InputError` for a file that is not there or whose ending is unknown, and
    `SchemaError` with line and column for one that is broken.
    """
    kind = FORMATS.get(path.suffix.lower())
    if kind is None:
        raise InputError(f"{path}: cannot tell the format; expected {', '.join(FORMATS)}")
    if not path.is_file():
        raise InputError(f"{path}: no such file")
    with tempfile.TemporaryDirectory(prefix="kg-validate-", ignore_cleanup_errors=True) as folder:
        small = path.stat().st_size <= IN_MEMORY_BYTES
        store = ox.Store() if small else ox.Store(folder)
        try:
            store.bulk_load(path=str(path), format=kind)
        except (SyntaxError, ValueError) as error:
            raise SchemaError(
                f"{path}: not RDF as its ending says ({' '.join(str(error).split())}); "
                "write it again"
            ) from error
        except OSError as error:
            raise InputError(f"{path}: cannot be read ({error})") from error
        yield Dataset(store, path.name)
