"""What the steps of the link stage share: tokens by offset, words that may start a name."""

import pytest

from kg.link.knowledge import KnowledgeBase
from kg.link.workspace import Workspace
from tests.unit.link.trees import make_article, make_doc


@pytest.mark.parametrize(
    ("offset", "word"), [(0, "The"), (2, "The"), (3, "women"), (4, "women"), (10_000, None)]
)
def test_the_token_around_an_offset(offset: int, word: str | None) -> None:
    """Inside a word it is that word, in a blank the next one, after the end none."""
    doc = make_doc("women")
    token = Workspace(doc, make_article(doc), KnowledgeBase.shipped()).token_at(offset)
    assert (token.text if token is not None else None) == word


@pytest.mark.parametrize(
    ("word", "may"), [("New", True), ("U.S.", True), ("The", True), ("’", True), ("Zzyzx", False)]
)
def test_words_that_may_start_a_name(word: str, may: bool) -> None:
    """First words of the gazetteer's names may, articles and marks too, since they vanish."""
    assert KnowledgeBase.shipped().may_start(word) is may


def test_each_name_of_the_gazetteer_may_start() -> None:
    """The first token of each form lets the look-up begin, so the short cut loses none."""
    kb = KnowledgeBase.shipped()
    forms = [form for entry in kb.entries() for form in entry.forms]
    firsts = {form: form.split(" ")[0].removesuffix("'s").removesuffix("’s") for form in forms}
    assert [form for form, first in firsts.items() if not kb.may_start(first)] == []
