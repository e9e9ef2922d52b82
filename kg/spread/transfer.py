"""How the words of a claim came along: quoted, taken over, reworded.

The five-word runs of a sentence are looked for in the earlier article, quotations masked, since
two outlets that quote one speech have not copied each other (runs as in Nicholls 2019).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from kg.records import Assertion, Form, Span, Tables
from kg.spread.collection import Collection
from kg.spread.passages import Passages
from kg.spread.timeline import ClaimSpread, spread_of_claims

#: Words in a run, and the shares of runs from which a sentence is verbatim or closely worded.
RUN = 5
VERBATIM, CLOSE = 0.8, 0.2
_QUOTED = frozenset({Form.DIRECT, Form.MIXED})


class Manner(StrEnum):
    """How near the later words are to the earlier ones."""

    QUOTATION = "same quotation"
    VERBATIM = "verbatim"
    CLOSE = "close paraphrase"
    PARAPHRASE = "paraphrase"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """How a later outlet words what the first one had.

    `score` is the share, 0 to 1, of the five-word runs of the later sentence outside
    quotations that stand in the earlier article. It tells of likeness, not of descent.
    """

    claim_id: str
    from_outlet: str
    to_outlet: str
    from_assertion: str
    to_assertion: str
    manner: Manner
    score: float
    in_copy: bool


def find_transfers(
    tables: Tables, rows: Iterable[ClaimSpread] | None = None
) -> tuple[Transfer, ...]:
    """Return a row per claim and later outlet, beside the outlet that was first alone, sorted.

    The first article of each outlet is read; of several tellings in it the nearest counts.
    `rows` are those of `spread_of_claims`, where known.
    """
    nearness = _Nearness(tables)
    told = nearness.collection.told
    found = []
    for spread in spread_of_claims(tables) if rows is None else rows:
        if len(spread.first) != 1:
            continue
        start, *later = spread.adoptions
        for adoption in later:
            if adoption.published is None:
                continue
            facts = told[spread.claim_id]
            pairs = product(facts[start.article_id], facts[adoption.article_id])
            rank, score, one, two = max(nearness.of(*pair) for pair in pairs)
            row = Transfer(
                claim_id=spread.claim_id,
                from_outlet=start.outlet,
                to_outlet=adoption.outlet,
                from_assertion=one,
                to_assertion=two,
                manner=tuple(Manner)[-rank - 1],
                score=score,
                in_copy=adoption.is_copy,
            )
            found.append(row)
    return tuple(sorted(found, key=lambda row: (row.claim_id, row.to_outlet)))


class _Nearness:
    """Compares the wording of assertions; each article is cut into runs once."""

    def __init__(self, tables: Tables) -> None:
        self.collection = Collection(tables)
        self._quotations = _places(tables)
        self._passages: dict[str, Passages] = {}

    def of(self, one: Assertion, two: Assertion) -> tuple[int, float, str, str]:
        """Return the rank of the manner, 0 for the loosest, the score, and both ids."""
        earlier = self._read(one.article_id).runs_of(RUN)
        own = [run for run, _ in self._read(two.article_id).runs(RUN, two.evidence)]
        score = round(sum(run in earlier for run in own) / len(own), 3) if own else 0.0
        rank = 2 if score >= VERBATIM else int(score >= CLOSE)
        rank = 3 if self._quotation_ids(one) & self._quotation_ids(two) else rank
        return rank, score, one.assertion_id, two.assertion_id

    def _read(self, article_id: str) -> Passages:
        if article_id not in self._passages:
            self._passages[article_id] = Passages(self.collection.articles[article_id])
        return self._passages[article_id]

    def _quotation_ids(self, fact: Assertion) -> set[str]:
        if fact.form not in _QUOTED:
            return set()
        places = self._quotations.get(fact.article_id, ())
        return {name for name, span in places if span.overlaps(fact.evidence)}


def _places(tables: Tables) -> Mapping[str, list[tuple[str, Span]]]:
    """Return where each article prints a quotation."""
    found: dict[str, list[tuple[str, Span]]] = {}
    for quotation in tables.quotations:
        for rendering in quotation.renderings:
            places = [(quotation.quotation_id, span) for span in rendering.spans]
            found.setdefault(rendering.article_id, []).extend(places)
    return found
