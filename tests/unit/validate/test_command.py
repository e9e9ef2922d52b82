"""`kg validate`: exit codes and formats."""

import json
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import Kg


@pytest.fixture
def validate(kg: Kg) -> Kg:
    """Run `kg validate` with arguments."""
    return partial(kg, "validate")


@pytest.fixture
def damaged(trig: Path, tmp_path: Path) -> Path:
    """Return a copy of the sample with two assertions without a claim."""
    text = trig.read_text(encoding="utf-8").replace("kgc:claim claim:c-hide", "kgc:rule 'x'")
    path = tmp_path / "damaged.trig"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sound_file_exits_with_zero(validate: Kg, trig: Path) -> None:
    """Nothing wrong is one line on stdout and nothing on stderr."""
    code, out, err = validate(trig)
    assert (code, err) == (0, "")
    assert out.startswith("OK: 0 violations in ")


def test_violations_exit_with_one(validate: Kg, damaged: Path) -> None:
    """Violations are lines on stdout, at most as many as asked for, and exit code 1."""
    code, out, err = validate(damaged, "--max", 1)
    assert (code, err) == (1, "")
    first, last = out.splitlines()
    assert first.startswith("damaged.trig, graph/claims: Claim claim/c-hide: ^kgc:claim: ")
    assert last.startswith("FAILED: 5 violations in ")


def test_json_can_be_asked_for(validate: Kg, damaged: Path) -> None:
    """JSON goes to stdout whole, with exit code 1."""
    code, out, _ = validate(damaged, "--format", "json")
    assert code == 1
    assert json.loads(out)["count"] == 5


def test_a_wrong_format_is_told_before_the_work(validate: Kg, tmp_path: Path) -> None:
    """An unknown format is one line on stderr, though the file is not there either."""
    code, out, err = validate(tmp_path / "none.trig", "--format", "xml")
    assert (code, out) == (1, "")
    assert "no format 'xml'" in err
