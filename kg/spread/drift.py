"""How a claim's telling changes from an earlier outlet to a later one.

The ladder: the outlet asserts, a named source says, a chain says, an unnamed
source says, the outlet doubts. A step up loses an attribution; a hedge may go
without any step.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import product

from kg.records import Assertion, Certainty, Copy, Form, Modality, SourceKind, Stance, Tables
from kg.spread.timeline import spread_of_claims


class Rung(IntEnum):
    """How firmly an outlet stands behind a claim; the highest is its own word."""

    DOUBTED = 0
    UNNAMED = 1
    CHAIN = 2
    NAMED = 3
    ASSERTS = 4


_DOUBTS = frozenset({Stance.DISTANCES, Stance.DENIES, Stance.QUESTIONS})
_FIRM = frozenset({Certainty.CERTAIN, Certainty.UNSPECIFIED})
# "The slick could reach the reserve unless the wind turns", then "will reach": a
# forecast may lose its hedge too; demands, duties and questions are no forecasts.
_MODES = frozenset({Modality.ASSERTED, Modality.POSSIBLE, Modality.CONDITIONAL, Modality.INTENDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """One change of telling; `change` is "attribution dropped", "hedge dropped" or "doubt added".

    Both sides are assertion ids, so that the evidence of each can be shown.
    `in_copy` tells that the later article is a copy.
    """

    claim_id: str
    change: str
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
    """Say whether the statement is told as less than certain."""
    return bool(fact.hedges) or fact.certainty not in _FIRM or fact.modality is Modality.POSSIBLE


def find_drift(tables: Tables, copies: Iterable[Copy]) -> tuple[Drift, ...]:
    """Return the changes from the first outlets of each claim to later ones, sorted.

    Only statements of one polarity, told as fact, possibility or forecast, are compared; a
    outlet whose article has no date gives none, since the direction is unknown.
    An attribution counts as dropped only where the later outlet nowhere gives one.
    """
    copied = tuple(copies)
    copy_ids = {copy.article_id for copy in copied}
    told: dict[tuple[str, str], list[Assertion]] = {}
    for fact in sorted(tables.assertions, key=lambda fact: fact.assertion_id):
        if fact.claim_id is not None and fact.modality in _MODES:
            told.setdefault((fact.claim_id, fact.outlet), []).append(fact)
    found: list[Drift] = []
    for row in spread_of_claims(tables, copied):
        later = [a.outlet for a in row.adoptions if a.published and a.outlet not in row.first]
        for one, two in product(row.first, later):
            pair = told.get((row.claim_id, one), []), told.get((row.claim_id, two), [])
            found += _changes(row.claim_id, *pair, copy_ids)
    return tuple(sorted(found, key=lambda d: (d.claim_id, d.change, d.from_outlet, d.to_outlet)))


def _changes(
    claim_id: str, earlier: Sequence[Assertion], later: Sequence[Assertion], copied: set[str]
) -> list[Drift]:
    pairs = [(a, b) for a, b in product(earlier, later) if a.polarity is b.polarity]
    if not pairs:
        return []
    one, two = pairs[0]
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    names = []
    top, low = max(map(rung_of, first)), min(map(rung_of, second))
    if top < Rung.ASSERTS and low is Rung.ASSERTS:
        names.append("attribution dropped")
    if top > Rung.DOUBTED and max(map(rung_of, second)) is Rung.DOUBTED:
        names.append("doubt added")
    if all(map(is_hedged, first)) and not any(map(is_hedged, second)):
        names.append("hedge dropped")
    return [
        Drift(
            claim_id=claim_id,
            change=name,
            from_outlet=one.outlet,
            to_outlet=two.outlet,
            from_assertion=one.assertion_id,
            to_assertion=two.assertion_id,
            in_copy=two.article_id in copied,
        )
        for name in names
    ]
