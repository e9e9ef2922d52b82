"""`kg validate`: does a graph, or the folder of a run, hold to its rules?"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.common import FAILED


def validate(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="DIR|FILE",
            help="Folder that `kg run` wrote, or a .trig, .nq, .nt, .ttl or .jsonld file.",
        ),
    ],
    output: Annotated[str, typer.Option("--format", help="text, json or ttl (SHACL).")] = "text",
    most: Annotated[
        int | None, typer.Option("--max", min=1, help="Show at most so many violations.")
    ] = None,
    quiet: Annotated[bool, typer.Option(help="No progress bar.")] = False,
) -> None:
    """Check a graph, and the tables of a run, against the rules of the ontology."""
    from kg.validate import check_format, format_report, validate_path

    check_format(output)
    report = validate_path(path, quiet=quiet)
    typer.echo(format_report(report, output, most), nl=False)
    if not report.conforms:
        raise typer.Exit(FAILED)
