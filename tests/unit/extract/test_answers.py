"""Answers: what "no", "not yet" and "it did" state of the question before them."""

import pytest

from kg.records import Assertion, Attribution, CueClass, Form, Modality, Polarity
from tests.unit.extract.trees import extract, said, shown


def _answers(sentence: str, *attributions: Attribution) -> list[Assertion]:
    found = extract(sentence, *attributions)
    return [each for each in found if each.rule == "question-answer"]


def _turns(sentence: str, *turns: tuple[str, tuple[str, str], str]) -> list[Attribution]:
    """Return the quotations of a sentence: source, cue and content of each."""
    kinds = {"ask": CueClass.QUESTION}
    return [
        said(sentence, source, cue, content, kinds.get(cue[1], CueClass.SAY), Form.DIRECT)
        for source, cue, content in turns
    ]


ASKED = ("asked", "ask")
SAID = ("said", "say")


@pytest.mark.parametrize(
    ("sentence", "turns", "expected"),
    [
        (
            "“Will the mayor resign?” a reporter asked. “Not yet,” his aide said.",
            [("a reporter", ASKED, "Will the mayor resign?"), ("his aide", SAID, "Not yet")],
            "mayor | not resign (intended) | -",
        ),
        (
            "“Did the navy sink the ship?” asked the judge. “It did,” said Ruiz.",
            [("the judge", ASKED, "Did the navy sink the ship?"), ("Ruiz", SAID, "It did")],
            "navy | sink | ship",
        ),
        (
            "“Is it over?” he asked. “Frankly, no,” said Ruiz.",
            [("he", ASKED, "Is it over?"), ("Ruiz", SAID, "Frankly, no")],
            "it | not be | over",
        ),
    ],
)
def test_answer_in_another_turn_is_the_answerers(
    sentence: str, turns: list[tuple[str, tuple[str, str], str]], expected: str
) -> None:
    """The answer of another speaker states what was asked, in the voice of who answers."""
    (answer,) = _answers(sentence, *_turns(sentence, *turns))
    assert shown(answer) == expected
    assert [voice.text for voice in answer.voice] == [turns[1][0]]


def test_answer_without_a_cue_to_the_question() -> None:
    """A question in marks of its own is answered by the next quotation."""
    sentence = "“Do you sell guns?” “I do not,” Ruiz said."
    question, answer = (
        said(sentence, "", ("“Do", ""), "Do you sell guns?", CueClass.SAY, Form.DIRECT),
        said(sentence, "Ruiz", SAID, "I do not", CueClass.SAY, Form.DIRECT),
    )
    (found,) = _answers(sentence, question, answer)
    assert (shown(found), found.voice[0].text) == ("you | not sell | guns", "Ruiz")


def test_no_behind_a_reported_question() -> None:
    """ "Asked whether it had sunk, the captain said no" says that it had not."""
    sentence = "Asked whether the ferry had sunk, the captain said no."
    content = "whether the ferry had sunk"
    asked = said(sentence, "", ("Asked", "ask"), content, CueClass.QUESTION)
    told = said(sentence, "the captain", SAID, "no")
    (answer,) = _answers(sentence, asked, told)
    assert (shown(answer), answer.voice[-1].text) == ("ferry | not sink | -", "the captain")
    assert answer.modality == Modality.ASSERTED


def test_yes_to_a_failure_is_a_no() -> None:
    """Of "Did it fail to pay? Yes." it is true that it did not pay."""
    (answer,) = _answers("Did the bank fail to pay the fee? Yes.")
    assert shown(answer) == "bank | not pay | fee"


def test_is_that_so_asks_of_the_sentence_before() -> None:
    """ "Is that so? No." denies what the sentence before reports."""
    sentence = "The firm says the dam is safe. Is that so? No."
    told = said(sentence, "The firm", ("says", "say"), "the dam is safe")
    (answer,) = _answers(sentence, told)
    assert (shown(answer), answer.voice) == ("dam | not be | safe", ())


@pytest.mark.parametrize(
    ("sentence", "turns"),
    [
        (
            "“Is the dam safe?” she asked. “No comment,” the firm said.",
            [("she", ASKED, "Is the dam safe?"), ("the firm", SAID, "No comment")],
        ),
        (
            "“Is it far? No doubt the road is bad,” he said.",
            [("he", SAID, "Is it far? No doubt the road is bad")],
        ),
        (
            "“Who hid the bill?” her brother asked.",
            [("her brother", ASKED, "Who hid the bill?")],
        ),
    ],
)
def test_what_is_no_answer(sentence: str, turns: list[tuple[str, tuple[str, str], str]]) -> None:
    """ "No comment", "No doubt ..." and silence answer nothing: the question states nothing."""
    attributions = _turns(sentence, *turns)
    assert _answers(sentence, *attributions) == []
    asked = [each for each in extract(sentence, *attributions) if each.evidence.start == 0]
    assert Polarity.NEGATIVE not in {each.polarity for each in asked}
