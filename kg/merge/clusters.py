"""Clusters of exact groups: one claim where the wording differs but the gates are open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.merge.compare import Match, compare
from kg.merge.frames import Frame
from kg.merge.slots import compare_terms
from kg.merge.stories import is_one_story, is_two_stories
from kg.merge.terms import TermKind
from kg.merge.verdicts import NO_VERDICTS, Verdicts

#: Least score of a pair between articles, and inside one article, where an
#: author who says two things mostly means two things.
CROSS = 0.80
WITHIN = 0.90
#: Least score of each slot.
WEAKEST = 0.6
WEAKEST_ARGUMENT = 0.7
#: Least score of a phrase that names an entity.
NAMED = 0.9
#: Most pairs compared when two clusters are joined; beyond it the members are
#: checked against the representatives only.
FULL_CHECK = 64
#: Most partners that decide whether a group that says less is ambiguous.
PARTNERS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Assertions with exactly the same slots: one frame, the articles it stands in, the named
    sources that are reported to say it, and the rare entities that those articles name."""

    frame: Frame
    claim_id: str
    articles: frozenset[str]
    speakers: frozenset[str] = frozenset()
    story: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two groups, by position, and how well they fit."""

    left: int
    right: int
    match: Match


def specific_slots(frame: Frame) -> set[str]:
    """Return the keys of the slots (and contents) that name something particular."""
    terms = (frame.subject, frame.theme, frame.recipient, *(extra.term for extra in frame.extras))
    return {t.key for t in terms if t is not None and t.is_specific} | set(frame.content)


def _named_alike(left: Frame, right: Frame) -> set[str]:
    """Return the key of an entity that is one frame's object and that the other's words name."""
    if left.theme is None or right.theme is None:
        return set()
    kinds = {left.theme.kind, right.theme.kind}
    is_named = kinds == {TermKind.ENTITY, TermKind.WORDS}
    named = is_named and compare_terms(left.theme, right.theme).score >= NAMED
    return {left.theme.key} if named else set()


def _is_anchored(left: Frame, right: Frame) -> bool:
    """Say whether two frames share a slot that names something particular.

    "Some officials testify" is not "administration officials testify" of any
    story. With an unsaid agent a figure is not enough: "20 people were killed"
    is not "the quake killed 20 people", but "Russian missiles were shot down"
    fits "NATO shot down Russian missiles".
    """
    shared = specific_slots(left) & specific_slots(right) or _named_alike(left, right)
    kinds = (left.subject.kind, right.subject.kind)
    if TermKind.UNSAID not in kinds or kinds[0] == kinds[1] or left.theme is None:
        return bool(shared)
    figures = {left.theme.key} if left.theme.numbers and not left.theme.words else set()
    return bool(shared - figures)


def is_same(left: Frame, right: Frame, match: Match, *, one_story: bool = False) -> bool:
    """Say whether two frames may be one claim: no gate, every slot and the whole good enough.

    Slots that name nothing particular ("two workers were killed") are enough
    where the articles tell `one_story`.
    """
    if left.key == right.key:
        return True
    return (
        not match.gates
        and match.score >= CROSS
        and match.weakest >= WEAKEST
        and min(match.subject.score, match.theme.score) >= WEAKEST_ARGUMENT
        and (_is_anchored(left, right) or (one_story and left.theme is not None))
    )


def may_join(left: Group, right: Group, match: Match | None = None) -> bool:
    """Say whether two groups may be one claim; `match` is their comparison where it is known."""
    one, other = left.frame, right.frame
    found = match or compare(one, other)
    if found.gates and one.key != other.key:
        return False
    one_story = is_one_story(left.story, right.story)
    if (one.own or other.own) and one.key != other.key:
        return _may_own_join(left, right, found, one_story)
    return is_same(one, other, found, one_story=one_story)


def _may_own_join(left: Group, right: Group, match: Match, one_story: bool) -> bool:
    """Say whether claims that belong to their articles are one after all.

    In one story "the issues were resolved" says the same twice, but "there is a way" only of one
    speaker. Elsewhere equal words do, unless their articles tell two stories.
    """
    one, other = left.frame, right.frame
    is_equal = one.words == other.words
    if one.is_idle or other.is_idle:
        is_told = one.theme is not None or bool(left.speakers & right.speakers)
        return one_story and is_told and (is_equal or is_same(one, other, match, one_story=True))
    if is_equal and not is_two_stories(left.story, right.story):
        return True
    return is_same(one, other, match, one_story=one_story)


def _rivals(pairs: Iterable[Pair]) -> dict[int, list[tuple[float, int]]]:
    """Return for each group its partners, the best first."""
    table: dict[int, list[tuple[float, int]]] = {}
    for pair in pairs:
        table.setdefault(pair.left, []).append((-pair.match.score, pair.right))
        table.setdefault(pair.right, []).append((-pair.match.score, pair.left))
    return {group: sorted(found) for group, found in table.items()}


def one_to_one(pairs: Sequence[Pair], groups: Sequence[Group]) -> list[Pair]:
    """Keep the pairs in which each side is the other's best in some pair of articles.

    A group that stands in both articles is its own best match there. A better
    partner is no rival where it may itself be the same: a headline ("ignored
    warnings") and the sentence below it. Groups of one article must in addition
    reach `WITHIN`.
    """
    rivals, same = _rivals(pairs), {(pair.left, pair.right) for pair in pairs}
    return [pair for pair in pairs if _is_chosen(pair, groups, rivals, same)]


def _is_chosen(
    pair: Pair,
    groups: Sequence[Group],
    rivals: Mapping[int, list[tuple[float, int]]],
    same: set[tuple[int, int]],
) -> bool:
    left, right = groups[pair.left].articles, groups[pair.right].articles
    if left & right:
        return pair.match.score >= WITHIN
    return all(
        _is_best(pair.match.score, one, other, groups, rivals[one], same)
        for one, other in ((pair.left, pair.right), (pair.right, pair.left))
    )


def _is_best(
    score: float,
    one: int,
    other: int,
    groups: Sequence[Group],
    rivals: Sequence[tuple[float, int]],
    same: set[tuple[int, int]],
) -> bool:
    """Say whether no rival takes `one` away from `other` in every article of `other`."""
    open_articles = set(groups[other].articles)
    for minus, rival in rivals:
        if -minus <= score or not open_articles:
            break
        if (min(rival, other), max(rival, other)) not in same:
            open_articles -= groups[rival].articles
    return bool(open_articles)


def _says_less(pairs: Sequence[Pair]) -> Mapping[int, list[Pair]]:
    """Collect for each group the pairs in which it leaves something out."""
    table: dict[int, list[Pair]] = {}
    for pair in pairs:
        if pair.match.left_wider:
            table.setdefault(pair.left, []).append(pair)
        if pair.match.right_wider:
            table.setdefault(pair.right, []).append(pair)
    return table


def unambiguous(pairs: Sequence[Pair], groups: Sequence[Group]) -> list[Pair]:
    """Drop the pairs of a group that says less than two others which exclude one another.

    "Missiles struck the port" beside "... on Monday" and "... on Friday" is
    neither of the two; it stays by itself and is linked as the broader claim.
    """
    unclear: set[int] = set()
    for position, found in _says_less(pairs).items():
        ranked = sorted(found, key=lambda pair: (-pair.match.score, pair.left, pair.right))
        others = [p.right if p.left == position else p.left for p in ranked[:PARTNERS]]
        for index, one in enumerate(others):
            if any(not may_join(groups[one], groups[two]) for two in others[index + 1 :]):
                unclear.add(position)
                break
    return [pair for pair in pairs if not _is_dropped(pair, unclear)]


def _is_dropped(pair: Pair, unclear: set[int]) -> bool:
    return (pair.match.left_wider and pair.left in unclear) or (
        pair.match.right_wider and pair.right in unclear
    )


def _fits(left: Sequence[int], right: Sequence[int], groups: Sequence[Group]) -> bool:
    """Say whether two clusters may be joined: average link, and no gate between any members, nor
    claims that say little in two stories."""
    if len(left) * len(right) > FULL_CHECK:
        checks = [(left[0], other) for other in right] + [(right[0], other) for other in left]
    else:
        checks = [(one, other) for one in left for other in right]
    scores = []
    for one, other in checks:
        match = compare(groups[one].frame, groups[other].frame)
        is_own = bool(groups[one].frame.own or groups[other].frame.own)
        if match.gates or (is_own and is_two_stories(groups[one].story, groups[other].story)):
            return False
        scores.append(match.score)
    return sum(scores) / len(scores) >= CROSS


def cluster(
    pairs: Sequence[Pair], groups: Sequence[Group], verdicts: Verdicts = NO_VERDICTS
) -> list[int]:
    """Return for each group the position of its cluster's representative.

    Pairs are taken by falling score; two clusters join only as a whole, and not
    where a verdict parts them, so a chain of small steps cannot grow. The
    representative has the smallest claim id.
    """
    clusters = {position: [position] for position in range(len(groups))}
    home = list(range(len(groups)))

    def rank(pair: Pair) -> tuple[float, str, str]:
        first, second = sorted((groups[pair.left].claim_id, groups[pair.right].claim_id))
        return -pair.match.score, first, second

    for pair in sorted(pairs, key=rank):
        one, other = home[pair.left], home[pair.right]
        if one == other or verdicts.part(clusters[one], clusters[other]):
            continue
        if not _fits(clusters[one], clusters[other], groups):
            continue
        joined = sorted(clusters.pop(one) + clusters.pop(other), key=lambda at: groups[at].claim_id)
        clusters[joined[0]] = joined
        for member in joined:
            home[member] = joined[0]
    return home
