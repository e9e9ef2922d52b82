"""The English pipeline: text in, spaCy documents with sentences, tags, trees, lemmas and entities
out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.english.chunks import find_noun_chunks
from kg.english.encoder import Encoder
from kg.english.lemmas import Lemmatizer, read_lemmas
from kg.english.parser import Parser
from kg.english.quantities import QuantityFinder
from kg.english.sentences import BREAKS_KEY, SentenceSplitter
from kg.english.tokens import make_tokenizer
from kg.english.tree_repairs import repair_tree
from kg.errors import SHOWN, ModelError

MODEL_FOLDER = Path(__file__).parent / "model"
MAX_TEXT = 100_000_000
"""The longest text that is taken, in code points. Memory grows with the document, not with its
sentences.
"""


def load_pipeline(name: str | None = None, threads: int = 1) -> Language:
    """Return the shipped English pipeline, or any installed spaCy pipeline (a name or a path) that
    has a parser.

    `threads` bounds the cores that the shipped model uses. ModelError if the model is absent,
    broken or of another version, or if the named pipeline cannot be loaded or has no parser.
    """
    if name is not None:
        return _load_installed(name)
    nlp = make_splitter()
    parser = nlp.add_pipe("kg_parser", config={"threads": threads})
    nlp.add_pipe("kg_lemmas")
    nlp.add_pipe("kg_repairs")
    nlp.add_pipe("kg_quantities")
    nlp.meta.update(name="kg", version=cast(Parser, parser).version)
    return nlp


def make_splitter() -> Language:
    """Return the part of the shipped pipeline that needs no model: tokens and sentences."""
    nlp = spacy.blank("en")
    nlp.max_length = MAX_TEXT
    nlp.tokenizer = make_tokenizer(nlp)
    nlp.vocab.get_noun_chunks = find_noun_chunks  # type: ignore[assignment]  # spaCy's stub errs
    nlp.add_pipe("kg_sentences")
    return nlp


def _load_installed(name: str) -> Language:
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"no spaCy pipeline {name[:SHOWN]!r}: {str(error)[:200]}; "
            "install it, or leave the name out to use the shipped model"
        ) from error
    if not {"parser", "kg_parser"} & set(nlp.pipe_names):
        has = ", ".join(nlp.pipe_names) or "nothing"
        raise ModelError(f"spaCy pipeline {name[:SHOWN]!r} has no parser (it has {has})")
    return nlp


def make_doc(nlp: Language, text: str, breaks: Iterable[int] = ()) -> Doc:
    """Return the tokenized text; a sentence will start at each offset (code points) of `breaks`.

    Only the shipped pipeline heeds the breaks; an installed one splits sentences in its own way.
    """
    doc = nlp.make_doc(text)
    doc.user_data[BREAKS_KEY] = tuple(breaks)
    return doc


def parse_texts(nlp: Language, items: Iterable[tuple[str, tuple[int, ...]]]) -> Iterator[Doc]:
    """Yield one annotated Doc for each (text, breaks), in order.

    Reads one document ahead at most, so memory stays flat however long the stream is; what is read
    in a document does not depend on the others.
    """
    docs = (make_doc(nlp, text, breaks) for text, breaks in items)
    yield from nlp.pipe(docs, batch_size=1)


@Language.factory("kg_sentences", assigns=["token.is_sent_start"])
def _make_sentences(nlp: Language, name: str) -> SentenceSplitter:
    return SentenceSplitter()


@Language.factory(
    "kg_parser",
    assigns=["token.pos", "token.tag", "token.morph", "token.dep", "token.head", "doc.ents"],
    default_config={"threads": 1},
)
def _make_parser(nlp: Language, name: str, threads: int) -> Parser:
    return Parser(Encoder(MODEL_FOLDER, threads), nlp.vocab)


@Language.factory("kg_lemmas", assigns=["token.lemma"], requires=["token.tag"])
def _make_lemmas(nlp: Language, name: str) -> Lemmatizer:
    return Lemmatizer(read_lemmas(MODEL_FOLDER / "lemmas.tsv"))


@Language.component("kg_repairs", assigns=["token.dep", "token.head"], requires=["token.lemma"])
def _repair(doc: Doc) -> Doc:
    repair_tree(doc)
    return doc


@Language.factory("kg_quantities", assigns=["doc.ents"], requires=["token.pos", "token.dep"])
def _make_quantities(nlp: Language, name: str) -> QuantityFinder:
    return QuantityFinder()
