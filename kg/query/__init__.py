"""SPARQL over the graph of a run, typed by hand or taken from the named recipes.

Nothing here changes the graph, and nothing but an `Endpoint` reaches the network.
"""

from kg.query.catalogue import Parameter, Recipe, list_recipes, load_recipe, prepare_query
from kg.query.endpoint import Endpoint
from kg.query.engine import check_query, run_query
from kg.query.faults import (
    AnswerFormError,
    AnswerTooLargeError,
    MarkedQueryError,
    QueryTimeoutError,
)
from kg.query.output import check_format, format_result
from kg.query.process import QueryProcess
from kg.query.results import QueryResult, Question, ResultForm
from kg.query.store import graph_file, open_graph, stamp

__all__ = [
    "AnswerFormError",
    "AnswerTooLargeError",
    "Endpoint",
    "MarkedQueryError",
    "Parameter",
    "QueryProcess",
    "QueryResult",
    "QueryTimeoutError",
    "Question",
    "Recipe",
    "ResultForm",
    "check_format",
    "check_query",
    "format_result",
    "graph_file",
    "list_recipes",
    "load_recipe",
    "open_graph",
    "prepare_query",
    "run_query",
    "stamp",
]
