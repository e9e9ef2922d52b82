"""What quoted words do: commands with their addressees, promises, questions."""

import pytest

from kg.records import Attribution, CueClass, Form, Modality
from tests.unit.extract.trees import extract, lines, rejects, said


def _quoted(sentence: str, source: str, cue: tuple[str, str], content: str) -> Attribution:
    return said(sentence, source, cue, content, form=Form.DIRECT)


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content", "expected"),
    [
        (
            "“Put down the pen, Ms. Lund,” the judge said.",
            "the judge",
            ("said", "say"),
            "Put down the pen, Ms. Lund",
            "Lund | put down (requested) | pen",
        ),
        (
            "“Leave the keys, lads,” begged the widow.",
            "the widow",
            ("begged", "beg"),
            "Leave the keys, lads",
            "lads | leave (requested) | keys",
        ),
    ],
)
def test_one_called_by_name_is_commanded(
    sentence: str, source: str, cue: tuple[str, str], content: str, expected: str
) -> None:
    """A name or noun in address is who is to act, whoever the cue names."""
    assert expected in lines(sentence, _quoted(sentence, source, cue, content))


def test_command_without_a_verb_form_of_its_own() -> None:
    """ "Be patient" is a command by its copula; reporters only pass it on."""
    sentence = "“Be patient,” the envoy told reporters."
    (command, _) = extract(sentence, _quoted(sentence, "the envoy", ("told", "tell"), "Be patient"))
    assert (command.subject.text, command.subject.head) == ("Be", "you")
    assert (command.modality, command.rule) == (Modality.REQUESTED, "imperative")


def test_thanks_are_no_command() -> None:
    """ "Thank you" has the form of a command and asks for nothing."""
    sentence = "“Thank you, Oslo,” the singer said."
    quoted = _quoted(sentence, "the singer", ("said", "say"), "Thank you, Oslo")
    assert all(each.modality != Modality.REQUESTED for each in extract(sentence, quoted))
    assert [each.reason for each in rejects(sentence, quoted)] == ["no-subject"]


def test_let_them_is_a_demand_on_them() -> None:
    """ "Let them count" asks that they count; "let me explain" asks for nothing."""
    sentence = "“Let them count the votes first,” the envoy said."
    quoted = _quoted(sentence, "the envoy", ("said", "say"), "Let them count the votes first")
    assert "them | count (requested) | votes" in lines(sentence, quoted)
    sentence = "“Let me explain,” the envoy said."
    quoted = _quoted(sentence, "the envoy", ("said", "say"), "Let me explain")
    assert all(each.modality != Modality.REQUESTED for each in extract(sentence, quoted))


def test_command_goes_to_those_appealed_to_before() -> None:
    """Who was asked to come forward is asked to call; at half the confidence."""
    sentence = "Ruiz appealed for witnesses to come forward. “Call the station,” Ruiz said."
    appeal = said(
        sentence,
        "Ruiz",
        ("appealed for", "appeal for"),
        "witnesses to come forward",
        CueClass.DIRECTIVE,
    )
    quoted = _quoted(sentence, "Ruiz", ("said", "say"), "Call the station")
    call = next(each for each in extract(sentence, appeal, quoted) if each.rule == "imperative")
    assert (call.subject.text, call.confidence) == ("witnesses", 0.5)


def test_command_goes_to_the_you_of_the_same_words() -> None:
    """Without a better clue the "you" of the same quotation is commanded."""
    sentence = "“Did you see the van? Call the station,” the sheriff said."
    content = "Did you see the van? Call the station"
    found = extract(sentence, _quoted(sentence, "the sheriff", ("said", "say"), content))
    call = next(each for each in found if each.rule == "imperative")
    assert (call.subject.text, call.object and call.object.text) == ("you", "the station")


def test_question_for_a_person_is_asked() -> None:
    """ "Who hid the bill?" is a question about somebody, "knows who hid it" names nobody."""
    sentence = "“Who hid the bill?” her brother asked."
    quoted = _quoted(sentence, "her brother", ("asked", "ask"), "Who hid the bill?")
    assert "Who | hide (questioned) | bill" in lines(sentence, quoted)
    assert lines("Nobody knows who hid the bill.") == ["Nobody | not know | who hid the bill"]


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("The mayor promised he would close the port.", Modality.INTENDED),
        (
            "The mayor promised he would close the port if the ship came.",
            Modality.CONDITIONAL,
        ),
    ],
)
def test_would_in_a_promise_is_a_will(sentence: str, modality: Modality) -> None:
    """ "Promised he would" was "I will" when it was said; with an "if" it hangs on that."""
    content = sentence[sentence.index("he would") : -1]
    promise = said(sentence, "The mayor", ("promised", "promise"), content, CueClass.COMMISSIVE)
    found = extract(sentence, promise)
    assert [each.modality for each in found if each.predicate.lemma == "close"] == [modality]


def test_what_is_told_in_progress_is_no_demand() -> None:
    """ "Told them: “It is going home.”" tells; only an infinitive after "told" demands."""
    sentence = "The chief told the trustees: “The masks are going home.”"
    quoted = _quoted(sentence, "The chief", ("told", "tell"), "The masks are going home.")
    found = extract(sentence, quoted)
    assert [each.modality for each in found] == [Modality.ASSERTED, Modality.ASSERTED]
