"""Copies in the tables: what is wrong with them is told."""

import pytest

from kg.records import Article, Copy
from kg.validate.known import Known
from kg.validate.rows import copy_faults
from tests.articles import bare_article

FIRST = bare_article("The ferry sank.", article_id="first")
SECOND = bare_article("The old ferry sank.", article_id="second")


def known(*articles: Article) -> Known:
    """Return what is known of tables that hold only these articles."""
    nothing: frozenset[str] = frozenset()
    return Known(
        articles={article.article_id: article for article in articles},
        entities=nothing,
        claims=nothing,
        assertions=nothing,
        said=frozenset(),
        parents={},
    )


@pytest.mark.parametrize(
    ("copy_of", "score", "fields"),
    [
        (FIRST.article_id, 0.7, []),
        ("nowhere", 0.7, ["copy_of"]),
        (SECOND.article_id, 1.0, ["copy_of"]),
        (FIRST.article_id, 0.0, ["score"]),
        (FIRST.article_id, 1.2, ["score"]),
    ],
)
def test_a_copy_has_another_article_and_a_share(
    copy_of: str, score: float, fields: list[str]
) -> None:
    """The original is another article of the tables, the score a share of the copy."""
    copy = Copy(
        article_id=SECOND.article_id, copy_of=copy_of, score=score, kind="edited", direction="date"
    )
    assert [fault[0] for fault in copy_faults(copy, known(FIRST, SECOND))] == fields
