"""Records as JSON Lines, one object for each record."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, is_dataclass

#: Halves of surrogate pairs cannot be written as UTF-8, and the others end a
#: line for many readers; JSON allows all of them as escapes.
_UNSAFE = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")


def to_jsonl(records: Iterable[object]) -> Iterator[str]:
    """Yield one line of JSON, without a line end, for each record (a dataclass).

    Keys stand in the order of the record's fields, enums as their values,
    tuples as lists. A line holds no line separator and can always be encoded
    as UTF-8; reading it back gives the very same text, halves of surrogate
    pairs included. Raises `TypeError` for what is not a record.
    """
    for record in records:
        if not is_dataclass(record) or isinstance(record, type):
            raise TypeError(f"expected a record, got {type(record).__name__}")
        line = json.dumps(asdict(record), ensure_ascii=False, allow_nan=False)
        yield _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)
