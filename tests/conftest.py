"""Fixtures shared by all tests: the sample corpora, read once per session."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli import main

Kg = Callable[..., tuple[int, str, str]]
"""Runs the command line: arguments in; exit code, stdout and stderr out."""
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


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that one run over seeds/harbour wrote."""
    from kg.engine import RunOptions, run

    out = tmp_path_factory.mktemp("harbour")
    run([ROOT / "seeds" / "harbour"], out, RunOptions(), quiet=True)
    return out


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Kg:
    """Run `kg` with arguments in this process; gives exit code, stdout, stderr."""

    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else 0
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call
