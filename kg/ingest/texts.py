"""Article files to raw articles: one text, or one text a line."""

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, cast

from kg.errors import shown
from kg.ingest.encoding import UndecodableError, decode
from kg.ingest.fields import SYNONYMS, Metadata, clean_characters, plain_value
from kg.ingest.files import ArticleFile
from kg.records import Reject, Stage

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """The text of one article with its metadata; `where` is file or file:line."""

    where: str
    text: str
    metadata: Metadata


def read_file(file: ArticleFile) -> Iterator[Raw | Reject]:
    """Yield the texts of one file in order; what cannot be read is a Reject.

    A broken line costs that line, a broken file what follows the break.
    """
    try:
        with _open(file) as stream:
            if file.is_lines:
                yield from _read_lines(file, stream)
            else:
                yield Raw(where=file.label, text=decode(stream.read()), metadata=file.metadata)
    except UndecodableError as error:
        yield reject(file.label, error.reason, str(error))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield reject(file.label, "gzip", f"the compressed file is broken: {error}")
    except OSError as error:
        yield reject(file.label, "unreadable", error.strerror or str(error))


def count_texts(file: ArticleFile) -> int:
    """Return how many items `read_file` gives: 1, or the lines that are not blank.

    A file that cannot be read counts as one, its Reject.
    """
    if not file.is_lines:
        return 1
    try:
        with _open(file) as stream:
            return max(1, sum(1 for line in _lines(stream) if line.strip()))
    except (OSError, EOFError, zlib.error, UndecodableError):
        return 1


def reject(where: str, reason: str, detail: str) -> Reject:
    """Return a Reject of this stage."""
    return Reject(article_id=where, stage=Stage.INGEST, reason=reason, detail=detail)


def _open(file: ArticleFile) -> BinaryIO:
    if file.is_packed:
        return cast(BinaryIO, gzip.open(file.path, "rb"))
    return file.path.open("rb")


def _read_lines(file: ArticleFile, stream: BinaryIO) -> Iterator[Raw | Reject]:
    is_empty = True
    for number, line in enumerate(_lines(stream), start=1):
        if not line.strip():
            continue
        is_empty = False
        where = f"{file.label}:{number}"
        try:
            yield _raw(where, decode(line), file.metadata)
        except UndecodableError as error:
            yield reject(where, error.reason, str(error))
    if is_empty:
        yield reject(file.label, "empty", "the file has no line; expected one JSON object a line")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a file as they are; UTF-16 files are turned into UTF-8."""
    first = stream.readline()
    if first.startswith(_WIDE_MARKS):
        yield from decode(first + stream.read()).encode().split(b"\n")
        return
    yield first
    yield from stream


def _raw(where: str, line: str, known: Metadata) -> Raw | Reject:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return reject(where, "json-line", f"{error}; seen {shown(line)}; expected a JSON object")
    if not isinstance(row, dict):
        return reject(where, "json-line", f"seen {shown(line)}; expected a JSON object")
    text = _first(row, "text")
    if not isinstance(text, str):
        names = ", ".join(SYNONYMS["text"])
        seen = ", ".join(row) if text is None else f"{text!r} as text"
        return reject(where, "no-text", f"seen {shown(seen)}; expected text in one of {names}")
    try:
        values = {field: plain_value(_first(row, field)) for field in SYNONYMS if field != "text"}
    except TypeError as error:
        return reject(where, "field-type", f"a field holds {error}; expected text")
    unix = clean_characters(text).removeprefix("\ufeff").replace("\r\n", "\n")
    return Raw(where=where, text=unix, metadata=Metadata(**values).over(known))


def _first(row: Mapping[str, object], field: str) -> object:
    """Return the first value of a field's names that says something, else an empty one."""
    values = [row[name] for name in SYNONYMS[field] if row.get(name) is not None]
    filled = [value for value in values if value not in ("", [])]
    return next(iter([*filled, *values]), None)
