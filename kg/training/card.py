"""The model card and the licence note that lie beside the shipped weights, from two templates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_TEMPLATES = Path(__file__).parent / "data"
MODELS = ("parser", "tagger", "ranker", "grader")
"""What ships with weights of its own; each has its templates."""


def write_card(
    folder: Path, figures: Mapping[str, Mapping[str, float]], date: str, *, model: str = "parser"
) -> None:
    """Write README.md (the card) and LICENSE.md of a model folder.

    `figures` is row -> key -> value; places in braces in the template are filled from it and from
    the date. `model` is one of MODELS.
    """
    values = {"date": date, "figures": list_figures(figures)}
    for name, target in (("card", "README.md"), ("licence", "LICENSE.md")):
        template = (_TEMPLATES / f"{model}_{name}.md").read_text(encoding="utf-8")
        text = template.format_map(values) if name == "card" else template
        (folder / target).write_text(text, encoding="utf-8")


def list_figures(figures: Mapping[str, Mapping[str, float]]) -> str:
    """Return one bullet a row: measured sets differ in keys, a table would be mostly empty."""
    return "\n".join(
        f"- {name}: " + ", ".join(f"{key} {value:g}" for key, value in row.items())
        for name, row in figures.items()
    )
