"""The model card."""

from pathlib import Path

from kg.training.card import list_figures, write_card


def test_a_card_names_sets_figures_and_runs(tmp_path: Path) -> None:
    """Every place in the template is filled; the licence note names its licence."""
    write_card(tmp_path, {"EWT dev": {"las": 89.5}}, "2026-01-31")
    card = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert all(
        part in card for part in ("EWT dev: las 89.5", "2026-01-31", "runs/last.toml", "CrossNER")
    )
    assert "{" not in card
    assert "CC BY-SA" in (tmp_path / "LICENSE.md").read_text(encoding="utf-8")


def test_the_tagger_has_a_card_of_its_own(tmp_path: Path) -> None:
    """It names the one corpus that only the tagger was trained on."""
    write_card(tmp_path, {"dev": {"linked": 75.0}}, "2026-01-31", model="tagger")
    card = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "PolNeAR" in card and "linked 75" in card and "{" not in card
    assert "deletes the" in (tmp_path / "LICENSE.md").read_text(encoding="utf-8")


def test_the_grader_has_a_card_of_its_own(tmp_path: Path) -> None:
    """It names both sets and the licence that their texts ask for."""
    write_card(tmp_path, {"dev": {"r": 74.5}}, "2026-01-31", model="grader")
    card = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert all(part in card for part in ("UDS-IH2", "MEANTIME", "r 74.5", "2026-01-31"))
    assert "{" not in card
    assert "ShareAlike" in (tmp_path / "LICENSE.md").read_text(encoding="utf-8")


def test_rows_keep_their_own_figures() -> None:
    """Rows may have different keys."""
    assert list_figures({"a": {"x": 1.0}, "b": {"y": 2.25}}) == "- a: x 1\n- b: y 2.25"


def test_the_ranker_has_a_card_of_its_own(tmp_path: Path) -> None:
    """It names both corpora of coreference, and its licence note passes their licence on."""
    write_card(tmp_path, {"GUM dev": {"conll_f1": 55.0}}, "2026-01-31", model="ranker")
    card = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "LitBank" in card and "conll_f1 55" in card and "{" not in card
    assert "CC BY-SA" in (tmp_path / "LICENSE.md").read_text(encoding="utf-8")
