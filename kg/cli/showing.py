"""`kg show`, `kg claims`, `kg view`: what a run found, on the terminal or in the browser."""

from typing import Annotated

import typer

from kg.cli.common import RunFolder, print_lines
from kg.errors import InputError, shown


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
    print_lines(article_lines(tables, pick_articles(tables, article)))


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
    print_lines(matrix_lines(rows[:limit], outlets))


def _known_outlets(known: list[str], wanted: list[str] | None) -> list[str]:
    for name in wanted or []:
        if name not in known:
            raise InputError(f"no outlet {shown(name)}; there are: {', '.join(known)}")
    return wanted or known


def view(folder: RunFolder) -> None:
    """Write the page again from the tables and open it in the browser."""
    from kg.schema import read_tables
    from kg.view.page import write_page

    page = folder / "graph.html"
    write_page(read_tables(folder / "tables"), page)
    typer.echo(str(page))
    typer.launch(page.resolve().as_uri())
