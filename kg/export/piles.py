"""Sorting more rows than memory holds: sorted stretches on disk, merged as they are read."""

import heapq
import marshal
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Self, TypeVar

#: Rows that are sorted in memory before they go to disk.
STRETCH = 50_000

#: Rows of a stretch that are read back at once.
BLOCK = 200

#: Strings, numbers and bytes; rows are compared as tuples.
Row = tuple[Any, ...]

T = TypeVar("T")


class Pile:
    """Rows put in in any order and given back sorted, as tuples compare.

    Up to `STRETCH` rows stay in memory; more go to unnamed files in `folder`
    (None is the system's), which vanish when the pile is closed. A context
    manager.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._rows: list[Row] = []
        self._stretches: list[IO[bytes]] = []

    def add(self, row: Row) -> None:
        """Put in one row."""
        self._rows.append(row)
        if len(self._rows) >= STRETCH:
            self._put_down()

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows in order; call it once, after the last `add`."""
        self._rows.sort()
        return heapq.merge(*map(_read_back, self._stretches), self._rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for stretch in self._stretches:
            stretch.close()

    def _put_down(self) -> None:
        self._rows.sort()
        # Closed with the pile: the file lives longer than this call.
        stretch = TemporaryFile(dir=self._folder)  # noqa: SIM115
        rows = iter(self._rows)
        while block := list(islice(rows, BLOCK)):
            marshal.dump(block, stretch)
        self._stretches.append(stretch)
        self._rows = []


def looked_up(
    rows: Iterable[Row], found: Iterable[T], key: Callable[[T], str]
) -> Iterator[tuple[Row, T | None]]:
    """Join sorted `rows` by their first value with `found`, which is sorted by `key`.

    Yields each row with what has its key, or None where nothing has.
    """
    items = iter(found)
    item = next(items, None)
    for row in rows:
        while item is not None and key(item) < row[0]:
            item = next(items, None)
        yield row, item if item is not None and key(item) == row[0] else None


def _read_back(stretch: IO[bytes]) -> Iterator[Row]:
    stretch.seek(0)
    while True:
        try:
            block = marshal.load(stretch)
        except EOFError:
            return
        yield from block
