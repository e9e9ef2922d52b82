"""The command line: parses, calls, prints. The rest is imported inside the commands."""

import sys
import traceback
from typing import Annotated, Never

import typer

from kg import __version__
from kg.cli.asking import query, recipes, serve
from kg.cli.checking import validate
from kg.cli.common import FAILED
from kg.cli.exporting import export_app
from kg.cli.knowing import kb_app
from kg.cli.reading import run
from kg.cli.showing import claims, show, view
from kg.cli.spreading import spread
from kg.errors import KgError

app = typer.Typer(
    name="kg",
    help="Build a graph of claims from news: who says what, how, and in which outlet.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (run, show, claims, spread, query, recipes, serve, view, validate):
    app.command()(command)
app.add_typer(export_app, name="export")
app.add_typer(kb_app, name="kb")


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
