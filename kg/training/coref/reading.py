"""Corpus documents as the run-time sees them: parsed by the shipped model, with quotations."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.attribute import find_attributions
from kg.link.coref.columns import Mentions, read_mentions
from kg.link.coref.phrases import find_phrases
from kg.link.coref.voices import read_voices
from kg.records import Attribution
from kg.training.articles import as_article
from kg.training.coref.corpus import Marked


def parse(nlp: Language, marked: Marked) -> Doc:
    """Return the corpus's words in its sentences, parsed."""
    starts = set(marked.starts)
    doc = Doc(
        nlp.vocab,
        words=list(marked.words),
        spaces=marked.blanks(),
        sent_starts=[at in starts for at in range(len(marked.words))] if len(starts) > 1 else None,
    )
    for name, component in nlp.pipeline:
        if name != "kg_sentences" or len(starts) < 2:
            doc = component(doc)
    return doc


def quote(name: str, doc: Doc) -> tuple[Attribution, ...]:
    """Return what the attribution stage finds in a document."""
    return find_attributions(doc, as_article(doc.text, name))


def measure(name: str, doc: Doc) -> Mentions:
    """Return the phrases of a document with their columns."""
    tokens = list(doc)
    return read_mentions(tokens, find_phrases(tokens), read_voices(doc, quote(name, doc)))
