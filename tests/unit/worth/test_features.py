"""What the worth of an assertion is read from: a case for each feature, and two beside it."""

from dataclasses import replace

import pytest

from kg.records import Assertion, Form, Modality, Polarity, Span
from kg.worth import find_features
from kg.worth.score import load_weights
from tests.unit.worth.made import said

#: Feature -> a statement that has it, one that must not, one of another kind of paper that has it.
CASES: dict[str, tuple[Assertion, Assertion, Assertion]] = {
    "subject: entity": (
        said("*Peru", "close", "the port"),
        said("the port", "close"),
        said("*he", "resign"),
    ),
    "subject: pronoun": (
        said("it", "work"),
        said("the US", "leave"),
        said("those", "lead", "to trouble"),
    ),
    "subject: vague": (
        said("these things", "help"),
        said("the harbour master", "help"),
        said("every law firm", "do", "it"),
    ),
    "subject: speaker or listener": (
        said("we", "win"),
        said("US", "win"),
        said("my party", "win"),
    ),
    "object: entity": (
        said("the mayor", "visit", "*Lima"),
        said("the mayor", "visit", "a school"),
        said("cops", "nab", "*Ruiz"),
    ),
    "object: pronoun": (
        said("the mayor", "see", "it"),
        said("the mayor", "see", "*it"),
        said("fans", "love", "this"),
    ),
    "object: vague": (
        said("the mayor", "take", "that step"),
        said("the mayor", "take", "the bridge"),
        said("the star", "do", "this stuff"),
    ),
    "no object": (
        said("the mayor", "resign"),
        said("the mayor", "sign", "the law"),
        said("prices", "fall"),
    ),
    "words of the object": (
        said("the mayor", "sign", "the new law on ports"),
        said("the mayor", "sign", "%"),
        said("cops", "seize", "nine tonnes of cocaine"),
    ),
    "names": (
        said("the mayor", "sign", "the treaty with Peru"),
        said("the mayor", "sign", "what I want"),
        said("critics of Ana Ruiz", "leave"),
    ),
    "number": (
        said("the mayor", "sack", "12 guards"),
        said("the mayor", "sack", "*Unit 12"),
        said("dozens", "flee"),
    ),
    "when": (
        said("the mayor", "resign", when="on Monday"),
        said("the mayor", "resign", when="now"),
        said("shares", "slide", when="last week"),
    ),
    "where": (
        said("the mayor", "speak", where="in the square"),
        said("the mayor", "speak", topic="about the square"),
        said("shares", "slide", where="in Tokyo"),
    ),
    "further phrase": (
        said("the mayor", "speak", topic="about the port"),
        said("the mayor", "speak", when="on Monday"),
        said("shares", "slide", topic="on the news"),
    ),
    "act": (
        said("the army", "shell", "the port"),
        said("the army", "have", "the port"),
        said("cops", "nab", "a thief"),
    ),
    "verb says nothing": (
        said("the army", "have", "a chance"),
        said("the army", "put off", "the parade"),
        said("the star", "seem", "tired"),
    ),
    "verb names no deed": (
        said("the law", "undermine", "trust"),
        said("the navy", "sink", "a boat"),
        said("the move", "highlight", "a rift"),
    ),
    "tells what was said": (
        said("the mayor", "say", "the port had been closed for years"),
        said("the mayor", "say", "that"),
        said("insiders", "claim", "the star has left her band"),
    ),
    "tells that something was said": (
        said("the mayor", "tell", "reporters"),
        said("the mayor", "ask for", "help"),
        said("the star", "tell", "*Radio Lima"),
    ),
    "is something": (
        said("the law", "be", "a mess", rule="copula"),
        said("Ana Ruiz", "be", "mayor", rule="title"),
        said("the star", "be", "back", rule="copula"),
    ),
    "is judged": (
        said("the law", "be", "unfair"),
        said("the law", "be", "void"),
        said("the match", "be", "a disgrace"),
    ),
    "asked or conditional": (
        said("the army", "leave", modality=Modality.QUESTIONED),
        said("the army", "leave", modality=Modality.INTENDED),
        said("the star", "quit", modality=Modality.CONDITIONAL),
    ),
    "possible or ahead": (
        said("the army", "leave", modality=Modality.POSSIBLE),
        said("the army", "leave", modality=Modality.ASSERTED),
        said("the star", "quit", modality=Modality.REQUESTED),
    ),
    "negative": (
        said("the army", "leave", polarity=Polarity.NEGATIVE),
        said("the army", "fail"),
        said("the star", "sing", polarity=Polarity.NEGATIVE),
    ),
    "quoted": (
        said("the army", "leave", form=Form.DIRECT),
        said("the army", "leave", form=Form.INDIRECT),
        said("the star", "quit", form=Form.DIRECT),
    ),
    "title": (
        said("Ana Ruiz", "be", "mayor", rule="title"),
        said("Ana Ruiz", "be", "mayor", rule="copula"),
        said("Bob", "be", "singer", rule="title"),
    ),
    "apposition": (
        said("Ana Ruiz", "be", "the mayor of Lima", rule="apposition"),
        said("Ana Ruiz", "be", "mayor", rule="title"),
        said("Bob", "be", "the singer", rule="apposition"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_feature_is_found_where_it_holds_and_only_there(name: str) -> None:
    """Each feature is found in its statement and in another paper's, and not beside it."""
    has, lacks, other = CASES[name]
    assert name in find_features(has)
    assert name not in find_features(lacks)
    assert name in find_features(other)


def test_every_weight_is_that_of_a_feature() -> None:
    """The shipped weights are for the features that exist, so none goes unused for its name."""
    assert set(load_weights().weights) == set(CASES)


def test_the_first_word_of_a_sentence_is_no_name_for_its_capital() -> None:
    """A capital tells a name only inside of the sentence, unless the phrase is a known entity."""
    assert "names" not in find_features(_first(said("Fishermen", "strike")))
    assert "names" in find_features(_first(said("*Peru", "strike")))
    assert "names" in find_features(_first(said("Critics of Peru", "strike")))


def _first(made: Assertion) -> Assertion:
    return replace(made, evidence=Span(made.subject.span.start, made.evidence.end))
