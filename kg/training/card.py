"""The model card and the licence note that lie beside the shipped weights, from two templates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_TEMPLATES = Path(__file__).parent / "data"


def write_card(folder: Path, figures: Mapping[str, Mapping[str, float]], date: str) -> None:
    """Write README.md (the card) and LICENSE.md of a model folder.

    `figures` is row -> key -> value; places in braces in the template are filled from it and from
    the date.
    """
    values = {"date": date, "figures": list_figures(figures)}
    card = (_TEMPLATES / "card.md").read_text(encoding="utf-8").format_map(values)
    (folder / "README.md").write_text(card, encoding="utf-8")
    licence = (_TEMPLATES / "licence.md").read_text(encoding="utf-8")
    (folder / "LICENSE.md").write_text(licence, encoding="utf-8")


def list_figures(figures: Mapping[str, Mapping[str, float]]) -> str:
    """Return one bullet a row: measured sets differ in keys, a table would be mostly empty."""
    return "\n".join(
        f"- {name}: " + ", ".join(f"{key} {value:g}" for key, value in row.items())
        for name, row in figures.items()
    )
