"""How outlets word one claim, slot by slot: what was ignored here is brushed aside there."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.merge.tokens import PRONOUNS
from kg.records import Argument, Assertion, QualifierRole, Tables
from kg.spread.collection import Collection

#: Slots in the order in which they are told.
_SLOTS = ("subject", "predicate", "object", *QualifierRole, "hedge")
#: What a telling without a hedge has in that slot.
PLAIN = "none"

_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_Telling = tuple[str, Assertion]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording of one slot of a claim, and the outlets that use it.

    `slot` is subject, predicate, object, hedge or the role of a qualifier; `example` is the
    id of an assertion that words it so.
    """

    claim_id: str
    slot: str
    text: str
    count: int
    outlets: tuple[str, ...]
    example: str


def find_wordings(tables: Tables) -> tuple[Wording, ...]:
    """Return the wordings of each slot in which the tellings of a claim differ, most used first.

    Case and articles make no difference, nor do pronouns, nor what one telling merely leaves
    unsaid. Sorted by claim and slot.
    """
    rows: list[Wording] = []
    for claim_id, articles in Collection(tables).told.items():
        told = [fact for facts in articles.values() for fact in facts]
        if len({fact.outlet for fact in told}) < 2:
            continue
        slots: dict[str, dict[str, list[_Telling]]] = defaultdict(lambda: defaultdict(list))
        for fact in told:
            for slot, text in _fillers(fact):
                slots[slot][text.casefold()].append((text, fact))
        for slot in sorted(slots, key=_SLOTS.index):
            if len(slots[slot]) > 1:
                rows += sorted(_rows(claim_id, slot, slots[slot]), key=lambda r: (-r.count, r.text))
    return tuple(rows)


def _rows(claim_id: str, slot: str, wordings: dict[str, list[_Telling]]) -> Iterator[Wording]:
    for told in wordings.values():
        yield Wording(
            claim_id=claim_id,
            slot=slot,
            text=min(text for text, _ in told),
            count=len(told),
            outlets=tuple(sorted({fact.outlet for _, fact in told})),
            example=min(fact.assertion_id for _, fact in told),
        )


def _fillers(fact: Assertion) -> Iterator[tuple[str, str]]:
    """Yield what stands in each slot of an assertion."""
    passive = fact.predicate.passive
    yield "predicate", fact.predicate.lemma
    yield from _told("object" if passive else "subject", fact.subject)
    if fact.object is not None and not passive:
        yield from _told("object", fact.object)
    for qualifier in fact.qualifiers:
        for role, text in _told(qualifier.role, qualifier.argument):
            yield role, f"{qualifier.marker} {text}".strip()
    yield "hedge", " ".join(fact.hedges) or PLAIN


def _told(slot: str, argument: Argument) -> Iterator[tuple[str, str]]:
    text = _ARTICLE.sub("", " ".join(argument.minimal.split()))
    if argument.head.lower() not in PRONOUNS:
        yield slot, text
