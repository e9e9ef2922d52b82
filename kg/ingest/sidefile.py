"""Side files: what a folder says about its articles, in TOML, CSV or JSON lines."""

import csv
import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from io import StringIO
from pathlib import Path, PurePosixPath

from kg.errors import InputError, shown
from kg.ingest.encoding import UndecodableError, decode
from kg.ingest.fields import FIELDS, Metadata, plain_value

_NAMES = ("articles.csv", "articles.jsonl", "articles.toml")
_ALLOWED = ("file", *FIELDS)
_TABLE = re.compile(r"^[ \t]*\[\[[ \t]*article[ \t]*\]\]", re.MULTILINE)
_LOOKED_AT = 65_536

Row = dict[str, object]


def is_side_file(path: Path) -> bool:
    """Say whether a file describes articles.

    `articles.toml` and `articles.csv` always do; `articles.jsonl` does where its
    first line has a `file` field, else it is a file with articles.
    """
    if path.name not in _NAMES or not path.is_file():
        return False
    return path.suffix != ".jsonl" or _first_line_names_a_file(path)


def read_side_file(path: Path) -> dict[str, Metadata]:
    """Return the metadata by `file` (a path relative to the side file's folder).

    Raises InputError with file, line and field for broken syntax, an unknown or
    missing field, a value of the wrong type, a file outside the folder or one
    that is described twice.
    """
    try:
        text = decode(path.read_bytes())
    except (OSError, UndecodableError) as error:
        raise InputError(f"Cannot read the side file {shown(str(path))}: {error}.") from error
    readers = {".toml": _toml_rows, ".csv": _csv_rows, ".jsonl": _json_rows}
    entries: dict[str, Metadata] = {}
    for where, row in readers[path.suffix](path, text):
        name, metadata = _entry(where, row)
        if name in entries:
            raise InputError(f"{where}: file {shown(name)} is described twice; expected once.")
        entries[name] = metadata
    return entries


def _entry(where: str, row: Row) -> tuple[str, Metadata]:
    allowed = ", ".join(_ALLOWED)
    for field in row:
        if field not in _ALLOWED:
            raise InputError(f"{where}: unknown field {shown(field)}; allowed are {allowed}.")
    values = {field: _value(where, field, value) for field, value in row.items()}
    name = values.pop("file", None)
    if name is None:
        raise InputError(f"{where}: no file; expected the name of an article file.")
    inner = PurePosixPath(name)
    if inner.is_absolute() or ".." in inner.parts:
        raise InputError(f"{where}: file {shown(name)}; expected a path below this folder.")
    return str(inner), Metadata(**values)


def _value(where: str, field: str, value: object) -> str | None:
    if isinstance(value, datetime | date):
        value = value.isoformat()
    try:
        return plain_value(value)
    except TypeError as error:
        raise InputError(f"{where}: field {field} is {shown(value)}; expected text.") from error


def _toml_rows(path: Path, text: str) -> Iterator[tuple[str, Row]]:
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: {error}; expected TOML with [[article]] tables.") from error
    extra = [shown(name) for name in document if name != "article"]
    tables = document.get("article", [])
    if extra or not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        found = ", ".join(extra) or "another kind of value"
        raise InputError(f"{path}: found {found}; expected [[article]] tables only.")
    starts = [text.count("\n", 0, match.start()) + 1 for match in _TABLE.finditer(text)]
    for number, table in enumerate(tables):
        line = starts[number] if len(starts) == len(tables) else f"table {number + 1}"
        yield f"{path}:{line}", table


def _csv_rows(path: Path, text: str) -> Iterator[tuple[str, Row]]:
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        if "file" not in header or len(set(header)) < len(header):
            raise InputError(
                f"{path}:1: columns {shown(', '.join(header))}; expected a header with "
                f"`file` and some of {', '.join(FIELDS)}, each once."
            )
        for row in reader:
            where = f"{path}:{reader.line_num}"
            if row and len(row) != len(header):
                raise InputError(f"{where}: {len(row)} columns; expected {len(header)}.")
            if row:
                yield where, dict(zip(header, row, strict=True))
    except csv.Error as error:
        message = f"{path}:{reader.line_num}: {error}; expected comma-separated values."
        raise InputError(message) from error


def _json_rows(path: Path, text: str) -> Iterator[tuple[str, Row]]:
    for number, line in enumerate(text.split("\n"), start=1):
        where = f"{path}:{number}"
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{where}:{error.colno}: {error.msg}; expected JSON.") from error
        except (ValueError, RecursionError) as error:
            raise InputError(f"{where}: {error}; expected a JSON object.") from error
        if not isinstance(row, dict):
            raise InputError(f"{where}: {shown(line)}; expected a JSON object.")
        yield where, row


def _first_line_names_a_file(path: Path) -> bool:
    with path.open("rb") as stream:
        line = stream.readline(_LOOKED_AT).removeprefix(b"\xef\xbb\xbf")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return b'"file"' in line
    return isinstance(row, dict) and "file" in row
