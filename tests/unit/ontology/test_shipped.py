"""The files of the ontology are found, and what is generated is what is there."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.ontology import ontology_file, read_ontology
from kg.ontology.made import MADE, make
from kg.ontology.shipped import NAMES

FOLDER = Path(__file__).parents[3] / "ontology"


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_the_package_is_the_one_of_the_folder(name: str) -> None:
    """The package reads the very files of the top-level folder."""
    assert ontology_file(name).read_bytes() == (FOLDER / name).read_bytes()


def test_each_file_of_the_folder_is_known() -> None:
    """No file lies in the folder that a release would not hold."""
    assert {path.name for path in FOLDER.iterdir()} == {*NAMES, "README.md"}


def test_another_file_is_an_error() -> None:
    """A name that is not one of the files is refused, paths included."""
    for name in ("other.ttl", "../pyproject.toml", ""):
        with pytest.raises(InputError, match=r"there are: claims\.ttl"):
            read_ontology(name)


@pytest.mark.parametrize("name", MADE)
def test_the_generated_file_is_up_to_date(name: str) -> None:
    """What lies in the folder is what the generator makes from claims.ttl."""
    assert read_ontology(name) == make(name), "run: python -m kg.ontology write"


@pytest.mark.parametrize(("what", "name"), [("html", "index.html"), ("context", "context.jsonld")])
def test_the_generator_prints_the_same_in_another_process(what: str, name: str) -> None:
    """Hash seeds change nothing: the output is the same bytes."""
    done = subprocess.run(
        [sys.executable, "-m", "kg.ontology", what],
        capture_output=True,
        check=True,
        cwd=FOLDER.parent,
        env={"PYTHONHASHSEED": "7", "PYTHONIOENCODING": "utf-8"},
    )
    assert done.stdout.decode("utf-8") == read_ontology(name)


def test_write_puts_the_files_into_a_folder(tmp_path: Path) -> None:
    """`write --folder` makes both files and nothing else."""
    subprocess.run(
        [sys.executable, "-m", "kg.ontology", "write", "--folder", str(tmp_path)],
        check=True,
        cwd=FOLDER.parent,
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == list(MADE)
