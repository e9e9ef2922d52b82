"""Fixtures shared by all tests: the sample corpora, read once per session."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def interview(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that one run over seeds/interview wrote."""
    from kg.engine import RunOptions, run

    out = tmp_path_factory.mktemp("interview")
    run([ROOT / "seeds" / "interview"], out, RunOptions(), quiet=True)
    return out
