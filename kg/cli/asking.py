"""`kg query`, `kg recipes`: SPARQL over the graph of a run."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.common import RunFolder


def query(
    folder: RunFolder,
    text: Annotated[
        str | None, typer.Argument(metavar="[SPARQL|RECIPE]", help="A query or a recipe's name.")
    ] = None,
    file: Annotated[Path | None, typer.Option(help="File with a SPARQL query.")] = None,
    output: Annotated[str, typer.Option("--format", help="table, json, csv or tsv.")] = "table",
    param: Annotated[
        list[str] | None, typer.Option(help="NAME=VALUE for a recipe; may be given again.")
    ] = None,
) -> None:
    """Run SPARQL, or a named recipe, over the graph of a run."""
    from kg.query import format_result, prepare_query, run_query

    sparql = prepare_query(text, file, param or [])
    typer.echo(format_result(run_query(folder, sparql), output), nl=False)


def recipes() -> None:
    """List the named queries with what each answers and its parameters."""
    from kg.query import list_recipes

    for recipe in list_recipes():
        typer.echo(f"{recipe.name}\n    {recipe.title}")
        for parameter in recipe.parameters:
            typer.echo(f"    --param {parameter.name}={parameter.default}  {parameter.description}")
