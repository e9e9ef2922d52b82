"""Refuses SPARQL that would reach the network, and explains updates.

The embedded engine fetches from any address that a query names in SERVICE, and
has no switch against it, so the text of the query is looked at before it runs.
Where words and names cannot be told apart for sure, the query is refused: a
false alarm costs a changed name, a miss would send data abroad.
"""

import re

from kg.errors import QueryError
from kg.query.faults import MarkedQueryError
from kg.query.syntax import mark, position

#: What cannot hold a keyword: escapes of names, long and short strings,
#: comments, IRIs, variables, the part of a prefixed name behind its colon.
#: Strings and IRIs come before comments, since "#" may stand in both; an
#: escape comes first, since `a:b\#` opens no comment.
_OPAQUE = re.compile(
    r'''
      \\.
    | """(?:[^"\\]|\\.|"(?!""))*"""
    | \'\'\'(?:[^'\\]|\\.|'(?!\'\'))*\'\'\'
    | "(?:[^"\\\n\r]|\\.)*"
    | '(?:[^'\\\n\r]|\\.)*'
    | <[^<>"{}|^`\\\x00-\x20]*>
    | \#[^\n\r]*
    | [?$][A-Za-z0-9_]+
    | :[A-Za-z0-9_%-]+
    ''',
    re.VERBOSE | re.DOTALL,
)
_SERVICE = re.compile("service", re.IGNORECASE)
_FROM = re.compile(r"\bFROM\b(?!:)", re.IGNORECASE)
_UPDATE = re.compile(
    r"\s*(?:(?:PREFIX\s+[^\s:]*:|BASE)\s*)*"
    r"(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b",
    re.IGNORECASE,
)


def refuse_harm(sparql: str) -> None:
    """Raise `QueryError` for a query that writes or that asks another server."""
    bare = _OPAQUE.sub(_blank, sparql)
    if update := _UPDATE.match(bare):
        raise QueryError(
            f"{update[1].upper()} changes data, and queries only read; use SELECT, ASK, "
            "CONSTRUCT or DESCRIBE, and kg run to change the graph"
        )
    if found := _SERVICE.search(bare):
        line, column = position(sparql, found.start())
        raise MarkedQueryError(
            f"SERVICE at line {line}, column {column} would ask another server, and queries "
            "stay on this machine; take it out, or rename the prefix that holds the word",
            mark(sparql, found.start()),
        )


def names_dataset(sparql: str) -> bool:
    """Say whether a query has FROM or FROM NAMED.

    The engine would ask all graphs together in spite of them.
    """
    return _FROM.search(_OPAQUE.sub(_blank, sparql)) is not None


def _blank(match: re.Match[str]) -> str:
    """Return as many blanks, so that offsets still hold; a colon stays a colon."""
    return (":" if match[0][0] == ":" else " ") + " " * (len(match[0]) - 1)
