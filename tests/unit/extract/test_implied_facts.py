"""What a word above or beside a clause makes of it: done, not done, or left open."""

import pytest

from kg.records import Certainty
from tests.unit.extract.trees import extract, lines, shown

CERTAIN, OPEN = Certainty.CERTAIN, Certainty.UNSPECIFIED


@pytest.mark.parametrize(
    ("sentence", "expected", "certainty"),
    [
        ("The rescuers managed to free the miners.", "rescuers | free | miners", CERTAIN),
        ("The guard did not forget to lock the gate.", "guard | lock | gate", CERTAIN),
        ("The banker pretended to read the letter.", "banker | not read | letter", CERTAIN),
        ("The mob kept the judge from entering the hall.", "judge | not enter | hall", CERTAIN),
        ("The mob did not keep the judge from entering the hall.", "judge | enter | hall", CERTAIN),
        ("The army did not succeed in taking the town.", "army | not take | town", CERTAIN),
        ("The rebels succeeded in taking the town.", "rebels | take | town", CERTAIN),
        ("The board voted against closing the school.", "board | not close | school", CERTAIN),
        ("The council decided against raising the fee.", "council | not raise | fee", CERTAIN),
        ("The board voted for closing the school.", "board | close (intended) | school", OPEN),
        (
            "The report stopped short of blaming the airline.",
            "report | not blame | airline",
            CERTAIN,
        ),
        ("The premier fell short of winning a majority.", "premier | not win | majority", CERTAIN),
        (
            "The senator did not stop short of calling the raid a crime.",
            "senator | call | raid | other a crime",
            CERTAIN,
        ),
        ("Nobody saw the tanker leave the harbour.", "tanker | leave | harbour", OPEN),
        ("The sailors saw the tanker leave the harbour.", "tanker | leave | harbour", CERTAIN),
        ("Nobody forced the farmers to sell the wool.", "farmers | sell | wool", OPEN),
        ("The drought forced the farmers to sell the wool.", "farmers | sell | wool", CERTAIN),
        ("The members will decide how to respond.", "members | respond (possible) | -", OPEN),
    ],
)
def test_a_verb_implies_its_complement(sentence: str, expected: str, certainty: Certainty) -> None:
    """A verb tells, by itself or with the word that joins its gerund, whether that was done."""
    assert (expected, certainty) in [(shown(each), each.certainty) for each in extract(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The guards kept the keys from the safe.",
            ["guards | keep | keys | other from safe"],
        ),
        ("The truck stopped short of the gate.", ["truck | stop short of | gate"]),
        ("The prince succeeded his father.", ["prince | succeed | his father"]),
    ],
)
def test_without_a_clause_such_a_verb_implies_nothing(sentence: str, expected: list[str]) -> None:
    """The same verbs with a thing instead of an act are plain verbs."""
    assert lines(sentence) == expected


def test_a_particle_verb_joins_with_what_it_turned_out_to_be() -> None:
    """Turning out to be is being; turning out to greet is coming."""
    (told,) = extract("The spy turned out to be a clerk.")
    assert (shown(told), told.certainty) == ("spy | be | clerk", CERTAIN)
    assert told.predicate.text == "turned out to be"
    assert lines("The court ended up freeing the banker.") == ["court | free | banker"]
    assert lines("Thousands turned out to greet the team.") == [
        "Thousands | turn out | - | purpose to greet the team",
        "Thousands | greet (intended) | team",
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The survivors barely escaped the flood.", "survivors | escape | flood"),
        ("The minister barely mentioned the strike.", "minister | not mention | strike"),
        ("The fire almost destroyed the chapel.", "fire | not destroy | chapel"),
        ("The climbers nearly reached the summit.", "climbers | not reach | summit"),
        ("Prices nearly doubled.", "Prices | double | -"),
        ("Almost 30 sailors drowned.", "30 sailors | drown | -"),
    ],
)
def test_how_close_it_came(sentence: str, expected: str) -> None:
    """What almost was done was not, what barely succeeded did; an amount stays an amount."""
    assert lines(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected", "certainty"),
    [
        (
            "It is not true that the museum sold the painting.",
            "museum | not sell | painting",
            CERTAIN,
        ),
        ("It is true that the museum sold the painting.", "museum | sell | painting", CERTAIN),
        (
            "It is unlikely that the ferry will return.",
            "ferry | not return (intended) | -",
            Certainty.PROBABLE,
        ),
        (
            "The vote is sure to deepen the split.",
            "vote | deepen (intended) | split",
            Certainty.PROBABLE,
        ),
        ("The envoy is sure the rebels burned the bridge.", "rebels | burn | bridge", CERTAIN),
        ("It is certain that the party won the seat.", "party | win | seat", CERTAIN),
        ("The claim that the bridge had fallen was false.", "bridge | not fall | -", CERTAIN),
        ("The claim that the bridge had fallen was bold.", "bridge | fall | -", CERTAIN),
        (
            "It is illegal for anyone to sell the drug.",
            "anyone | not sell (possible) | drug",
            Certainty.POSSIBLE,
        ),
        (
            "It is not illegal for the club to sell beer.",
            "club | sell (possible) | beer",
            Certainty.POSSIBLE,
        ),
        ("It is hard for farmers to sell the wool.", "farmers | sell (possible) | wool", OPEN),
    ],
)
def test_an_adjective_judges_a_whole_clause(
    sentence: str, expected: str, certainty: Certainty
) -> None:
    """Called false it is negative, called illegal it may not be; called hard it is left open."""
    assert (expected, certainty) in [(shown(each), each.certainty) for each in extract(sentence)]


def test_an_aim_is_no_fact() -> None:
    """What the idea was is intended; what the first act was has been done."""
    told = lines("The idea was to protect the coast and to feed the town.")
    assert "idea | feed (intended) | town" in told
    assert lines("His first act was to close the school.") == [
        "His first act | be | close the school"
    ]
