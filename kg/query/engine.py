"""Runs SPARQL 1.1 over the graph of a run, a file of RDF, or a remote endpoint."""

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError, shown
from kg.query.endpoint import Endpoint, ask_endpoint
from kg.query.faults import AnswerFormError, AnswerTooLargeError, MarkedQueryError
from kg.query.guard import names_dataset, refuse_harm
from kg.query.process import QueryProcess
from kg.query.results import GRAPH_FORMATS, ROW_FORMATS, Prefixes, QueryResult, Question, ResultForm
from kg.query.store import Graph, graph_file, open_graph
from kg.query.syntax import explain, mark, padded, position

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples

_SURROGATE = re.compile("[\ud800-\udfff]")


def run_query(source: Path | Endpoint, sparql: str, *, timeout: float | None = None) -> QueryResult:
    """Run a query over `source`: the folder of a run, a file of RDF, or an endpoint.

    Without GRAPH and FROM a query sees all named graphs together. The prefixes of
    the file are known to the query without being declared. With `timeout`
    (seconds, loading not counted) the query runs in a process of its own, which
    is stopped at the limit; an endpoint is always asked in one. Raises
    `SchemaError` when there is no graph or it cannot be read, and `QueryError`
    when the query cannot be read, would write, would ask another server, or
    takes too long.
    """
    check_query(sparql)
    question = Question(sparql=sparql)
    if timeout is None and not isinstance(source, Endpoint):
        return answer(open_graph(source), question)
    if not isinstance(source, Endpoint):
        graph_file(source)
    with QueryProcess(source) as process:
        process.wait()
        return process.ask(question, timeout)


def check_query(sparql: str) -> None:
    """Raise `QueryError` unless the query is text at all and harmless."""
    if not sparql.strip():
        raise QueryError("the query is empty; give SPARQL, or the name of a recipe (kg recipes)")
    if half := _SURROGATE.search(sparql):
        line, column = position(sparql, half.start())
        raise MarkedQueryError(
            f"the query holds half of a surrogate pair ({shown(half[0])}) at line {line}, "
            f"column {column}, which no graph can hold; take it out",
            mark(sparql, half.start()),
        )
    refuse_harm(sparql)


def answer(graph: Graph | Endpoint, question: Question) -> QueryResult:
    """Answer a question in this process, however long it takes.

    Raises `QueryError` as `run_query` does, and its kinds `AnswerTooLargeError`
    and `AnswerFormError` where the answer does not fit the question.
    """
    check_query(question.sparql)
    if isinstance(graph, Endpoint):
        return ask_endpoint(graph, question)
    try:
        found = graph.store.query(
            question.sparql, prefixes=dict(graph.prefixes), **_dataset(question)
        )
        return _result(found, question, graph.prefixes)
    except SyntaxError as error:
        raise _explained(error, question.sparql, graph.prefixes) from error
    except (ValueError, OSError, RuntimeError) as error:
        reason = shown(str(error))
        raise QueryError(f"the query cannot be run: {reason}; make it simpler") from error


def _dataset(question: Question) -> dict[str, Any]:
    """Return the arguments that name the graphs to ask; an IRI is never fetched."""
    from pyoxigraph import NamedNode

    if not question.default_graphs and not question.named_graphs:
        # FROM has no effect on a union of all graphs.
        return {"use_default_graph_as_union": not names_dataset(question.sparql)}
    try:
        return {
            "default_graph": [NamedNode(iri) for iri in question.default_graphs],
            "named_graphs": [NamedNode(iri) for iri in question.named_graphs],
        }
    except ValueError as error:
        raise QueryError(f"a graph is no IRI: {shown(str(error))}; correct it") from error


def _result(
    found: "QuerySolutions | QueryBoolean | QueryTriples", question: Question, prefixes: Prefixes
) -> QueryResult:
    import pyoxigraph

    out = _Bounded(question.most_bytes)
    if isinstance(found, pyoxigraph.QueryTriples):
        form, fmt, known = ResultForm.GRAPH, question.graph_format, GRAPH_FORMATS
    elif isinstance(found, pyoxigraph.QuerySolutions):
        form, fmt, known = ResultForm.ROWS, question.row_format, ROW_FORMATS
    else:
        form, fmt, known = ResultForm.TRUTH, question.row_format, ROW_FORMATS
    if fmt not in known:
        raise AnswerFormError(
            f"the answer is of the form {form.value}, for which no format was asked that there "
            f"is; there are: {', '.join(known)}"
        )
    if isinstance(found, pyoxigraph.QueryTriples):
        write_triples(found, out, fmt, prefixes)
    else:
        found.serialize(output=out, format=getattr(pyoxigraph.QueryResultsFormat, fmt.upper()))
    return QueryResult(form=form, payload=out.getvalue(), prefixes=prefixes)


def write_triples(triples: Any, out: io.BytesIO, fmt: str, prefixes: Prefixes) -> None:
    """Write triples, each once and sorted: a CONSTRUCT gives repeats, in any order.

    `fmt` is one of `GRAPH_FORMATS`; the prefixes that are used are declared.
    """
    from pyoxigraph import RdfFormat, parse, serialize

    lines = set()
    size = 0
    for triple in triples:
        line = f"{triple} .\n"
        if line not in lines:
            lines.add(line)
            size += len(line)
            if isinstance(out, _Bounded):
                out.check(size)
    text = "".join(sorted(lines))
    if fmt == "nt":
        out.write(text.encode())
        return
    kinds = {"turtle": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD, "rdfxml": RdfFormat.RDF_XML}
    used = {name: start for name, start in prefixes if start in text}
    again = (quad.triple for quad in parse(text.encode(), format=RdfFormat.N_TRIPLES))
    serialize(again, out, format=kinds[fmt], prefixes=used)


class _Bounded(io.BytesIO):
    """Bytes in memory, at most so many; None: any number."""

    def __init__(self, most: int | None) -> None:
        super().__init__()
        self._most = most

    def check(self, size: int) -> None:
        """Raise `AnswerTooLargeError` if `size` bytes are too many."""
        if self._most is not None and size > self._most:
            raise AnswerTooLargeError(
                f"the answer has more than {self._most:,} bytes; ask for less, with LIMIT "
                "or a closer pattern"
            )

    def write(self, data: Any) -> int:
        """Add `data` if there is room."""
        self.check(self.tell() + len(data))
        return super().write(data)


def _explained(error: SyntaxError, sparql: str, prefixes: Prefixes) -> QueryError:
    """Return what to raise; the query is read once more, with room behind it."""
    from pyoxigraph import Store

    message = str(error)
    try:
        Store().query(padded(sparql), prefixes=dict(prefixes))
    except SyntaxError as again:
        message = str(again)
    return explain(message, sparql, prefixes)
