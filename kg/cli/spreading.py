"""`kg spread`: how claims travel between outlets."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.common import RunFolder, print_lines
from kg.errors import InputError, shown

if TYPE_CHECKING:
    from kg.records import Tables
    from kg.spread import ClaimSpread


def spread(
    folder: RunFolder,
    claim: Annotated[str | None, typer.Option(help="Only the claim with this id.")] = None,
    outlet: Annotated[
        str | None, typer.Option(help="What this outlet was first with, changed and left out.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many rows a table.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print all tables as JSON.")] = False,
    plots: Annotated[
        bool, typer.Option("--plots", help="Draw charts (SVG and PNG) in the folder's plots/.")
    ] = False,
) -> None:
    """Print who had a claim first, who followed, what was dropped, denied and left out."""
    from kg.schema import read_tables
    from kg.spread import spread_of_claims
    from kg.spread.text import Report

    tables = read_tables(folder / "tables")
    rows = spread_of_claims(tables)
    if claim is not None:
        _must_know("claim", claim, [row.claim_id for row in rows])
    if outlet is not None:
        _must_know("outlet", outlet, sorted({a.outlet for a in tables.articles}))
    shared = [row for row in rows if row.outlets > 1 and (outlet is None or _has(row, outlet))]
    chosen = [row for row in rows if row.claim_id == claim] if claim else shared[:limit]
    if as_json:
        found = _all_tables(tables, {name for name in (claim, outlet) if name is not None})
        typer.echo(json.dumps(found, indent=1, sort_keys=True))
    elif claim is not None:
        print_lines(Report(tables, rows, limit).claim(chosen[0]))
    elif outlet is not None:
        print_lines(Report(tables, rows, limit).outlet(outlet))
    else:
        print_lines(Report(tables, rows, limit).collection())
    if plots:
        _draw(tables, chosen, folder / "plots")


def _has(row: "ClaimSpread", outlet: str) -> bool:
    return any(adoption.outlet == outlet for adoption in row.adoptions)


def _all_tables(tables: "Tables", wanted: set[str]) -> dict[str, Any]:
    """Return every table as plain rows, those that hold all of the wanted names."""
    import kg.spread as made

    found: dict[str, tuple[Any, ...]] = {
        "copies": tables.copies,
        "claims": made.spread_of_claims(tables),
        "drift": made.find_drift(tables),
        "transfers": made.find_transfers(tables),
        "wordings": made.find_wordings(tables),
        "chains": made.find_chains(tables),
        "disagreements": made.find_disagreements(tables),
        "outlets": made.outlet_profiles(tables),
        "sources": made.source_shares(tables),
        "concentration": made.concentration(tables),
        "similarity": made.outlet_similarity(tables),
        "omissions": made.find_omissions(tables),
        "influence": made.find_influence(tables),
    }
    plain = {name: [asdict(row) for row in table] for name, table in found.items()}
    return {
        name: [row for row in rows if wanted <= set(_strings(row))] for name, rows in plain.items()
    }


def _strings(value: object) -> Iterator[str]:
    """Yield every text in a row, those of its lists and records too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)


def _draw(tables: "Tables", rows: "Sequence[ClaimSpread]", folder: Path) -> None:
    from kg.spread.charts import draw_charts

    made = draw_charts(tables, rows, folder)
    for path in made:
        typer.echo(f"drew {path}", err=True)
    if not made:
        typer.echo("nothing to draw: no claim is shared and no article has a date", err=True)


def _must_know(what: str, name: str, known: list[str]) -> None:
    """Raise InputError with the nearest names where `name` is not among `known`."""
    from rapidfuzz.process import extract

    if name not in known:
        near = ", ".join(match[0] for match in extract(name, known, limit=3))
        raise InputError(f"no {what} {shown(name)}; nearest: {near or 'there is none'}")
