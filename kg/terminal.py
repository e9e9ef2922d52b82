"""Text that is safe and readable in a terminal. Article text is hostile."""

import unicodedata
from collections.abc import Iterator, Sequence

#: Categories that may steer a terminal or hide text: control, format, surrogate.
_UNSAFE = frozenset({"Cc", "Cf", "Cs"})


def printable(text: str) -> str:
    """Return `text` on one line, with characters that could steer a terminal escaped.

    White space runs become one space; control, format (bidirectional overrides,
    zero width) and lone surrogate characters become `\\u....`.
    """
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    return "".join(f"\\u{ord(c):04x}" if unicodedata.category(c) in _UNSAFE else c for c in line)


def shorten(text: str, width: int) -> str:
    """Return `text` in at most `width` code points, with an ellipsis where it is cut."""
    return text if len(text) <= width else text[: max(width - 1, 0)].rstrip() + "…"


def table_lines(
    header: Sequence[str], rows: Sequence[Sequence[str]], limits: Sequence[int]
) -> Iterator[str]:
    """Yield an aligned table; cell i is made printable and cut at `limits[i]`."""
    cells = [
        [shorten(printable(cell), limit) for cell, limit in zip(row, limits, strict=True)]
        for row in (header, *rows)
    ]
    widths = [max(len(row[i]) for row in cells) for i in range(len(header))]
    for number, row in enumerate(cells):
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        if number == 0:
            yield "  ".join("-" * width for width in widths)
