"""Charts: the same files every time, whatever stands in the text."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

from kg.records import Polarity, Tables
from kg.spread import spread_of_claims
from kg.spread.charts import draw_charts
from tests.unit.spread.made import MAYOR, paper, says, tables

HOSTILE = "the \x07dam <script>alert(1)</script> $\\frac$ \u202e & “burst”"


def story() -> Tables:
    """Make seven outlets with one claim, told in each way, under a hostile label."""
    papers = [
        paper(f"{name} <b>$x^{{</b>", f"2021-05-0{at + 1}") for at, name in enumerate("abcdefg")
    ]
    facts = [says(one) for one in papers]
    facts[0] = replace(facts[0], voice=(MAYOR,))
    facts[1] = replace(facts[1], polarity=Polarity.NEGATIVE)
    made = tables(papers, facts)
    return replace(made, claims=(replace(made.claims[0], label=HOSTILE),))


def test_four_charts_are_drawn_in_both_forms(tmp_path: Path) -> None:
    """Timeline, outlets, similarity and drift, each as SVG and PNG."""
    made = draw_charts(story(), spread_of_claims(story()), tmp_path)
    names = ("drift", "outlets", "similarity", "timeline")
    assert [path.name for path in made] == [f"{n}.{form}" for n in names for form in ("png", "svg")]


def test_charts_are_the_same_each_time(tmp_path: Path) -> None:
    """Drawn twice, every file has the same bytes."""
    rows = spread_of_claims(story())
    one, two = (draw_charts(story(), rows, tmp_path / name) for name in ("one", "two"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_text_of_articles_stays_text(tmp_path: Path) -> None:
    """Marks, formulas and control characters of a label harm no file."""
    made = draw_charts(story(), spread_of_claims(story()), tmp_path)
    texts = []
    for path in made:
        if path.suffix == ".svg":
            drawing = ET.fromstring(path.read_text(encoding="utf-8"))
            texts += [
                "".join(node.itertext()) for node in drawing.iter() if node.tag.endswith("text")
            ]
            assert not [node for node in drawing.iter() if node.tag.endswith("script")]
    assert any("<script>" in text for text in texts)
    assert not any("\x07" in text for text in texts)


def test_nothing_to_show_draws_nothing(tmp_path: Path) -> None:
    """Without claims and dates there is no chart and no error."""
    assert draw_charts(Tables(), (), tmp_path) == ()
