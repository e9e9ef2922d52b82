"""Answers as text: an aligned table for people, SPARQL formats for programs."""

import json
import unicodedata
from collections.abc import Mapping

from kg.errors import QueryError, shown
from kg.query.results import QueryResult, ResultForm
from kg.terminal import table_lines

#: Formats that `format_result` knows.
FORMATS = ("table", "csv", "tsv", "json", "turtle", "nt", "jsonld")

#: Formats of graphs, with those of rows that stand for one of them.
_GRAPHS = {"table": "TURTLE", "turtle": "TURTLE", "json": "JSON_LD", "jsonld": "JSON_LD"}

#: Categories of characters that steer a terminal or end a line for some readers.
_STEERING = frozenset({"Cc", "Cf", "Zl", "Zp"})

#: Widest column of a table, in code points.
WIDEST = 60


def format_result(result: QueryResult, fmt: str = "table") -> str:
    """Return `result` as text that ends in a line end.

    "csv", "tsv" and "json" are the W3C formats of SPARQL results; "table" is for
    reading: prefixed names, long cells cut at `WIDEST`, and every character that
    could steer a terminal escaped. A graph (CONSTRUCT, DESCRIBE) is written as
    "turtle" (or "table"), "nt" or "jsonld" (or "json"). Raises `QueryError` for a
    format that is not known or that cannot hold the answer.
    """
    check_format(fmt)
    if result.form is ResultForm.GRAPH:
        return _graph(result, fmt)
    if fmt != "table":
        return _standard(result, fmt)
    if result.form is ResultForm.TRUTH:
        return "yes\n" if result else "no\n"
    return _table(result)


def check_format(fmt: str) -> None:
    """Raise `QueryError` unless `fmt` is one of `FORMATS`; worth asking before a long query."""
    if fmt not in FORMATS:
        raise QueryError(f"there is no format {shown(fmt)}; use one of {', '.join(FORMATS)}")


def _standard(result: QueryResult, fmt: str) -> str:
    from pyoxigraph import QueryResultsFormat, parse_query_results

    formats = {"csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV}
    if fmt not in ("json", *formats):
        raise QueryError(
            f"the answer is no graph, so there is no {fmt} of it; use table, csv, tsv or json, "
            "or ask with CONSTRUCT"
        )
    if fmt == "json":
        return result.payload.decode() + "\n"
    answer = parse_query_results(result.payload, format=QueryResultsFormat.JSON)
    text = bytes(answer.serialize(format=formats[fmt]) or b"").decode()
    return text if text.endswith("\n") else text + "\n"


def _graph(result: QueryResult, fmt: str) -> str:
    from pyoxigraph import RdfFormat, parse, serialize

    if fmt == "nt":
        return result.payload.decode()
    if fmt not in _GRAPHS:
        raise QueryError(
            f"the answer is a graph, which has no columns for {fmt}; use turtle, nt or jsonld, "
            "or ask with SELECT"
        )
    triples = (quad.triple for quad in parse(result.payload, format=RdfFormat.N_TRIPLES))
    used = {name: start for name, start in result.prefixes if start.encode() in result.payload}
    form: RdfFormat = getattr(RdfFormat, _GRAPHS[fmt])
    data = serialize(triples, format=form, prefixes=used)
    text = bytes(data or b"").decode().rstrip("\n") + "\n"
    return "".join(map(_turtle_safe, text)) if form == RdfFormat.TURTLE else text


def _turtle_safe(character: str) -> str:
    """Return a steering character as an escape that Turtle reads back."""
    if character in "\n\t" or unicodedata.category(character) not in _STEERING:
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def _table(result: QueryResult) -> str:
    found = json.loads(result.payload)
    names = found["head"]["vars"]
    rows = [
        [_cell(row[name], result.prefixes) if name in row else "" for name in names]
        for row in found["results"]["bindings"]
    ]
    lines = table_lines(names, rows, [WIDEST] * len(names))
    return "".join(f"{line}\n" for line in lines)


def _cell(term: Mapping[str, str], prefixes: tuple[tuple[str, str], ...]) -> str:
    value = term["value"]
    if term["type"] == "bnode":
        return f"_:{value}"
    return _shortened(value, prefixes) if term["type"] == "uri" else value


def _shortened(address: str, prefixes: tuple[tuple[str, str], ...]) -> str:
    """Return an IRI behind the longest prefix that fits it, else as it is."""
    fitting = [(len(start), name, start) for name, start in prefixes if address.startswith(start)]
    if not fitting:
        return f"<{address}>"
    _, name, start = max(fitting)
    return f"{name}:{address.removeprefix(start)}"
