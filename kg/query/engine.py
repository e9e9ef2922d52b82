"""Runs SPARQL 1.1 over the graph of a run, in memory."""

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError, SchemaError, shown
from kg.query.guard import position, refuse_harm

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

#: The file that holds the graph in the folder of a run.
GRAPH_FILE = "graph.trig"

#: How much of the line before an error a message repeats, in code points.
_TAIL = 40

_PLACE = re.compile(r"(?:Parser )?error at (\d+):(\d+)(?:-\S+)?: ?(.*)", re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")


class ResultForm(StrEnum):
    """What a query gives: rows, yes or no, or a graph."""

    ROWS = "rows"
    TRUTH = "truth"
    GRAPH = "graph"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryResult:
    """The answer to a query.

    `payload` is SPARQL 1.1 JSON for rows and truth, sorted N-Triples for a
    graph. `prefixes` are those of the graph file, as (name, address).
    """

    form: ResultForm
    payload: bytes
    prefixes: tuple[tuple[str, str], ...]

    @property
    def variables(self) -> tuple[str, ...]:
        """Return the names of the columns, in order; empty for truth and graphs."""
        if self.form is not ResultForm.ROWS:
            return ()
        return tuple(json.loads(self.payload)["head"]["vars"])

    @property
    def rows(self) -> tuple[tuple[str | None, ...], ...]:
        """Return the plain values of all rows; None where a variable is not bound."""
        if self.form is not ResultForm.ROWS:
            return ()
        found = json.loads(self.payload)
        return tuple(
            tuple(row[name]["value"] if name in row else None for name in found["head"]["vars"])
            for row in found["results"]["bindings"]
        )

    def __bool__(self) -> bool:
        """Return the answer of an ASK; for the others, whether there is anything."""
        if self.form is ResultForm.TRUTH:
            return bool(json.loads(self.payload)["boolean"])
        return bool(self.rows) if self.form is ResultForm.ROWS else bool(self.payload)


def run_query(source: Path, sparql: str) -> QueryResult:
    """Run a query over `source`: the folder of a run, or a TriG file.

    Without GRAPH a query sees all named graphs together; GRAPH looks into one.
    The prefixes of the file are known to the query without being declared.
    Raises `SchemaError` when there is no graph or it cannot be read, and
    `QueryError` when the query cannot be read, would write, or would ask
    another server.
    """
    query = _checked(sparql)
    store, prefixes = _load(source)
    try:
        found = store.query(query, use_default_graph_as_union=True, prefixes=dict(prefixes))
        form, payload = _serialized(found)
    except SyntaxError as error:
        raise QueryError(_explained(str(error), sparql, prefixes)) from error
    except (ValueError, OSError, RuntimeError) as error:
        reason = shown(str(error))
        raise QueryError(f"the query cannot be run: {reason}; make it simpler") from error
    return QueryResult(form=form, payload=payload, prefixes=prefixes)


def _load(source: Path) -> tuple["Store", tuple[tuple[str, str], ...]]:
    from pyoxigraph import RdfFormat, Store, parse

    path = source / GRAPH_FILE if source.is_dir() else source
    if not path.is_file():
        raise SchemaError(
            f"{path} is not there: expected the graph of a run; give the folder that kg run "
            "wrote, or run kg run first"
        )
    store = Store()
    try:
        # The prefixes of the file are known once its first quad was read.
        reader = parse(path=path, format=RdfFormat.TRIG)
        next(reader, None)
        store.bulk_load(path=path, format=RdfFormat.TRIG)
    except (SyntaxError, OSError) as error:
        raise SchemaError(
            f"{path} cannot be read as TriG: {shown(str(error))}; run kg run again"
        ) from error
    return store, tuple(sorted(reader.prefixes.items()))


def _serialized(
    found: "QuerySolutions | QueryBoolean | QueryTriples",
) -> tuple[ResultForm, bytes]:
    import pyoxigraph

    if isinstance(found, pyoxigraph.QueryTriples):
        # A CONSTRUCT may give a triple twice, and in any order.
        lines = sorted({f"{triple} .\n" for triple in found})
        return ResultForm.GRAPH, "".join(lines).encode()
    form = ResultForm.ROWS if isinstance(found, pyoxigraph.QuerySolutions) else ResultForm.TRUTH
    payload: Any = found.serialize(format=pyoxigraph.QueryResultsFormat.JSON)
    return form, bytes(payload)


def _checked(sparql: str) -> str:
    """Return the query if it is text at all and harmless, else raise `QueryError`."""
    if not sparql.strip():
        raise QueryError("the query is empty; give SPARQL, or the name of a recipe (kg recipes)")
    if half := _SURROGATE.search(sparql):
        line, column = position(sparql, half.start())
        raise QueryError(
            f"the query holds half of a surrogate pair ({shown(half[0])}) at line {line}, "
            f"column {column}, which no graph can hold; take it out"
        )
    refuse_harm(sparql)
    return sparql


def _explained(message: str, sparql: str, prefixes: tuple[tuple[str, str], ...]) -> str:
    """Return the place of the error, the text before it and what to do.

    What the engine would have expected is a list of a few dozen tokens, which
    helps nobody; a message of another kind is repeated.
    """
    place = _PLACE.fullmatch(message)
    if not place:
        return f"the query cannot be read: {shown(message)}; compare it with a recipe"
    line, column, reason = int(place[1]), int(place[2]), place[3]
    lines = sparql.split("\n")
    before = lines[line - 1][: column - 1].rstrip() if line <= len(lines) else ""
    where = f"the query cannot be read at line {line}, column {column}, after {_tail(before)}"
    if "Prefix not found" in reason:
        known = ", ".join(name for name, _ in prefixes)
        return f"{where}: the prefix is not declared; declare it with PREFIX, or use one of {known}"
    told = "" if reason.startswith("expected") else f": {shown(reason)}"
    return f"{where}{told}; correct it there, or start from a recipe (kg recipes)"


def _tail(text: str) -> str:
    """Return the end of the line before the error: there the mistake stands."""
    return (
        repr(text if len(text) <= _TAIL else "…" + text[1 - _TAIL :]) if text else "its beginning"
    )
