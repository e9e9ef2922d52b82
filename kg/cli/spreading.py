"""`kg spread`: how claims travel between outlets."""

import json
from dataclasses import asdict
from typing import Annotated, Any

import typer

from kg.cli.common import RunFolder, print_lines
from kg.errors import InputError, shown


def spread(
    folder: RunFolder,
    claim: Annotated[str | None, typer.Option(help="Only the claim with this id.")] = None,
    outlet: Annotated[
        str | None, typer.Option(help="What this outlet was first with, changed and left out.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many claims.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print all tables as JSON.")] = False,
) -> None:
    """Print who had a claim first, who followed, and what was dropped on the way."""
    from kg.schema import read_tables
    from kg.spread import find_drift, find_omissions, outlet_similarity, spread_of_claims
    from kg.spread.text import outlet_lines, report_lines

    tables = read_tables(folder / "tables")
    copies = tables.copies
    rows = spread_of_claims(tables, copies)
    if claim is not None:
        _must_know("claim", claim, [row.claim_id for row in rows])
        rows = tuple(row for row in rows if row.claim_id == claim)
    if outlet is not None:
        _must_know("outlet", outlet, sorted({a.outlet for a in tables.articles}))
    if as_json:
        found: dict[str, tuple[Any, ...]] = {
            "copies": copies,
            "claims": rows,
            "drift": find_drift(tables, copies),
            "similarity": outlet_similarity(tables, copies),
            "omissions": find_omissions(tables),
        }
        plain = {name: [asdict(row) for row in table] for name, table in found.items()}
        typer.echo(json.dumps(plain, indent=1, sort_keys=True))
    elif outlet is not None:
        print_lines(outlet_lines(tables, copies, outlet))
    else:
        shared = [row for row in rows if claim is not None or row.outlets > 1]
        print_lines(report_lines(tables, copies, shared[:limit]))


def _must_know(what: str, name: str, known: list[str]) -> None:
    """Raise InputError with the nearest names where `name` is not among `known`."""
    from rapidfuzz.process import extract

    if name not in known:
        near = ", ".join(match[0] for match in extract(name, known, limit=3))
        raise InputError(f"no {what} {shown(name)}; nearest: {near or 'there is none'}")
