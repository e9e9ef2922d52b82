"""Texts of corpora as articles, for the stages that ask for one."""

from kg.records import Article, DatePrecision, DateSource


def as_article(text: str, article_id: str = "") -> Article:
    """Return an article of which nothing but its text is known."""
    return Article(
        article_id=article_id,
        outlet="",
        url=None,
        title=None,
        byline=None,
        published=None,
        date_precision=DatePrecision.UNKNOWN,
        date_source=DateSource.UNKNOWN,
        language="en",
        text=text,
        zones=(),
    )
