"""Opening the networks that ship with the program."""

from pathlib import Path

import pytest

from kg.errors import ModelError
from kg.sessions import open_session


def test_an_absent_graph_is_named(tmp_path: Path) -> None:
    """A file that is not there is a ModelError with its path and what to do."""
    with pytest.raises(ModelError, match=r"lost\.onnx cannot be opened.*reinstall the package"):
        open_session(tmp_path / "lost.onnx")


def test_a_file_that_is_no_graph_is_named(tmp_path: Path) -> None:
    """Other bytes are told in the same way."""
    (tmp_path / "text.onnx").write_text("no graph", encoding="utf-8")
    with pytest.raises(ModelError, match=r"text\.onnx cannot be opened"):
        open_session(tmp_path / "text.onnx")
