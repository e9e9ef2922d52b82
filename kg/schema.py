"""Arrow schemas of the tables, from the records; reading and writing with checks.

The Parquet files in `tables/` are a public interface: one file per field of
`Tables`, one row per record, one column per field of the record. A closed choice
is a string, a tuple is a list, a nested record is a struct with the same field
names. Offsets are code points, half open. Each file carries `SCHEMA_VERSION`;
another version is refused, not guessed at. docs/tables.md describes each column.
"""

import types
import typing
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from kg import records
from kg.errors import InputError, SchemaError
from kg.records import Tables

#: Raised whenever a column is renamed, removed or changes its meaning.
SCHEMA_VERSION = "1"
_VERSION_KEY = b"kg.schema"
#: Rows of a batch when a table is streamed: some megabytes of records.
BATCH_ROWS = 2_000
_SCALARS: dict[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
}

#: The record class behind each table, in the order of `Tables`.
RECORDS: dict[str, type] = {
    "articles": records.Article,
    "mentions": records.Mention,
    "attributions": records.Attribution,
    "assertions": records.Assertion,
    "entities": records.Entity,
    "claims": records.Claim,
    "claim_links": records.ClaimLink,
    "quotations": records.Quotation,
    "copies": records.Copy,
    "rejects": records.Reject,
}


def _optional(hint: Any) -> tuple[Any, bool]:
    """Split `X | None` into (X, True); anything else is (hint, False)."""
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        inner = [part for part in typing.get_args(hint) if part is not type(None)]
        return inner[0], True
    return hint, False


def _arrow_type(hint: Any) -> pa.DataType:
    """Return the Arrow type of one field annotation of a record."""
    hint, _ = _optional(hint)
    if typing.get_origin(hint) is tuple:
        return pa.list_(_arrow_type(typing.get_args(hint)[0]))
    if is_dataclass(hint):
        return pa.struct(_arrow_fields(typing.cast(type, hint)))
    if issubclass(hint, StrEnum):
        return pa.string()
    return _SCALARS[hint]


def _arrow_fields(record: type) -> list[pa.Field]:
    hints = typing.get_type_hints(record)
    return [
        pa.field(f.name, _arrow_type(hints[f.name]), nullable=_optional(hints[f.name])[1])
        for f in fields(record)
    ]


def arrow_schema(table: str) -> pa.Schema:
    """Return the Arrow schema of a table of `RECORDS`, with version metadata."""
    return pa.schema(
        _arrow_fields(RECORDS[table]), metadata={_VERSION_KEY: SCHEMA_VERSION.encode()}
    )


def to_plain(value: Any) -> Any:
    """Return a record as dicts, lists and scalars only, field order kept."""
    if is_dataclass(value):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return str(value) if isinstance(value, StrEnum) else value


def from_plain(hint: Any, value: Any) -> Any:
    """Return the value of type `hint` that `to_plain` turned into `value`."""
    hint, _ = _optional(hint)
    if value is None:
        return None
    if typing.get_origin(hint) is tuple:
        inner = typing.get_args(hint)[0]
        return tuple(from_plain(inner, item) for item in value)
    if is_dataclass(hint):
        kind = typing.cast(Any, hint)
        hints = _hints(kind)
        return kind(**{name: from_plain(hints[name], value[name]) for name in hints})
    return hint(value) if issubclass(hint, StrEnum) else value


@cache
def _hints(record: type) -> dict[str, Any]:
    """Return the type of each field of a record, in order; looked up once per class."""
    hints = typing.get_type_hints(record)
    return {field.name: hints[field.name] for field in fields(record)}


def _from_column(hint: Any, column: Any) -> list[Any]:
    """Return the values of an Arrow array as values of type `hint`.

    Whole columns at a time: building dicts first takes four times as long.
    """
    hint, _ = _optional(hint)
    if typing.get_origin(hint) is tuple:
        edges = column.offsets.to_pylist()
        first = edges[0]
        # A slice shares the values of the whole column: take only its own.
        inner = column.values.slice(first, edges[-1] - first)
        values = _from_column(typing.get_args(hint)[0], inner)
        return [tuple(values[start - first : end - first]) for start, end in pairwise(edges)]
    if is_dataclass(hint):
        return _from_struct(typing.cast(type, hint), column)
    if issubclass(hint, StrEnum):
        members = {str(member): member for member in typing.cast(Any, hint)}
        return [None if value is None else members[value] for value in column.to_pylist()]
    return typing.cast(list[Any], column.to_pylist())


