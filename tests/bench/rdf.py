"""Export, load and the recipes over an invented corpus: `rdf [--store] [ASSERTIONS...]`.

Seconds are those of the processor in one thread, so that other work on the machine
does not count. Each phase runs in a process of its own, for its peak memory. The
recipes run with their defaults over the graph in memory, with `--store` over the
store on disk. Keys begin with the number of assertions, 100,000 unless given.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kg.export.folder import FolderSource
from kg.export.formats import RdfFormat
from kg.export.rdf import RdfOptions, write_rdf
from kg.export.runs import RunInfo
from kg.query import Question, list_recipes, open_graph
from kg.query.engine import answer
from kg.query.store import STORE_FOLDER
from tests.bench.synthetic import write_synthetic

Figures = dict[str, float]

#: Larger than any graph file: everything is asked in memory.
NO_STORE = 1 << 62


def main(args: list[str]) -> Figures:
    """Measure each size; keys such as `100000_load_seconds`, figures by size in order."""
    where = "store" if "--store" in args else "memory"
    sizes = [int(arg) for arg in args if arg != "--store"] or [100_000]
    figures: Figures = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            for phase in ("tables", "export", where):
                found = _in_a_process(phase, Path(folder), size)
                figures |= {f"{size}_{key}": value for key, value in found.items()}
    return figures


def _in_a_process(phase: str, folder: Path, size: int) -> Figures:
    command = [sys.executable, "-m", "tests.bench.rdf", phase, str(folder), str(size)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    found: Figures = json.loads(told.splitlines()[-1])
    return found


def make_tables(folder: Path, size: int) -> Figures:
    """Write the tables; how long that takes is no figure of the program."""
    write_synthetic(folder, size)
    return {}


def measure_export(folder: Path, size: int) -> Figures:
    """Write graph.trig from the tables, streamed."""
    began = time.process_time()
    options = RdfOptions(run=RunInfo.read(folder))
    with (folder / "graph.trig").open("w", encoding="utf-8", newline="\n") as out:
        quads = write_rdf(FolderSource(folder / "tables"), out, RdfFormat.TRIG, options)
    spent = time.process_time() - began
    return {
        "quads": quads,
        "quads_per_assertion": quads / size,
        "file_mb": (folder / "graph.trig").stat().st_size / 1e6,
        "export_seconds": spent,
        "export_triples_per_second": quads / spent,
        "export_peak_mb": _peak_mb(),
    }


def measure_memory(folder: Path, _: int) -> Figures:
    """Load the graph into memory and run every recipe."""
    began = time.process_time()
    graph = open_graph(folder, NO_STORE)
    figures = {"load_seconds": time.process_time() - began, "load_peak_mb": _peak_mb()}
    figures |= _recipes(lambda sparql: answer(graph, Question(sparql=sparql)))
    return figures | {"peak_mb": _peak_mb()}


def measure_store(folder: Path, _: int) -> Figures:
    """Build the store on disk, open it and run every recipe."""
    began = time.process_time()
    open_graph(folder, 0)
    built = time.process_time() - began
    kept = (folder / STORE_FOLDER).rglob("*")
    began = time.process_time()
    graph = open_graph(folder, 0)
    figures = {
        "store_build_seconds": built,
        "store_build_peak_mb": _peak_mb(),
        "store_disk_mb": sum(file.stat().st_size for file in kept) / 1e6,
        "store_open_seconds": time.process_time() - began,
    }
    return figures | _recipes(lambda sparql: answer(graph, Question(sparql=sparql)))


def _recipes(run: Callable[[str], object]) -> Figures:
    figures: Figures = {}
    for recipe in list_recipes():
        began = time.process_time()
        run(recipe.sparql)
        figures[f"{recipe.name.replace('-', '_')}_seconds"] = time.process_time() - began
        print(recipe.name, round(time.process_time() - began, 2), file=sys.stderr, flush=True)
    return figures | {"slowest_recipe_seconds": max(figures.values())}


def _peak_mb() -> float:
    import resource

    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


PHASES: dict[str, Callable[[Path, int], Figures]] = {
    "tables": make_tables,
    "export": measure_export,
    "memory": measure_memory,
    "store": measure_store,
}

if __name__ == "__main__":
    print(json.dumps(PHASES[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))))
