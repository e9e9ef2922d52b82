"""Comparison of two canonical arguments: a score, or a gate that no score can open."""

from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from kg.merge.numbers import Number, is_within
from kg.merge.terms import Term, TermKind
from kg.merge.tokens import ACTING, ANYBODY, BARE, PEOPLE, is_place_word


class Gate(StrEnum):
    """Why two frames can never be one claim."""

    ENTITY = "entity"
    GROUP = "group"
    SCOPE = "scope"
    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    ORIGIN = "origin"
    WORDS = "words"
    ROLES = "roles"
    CONTENT = "content"
    SPEECH = "speech act"
    STRENGTH = "strength"
    ANTONYM = "antonym"
    PREDICATE = "predicate"


@dataclass(frozen=True, slots=True)
class SlotMatch:
    """How well two terms fit: `score` 0..1, a gate or None, and which side says less.

    `left_wider` and `right_wider` tell that this side leaves something out that
    the other says; both may be true.
    """

    score: float
    gate: Gate | None = None
    left_wider: bool = False
    right_wider: bool = False


SAME = SlotMatch(1.0)
#: An unsaid agent fits any agent, but proves less than the same agent.
UNSAID_SCORE = 0.7
#: Those who act for an entity, against the entity itself.
ACTING_SCORE = 0.85
#: A qualifier, recipient or object that one side leaves unsaid.
MISSING_EXTRA = 0.6
MISSING_THEME = 0.5
#: Heads of one number of which one is a mere count ("two people", "two workers").
COUNTED = 0.9
#: Shares of head and modifiers in a words slot.
_HEAD, _WORDS = 0.6, 0.4
#: Least likeness of letters, and length, of spellings of one name and of one common word.
_NAME_ALIKE, _NAME_LENGTH = 0.85, 5
_WORD_ALIKE, _WORD_LENGTH = 0.9, 8
#: Modifiers of which one set holds the other ("missile", "Russian missile").
_SUBSET = 0.6


def _numbers(left: tuple[Number, ...], right: tuple[Number, ...]) -> SlotMatch:
    """Compare numbers: equal, one side silent, one side a bound of the other, or in conflict."""
    if left == right:
        return SAME
    if not left or not right:
        return SlotMatch(_SUBSET, None, not left, not right)
    if len(left) == len(right):
        pairs = list(zip(left, right, strict=True))
        if all(a == b or is_within(a, b) for a, b in pairs):
            return SlotMatch(_SUBSET, None, True, False)
        if all(a == b or is_within(b, a) for a, b in pairs):
            return SlotMatch(_SUBSET, None, False, True)
    return SlotMatch(0.0, Gate.NUMBER)


def _is_counted(left: str, right: str) -> bool:
    """Say whether one head only counts what the other names: "two people", "two workers"; "11
    others", "11"."""
    for one, other in ((left, right), (right, left)):
        if one in BARE or one[:1].isdigit() or (one in ANYBODY and other in PEOPLE):
            return True
    return False


def _head_score(left: Term, right: Term) -> float:
    """Compare head words: equal, sharing a long beginning, or alike by letters."""
    if left.head == right.head:
        return 1.0
    if left.head in right.names and right.head in left.names:
        return 1.0
    if left.numbers and left.numbers == right.numbers and _is_counted(left.head, right.head):
        return COUNTED
    return _spelling_score(left, right)


def _spelling_score(left: Term, right: Term) -> float:
    """Compare heads by letters: spellings of a name ("Zelensky", "Zelenskiy"), or of a long word
    ("organisation"). Common words a letter apart are two words: "aid" and "aide", "minister" and
    "ministry"."""
    ratio = fuzz.ratio(left.head, right.head) / 100
    length = min(len(left.head), len(right.head))
    is_name = left.text[:1].isupper() and right.text[:1].isupper()
    least, shortest = (_NAME_ALIKE, _NAME_LENGTH) if is_name else (_WORD_ALIKE, _WORD_LENGTH)
    is_alike = ratio >= least and length >= shortest and left.head[:3] == right.head[:3]
    return ratio if is_alike else 0.0


def _modifiers(left: Term, right: Term) -> SlotMatch:
    """Compare the words beside the heads."""
    mine, theirs = left.words, right.words
    if mine == theirs:
        return SAME
    if mine <= theirs or theirs <= mine:
        return SlotMatch(_SUBSET, None, mine < theirs, theirs < mine)
    places = {word for word in mine ^ theirs if is_place_word(word)}
    if places & mine and places & theirs:
        return SlotMatch(0.0, Gate.ORIGIN)
    alike = fuzz.token_set_ratio(" ".join(sorted(mine)), " ".join(sorted(theirs))) / 100
    overlap = len(mine & theirs) / len(mine | theirs)
    return SlotMatch(max(overlap, alike if alike >= 0.9 else 0.0) * 0.8, None, True, True)


