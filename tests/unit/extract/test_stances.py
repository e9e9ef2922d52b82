"""Stance: what the outlet does with what it reports, by its cue or by its own verdict."""

from dataclasses import replace

import pytest

from kg.records import Assertion, CueClass, Modality, Stance
from tests.unit.extract.trees import extract, said


def _stance(found: tuple[Assertion, ...], lemma: str) -> Stance:
    """Return the stance of the one assertion with the predicate `lemma`."""
    (only,) = [each for each in found if each.predicate.lemma == lemma]
    return only.stance


@pytest.mark.parametrize(
    ("word", "lemma", "kind", "stance"),
    [
        ("claimed", "claim", CueClass.DOUBT, Stance.DISTANCES),
        ("admitted", "admit", CueClass.FACTIVE, Stance.ENDORSES),
        ("admitted", "admit", CueClass.COUNTERFACTIVE, Stance.DENIES),
        ("admitted", "admit", CueClass.SAY, Stance.REPORTS),
    ],
)
def test_stance_follows_the_class_of_the_cue(
    word: str, lemma: str, kind: CueClass, stance: Stance
) -> None:
    """The outlet endorses what is admitted, distances itself from what is claimed."""
    content = "the firm had polluted the river"
    sentence = f"The mayor {word} that {content}."
    found = extract(sentence, said(sentence, "The mayor", (word, lemma), content, kind))
    assert _stance(found, "pollute") == stance


def test_a_clause_beside_the_denied_one_is_not_denied() -> None:
    """ "the fiction that they hit the land that Peru claims" denies the hits, not the claim."""
    sentence = "They keep up the fiction that shells hit the land that Peru claims."
    content = "shells hit the land that Peru claims"
    cue = said(sentence, "They", ("fiction", "fiction"), content, CueClass.COUNTERFACTIVE)
    found = extract(sentence, cue)
    assert _stance(found, "hit") == Stance.DENIES
    assert _stance(found, "claim") == Stance.REPORTS


@pytest.mark.parametrize(
    ("verdict", "stance"),
    [
        (None, Stance.DISTANCES),
        (Stance.DENIES, Stance.DENIES),
        (Stance.QUESTIONS, Stance.QUESTIONS),
        (Stance.ENDORSES, Stance.ENDORSES),
    ],
)
def test_a_verdict_of_the_outlet_outweighs_the_cue(verdict: Stance | None, stance: Stance) -> None:
    """What the outlet says next to a claim is its stance; without it the cue decides."""
    content = "the firm had polluted the river"
    sentence = f"The mayor claimed that {content}."
    cue = said(sentence, "The mayor", ("claimed", "claim"), content, CueClass.DOUBT)
    found = extract(sentence, replace(cue, verdict=verdict))
    assert _stance(found, "pollute") == stance


def test_a_verdict_that_denies_leaves_the_clause_beside_open() -> None:
    """A verdict denies what is said, and not a relative clause inside it."""
    sentence = "They keep up the fiction that shells hit the land that Peru claims."
    content = "shells hit the land that Peru claims"
    cue = said(sentence, "They", ("fiction", "fiction"), content)
    found = extract(sentence, replace(cue, verdict=Stance.DENIES))
    assert _stance(found, "hit") == Stance.DENIES
    assert _stance(found, "claim") == Stance.REPORTS


def test_what_is_unclear_the_outlet_leaves_open() -> None:
    """A question without a source is the outlet's own."""
    sentence = "It is unclear whether the fleet left the bay."
    content = "whether the fleet left the bay"
    cue = said(sentence, "", ("unclear", "unclear"), content, CueClass.QUESTION)
    assert _stance(extract(sentence, cue), "leave") == Stance.QUESTIONS


def test_what_somebody_asks_the_outlet_reports() -> None:
    """A question with a source is that source's, and the outlet only reports it."""
    sentence = "She asked whether the fleet had left the bay."
    content = "whether the fleet had left the bay"
    cue = said(sentence, "She", ("asked", "ask"), content, CueClass.QUESTION)
    assert _stance(extract(sentence, cue), "leave") == Stance.REPORTS


def test_own_question_of_the_outlet() -> None:
    """A question without a voice is the outlet's own: it questions and states nothing."""
    (asked,) = extract("Why did the navy sink the ship?")
    assert (asked.stance, asked.modality) == (Stance.QUESTIONS, Modality.QUESTIONED)
