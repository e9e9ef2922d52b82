"""Links between claims that belong together without being the same."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.merge.clusters import Group, Pair, specific_slots
from kg.merge.frames import COPULAS, Frame
from kg.merge.slots import Gate, SlotMatch, has_member, is_related
from kg.merge.terms import TermKind
from kg.records import Assertion, ClaimLink, LinkKind

#: Least slot score in a link.
_SLOT = 0.7
_LOOSE = 0.5
_EXACT = 0.9

RELATED_AGENT = 0.8
SHARED_SPEAKER = 0.7
OTHER_AGENT = 0.5
GROUP_MEMBER = 0.7
NUMBER_CONFLICT = 0.7


def content_links(assertions: Sequence[Assertion]) -> Iterator[ClaimLink]:
    """Yield a link from the claim of each speech act to each claim that it conveys."""
    claim_of = {fact.assertion_id: fact.claim_id for fact in assertions}
    for fact in assertions:
        parent = claim_of.get(fact.content_of) if fact.content_of else None
        if parent and fact.claim_id and parent != fact.claim_id:
            yield ClaimLink(
                kind=LinkKind.CONTENT,
                from_id=parent,
                to_id=fact.claim_id,
                score=1.0,
                method="content_of",
            )


#: What a pair is worth: kind, score, method, and whether the right side is the broader one.
_Found = tuple[LinkKind, float, str, bool]


def _slots_fit(pair: Pair, least: float) -> bool:
    match = pair.match
    return min(match.subject.score, match.theme.score) >= least and match.rest.score >= _LOOSE


def _wording(pair: Pair, groups: Sequence[Group]) -> _Found | None:
    """Find two strengths of one relation, or two relations that exclude one another."""
    left, right = groups[pair.left].frame, groups[pair.right].frame
    names = " / ".join(sorted((left.relation.name, right.relation.name)))
    # The predicate's own share of the score is missing here, so it is put back.
    score = round(min(1.0, pair.match.score + 0.15), 4)
    if pair.match.gates == (Gate.STRENGTH,) and _slots_fit(pair, _SLOT):
        return LinkKind.FRAMING, score, f"strength: {names}", False
    if pair.match.gates == (Gate.ANTONYM,) and _slots_fit(pair, _EXACT):
        return LinkKind.CONTRADICTS, round(score * 0.9, 4), f"antonym: {names}", False
    return None


def _number_conflict(pair: Pair, groups: Sequence[Group]) -> _Found | None:
    """Find claims that are equal but for a number."""
    left, right = groups[pair.left].frame, groups[pair.right].frame
    if pair.match.gates != (Gate.NUMBER,) or pair.match.subject.score < _EXACT:
        return None
    if pair.match.theme.gate is Gate.NUMBER:
        if left.theme is None or right.theme is None or pair.match.rest.score < 1.0:
            return None
        if (left.theme.head, left.theme.words) != (right.theme.head, right.theme.words):
            return None
    elif pair.match.theme.score < _EXACT:
        return None
    return LinkKind.CONTRADICTS, NUMBER_CONFLICT, "number", False


def _broader(pair: Pair, groups: Sequence[Group]) -> _Found | None:
    """Find a claim that leaves out what the other says, and says nothing else.

    What both say must name something particular: "evidence exists" is not
    broader than "evidence of fraud exists".
    """
    match = pair.match
    left, right = groups[pair.left].frame, groups[pair.right].frame
    if match.gates or match.left_wider == match.right_wider or not _slots_fit(pair, _LOOSE):
        return None
    if not specific_slots(left) & specific_slots(right):
        return None
    return LinkKind.BROADER, match.score, "says less", match.right_wider


def _is_group(slot: SlotMatch) -> bool:
    return slot.gate is Gate.GROUP and slot.left_wider != slot.right_wider


def _agents(pair: Pair, groups: Sequence[Group]) -> _Found | None:
    """Find the same thing said of different agents.

    A group that has the other agent as a member makes the broader claim. In two
    articles, two agents are a framing if they are related ("NATO", "NATO
    forces"), if one and the same speaker is reported (two renderings of one
    statement), or if what was done is specific enough to be one event ("shell
    the children's hospital"). In one article they are two agents.
    """
    match = pair.match
    left, right = groups[pair.left].frame, groups[pair.right].frame
    others = set(match.gates) - {match.subject.gate}
    if others or match.theme.score < _EXACT or match.rest.score < _LOOSE:
        return None
    if match.subject.score >= _SLOT or TermKind.SCOPED in (left.subject.kind, right.subject.kind):
        return None
    if _is_group(match.subject) and has_member(left.subject, right.subject):
        return LinkKind.BROADER, GROUP_MEMBER, "group and member", match.subject.right_wider
    if groups[pair.left].articles & groups[pair.right].articles:
        return None
    if is_related(left.subject, right.subject):
        return LinkKind.FRAMING, RELATED_AGENT, "related agents", False
    if groups[pair.left].speakers & groups[pair.right].speakers:
        return LinkKind.FRAMING, SHARED_SPEAKER, "agent, same speaker", False
    is_deed = not left.content and left.relation.name not in COPULAS
    if is_deed and left.theme is not None and (left.theme.words or left.theme.numbers):
        return LinkKind.FRAMING, OTHER_AGENT, "agent", False
    return None


def _member_theme(pair: Pair, groups: Sequence[Group]) -> _Found | None:
    """Find the same agent doing the same to a group and to its member."""
    match = pair.match
    left, right = groups[pair.left].frame.theme, groups[pair.right].frame.theme
    if match.gates != (Gate.GROUP,) or not _is_group(match.theme) or left is None or right is None:
        return None
    if not has_member(left, right):
        return None
    if match.subject.score < _EXACT or match.rest.score < _LOOSE:
        return None
    return LinkKind.BROADER, GROUP_MEMBER, "group and member", match.theme.right_wider


def pair_links(
    groups: Sequence[Group], pairs: Iterable[Pair], claim_ids: Sequence[str]
) -> Iterator[ClaimLink]:
    """Yield the links between the claims of compared pairs that were not merged.

    `claim_ids` has one item per group. A broader link runs from the broader
    claim to the narrower one; the others run from the smaller id.
    """
    for pair in pairs:
        left, right = claim_ids[pair.left], claim_ids[pair.right]
        if left == right:
            continue
        found = (
            _wording(pair, groups)
            or _number_conflict(pair, groups)
            or _broader(pair, groups)
            or _agents(pair, groups)
            or _member_theme(pair, groups)
        )
        if found is None:
            continue
        kind, score, method, is_reversed = found
        turn = is_reversed if kind is LinkKind.BROADER else left > right
        ends = (right, left) if turn else (left, right)
        yield ClaimLink(kind=kind, from_id=ends[0], to_id=ends[1], score=score, method=method)


def speech_links(
    assertions: Sequence[Assertion], frames: Mapping[str, Frame], links: Iterable[ClaimLink]
) -> Iterator[ClaimLink]:
    """Yield a framing link between speech acts of one speaker whose contents are linked.

    "Call on NATO to shoot the missiles down" and "demand that NATO countries
    shoot them down" convey two claims that a link joins, so the acts that
    convey them are two renderings of one.
    """
    claim_of = {fact.assertion_id: str(fact.claim_id) for fact in assertions}
    acts: dict[str, set[tuple[str, str, str]]] = {}
    for fact in assertions:
        frame = frames.get(fact.content_of) if fact.content_of else None
        if frame is not None and frame.subject.kind is not TermKind.UNSAID:
            act = (frame.subject.key, frame.relation.family, claim_of[str(fact.content_of)])
            acts.setdefault(str(fact.claim_id), set()).add(act)
    for link in links:
        if link.kind not in (LinkKind.FRAMING, LinkKind.BROADER):
            continue
        for speaker, family, one in sorted(acts.get(link.from_id, ())):
            for other_speaker, other_family, other in sorted(acts.get(link.to_id, ())):
                if (speaker, family) == (other_speaker, other_family) and one != other:
                    score = round(SHARED_SPEAKER * link.score, 4)
                    yield _framing(one, other, score, "related contents")


def _framing(one: str, other: str, score: float, method: str) -> ClaimLink:
    first, second = sorted((one, other))
    return ClaimLink(kind=LinkKind.FRAMING, from_id=first, to_id=second, score=score, method=method)


def strongest(links: Iterable[ClaimLink]) -> tuple[ClaimLink, ...]:
    """Return one link per kind and pair of claims, the best scored, sorted."""
    found: dict[tuple[str, str, str], ClaimLink] = {}
    for link in links:
        key = (link.kind, link.from_id, link.to_id)
        known = found.get(key)
        if known is None or (-link.score, link.method) < (-known.score, known.method):
            found[key] = link
    return tuple(found[key] for key in sorted(found))
