"""A sheet for a judge holds assertions drawn at random, the same ones for the same seed."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.records import Assertion, Tables
from kg.schema import write_tables
from tests.bench.sampling import Share, as_row, count_verdicts, draw, main, write_sheet
from tests.sample import sample_tables

TABLES = sample_tables()


def _many() -> Tables:
    """Return tables with 30 assertions of one article, and those of the sample."""
    first = TABLES.assertions[0]
    more = (replace(first, assertion_id=f"more-{number:02}") for number in range(30))
    return replace(TABLES, assertions=(*TABLES.assertions, *more))


def _ids(made: list[Assertion]) -> list[str]:
    return [one.assertion_id for one in made]


def _judged(folder: Path, *verdicts: str) -> Path:
    """Return a sheet with one row for each verdict."""
    article = TABLES.articles[0]
    made = next(a for a in TABLES.assertions if a.article_id == article.article_id)
    sheet = folder / "sheet.tsv"
    write_sheet(({**as_row(made, article), "verdict": verdict} for verdict in verdicts), sheet)
    return sheet


def test_the_same_seed_draws_the_same_assertions() -> None:
    """The draw depends on the seed and the tables, not on the order of the rows."""
    tables = _many()
    turned = replace(tables, assertions=tuple(reversed(tables.assertions)))
    assert _ids(draw(tables, 10, seed=3)) == _ids(draw(turned, 10, seed=3))
    assert _ids(draw(tables, 10, seed=3)) != _ids(draw(tables, 10, seed=4))


def test_no_assertion_is_drawn_twice() -> None:
    """Where more are asked for than there are, each is drawn once."""
    tables = _many()
    drawn = _ids(draw(tables, 1000, seed=1))
    assert sorted(drawn) == sorted(one.assertion_id for one in tables.assertions)


def test_a_long_article_does_not_fill_the_sheet() -> None:
    """Each article gives one assertion before any gives a second."""
    articles = {one.article_id for one in TABLES.assertions}
    drawn = draw(_many(), len(articles), seed=1)
    assert {one.article_id for one in drawn} == articles


def test_a_sheet_is_written_from_a_folder_of_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A row holds the claim, how it is said, and the evidence on one line; no verdict yet."""
    write_tables(TABLES, tmp_path)
    sheet = tmp_path / "sheet.tsv"
    assert main([str(tmp_path), "--count", "2", "--seed", "5", "--out", str(sheet)]) == 0
    lines = sheet.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3
    assert lines[0].split("\t")[-1] == "verdict"
    assert all(line.endswith("\t") for line in lines[1:])
    assert "2 of" in capsys.readouterr().out


def test_verdicts_are_counted_with_an_interval(tmp_path: Path) -> None:
    """Shares are of the judged rows; 8 of 10 is 80 per cent, between 49 and 94.3."""
    sheet = _judged(tmp_path, *["right"] * 8, "Wrong ", "manner", "")
    shares = count_verdicts(sheet)
    assert shares["right"] == Share(8, 80.0, 49.0, 94.3)
    assert shares["wrong"].count == shares["manner"].count == 1
    assert shares["unclear"] == Share(0, 0.0, 0.0, 27.8)


def test_an_unknown_verdict_is_refused(tmp_path: Path) -> None:
    """A slip of the pen is named with its line, not counted as something."""
    with pytest.raises(ValueError, match="line 3: 'rihgt'"):
        count_verdicts(_judged(tmp_path, "right", "rihgt"))


def test_a_sheet_without_verdicts_has_no_shares(tmp_path: Path) -> None:
    """Nothing judged is nothing counted."""
    assert count_verdicts(_judged(tmp_path, ""))["right"] == Share(0, 0.0, 0.0, 0.0)
