"""Annotated articles made into what the tagger is shown and what it should find."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from kg.attribute.tag_inputs import TAGS
from kg.training.attribution.material import collect_lists, make_example, read_lines
from kg.wordpieces import WordPieces
from tests.unit.attribute.trees import doc

PIECES = WordPieces(("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "envoy"))


def annotate(text: str, **kinds: list[str]) -> dict[str, Any]:
    """Return one attribution of a row, each stretch given by its words."""
    return {k: [(text.index(w), text.index(w) + len(w)) for w in ws] for k, ws in kinds.items()}


def row(text: str, *attributions: dict[str, Any]) -> dict[str, Any]:
    """Return a row with one annotator."""
    return {"text": text, "annotations": {"first": list(attributions)}}


@pytest.fixture
def topic() -> dict[str, Any]:
    """A sentence with one attribution."""
    text = doc("topic").text
    content = ["the deal that Chile signed"]
    return row(text, annotate(text, source=["The envoy"], cue=["backed"], content=content))


def test_words_bear_the_tag_of_their_stretch(topic: dict[str, Any]) -> None:
    """The first word of a stretch begins it, the others are inside; the full stop is outside."""
    tree = doc("topic")
    example = make_example(tree, topic, collect_lists([tree]), PIECES)
    tags = [TAGS[tag] for tag in example.tags]
    assert tags[:3] == ["B-source", "I-source", "B-cue"]
    assert tags[3:] == ["B-content", *["I-content"] * 4, TAGS[0]]
    assert example.ends == {0: 2, 2: 3, 3: 8}


def test_a_link_joins_first_words(topic: dict[str, Any]) -> None:
    """Cue, source and contents are told by their first words."""
    tree = doc("topic")
    (link,) = make_example(tree, topic, collect_lists([tree]), PIECES).links
    assert (link.cue, link.source, link.contents) == (2, 0, (3,))


def test_an_attribution_without_a_cue_gives_no_link() -> None:
    """Its words are tagged all the same."""
    tree = doc("topic")
    found = row(tree.text, annotate(tree.text, source=["The envoy"], content=["the deal"]))
    example = make_example(tree, found, collect_lists([tree]), PIECES)
    assert example.links == ()
    assert [TAGS[tag] for tag in example.tags[3:5]] == ["B-content", "I-content"]


def test_place_zero_of_a_list_is_any_other(topic: dict[str, Any]) -> None:
    """Lists begin with the empty label and hold each label once, in order."""
    lists = collect_lists([doc("topic"), doc("topic")])
    assert all(labels[0] == "" and labels == sorted(set(labels)) for labels in lists.values())
    assert {"nsubj", "obj"} <= set(lists["dep"])


def test_files_are_read_plain_or_packed(tmp_path: Path, topic: dict[str, Any]) -> None:
    """One JSON object a line; empty lines are passed over."""
    text = json.dumps(topic) + "\n\n"
    (tmp_path / "a.jsonl").write_text(text, encoding="utf-8")
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(text.encode("utf-8")))
    plain, packed = (list(read_lines(tmp_path / name)) for name in ("a.jsonl", "a.jsonl.gz"))
    assert plain == packed
    assert [each["text"] for each in plain] == [topic["text"]]
