"""Says where a query is wrong: line, column, and the line with a caret under the place.

The parser of the engine tells how far it read, which is behind the fault by the
length of the word that it looked for there ("WHRE" is told as five columns too
late, for WHERE). The place is therefore worked out from what it expected; the
fault stands there or, where a longer word had been looked for earlier, a word or
two behind it.
"""

import re
import unicodedata

from kg.errors import QueryError, shown
from kg.query.faults import MarkedQueryError
from kg.query.results import Prefixes

#: How much of a long line is shown before and behind the caret, in code points.
_BEFORE, _BEHIND = 50, 30

#: How much of the text before an error a message repeats, in code points.
_TAIL = 40

_PLACE = re.compile(r"(?:Parser )?error at (\d+):(\d+)(?:-\S+)?: ?(.*)", re.DOTALL)
_EXPECTED = re.compile(r'"(?:\\.|[^"\\])*"|\[[^\]]*\]|[^,"\[\]]+')
_KEYWORD = re.compile("[A-Za-z_]{2,}")
_WORD_BEFORE = re.compile(r"(?<![\w?$:<@\"'.-])[A-Za-z_][\w-]*$")
_NAME_BEFORE = re.compile(r"[\w.-]*:[\w%.-]*$")

#: Room behind the query in which the parser can look for its longest keyword.
_PADDING = " " * 16


def position(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, both from 1, of an offset in code points."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def mark(sparql: str, offset: int) -> str:
    """Return the line around an offset (code points) and a caret below it.

    Characters that could steer a terminal are shown as a replacement character,
    and wide ones take two columns, so that the caret stands where it should.
    """
    start = sparql.rfind("\n", 0, offset) + 1
    line = sparql[start:].split("\n", 1)[0]
    column = min(offset - start, len(line))
    first = max(0, column - _BEFORE)
    before = _visible(("…" if first else "") + line[first:column])
    behind = _visible(line[column : column + _BEHIND])
    more = "…" if len(line) > column + _BEHIND else ""
    return f"  {before}{behind}{more}\n  {' ' * _width(before)}^"


def explain(message: str, sparql: str, prefixes: Prefixes) -> QueryError:
    """Return the error to raise for what the engine says about a query.

    What the engine would have expected is a list of up to a few dozen tokens,
    which helps nobody; a reason in words is repeated.
    """
    place = _PLACE.fullmatch(message)
    if not place:
        return QueryError(
            f"the query cannot be read: {shown(message)}; compare it with a recipe (kg recipes)"
        )
    listed = place[3].partition("expected ")[2].removeprefix("one of ")
    items = [item.strip() for item in _EXPECTED.findall(listed) if item.strip()]
    reasons = [item for item in items if item[0] not in '["' and " " in item]
    offset = _fault(_offset(sparql, int(place[1]), int(place[2])), items, sparql)
    advice = "correct it there, or start from a recipe (kg recipes)"
    if "Prefix not found" in reasons:
        before = _NAME_BEFORE.search(sparql, 0, offset)
        offset = before.start() if before else offset
        known = ", ".join(name for name, _ in prefixes) or "no prefix"
        reasons = ["the prefix is not declared"]
        advice = f"declare it with PREFIX, or use one of {known}"
    elif "expected" not in place[3]:
        reasons = [shown(place[3])]
    line, column = position(sparql, offset)
    told = f": {'; '.join(reasons)}" if reasons else ""
    return MarkedQueryError(
        f"the query cannot be read at line {line}, column {column}, "
        f"after {_tail(sparql, offset)}{told}; {advice}",
        mark(sparql, offset),
    )


def padded(sparql: str) -> str:
    """Return the query with room behind it.

    Parsed so, a wrong query is told by the word that was looked for and not by
    the end of the text, which came before that word could be read whole.
    """
    return sparql + _PADDING


def _fault(offset: int, items: list[str], sparql: str) -> int:
    """Return the offset of the token that is wrong, given how far the parser read."""
    if items and all(_KEYWORD.fullmatch(item) or item == "[_]" for item in items):
        words = [len(item) for item in items if item != "[_]"]
        offset -= min(words, default=0)
    elif offset < len(sparql.rstrip()) and (word := _WORD_BEFORE.search(sparql, 0, offset)):
        # A word that might have become a prefixed name: the word is the fault.
        offset = word.start()
    return min(max(offset, 0), len(sparql.rstrip()))


def _offset(sparql: str, line: int, column: int) -> int:
    lines = padded(sparql).split("\n")[: line - 1]
    return sum(len(each) + 1 for each in lines) + column - 1


def _tail(sparql: str, offset: int) -> str:
    """Return the end of the line before the fault."""
    before = sparql[sparql.rfind("\n", 0, offset) + 1 : offset].rstrip()
    if not before:
        return "its beginning"
    return repr(before if len(before) <= _TAIL else "…" + before[1 - _TAIL :])


def _visible(text: str) -> str:
    return "".join(
        " " if c == "\t" else "\ufffd" if unicodedata.category(c)[0] in "CZ" and c != " " else c
        for c in text
    )


def _width(text: str) -> int:
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)
