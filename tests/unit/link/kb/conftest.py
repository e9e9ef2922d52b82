"""Knowledge base files that several tests ask, made once."""

from importlib.resources import as_file, files
from pathlib import Path

import pytest

from kg.link.kb import KbFile
from kg.link.kb.build import Selection, build_from_wikidata
from kg.link.kb.classes import Types
from kg.link.kb.faults import Faults
from kg.link.kb.importing import import_files
from kg.link.knowledge import GAZETTEER
from tests.unit.link.kb.dumps import write_dump


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> KbFile:
    """The file made of the small dump, all types, five sitelinks."""
    folder = tmp_path_factory.mktemp("world")
    dump = write_dump(folder / "dump.json")
    build_from_wikidata(dump, folder / "kb.sqlite", Selection(types=Types()), Faults(print))
    return KbFile(folder / "kb.sqlite")


@pytest.fixture(scope="session")
def gazetteer_file(tmp_path_factory: pytest.TempPathFactory) -> KbFile:
    """The file made of the tables that the package ships, in the linker's order."""
    out = tmp_path_factory.mktemp("gazetteer") / "gazetteer.sqlite"
    with as_file(files("kg.link") / "gazetteer") as folder:
        import_files([Path(folder) / name for name, _ in GAZETTEER], out, faults=Faults(_refuse))
    return KbFile(out)


def _refuse(message: str) -> None:
    """Let a bad line of the shipped tables fail the test; columns may be unused."""
    assert "not used" in message
