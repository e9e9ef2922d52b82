"""A link box inside of a sentence, from the copied page to what is read from it."""

import json
from pathlib import Path

import pytest

from kg.ingest import read_articles
from kg.ingest.boxes import find_asides
from kg.pipeline import Reader
from kg.records import Article, Reading

BOX = "Karen Ann BergOld harbor plan returns Council votes on ferries again MORE"
TEXT = (
    f"Senator Karen Berg {BOX} (D-Ohio) blocked the bill on Monday.\n\n"
    f"“The bill will harm ports,” said Senator Karen Berg {BOX} (D-Ohio).\n\n"
    "The mayor signed the order on Tuesday.\n"
)


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """The reading of a page with two boxes."""
    path: Path = tmp_path_factory.mktemp("boxes") / "page.jsonl"
    row = {"title": "Senator blocks bill", "text": TEXT, "outlet": "Fyn Post"}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (article,) = read_articles([path])
    assert isinstance(article, Article)
    (found,) = Reader()([article])
    return found


def test_a_sentence_runs_on_around_a_box(reading: Reading) -> None:
    """The verb behind the box has the name before it as its subject."""
    facts = {(each.subject.text, each.predicate.lemma) for each in reading.assertions}
    assert ("Senator Karen Berg", "block") in facts
    assert any(lemma == "sign" for _, lemma in facts)


def test_no_words_of_a_box_are_read(reading: Reading) -> None:
    """Slots, voices and mentions are passages of the text without the box."""
    text = reading.article.text
    boxes = find_asides(text, reading.article.zones)
    spans = [(each.span, each.text) for each in reading.mentions]
    for each in reading.assertions:
        slots = (each.subject, each.object) if each.object else (each.subject,)
        spans += [(slot.span, slot.text) for slot in slots]
        spans += [(voice.span, voice.text) for voice in each.voice if voice.span]
    assert len(boxes) == 2
    assert "Senator Karen Berg" in {surface for _, surface in spans}
    for span, surface in spans:
        assert span.slice(text) == surface
        assert not any(span.overlaps(box) for box in boxes)
