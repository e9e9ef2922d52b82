"""The settings of a run."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.training.config import TrainConfig, read_config

RUNS = Path(__file__).parents[3] / "kg" / "training" / "runs"


@pytest.mark.parametrize("name", ["first", "second", "third", "last"])
def test_a_file_overrides_the_defaults(name: str) -> None:
    """The settings of the runs behind the shipped model are readable and are not the defaults."""
    assert read_config(None) == TrainConfig()
    assert read_config(RUNS / f"{name}.toml").steps > TrainConfig().steps


def test_an_unknown_setting_is_named(tmp_path: Path) -> None:
    """A misspelt setting is an error, not a silent default."""
    path = tmp_path / "run.toml"
    path.write_text("stepz = 3\n")
    with pytest.raises(InputError, match="stepz"):
        read_config(path)
