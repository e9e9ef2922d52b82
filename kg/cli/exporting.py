"""`kg export ...`: the tables in other formats."""

from typing import Annotated

import typer

from kg.cli.common import RunFolder, print_lines
from kg.errors import InputError, shown

export_app = typer.Typer(
    help="Write tables in other formats.", no_args_is_help=True, rich_markup_mode=None
)


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
    print_lines(to_jsonl(read_table(folder / "tables", table)))
