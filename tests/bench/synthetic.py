"""Tables of an invented corpus of any size, for measuring export and queries.

The shares (voices, polarity, modality, stance, qualifiers, quotations) follow
what a run over some eight hundred real articles gave; names, words and dates are
made up. Popularity of claims, entities and outlets is Zipf-like. Rows are
streamed, so memory does not grow with the size. The rows of `assertions` are
sorted by their id, which is a digest, as `kg run` sorts them.

    python -m tests.bench.synthetic FOLDER ASSERTIONS [SEED]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from kg.schema import RECORDS, SCHEMA_VERSION, arrow_schema
from tests.bench.synthetic_text import Row, World

#: Rows that are held before they are written as one row group.
ROW_GROUP = 10_000


def write_synthetic(folder: Path, assertions: int, seed: int = 1) -> None:
    """Write `folder/tables/*.parquet` and `folder/run.json` with so many assertions.

    The same arguments give the same files. The tables are whole: every id that a
    row names has a row, and every span holds the words that it says it holds.
    """
    tables = folder / "tables"
    tables.mkdir(parents=True, exist_ok=True)
    world = World(assertions, seed)
    with Writers(tables) as writers:
        for table, row in world.rows():
            writers.add(table, row)
    sort_table(tables, "assertions", "assertion_id")
    sort_table(tables, "quotations", "quotation_id")
    record = {
        "program": "kg 0.1.0",
        "schema": SCHEMA_VERSION,
        "model": "en_synthetic 1",
        "options": {"model": None, "strict": False},
        "counts": writers.counts,
    }
    (folder / "run.json").write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


class Writers:
    """One Parquet file per table, written in row groups; a context manager."""

    def __init__(self, folder: Path) -> None:
        self.counts = dict.fromkeys(RECORDS, 0)
        self._rows: dict[str, list[Row]] = {name: [] for name in RECORDS}
        self._schemas = {name: arrow_schema(name) for name in RECORDS}
        self._files = {
            name: pq.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd")
            for name, schema in self._schemas.items()
        }

    def add(self, table: str, row: Row) -> None:
        """Add one row to a table."""
        rows = self._rows[table]
        rows.append(row)
        if len(rows) >= ROW_GROUP:
            self._flush(table)

    def _flush(self, table: str) -> None:
        rows = self._rows[table]
        self.counts[table] += len(rows)
        batch = pa.Table.from_pylist(rows, schema=self._schemas[table])
        self._files[table].write_table(batch)
        rows.clear()

    def __enter__(self) -> Writers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for name, file in self._files.items():
            if self._rows[name]:
                self._flush(name)
            file.close()


def sort_table(folder: Path, table: str, key: str, parts: int = 16) -> None:
    """Sort the rows of a table by a column of ids that end in evenly spread hex digits.

    One pass for each share of the ids, so that only one share is in memory.
    """
    path, begun = folder / f"{table}.parquet", folder / f".{table}.parquet.part"
    count = max(1, min(parts, pq.ParquetFile(path).metadata.num_rows // ROW_GROUP))
    with pq.ParquetWriter(begun, arrow_schema(table), compression="zstd") as out:
        for part in range(count):
            found = pa.Table.from_batches(_share(path, key, part, count), arrow_schema(table))
            out.write_table(found.sort_by(key), row_group_size=ROW_GROUP)
    begun.replace(path)


def _share(path: Path, key: str, part: int, count: int) -> Iterator[Any]:
    """Yield the rows whose first two digits of the id fall into share `part` of `count`."""
    for batch in pq.ParquetFile(path).iter_batches(ROW_GROUP):
        digits = [int(name.rsplit("-", 1)[1][:2], 16) for name in batch.column(key).to_pylist()]
        yield batch.filter(pa.array([digit * count // 256 == part for digit in digits]))


if __name__ == "__main__":
    write_synthetic(Path(sys.argv[1]), int(sys.argv[2]), *map(int, sys.argv[3:4]))
