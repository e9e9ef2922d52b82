"""`kg validate`: exit codes and formats."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli import main

Validate = Callable[..., tuple[int, str, str]]


@pytest.fixture
def validate(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Validate:
    """Run `kg validate` with arguments; gives exit code, stdout, stderr."""

    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["kg", "validate", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else 0
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def damaged(trig: Path, tmp_path: Path) -> Path:
    """Return a copy of the sample with two assertions without a claim."""
    text = trig.read_text(encoding="utf-8").replace("kgc:claim claim:c-hide", "kgc:rule 'x'")
    path = tmp_path / "damaged.trig"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sound_file_exits_with_zero(validate: Validate, trig: Path) -> None:
    """Nothing wrong is one line on stdout and nothing on stderr."""
    code, out, err = validate(trig)
    assert (code, err) == (0, "")
    assert out.startswith("OK: 0 violations in ")


def test_violations_exit_with_one(validate: Validate, damaged: Path) -> None:
    """Violations are lines on stdout, at most as many as asked for, and exit code 1."""
    code, out, err = validate(damaged, "--max", 1)
    assert (code, err) == (1, "")
    first, last = out.splitlines()
    assert first.startswith("damaged.trig, graph/claims: Claim claim/c-hide: ^kgc:claim: ")
    assert last.startswith("FAILED: 5 violations in ")


def test_json_can_be_asked_for(validate: Validate, damaged: Path) -> None:
    """JSON goes to stdout whole, with exit code 1."""
    code, out, _ = validate(damaged, "--format", "json")
    assert code == 1
    assert json.loads(out)["count"] == 5


def test_a_wrong_format_is_told_before_the_work(validate: Validate, tmp_path: Path) -> None:
    """An unknown format is one line on stderr, though the file is not there either."""
    code, out, err = validate(tmp_path / "none.trig", "--format", "xml")
    assert (code, out) == (1, "")
    assert "no format 'xml'" in err
