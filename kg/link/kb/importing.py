"""Knowledge base files from tables (TSV) and JSON lines of entries."""

import contextlib
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from kg.errors import InputError
from kg.link.kb.faults import Faults
from kg.link.kb.file import KbFile
from kg.link.kb.rows import COLUMNS, Placed, Source, read_json_lines, read_table
from kg.link.kb.write import KbWriter, Progress, new_file
from kg.records import EntityKind


def import_files(
    files: Sequence[Path],
    out: Path,
    *,
    kind: EntityKind | None = None,
    into: KbFile | None = None,
    faults: Faults,
    progress: Progress = lambda _: None,
) -> dict[str, str]:
    """Write the entries of `files`, and those of `into` before them, to `out`.

    Earlier files come first where a name is ambiguous. `kind` is that of rows that
    state none and stand in a file without a line "# kind: ...". Returns what
    `KbFile.info` says. Raises InputError for a file that is no such table, or if
    there is no entry at all.
    """
    with new_file(out) as folder, contextlib.closing(KbWriter(folder, faults)) as writer:
        rank = 0
        if into is not None:
            writer.add_redirects(into.redirects())
            writer.add((str(into.path), entry) for entry in into.entries())
            rank = 1 + into.last_rank()
            # `out` may be this file, and some systems replace no file that is open.
            into.close()
        count = 0
        for number, path in enumerate(files):
            count += writer.add(read_entries(path, kind, rank + number, faults))
        if not count:
            raise InputError(f"no entry could be read from {', '.join(map(str, files))}")
        return writer.finish(progress)


def read_entries(
    path: Path, kind: EntityKind | None, rank: int, faults: Faults
) -> Iterator[Placed]:
    """Yield the entries of a table or of JSON lines; lines that are none go to `faults`."""
    lines = _lines(path)
    comments, first = _head(lines)
    if first is None:
        raise InputError(f"{path}: empty; expected a table or JSON lines of entities")
    source = Source(path.name, _stated_kind(path, comments) or kind, rank)
    rows = (line for line in chain([first], lines) if not line[1].startswith("#"))
    if first[1].startswith("{"):
        yield from read_json_lines(rows, source, faults)
        return
    header = first[1].split("\t")
    if "name" not in header:
        raise InputError(
            f"{path}: neither JSON lines nor a table with the column name (tabs between "
            f"columns); known columns are {', '.join(COLUMNS)}"
        )
    if unused := [column for column in header if column not in COLUMNS]:
        faults.note(f"{path.name}: columns that are not used: {', '.join(unused)}")
    yield from read_table(((n, text.split("\t")) for n, text in rows), source, faults)


def _head(lines: Iterator[tuple[int, str]]) -> tuple[list[str], tuple[int, str] | None]:
    """Return the comments at the top, and the first line that is none (None at the end)."""
    comments: list[str] = []
    for number, text in lines:
        if not text.startswith("#"):
            return comments, (number, text)
        comments.append(text)
    return comments, None


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, start=1):
                if text := line.rstrip("\n"):
                    yield number, text
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 text ({error.reason})") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error


def _stated_kind(path: Path, comments: list[str]) -> EntityKind | None:
    """Return the kind that a comment gives to all rows of the file: "# kind: gpe"."""
    for text in comments:
        key, _, value = text.lstrip("# ").partition(":")
        if key == "kind":
            if value.strip() not in list(EntityKind):
                raise InputError(
                    f"{path}: kind {value.strip()!r} is not one of {', '.join(EntityKind)}"
                )
            return EntityKind(value.strip())
    return None
