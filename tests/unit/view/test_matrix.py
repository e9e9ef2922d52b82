"""The claim x outlet table and the lines that a terminal shows."""

from dataclasses import replace

import pytest

from kg.errors import InputError
from kg.records import Modality, Polarity, Stance, Tables
from kg.view.matrix import Cell, claim_matrix
from kg.view.text import article_lines, how_words, matrix_lines, pick_articles
from tests.sample import sample_tables


@pytest.fixture
def tables() -> Tables:
    """The bridge story: three outlets, a denial, a hedge, a demand."""
    return sample_tables()


def test_claims_of_most_outlets_come_first(tables: Tables) -> None:
    """Rows are ordered by the number of outlets, whatever the order of the tables."""
    rows = claim_matrix(tables)
    assert [len(row.outlets) for row in rows] == sorted(
        (len(row.outlets) for row in rows), reverse=True
    )
    backwards = Tables(
        articles=tables.articles,
        assertions=tables.assertions[::-1],
        claims=tables.claims[::-1],
    )
    assert claim_matrix(backwards) == rows


def test_of_equally_many_outlets_the_more_telling_claim_comes_first(tables: Tables) -> None:
    """Claims that one outlet carries are ordered by worth, to a tenth, and each has its row."""
    rows = [row for row in claim_matrix(tables) if len(row.outlets) == 1]
    worth = [round(row.worth, 1) for row in rows]
    assert len(set(worth)) > 1
    assert worth == sorted(worth, reverse=True)
    assert {row.claim for row in claim_matrix(tables)} == set(tables.claims)


def test_worth_outweighs_how_often_one_outlet_says_it(tables: Tables) -> None:
    """A remark that an outlet makes three times stays below its statement of a deed."""
    closed = next(a for a in tables.assertions if a.claim_id == "c-close")
    deed = replace(closed, rule="verb")
    it = replace(closed.subject, text="it", minimal="it", head="it", entity_id=None)
    remark = replace(deed, subject=it, object=None, claim_id="c-it")
    claim = next(claim for claim in tables.claims if claim.claim_id == "c-close")
    made = (deed, *(replace(remark, assertion_id=f"s-{number}") for number in range(3)))
    rows = claim_matrix(Tables(assertions=made, claims=(replace(claim, claim_id="c-it"), claim)))
    assert [row.claim.claim_id for row in rows] == ["c-close", "c-it"]


def test_a_denial_and_a_report_stand_in_one_row(tables: Tables) -> None:
    """The claim that one outlet reports and another reports as denied has both cells."""
    row = next(row for row in claim_matrix(tables) if row.claim.label == "Nordbro hide damage")
    assert row.words_of("The Northern Courier") == "reports"
    assert row.words_of("Harbour Daily") == "reports not"
    assert row.words_of("Nobody") == ""


def test_a_cell_says_stance_polarity_and_modality() -> None:
    """Modality is named unless it is plain assertion."""
    cell = Cell(
        outlet="A",
        stance=Stance.REPORTS,
        polarity=Polarity.NEGATIVE,
        modality=Modality.REQUESTED,
        count=1,
    )
    assert cell.words == "reports not (requested)"


def test_an_article_is_found_by_id_start_outlet_or_title(tables: Tables) -> None:
    """The three ways to name an article lead to it; anything else names the ids there are."""
    for wanted in ("a-cour", "The Northern Courier", "border bridge"):
        assert [a.article_id for a in pick_articles(tables, wanted)] == ["a-courier"]
    assert pick_articles(tables, None) == tables.articles
    with pytest.raises(InputError, match="a-courier"):
        pick_articles(tables, "nothing like it")


def test_voices_are_named_from_the_outlet_outwards(tables: Tables) -> None:
    """A chain of two voices is printed with both cues, a plain assertion as the outlet's."""
    words = [how_words(assertion) for assertion in tables.assertions]
    assert any("through Dahl (say) < engineers (warn)" in line for line in words)
    assert "the outlet asserts" in words


def test_hostile_text_cannot_steer_the_terminal(tables: Tables) -> None:
    """No control or direction character of an article reaches the terminal."""
    lines = "\n".join(article_lines(tables, tables.articles))
    lines += "\n".join(matrix_lines(claim_matrix(tables), ["Harbour Daily"]))
    assert not {"\x07", "\u202e", "\x1b", "\u2028"} & set(lines)
    assert "\\u202e" in lines


def test_titles_come_after_statements(tables: Tables) -> None:
    """A claim that stands only in titles is background, however many outlets print it."""
    titles = [replace(a, rule="title") if a.claim_id == "c-close" else a for a in tables.assertions]
    rows = claim_matrix(replace(tables, assertions=tuple(titles)))
    assert rows[-1].claim.claim_id == "c-close"
    assert [row.is_background for row in rows].count(True) == 1
