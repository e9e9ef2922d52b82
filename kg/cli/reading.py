"""`kg run`: articles in, graph, tables and page out."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.common import TOO_MANY_REJECTS


def run(
    paths: Annotated[list[Path], typer.Argument(help="Articles: .txt, .jsonl, or folders.")],
    out: Annotated[Path, typer.Option(help="Folder for the results.")] = Path("output"),
    model: Annotated[
        str | None, typer.Option(help="Another spaCy pipeline with a parser: a name or a path.")
    ] = None,
    kb: Annotated[
        Path | None, typer.Option(help="Knowledge base file, for what the gazetteer lacks.")
    ] = None,
    claims: Annotated[
        Path | None, typer.Option(help="TOML file of claims that people call same or different.")
    ] = None,
    fast: Annotated[
        bool, typer.Option(help="Attribution by rules alone: twice as fast, finds less.")
    ] = False,
    strict: Annotated[bool, typer.Option(help="Stop at the first article left out.")] = False,
    max_rejects: Annotated[
        int | None, typer.Option(min=0, help="Exit with 3 if more articles are left out.")
    ] = None,
    quiet: Annotated[bool, typer.Option(help="No progress bar, no summary.")] = False,
) -> None:
    """Read articles, find who says what, merge, and write graph, tables and page."""
    from kg.engine import RunOptions
    from kg.engine import run as run_here

    options = RunOptions(
        model=model,
        strict=strict,
        kb=str(kb) if kb is not None else None,
        fast=fast,
        claims=str(claims) if claims is not None else None,
    )
    summary = run_here(paths, out, options, quiet=quiet)
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
        "unmet_judgements": "judged ids that nothing here bears",
    }
    if not counts["unmet_judgements"]:
        del counts["unmet_judgements"]
    for key, value in counts.items():
        typer.echo(f"{names.get(key, key):<37}{value:>8}")
    for reason, count in rejects.items():
        typer.echo(f"  left out, {reason:<25}{count:>8}")
    typer.echo(f"open {out / 'graph.html'} in a browser")
