"""The race against spaCy's own CNN pipeline: same articles, one thread, rounds in turn.

No trained pipeline of spaCy's is needed: how long a network takes is settled by its shape. The
opponent is what `spacy init config --lang en --pipeline tagger,parser,ner --optimize efficiency`
describes (hash embeddings and a CNN of width 96 and depth 4, shared by tagger, transition parser
and transition NER), with the labels of our own output on the same articles, trained on it for a few
steps so that its transition systems build trees as a trained one does. A pipeline whose NER has a
CNN of its own does more, so it is no faster.

Two races, each over fresh documents and of CPU time of the process:

- over the same ready tokens: ours finds sentences, tags, trees and names; theirs tags, trees (which
  give it the sentences) and names;
- from text to finished documents: ours adds its tokenizer, lemmas and quantities; theirs its
  tokenizer, but no lemmas, so that ours does more.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from kg.english import make_doc

ROUNDS = 3
TRAIN_SENTENCES = 400
TRAIN_STEPS = 12
PARTS = ("kg_sentences", "kg_parser")
"""Of our pipeline, what the race over ready tokens holds."""

Words = tuple[list[str], list[bool]]


def race(nlp: Language, texts: Sequence[str]) -> dict[str, float]:
    """Return words per CPU-second of both sides in both races, and ours in per cent of theirs."""
    parsed = [nlp(text) for text in texts]
    tokens = [([t.text for t in doc], [bool(t.whitespace_) for t in doc]) for doc in parsed]
    cnn = make_cnn(parsed)
    ours = [component for name, component in nlp.pipeline if name in PARTS]
    runs: dict[str, Callable[[], float]] = {
        "english_tokens": lambda: _time(_follow(ours, _fill(nlp, tokens))),
        "spacy_cnn": lambda: _time(cnn.pipe(_fill(cnn, tokens))),
        "english_text": lambda: _time(_parse_texts(nlp, texts)),
        "spacy_text": lambda: _time(cnn.pipe(texts)),
    }
    spent = dict.fromkeys(runs, 0.0)
    for _ in range(ROUNDS):
        for name, run in runs.items():
            spent[name] += run()
    words = ROUNDS * sum(len(text.split()) for text in texts)
    return {name: words / seconds for name, seconds in spent.items()} | {
        "english_vs_cnn": 100 * spent["spacy_cnn"] / spent["english_tokens"],
        "english_vs_spacy_text": 100 * spent["spacy_text"] / spent["english_text"],
    }


def make_cnn(parsed: Sequence[Doc]) -> Language:
    """Return spaCy's CNN pipeline with the labels of these documents, trained for a few steps."""
    from spacy.cli.init_config import init_config
    from spacy.util import load_model_from_config
    from thinc.api import fix_random_seed

    config = init_config(lang="en", pipeline=["tagger", "parser", "ner"], optimize="efficiency")
    fix_random_seed(0)
    cnn = load_model_from_config(config, auto_fill=True)
    cnn.max_length = max(map(len, (doc.text for doc in parsed)), default=0) + 1
    examples = [_make_example(cnn, sentence) for doc in parsed for sentence in doc.sents]
    random.Random(0).shuffle(examples)
    cnn.initialize(lambda: examples)
    size = TRAIN_SENTENCES // TRAIN_STEPS
    for step in range(TRAIN_STEPS):
        cnn.update(examples[step * size : (step + 1) * size] or examples[:size])
    return cnn


def _make_example(cnn: Language, sentence: Span) -> Example:
    words = [token.text for token in sentence]
    spaces = [bool(token.whitespace_) for token in sentence]
    gold = Doc(
        cnn.vocab,
        words=words,
        spaces=spaces,
        tags=[token.tag_ for token in sentence],
        heads=[token.head.i - sentence.start for token in sentence],
        deps=[token.dep_ for token in sentence],
    )
    gold.set_ents([Span(gold, e.start - sentence.start, e.end - sentence.start, e.label_)
                   for e in sentence.ents])  # fmt: skip
    return Example(Doc(cnn.vocab, words=words, spaces=spaces), gold)


def _fill(nlp: Language, tokens: Sequence[Words]) -> list[Doc]:
    return [Doc(nlp.vocab, words=words, spaces=spaces) for words, spaces in tokens]


def _follow(parts: Sequence[Callable[[Doc], Doc]], docs: Iterable[Doc]) -> Iterable[Doc]:
    for doc in docs:
        for part in parts:
            doc = part(doc)
        yield doc


def _parse_texts(nlp: Language, texts: Sequence[str]) -> Iterable[Doc]:
    parts = [component for _, component in nlp.pipeline]
    return _follow(parts, (make_doc(nlp, text) for text in texts))


def _time(docs: Iterable[Doc]) -> float:
    """Return the CPU seconds until the last document is there; none is kept."""
    began = time.process_time()
    for _ in docs:
        pass
    return max(time.process_time() - began, 1e-9)
