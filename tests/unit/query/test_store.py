"""The store on disk: built once, built anew when the graph changes, whole or not there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import SchemaError
from kg.query import run_query, store
from kg.query.store import STORE_FOLDER, open_graph, stamp

LABELS = "SELECT ?label { ?c a kgc:Claim ; skos:prefLabel ?label } ORDER BY ?label"


@pytest.fixture
def folder(run_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the sample run, for which a store is kept however small it is."""
    monkeypatch.setattr(store, "STORE_FROM", 0)
    shutil.copy(run_folder / "graph.trig", tmp_path)
    return tmp_path


def stores(folder: Path) -> list[Path]:
    """Return what lies in the folder of stores beside its lock."""
    return sorted(entry for entry in (folder / STORE_FOLDER).iterdir() if entry.is_dir())


def test_a_store_answers_as_the_file_does(folder: Path, run_folder: Path) -> None:
    """Rows and known prefixes are the same as in memory."""
    assert run_query(folder, LABELS).rows == run_query(run_folder / "graph.trig", LABELS).rows
    assert [entry.name for entry in stores(folder)] == [stamp(folder / "graph.trig")]


def test_a_store_is_built_once(folder: Path) -> None:
    """A second query opens the store that the first one made."""
    run_query(folder, LABELS)
    (place,) = stores(folder)
    before = (place / "prefixes.json").stat().st_mtime_ns
    run_query(folder, LABELS)
    assert stores(folder) == [place]
    assert (place / "prefixes.json").stat().st_mtime_ns == before


def test_a_changed_graph_is_seen(folder: Path) -> None:
    """Another graph file gives another store, and the old one is removed."""
    run_query(folder, LABELS)
    graph = folder / "graph.trig"
    text = graph.read_text(encoding="utf-8").replace("Nordbro hide damage", "Nordbro hid nothing")
    (folder / "new").write_text(text, encoding="utf-8")
    (folder / "new").replace(graph)
    assert ("Nordbro hid nothing",) in run_query(folder, LABELS).rows
    assert len(stores(folder)) == 1


def test_a_builder_that_was_killed_leaves_nothing_behind(folder: Path) -> None:
    """What it had begun is never opened, and the next builder removes it."""
    begun = folder / STORE_FOLDER / "building-1"
    begun.mkdir(parents=True)
    (begun / "prefixes.json").write_text("[]")
    assert run_query(folder, LABELS)
    assert begun not in stores(folder)


def test_two_processes_build_one_store(folder: Path) -> None:
    """Processes that start at once all answer, and one store is there afterwards."""
    program = (
        "import sys; sys.path[:] = sys.argv[2:]; from pathlib import Path; "
        "from kg.query import run_query, store; store.STORE_FROM = 0; "
        "print(bool(run_query(Path(sys.argv[1]), 'ASK { ?s a kgc:Claim }')))"
    )
    command = [sys.executable, "-c", program, str(folder), *sys.path]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(3)]
    assert [child.communicate()[0].strip() for child in started] == [b"True"] * 3
    assert len(stores(folder)) == 1


def test_a_folder_that_cannot_be_written_to_is_asked_in_memory(folder: Path) -> None:
    """Where no store can be made the answer is the same."""
    (folder / STORE_FOLDER).write_text("in the way")
    assert run_query(folder, LABELS)


def test_a_broken_graph_makes_no_store(folder: Path) -> None:
    """The error names the file, and nothing half-made can be opened later."""
    (folder / "graph.trig").write_text("<a:b> <a:c>")
    for _ in range(2):
        with pytest.raises(SchemaError, match=r"graph\.trig cannot be read as TriG"):
            open_graph(folder)


def test_a_small_graph_gets_no_store(run_folder: Path) -> None:
    """Loading a small file takes less time than keeping a store."""
    run_query(run_folder, LABELS)
    assert not (run_folder / STORE_FOLDER).exists()


def test_a_touched_graph_has_another_stamp(folder: Path) -> None:
    """The time of change counts, to the nanosecond that the system keeps."""
    before = stamp(folder / "graph.trig")
    found = (folder / "graph.trig").stat()
    os.utime(folder / "graph.trig", ns=(found.st_atime_ns, found.st_mtime_ns + 1))
    assert stamp(folder / "graph.trig") != before
