"""Comparison of two canonical frames: slot by slot, then the gates of the whole."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.merge.frames import Extra, Frame
from kg.merge.slots import (
    MISSING_EXTRA,
    MISSING_THEME,
    SAME,
    Gate,
    SlotMatch,
    compare_optional,
    compare_terms,
)
from kg.merge.terms import Term, TermKind
from kg.records import QualifierRole

_APART = SlotMatch(0.0, Gate.PLACE)
#: Two speech acts that share one of many contents.
ONE_CONTENT = 0.5
#: A phrase that names the place that the other side gives.
INSIDE = 0.8
#: Shares of the slots in the score of a frame.
_SUBJECT, _THEME, _REST, _PREDICATE = 0.35, 0.35, 0.15, 0.15


@dataclass(frozen=True, slots=True)
class Match:
    """How well two frames fit; `gates` are sorted and hold for good."""

    score: float
    subject: SlotMatch
    theme: SlotMatch
    rest: SlotMatch
    gates: tuple[Gate, ...]
    left_wider: bool
    right_wider: bool

    @property
    def weakest(self) -> float:
        """Return the lowest slot score."""
        return min(self.subject.score, self.theme.score, self.rest.score)


def _content_match(left: tuple[str, ...], right: tuple[str, ...]) -> SlotMatch:
    """Compare what two speech acts convey: the share of common claims.

    An outlet may report one of the three things said, so what the smaller set
    shares decides.
    """
    if left == right:
        return SAME
    mine, theirs = set(left), set(right)
    common = mine & theirs
    if not common:
        return SlotMatch(0.0, Gate.CONTENT)
    inside, overlap = len(common) / min(len(mine), len(theirs)), len(common) / len(mine | theirs)
    score = max((inside + overlap) / 2, ONE_CONTENT + (1 - ONE_CONTENT) * inside)
    return SlotMatch(score, None, bool(theirs - mine), bool(mine - theirs))


def theme_match(left: Frame, right: Frame) -> SlotMatch:
    """Compare what is done or said: the contents of speech acts, else the objects."""
    if left.content and right.content:
        return _content_match(left.content, right.content)
    if left.content or right.content:
        return SlotMatch(0.0, Gate.SPEECH, not left.content, not right.content)
    return compare_optional(left.theme, right.theme, MISSING_THEME)


def _settled(best: SlotMatch, places: list[Term]) -> SlotMatch:
    """Judge two places that do not fit: two phrases are in conflict ("at the port", "at the
    market"), and so are two names, but a phrase ("over his country", "near the terminal") may be
    the named place, and one that names it ("in Ukrainian airspace") lies in it."""
    if best.score >= MISSING_THEME or best.gate is not None:
        return best
    linked = [term for term in places if term.kind is TermKind.ENTITY]
    others = [term for term in places if term.kind is TermKind.WORDS]
    names = [term for term in others if term.text[:1].isupper()]
    phrases = [term for term in others if not term.text[:1].isupper()]
    if any(other.words & place.names for other in others for place in linked):
        return SlotMatch(INSIDE)
    is_open = bool(phrases) and len(linked) + len(names) == 1
    return SlotMatch(MISSING_EXTRA) if is_open else _APART


def _extras_match(left: Iterable[Extra], right: Iterable[Extra]) -> list[SlotMatch]:
    """Compare qualifiers role by role; of several with one role the best pair counts."""
    mine: dict[tuple[str, str], list[Term]] = {}
    theirs: dict[tuple[str, str], list[Term]] = {}
    for extras, table in ((left, mine), (right, theirs)):
        for extra in extras:
            table.setdefault((extra.role, extra.side), []).append(extra.term)
    found = []
    for slot in sorted(mine.keys() | theirs.keys()):
        ours, yours = mine.get(slot), theirs.get(slot)
        if ours is None or yours is None:
            found.append(SlotMatch(MISSING_EXTRA, None, ours is None, yours is None))
            continue
        pairs = [compare_terms(one, other) for one in ours for other in yours]
        best = max(pairs, key=lambda match: (match.score, match.gate is None))
        found.append(_settled(best, ours + yours) if slot[0] == QualifierRole.PLACE else best)
    return found


def _rest_match(left: Frame, right: Frame) -> tuple[SlotMatch, set[Gate]]:
    """Compare recipients and qualifiers; return their mean and all their gates."""
    found = _extras_match(left.extras, right.extras)
    if left.recipient or right.recipient:
        found.append(compare_optional(left.recipient, right.recipient, MISSING_EXTRA))
    gates = {match.gate for match in found if match.gate}
    if not found:
        return SAME, gates
    mean = sum(match.score for match in found) / len(found)
    wider = any(m.left_wider for m in found), any(m.right_wider for m in found)
    return SlotMatch(mean, None, *wider), gates


def _relation_gate(left: Frame, right: Frame) -> Gate | None:
    if left.relation.name == right.relation.name:
        return None
    if left.relation.family == right.relation.family:
        return Gate.STRENGTH
    return Gate.ANTONYM if left.relation.is_opposite(right.relation) else Gate.PREDICATE


def _is_swapped(left: Frame, right: Frame) -> bool:
    """Say whether subject and object have changed places ("A attack B", "B attack A")."""
    if left.theme is None or right.theme is None or left.subject.key == right.subject.key:
        return False
    crossed = (
        compare_terms(left.subject, right.theme).score,
        compare_terms(left.theme, right.subject).score,
    )
    return min(crossed) >= 0.8


def compare(left: Frame, right: Frame) -> Match:
    """Return how well two frames fit as one claim.

    The score is the weighted mean of subject (.35), object or content (.35),
    qualifiers and recipient (.15) and predicate (.15). Polarity and modality
    are no part of a frame, so they never split a claim.
    """
    subject, theme = compare_terms(left.subject, right.subject), theme_match(left, right)
    rest, gates = _rest_match(left, right)
    relation = _relation_gate(left, right)
    gates |= {gate for gate in (subject.gate, theme.gate, relation) if gate}
    if _is_swapped(left, right):
        gates.add(Gate.ROLES)
    score = _SUBJECT * subject.score + _THEME * theme.score + _REST * rest.score
    parts = (subject, theme, rest)
    return Match(
        round(score + _PREDICATE * (relation is None), 4),
        subject,
        theme,
        rest,
        tuple(sorted(gates)),
        any(part.left_wider for part in parts),
        any(part.right_wider for part in parts),
    )
