"""The worth of an assertion or a claim, 0 to 1: is it a checkable statement about the world?

A logistic model over a few features of one record (`find_features`), with weights that can be read
and edited (`weights.json`; README.md there tells how they were made). Views order by it;
nothing is ever left out for it.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, fsum
from pathlib import Path

from kg.errors import ModelError
from kg.records import Assertion
from kg.worth.features import find_features

FORMAT = 1
WEIGHTS = Path(__file__).with_name("weights.json")
#: So many digits are kept: beyond them are only differences between machines.
_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A weight for each feature, and what is added: log-odds of being worth a look."""

    bias: float
    weights: Mapping[str, float]


@cache
def load_weights(path: Path = WEIGHTS) -> Weights:
    """Return the weights of a file, by default the shipped one.

    ModelError if the file is absent, broken or of another format.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        if raw["format"] != FORMAT:
            raise ValueError(f"format {raw['format']!r}, expected {FORMAT}")
        weights = {str(name): float(weight) for name, weight in raw["weights"].items()}
        return Weights(bias=float(raw["bias"]), weights=weights)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ModelError(f"no usable weights in {path}: {error}; reinstall the package") from error


def find_worth(assertion: Assertion) -> float:
    """Return the worth of an assertion, from 0 (filler) to 1 (checkable), to four digits."""
    score = fsum((load_weights().bias, *_parts(assertion).values()))
    return round(1 / (1 + exp(-score)), _DIGITS)


def _parts(assertion: Assertion) -> dict[str, float]:
    weights = load_weights().weights
    return {name: weights.get(name, 0.0) * v for name, v in find_features(assertion).items()}


def explain_worth(assertion: Assertion) -> dict[str, float]:
    """Return what each feature adds to the log-odds, by its name, the strongest first.

    The sum with the bias of `load_weights` is the log-odds of `find_worth`.
    """
    return dict(sorted(_parts(assertion).items(), key=lambda part: (-abs(part[1]), part[0])))


def claim_worth(assertions: Iterable[Assertion]) -> dict[str, float]:
    """Return the worth of each claim by its id, sorted: that of its best assertion.

    The best, since a claim that one article names fully is the same claim where
    another says "he did it". Assertions without a claim have no say, nor has the
    order or repetition of the assertions.
    """
    best: dict[str, float] = {}
    for assertion in assertions:
        if assertion.claim_id is not None:
            worth = find_worth(assertion)
            best[assertion.claim_id] = max(best.get(assertion.claim_id, 0.0), worth)
    return dict(sorted(best.items()))