def _from_struct(record: type, column: Any) -> list[Any]:
    names = list(_hints(record))
    columns = [_from_column(hint, column.field(name)) for name, hint in _hints(record).items()]
    rows = zip(*columns, strict=True)
    if not column.null_count:
        return [record(**dict(zip(names, row, strict=True))) for row in rows]
    known = column.is_valid().to_pylist()
    return [
        record(**dict(zip(names, row, strict=True))) if is_known else None
        for row, is_known in zip(rows, known, strict=True)
    ]


def _encodable(value: Any) -> Any:
    """Replace lone surrogates, which UTF-8 cannot hold, by U+FFFD, lengths kept."""
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value)
        return value
    if isinstance(value, list):
        return [_encodable(item) for item in value]
    if isinstance(value, dict):
        return {key: _encodable(item) for key, item in value.items()}
    return value


def write_tables(tables: Tables, folder: Path) -> None:
    """Write one Parquet file per table into `folder`, each under its final name when whole.

    Equal tables give byte-equal files with the same version of Arrow.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in RECORDS:
        rows = [_encodable(to_plain(record)) for record in getattr(tables, name)]
        table = pa.Table.from_pylist(rows, schema=arrow_schema(name))
        unfinished = folder / f".{name}.parquet.part"
        pq.write_table(table, unfinished, compression="zstd")
        unfinished.replace(folder / f"{name}.parquet")


def iter_batches(
    folder: Path, name: str, rows: int = BATCH_ROWS, columns: Sequence[str] | None = None
) -> Iterator[pa.RecordBatch]:
    """Yield one table of `folder` as Arrow batches of at most `rows` rows, in written order.

    `columns` limits what is read. Errors as in `read_table`, at the first batch.
    """
    path = folder / f"{name}.parquet"
    if not path.is_file():
        raise InputError(f"{path}: no such table; run `kg run ... --out {folder.parent}` first")
    try:
        with pq.ParquetFile(path) as file:
            _check_version(path, name, file.schema_arrow)
            yield from file.iter_batches(rows, columns=None if columns is None else list(columns))
    except (pa.ArrowInvalid, OSError) as error:
        raise SchemaError(f"{path}: not a Parquet file ({error}); run `kg run` again") from error


def count_rows(folder: Path, name: str) -> int:
    """Return the number of records of one table; errors as in `read_table`."""
    return sum(batch.num_rows for batch in iter_batches(folder, name, columns=()))


def iter_records(folder: Path, name: str, rows: int = BATCH_ROWS) -> Iterator[Any]:
    """Yield the records of one table of `folder` in their written order.

    Errors as in `read_table`. Memory does not grow with the table.
    """
    for batch in iter_batches(folder, name, rows):
        yield from records_of(name, batch)


def records_of(name: str, batch: pa.RecordBatch) -> list[Any]:
    """Return the rows of a batch of the table `name` as records."""
    return _from_struct(RECORDS[name], batch.to_struct_array())


def read_table(folder: Path, name: str) -> tuple[Any, ...]:
    """Return the records of one table of `folder` in their written order.

    Raises InputError if the file is absent and SchemaError if it is not a table
    of this program and version.
    """
    return tuple(iter_records(folder, name))


def _check_version(path: Path, name: str, schema: pa.Schema) -> None:
    found = (schema.metadata or {}).get(_VERSION_KEY, b"none").decode(errors="replace")
    if found != SCHEMA_VERSION or schema.names != arrow_schema(name).names:
        raise SchemaError(
            f"{path}: table version {found}, expected {SCHEMA_VERSION} with columns "
            f"{', '.join(arrow_schema(name).names)}; run `kg run` again"
        )


def read_tables(folder: Path) -> Tables:
    """Return all tables of `folder`; errors as in `read_table`."""
    return Tables(**{name: read_table(folder, name) for name in RECORDS})
