"""`kg export`: each format from the command line, and one line for what goes wrong."""

import json
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.export import RunInfo, write_trig
from kg.schema import read_tables, write_tables
from tests.conftest import Kg
from tests.sample import sample_tables


@pytest.fixture
def export(kg: Kg) -> Kg:
    """Run `kg export` with arguments."""
    return partial(kg, "export")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a run over the sample: tables and run.json."""
    found = tmp_path / "run"
    write_tables(sample_tables(), found / "tables")
    record = {"program": "kg 0.1.0", "model": "en_kg 1", "options": {"strict": False}}
    (found / "run.json").write_text(json.dumps(record), encoding="utf-8")
    return found


def test_rdf_is_the_file_that_a_run_writes(export: Kg, folder: Path) -> None:
    """`kg export rdf` prints the bytes of graph.trig, and --out writes them."""
    run = RunInfo.read(folder)
    write_trig(read_tables(folder / "tables"), folder / "graph.trig", run=run)
    code, out, err = export("rdf", folder)
    expected = (folder / "graph.trig").read_bytes()
    assert (code, err) == (0, "") and out.encode("utf-8") == expected
    code, out, _ = export("rdf", folder, "--out", folder / "again.trig")
    assert code == 0 and "statements in" in out
    assert (folder / "again.trig").read_bytes() == expected


def test_rdf_takes_format_base_text_and_reifiers(export: Kg, folder: Path) -> None:
    """Each option changes the file as it says."""
    options = ("--format", "nq", "--base", "https://a.example/", "--full-text", "--reifiers")
    code, out, _ = export("rdf", folder, *options)
    quads = list(ox.parse(out, format=ox.RdfFormat.N_QUADS))
    names = {str(quad.predicate).rsplit("#")[-1] for quad in quads}
    assert code == 0 and {"reifies>", "isString>"} <= names
    assert any(str(quad.subject).startswith("<https://a.example/claim/") for quad in quads)


@pytest.mark.parametrize(
    ("command", "files"),
    [
        ("gexf", ["graph.gexf"]),
        ("graphml", ["graph.graphml"]),
        ("neo4j", ["neo4j/Claim.csv", "neo4j/SAYS.csv"]),
        ("parquet", ["assertions_flat.parquet"]),
    ],
)
def test_files_get_their_place_beside_the_tables(
    export: Kg, folder: Path, command: str, files: list[str]
) -> None:
    """Without --out the file stands in the folder of the run, and nothing unfinished."""
    code, out, err = export(command, folder)
    assert (code, err) == (0, "") and str(folder) in out
    assert all((folder / file).is_file() for file in files)
    assert list(folder.rglob("*.part")) == []


def test_nanopub_writes_one_file_or_many(export: Kg, folder: Path) -> None:
    """A name that ends in .trig is one file, any other a folder."""
    assert export("nanopub", folder, "--out", folder / "np.trig")[0] == 0
    assert export("nanopub", folder, "--out", folder / "np")[0] == 0
    assert len(list((folder / "np").iterdir())) == len(sample_tables().assertions)
    assert export("nanopub", folder)[1].encode() == (folder / "np.trig").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("rdf", "none"), "kg run"),
        (("parquet", "none"), "kg run"),
        (("gexf", "none"), "kg run"),
        (("rdf", "run", "--format", "xml"), "trig, nq, ttl, jsonld"),
        (("rdf", "run", "--format", "jsonld", "--reifiers"), "reifiers"),
        (("rdf", "run", "--base", "here"), "base IRI"),
        (("rdf", "run", "--out", "none/x.trig"), "--out"),
        (("graphml", "run", "--out", "none/x.graphml"), "--out"),
        (("nanopub", "run", "--created", "now"), "moment"),
    ],
)
def test_what_goes_wrong_is_one_line(
    export: Kg,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    message: str,
) -> None:
    """A missing folder, a wrong format and a wrong base end with 1 and leave no file."""
    monkeypatch.chdir(folder.parent)
    before = sorted(folder.parent.rglob("*"))
    code, _, err = export(*arguments)
    assert (code, err.count("\n")) == (1, 1)
    assert message in err
    assert sorted(folder.parent.rglob("*")) == before
