"""The claim x outlet table: who asserts, who reports, who denies."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from kg.records import Assertion, Claim, Modality, Polarity, Stance, Tables
from kg.worth import claim_worth


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One way in which one outlet carries one claim, and how often it does so."""

    outlet: str
    stance: Stance
    polarity: Polarity
    modality: Modality
    count: int

    @property
    def words(self) -> str:
        """The cell in words, such as `reports (requested)` or `asserts not`."""
        negation = " not" if self.polarity is Polarity.NEGATIVE else ""
        mode = "" if self.modality is Modality.ASSERTED else f" ({self.modality})"
        return f"{self.stance}{negation}{mode}"


#: Constructions that only name somebody's office or kind ("President Jane Doe").
_NAMING = frozenset({"title", "apposition"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One claim with its cells, sorted by outlet and then by what is most frequent.

    `is_background` tells that it mostly stands in titles and appositions, which
    every paper prints and nobody argues about; `worth`, 0 to 1, how far it is a
    checkable statement.
    """

    claim: Claim
    cells: tuple[Cell, ...]
    is_background: bool
    worth: float = 0.0

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that carry the claim in any way, sorted."""
        return tuple(sorted({cell.outlet for cell in self.cells}))

    def words_of(self, outlet: str) -> str:
        """Return how `outlet` carries the claim, or an empty text if it does not."""
        return "; ".join(cell.words for cell in self.cells if cell.outlet == outlet)


def claim_matrix(tables: Tables) -> tuple[Row, ...]:
    """Return a row per claim, those carried by most outlets first.

    Background comes last, since every paper prints titles. Of claims of equally many
    outlets those that are worth more come first, by tenths; then those with more
    assertions; then worth to the last digit, label and id, so that the order never
    depends on the input.
    """
    ways: defaultdict[str, Counter[tuple[str, Stance, Polarity, Modality]]] = defaultdict(Counter)
    named: Counter[str] = Counter()
    for assertion in tables.assertions:
        if assertion.claim_id is not None:
            ways[assertion.claim_id][_way(assertion)] += 1
            named[assertion.claim_id] += assertion.rule in _NAMING
    worth = claim_worth(tables.assertions)
    rows = [
        Row(
            claim=claim,
            cells=_cells(ways[claim.claim_id]),
            is_background=2 * named[claim.claim_id] > ways[claim.claim_id].total(),
            worth=worth.get(claim.claim_id, 0.0),
        )
        for claim in tables.claims
    ]
    return tuple(sorted(rows, key=_order))


def _way(assertion: Assertion) -> tuple[str, Stance, Polarity, Modality]:
    return assertion.outlet, assertion.stance, assertion.polarity, assertion.modality


def _cells(ways: Counter[tuple[str, Stance, Polarity, Modality]]) -> tuple[Cell, ...]:
    ordered = sorted(ways.items(), key=lambda item: (item[0][0], -item[1], item[0]))
    return tuple(
        Cell(outlet=outlet, stance=stance, polarity=polarity, modality=modality, count=count)
        for (outlet, stance, polarity, modality), count in ordered
    )


def _order(row: Row) -> tuple[bool, int, float, int, float, str, str]:
    assertions = sum(cell.count for cell in row.cells)
    size = -len(row.outlets), -round(row.worth, 1), -assertions, -row.worth
    return row.is_background, *size, row.claim.label, row.claim.claim_id
