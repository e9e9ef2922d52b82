"""The four laws, on a real run: evidence, nothing vanishes, same in same out, no order."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.ingest import read_articles
from kg.pipeline import Reader, build
from kg.records import FURNITURE, Argument, Article, Assertion, Reading, Tables
from kg.schema import read_tables


@pytest.fixture(scope="module")
def tables(interview: Path) -> Tables:
    """The tables of the interview corpus."""
    return read_tables(interview / "tables")


@pytest.fixture(scope="module")
def readings(root: Path) -> list[Reading]:
    """Readings of the invented harbour story."""
    found = list(read_articles([root / "seeds" / "harbour"]))
    articles = [item for item in found if isinstance(item, Article)]
    assert len(articles) == len(found) == 13
    return Reader()(articles)


def arguments(assertion: Assertion) -> Iterator[Argument]:
    """Yield every argument of an assertion."""
    yield assertion.subject
    if assertion.object is not None:
        yield assertion.object
    yield from (qualifier.argument for qualifier in assertion.qualifiers)


def test_every_assertion_can_be_pointed_at(tables: Tables) -> None:
    """Evidence, slots, voices and mentions are passages of the unaltered text."""
    texts = {article.article_id: article.text for article in tables.articles}
    assert len(tables.assertions) > 50
    for assertion in tables.assertions:
        text = texts[assertion.article_id]
        assert assertion.evidence.slice(text).strip()
        for argument in arguments(assertion):
            assert argument.span.slice(text) == argument.text
            assert argument.span.contains(argument.head_span)
        for voice in assertion.voice:
            assert voice.span is None or voice.span.slice(text) == voice.text
    for mention in tables.mentions:
        assert mention.span.slice(texts[mention.article_id]) == mention.text


def test_no_claim_comes_from_furniture(tables: Tables) -> None:
    """Credits, captions, teasers and bylines stay in the text and give no assertion."""
    zones = {a.article_id: [z for z in a.zones if z.kind in FURNITURE] for a in tables.articles}
    assert any(zones.values())
    for assertion in tables.assertions:
        for zone in zones[assertion.article_id]:
            assert not zone.span.overlaps(assertion.predicate.span)


def test_ids_lead_somewhere(tables: Tables) -> None:
    """Each id that a record names is the id of a record."""
    claims = {claim.claim_id for claim in tables.claims}
    entities = {entity.entity_id for entity in tables.entities}
    assertions = {assertion.assertion_id for assertion in tables.assertions}
    assert claims == {assertion.claim_id for assertion in tables.assertions}
    for assertion in tables.assertions:
        assert assertion.content_of is None or assertion.content_of in assertions
        for argument in arguments(assertion):
            assert argument.entity_id is None or argument.entity_id in entities
    for mention in tables.mentions:
        assert mention.entity_id in entities or (not mention.entity_id and mention.antecedent)
    for link in tables.claim_links:
        assert {link.from_id, link.to_id} <= claims


def test_order_and_repetition_of_readings_do_not_matter(readings: list[Reading]) -> None:
    """Readings in reverse order, and some of them twice, build the same tables."""
    assert build(reversed(readings)) == build(readings) == build([*readings, *readings[3:6]])


def test_a_batch_reads_as_its_articles_alone(readings: list[Reading]) -> None:
    """What is read from an article does not depend on its neighbours in the batch."""
    reader = Reader()
    for reading in readings[:4]:
        assert reader([reading.article]) == [reading]
