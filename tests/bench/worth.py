"""How well worth tells checkable statements from filler: `worth PATH... [--fit] [--show N]`.

PATHs are articles as `kg run` takes them; those that `worth.tsv` has verdicts on are read. The
sheet names an assertion by its article and the places of its subject, predicate and object, so
that a rule that changes ids elsewhere does not empty it. Figures are of the articles of the
second half; `--fit` learns the weights from the first half and writes them into the package.
`auc` tells checkable ones from the rest, `auc_filler` filler from the rest, `spearman` goes
over the three grades. `--show` prints that many of the worst misjudged.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.ingest import read_articles
from kg.pipeline import Reader
from kg.records import Article, Assertion
from kg.worth import find_features, find_worth
from kg.worth.score import FORMAT, WEIGHTS

SHEET = Path(__file__).with_name("worth.tsv")
#: What a judge may write, worst first: nothing about the world; too vague, a mere
#: title or a bare "X said that"; something that evidence could bear out or not.
GRADES = ("filler", "vague", "checkable")
_RIDGE, _ROUNDS = 0.005, 60

Place = tuple[str, int, int, int]
Matrix = NDArray[np.float64]


def place_of(made: Assertion) -> Place:
    """Return where an assertion stands: article, and starts of its slots; -1 for no object."""
    thing = made.object.span.start if made.object else -1
    return made.article_id, made.subject.span.start, made.predicate.span.start, thing


def read_sheet(path: Path = SHEET) -> dict[Place, int]:
    """Return the grade, 0 to 2, of each place that was judged."""
    found: dict[Place, int] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, dialect="excel-tab"):
            spot = (int(row["subject"]), int(row["predicate"]), int(row["object"] or -1))
            found[(row["article_id"], *spot)] = GRADES.index(row["verdict"])
    return found


def find_judged(paths: Iterable[Path], sheet: dict[Place, int]) -> list[Assertion]:
    """Return the judged assertions that the articles still give, sorted by place."""
    wanted = {place[0] for place in sheet}
    articles = {
        item.article_id: item
        for item in read_articles(list(paths))
        if isinstance(item, Article) and item.article_id in wanted
    }
    readings = Reader()([articles[article_id] for article_id in sorted(articles)])
    found = {place_of(made): made for reading in readings for made in reading.assertions}
    return [found[place] for place in sorted(sheet) if place in found]


def in_first_half(made: Assertion, sheet: dict[Place, int]) -> bool:
    """Say whether an assertion is for fitting: every other article, sorted by id, is."""
    return sorted({place[0] for place in sheet}).index(made.article_id) % 2 == 0


def fit(rows: Sequence[dict[str, float]], grades: Sequence[int]) -> tuple[float, dict[str, float]]:
    """Return bias and weights of a logistic regression on grades taken as 0, a half and 1.

    Newton's method with a ridge on all but the bias, which halves of a few articles need.
    """
    names = sorted({name for row in rows for name in row})
    table = np.array([[1.0, *(row.get(name, 0.0) for name in names)] for row in rows])
    wanted = np.array(grades) / (len(GRADES) - 1)
    ridge = _RIDGE * np.eye(len(names) + 1)
    ridge[0, 0] = 1e-9
    weights = np.zeros(len(names) + 1)
    for _ in range(_ROUNDS):
        found = 1 / (1 + np.exp(-(table @ weights)))
        slope = table.T @ (found - wanted) / len(wanted) + ridge @ weights
        bend = (table * (found * (1 - found))[:, None]).T @ table / len(wanted) + ridge
        weights -= np.linalg.solve(bend, slope)
    bias, *others = (round(float(weight), 2) for weight in weights)
    return bias, dict(zip(names, others, strict=True))


def ranks(values: Sequence[float]) -> Matrix:
    """Return the rank of each value from 1; equal values share the mean of theirs."""
    given = np.array(values, dtype=float)
    below = (given[None, :] < given[:, None]).sum(1)
    same = (given[None, :] == given[:, None]).sum(1)
    shared: Matrix = below + (same + 1) / 2
    return shared


def auc(scores: Sequence[float], is_hit: Sequence[bool]) -> float:
    """Return the chance that a hit scores above another, ties as a half (Mann and Whitney)."""
    hits = np.array(is_hit)
    count = int(hits.sum())
    if not 0 < count < len(hits):
        return 0.0
    over = float(ranks(scores)[hits].sum()) - count * (count + 1) / 2
    return over / (count * (len(hits) - count))


def spearman(scores: Sequence[float], grades: Sequence[int]) -> float:
    """Return Spearman's correlation of ranks; 0 where one side is all alike."""
    one, other = ranks(scores), ranks([float(grade) for grade in grades])
    if one.std() == 0 or other.std() == 0:
        return 0.0
    return float(np.corrcoef(one, other)[0, 1])


def measure(scores: Sequence[float], grades: Sequence[int]) -> dict[str, float]:
    """Return the figures, in per cent."""
    return {
        "auc": 100 * auc(scores, [grade == 2 for grade in grades]),
        "auc_filler": 100 * auc(scores, [grade > 0 for grade in grades]),
        "spearman": 100 * spearman(scores, grades),
        "judged": float(len(grades)),
    }


def _show(made: Sequence[Assertion], grades: Sequence[int], count: int) -> None:
    rows = [(grade / 2 - find_worth(a), a, grade) for a, grade in zip(made, grades, strict=True)]
    for _, a, grade in sorted(rows, key=lambda row: -abs(row[0]))[:count]:
        thing = a.object.text if a.object else None
        print(f"{find_worth(a):.2f} {GRADES[grade]:<10} {a.subject.text} | ", end="")
        print(f"{a.predicate.lemma} | {thing} | {' '.join(find_features(a))}")


def main(args: list[str]) -> dict[str, float]:
    """Fit if asked, then score the shipped weights on the other half."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench worth")
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--show", type=int, default=0)
    given = parser.parse_args(args)
    sheet = read_sheet()
    made = find_judged(given.paths, sheet)
    halves: dict[bool, list[Assertion]] = {True: [], False: []}
    for each in made:
        halves[in_first_half(each, sheet)].append(each)
    mine, other = ([sheet[place_of(a)] for a in halves[half]] for half in (True, False))
    if given.fit:
        bias, weights = fit([find_features(a) for a in halves[True]], mine)
        table = {"format": FORMAT, "bias": bias, "weights": weights}
        WEIGHTS.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    _show(halves[False], other, given.show)
    first = measure([find_worth(a) for a in halves[True]], mine)
    figures = measure([find_worth(a) for a in halves[False]], other)
    fitted = {f"{name}_fitted": value for name, value in first.items()}
    return figures | fitted | {"gone": float(len(sheet) - len(made))}
