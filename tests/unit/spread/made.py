"""Small collections for the tests of spread."""

from dataclasses import replace

from kg.records import (
    Article,
    Assertion,
    Claim,
    Copy,
    CueClass,
    Predicate,
    Slot,
    SourceKind,
    Span,
    Tables,
    Voice,
)
from tests.articles import bare_article, bare_assertion
from tests.sample import argument

TEXT = "The dam burst."
MAYOR = Voice(
    text="the mayor",
    span=None,
    head="mayor",
    kind=SourceKind.NAMED,
    cue="say",
    cue_class=CueClass.SAY,
)


def paper(name: str, published: str | None) -> Article:
    """Make an article of the outlet of the same name."""
    return replace(bare_article(TEXT, article_id=name, outlet=name), published=published)


def says(article: Article, claim: str = "dam") -> Assertion:
    """Make the flat statement of an article."""
    predicate = Predicate(text="burst", span=Span(8, 13), lemma="burst")
    fact = bare_assertion(
        f"{article.article_id}-{claim}", argument(article, "The dam"), predicate, Span(0, 14)
    )
    return replace(fact, article_id=article.article_id, outlet=article.outlet, claim_id=claim)


def tables(articles: list[Article], facts: list[Assertion]) -> Tables:
    """Join articles and facts with one claim record per claim id."""
    slot = Slot(text="dam", key="dam", entity_id=None)
    claims = [
        Claim(claim_id=i, subject=slot, predicate="burst", object=None, qualifiers=(), label=i)
        for i in sorted({fact.claim_id for fact in facts if fact.claim_id})
    ]
    return Tables(articles=tuple(articles), assertions=tuple(facts), claims=tuple(claims))


def copy(one: str, of: str) -> Copy:
    """Make a verbatim copy."""
    return Copy(article_id=one, copy_of=of, score=1.0, kind="verbatim", direction="date")
