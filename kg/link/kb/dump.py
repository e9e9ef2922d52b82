"""The lines of a Wikidata JSON dump, plain or compressed, one entity each.

A dump is one JSON array with an entity and a comma on each line:
https://www.wikidata.org/wiki/Wikidata:Database_download
"""

import bz2
import gzip
import importlib
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, cast

from kg.errors import InputError, shown

#: First bytes of a compressed file; its name may say anything.
_GZIP, _BZ2, _XZ, _ZSTD = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd"
_BUFFER = 1 << 20
_BROKEN = (EOFError, OSError, zlib.error, lzma.LZMAError)


def read_lines(dump: Path, at: Callable[[int], object]) -> Iterator[tuple[int, bytes]]:
    """Yield the number (from 1) and the bytes of each entity of a dump, without comma.

    `at` is told now and then how many bytes of the file are read. Raises
    InputError for a file that is no such dump, or that ends before its end.
    """
    try:
        raw = dump.open("rb")
    except OSError as error:
        raise InputError(f"{dump}: cannot be read ({error.strerror})") from error
    with raw, _unpacked(raw, dump) as stream:
        lines = _entities(stream, dump)
        module = _zstd()
        broken = (*_BROKEN, module.ZstdError) if module is not None else _BROKEN
        while True:
            try:
                found = next(lines, None)
            except broken as error:
                raise InputError(
                    f"{dump}: truncated or damaged, it cannot be unpacked to its end "
                    f"({error}); download it again"
                ) from error
            at(raw.tell())
            if found is None:
                return
            yield found


def _entities(stream: IO[bytes], dump: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the lines between the brackets; a file without brackets is one entity a line."""
    number, opened, closed = 0, False, False
    for number, line in enumerate(stream, start=1):
        text = line.strip()
        if number == 1:
            text = text.removeprefix(b"\xef\xbb\xbf")
            if text[:1] not in (b"[", b"{"):
                raise InputError(
                    f"{dump}: no Wikidata JSON dump, it begins with {_peek(text)}; expected "
                    "'[' and then one entity a line"
                )
            opened = text.startswith(b"[")
            text = text.removeprefix(b"[")
        if text == b"]":
            closed = True
        elif text := text.removesuffix(b","):
            yield number, text
    if not number:
        raise InputError(f"{dump}: no Wikidata JSON dump, it holds nothing: empty or truncated")
    if opened and not closed:
        raise InputError(
            f"{dump}: truncated, it ends at line {number} without the closing ']'; "
            "download it again"
        )


def _unpacked(raw: IO[bytes], dump: Path) -> IO[bytes]:
    """Return the stream of what a file holds, by its first bytes."""
    start = raw.read(6)
    raw.seek(0)
    if start.startswith(_GZIP):
        return cast("IO[bytes]", gzip.open(raw))
    if start.startswith(_BZ2):
        return bz2.open(raw)
    if start.startswith(_XZ):
        return lzma.open(raw)
    if start.startswith(_ZSTD):
        return _open_zstd(raw, dump)
    return raw


def _open_zstd(raw: IO[bytes], dump: Path) -> IO[bytes]:
    """Unpack with the standard library where it can (Python 3.14), else with `zstandard`."""
    module = _zstd()
    if module is None:
        raise InputError(
            f"{dump}: packed with zstd, which needs one more package: pip install zstandard "
            "(or unpack it with `zstd -d`)"
        )
    if hasattr(module, "ZstdFile"):
        return cast("IO[bytes]", module.ZstdFile(raw))
    # Large dumps are packed in many frames, one after the other.
    reader = module.ZstdDecompressor().stream_reader(raw, read_across_frames=True)
    return io.BufferedReader(reader, _BUFFER)


def _zstd() -> Any:
    """Return the module that unpacks zstd, None where there is none."""
    for name in ("compression.zstd", "zstandard"):
        try:
            return importlib.import_module(name)
        except ImportError:
            continue
    return None


def _peek(text: bytes) -> str:
    return shown(text[:40].decode("utf-8", "replace")) if text else "an empty line"
