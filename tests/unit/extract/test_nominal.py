"""What noun phrases state by themselves."""

import pytest

from tests.unit.extract.trees import lines


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Peruvian Prime Minister Ana Ruiz visited the port.",
            ["Ana Ruiz | be | Peruvian Prime Minister", "Ana Ruiz | visit | port"],
        ),
        ("Mr. Ruiz visited the port.", ["Ruiz | visit | port"]),
    ],
)
def test_titles(sentence: str, expected: list[str]) -> None:
    """A title before a name says what the person is; an honorific says nothing."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ana Ruiz, the mayor of Lima, welcomed the decision.",
            ["Ana Ruiz | be | mayor of Lima", "Ana Ruiz | welcome | decision"],
        ),
        ("The World Food Programme (WFP) sent grain.", ["World Food Programme | send | grain"]),
        ("The mayor moved to Salta, Argentina.", ["mayor | move to | Salta"]),
    ],
)
def test_appositions(sentence: str, expected: list[str]) -> None:
    """An apposition says what something is; an abbreviation in brackets says nothing."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Peru's attack on the port killed two sailors.",
            ["Peru | attack | port", "Peru's attack | kill | two sailors"],
        ),
        (
            "The army's shelling of the village must stop.",
            ["army | shell | village", "army's shelling of village | stop (necessary) | -"],
        ),
        (
            "The village's shelling of peas must stop.",
            ["village's shelling of peas | stop (necessary) | -"],
        ),
        ("Peru's strategy on trade worried farmers.", []),
    ],
)
def test_event_nouns(sentence: str, expected: list[str]) -> None:
    """An act told by a noun is a statement where somebody acts upon something."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The ministry has the right to close the port.",
            ["ministry | have | right", "ministry | close (possible) | port"],
        ),
        (
            "Lima's ability to strike the fleet worries Chile.",
            ["Lima | strike (possible) | fleet", "Lima's ability | worry | Chile"],
        ),
        (
            "The law gave the crew the right to strike.",
            ["law | give | right | recipient crew", "crew | strike (possible) | -"],
        ),
        (
            "The company said Tuesday it has no plans to sell the mine.",
            [
                "company | say | it has no plans to sell the mine | time Tuesday",
                "it | not have | plans",
                "it | not sell (intended) | mine",
            ],
        ),
    ],
)
def test_nouns_with_infinitive(sentence: str, expected: list[str]) -> None:
    """The owner of a right, plan or ability is the one who may act."""
    assert lines(sentence) == expected
