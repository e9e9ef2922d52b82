"""Laws of quotations across articles: the answer depends on the set of articles alone."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.merge import merge_quotations
from kg.records import Article
from tests.articles import bare_article

TEXT = (
    "the dam above the old town will hold until June and nobody should leave the valley "
    "before the water board has counted every boat on the river"
)
SPEECH = TEXT.split()


@st.composite
def stories(draw: st.DrawFn) -> list[Article]:
    """Draw articles that print pieces of one speech, some with an edit, and stock phrases."""
    found = []
    for number in range(draw(st.integers(1, 6))):
        pieces = ["very important", "green miracle"][: draw(st.integers(0, 2))]
        for _ in range(draw(st.integers(1, 3))):
            start = draw(st.integers(0, len(SPEECH) - 2))
            words = SPEECH[start : draw(st.integers(start + 1, len(SPEECH)))]
            if draw(st.booleans()):
                words = [*words[:-1], draw(st.sampled_from(["[the]", "may", "ship", "..."]))]
            pieces.append(" ".join(words))
        text = " he said. ".join(f"“{piece}”" for piece in pieces)
        found.append(bare_article(text, article_id=f"a-{number}", outlet=f"Outlet {number % 3}"))
    return found


@settings(max_examples=150, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(articles: list[Article], random: Random) -> None:
    """Shuffled and repeated articles give the same quotations."""
    again = articles + random.choices(articles, k=2)
    random.shuffle(again)
    assert merge_quotations(again, ()) == merge_quotations(articles, ())


@settings(max_examples=150, deadline=None)
@given(stories())
def test_every_run_is_rendered_once(articles: list[Article]) -> None:
    """Each quoted stretch stands in one rendering of one quotation; ids differ."""
    found = merge_quotations(articles, ())
    assert len({each.quotation_id for each in found}) == len(found)
    spans = [
        (rendering.article_id, span)
        for each in found
        for rendering in each.renderings
        for span in rendering.spans
    ]
    assert len(set(spans)) == len(spans)
    wordless = sum(article.text.count("“...”") for article in articles)
    assert len(spans) == sum(article.text.count("“") for article in articles) - wordless
