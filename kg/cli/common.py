"""What the commands share: the argument of a run's folder, printing, exit codes."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

#: Exit codes beside 0 (done) and 2 (wrong usage).
FAILED, TOO_MANY_REJECTS = 1, 3

RunFolder = Annotated[Path, typer.Argument(metavar="DIR", help="Folder that `kg run` wrote.")]


def print_lines(lines: Iterable[str]) -> None:
    """Print each line on stdout."""
    for line in lines:
        typer.echo(line)
