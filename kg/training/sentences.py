"""Training of the sentence splitter's model: logistic regression over the gaps of treebank text.

`train_splitter(banks, out)` reads the training parts of the treebanks and writes the weights that
`kg.english.gaps` reads. Adagrad with an L1 penalty (truncated at every step), which leaves a few
thousand features; numpy only; about half a minute.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language

from kg.english.gaps import GOES_ON, Gap, describe
from kg.english.sentences import SentenceSplitter
from kg.english.tokens import make_tokenizer
from kg.training.treebank import Tree, read_trees

SEED = 7
EPOCHS = 10
BATCH = 256
RATE = 0.3
PENALTY = 5e-6
"""L1 and L2 penalty on each weight, per example."""
RAREST = 3
"""A feature seen less often is left out."""
OFTEN = 20
"""How often a word must be seen before it is trusted never to stand before a start."""
PARAGRAPHS = 40
"""Sentences in a made-up document, at least."""
HEADER = """\
# Weights of the features of kg.english.gaps: FEATURE <tab> WEIGHT (log odds). Made by
# `python -m kg.training sentences`; not to be edited by hand. Trained on the text of
# UD English EWT (CC BY-SA 4.0) and of the openly licensed genres of UD English GUM (CC BY 4.0);
# this file is under CC BY-SA 4.0.
"""

Example = tuple[list[str], bool]


@dataclass(frozen=True, slots=True)
class _Table:
    """Examples as rows of feature numbers; the last number stands for every feature left out."""

    names: Sequence[str]
    rows: NDArray[np.int32]
    starts: NDArray[np.float64]


def train_splitter(banks: Sequence[Path], out: Path) -> int:
    """Train on .conllu files, write the weights to `out`, return how many features were kept.

    The same files give the same weights.
    """
    examples = list(collect_examples(banks))
    table = _number_features(examples)
    weights = _fit(table)
    kept = sorted(
        (name, round(float(weight), 2))
        for name, weight in zip(table.names, weights, strict=False)
        if abs(weight) >= 0.02
    )
    lines = "".join(f"{name}\t{weight:g}\n" for name, weight in kept)
    lines += "".join(f"{GOES_ON}{word}\t0\n" for word in _find_words_that_go_on(examples))
    out.write_text(HEADER + lines, encoding="utf-8")
    return len(kept)


def collect_examples(banks: Iterable[Path]) -> Iterator[Example]:
    """Yield the features of each gap in which a sentence may start, and whether one does."""
    nlp = spacy.blank("en")
    nlp.tokenizer = make_tokenizer(nlp)
    splitter = SentenceSplitter()
    for bank in banks:
        for number, trees in enumerate(_cut_documents(read_trees(bank))):
            yield from _read_examples(nlp, splitter, trees, curly=bool(number % 2))


def _read_examples(
    nlp: Language, splitter: SentenceSplitter, trees: Sequence[Tree], curly: bool
) -> Iterator[Example]:
    text, starts = _join(trees)
    doc = nlp.make_doc(curl_quotes(text) if curly else text)
    for numbers, line, gaps in splitter.find_gaps(doc):
        start = 0
        for at, gap in enumerate(gaps):
            is_start = doc[numbers[at]].idx in starts
            if gap is not None and gap is not Gap.START:
                yield describe(line, at, start, gap), is_start
            if is_start:
                start = at


def _join(trees: Sequence[Tree]) -> tuple[str, frozenset[int]]:
    """Return the running text of the trees, a blank line between paragraphs, and where sentences
    start.
    """
    text, starts = "", set()
    for before, tree in pairwise((None, *trees)):
        assert tree is not None
        if before is not None:
            text += "\n\n" if tree.starts_paragraph else " " * before.space_after
        starts.add(len(text))
        text += tree.text
    return text, frozenset(starts)


def _cut_documents(trees: Sequence[Tree]) -> Iterator[list[Tree]]:
    """Yield runs of whole paragraphs."""
    run: list[Tree] = []
    for tree in trees:
        if tree.starts_paragraph and len(run) >= PARAGRAPHS:
            yield run
            run = []
        run.append(tree)
    if run:
        yield run


def curl_quotes(text: str) -> str:
    """Return the text, sign by sign, with the quotation marks of print: the treebanks hardly have
    them, news has little else.
    """
    signs = []
    for before, sign in pairwise(" " + text):
        opens = before.isspace() or before in "([-—"
        curled = {'"': "“" if opens else "”", "'": "‘" if opens else "’"}
        signs.append(curled.get(sign, sign))
    return "".join(signs)


def _find_words_that_go_on(examples: Sequence[Example]) -> list[str]:
    """Return the words often seen before a gap without a stop, where never a sentence started."""
    seen: Counter[str] = Counter()
    started: set[str] = set()
    for features, is_start in examples:
        if f"rule={Gap.NONE}_" in features:
            word = next(feature for feature in features if feature.startswith("b="))[2:]
            seen[word] += 1
            if is_start:
                started.add(word)
    return sorted(word for word, count in seen.items() if count >= OFTEN and word not in started)


def _number_features(examples: Sequence[Example]) -> _Table:
    counts = Counter(feature for features, _ in examples for feature in features)
    names = sorted(feature for feature, count in counts.items() if count >= RAREST)
    numbers = {name: at for at, name in enumerate(names)}
    rows = np.array(
        [[numbers.get(feature, len(names)) for feature in features] for features, _ in examples],
        dtype=np.int32,
    )
    return _Table(names, rows, np.array([start for _, start in examples], dtype=np.float64))


def _fit(table: _Table) -> NDArray[np.float64]:
    """Return the weights, averaged over the later half of the epochs."""
    size = len(table.names) + 1
    weights, squares, total = np.zeros(size), np.full(size, 1e-8), np.zeros(size)
    order = np.random.default_rng(SEED)
    for epoch in range(EPOCHS):
        shuffled = order.permutation(len(table.starts))
        for first in range(0, len(shuffled), BATCH):
            chosen = shuffled[first : first + BATCH]
            slope = _find_slope(table.rows[chosen], table.starts[chosen], weights)
            squares += slope * slope
            step = RATE / np.sqrt(squares)
            weights -= step * slope
            weights = np.sign(weights) * np.maximum(np.abs(weights) - PENALTY * BATCH * step, 0)
        if epoch >= EPOCHS // 2:
            total += weights
    return total / (EPOCHS - EPOCHS // 2)


def _find_slope(
    rows: NDArray[np.int32], starts: NDArray[np.float64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    found = 1 / (1 + np.exp(-weights[rows].sum(axis=1)))
    errors = np.repeat(found - starts, rows.shape[1])
    counted = np.bincount(rows.ravel(), weights=errors, minlength=len(weights))
    slope = np.asarray(counted, dtype=np.float64) + PENALTY * BATCH * weights
    slope[-1] = 0
    return slope
