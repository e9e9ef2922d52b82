"""Training of the grader in `kg/extract/grader`: ridge regression over the features of a predicate.

The sets have one JSON object a line: `text` in words with blanks, `targets` with `span1` (the place
of a word, half open) and a `label` from -3 to 3, as in UDS-IH2 (Rudinger, White and Van Durme 2018)
and MEANTIME. Nothing but numpy and scipy is needed.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import lsqr
from spacy.language import Language
from spacy.tokens import Doc

from kg.attribute import find_attributions
from kg.extract.grade_features import find_features
from kg.extract.grades import FORMAT, WEIGHTS, grade_verdict, judge_word
from kg.training.articles import as_article

SEEN = 8
"""A feature is learnt if this many targets have it; half or twice as many changed nothing."""
DAMPING = 6.0
"""The square root of the ridge penalty; from 4 to 10 the tuning figures differ by .005."""
STEPS = 80
BLOCK, KEPT = 100, 15
"""Of each hundred targets the last fifteen are kept for the blend of both parts: neighbours are
mostly of one text, and each file has its share.
"""
SIGNS = {"-LRB-": "(", "-RRB-": ")", "``": "“", "''": "”", "`": "‘", "--": "–"}
"""What the sets write for signs of print."""


@dataclass(frozen=True, slots=True)
class Example:
    """A target: its features, the grade of its verdict by the rules, and its label."""

    features: tuple[str, ...]
    verdict: float
    label: float


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model: the grade is the bias and the sum of the weights of the features seen."""

    names: tuple[str, ...]
    values: NDArray[np.float64]
    bias: float


def read_examples(nlp: Language, paths: Iterable[Path]) -> Iterator[Example]:
    """Yield the targets of the files (gzip or plain) in order; words of the set become tokens."""
    for path in paths:
        raw = path.read_bytes()
        text = gzip.decompress(raw) if path.suffix == ".gz" else raw
        for line in text.decode("utf-8").splitlines():
            row = json.loads(line)
            doc = parse_words(nlp, [SIGNS.get(word, word) for word in row["text"].split()])
            attributions = find_attributions(doc, as_article(doc.text))
            for target in row["targets"]:
                word = doc[target["span1"][0]]
                verdict = grade_verdict(judge_word(word, attributions))
                yield Example(find_features(word), verdict, float(target["label"]))


def parse_words(nlp: Language, words: Sequence[str]) -> Doc:
    """Return the parse of words that are taken for the tokens of one sentence."""
    doc = Doc(nlp.vocab, words=list(words), sent_starts=[at == 0 for at in range(len(words))])
    for name, component in nlp.pipeline:
        if name != "kg_sentences":
            doc = component(doc)
    return doc


def fit(examples: Sequence[Example]) -> tuple[Weights, tuple[float, float, float]]:
    """Return the weights learnt from all examples and the blend with the verdict.

    The blend is fitted by least squares on the examples kept for it, graded by weights that were
    learnt without them.
    """
    kept = [at % BLOCK >= BLOCK - KEPT for at in range(len(examples))]
    rest = [each for each, out in zip(examples, kept, strict=True) if out]
    part = fit_weights([each for each, out in zip(examples, kept, strict=True) if not out])
    verdicts = [each.verdict for each in rest]
    table = np.column_stack([apply_weights(part, rest), verdicts, np.ones(len(rest))])
    labels = np.array([each.label for each in rest])
    mine, theirs, added = np.linalg.lstsq(table, labels, rcond=None)[0]
    return fit_weights(examples), (float(mine), float(theirs), float(added))


def fit_weights(examples: Sequence[Example]) -> Weights:
    """Return the ridge regression of the labels on the features that are frequent enough."""
    counts = Counter(name for each in examples for name in each.features)
    names = tuple(sorted(name for name, count in counts.items() if count >= SEEN))
    labels = np.array([each.label for each in examples])
    bias = float(labels.mean())
    values = lsqr(_as_matrix(names, examples), labels - bias, damp=DAMPING, iter_lim=STEPS)[0]
    return Weights(names, values, bias)


def apply_weights(weights: Weights, examples: Sequence[Example]) -> NDArray[np.float64]:
    """Return the learnt grade of each example, not bounded."""
    grades: NDArray[np.float64] = _as_matrix(weights.names, examples) @ weights.values
    return grades + weights.bias


def _as_matrix(names: Sequence[str], examples: Sequence[Example]) -> csr_matrix:
    column = {name: at for at, name in enumerate(names)}
    places = [
        (row, column[name])
        for row, each in enumerate(examples)
        for name in each.features
        if name in column
    ]
    rows, columns = zip(*places, strict=True) if places else ((), ())
    shape = (len(examples), len(names))
    return csr_matrix((np.ones(len(places)), (rows, columns)), shape=shape)


def write_weights(
    weights: Weights, blend: tuple[float, float, float], folder: Path
) -> dict[str, float]:
    """Write the weights to three decimals, zeros left out; return what was written."""
    rounded = {
        name: round(float(value), 3)
        for name, value in zip(weights.names, weights.values, strict=True)
    }
    kept = {name: value for name, value in rounded.items() if value}
    raw = {
        "format": FORMAT,
        "bias": round(weights.bias, 4),
        "blend": [round(part, 4) for part in blend],
        "weights": kept,
    }
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(raw, indent=0, ensure_ascii=False)
    (folder / WEIGHTS).write_text(text + "\n", encoding="utf-8")
    return kept