def _word_match(left: Term, right: Term) -> SlotMatch:
    """Compare two terms made of words."""
    head = _head_score(left, right)
    if head == 0.0:
        return SlotMatch(0.0)
    numbers, words = _numbers(left.numbers, right.numbers), _modifiers(left, right)
    gate = numbers.gate or words.gate
    score = _HEAD * head + _WORDS * min(numbers.score, words.score)
    return SlotMatch(
        0.0 if gate else score,
        gate,
        numbers.left_wider or words.left_wider,
        numbers.right_wider or words.right_wider,
    )


def _entity_and_words(entity: Term, words: Term) -> SlotMatch:
    """Compare a linked entity with a phrase that nothing linked: its words must name the entity."""
    phrase = words.words | {words.head}
    if words.head in entity.names and phrase <= entity.names:
        return SlotMatch(0.9)
    return SlotMatch(UNSAID_SCORE if words.head in entity.names else 0.0)


def has_member(left: Term, right: Term) -> bool:
    """Say whether one term is a group that lists the other as a member."""
    return left.entity_id in right.members or right.entity_id in left.members


def is_related(left: Term, right: Term) -> bool:
    """Say whether two agents belong together ("NATO forces", "NATO").

    Either the one lists the other as a member, they share members, or the one's
    words name the other.
    """
    if {left.entity_id, *left.members} & {right.entity_id, *right.members} - {None}:
        return True
    if TermKind.SCOPED in (left.kind, right.kind):
        return False
    mine = left.words if left.kind is not TermKind.ENTITY else left.names
    theirs = right.words if right.kind is not TermKind.ENTITY else right.names
    return bool(mine & theirs)


def compare_terms(left: Term, right: Term) -> SlotMatch:
    """Return how well two canonical arguments fit. The order of the two does not matter,
    except that `left_wider` and `right_wider` change places."""
    if left.key == right.key:
        return SAME
    kinds = {left.kind, right.kind}
    if TermKind.UNSAID in kinds:
        is_left = left.kind is TermKind.UNSAID
        return SlotMatch(UNSAID_SCORE, None, is_left, not is_left)
    if TermKind.SCOPED in kinds:
        return SlotMatch(0.0, Gate.SCOPE)
    if TermKind.TIME in kinds:
        return _time_match(left, right)
    if kinds == {TermKind.ENTITY}:
        return SlotMatch(0.0, Gate.ENTITY)
    if TermKind.GROUP in kinds and kinds != {TermKind.GROUP}:
        return _group_and_other(left, right)
    if TermKind.ENTITY in kinds:
        entity, words = (left, right) if left.kind is TermKind.ENTITY else (right, left)
        return _entity_and_words(entity, words)
    return _word_match(left, right)


def _group_and_other(left: Term, right: Term) -> SlotMatch:
    """A group is never its member, but may be the same group that nothing linked elsewhere.

    Of an entity, only those who act for it do what it does ("NATO countries",
    "Russian troops"); its allies and critics do not.
    """
    is_left = left.kind is TermKind.GROUP
    group, other = (left, right) if is_left else (right, left)
    if other.kind is not TermKind.ENTITY:
        return _word_match(left, right)
    if group.head in ACTING.values() and group.words and group.words <= other.names:
        return SlotMatch(ACTING_SCORE, None, not is_left, is_left)
    return SlotMatch(0.0, Gate.GROUP, is_left, not is_left)


def _time_match(left: Term, right: Term) -> SlotMatch:
    """Compare times: "in 2022" has room for "in February 2022"; words prove nothing."""
    if left.moment is None or right.moment is None:
        return SlotMatch(MISSING_EXTRA)
    if not left.moment.fits(right.moment):
        return SlotMatch(0.0, Gate.DATE)
    mine, theirs = left.moment.exactness(), right.moment.exactness()
    return SlotMatch(0.9, None, mine < theirs, theirs < mine)


def compare_optional(left: Term | None, right: Term | None, missing: float) -> SlotMatch:
    """Return how well two slots fit that may be empty; `missing` scores one empty side."""
    if left is None and right is None:
        return SAME
    if left is None or right is None:
        return SlotMatch(missing, None, left is None, right is None)
    return compare_terms(left, right)
