"""What real news taught: wishes, outcomes, titles, lists and whose deed it is."""

import pytest

from tests.unit.extract.trees import lines


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The council favors selling the mill.",
            ["council | favor | selling the mill", "council | sell (requested) | mill"],
        ),
        (
            "The council opposes selling the mill.",
            ["council | oppose | selling the mill", "council | not sell (requested) | mill"],
        ),
        (
            "Residents talked about leaving the valley.",
            [
                "Residents | talk | - | topic about leaving the valley",
                "Residents | leave (possible) | valley",
            ],
        ),
        (
            "The council celebrated selling the mill.",
            ["council | celebrate | selling the mill", "council | sell | mill"],
        ),
    ],
)
def test_gerunds_of_attitudes_tell_a_wish(sentence: str, expected: list[str]) -> None:
    """What is favoured, opposed or talked about is no fact; what is celebrated is one."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The letter was signed by former President Ana Ruiz on Monday.",
            ["letter | be-sign | Ana Ruiz | time on Monday", "Ana Ruiz | be | former President"],
        ),
        (
            "The former mayor visited Lima.",
            ["former mayor | visit | Lima"],
        ),
        (
            "Ex-mayor Leo Garro visited Lima.",
            ["Leo Garro | be | Ex-mayor", "Leo Garro | visit | Lima"],
        ),
    ],
)
def test_titles_keep_their_former(sentence: str, expected: list[str]) -> None:
    """A former president was one, and is no former person."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The mayor hired a lawyer to appeal the ruling.",
            [
                "mayor | hire | lawyer | purpose to appeal the ruling",
                "lawyer | appeal (intended) | ruling",
            ],
        ),
        (
            "The farmers were pushed by the rebels to leave.",
            ["farmers | be-push | rebels | purpose to leave", "farmers | leave (requested) | -"],
        ),
        (
            "The mayor drove a car to reach the port.",
            ["mayor | drive | car | purpose to reach the port", "mayor | reach (intended) | port"],
        ),
    ],
)
def test_who_is_hired_acts(sentence: str, expected: list[str]) -> None:
    """Whom one hires or pushes to do a thing is the one to do it; a car is driven to no act."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "He went on to win the race.",
            ["He | win | race"],
        ),
        (
            "The minister was slow to answer.",
            ["minister | be | slow", "minister | not answer | -"],
        ),
        (
            "She was the first to cross the strait.",
            ["She | be | first", "She | cross | strait"],
        ),
        (
            "The bank did not refuse to lend the money.",
            ["bank | lend (possible) | money"],
        ),
        (
            "It is not clear that the minister knew of the plan.",
            [
                "the minister knew of the plan | not be | clear",
                "minister | know of (possible) | plan",
            ],
        ),
        (
            "It is clear that the minister knew of the plan.",
            ["the minister knew of the plan | be | clear", "minister | know of | plan"],
        ),
    ],
)
def test_what_came_of_it(sentence: str, expected: list[str]) -> None:
    """Words that imply an outcome tell it, those that leave it open tell none."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "It is one of the papers that prints the lottery numbers.",
            ["It | be | one of papers", "one of papers | print | lottery numbers"],
        ),
        (
            "It is the paper of the unions that print the lottery numbers.",
            ["It | be | paper of unions", "unions | print | lottery numbers"],
        ),
    ],
)
def test_a_relative_clause_agrees_with_its_noun(sentence: str, expected: list[str]) -> None:
    """One of many prints, many print."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "With contempt infusing his words, the senator left the room.",
            ["senator | leave | room | other contempt"],
        ),
        (
            "With the dam leaking, the village was evacuated.",
            ["dam | leak | -", "village | be-evacuate | -"],
        ),
        (
            "The senator, speaking in Lima, left the room.",
            ["senator | speak in | Lima", "senator | leave | room"],
        ),
    ],
)
def test_an_absolute_has_its_own_subject(sentence: str, expected: list[str]) -> None:
    """What stands inside a phrase with its own subject is not what the sentence's subject does."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Former mayor Ana Ruiz, former envoy Leo Garro and others signed the letter.",
            [
                "Ana Ruiz | be | Former mayor",
                "Leo Garro | be | former envoy",
                "Ana Ruiz | sign | letter",
                "others | sign | letter",
            ],
        ),
        (
            "Ana Ruiz, a lawyer and former envoy, signed the letter.",
            ["Ana Ruiz | be | lawyer", "Ana Ruiz | be | former envoy", "Ana Ruiz | sign | letter"],
        ),
        (
            "The two rivals, Ana Ruiz and Leo Garro, met in Lima.",
            ["Ana Ruiz and Leo Garro | be | two rivals", "two rivals | meet in | Lima"],
        ),
    ],
)
def test_a_list_of_people_renames_nobody(sentence: str, expected: list[str]) -> None:
    """A second person behind a comma is no other name of the first; a trade is what one is."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Critics called the report more evidence of fraud.",
            ["Critics | call | report | other more evidence of fraud"],
        ),
        (
            "The clerk gave the mayor more evidence.",
            ["clerk | give | more evidence | recipient mayor"],
        ),
    ],
)
def test_what_a_thing_is_called_is_no_object(sentence: str, expected: list[str]) -> None:
    """The second of two objects of a verb of calling says what the first is called."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The union pressured the board into selling the mill.",
            ["union | pressure | board | other into selling the mill", "board | sell | mill"],
        ),
    ],
)
def test_pressing_is_a_deed(sentence: str, expected: list[str]) -> None:
    """Whom one presses into doing a thing does it."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "That is what they hoped to prevent.",
            ["That | be | what"],
        ),
        (
            "The rebels ate before dawn.",
            ["rebels | eat | - | time before dawn"],
        ),
    ],
)
def test_a_verb_that_needs_an_object_is_not_read_without_one(
    sentence: str, expected: list[str]
) -> None:
    """Where its object was not found the tree is wrong; what is eaten need not be said."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The mayor heard the news and left the room.",
            ["mayor | hear | news", "mayor | leave | room"],
        ),
    ],
)
def test_what_is_joined_is_done_besides(sentence: str, expected: list[str]) -> None:
    """What one did beside hearing or saying a thing is done, not said."""
    assert lines(sentence) == expected
