"""How a claim's telling changes from an earlier outlet to a later one.

The ladder: the outlet asserts, a named source says, a chain says, an unnamed
source says, the outlet doubts. A step up loses an attribution; a hedge may go
without any step.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from itertools import product

from kg.records import Assertion, Certainty, Form, Modality, SourceKind, Stance, Tables
from kg.spread.collection import Collection
from kg.spread.timeline import Adoption, ClaimSpread, spread_of_claims


class Rung(IntEnum):
    """How firmly an outlet stands behind a claim; the highest is its own word."""

    DOUBTED = 0
    UNNAMED = 1
    CHAIN = 2
    NAMED = 3
    ASSERTS = 4


class Change(StrEnum):
    """What became of the telling."""

    ATTRIBUTION = "attribution dropped"
    HEDGE = "hedge dropped"
    DOUBT = "doubt added"


_DOUBTS = frozenset({Stance.DISTANCES, Stance.DENIES, Stance.QUESTIONS})
_FIRM = frozenset({Certainty.CERTAIN, Certainty.UNSPECIFIED})
# "The slick could reach the reserve unless the wind turns", then "will reach": a
# forecast may lose its hedge too; demands, duties and questions are no forecasts.
_MODES = frozenset({Modality.ASSERTED, Modality.POSSIBLE, Modality.CONDITIONAL, Modality.INTENDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """One change of telling between the first article of one outlet and that of a later one.

    Both sides are assertion ids, so that the evidence of each can be shown.
    `in_copy` tells that the later article is a copy.
    """

    claim_id: str
    change: Change
    from_outlet: str
    to_outlet: str
    from_assertion: str
    to_assertion: str
    in_copy: bool


def rung_of(fact: Assertion) -> Rung:
    """Return the place of an assertion on the ladder."""
    if fact.stance in _DOUBTS or fact.form is Form.SCARE:
        return Rung.DOUBTED
    if not fact.voice:
        return Rung.ASSERTS
    if any(voice.kind in (SourceKind.ANONYMOUS, SourceKind.UNKNOWN) for voice in fact.voice):
        return Rung.UNNAMED
    return Rung.CHAIN if len(fact.voice) > 1 else Rung.NAMED


def is_hedged(fact: Assertion) -> bool:
    """Say whether the statement is told as less than certain, "reportedly" among it."""
    told = bool(fact.hedges) or fact.certainty not in _FIRM or fact.modality is Modality.POSSIBLE
    return told or (bool(fact.voice) and not _is_sourced(fact))


def _is_sourced(fact: Assertion) -> bool:
    # "are expected to", "reportedly": nobody is said to have said so.
    return any(voice.kind is not SourceKind.UNKNOWN for voice in fact.voice)


def find_drift(tables: Tables, rows: Iterable[ClaimSpread] | None = None) -> tuple[Drift, ...]:
    """Return the changes from the first outlets of each claim to later ones, sorted.

    The first telling of each outlet is compared: what it prints of the claim later on answers
    to other news. Only statements of one polarity, told as fact, possibility or forecast,
    are compared; an outlet whose article has no date gives none, since the direction is unknown.
    An attribution or a hedge counts as dropped only where the later article nowhere gives one.
    Background claims (titles) have no drift. `rows` are those of `spread_of_claims`, where known.
    """
    collection = Collection(tables)
    found: list[Drift] = []
    for row in spread_of_claims(tables) if rows is None else rows:
        if row.is_background:
            continue
        told = collection.told[row.claim_id]
        first = [adoption for adoption in row.adoptions if adoption.outlet in row.first]
        later = [a for a in row.adoptions if a.published and a.outlet not in row.first]
        for one, two in product(first, later):
            found += _changes(one, told[one.article_id], two, told[two.article_id])
    return tuple(sorted(found, key=lambda d: (d.claim_id, d.change, d.from_outlet, d.to_outlet)))


def _changes(
    one: Adoption, earlier: Sequence[Assertion], two: Adoption, later: Sequence[Assertion]
) -> list[Drift]:
    pairs = [
        (a, b)
        for a, b in product(earlier, later)
        if a.polarity is b.polarity and a.modality in _MODES and b.modality in _MODES
    ]
    if not pairs:
        return []
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    return [
        Drift(
            claim_id=str(first[0].claim_id),
            change=change,
            from_outlet=one.outlet,
            to_outlet=two.outlet,
            from_assertion=first[0].assertion_id,
            to_assertion=second[0].assertion_id,
            in_copy=two.is_copy,
        )
        for change in _named(first, second)
    ]


def _named(first: Sequence[Assertion], second: Sequence[Assertion]) -> list[Change]:
    changes = []
    doubted = max(map(rung_of, second)) is Rung.DOUBTED
    if all(map(_is_sourced, first)) and not any(fact.voice for fact in second) and not doubted:
        changes.append(Change.ATTRIBUTION)
    if doubted and max(map(rung_of, first)) > Rung.DOUBTED:
        changes.append(Change.DOUBT)
    if all(map(is_hedged, first)) and not any(map(is_hedged, second)) and not doubted:
        changes.append(Change.HEDGE)
    return changes
