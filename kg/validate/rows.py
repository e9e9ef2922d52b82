"""The rules for one row of each table; a rule that is broken is a `Fault`."""

import re
from collections.abc import Container, Iterator

from kg.records import (
    Article,
    Assertion,
    Attribution,
    Claim,
    ClaimLink,
    Copy,
    Entity,
    Mention,
    Quotation,
    Slot,
    Span,
    Stance,
)
from kg.validate.known import Known

#: Field, value seen, what was expected.
Fault = tuple[str, str, str]

_WIKIDATA = re.compile(r"http://www\.wikidata\.org/entity/Q[1-9][0-9]*")
_SCORE = "expected a number from 0 to 1"


def article_faults(article: Article, _: Known) -> Iterator[Fault]:
    """Yield zones outside the article."""
    for at, zone in enumerate(article.zones):
        yield from _span(f"zones[{at}]", zone.span, article.text)


def mention_faults(mention: Mention, known: Known) -> Iterator[Fault]:
    """Yield words that are not in the article, and entities that are not there."""
    yield from _article(mention.article_id, known)
    text = known.text(mention.article_id)
    yield from _words("text", mention.text, mention.span, text)
    yield from _span("antecedent", mention.antecedent, text)
    # An open mention has no entity, and an antecedent instead.
    is_open = not mention.entity_id and mention.antecedent is not None
    yield from _reference("entity_id", None if is_open else mention.entity_id, known.entities)
    yield from _reference("literal_id", mention.literal_id, known.entities)
    yield from _score("score", mention.score)


def attribution_faults(attribution: Attribution, known: Known) -> Iterator[Fault]:
    """Yield words, spans and parents that are not there, and parents in a circle."""
    yield from _article(attribution.article_id, known)
    text = known.text(attribution.article_id)
    yield from _words("source", attribution.source.text, attribution.source.span, text)
    if attribution.medium is not None:
        yield from _words("medium", attribution.medium.text, attribution.medium.span, text)
    yield from _span("cue_span", attribution.cue_span, text)
    for at, span in enumerate(attribution.content):
        yield from _span(f"content[{at}]", span, text)
    yield from _reference("parent", attribution.parent, known.parents)
    if _is_circle(attribution.attribution_id, known.parents):
        yield "parent", str(attribution.parent), "expected no circle of parents"


def assertion_faults(assertion: Assertion, known: Known) -> Iterator[Fault]:
    """Yield words, spans and ids that are not there, and a stance without its voice."""
    yield from _article(assertion.article_id, known)
    text = known.text(assertion.article_id)
    yield from _span("evidence", assertion.evidence, text)
    # A predicate may skip words, so that only its place can be checked.
    yield from _span("predicate", assertion.predicate.span, text)
    arguments = [("subject", assertion.subject), ("object", assertion.object)]
    arguments += [
        (f"qualifiers[{at}]", each.argument) for at, each in enumerate(assertion.qualifiers)
    ]
    for path, argument in arguments:
        if argument is not None:
            yield from _words(path, argument.text, argument.span, text)
            yield from _reference(f"{path}.entity_id", argument.entity_id, known.entities)
    for at, voice in enumerate(assertion.voice):
        yield from _words(f"voice[{at}]", voice.text, voice.span, text)
        yield from _reference(f"voice[{at}].entity_id", voice.entity_id, known.entities)
    yield from _reference("claim_id", assertion.claim_id, known.claims, is_needed=True)
    yield from _reference("content_of", assertion.content_of, known.assertions)
    yield from _score("confidence", assertion.confidence)
    yield from _own_faults(assertion, known)


def _own_faults(assertion: Assertion, known: Known) -> Iterator[Fault]:
    """Yield what does not fit the article and the stance of an assertion."""
    article = known.articles.get(assertion.article_id)
    if article is not None and assertion.outlet != article.outlet:
        yield "outlet", assertion.outlet, f"expected the outlet of the article: {article.outlet}"
    if article is not None and assertion.published != article.published:
        yield (
            "published",
            str(assertion.published),
            f"expected the date of the article: {article.published}",
        )
    if assertion.stance is Stance.REPORTS and not assertion.voice:
        yield "voice", "nothing", "expected a voice, because the outlet only reports this"
    if assertion.stance is Stance.ASSERTS and assertion.voice:
        yield (
            "voice",
            assertion.voice[0].text,
            "expected no voice, because the outlet asserts this in its own voice",
        )


