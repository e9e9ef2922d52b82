"""The graph of a run as a store: in memory, or built once and kept on disk.

A large `graph.trig` is loaded once into `DIR/.store/KEY/`, where KEY stands for
the state of the file and the versions of the programs; a changed file has
another key. A store is built under a passing name and renamed when it is whole,
so a key that is there is complete. One process builds at a time, the others wait.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__
from kg.errors import SchemaError, shown
from kg.query.results import Prefixes

if TYPE_CHECKING:
    from pyoxigraph import RdfFormat, Store

#: The file that holds the graph in the folder of a run.
GRAPH_FILE = "graph.trig"

#: The folder of the stores in the folder of a run.
STORE_FOLDER = ".store"

#: From this size on (bytes) a graph file gets a store on disk, where one query is
#: asked at a time; see docs/query.md for what was measured on both sides of it.
STORE_FROM = 32_000_000

#: Endings of RDF files that can be asked, and how the engine calls their formats.
FILE_FORMATS = {
    ".trig": "TRIG",
    ".nq": "N_QUADS",
    ".ttl": "TURTLE",
    ".nt": "N_TRIPLES",
    ".jsonld": "JSON_LD",
    ".rdf": "RDF_XML",
}

_BUILDING = "building-"


@dataclass(frozen=True, slots=True)
class Graph:
    """A store that can be asked, with the prefixes of its file."""

    store: "Store"
    prefixes: Prefixes


def graph_file(source: Path) -> Path:
    """Return the graph file of a run's folder, or `source` if it is a file.

    Raises `SchemaError` where there is none or its ending is not known.
    """
    path = source / GRAPH_FILE if source.is_dir() else source
    if not path.is_file():
        raise SchemaError(
            f"{path} is not there: expected the graph of a run; give the folder that kg run "
            "wrote, or run kg run first"
        )
    if path.suffix not in FILE_FORMATS:
        raise SchemaError(
            f"{path} ends in {shown(path.suffix)}; expected one of {', '.join(FILE_FORMATS)}"
        )
    return path


def stamp(path: Path) -> str:
    """Return a key for the state of a graph file and the versions that read it.

    Size, time of change and inode stand for the content: kg writes the file anew
    under another name, and reading gigabytes before each query takes too long.
    """
    from pyoxigraph import __version__ as engine_version

    found = path.stat()
    state = [found.st_size, found.st_mtime_ns, found.st_ino, engine_version, __version__]
    return sha256(json.dumps(state).encode()).hexdigest()[:24]


def open_graph(source: Path, store_from: int | None = None) -> Graph:
    """Return the graph of a run's folder or of a file, ready to be asked.

    Files of their own and graphs of less than `store_from` bytes (`STORE_FROM`)
    are loaded into memory. So is a large one whose folder cannot be written to.
    Raises `SchemaError` when there is no graph or it cannot be read.
    """
    path = graph_file(source)
    least = STORE_FROM if store_from is None else store_from
    if not source.is_dir() or path.stat().st_size < least:
        return _in_memory(path)
    try:
        return _open_stored(_stored(path))
    except OSError:
        return _in_memory(path)


def build_store(path: Path, place: Path) -> None:
    """Load the graph file `path` into a new store in the folder `place`."""
    from pyoxigraph import Store

    place.mkdir(parents=True)
    store = Store(str(place / "data"))
    prefixes = _load(store, path)
    store.flush()
    (place / "prefixes.json").write_text(json.dumps(prefixes), encoding="utf-8")


def _in_memory(path: Path) -> Graph:
    from pyoxigraph import Store

    store = Store()
    return Graph(store, _load(store, path))


def _open_stored(place: Path) -> Graph:
    from pyoxigraph import Store

    prefixes = json.loads((place / "prefixes.json").read_text(encoding="utf-8"))
    store = Store.read_only(str(place / "data"))
    return Graph(store, tuple((name, start) for name, start in prefixes))


def _stored(path: Path) -> Path:
    """Return the folder of the store for `path`, which is built if it is not there."""
    stores = path.parent / STORE_FOLDER
    place = stores / stamp(path)
    if place.is_dir():
        return place
    stores.mkdir(exist_ok=True)
    with _builders_turn(stores):
        while not (place := stores / stamp(path)).is_dir():
            _clear(stores)
            passing = stores / f"{_BUILDING}{os.getpid()}"
            build_store(path, passing)
            if place.name == stamp(path):
                passing.rename(place)
    return place


def _clear(stores: Path) -> None:
    """Remove the stores of earlier states and what a killed builder left behind."""
    for entry in stores.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry, ignore_errors=True)


@contextmanager
def _builders_turn(stores: Path) -> Iterator[None]:
    """Wait until no other process builds here; a killed process gives up its turn."""
    try:
        import fcntl
    except ImportError:  # Windows: two builders do the work twice, and one fails to rename.
        yield
        return
    with (stores / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _load(store: "Store", path: Path) -> Prefixes:
    from pyoxigraph import parse

    form = _format(path)
    try:
        # The prefixes of the file are known once its first quad was read.
        reader = parse(path=path, format=form)
        next(reader, None)
        store.bulk_load(path=path, format=form)
    except (SyntaxError, OSError, ValueError) as error:
        raise SchemaError(
            f"{path} cannot be read as {form.name}: {shown(str(error))}; run kg run again"
        ) from error
    return tuple(sorted(reader.prefixes.items()))


def _format(path: Path) -> "RdfFormat":
    from pyoxigraph import RdfFormat

    found: RdfFormat = getattr(RdfFormat, FILE_FORMATS[path.suffix])
    return found
