"""The CoNLL score of event coreference: the mean of MUC, B-cubed and CEAF-e, in per cent.

Definitions after Pradhan et al. (ACL 2014); mentions are gold, so both sides hold the same ones.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping

import numpy as np
from scipy.optimize import linear_sum_assignment

Chains = list[frozenset[int]]


def chains_of(home: Mapping[int, Hashable]) -> Chains:
    """Return the chains of a table from mention to the name of its chain."""
    table: dict[Hashable, set[int]] = defaultdict(set)
    for mention, chain in home.items():
        table[chain].add(mention)
    return [frozenset(chain) for chain in table.values()]


def _f1(precision: float, recall: float) -> float:
    total = precision + recall
    return 2 * precision * recall / total if total else 0.0


def _muc_side(keys: Chains, home: Mapping[int, Hashable]) -> float:
    links = sum(len(chain) - 1 for chain in keys)
    kept = sum(len(chain) - len({home[mention] for mention in chain}) for chain in keys)
    return kept / links if links else 0.0


def _b3_side(keys: Chains, home: Mapping[int, Hashable]) -> float:
    total, right = 0, 0.0
    for chain in keys:
        counts: dict[Hashable, int] = defaultdict(int)
        for mention in chain:
            counts[home[mention]] += 1
        total += len(chain)
        right += sum(count * count for count in counts.values()) / len(chain)
    return right / total if total else 0.0


def _ceaf_e(gold: Chains, made: Chains) -> float:
    scores = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in made] for a in gold])
    rows, columns = linear_sum_assignment(scores, maximize=True)
    total = float(scores[rows, columns].sum())
    return _f1(total / len(made), total / len(gold))


def conll(gold: Mapping[int, Hashable], made: Mapping[int, Hashable]) -> dict[str, float]:
    """Return `muc`, `b3`, `ceaf_e` and their mean `conll`; both tables hold the same mentions."""
    keys, answers = chains_of(gold), chains_of(made)
    found = {
        "muc": _f1(_muc_side(answers, gold), _muc_side(keys, made)),
        "b3": _f1(_b3_side(answers, gold), _b3_side(keys, made)),
        "ceaf_e": _ceaf_e(keys, answers),
    }
    return {name: 100 * value for name, value in found.items()} | {
        "conll": 100 * sum(found.values()) / 3
    }
