"""Bytes to text, and the files that are no text at all."""

import re

#: First bytes of common files that are no text; some begin like ASCII.
_SIGNATURES = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x7fELF",
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\xfd7zXZ",
    b"SQLite format 3",
    b"OggS",
    b"ID3",
)
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]")

#: A file is taken for binary where more than this share of its first bytes are
#: control characters; compressed data has about 11 %.
BINARY_SHARE = 0.05
_LOOKED_AT = 8192


class UndecodableError(ValueError):
    """Bytes that are not the text of an article; `reason` is that of the Reject."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def decode(data: bytes) -> str:
    r"""Return the text of `data` without byte order mark and with \n line ends.

    A byte order mark decides (UTF-8, UTF-16, UTF-32); else UTF-8; else
    Windows-1252, if every byte has a meaning there, none is a control character
    and the bytes are not UTF-8 with a few errors. Raises `UndecodableError`
    with reason `binary` or `encoding` and the offset of the first bad byte.
    """
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _unix_lines(_strictly(data[len(mark) :], name, len(mark)))
    if _is_binary(data):
        raise UndecodableError("binary", "the file holds control bytes or a binary signature")
    try:
        return _unix_lines(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _unix_lines(_as_windows(data, error.start))


def _strictly(data: bytes, name: str, offset: int) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        where = offset + error.start
        raise UndecodableError("encoding", f"broken {name} at byte {where}") from error


def _as_windows(data: bytes, first_bad: int) -> str:
    bad = f"neither UTF-8 nor Windows-1252; first bad byte 0x{data[first_bad]:02x} at {first_bad}"
    if _CONTROL.search(data):
        raise UndecodableError("encoding", bad)
    # "it’s" in UTF-8 beside one stray Latin-1 "é": read as Windows-1252 every
    # quotation mark would turn into three wrong characters.
    whole = sum(map(len, _MULTIBYTE.findall(data)))
    if 2 * whole > len(_HIGH.findall(data)):
        raise UndecodableError("encoding", f"mixed encodings; {bad}")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise UndecodableError("encoding", bad) from error


def _is_binary(data: bytes) -> bool:
    head = data[:_LOOKED_AT]
    controls = len(_CONTROL.findall(head))
    return head.startswith(_SIGNATURES) or controls > BINARY_SHARE * len(head)


def _unix_lines(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")
