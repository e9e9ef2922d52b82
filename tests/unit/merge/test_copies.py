"""Copies: what is taken from another article, and what only shares a quotation."""

import json
from dataclasses import replace
from itertools import permutations
from pathlib import Path

from kg.ingest import read_articles
from kg.merge.copies import agency_mark, find_copies
from kg.records import Article, DatePrecision, DateSource

STORY = (
    "The ferry left the northern pier shortly after dawn with ninety people on board. "
    "Its captain had asked for a tug because the wind was rising along the coast. "
    "No tug came, and the ship drifted towards the rocks until a fishing boat threw a line. "
    "The harbour master said an inquiry would look at why the call was not answered."
)
SPEECH = (
    "“We will rebuild the pier and we will rebuild the lighthouse and nobody who lost a home "
    "in this storm will have to pay for it, because the fund that we set up last winter was "
    "made for a day like this one and it is full,” "
)


def article(name: str, text: str, published: str | None = None, outlet: str = "") -> Article:
    """Make an article without zones."""
    return Article(
        article_id=name,
        outlet=outlet or f"Outlet {name}",
        url=None,
        title=None,
        byline=None,
        published=published,
        date_precision=DatePrecision.DAY if published else DatePrecision.UNKNOWN,
        date_source=DateSource.METADATA if published else DateSource.UNKNOWN,
        language="en",
        text=text,
        zones=(),
    )


def test_an_edited_reprint_is_a_copy_of_the_earlier_article() -> None:
    """A reprint with one sentence cut is a copy of the article of the day before."""
    cut = STORY.split(". ", 1)[1]
    (copy,) = find_copies([article("a", cut, "2021-05-04"), article("b", STORY, "2021-05-03")])
    assert (copy.article_id, copy.copy_of, copy.direction) == ("a", "b", "date")
    assert copy.score == 1.0


def test_a_shared_quotation_makes_no_copy() -> None:
    """Two stories that share one long quotation and little else are not copies."""
    one = SPEECH + "the mayor told a crowd at the town hall on Monday evening. " + STORY[:150]
    two = SPEECH + (
        "the mayor said. Her critics answered that the fund holds a tenth of what is needed, "
        "and that an audit which was promised in spring has not been shown to the council yet."
    )
    assert find_copies([article("a", one), article("b", two)]) == ()


def test_a_longer_later_story_is_no_copy_of_the_brief_inside_it() -> None:
    """A long story that takes up an earlier brief is mostly its own words."""
    own = " ".join(f"Witness number {n} saw wave {n} strike bollard {n} twice." for n in range(60))
    pair = [article("a", STORY, "2021-05-03"), article("b", STORY + " " + own, "2021-05-04")]
    assert find_copies(pair) == ()


def test_the_agency_mark_gives_the_direction_on_one_day() -> None:
    """On one day the article that credits an agency is the copy."""
    marked = article("a", "SALDO (Reuters) - " + STORY, "2021-05-03")
    (copy,) = find_copies([marked, article("b", STORY, "2021-05-03", "Reuters")])
    assert (copy.article_id, copy.direction) == ("a", "agency mark")


def test_an_agency_does_not_credit_itself() -> None:
    """The mark of an agency on its own page is no mark, nor is a word in brackets."""
    marked = "SALDO (Reuters) - " + STORY
    assert agency_mark(article("a", marked, outlet="Reuters")) is None
    assert agency_mark(article("a", marked)) == "Reuters"
    assert agency_mark(article("a", "OSTREV, March 3 (AFP) — " + STORY)) == "AFP"
    assert agency_mark(article("a", "The Dockers' Union (DSU) wants more. " + STORY)) is None


def test_order_and_repetition_do_not_matter() -> None:
    """Three versions give the same two copies of one original in every order."""
    three = [
        article(n, STORY + f" End {n}.", f"2021-05-0{d}") for n, d in zip("cab", "123", strict=True)
    ]
    wanted = find_copies(three)
    assert [(copy.article_id, copy.copy_of) for copy in wanted] == [("a", "c"), ("b", "c")]
    assert all(find_copies([*order, order[0]]) == wanted for order in permutations(three))


def test_without_dates_the_longer_article_is_taken_as_the_original() -> None:
    """Two undated versions: the longer one is the original, and `direction` says why."""
    longer = article("b", STORY + " Nobody was hurt.")
    (copy,) = find_copies([article("a", STORY), longer])
    assert (copy.copy_of, copy.direction) == ("b", "length")
    assert find_copies([replace(longer, text="Nobody was hurt."), longer]) == ()


def test_harbour_copies_are_found_and_no_others() -> None:
    """The copies of the shipped corpus are those of its answer key, verbatim and edited."""
    folder = Path(__file__).parents[3] / "seeds" / "harbour"
    key = map(json.loads, (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines())
    wanted = {(row["file"], row["of"], row["kind"]) for row in key if row["type"] == "copy"}
    articles = [item for item in read_articles([folder]) if isinstance(item, Article)]
    inks = {"".join(a.text.split()): a.article_id for a in articles}
    files = {
        inks["".join(path.read_text(encoding="utf-8").split())]: path.name
        for path in sorted(folder.glob("*.txt"))
        if "".join(path.read_text(encoding="utf-8").split()) in inks
    }
    copies = find_copies(articles)
    assert {(files[c.article_id], files[c.copy_of], c.kind) for c in copies} == wanted


def test_days_and_outlets_limit_edited_copies() -> None:
    """A rewritten story is a copy within days and across outlets, not months later or at home."""
    own = " ".join(f"Witness number {n} saw wave {n} strike bollard {n} twice." for n in range(10))
    first = article("a", STORY, "2021-05-03")
    rewritten = STORY[: len(STORY) // 2] + own
    (copy,) = find_copies([first, article("b", rewritten, "2021-05-04")])
    assert (copy.copy_of, copy.kind) == ("a", "edited")
    assert find_copies([first, article("b", rewritten, "2021-07-04")]) == ()
    assert find_copies([first, article("b", rewritten, "2021-05-04", first.outlet)]) == ()
