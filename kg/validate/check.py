"""Validates a file or the folder of a run."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Never

from tqdm import tqdm

from kg.errors import InputError
from kg.schema import RECORDS, iter_batches
from kg.validate.agreement import check_agreement
from kg.validate.dataset import Dataset, open_dataset
from kg.validate.known import Known
from kg.validate.pieces import count_nodes
from kg.validate.report import Report, Violation
from kg.validate.shacl import check_shapes
from kg.validate.shapes import load_shapes
from kg.validate.tables import check_tables

#: The graph, the tables and the record in the folder of a run.
GRAPH, TABLES, RECORD = "graph.trig", "tables", "run.json"


def validate_path(path: Path, *, quiet: bool = False) -> Report:
    """Return what is wrong with an RDF file, or with the graph and tables of a run.

    A progress bar goes to stderr unless `quiet` or stderr is no terminal. Raises
    `InputError` for a path that is not there, `SchemaError` for a file that cannot be
    parsed; a file that can be parsed and is wrong is a report.
    """
    if not path.is_dir():
        with open_dataset(path) as dataset:
            nodes, found = _check_graph(dataset, quiet)
        return Report(nodes, 0, tuple(sorted(found)))
    graph = path / GRAPH
    if not graph.is_file():
        raise InputError(f"{path}: no {GRAPH} in this folder; run `kg run ... --out {path}` first")
    counts = _counts(path / TABLES)
    with open_dataset(graph) as dataset:
        nodes, found = _check_graph(dataset, quiet)
        known = Known.read(path / TABLES)
        with _bar(sum(counts.values()), " rows", quiet) as bar:
            found |= dict.fromkeys(check_tables(path / TABLES, known, bar.update))
        found |= dict.fromkeys(check_agreement(dataset, path / TABLES, known))
    found |= dict.fromkeys(_check_record(path / RECORD, counts))
    return Report(nodes, sum(counts.values()), tuple(sorted(found)))


def _check_graph(dataset: Dataset, quiet: bool) -> tuple[int, dict[Violation, None]]:
    shapes = load_shapes()
    nodes = count_nodes(dataset, shapes)
    with _bar(nodes, " nodes", quiet) as bar:
        return nodes, check_shapes(dataset, shapes, bar.update)


def _bar(total: int, unit: str, quiet: bool) -> "tqdm[Never]":
    return tqdm(total=total, unit=unit, disable=True if quiet else None)


def _counts(folder: Path) -> dict[str, int]:
    return {name: sum(batch.num_rows for batch in iter_batches(folder, name)) for name in RECORDS}


def _check_record(path: Path, counts: dict[str, int]) -> Iterator[Violation]:
    """Yield the counts of run.json that are not those of the tables; a folder may lack it."""
    if not path.is_file():
        return
    try:
        told = json.loads(path.read_text(encoding="utf-8"))["counts"]
        wrong = {
            name: told[name] for name in counts if told.get(name, counts[name]) != counts[name]
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        wrong = {"counts": "no counts"}
    for name, seen in wrong.items():
        rows = counts.get(name)
        yield Violation(
            where=RECORD,
            kind="counts",
            node=name,
            rule="tables:run-counts",
            path="",
            seen=str(seen),
            expected=f"expected the rows of the table: {rows}"
            if rows is not None
            else "expected the counts of all tables",
        )
