"""Alignment of propositions of two sentences: `python -m tests.bench qaalign FILE`.

FILE is the CSV of QA-Align (`.gz` or plain): rows of two sentences, each with
questions and answers about its verbs ("Who killed someone?", "a former
employee"). Even rows fit a few weights and the threshold, odd rows are scored;
nothing fitted on it is kept. Two answers are aligned if `kg.merge` takes their verbs
for one event and the other answers about these verbs agree; one to one in a row.
"""

import ast
import csv
import gzip
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz
from scipy.optimize import linear_sum_assignment
from spacy.tokens import Doc

from kg.english import load_pipeline, parse_texts
from kg.merge.events import event_of
from kg.merge.tokens import content_words
from tests.bench.gold import prf
from tests.bench.logistic import Logistic, Matrix, fit_logistic

_BE = frozenset({"was", "were", "been", "is", "are", "be"})
_AUXILIARY = _BE | {"has", "have", "had", "did", "does", "do", "might", "may", "can", "could",
    "will", "would", "should", "must", "being", "not", "n't", "to"}  # fmt: skip
_STANDINS = frozenset({"someone", "something", "somewhere"})
_PREPOSITIONS = frozenset(
    {"to", "from", "of", "in", "on", "at", "with", "for", "by", "into", "about", "as", "over",
     "against", "after", "before", "between", "under", "through", "toward", "towards"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """One question and answer: the verb's lemma and event, the question word, the role asked
    for (the question without verb), the answer's words."""

    key: str
    lemma: str
    event: str
    asked: str
    role: str
    is_passive: bool
    words: frozenset[str]
    text: str
    verb_at: int


@dataclass(frozen=True, slots=True)
class Row:
    """The answers of two sentences and the aligned ones among them, by position."""

    left: tuple[Answer, ...]
    right: tuple[Answer, ...]
    gold: frozenset[tuple[int, int]]


def _lemma_of(doc: Doc, qa: dict[str, Any]) -> str:
    """Return the lemma of the verb asked about; its index is of another tokenizer's words."""
    if qa["verb"].lower() == "according":
        return "according to"
    near = [token for token in doc if token.text.lower() == qa["verb"].lower()]
    chosen = min(near, key=lambda token: abs(token.i - int(qa["verb_idx"])), default=None)
    return chosen.lemma_.lower() if chosen else str(qa["verb"]).lower()


def _role(question: str) -> tuple[str, bool]:
    """Return what is asked for: subject, object, a preposition or a question word; and whether
    the question is in the passive."""
    words = question.lower().rstrip("?").split()
    rest = [word for word in words[1:] if word not in _AUXILIARY]
    verb = next((word for word in rest if word not in _STANDINS), "")
    is_passive = bool(_BE & set(words)) and not verb.endswith("ing")
    if words[0] not in ("who", "what"):
        return words[0], is_passive
    if words[-1] in _PREPOSITIONS:
        return words[-1], is_passive
    asks_subject = bool(rest) and rest[0] == verb
    return ("object" if asks_subject == is_passive else "subject"), is_passive


def _answer(qa: dict[str, Any], doc: Doc) -> Answer:
    lemma = _lemma_of(doc, qa)
    role, is_passive = _role(qa["question"])
    return Answer(
        key=qa["qa_uuid"],
        lemma=lemma,
        event=event_of(lemma),
        asked=qa["question"].lower().split()[0],
        role=role,
        is_passive=is_passive,
        words=frozenset(content_words(qa["answer"])),
        text=qa["answer"].lower(),
        verb_at=int(qa["verb_idx"]),
    )


def read_answers(path: Path) -> list[Row]:
    """Return the rows of the file, parsed."""
    csv.field_size_limit(sys.maxsize)
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    texts = sorted({line[f"text_{side}"] for line in table for side in (1, 2)})
    docs = dict(zip(texts, parse_texts(load_pipeline(), ((t, ()) for t in texts)), strict=True))
    return [_row(line, docs) for line in table]


def _row(line: dict[str, str], docs: dict[str, Doc]) -> Row:
    sides = []
    for side in (1, 2):
        text = line[f"text_{side}"]
        answers = ast.literal_eval(line[f"qas_{side}"])
        sides.append(tuple(_answer(qa, docs[text]) for qa in answers))
    place = [{answer.key: at for at, answer in enumerate(side)} for side in sides]
    gold = frozenset(
        (place[0][one["qa_uuid"]], place[1][two["qa_uuid"]])
        for aligned in ast.literal_eval(line["alignments"])
        for one in aligned["sent1"]
        for two in aligned["sent2"]
        if one["qa_uuid"] in place[0] and two["qa_uuid"] in place[1]
    )
    return Row(sides[0], sides[1], gold)


def _overlap(left: frozenset[str], right: frozenset[str]) -> tuple[float, float]:
    common = len(left & right)
    return common / max(1, len(left | right)), common / max(1, min(len(left), len(right)))


def _verbs(row: Row) -> dict[tuple[int, int], float]:
    """Return for each pair of verbs how well their answers agree, the best partner each."""
    groups: list[dict[int, list[Answer]]] = []
    for side in (row.left, row.right):
        table: dict[int, list[Answer]] = defaultdict(list)
        for answer in side:
            table[answer.verb_at].append(answer)
        groups.append(table)
    scores = {}
    for one, mine in groups[0].items():
        for other, theirs in groups[1].items():
            grid = np.array([[_overlap(a.words, b.words)[1] for b in theirs] for a in mine])
            rows, columns = linear_sum_assignment(grid, maximize=True)
            scores[one, other] = float(grid[rows, columns].sum()) / min(len(mine), len(theirs))
    return scores


def _features(row: Row) -> Matrix:
    verbs = _verbs(row)
    best_left: dict[int, float] = defaultdict(float)
    best_right: dict[int, float] = defaultdict(float)
    for (one, other), score in verbs.items():
        best_left[one] = max(best_left[one], score)
        best_right[other] = max(best_right[other], score)
    found = []
    for a in row.left:
        for b in row.right:
            jaccard, inside = _overlap(a.words, b.words)
            letters = fuzz.token_sort_ratio(a.text, b.text) / 100
            kin = float(a.event == b.event or a.lemma[:5] == b.lemma[:5])
            agree = verbs[a.verb_at, b.verb_at]
            rival = max(best_left[a.verb_at], best_right[b.verb_at]) - agree
            role = float(a.role == b.role)
            fit = max(jaccard, letters)
            found.append([
                a.lemma == b.lemma, kin, jaccard, inside, letters, a.asked == b.asked, role,
                agree, rival, kin * jaccard, kin * inside, kin * letters, kin * role,
                kin * agree, agree * inside, role * inside, kin * inside * role,
                role * letters * agree, (1 - kin) * inside, (1 - kin) * agree * role,
                fit * fit, letters * agree, role * fit, a.role in ("when", "where", "why", "how"),
                agree * agree, fit * agree * role, fit * (a.asked == b.asked),
                inside * inside * agree, kin * fit * fit, not a.words or not b.words,
                fuzz.ratio(a.lemma, b.lemma) / 100, len(a.words) + len(b.words),
            ])  # fmt: skip
    return np.array(found, float)


def _aligned(row: Row, chances: Matrix, threshold: float) -> set[tuple[int, int]]:
    """Return the pairs that are good enough, each answer in one pair at most."""
    grid = chances.reshape(len(row.left), len(row.right))
    rows, columns = linear_sum_assignment(np.where(grid >= threshold, grid, 0), maximize=True)
    return {(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if grid[i, j] >= threshold}


def _score(
    rows: Sequence[Row], tables: Sequence[Matrix], model: Logistic, threshold: float
) -> dict[str, float]:
    right = made = wanted = 0
    for row, table in zip(rows, tables, strict=True):
        chosen = _aligned(row, model(table), threshold)
        right += len(chosen & row.gold)
        made += len(chosen)
        wanted += len(row.gold)
    return prf("pair", right, made, wanted)


def main(args: list[str]) -> dict[str, float]:
    """Fit on the even rows of the file named in `args` and score the odd ones."""
    if len(args) != 1 or not Path(args[0]).is_file():
        raise SystemExit("usage: python -m tests.bench qaalign FILE, the CSV of QA-Align")
    rows = [row for row in read_answers(Path(args[0])) if row.left and row.right]
    tables = [_features(row) for row in rows]
    labels = [
        [float((i, j) in row.gold) for i in range(len(row.left)) for j in range(len(row.right))]
        for row in rows
    ]
    model = fit_logistic(np.concatenate(tables[::2]), np.concatenate(labels[::2]))
    steps = [step / 100 for step in range(4, 60, 2)]
    best = max(steps, key=lambda step: _score(rows[::2], tables[::2], model, step)["pair_f1"])
    tuned = _score(rows[::2], tables[::2], model, best)["pair_f1"]
    found = _score(rows[1::2], tables[1::2], model, best)
    return found | {"threshold": 100 * best, "pair_f1_even": tuned}
