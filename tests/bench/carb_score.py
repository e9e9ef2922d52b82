"""The scorer of CaRB: lenient words, precision one to one, recall many to one.

Written from the description of CaRB (Bhardwaj, Aggarwal and Mausam, EMNLP 2019) and checked against
the figures of its published program (`carb.py`, default matcher):

- a tuple is compared as (subject, relation, all other arguments joined); each slot by the words
  that both have, a word as often as both have it; a tuple whose relation shares no word with the
  gold scores nothing; a bare "be" in a relation stands for any of its forms; where the gold tells
  that somebody said something, what is said may also come first;
- precision of a pair is the share of the tuple's words that the gold has, recall the share of the
  gold's words that the tuple has;
- at a confidence threshold, each gold tuple counts with its best recall; pairs for precision are
  chosen one to one, best precision first; tuples left over count as nought;
- F1 is that of the best threshold; AUC is the area under the curve from recall 0, precision 1.
"""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from kg.errors import InputError, shown

BE = frozenset({"be", "is", "am", "are", "was", "were", "been", "being"})
SAID = ("said", "told", "added", "adds", "says")
_SIGNS = str.maketrans("", "", string.punctuation + " ")
_ESCAPES = ("-LRB-", "-RRB-", "-LSB-", "-RSB-", "-LCB-", "-RCB-")


@dataclass(frozen=True, slots=True)
class Tuple:
    """A relation with its arguments, in words of the sentence; `confidence` orders the curve."""

    relation: str
    arguments: tuple[str, ...]
    confidence: float = 1.0


@dataclass(slots=True)
class Point:
    """Sums at one threshold: precision and recall earned, tuples made."""

    precision: float = 0.0
    recall: float = 0.0
    made: int = 0


def make_key(sentence: str) -> str:
    """Return what tells a sentence from others: its letters and digits."""
    for escape in _ESCAPES:
        sentence = sentence.replace(escape, "")
    return sentence.translate(_SIGNS)


def read_gold(path: Path) -> dict[str, list[Tuple]]:
    """Return the tuples of each sentence key: sentence, relation, arguments with tabs."""
    found: dict[str, list[Tuple]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.strip().split("\t")
        if len(fields) < 3:
            raise InputError(
                f"{path.name}: {len(fields)} columns in {shown(line)}; "
                "expected sentence, relation and arguments"
            )
        relation, *arguments = (field.strip() for field in fields[1:])
        found.setdefault(make_key(fields[0]), []).append(Tuple(relation, tuple(arguments)))
    return found


def read_system(path: Path) -> dict[str, list[Tuple]]:
    """Return the tuples of a stored output: of OpenIE 5, or sentence, confidence, relation and
    arguments with tabs.
    """
    found: dict[str, list[Tuple]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.strip().split("\t")
        if any("Argument(" in field for field in fields[:3]):
            # OpenIE 5; a tuple with one argument only is not counted.
            if all(fields[2:5]):
                found.setdefault(make_key(fields[5]), []).append(_read_openie5(fields))
        else:
            sentence, confidence, relation, *arguments = fields
            row = Tuple(relation, tuple(arguments), float(confidence))
            found.setdefault(make_key(sentence), []).append(row)
    return found


def _read_openie5(fields: Sequence[str]) -> Tuple:
    def inside(field: str) -> str:
        return field[field.index("(") + 1 : field.index(",List(")]

    subject, relation = inside(fields[2]), inside(fields[3])
    others = [inside(part) for part in fields[4].strip().split(");")]
    context = inside(fields[1]) if fields[1] else ""
    if not f"{subject} {relation}".startswith(context):
        subject = f"{context} {subject}"
    return Tuple(relation, (subject, *others), float(fields[0]))


def compare(gold: Tuple, made: Tuple) -> tuple[float, float]:
    """Return precision and recall of the words of a pair."""
    wanted, found = _join(gold.arguments), _join(made.arguments)
    best = _compare_slots(gold.relation, wanted, made.relation, found)
    if any(verb in gold.relation for verb in SAID):
        turned = _compare_slots(gold.relation, wanted, made.relation, found[::-1])
        best = max(best, turned)
    return best


def _join(arguments: tuple[str, ...]) -> tuple[str, ...]:
    return (arguments[0], " ".join(arguments[1:])) if len(arguments) > 1 else arguments


def _compare_slots(
    gold: str, wanted: tuple[str, ...], made: str, found: tuple[str, ...]
) -> tuple[float, float]:
    shared = _count_relation(gold, made)
    if shared == 0 or len(found) < len(wanted):
        return 0.0, 0.0
    of_gold, of_made = len(gold.split()), len(made.split())
    for one, other in zip(wanted, found, strict=False):
        shared += _count_shared(one, other)
        of_gold += len(one.split())
        of_made += len(other.split())
    return shared / of_made, shared / of_gold


def _count_shared(one: str, other: str) -> int:
    return (Counter(one.split()) & Counter(other.split())).total()


def _count_relation(gold: str, made: str) -> int:
    left = Counter(made.split()) - Counter(gold.split())
    return _count_shared(gold, made) + (left["be"] > 0 and not BE.isdisjoint(gold.split()))


def score(gold: Mapping[str, Sequence[Tuple]], made: Mapping[str, Sequence[Tuple]]) -> list[Point]:
    """Return the sums at each threshold, lowest first: of all distinct confidences."""
    levels = sorted({each.confidence for many in made.values() for each in many})
    places = {level: at for at, level in enumerate(levels)}
    points = [Point() for _ in levels]
    for key, wanted in gold.items():
        many = made.get(key, ())
        table = [[compare(one, other) for other in many] for one in wanted]
        start = 0
        for level in sorted({each.confidence for each in many}):
            kept = [at for at, each in enumerate(many) if each.confidence >= level]
            precision, recall = _pair(table, kept), _cover(table, kept)
            for point in points[start : places[level] + 1]:
                point.precision += precision
                point.recall += recall
                point.made += len(kept)
            start = places[level] + 1
    return points


def _pair(table: Sequence[Sequence[tuple[float, float]]], kept: Sequence[int]) -> float:
    """Return the precision of one-to-one pairs, the best taken first."""
    # The earlier gold tuple goes first where two are equal, and then the earlier tuple made.
    pairs = [(-row[at][0], number, at) for number, row in enumerate(table) for at in kept]
    rows: set[int] = set()
    columns: set[int] = set()
    total = 0.0
    for lost, row, column in sorted(pairs):
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            total -= lost
    return total


def _cover(table: Sequence[Sequence[tuple[float, float]]], kept: Sequence[int]) -> float:
    return sum(max(row[at][1] for at in kept) for row in table)


def find_figures(points: Sequence[Point], gold: int) -> dict[str, float]:
    """Return p, r and f1 at the best threshold, and auc, in per cent; `gold` counts its tuples."""
    curve = [
        (point.precision / point.made if point.made else 1.0, point.recall / max(gold, 1))
        for point in points
    ]
    best = max(curve, key=lambda pair: find_f1(*pair), default=(0.0, 0.0))
    area = sum((r - s) * (p + q) / 2 for (p, r), (q, s) in pairwise([*curve, (1.0, 0.0)]))
    figures = {"p": best[0], "r": best[1], "f1": find_f1(*best), "auc": area if curve else 0.0}
    return {name: 100 * value for name, value in figures.items()}


def find_f1(precision: float, recall: float) -> float:
    """Return the harmonic mean, 0 where both are 0."""
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0