def entity_faults(entity: Entity, known: Known) -> Iterator[Fault]:
    """Yield members that are not there and addresses that are not Wikidata's."""
    for at, member in enumerate(entity.members):
        yield from _reference(f"members[{at}]", member, known.entities)
        if member == entity.entity_id:
            yield f"members[{at}]", member, "expected no entity that is a member of itself"
    if entity.same_as is not None and not _WIKIDATA.fullmatch(entity.same_as):
        yield (
            "same_as",
            entity.same_as,
            "expected a Wikidata item, such as http://www.wikidata.org/entity/Q20",
        )


def claim_faults(claim: Claim, known: Known) -> Iterator[Fault]:
    """Yield slots whose entity is not there, and a claim that nobody makes."""
    slots: list[tuple[str, Slot | None]] = [("subject", claim.subject), ("object", claim.object)]
    slots += [(f"qualifiers[{at}]", each.slot) for at, each in enumerate(claim.qualifiers)]
    for path, slot in slots:
        if slot is not None:
            yield from _reference(f"{path}.entity_id", slot.entity_id, known.entities)
    if claim.claim_id not in known.said:
        yield "claim_id", "no assertion", "expected at least one assertion of the claim"


def link_faults(link: ClaimLink, known: Known) -> Iterator[Fault]:
    """Yield ends of a link that are not there and scores out of bounds."""
    yield from _reference("from_id", link.from_id, known.claims)
    yield from _reference("to_id", link.to_id, known.claims)
    yield from _score("score", link.score)


def quotation_faults(quotation: Quotation, known: Known) -> Iterator[Fault]:
    """Yield renderings outside their article, and sources that are not there."""
    if not quotation.renderings:
        yield "renderings", "nothing", "expected at least one rendering"
    for at, rendering in enumerate(quotation.renderings):
        path = f"renderings[{at}]"
        for fault in _article(rendering.article_id, known):
            yield path, *fault[1:]
        for span in rendering.spans:
            yield from _span(f"{path}.spans", span, known.text(rendering.article_id))
        yield from _reference(f"{path}.source_id", rendering.source_id, known.entities)


def copy_faults(copy: Copy, known: Known) -> Iterator[Fault]:
    """Yield a copy or an original that is no article, a copy of itself, and an odd score."""
    yield from _article(copy.article_id, known)
    if copy.copy_of not in known.articles or copy.copy_of == copy.article_id:
        yield "copy_of", copy.copy_of, "expected another article of the table of articles"
    if not 0 < copy.score <= 1:
        yield "score", str(copy.score), "expected a share above 0 and not above 1"


def _article(article_id: str, known: Known) -> Iterator[Fault]:
    if article_id not in known.articles:
        yield "article_id", article_id, "expected an article of the table of articles"


def _span(path: str, span: Span | None, text: str | None) -> Iterator[Fault]:
    if span is None or text is None:
        return
    if not 0 <= span.start < span.end <= len(text):
        yield (
            path,
            f"{span.start} to {span.end}",
            f"expected a place inside the article, from 0 to {len(text)}, begin before end",
        )


def _words(path: str, words: str, span: Span | None, text: str | None) -> Iterator[Fault]:
    """Yield the place if it is outside, else the words if the article has others there."""
    if span is None or text is None:
        return
    outside = list(_span(path, span, text))
    yield from outside
    if not outside and span.slice(text) != words:
        yield path, words, f"expected the words at {span.start} to {span.end}: {span.slice(text)!r}"


def _reference(
    path: str, found: str | None, ids: Container[str], *, is_needed: bool = False
) -> Iterator[Fault]:
    if found is None and is_needed:
        yield path, "nothing", "expected an id"
    elif found is not None and found not in ids:
        yield path, found, "expected an id that its table has"


def _score(path: str, value: float) -> Iterator[Fault]:
    if not 0 <= value <= 1:
        yield path, str(value), _SCORE


def _is_circle(start: str, parents: dict[str, str | None]) -> bool:
    seen = {start}
    at = parents.get(start)
    while at is not None and at not in seen:
        seen.add(at)
        at = parents.get(at)
    return at == start
