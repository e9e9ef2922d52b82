"""How well chains of mentions agree with gold chains: MUC, B-cubed and CEAF-e.

Definitions: Vilain et al. (1995), Bagga and Baldwin (1998), Luo (2005) with its fourth similarity,
for predicted mentions as in Pradhan et al. (2014): a mention that one side does not have agrees
with nothing, and nobody adds or drops it. The CoNLL figure is the mean of the three F1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from scipy.optimize import linear_sum_assignment

Span = tuple[int, int]
Chains = Sequence[Sequence[Span]]


@dataclass(slots=True)
class Tally:
    """Sums over documents for one measure: what was got, of what was wanted and of what was given.

    Recall and precision may count on different scales, so each has a numerator of its own.
    """

    recalled: float = 0.0
    wanted: float = 0.0
    right: float = 0.0
    given: float = 0.0

    def add(self, recalled: float, wanted: float, right: float, given: float) -> None:
        """Add one document."""
        self.recalled += recalled
        self.wanted += wanted
        self.right += right
        self.given += given

    @property
    def recall(self) -> float:
        """Recall in per cent; 0 where nothing was wanted."""
        return 100 * self.recalled / self.wanted if self.wanted else 0.0

    @property
    def precision(self) -> float:
        """Precision in per cent; 0 where nothing was given."""
        return 100 * self.right / self.given if self.given else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of recall and precision, in per cent."""
        return _harmonic(self.precision, self.recall)


@dataclass(slots=True)
class CorefScore:
    """The measures of a set of documents, to be filled document by document.

    Chains of one mention are left out on both sides, since OntoGUM marks none.
    """

    muc: Tally = field(default_factory=Tally)
    b_cubed: Tally = field(default_factory=Tally)
    ceaf_e: Tally = field(default_factory=Tally)
    mentions: Tally = field(default_factory=Tally)

    def add(self, gold: Chains, system: Chains) -> None:
        """Count one document."""
        wanted = [frozenset(chain) for chain in gold if len(set(chain)) > 1]
        given = [frozenset(chain) for chain in system if len(set(chain)) > 1]
        self.muc.add(*_links(wanted, given), *_links(given, wanted))
        self.b_cubed.add(*_overlap(wanted, given), *_overlap(given, wanted))
        alike = _best_likeness(wanted, given)
        self.ceaf_e.add(alike, len(wanted), alike, len(given))
        left, right = frozenset().union(*wanted), frozenset().union(*given)
        both = len(left & right)
        self.mentions.add(both, len(left), both, len(right))

    @property
    def conll(self) -> float:
        """The mean F1 of MUC, B-cubed and CEAF-e, in per cent."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def f1(right: float, wanted: float, given: float) -> float:
    """Return F1 in per cent for counts that recall and precision share; 0 where none is right."""
    return _harmonic(100 * right / max(given, 1), 100 * right / max(wanted, 1))


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


def _chain_of(chains: Iterable[frozenset[Span]]) -> dict[Span, frozenset[Span]]:
    return {span: chain for chain in chains for span in chain}


def _links(wanted: list[frozenset[Span]], given: list[frozenset[Span]]) -> tuple[float, float]:
    """Return how many links of `wanted` are kept by `given`, and how many there are."""
    of = _chain_of(given)
    kept = 0
    for chain in wanted:
        parts = {of[span] for span in chain if span in of}
        alone = sum(span not in of for span in chain)
        kept += len(chain) - len(parts) - alone
    return kept, sum(len(chain) - 1 for chain in wanted)


def _overlap(wanted: list[frozenset[Span]], given: list[frozenset[Span]]) -> tuple[float, float]:
    """Return the sum over mentions of the share of their chain that the other chain has."""
    of = _chain_of(given)
    total = 0.0
    for chain in wanted:
        met = Counter(of[span] for span in chain if span in of)
        total += sum(count * count for count in met.values()) / len(chain)
    return total, sum(map(len, wanted))


def _best_likeness(wanted: list[frozenset[Span]], given: list[frozenset[Span]]) -> float:
    """Return the likeness of the best one-to-one matching of chains, as Dice coefficients."""
    if not wanted or not given:
        return 0.0
    table = np.zeros((len(wanted), len(given)))
    place = {span: at for at, chain in enumerate(given) for span in chain}
    for row, chain in enumerate(wanted):
        for at, both in Counter(place[span] for span in chain if span in place).items():
            table[row, at] = 2 * both / (len(chain) + len(given[at]))
    rows, columns = linear_sum_assignment(table, maximize=True)
    return float(table[rows, columns].sum())


def count_anaphors(gold: Chains, system: Chains, of_kind: frozenset[Span]) -> tuple[int, int, int]:
    """Return how many anaphors are resolved rightly, of how many gold and how many given ones.

    An anaphor is a mention of a kind that is not the first of its chain; it is right where the
    mention before it in its system chain is one of its gold chain.
    """
    chain_of = {span: at for at, chain in enumerate(gold) for span in chain}
    wanted = sum(span in of_kind for chain in gold for span in sorted(set(chain))[1:])
    given = right = 0
    for chain in system:
        ordered = sorted(set(chain))
        for before, span in pairwise(ordered):
            if span in of_kind:
                given += 1
                right += span in chain_of and chain_of[span] == chain_of.get(before)
    return right, wanted, given
