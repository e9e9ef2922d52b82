"""`kg query`, `kg recipes`, `kg serve`: SPARQL over the graph of a run."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.common import RunFolder

#: Seconds that a query may take, unless told otherwise.
QUERY_SECONDS = 60.0


def query(
    source: Annotated[
        str | None,
        typer.Argument(metavar="[DIR|FILE]", help="Folder that `kg run` wrote, or a file of RDF."),
    ] = None,
    text: Annotated[
        str | None, typer.Argument(metavar="[SPARQL|RECIPE]", help="A query or a recipe's name.")
    ] = None,
    file: Annotated[Path | None, typer.Option(help="File with a SPARQL query.")] = None,
    output: Annotated[
        str, typer.Option("--format", help="table, csv, tsv, json; turtle, nt, jsonld.")
    ] = "table",
    param: Annotated[
        list[str] | None, typer.Option(help="NAME=VALUE for a recipe; may be given again.")
    ] = None,
    endpoint: Annotated[
        str | None, typer.Option(metavar="URL", help="Ask this SPARQL endpoint, not a folder.")
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0, help="Seconds that the query may take; 0 for no limit.")
    ] = QUERY_SECONDS,
) -> None:
    """Run SPARQL, or a named recipe, over a run, a file or an endpoint; nothing is changed."""
    from kg.query import (
        Endpoint,
        MarkedQueryError,
        check_format,
        format_result,
        prepare_query,
        run_query,
    )

    place, asked = _sorted_out(source, text, endpoint)
    sparql = prepare_query(asked, file, param or [])
    check_format(output)
    try:
        found = run_query(
            Endpoint(place) if endpoint else Path(place), sparql, timeout=timeout or None
        )
    except MarkedQueryError as error:
        typer.echo(error.excerpt, err=True)
        raise
    typer.echo(format_result(found, output), nl=False)


def _sorted_out(
    source: str | None, text: str | None, endpoint: str | None
) -> tuple[str, str | None]:
    """Return what to ask and the query; with an endpoint the only argument is the query."""
    if endpoint is not None:
        if source is not None and text is not None:
            raise typer.BadParameter("give a folder or --endpoint, not both")
        return endpoint, source
    if source is None:
        raise typer.BadParameter("give the folder of a run, a file of RDF, or --endpoint")
    return source, text


def recipes() -> None:
    """List the named queries with what each answers and its parameters."""
    from kg.query import list_recipes

    for recipe in list_recipes():
        typer.echo(f"{recipe.name}\n    {recipe.title}")
        for parameter in recipe.parameters:
            typer.echo(f"    --param {parameter.name}={parameter.default}  {parameter.description}")


def serve(
    folder: RunFolder,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 for any free one.")] = 7878,
    host: Annotated[
        str, typer.Option(help="Address to listen on; others can reach only what is not loopback.")
    ] = "127.0.0.1",
    cors: Annotated[
        str | None, typer.Option(metavar="ORIGIN", help="Let pages of this origin ask, * for all.")
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that a query may take.")] = 30.0,
    in_memory: Annotated[
        bool, typer.Option("--in-memory", help="Keep the graph in memory, however large it is.")
    ] = False,
) -> None:
    """Answer SPARQL over HTTP (read-only) and show a page to ask with; Ctrl-C ends it."""
    from kg.serve import ServeOptions, make_server

    options = ServeOptions(host=host, port=port, cors=cors, timeout=timeout, in_memory=in_memory)
    with make_server(folder, options) as server:
        typer.echo(f"{server.address}  (SPARQL at {server.address}sparql; Ctrl-C ends it)")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            typer.echo("stopped", err=True)
