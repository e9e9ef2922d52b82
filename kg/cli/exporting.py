"""`kg export ...`: the graph and the tables in other formats."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from kg.cli.common import RunFolder, print_lines
from kg.errors import InputError, shown

if TYPE_CHECKING:
    from kg.export.source import Source

export_app = typer.Typer(
    help="Write the graph and the tables in other formats.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

OutFile = Annotated[Path | None, typer.Option(help="File to write; standard output if absent.")]
Base = Annotated[str | None, typer.Option(help="Address under which the data is named.")]


@export_app.command()
def rdf(
    folder: RunFolder,
    form: Annotated[
        str, typer.Option("--format", help="trig, nq, ttl (all graphs as one) or jsonld.")
    ] = "trig",
    base: Base = None,
    full_text: Annotated[bool, typer.Option(help="Add the words of the articles.")] = False,
    reifiers: Annotated[
        bool, typer.Option(help="Join plain edges to their assertions; needs RDF 1.2.")
    ] = False,
    out: OutFile = None,
) -> None:
    """Write the graph as RDF."""
    from kg.export.formats import RdfFormat
    from kg.export.rdf import RdfOptions, write_rdf
    from kg.export.runs import RunInfo
    from kg.export.vocabulary import BASE

    if form not in list(RdfFormat):
        raise InputError(f"no RDF format {shown(form)}; there are: {', '.join(RdfFormat)}")
    options = RdfOptions(
        base=base or BASE, full_text=full_text, reifiers=reifiers, run=RunInfo.read(folder)
    )
    with _source(folder, out) as source, _target(out) as target:
        written = write_rdf(source, target, RdfFormat(form), options)
    _say(written, "statements", out)


@export_app.command()
def nanopub(
    folder: RunFolder,
    base: Base = None,
    creator: Annotated[str | None, typer.Option(help="IRI of who publishes them.")] = None,
    created: Annotated[
        str | None, typer.Option(help="Time of creation, such as 2025-03-01T12:00:00Z.")
    ] = None,
    license_: Annotated[str | None, typer.Option("--license", help="IRI of a licence.")] = None,
    out: Annotated[
        Path | None,
        typer.Option(help="FILE.trig for all, or a folder for one file each; else stdout."),
    ] = None,
) -> None:
    """Write each assertion as a nanopublication (TriG)."""
    from kg.export.nanopub import NanopubOptions, write_nanopub_files, write_nanopubs
    from kg.export.runs import RunInfo
    from kg.export.vocabulary import BASE

    options = NanopubOptions(
        base=base or BASE,
        creator=creator,
        created=created,
        license=license_,
        run=RunInfo.read(folder),
    )
    with _source(folder, out) as source:
        if out is not None and out.suffix != ".trig":
            written = write_nanopub_files(source, out, options)
        else:
            with _target(out) as target:
                written = write_nanopubs(source, target, options)
    _say(written, "nanopublications", out)


@export_app.command()
def gexf(folder: RunFolder, out: OutFile = None) -> None:
    """Write the network as GEXF for Gephi; DIR/graph.gexf if --out is absent."""
    from kg.export.network import write_network_gexf
    from kg.schema import read_tables

    path = out or folder / "graph.gexf"
    _say(write_network_gexf(read_tables(folder / "tables"), path), "edges", path)


@export_app.command()
def graphml(folder: RunFolder, out: OutFile = None) -> None:
    """Write the network as GraphML; DIR/graph.graphml if --out is absent."""
    from kg.export.network import write_network_graphml
    from kg.schema import read_tables

    path = out or folder / "graph.graphml"
    _say(write_network_graphml(read_tables(folder / "tables"), path), "edges", path)


@export_app.command()
def neo4j(
    folder: RunFolder,
    out: Annotated[Path | None, typer.Option(help="Folder; DIR/neo4j if absent.")] = None,
) -> None:
    """Write CSV files for Neo4j's bulk importer.

    Nodes: Outlet, Article, Entity, Claim, Assertion. The command prints the line that
    imports them: neo4j-admin database import full neo4j --nodes=Outlet.csv ...
    --relationships=PUBLISHED.csv ... (no other option is needed).
    """
    from kg.export.neo4j import import_command, write_neo4j

    path = out or folder / "neo4j"
    with _source(folder, path) as source:
        _say(write_neo4j(source, path), "rows", path)
    typer.echo(import_command(path))


@export_app.command()
def parquet(
    folder: RunFolder,
    out: Annotated[
        Path | None, typer.Option(help="File; DIR/assertions_flat.parquet if absent.")
    ] = None,
) -> None:
    """Write one flat row per assertion, for pandas, R and DuckDB."""
    from kg.export.flat import write_flat

    path = out or folder / "assertions_flat.parquet"
    with _source(folder, path) as source:
        _say(write_flat(source, path), "rows", path)


@export_app.command()
def jsonl(
    folder: RunFolder,
    table: Annotated[str, typer.Option(help="Name of the table, such as assertions.")],
) -> None:
    """Print a table on stdout, one JSON object a line."""
    from kg.export import to_jsonl
    from kg.schema import RECORDS, iter_records

    if table not in RECORDS:
        raise InputError(f"no table {shown(table)}; there are: {', '.join(RECORDS)}")
    print_lines(to_jsonl(iter_records(folder / "tables", table)))


@contextmanager
def _source(folder: Path, out: Path | None) -> "Iterator[Source]":
    """Give the tables of a run as a source, with a progress bar on stderr."""
    from tqdm import tqdm

    from kg.export.folder import FolderSource
    from kg.schema import count_rows

    tables = folder / "tables"
    total = count_rows(tables, "assertions")
    with tqdm(total=total, unit=" assertions", leave=False, disable=None) as bar:
        yield FolderSource(tables, _scratch(out), bar.update)


def _scratch(out: Path | None) -> Path | None:
    """Return where temporary files go: beside the result, where there is room for it."""
    return out.parent if out is not None and out.parent.is_dir() else None


@contextmanager
def _target(out: Path | None) -> Iterator[TextIO]:
    from kg.export.files import whole_file

    if out is not None:
        with whole_file(out) as file:
            yield file
        return
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    yield sys.stdout


def _say(count: int, what: str, out: Path | None) -> None:
    if out is not None:
        typer.echo(f"{count} {what} in {out}")
