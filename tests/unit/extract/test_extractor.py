"""The stage as a whole: evidence, order, ids, rejects, furniture."""

import pytest

from kg.extract import extract_assertions
from kg.records import Polarity, Span, Zone, ZoneKind
from tests.unit.extract.trees import extract, make_article, make_doc, rejects, shown

SENTENCES = [
    "The navy gave the islanders fuel.",
    "With troops advancing, the mayor fled.",
    "Did the navy sink the ship? No.",
    "Peruvian Prime Minister Ana Ruiz visited the port.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_argument_is_a_stretch_of_the_text(sentence: str) -> None:
    """The text of each argument is the surface of its span, inside the evidence."""
    for each in extract(sentence):
        arguments = [each.subject, *(extra.argument for extra in each.qualifiers)]
        arguments += [each.object] if each.object else []
        for argument in arguments:
            assert argument.span.slice(sentence) == argument.text
            assert each.evidence.contains(argument.span)
            assert argument.span.contains(argument.head_span)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_same_in_same_out(sentence: str) -> None:
    """Two runs give equal records, sorted by evidence, with distinct ids."""
    first, second = extract(sentence), extract(sentence)
    assert first == second
    assert [each.evidence.start for each in first] == sorted(each.evidence.start for each in first)
    assert len({each.assertion_id for each in first}) == len(first)


def test_answer_is_shown_with_its_question() -> None:
    """The evidence of an answered question runs from the question to the answer."""
    sentence = "Did the navy sink the ship? No."
    (answer,) = [each for each in extract(sentence) if each.rule == "question-answer"]
    assert answer.evidence.slice(sentence) == sentence


def test_an_answer_may_end_in_a_comma_before_the_mark() -> None:
    """ "No,” he said" answers like "No.", and the speaker's own words are no part of it."""
    sentence = "“Did the navy sink the ship? No,” he said."
    (answer,) = [each for each in extract(sentence) if each.rule == "question-answer"]
    assert answer.polarity == Polarity.NEGATIVE
    assert answer.evidence.slice(sentence) == "Did the navy sink the ship? No"


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("Ministers praised the US-led navy.", "US-led navy"),
        ("His so-called reform failed.", "His so-called reform"),
    ],
)
def test_a_printed_word_stays_whole(sentence: str, phrase: str) -> None:
    """The short form of an argument never cuts a word at its hyphen."""
    (made,) = extract(sentence)
    assert phrase in (made.subject.minimal, made.object.minimal if made.object else "")


def test_predicate_text_keeps_auxiliaries() -> None:
    """The text of a predicate has the auxiliaries and folded verbs that its lemma leaves out."""
    (only,) = extract("The senator has sought to extend the truce.")
    assert (only.predicate.text, only.predicate.lemma) == ("has sought to extend", "extend")


def test_phrase_and_minimal_phrase() -> None:
    """The text keeps a relative clause, the minimal form only what the claim needs."""
    sentence = "The general, who commands the fleet, met the envoy in Lima."
    met = extract(sentence)[1]
    assert met.subject.text == "The general, who commands the fleet"
    assert met.subject.minimal == "general"


@pytest.mark.parametrize(
    ("sentence", "reasons"),
    [
        ("Grain prices in brief.", ["fragment"]),
        ("What did the navy sink?", []),
        ("See also the report.", ["imperative-without-addressee", "no-clause"]),
        ("As it has for years, the firm paid the fee.", ["ellipsis"]),
    ],
)
def test_what_gives_nothing_is_counted(sentence: str, reasons: list[str]) -> None:
    """A sentence or clause that yields no statement is a reject with its reason."""
    assert [each.reason for each in rejects(sentence)] == reasons


def test_furniture_is_left_alone() -> None:
    """A caption gives neither statements nor rejects."""
    sentence = "Sailors guarding the bay saw the ship."
    zone = Zone(kind=ZoneKind.CAPTION, span=Span(0, len(sentence)))
    article = make_article(sentence, (zone,))
    assert extract_assertions(make_doc(sentence), article, ()) == ((), ())


def test_confidence_is_lower_for_pronouns() -> None:
    """An argument still to be resolved lowers the confidence."""
    named, pronoun = (
        extract("The bridge they built collapsed.")[1],
        extract("The bridge they built collapsed.")[0],
    )
    assert shown(pronoun).startswith("they")
    assert pronoun.confidence < named.confidence <= 1
