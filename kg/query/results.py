"""What is asked and what comes back, as values that can cross to another process."""

import json
from dataclasses import dataclass
from enum import StrEnum

#: Names of addresses: (prefix, start of the address), sorted.
Prefixes = tuple[tuple[str, str], ...]

#: Formats of rows and of yes or no, and of graphs, as a `Question` names them.
ROW_FORMATS = ("json", "xml", "csv", "tsv")
GRAPH_FORMATS = ("nt", "turtle", "jsonld", "rdfxml")


class ResultForm(StrEnum):
    """What a query gives: rows, yes or no, or a graph."""

    ROWS = "rows"
    TRUTH = "truth"
    GRAPH = "graph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query with the dataset it is asked of and the formats of its answer.

    `default_graphs` and `named_graphs` are IRIs that replace the dataset of the
    query, as in the SPARQL 1.1 Protocol; with neither, a query without FROM sees
    all graphs together. A format is None where the caller takes no answer of
    that form. `most_bytes` is the largest answer that is wanted; None: any.
    """

    sparql: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    row_format: str | None = "json"
    graph_format: str | None = "nt"
    most_bytes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryResult:
    """The answer to a query.

    `payload` is in the format that the question asked for: by default SPARQL 1.1
    JSON for rows and truth, which `variables`, `rows` and the truth value need,
    and sorted N-Triples for a graph. `prefixes` are those of the graph file.
    """

    form: ResultForm
    payload: bytes
    prefixes: Prefixes

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
