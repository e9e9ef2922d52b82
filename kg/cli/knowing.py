"""`kg kb ...`: knowledge bases as files, and what a name means in one."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.common import print_lines
from kg.cli.progress import progress_bar, shown_faults

if TYPE_CHECKING:
    from kg.link import Entry, KnowledgeBase
    from kg.link.kb import KbFile
    from kg.link.kb.build import Read
    from kg.link.kb.faults import Faults

kb_app = typer.Typer(
    help="Make knowledge bases of entities, and look names up in them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

OutFile = Annotated[Path, typer.Option(help="File to write; it appears when it is whole.")]
KbOption = Annotated[
    Path | None, typer.Option("--kb", help="Knowledge base file; the gazetteer if absent.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Quiet = Annotated[bool, typer.Option(help="No progress bar, no summary.")]


@kb_app.command()
def build(
    wikidata: Annotated[
        Path,
        typer.Option(metavar="DUMP", help="JSON dump of Wikidata: plain, gzip, bzip2, xz or zstd."),
    ],
    out: OutFile,
    types: Annotated[
        list[str] | None,
        typer.Option(help="Kinds (person, org ...) or classes (Q5), with commas; all if absent."),
    ] = None,
    min_sitelinks: Annotated[
        int, typer.Option(min=0, help="Only items that so many projects have a page on.")
    ] = 5,
    languages: Annotated[
        str, typer.Option(help="Codes, with commas; the first names the entities.")
    ] = "en,mul,en-gb,en-ca",
    quiet: Quiet = False,
) -> None:
    """Make a knowledge base of a Wikidata dump, reading it once."""
    from kg.link.kb.build import Selection, build_from_wikidata
    from kg.link.kb.classes import Types

    selection = Selection(
        types=Types(types or ()),
        min_sitelinks=min_sitelinks,
        languages=_codes(languages),
    )
    faults = shown_faults()
    size = wikidata.stat().st_size if wikidata.is_file() else 0
    with (
        progress_bar("reading", "B", size, quiet) as at,
        progress_bar("writing", "", None, quiet) as wrote,
    ):
        seen = 0

        def moved(position: int) -> None:
            nonlocal seen
            at(position - seen)
            seen = position

        info, read = build_from_wikidata(wikidata, out, selection, faults, at=moved, progress=wrote)
    if not quiet:
        print_lines(_build_lines(info, read, faults, out))


@kb_app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(help="Tables (TSV) or JSON lines of entities.")],
    out: Annotated[Path | None, typer.Option(help="New file to write.")] = None,
    into: Annotated[Path | None, typer.Option(help="Knowledge base file to add to.")] = None,
    kind: Annotated[
        str | None, typer.Option(help="Kind of the rows that state none: person, org ...")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Make a knowledge base of tables or JSON lines, or add them to one."""
    from kg.errors import InputError, shown
    from kg.link.kb import KbFile
    from kg.link.kb.importing import import_files
    from kg.records import EntityKind

    target = out or into
    if target is None:
        raise typer.BadParameter("give --out FILE for a new file or --into FILE to add to one")
    if kind is not None and kind not in list(EntityKind):
        raise InputError(f"no kind {shown(kind)}; there are: {', '.join(EntityKind)}")
    faults = shown_faults()
    with progress_bar("writing", "", None, quiet) as wrote:
        info = import_files(
            files,
            target,
            kind=EntityKind(kind) if kind else None,
            into=KbFile(into) if into else None,
            faults=faults,
            progress=wrote,
        )
    if not quiet:
        print_lines(_info_lines(info))
        print_lines([*_left_out(faults), f"wrote {target}"])


