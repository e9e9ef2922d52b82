"""The command line: parses, calls, prints. The rest is imported inside the commands."""

import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Never

import typer

from kg import __version__
from kg.errors import InputError, KgError, shown

app = typer.Typer(
    name="kg",
    help="Build a graph of claims from news: who says what, how, and in which outlet.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
export_app = typer.Typer(
    help="Write tables in other formats.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(export_app, name="export")

#: Exit codes beside 0 (done) and 2 (wrong usage).
FAILED, TOO_MANY_REJECTS = 1, 3

RunFolder = Annotated[Path, typer.Argument(metavar="DIR", help="Folder that `kg run` wrote.")]


class _State:
    """What the options before the command say."""

    debug = False


def _show_version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    debug: Annotated[bool, typer.Option(help="Show the traceback of an error.")] = False,
    _: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    _State.debug = debug


@app.command()
def run(
    paths: Annotated[list[Path], typer.Argument(help="Articles: .txt, .jsonl, or folders.")],
    out: Annotated[Path, typer.Option(help="Folder for the results.")] = Path("output"),
    model: Annotated[
        str | None, typer.Option(help="Another spaCy pipeline with a parser: a name or a path.")
    ] = None,
    strict: Annotated[bool, typer.Option(help="Stop at the first article left out.")] = False,
    max_rejects: Annotated[
        int | None, typer.Option(min=0, help="Exit with 3 if more articles are left out.")
    ] = None,
    quiet: Annotated[bool, typer.Option(help="No progress bar, no summary.")] = False,
) -> None:
    """Read articles, find who says what, merge, and write graph, tables and page."""
    from kg.engine import RunOptions
    from kg.engine import run as run_here

    summary = run_here(paths, out, RunOptions(model=model, strict=strict), quiet=quiet)
    if not quiet:
        _print_summary(summary, out)
    if max_rejects is not None and summary.articles_left_out > max_rejects:
        typer.echo(
            f"{summary.articles_left_out} articles were left out, {max_rejects} allowed", err=True
        )
        raise typer.Exit(TOO_MANY_REJECTS)


def _print_summary(summary: object, out: Path) -> None:
    from dataclasses import asdict

    counts = asdict(summary)  # type: ignore[call-overload]
    rejects = counts.pop("rejects")
    names = {
        "shared_claims": "claims shared by two or more outlets",
        "articles_left_out": "articles left out",
    }
    for key, value in counts.items():
        typer.echo(f"{names.get(key, key):<37}{value:>8}")
    for reason, count in rejects.items():
        typer.echo(f"  left out, {reason:<25}{count:>8}")
    typer.echo(f"open {out / 'graph.html'} in a browser")


@app.command()
def show(
    folder: RunFolder,
    article: Annotated[
        str | None, typer.Argument(help="Article id or its start, outlet, or part of a title.")
    ] = None,
) -> None:
    """Print the claims of an article, or of all, with their evidence."""
    from kg.schema import read_tables
    from kg.view.text import article_lines, pick_articles

    tables = read_tables(folder / "tables")
    _print_lines(article_lines(tables, pick_articles(tables, article)))


@app.command()
def claims(
    folder: RunFolder,
    shared: Annotated[bool, typer.Option(help="Only claims of two or more outlets.")] = False,
    outlet: Annotated[
        list[str] | None, typer.Option(help="Only this outlet; may be given again.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many claims.")] = None,
) -> None:
    """Print the claim x outlet table: who asserts, who reports, who denies."""
    from kg.schema import read_tables
    from kg.view.matrix import claim_matrix
    from kg.view.text import matrix_lines

    tables = read_tables(folder / "tables")
    outlets = _known_outlets(sorted({a.outlet for a in tables.articles}), outlet)
    rows = [row for row in claim_matrix(tables) if set(row.outlets) & set(outlets)]
    if shared:
        rows = [row for row in rows if len(row.outlets) > 1]
    _print_lines(matrix_lines(rows[:limit], outlets))


def _known_outlets(known: list[str], wanted: list[str] | None) -> list[str]:
    for name in wanted or []:
        if name not in known:
            raise InputError(f"no outlet {shown(name)}; there are: {', '.join(known)}")
    return wanted or known


@app.command()
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


@app.command()
def recipes() -> None:
    """List the named queries with what each answers and its parameters."""
    from kg.query import list_recipes

    for recipe in list_recipes():
        typer.echo(f"{recipe.name}\n    {recipe.title}")
        for parameter in recipe.parameters:
            typer.echo(f"    --param {parameter.name}={parameter.default}  {parameter.description}")


@export_app.command()
def jsonl(
    folder: RunFolder,
    table: Annotated[str, typer.Option(help="Name of the table, such as assertions.")],
) -> None:
    """Print a table on stdout, one JSON object a line."""
    from kg.export import to_jsonl
    from kg.schema import RECORDS, read_table

    if table not in RECORDS:
        raise InputError(f"no table {shown(table)}; there are: {', '.join(RECORDS)}")
    _print_lines(to_jsonl(read_table(folder / "tables", table)))


@app.command()
def view(folder: RunFolder) -> None:
    """Write the page again from the tables and open it in the browser."""
    from kg.schema import read_tables
    from kg.view.page import write_page

    page = folder / "graph.html"
    write_page(read_tables(folder / "tables"), page)
    typer.echo(str(page))
    typer.launch(page.resolve().as_uri())


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


def _fail(message: str) -> Never:
    """Print one line on stderr and leave with exit code 1."""
    if _State.debug:
        traceback.print_exc()
    sys.stderr.write(f"kg: {' '.join(message.split())}\n")
    raise SystemExit(FAILED)


def main() -> None:
    """Run the command line; a KgError is one line on stderr and exit code 1."""
    try:
        app()
    except KgError as error:
        _fail(str(error))
    except BrokenPipeError:
        # The reader of a pipe has seen enough (`kg show DIR | head`).
        sys.stderr.close()
        raise SystemExit(0) from None
