"""The documents keep up with the program."""

import re
from pathlib import Path

import pytest
import typer

from kg.cli import app
from kg.schema import RECORDS, arrow_schema

COMMANDS = typer.main.get_command(app)


def docs_text(root: Path) -> str:
    """Return the README and all pages of docs/ as one text."""
    pages = [root / "README.md", *sorted((root / "docs").glob("*.md"))]
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


@pytest.mark.parametrize("table", RECORDS)
def test_every_column_is_described(root: Path, table: str) -> None:
    """Each column of each table stands in its section of docs/tables.md."""
    text = (root / "docs" / "tables.md").read_text(encoding="utf-8")
    section = text.split(f"\n## {table}\n")[1].split("\n## ")[0]
    described = set(re.findall(r"`(\w+)`", section))
    assert set(arrow_schema(table).names) <= described


@pytest.mark.parametrize("name", sorted(COMMANDS.commands))  # type: ignore[attr-defined]
def test_every_command_and_option_is_documented(root: Path, name: str) -> None:
    """Each command has a help text and stands in docs/commands.md with its options."""
    command = COMMANDS.commands[name]  # type: ignore[attr-defined]
    text = (root / "docs" / "commands.md").read_text(encoding="utf-8")
    assert command.help
    assert f"## kg {name}" in text
    section = text.split(f"## kg {name}\n")[1].split("\n## ")[0]
    options = [o for p in command.params for o in p.opts if o.startswith("--")]
    assert [option for option in options if option not in section] == []


def test_links_between_pages_lead_somewhere(root: Path) -> None:
    """Each relative link of the README and the docs names a file that exists."""
    for page in [root / "README.md", *sorted((root / "docs").glob("*.md"))]:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_two_commands_stand_at_the_top(root: Path) -> None:
    """The README begins with how to install and run, and how to install and test."""
    top = (root / "README.md").read_text(encoding="utf-8")[:1500]
    assert "python3 -m pip install . && kg run seeds/ --out output/" in top
    assert "python3 -m pip install '.[test]' && python3 -m pytest" in top


def test_python_examples_of_the_docs_run(
    root: Path, interview: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each python block of the docs runs as it stands, beside a folder `output`."""
    blocks = re.findall(r"```python\n(.*?)```", docs_text(root), flags=re.DOTALL)
    assert blocks
    (tmp_path / "output").symlink_to(interview, target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    for block in blocks:
        exec(compile(block, "docs", "exec"), {})
