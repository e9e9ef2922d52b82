"""Comparison of frames: what fits, and the gates that no score opens."""

import pytest

from kg.merge.clusters import is_same
from kg.merge.compare import Match, compare
from kg.merge.frames import frame_of
from kg.merge.slots import Gate
from kg.records import Assertion, QualifierRole
from tests.unit.merge.build import ENTITIES, Writer

KNOWN = {entity.entity_id: entity for entity in ENTITIES}
PLACE, TIME = QualifierRole.PLACE, QualifierRole.TIME


def match(one: Assertion, other: Assertion) -> Match:
    """Compare two assertions that convey nothing."""
    return compare(frame_of(one, KNOWN), frame_of(other, KNOWN))


def same(one: Assertion, other: Assertion) -> bool:
    """Say whether two assertions may be one claim."""
    left, right = frame_of(one, KNOWN), frame_of(other, KNOWN)
    return is_same(left, right, compare(left, right))


@pytest.mark.parametrize(
    ("one", "other", "gate"),
    [
        (("US", "attack", "Russia"), ("Russia", "attack", "US"), Gate.ROLES),
        (("US", "attack", "Russia"), ("US", "attack", "Ukraine"), Gate.ENTITY),
        (("US", "send", "20 tanks"), ("US", "send", "31 tanks"), Gate.NUMBER),
        (("US", "intercept", "Russian jets"), ("US", "intercept", "Iranian jets"), Gate.ORIGIN),
        (("US", "accept", "the deal"), ("US", "reject", "the deal"), Gate.ANTONYM),
        (("US", "ask", "NATO"), ("US", "beg", "NATO"), Gate.STRENGTH),
        (("they", "attack", "Russia"), ("we", "attack", "Russia"), Gate.SCOPE),
        (("NATO allies", "attack", "Russia"), ("NATO", "attack", "Russia"), Gate.GROUP),
    ],
)
def test_gates(one: tuple[str, str, str], other: tuple[str, str, str], gate: Gate) -> None:
    """Swapped roles, other entities, numbers, origins, opposites and groups are never one claim."""
    writer = Writer()
    found = match(writer.say(*one), writer.say(*other))
    assert gate in found.gates


@pytest.mark.parametrize(
    ("one", "other", "gate"),
    [
        ((PLACE, "in", "Ukraine"), (PLACE, "in", "Russia"), Gate.ENTITY),
        ((PLACE, "at", "the port"), (PLACE, "at", "the market"), Gate.PLACE),
        ((TIME, "in", "March 2022"), (TIME, "in", "May 2022"), Gate.DATE),
    ],
)
def test_qualifier_gates(
    one: tuple[QualifierRole, str, str], other: tuple[QualifierRole, str, str], gate: Gate
) -> None:
    """Two places or two dates are two claims."""
    writer = Writer()
    facts = [writer.say("US", "meet", "NATO", extra) for extra in (one, other)]
    assert gate in match(*facts).gates


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Zelensky", "be", "confused"), ("Zelensky", "be", "baffled")),
        (("NATO", "shoot down", "Russian missiles"), ("NATO", "intercept", "missiles")),
        (("the premier", "turn down", "an offer"), ("the premier", "reject", "the offer")),
        (("Ukraine", "use", "Western weapons"), ("Kiev", "employ", "Western weaponry")),
        (("NATO", "arrest", "Jon Harbek"), ("NATO", "arrest", "Jon Harbeck")),
    ],
)
def test_paraphrases_fit(one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    """Synonyms, an unsaid modifier and two names of one country fit."""
    writer = Writer()
    assert same(writer.say(*one), writer.say(*other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Western leaders", "meet", "NATO"), ("trade union leaders", "meet", "NATO")),
        (("NATO", "shoot down", "missiles"), ("NATO", "shoot down", "balloons")),
        (("Russia", "attack", "Ukraine"), ("Russia", "attack", None)),
        (("some officials", "testify", None), ("port officials", "testify", None)),
        (("NATO", "lose", "the aid"), ("NATO", "lose", "the aide")),
        (("NATO", "visit", "the minister"), ("NATO", "visit", "the ministry")),
    ],
)
def test_near_misses_do_not_fit(
    one: tuple[str, str, str | None], other: tuple[str, str, str | None]
) -> None:
    """Other modifiers, another head, words a letter apart, a missing object and nobody in
    particular do not fit."""
    writer = Writer()
    assert not same(writer.say(*one), writer.say(*other))


def test_unmentioned_place_fits_and_says_less() -> None:
    """A claim that leaves out the place fits, with a lower score, and is the wider one."""
    writer = Writer()
    plain = writer.say("NATO", "shoot down", "Russian missiles")
    placed = writer.say("NATO", "shoot down", "Russian missiles", (PLACE, "over", "Ukraine"))
    found = match(plain, placed)
    assert same(plain, placed)
    assert found.score < 1.0
    assert (found.left_wider, found.right_wider) == (True, False)


def test_bound_fits_number() -> None:
    """ "at least 20 tanks" says less than "23 tanks" and does not conflict with it."""
    writer = Writer()
    found = match(
        writer.say("US", "send", "at least 20 tanks"), writer.say("US", "send", "23 tanks")
    )
    assert not found.gates
    assert found.left_wider


def test_unsaid_agent_needs_an_anchor() -> None:
    """An unsaid agent fits if the thing is specific, not if it is "people"."""
    writer = Writer()
    missiles = writer.say("Russian missiles", "shoot down", passive=True)
    people = writer.say("20 people", "kill", passive=True)
    assert same(missiles, writer.say("NATO", "shoot down", "Russian missiles"))
    assert not same(people, writer.say("the quake", "kill", "20 people"))


def test_comparison_is_symmetric() -> None:
    """Left and right may change places; only the direction of "wider" turns."""
    writer = Writer()
    facts = [
        writer.say("NATO", "shoot down", "Russian missiles", (PLACE, "over", "Ukraine")),
        writer.say("the alliance", "down", "missiles"),
        writer.say("missiles", "shoot down", passive=True),
        writer.say("NATO countries", "intercept", "three missiles", (TIME, "in", "2022")),
    ]
    for one in facts:
        for other in facts:
            there, back = match(one, other), match(other, one)
            assert (there.score, there.gates) == (back.score, back.gates)
            assert (there.left_wider, there.right_wider) == (back.right_wider, back.left_wider)
