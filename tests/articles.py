"""Articles and assertions made by hand, for all tests."""

from kg.records import (
    Argument,
    Article,
    Assertion,
    Certainty,
    DatePrecision,
    DateSource,
    Form,
    Modality,
    Polarity,
    Predicate,
    Span,
    Stance,
    Zone,
)


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


def bare_assertion(
    assertion_id: str, subject: Argument, predicate: Predicate, evidence: Span
) -> Assertion:
    """Return what the outlet says as a fact, with no object and nothing else known about it."""
    return Assertion(
        assertion_id=assertion_id,
        article_id="article-1",
        outlet="The Daily Test",
        published=None,
        subject=subject,
        predicate=predicate,
        object=None,
        qualifiers=(),
        evidence=evidence,
        polarity=Polarity.POSITIVE,
        modality=Modality.ASSERTED,
        certainty=Certainty.UNSPECIFIED,
        stance=Stance.ASSERTS,
        voice=(),
        form=Form.NONE,
        cue=None,
        hedges=(),
        content_of=None,
        confidence=1.0,
        rule="test",
    )
