"""What counts as a full sentence, and which of them gave nothing."""

import json
from pathlib import Path

import pytest

from kg.english import load_pipeline
from tests.articles import bare_article
from tests.bench.yields import full_sentences, main, measure

TEXT = (
    "Ferry fares to rise\n"
    "The council raised the fares of the old ferry on Monday. No comment. "
    "“Nobody asked the people of the island,” the captain said."
)


def test_headlines_and_scraps_are_no_full_sentences() -> None:
    """A line without a final stop, and words without a finite verb, need not say anything."""
    article = bare_article(TEXT)
    doc = load_pipeline()(TEXT)
    found = [sentence.text.strip()[:12] for sentence in full_sentences(doc, article)]
    assert found == ["The council ", "“Nobody aske"]


def test_a_sentence_that_gives_nothing_is_told_with_its_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """ "Let it be" states nothing; the other sentence does."""
    text = "Let it be whatever it is.\nThe council raised the fares of the old ferry."
    figures = measure([bare_article(text)], show=5)
    assert (figures["sentences"], figures["empty"]) == (2.0, 50.0)
    assert "Let it be" in capsys.readouterr().out


def test_a_part_is_spread_over_the_whole(tmp_path: Path) -> None:
    """Two of four articles are the first and the third."""
    path = tmp_path / "four.jsonl"
    rows = [{"text": f"The mayor opened {n} new bridges on Monday."} for n in range(4)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert main([str(path), "--articles", "2"])["articles"] == 2.0
