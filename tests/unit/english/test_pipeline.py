"""The shipped pipeline end to end: facts that any sound parse of a simple sentence has."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.english import load_pipeline, make_doc, parse_texts
from kg.english.encoder import WINDOW_PIECES, Encoder
from kg.english.pipeline import MODEL_FOLDER
from kg.errors import ModelError


def token(doc: Doc, text: str) -> Token:
    """Return the only token with this text."""
    return next(token for token in doc if token.text == text)


def check_trees(doc: Doc) -> None:
    """Every sentence is one tree: one root, and every head in the same sentence."""
    for sentence in doc.sents:
        assert sum(word.head.i == word.i for word in sentence) == 1
        assert all(sentence.start <= word.head.i < sentence.end for word in sentence)


def test_subject_verb_object(nlp: Language) -> None:
    """A plain sentence has its subject and object on its verb."""
    doc = nlp("The rebels destroyed two bridges near Bergen on Friday.")
    verb = token(doc, "destroyed")
    assert (verb.dep_, verb.pos_, verb.tag_, verb.lemma_) == ("ROOT", "VERB", "VBD", "destroy")
    assert (token(doc, "rebels").dep_, token(doc, "rebels").head) == ("nsubj", verb)
    assert (token(doc, "bridges").dep_, token(doc, "bridges").head) == ("obj", verb)
    assert token(doc, "bridges").morph.to_dict()["Number"] == "Plur"
    assert ("Friday", "DATE") in [(ent.text, ent.label_) for ent in doc.ents]


def test_passive_and_negation(nlp: Language) -> None:
    """A passive has a passive subject; "not" hangs on the verb it negates."""
    doc = nlp("The bridge was not destroyed by the rebels.")
    verb = token(doc, "destroyed")
    assert (token(doc, "bridge").dep_, token(doc, "bridge").head) == ("nsubj:pass", verb)
    assert (token(doc, "not").dep_, token(doc, "not").head) == ("advmod", verb)
    assert token(doc, "rebels").head == verb


def test_reported_clause(nlp: Language) -> None:
    """What is said is a clause on the verb of saying."""
    doc = nlp("The minister said that the army had left the city.")
    assert (token(doc, "left").dep_, token(doc, "left").head) == ("ccomp", token(doc, "said"))
    assert token(doc, "army").head == token(doc, "left")


def test_names(nlp: Language) -> None:
    """People, places and bodies are named as such."""
    doc = nlp("Angela Merkel met NATO officials in Berlin, Germany.")
    found = {(ent.text, ent.label_) for ent in doc.ents}
    assert ("Angela Merkel", "PERSON") in found
    assert ("NATO", "ORG") in found
    assert {text for text, label in found if label == "GPE"} & {"Berlin", "Berlin, Germany"}


def test_noun_chunks(nlp: Language) -> None:
    """`doc.noun_chunks` works with the shipped labels."""
    doc = nlp("The old minister met three army officers.")
    assert [chunk.text for chunk in doc.noun_chunks] == ["The old minister", "three army officers"]


def test_white_space_never_breaks_a_tree(nlp: Language) -> None:
    """Runs of spaces and lines are tokens with pos SPACE that hang on a neighbour."""
    doc = nlp("  The  army \t left .\n\n\n It   won . \n")
    check_trees(doc)
    assert all((t.pos_ == "SPACE") == t.is_space for t in doc)
    assert token(doc, "army").head == token(doc, "left")


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n\n", "\x00\ufeff", "😀👍🏽", "”", "((((", "مرحبا", "这是。你好！", "a" * 5000],
)
def test_hostile_texts_are_parsed(nlp: Language, text: str) -> None:
    """Any text gives a Doc that spells it, with one tree a sentence."""
    doc = nlp(text)
    assert doc.text == text
    check_trees(doc)


def test_a_sentence_beyond_the_window_is_one_tree(nlp: Language) -> None:
    """A very long sentence is parsed in stretches; no word of it is dropped."""
    text = "The army left the city, and " * WINDOW_PIECES + "nobody knew why."
    doc = nlp(text)
    check_trees(doc)
    assert len(list(doc.sents)) == 1
    assert all(word.dep_ and word.pos_ and word.tag_ for word in doc)
    assert sum(word.dep_ == "parataxis" for word in doc) >= 5


def test_batches_change_nothing(nlp: Language) -> None:
    """Texts parsed together keep their order and their trees are what they are alone."""
    texts = ["The army left.", "", "Anna Berg, who won the vote, thanked her party.", "No."]
    together = list(parse_texts(nlp, ((text, ()) for text in texts)))
    assert [doc.text for doc in together] == texts
    for doc, text in zip(together, texts, strict=True):
        assert [(t.dep_, t.head.i, t.lemma_) for t in doc] == [
            (t.dep_, t.head.i, t.lemma_) for t in nlp(text)
        ]


def test_breaks_reach_the_splitter(nlp: Language) -> None:
    """Offsets given with a text start sentences."""
    text = "Photo by Anna Berg Army leaves the city"
    doc = nlp(make_doc(nlp, text, (text.index("Army"),)))
    assert [sentence.text for sentence in doc.sents] == ["Photo by Anna Berg", text[19:]]


def test_an_unknown_pipeline_is_a_model_error() -> None:
    """The message names the pipeline and says what to do."""
    with pytest.raises(ModelError, match=r"no_such_pipeline.*install it"):
        load_pipeline("no_such_pipeline")


def test_a_pipeline_without_parser_is_a_model_error(tmp_path: Path) -> None:
    """A pipeline that cannot parse is of no use here."""
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="no parser"):
        load_pipeline(str(tmp_path / "blank"))


def test_a_missing_or_foreign_model_is_a_model_error(tmp_path: Path) -> None:
    """An empty folder, a wrong format and a wrong graph are each named."""
    with pytest.raises(ModelError, match="no usable English model"):
        Encoder(tmp_path)
    (tmp_path / "parser.onnx").write_bytes(b"")
    (tmp_path / "model.json").write_text('{"format": 99}')
    with pytest.raises(ModelError, match="format 99"):
        Encoder(tmp_path)
    (tmp_path / "model.json").write_text('{"format": 1, "graph_sha256": "0"}')
    with pytest.raises(ModelError, match="not the graph"):
        Encoder(tmp_path)


def test_the_model_folder_is_small_and_complete() -> None:
    """The shipped files are there, with card and licence, and within 32 MB."""
    names = {path.name for path in MODEL_FOLDER.iterdir()}
    assert names >= {"parser.onnx", "labels.onnx", "model.json", "vocab.txt", "lemmas.tsv"}
    assert names >= {"README.md", "LICENSE.md"}
    assert sum(path.stat().st_size for path in MODEL_FOLDER.iterdir()) < 32_000_000


def test_trees_are_repaired(nlp: Language) -> None:
    """What is tried hangs on its verb as such, whatever stands between."""
    doc = nlp("The ferry line tried eight to 10 times to get the mayor to open the harbor.")
    get = next(token for token in doc if token.text == "get")
    assert (get.head.text, get.dep_) == ("tried", "xcomp")
