"""The folder of a run that holds the sample story."""

from pathlib import Path

import pytest

from kg.export import write_trig
from tests.sample import sample_tables


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with graph.trig of the sample story."""
    folder = tmp_path_factory.mktemp("run")
    write_trig(sample_tables(), folder / "graph.trig")
    return folder