@kb_app.command()
def lookup(
    name: Annotated[str, typer.Argument(help="A name as a newspaper prints it, or an id (Q...).")],
    kb: KbOption = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many entities.")] = 10,
    as_json: AsJson = False,
) -> None:
    """Print what a name may mean, best first."""
    base = _knowledge(kb)
    known = base.entity(name)
    found = [(known, "id", 1.0, 1.0)] if known is not None else []
    for candidate in base.candidates(name):
        entry = base.entity(candidate.entity_id)
        if entry is not None:
            found.append((entry, candidate.method, candidate.score, candidate.prior))
    if as_json:
        typer.echo(
            json.dumps([_record(*one) for one in found[:limit]], ensure_ascii=False, indent=2)
        )
        return
    print_lines(_lookup_lines(found[:limit]))
    if len(found) > limit:
        typer.echo(f"{len(found) - limit} more; --limit shows them", err=True)
    if not found:
        typer.echo(f"nothing is known by the name {name!r:.80}", err=True)


@kb_app.command()
def info(kb: KbOption = None, as_json: AsJson = False) -> None:
    """Print how many entities and names a knowledge base holds."""
    from kg.link.kb import KbFile

    told = KbFile(kb).info() if kb is not None else _gazetteer_info()
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print_lines(_info_lines(told))


def _codes(text: str) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(code.strip() for code in text.split(",") if code.strip()))
    if not codes:
        raise typer.BadParameter("give at least one language, such as en")
    return codes


def _knowledge(path: Path | None) -> "KbFile | KnowledgeBase":
    from kg.link import KnowledgeBase
    from kg.link.kb import KbFile

    return KbFile(path) if path is not None else KnowledgeBase.shipped()


def _gazetteer_info() -> dict[str, str]:
    from collections import Counter

    from kg.link.knowledge import read_gazetteer
    from kg.spelling import normalise

    entries = list(read_gazetteer())
    kinds = Counter(f"entities, {entry.kind}" for entry in entries)
    return {
        "aliases": str(sum(len({normalise(form) for form in e.forms}) for e in entries)),
        "entities": str(len(entries)),
        **{kind: str(kinds[kind]) for kind in sorted(kinds)},
        "positions": str(sum(len(entry.positions) for entry in entries)),
    }


def _build_lines(info: dict[str, str], read: "Read", faults: "Faults", out: Path) -> Iterator[str]:
    yield from _info_lines(info)
    yield f"{'items read':<25}{read.items:>12}"
    yield f"{'  too few sitelinks':<25}{read.few_sitelinks:>12}"
    yield f"{'  of other types':<25}{read.other_types:>12}"
    yield f"{'  without a name':<25}{read.nameless:>12}"
    yield from _left_out(faults)
    yield f"wrote {out}"


def _left_out(faults: "Faults") -> list[str]:
    return [f"{'bad lines':<25}{faults.count:>12}"] if faults.count else []


def _info_lines(told: dict[str, str]) -> Iterator[str]:
    for key, value in told.items():
        yield f"{key:<25}{value:>12}" if len(value) <= 12 else f"{key:<20} {value}"


def _lookup_lines(found: "list[tuple[Entry, str, float, float]]") -> Iterator[str]:
    from kg.terminal import table_lines

    if not found:
        return
    rows = [
        (e.entity_id, e.name, e.kind, method, f"{score:.2f}", f"{prior:.2f}", _about(e))
        for e, method, score, prior in found
    ]
    header = ("id", "name", "kind", "found by", "score", "prior", "what")
    yield from table_lines(header, rows, (20, 40, 8, 8, 5, 5, 70))


def _about(entry: "Entry") -> str:
    """Return the description, else the last office, else other names."""
    if entry.description:
        return entry.description
    if entry.positions:
        last = max(entry.positions, key=lambda p: (not p.end, p.end, p.start))
        return f"{last.role} {last.start}..{last.end}"
    return ", ".join(entry.aliases)


def _record(entry: "Entry", method: str, score: float, prior: float) -> dict[str, object]:
    from dataclasses import asdict

    rounded = {"method": method, "score": round(score, 4), "prior": round(prior, 4)}
    return rounded | {key: value for key, value in asdict(entry).items() if value}
