"""The invented corpus: whole, the same each time, and readable by every writer."""

from pathlib import Path

import pytest

from kg.export.folder import FolderSource
from kg.records import Tables
from kg.schema import RECORDS, read_tables
from tests.bench.synthetic import write_synthetic


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an invented corpus of 3,000 assertions."""
    found = tmp_path_factory.mktemp("synthetic")
    write_synthetic(found, 3_000)
    return found


@pytest.fixture(scope="module")
def tables(folder: Path) -> Tables:
    """Return its tables."""
    return read_tables(folder / "tables")


def test_there_are_as_many_assertions_as_asked_for(tables: Tables) -> None:
    """The count is exact and the ids are unique and sorted."""
    ids = [each.assertion_id for each in tables.assertions]
    assert len(ids) == 3_000 and ids == sorted(set(ids))


def test_every_span_holds_its_words(tables: Tables) -> None:
    """Arguments, voices and quotations stand in the text where they say."""
    texts = {article.article_id: article.text for article in tables.articles}
    for said in tables.assertions:
        arguments = [said.subject, said.object, *(each.argument for each in said.qualifiers)]
        parts = [(part.span, part.text) for part in arguments if part]
        parts += [(voice.span, voice.text) for voice in said.voice if voice.span]
        for span, words in (*parts, (said.predicate.span, said.predicate.text)):
            assert span.slice(texts[said.article_id]) == words
    for quotation in tables.quotations:
        for each in quotation.renderings:
            assert each.spans[0].slice(texts[each.article_id]) == each.text == quotation.text


def test_every_id_has_its_row(folder: Path, tables: Tables) -> None:
    """Claims, entities, speech acts and the ends of links are all there."""
    claims = {claim.claim_id for claim in tables.claims}
    entities = {entity.entity_id for entity in tables.entities}
    said = {each.assertion_id for each in tables.assertions}
    assert {each.claim_id for each in tables.assertions} == claims
    assert {end for link in tables.claim_links for end in (link.from_id, link.to_id)} <= claims
    assert {each.content_of for each in tables.assertions} - {None} <= said
    slots = [slot for each in tables.claims for slot in (each.subject, each.object) if slot]
    assert {slot.entity_id for slot in slots} - {None} <= entities
    assert sum(len(told.said) for told in FolderSource(folder / "tables").told()) == 3_000


def test_the_same_seed_gives_the_same_files(folder: Path, tmp_path: Path) -> None:
    """Two calls write equal bytes, another seed others."""
    write_synthetic(tmp_path / "same", 3_000)
    write_synthetic(tmp_path / "other", 3_000, seed=2)
    for table in RECORDS:
        name = f"tables/{table}.parquet"
        assert (tmp_path / "same" / name).read_bytes() == (folder / name).read_bytes()
    name = "tables/claims.parquet"
    assert (tmp_path / "other" / name).read_bytes() != (folder / name).read_bytes()


def test_some_things_are_popular(tables: Tables) -> None:
    """There are many outlets, claims of many outlets, and a denial of something affirmed."""
    carriers: dict[str | None, set[str]] = {}
    signs: dict[str | None, set[str]] = {}
    for each in tables.assertions:
        carriers.setdefault(each.claim_id, set()).add(each.outlet)
        signs.setdefault(each.claim_id, set()).add(each.polarity)
    assert len({article.outlet for article in tables.articles}) > 50
    assert max(map(len, carriers.values())) >= 5
    assert any(len(found) == 2 for found in signs.values())
