"""Quotations without a cue: who goes on speaking, and who does not."""

from tests.unit.attribute.trees import found, said


def test_who_speaks_in_a_relative_clause_does_not_hold_the_floor() -> None:
    """Behind "Marta Roe thanked a clerk whom prosecutors accused" it is Marta Roe who speaks."""
    assert ("direct", "say", "Marta Roe", "I never stole a coin.") in said("run-relative")


def test_who_speaks_in_the_main_clause_holds_the_floor() -> None:
    """The subject of the last cue says the quotation of the next paragraph."""
    assert ("direct", "say", "Prosecutors", "We never lost a coin.") in said("run-main")


def test_several_do_not_say_i() -> None:
    """A quotation with "I" is not what prosecutors say; nobody is taken instead."""
    assert ("direct", "say", "", "I never stole a coin.") in said("run-plural")


def test_a_quoted_paragraph_carries_a_speech_on() -> None:
    """A paragraph that is nothing but a quotation belongs to the one quoted before it."""
    assert said("carries-on") == [
        ("direct", "say", "Reed", "The pact is ready … We can sign it."),
    ]
    assert len(found("carries-on")[0].content) == 2


def test_a_quoted_paragraph_with_a_cue_is_a_speech_of_its_own() -> None:
    """A quotation with another speaker beside it is not added to the one before."""
    assert [(each[2], each[3]) for each in said("own-cue-below")] == [
        ("Reed", "The pact is ready"),
        ("Moore", "We can sign it"),
    ]
