"""Polarity, modality and certainty, from the words of the clause alone."""

import pytest

from tests.unit.extract.trees import lines


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The army never bombed the village.", ["army | not bomb | village"]),
        ("The army did not bomb the village.", ["army | not bomb | village"]),
        ("Nobody attacked the convoy.", ["Nobody | not attack | convoy"]),
        ("The minister hardly mentioned the strike.", ["minister | not mention | strike"]),
        (
            "The troops left the city without firing a shot.",
            ["troops | leave | city | manner without firing a shot", "troops | not fire | shot"],
        ),
        (
            "Voters said the election result was no surprise.",
            [
                "Voters | say | the election result was no surprise",
                "election result | not be | surprise",
            ],
        ),
    ],
)
def test_negation(sentence: str, expected: list[str]) -> None:
    """A negative word in the clause, or a negative subject or object, negates the statement."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Neither Oslo nor Bergen signed the treaty.",
            ["Oslo | not sign | treaty", "Bergen | not sign | treaty"],
        ),
        (
            "No person or agency may enter the camp.",
            ["person | not enter (possible) | camp", "agency | not enter (possible) | camp"],
        ),
        (
            "The plan is not a threat but a promise.",
            ["plan | not be | threat", "plan | be | promise"],
        ),
        (
            "The firm neither confirmed nor denied the report.",
            ["firm | not confirm | report", "firm | not deny | report"],
        ),
        (
            "The agency did not visit Oslo nor Bergen.",
            ["agency | not visit | Oslo", "agency | not visit | Bergen"],
        ),
    ],
)
def test_negation_and_coordination(sentence: str, expected: list[str]) -> None:
    """A negation reaches every member up to "but"."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The minister failed to stop the strike.", ["minister | not stop | strike"]),
        ("The minister did not fail to stop the strike.", ["minister | stop | strike"]),
        ("The minister managed to leave the city.", ["minister | leave | city"]),
        ("The minister did not manage to leave the city.", ["minister | not leave | city"]),
        (
            "The army was prevented from entering the town.",
            ["army | be-prevent | - | other from entering the town", "army | not enter | town"],
        ),
        ("The firm stopped selling shares.", ["firm | not sell | shares"]),
        ("Lima has yet to respond.", ["Lima | not respond | -"]),
        (
            "The council is too weak to resist the plan.",
            ["council | be | weak", "council | not resist | plan"],
        ),
    ],
)
def test_implicatives(sentence: str, expected: list[str]) -> None:
    """A verb of failing, managing, preventing or stopping decides whether the thing happened."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Nothing that happened surprised the farmers.",
            ["Nothing | happen | -", "Nothing | not surprise | farmers"],
        ),
    ],
)
def test_negative_antecedents(sentence: str, expected: list[str]) -> None:
    """A negative subject does not negate the relative clause on it."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The rebels may have shot down the plane.", ["rebels | shoot down (possible) | plane"]),
        ("Rebels may try to shell the port.", ["Rebels | shell (possible) | port"]),
        ("The troops must have crossed the river.", ["troops | cross (probable) | river"]),
        ("The troops must cross the river.", ["troops | cross (necessary) | river"]),
        ("The army will shell the port.", ["army | shell (intended) | port"]),
        ("The state would pay the depositors.", ["state | pay (conditional) | depositors"]),
    ],
)
def test_modals(sentence: str, expected: list[str]) -> None:
    """A modal verb sets the mode; "must have" only a doubt."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The council appears to support the plan.", ["council | support (probable) | plan"]),
        ("The council is likely to close the plant.", ["council | close (probable) | plant"]),
        ("It is possible that the army bombed the village.", ["army | bomb (possible) | village"]),
        (
            "The attack was reportedly carried out by rebels.",
            ["attack | be-carry out (possible) | rebels"],
        ),
        (
            "The government was accused of bombing the village.",
            [
                "government | be-accuse | - | topic of bombing the village",
                "government | bomb (possible) | village",
            ],
        ),
        (
            "Police accused Garro of burning the barn.",
            [
                "Police | accuse | Garro | topic of burning the barn",
                "Garro | burn (possible) | barn",
            ],
        ),
    ],
)
def test_hedges(sentence: str, expected: list[str]) -> None:
    """A verb, adjective or adverb of seeming lowers the certainty."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "If the bank fails, the state will pay the depositors.",
            [
                "bank | fail (conditional) | -",
                "state | pay (conditional) | depositors | condition if the bank fails",
            ],
        ),
    ],
)
def test_conditions(sentence: str, expected: list[str]) -> None:
    """The clause with "if" and the clause that hangs on it are conditional."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Did the navy sink the ship? No.",
            ["navy | sink (questioned) | ship", "navy | not sink | ship"],
        ),
        ("Is it a promise? Yes.", ["it | be | promise", "it | be (questioned) | promise"]),
        ("Why did the navy sink the ship?", ["navy | sink (questioned) | ship"]),
        ("What did the navy sink?", ["navy | sink (questioned) | What"]),
        (
            "The minister was asked by reporters whether he would resign.",
            ["minister | be-ask | reporters", "he | resign (questioned) | -"],
        ),
    ],
)
def test_questions(sentence: str, expected: list[str]) -> None:
    """A question is questioned; its one-word answer is a statement of its own."""
    assert lines(sentence) == expected
