"""Logistic regression for the benches of pairs: a few weights, kept beside the bench as JSON."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
_RIDGE, _ROUNDS = 1e-3, 60


@dataclass(frozen=True, slots=True)
class Logistic:
    """Weights for standardised columns, the first of which is the constant; and a threshold."""

    weights: Matrix
    mean: Matrix
    scale: Matrix
    threshold: float = 0.5

    def __call__(self, rows: Matrix) -> Matrix:
        """Return the probability of each row."""
        columns = np.c_[np.ones(len(rows)), (rows - self.mean) / self.scale]
        found: Matrix = 1 / (1 + np.exp(-(columns @ self.weights)))
        return found

    def write(self, path: Path) -> None:
        """Write the figures as one JSON object."""
        names = ("weights", "mean", "scale")
        table = {name: [round(float(x), 5) for x in getattr(self, name)] for name in names}
        path.write_text(json.dumps({"threshold": self.threshold, **table}) + "\n", "utf-8")


def read_logistic(path: Path) -> Logistic:
    """Return what `Logistic.write` wrote."""
    table = json.loads(path.read_text("utf-8"))
    weights, mean, scale = (np.array(table[name]) for name in ("weights", "mean", "scale"))
    return Logistic(weights, mean, scale, table["threshold"])


def fit_logistic(rows: Matrix, wanted: Matrix) -> Logistic:
    """Fit by Newton's method with a small ridge; `wanted` is 0 or 1 per row."""
    mean, scale = rows.mean(0), rows.std(0) + 1e-9
    columns = np.c_[np.ones(len(rows)), (rows - mean) / scale]
    weights = np.zeros(columns.shape[1])
    for _ in range(_ROUNDS):
        found = 1 / (1 + np.exp(-(columns @ weights)))
        slope = columns.T @ (found - wanted) / len(wanted) + _RIDGE * np.r_[0, weights[1:]]
        bend = (columns * (found * (1 - found))[:, None]).T @ columns / len(wanted)
        step = np.linalg.solve(bend + _RIDGE * np.eye(len(weights)), slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return Logistic(weights, mean, scale)
