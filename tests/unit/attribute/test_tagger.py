"""The shipped tagger: its folder, and what it finds in small articles."""

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from spacy.language import Language

from kg.attribute import Tagger, find_attributions, load_tagger
from kg.attribute.drafts import Layout
from kg.attribute.tag_inputs import Words, cut_windows, make_feed, show_words
from kg.attribute.tagged import Tagged
from kg.attribute.tagger import (
    BATCH_PIECES,
    FORMAT,
    GRAPH,
    MANIFEST,
    MODEL_FOLDER,
    TABLES,
    VOCABULARY,
    _group,
)
from kg.english import load_pipeline
from kg.errors import ModelError
from kg.grammar import COARSE
from tests.unit.attribute.trees import article

FERRY = (
    "The mayor of Bergen said on Monday that the old ferry would be sold in June. "
    "Nobody has offered a price.\n"
    "“We cannot keep a ship that leaks,” the harbour master told reporters."
)
FLOOD = (
    "The river rose by two metres in a single night.\n"
    "Engineers warned that the dam could not hold. According to the police, nine families left "
    "their homes, and a farmer called the rescue “a farce”."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The shipped pipeline."""
    return load_pipeline()


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    """The shipped tagger."""
    found = load_tagger()
    assert found is not None
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the model folder, to be broken."""
    return Path(shutil.copytree(MODEL_FOLDER, tmp_path / "model"))


def read(nlp: Language, tagger: Tagger, text: str) -> list[list[tuple[str, ...]]]:
    """Return what the tagger finds in a text, as words, beside what the rules find."""
    doc = nlp(text)
    made = tagger(Layout(doc, text), find_attributions(doc, article(text)))
    return [
        [tuple(word.text for word in part) for part in (each.source, each.cue, *each.contents)]
        for each in made
    ]


def show(nlp: Language, tagger: Tagger, text: str) -> Words:
    """Return what the tagger sees of a text without the rules."""
    return show_words(Layout(nlp(text), text), (), tagger.lists, tagger._pieces)


def test_a_saying_and_a_quotation_are_found(nlp: Language, tagger: Tagger) -> None:
    """Who says what stands in the attributions of a plain article, each with source and cue."""
    made = find_attributions(nlp(FERRY), article(FERRY), tagger)
    told = {
        (each.source.text, str(each.form), part.slice(FERRY))
        for each in made
        for part in each.content
    }
    assert ("the harbour master", "direct", "We cannot keep a ship that leaks") in told
    (mayor,) = [each for each in made if each.source.text == "The mayor of Bergen"]
    assert "the old ferry would be sold in June" in mayor.content[0].slice(FERRY)
    assert mayor.cue_span is not None
    assert mayor.cue_span.slice(FERRY) == "said"


def test_finds_are_words_of_the_article(nlp: Language, tagger: Tagger) -> None:
    """Contents are never empty, and words stand in the order of the text."""
    doc = nlp(FERRY)
    made = tagger(Layout(doc, FERRY), find_attributions(doc, article(FERRY)))
    assert made
    for each in made:
        assert isinstance(each, Tagged)
        assert all(each.contents)
        for part in (each.source, each.cue, *each.contents):
            places = [word.i for word in part]
            assert places == sorted(places)
            assert all(word.doc is doc and not word.is_space for word in part)


def test_an_article_is_read_alike_after_others(nlp: Language, tagger: Tagger) -> None:
    """What was read before leaves no trace."""
    first = read(nlp, tagger, FERRY)
    assert read(nlp, tagger, FLOOD) != first
    assert read(nlp, tagger, FERRY) == first


def test_a_neighbour_changes_no_score(nlp: Language, tagger: Tagger) -> None:
    """A window is scored alike alone and padded beside a longer one."""
    words = show(nlp, tagger, FLOOD)
    windows = [(0, words.starts[1]), (0, len(words.tokens))]
    alone = tagger._session.run(None, make_feed(words, windows[:1], tagger._pieces))
    beside = tagger._session.run(None, make_feed(words, windows, tagger._pieces))
    for column, other in zip(alone, beside, strict=True):
        assert np.allclose(column[0], other[0, : words.starts[1]], atol=1e-3)


def test_every_word_of_a_long_article_is_scored(nlp: Language, tagger: Tagger) -> None:
    """Windows of several batches are put back where they belong."""
    words = show(nlp, tagger, "\n".join([FERRY, FLOOD] * 48))
    assert len(_group(words, cut_windows(words))) > 1
    scores = tagger._score(words)
    assert len(scores.tags) == len(scores.froms) == len(scores.tos) == len(words.tokens)
    start, end = cut_windows(words)[-1]
    (alone, *_) = tagger._session.run(None, make_feed(words, [(start, end)], tagger._pieces))
    assert np.allclose(alone[0], scores.tags[start:end], atol=1e-3)


def test_groups_hold_every_window_once(nlp: Language, tagger: Tagger) -> None:
    """A batch stays within its size with padding, unless one window alone is larger."""
    words = show(nlp, tagger, "\n".join([FLOOD, FERRY] * 12))
    windows = cut_windows(words, size=90)
    groups = _group(words, windows)
    assert sorted(window for group in groups for window in group) == windows
    for group in groups:
        widest = max(sum(map(len, words.pieces[start:end])) for start, end in group)
        assert len(group) == 1 or widest * len(group) <= BATCH_PIECES


@pytest.mark.parametrize("text", ["", "\n \n", "“”", "Oslo", "said said said", "“" * 40])
def test_odd_texts_are_read(nlp: Language, tagger: Tagger, text: str) -> None:
    """A text without a sentence gives an answer, no error."""
    doc = nlp(text)
    assert isinstance(tagger(Layout(doc, text), ()), list)
    for each in find_attributions(doc, article(text), tagger):
        assert each.content


def test_the_version_names_the_network(tagger: Tagger) -> None:
    """It is the format and the beginning of the graph's digest."""
    manifest: dict[str, Any] = json.loads((MODEL_FOLDER / MANIFEST).read_text(encoding="utf-8"))
    assert tagger.version == f"{FORMAT}+{manifest['graph_sha256'][:12]}"


def test_the_lists_know_the_parsers_labels(nlp: Language, tagger: Tagger) -> None:
    """Labels, parts of speech and name types of the shipped parse have numbers of their own."""
    words = [word for word in nlp(f"{FERRY}\n{FLOOD}") if not word.is_space]
    assert {word.dep_ for word in words} <= set(tagger.lists["dep"])
    assert {word.pos_ for word in words} <= set(tagger.lists["pos"])
    kinds = {COARSE.get(word.ent_type_, word.ent_type_) for word in words}
    assert kinds <= set(tagger.lists["ent"])
    assert all(labels[0] == "" for labels in tagger.lists.values())


def test_without_its_files_there_is_no_tagger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A package whose model folder was left out has none, and says so with None."""
    monkeypatch.setattr("kg.attribute.tagger.MODEL_FOLDER", tmp_path / "nothing")
    assert load_tagger() is None


def test_files_of_two_models_are_refused(folder: Path) -> None:
    """A graph that is not the manifest's is named together with it."""
    path = folder / MANIFEST
    manifest = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**manifest, "graph_sha256": "0" * 64}), encoding="utf-8")
    with pytest.raises(ModelError, match=rf"{MANIFEST} and {GRAPH} do not belong together"):
        Tagger(folder)


def test_files_of_another_format_are_refused(folder: Path) -> None:
    """A manifest of a later program is not read."""
    path = folder / MANIFEST
    manifest = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**manifest, "format": FORMAT + 1}), encoding="utf-8")
    with pytest.raises(ModelError, match="reinstall the package"):
        Tagger(folder)


@pytest.mark.parametrize("name", [GRAPH, TABLES, VOCABULARY])
def test_a_lost_file_is_named(folder: Path, name: str) -> None:
    """Each file that is missing beside the manifest is told by name, with what to do."""
    (folder / name).unlink()
    with pytest.raises(ModelError, match=rf"{name}.*reinstall the package"):
        Tagger(folder)


def test_a_manifest_that_is_no_json_is_told(folder: Path) -> None:
    """It is a broken installation, not a bug of the program."""
    (folder / MANIFEST).write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match="no usable tagger"):
        Tagger(folder)
