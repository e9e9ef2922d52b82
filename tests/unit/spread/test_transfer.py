"""How words came along, and who draws on whom."""

from dataclasses import replace

from kg.records import Article, Assertion, Edit, Form, Quotation, Rendering, Span, Tables
from kg.spread import Manner, Reason, find_influence, find_transfers
from tests.articles import bare_article, bare_assertion
from tests.sample import argument
from tests.unit.spread.made import copy, paper, says, tables

LEAD = "The old dam above the valley burst early on Monday and flooded two villages."
NEAR = "The old dam above the valley burst on Monday, and two villages were flooded."
FAR = "Two villages stand under water since the dam gave way."


def told(name: str, published: str | None, text: str) -> tuple[Article, Assertion]:
    """Make an article of one sentence and its statement."""
    article = replace(bare_article(text, article_id=name, outlet=name), published=published)
    fact = bare_assertion(
        f"{name}-dam",
        argument(article, text.split()[0]),
        says(paper("x", None)).predicate,
        Span(0, len(text)),
    )
    return article, replace(fact, article_id=name, outlet=name, claim_id="dam")


def joined(*pairs: tuple[Article, Assertion]) -> Tables:
    """Join articles and their statements."""
    return tables([article for article, _ in pairs], [fact for _, fact in pairs])


def test_the_manner_follows_the_share_of_words() -> None:
    """All runs of words again are verbatim, some a close paraphrase, none a paraphrase."""
    later = [("b", LEAD), ("c", NEAR), ("d", FAR)]
    rows = find_transfers(
        joined(told("a", "2021-05-03", LEAD), *(told(n, "2021-05-04", text) for n, text in later))
    )
    assert [row.manner for row in rows] == [Manner.VERBATIM, Manner.CLOSE, Manner.PARAPHRASE]
    assert (rows[0].score, rows[2].score) == (1.0, 0.0)


def test_words_of_a_quotation_are_not_the_reporters() -> None:
    """Two outlets that quote one sentence share a quotation and no wording of their own."""
    text = "“The dam will hold whatever the rain may bring us,” she said."
    one, two = told("a", "2021-05-03", text), told("b", "2021-05-04", text)
    quoted = [(article, replace(fact, form=Form.DIRECT)) for article, fact in (one, two)]
    renderings = tuple(
        Rendering(
            article_id=name,
            outlet=name,
            spans=(Span(1, 51),),
            text=text[1:51],
            source_id=None,
            cue="say",
            edit=Edit.WHOLE,
        )
        for name in "ab"
    )
    quotation = Quotation(quotation_id="q", text=text[1:51], renderings=renderings)
    (row,) = find_transfers(replace(joined(*quoted), quotations=(quotation,)))
    assert (row.manner, row.score) == (Manner.QUOTATION, 0.0)
    assert find_influence(joined(*quoted)) == ()


def test_a_tie_or_a_missing_date_gives_no_direction() -> None:
    """Of articles of one day, or without a day, none is the later one."""
    tied = joined(told("a", "2021-05-03", LEAD), told("b", "2021-05-03", LEAD))
    undated = joined(told("a", "2021-05-03", LEAD), told("b", None, LEAD))
    for each in (tied, undated):
        assert (find_transfers(each), find_influence(each)) == ((), ())


def test_a_long_run_of_words_has_a_direction_by_time() -> None:
    """Twelve words outside quotations that an earlier article has are a reason; eleven are none."""
    later = told("b", "2021-05-04", f"Villagers say this. {LEAD}")
    (row,) = find_influence(joined(told("a", "2021-05-03", LEAD), later))
    assert (row.from_outlet, row.to_outlet, row.reason) == ("a", "b", Reason.WORDS)
    assert row.evidence == "The old dam above the valley burst early on Monday and flooded"
    short = told(
        "b", "2021-05-04", "The old dam above the valley burst early on Monday and drowned."
    )
    assert find_influence(joined(told("a", "2021-05-03", LEAD), short)) == ()


def test_a_copy_is_a_reason() -> None:
    """The original's outlet stands behind the copy's, with the share of words."""
    pair = joined(told("a", None, LEAD), told("b", None, LEAD))
    (row,) = find_influence(replace(pair, copies=(copy("b", "a"),)))
    assert (row.from_outlet, row.to_outlet, row.reason) == ("a", "b", Reason.COPY)
    own = replace(pair.articles[1], outlet="a")
    same = replace(pair, articles=(pair.articles[0], own), copies=(copy("b", "a"),))
    assert find_influence(same) == ()
