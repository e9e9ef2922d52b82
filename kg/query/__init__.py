"""SPARQL over the graph of a run, typed by hand or taken from the named recipes.

Nothing here changes the graph or reaches the network.
"""

from kg.query.catalogue import Parameter, Recipe, list_recipes, load_recipe, prepare_query
from kg.query.engine import QueryResult, run_query
from kg.query.output import format_result

__all__ = [
    "Parameter",
    "QueryResult",
    "Recipe",
    "format_result",
    "list_recipes",
    "load_recipe",
    "prepare_query",
    "run_query",
]
