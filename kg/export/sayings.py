"""Articles and what they say, as RDF: assertions, voice chains, evidence, quotations."""

from collections.abc import Iterator

from kg.export.dates import date_pairs
from kg.export.terms import Names, literal, score
from kg.export.trig import TYPE, Pair, Resource
from kg.export.vocabulary import concept
from kg.records import Article, Assertion, Claim, Copy, Quotation, Rendering, Span, Voice
from kg.worth import find_worth


def article_resource(
    article: Article, copy: Copy | None, names: Names, full_text: bool
) -> Resource:
    """Return an article, which is also the context that spans point into.

    `copy` says what it was copied from, if it was.

    The words of the article are added only for `full_text`: they belong to the
    outlet, and a graph is made to be passed on.
    """
    pairs = [
        (TYPE, "schema:NewsArticle"),
        (TYPE, "nif:Context"),
        ("schema:publisher", names("outlet", article.outlet)),
        ("schema:inLanguage", literal(article.language)),
        ("kgc:datePrecision", concept(article.date_precision)),
        ("kgc:dateSource", concept(article.date_source)),
        ("nif:beginIndex", "0"),
        ("nif:endIndex", str(len(article.text))),
        *date_pairs(article),
    ]
    given = {
        "schema:headline": article.title and literal(article.title),
        "kgc:byline": article.byline and literal(article.byline),
        "schema:url": article.url and literal(article.url, "xsd:anyURI"),
        "nif:isString": literal(article.text) if full_text else None,
    }
    if copy is not None:
        pairs.append(("kgc:copyOf", names("article", copy.copy_of)))
        pairs.append(("kgc:copyScore", score(copy.score)))
    return names("article", article.article_id), [*pairs, *_present(given)]


def outlet_resource(outlet: str, names: Names) -> Resource:
    """Return an outlet; its node is also the name of its graph of plain edges."""
    pairs = [(TYPE, "schema:NewsMediaOrganization"), ("schema:name", literal(outlet))]
    return names("outlet", outlet), pairs


def assertion_resources(
    assertion: Assertion, claim: Claim, article: Article, names: Names
) -> Iterator[Resource]:
    """Yield an assertion, the steps of its voice chain and its evidence span."""
    yield names("assertion", assertion.assertion_id), assertion_pairs(assertion, claim, names)
    yield from step_resources(assertion, names)
    yield span_resource(article, assertion.evidence, names)


def assertion_pairs(assertion: Assertion, claim: Claim, names: Names) -> list[Pair]:
    """Return what an assertion says and how, without its voice chain."""
    evidence = assertion.evidence
    given = {
        "kgc:objectText": literal(assertion.object.text) if assertion.object else None,
        "kgc:cue": assertion.cue and literal(assertion.cue),
        "kgc:contentOf": assertion.content_of and names("assertion", assertion.content_of),
    }
    return [
        (TYPE, "kgc:Assertion"),
        ("kgc:claim", names("claim", claim.claim_id)),
        ("kgc:article", names("article", assertion.article_id)),
        ("kgc:evidence", names.span(assertion.article_id, evidence.start, evidence.end)),
        ("kgc:polarity", concept(assertion.polarity)),
        ("kgc:modality", concept(assertion.modality)),
        ("kgc:certainty", concept(assertion.certainty)),
        ("kgc:stance", concept(assertion.stance)),
        ("kgc:form", concept(assertion.form)),
        ("kgc:subjectText", literal(assertion.subject.text)),
        ("kgc:predicateText", literal(assertion.predicate.text)),
        ("kgc:confidence", score(assertion.confidence)),
        ("kgc:worth", score(find_worth(assertion))),
        ("kgc:rule", literal(assertion.rule)),
        *(("kgc:hedge", literal(hedge)) for hedge in assertion.hedges),
        *_present(given),
    ]


def step_resources(assertion: Assertion, names: Names) -> Iterator[Resource]:
    """Yield the steps of a voice chain and what joins them to the assertion."""
    if not assertion.voice:
        return
    steps = [names("step", f"{assertion.assertion_id}-{at}") for at in range(len(assertion.voice))]
    chain = [*(("kgc:attribution", step) for step in steps), ("kgc:origin", steps[-1])]
    yield names("assertion", assertion.assertion_id), chain
    for position, (step, voice) in enumerate(zip(steps, assertion.voice, strict=True)):
        yield step, _step_pairs(voice, position, names)


def span_resource(article: Article, span: Span, names: Names) -> Resource:
    """Return a stretch of an article with its offsets and its words."""
    return names.span(article.article_id, span.start, span.end), [
        (TYPE, "nif:OffsetBasedString"),
        ("nif:referenceContext", names("article", article.article_id)),
        ("nif:beginIndex", str(span.start)),
        ("nif:endIndex", str(span.end)),
        ("nif:anchorOf", literal(span.slice(article.text))),
    ]


def quotation_resources(quotation: Quotation, names: Names) -> Iterator[Resource]:
    """Yield a quotation and how each article prints it, without the spans."""
    nodes = [
        names("rendering", f"{quotation.quotation_id}-{at}")
        for at in range(len(quotation.renderings))
    ]
    yield (
        names("quotation", quotation.quotation_id),
        [
            (TYPE, "kgc:Quotation"),
            ("schema:text", literal(quotation.text)),
            *(("kgc:rendering", node) for node in nodes),
        ],
    )
    for node, rendering in zip(nodes, quotation.renderings, strict=True):
        yield node, _rendering_pairs(rendering, names)


def _step_pairs(voice: Voice, position: int, names: Names) -> list[Pair]:
    given = {
        "kgc:sourceText": literal(voice.text) if voice.text else None,
        "kgc:source": voice.entity_id and names("entity", voice.entity_id),
        "kgc:cue": literal(voice.cue) if voice.cue else None,
    }
    return [
        (TYPE, "kgc:AttributionStep"),
        ("kgc:position", str(position)),
        ("kgc:sourceKind", concept(voice.kind)),
        ("kgc:cueClass", concept(voice.cue_class)),
        *_present(given),
    ]


def _rendering_pairs(rendering: Rendering, names: Names) -> list[Pair]:
    spans = [names.span(rendering.article_id, span.start, span.end) for span in rendering.spans]
    given = {
        "kgc:source": rendering.source_id and names("entity", rendering.source_id),
        "kgc:cue": literal(rendering.cue) if rendering.cue else None,
    }
    return [
        (TYPE, "kgc:Rendering"),
        ("kgc:article", names("article", rendering.article_id)),
        ("kgc:edit", concept(rendering.edit)),
        ("schema:text", literal(rendering.text)),
        *(("kgc:evidence", span) for span in spans),
        *_present(given),
    ]


def _present(given: dict[str, str | None]) -> list[Pair]:
    return [(predicate, value) for predicate, value in given.items() if value]
