"""Articles made by hand, for all tests."""

from kg.records import Article, DatePrecision, DateSource, Zone


def bare_article(
    text: str,
    *,
    article_id: str = "article-1",
    outlet: str = "The Daily Test",
    zones: tuple[Zone, ...] = (),
) -> Article:
    """Return an article with this text and nothing else known about it."""
    return Article(
        article_id=article_id,
        outlet=outlet,
        url=None,
        title=None,
        byline=None,
        published=None,
        date_precision=DatePrecision.UNKNOWN,
        date_source=DateSource.UNKNOWN,
        language="en",
        text=text,
        zones=zones,
    )
