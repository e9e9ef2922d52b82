"""Contradictions inside a claim: one teller affirms what another denies."""

from collections.abc import Iterable, Iterator, Sequence

from kg.records import Assertion, ClaimLink, LinkKind, Modality, Polarity, Voice

#: Statements of fact, and statements of what should be, contradict only their like.
_FACT = {Modality.ASSERTED: 0.9, Modality.POSSIBLE: 0.5}
_DUTY = {Modality.NECESSARY: 0.8, Modality.REQUESTED: 0.8, Modality.INTENDED: 0.6}


def speaker_key(voice: Voice) -> str:
    """Return what identifies a voice: its entity, else its words."""
    return voice.entity_id or " ".join(voice.text.lower().split())


def _teller(assertion: Assertion) -> tuple[str, str]:
    """Return who vouches for a statement: the outlet and the innermost voice."""
    inner = speaker_key(assertion.voice[-1]) if assertion.voice else ""
    return assertion.outlet, inner


def _opposition(facts: Sequence[Assertion], scale: dict[Modality, float]) -> float:
    """Return how strongly statements of one kind oppose one another, 0 if they do not.

    "May fall" and "may not fall" go together; so only one side may be a mere
    possibility, and it halves the score.
    """
    sides: dict[Polarity, set[tuple[tuple[str, str], Modality]]] = {}
    for fact in facts:
        if fact.modality in scale:
            sides.setdefault(fact.polarity, set()).add((_teller(fact), fact.modality))
    yes, no = sides.get(Polarity.POSITIVE, set()), sides.get(Polarity.NEGATIVE, set())
    scores = [
        min(scale[one], scale[other])
        for left, one in yes
        for right, other in no
        if left != right and {one, other} != {Modality.POSSIBLE}
    ]
    return max(scores, default=0.0)


def inner_contradictions(assertions: Iterable[Assertion]) -> Iterator[ClaimLink]:
    """Yield one link per claim that one teller affirms and another denies.

    A teller is an outlet together with the voice it reports; one teller's own
    yes and no ("it is not X, it is X") is no contradiction. A demand and a
    denial of fact ("should shoot down", "does not shoot down") go together.
    """
    by_claim: dict[str, list[Assertion]] = {}
    for assertion in assertions:
        by_claim.setdefault(str(assertion.claim_id), []).append(assertion)
    for claim_id, facts in by_claim.items():
        if len({fact.polarity for fact in facts}) < 2:
            continue
        score = max(_opposition(facts, _FACT), _opposition(facts, _DUTY))
        if score > 0:
            yield ClaimLink(
                kind=LinkKind.CONTRADICTS,
                from_id=claim_id,
                to_id=claim_id,
                score=score,
                method="polarity",
            )


def between_affirmed(
    links: Iterable[ClaimLink], assertions: Iterable[Assertion]
) -> Iterator[ClaimLink]:
    """Yield `links` without contradictions between claims of which one is only denied.

    "neither confirmed nor denied the report": confirm and deny exclude one
    another where both are affirmed, not where both are denied, or one.
    """
    affirmed = {fact.claim_id for fact in assertions if fact.polarity is Polarity.POSITIVE}
    for link in links:
        ends = {link.from_id, link.to_id}
        if link.kind is not LinkKind.CONTRADICTS or ends <= affirmed:
            yield link
