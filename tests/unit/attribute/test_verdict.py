"""What the outlet adds in its own voice: verdicts on a content, and words inside it."""

import pytest

from kg.records import Polarity, SourceKind, Stance
from tests.unit.attribute.trees import doc, found, said


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("asked-back", Stance.QUESTIONS),
        ("untrue", Stance.DENIES),
        ("no-such-thing", Stance.DENIES),
        ("lied-when", Stance.DENIES),
        ("no-evidence", Stance.DISTANCES),
        ("not-untrue", None),
        ("wonder-short", None),
        ("that", None),
    ],
)
def test_next_words_of_the_outlet_are_its_verdict(name: str, verdict: Stance | None) -> None:
    """A bare denial, a judging word, a question taken up and missing evidence are verdicts."""
    assert [each.verdict for each in found(name)] == [verdict]


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("bought", None),
        ("claim-lie", Stance.DENIES),
        ("claim-old", None),
        ("none-true", Stance.DENIES),
        ("that-true", Stance.ENDORSES),
        ("denied-untrue", None),
        ("it-was-not", Stance.DENIES),
        ("it-was-not-in", None),
        ("no-evidence-that", Stance.DISTANCES),
        ("no-evidence-locker", None),
    ],
)
def test_the_next_sentence_judges_what_was_said(name: str, verdict: Stance | None) -> None:
    """Truth is said of "that" or a claim, evidence is for it, and a denial is never judged."""
    assert [each.verdict for each in found(name)] == [verdict]


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("wrong-to-claim", Stance.DENIES),
        ("proud-to-claim", None),
        ("not-wrong-when", None),
        ("right-to-say", Stance.ENDORSES),
        ("right-when", Stance.ENDORSES),
        ("not-right-when", Stance.DENIES),
        ("paused-when", None),
        ("which-untrue", Stance.DENIES),
        ("which-rare", None),
        ("appos-false-claim", Stance.DENIES),
        ("appos-bold-claim", None),
        ("without-evidence", Stance.DISTANCES),
        ("without-shame", None),
    ],
)
def test_words_around_the_cue_judge_what_is_said(name: str, verdict: Stance | None) -> None:
    """Who is wrong to claim it, an aside that calls it false, and a claim without evidence."""
    assert [each.verdict for each in found(name)] == [verdict]


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("asked-cue", Stance.QUESTIONS),
        ("asked-behind", None),
        ("asked-in-its-words", Stance.QUESTIONS),
        ("asked-in-others", None),
    ],
)
def test_the_outlet_asks_in_its_own_voice(name: str, verdict: Stance | None) -> None:
    """A cue that is asked, and a question in the words of the content, leave it open."""
    assert [each.verdict for each in found(name)] == [verdict]


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("own-appos", [", a cousin of the mayor, "]),
        ("own-participle", [", built in 1931, "]),
        ("own-among", [", among them two on the coast"]),
        ("brackets", ["[the Danes]"]),
        ("own-list", []),
        ("own-name", []),
        ("own-tight", []),
        ("own-including", []),
        ("brackets-verb", []),
        ("bare", []),
    ],
)
def test_asides_between_commas_and_brackets_are_the_outlets(name: str, own: list[str]) -> None:
    """Descriptions behind commas and editor's brackets are the outlet's.

    Members of a list, a bare name, a participle without commas, what is included
    and a verb in brackets are not.
    """
    text = doc(name).text
    assert [cut.slice(text) for each in found(name) for cut in each.own] == own


def test_what_is_not_known_is_a_question_of_nobody() -> None:
    """A question that an impersonal adjective leaves open is asked, and by nobody named."""
    (each,) = found("unclear")
    assert said("unclear") == [("indirect", "question", "", "if Norway backs the plan")]
    assert (each.source.kind, each.polarity) == (SourceKind.UNKNOWN, Polarity.POSITIVE)


def test_what_is_understood_is_hearsay() -> None:
    """A belief behind an impersonal "it" is hearsay without a source."""
    assert said("understood") == [("indirect", "evidential", "", "that nobody was hurt")]


def test_a_filler_with_it_says_nothing() -> None:
    """What goes without saying is not said by anybody."""
    assert said("goes-without") == []


@pytest.mark.parametrize("name", ["nobody-said", "none-argues", "no-minister"])
def test_nobody_as_subject_negates_the_saying(name: str) -> None:
    """A saying whose subject is nobody, none of them or no minister did not happen."""
    assert [each.polarity for each in found(name)] == [Polarity.NEGATIVE]


def test_a_negation_below_the_subject_leaves_the_saying() -> None:
    """ "The man with no name said" does say it."""
    assert [each.polarity for each in found("man-with-no-name")] == [Polarity.POSITIVE]


@pytest.mark.parametrize(
    ("name", "source", "content"),
    [
        ("made-clear", "The bishop", "that the school would stay"),
        ("rightly", "The trainer", "that the track was wet"),
    ],
)
def test_words_that_hold_the_content_true_are_factive(name: str, source: str, content: str) -> None:
    """Making clear, and observing rightly, present the content as true."""
    assert said(name) == [("indirect", "factive", source, content)]


def test_so_called_only_sets_off_a_term() -> None:
    """What stands behind "so-called" is a doubted term, as in quotation marks."""
    assert said("so-called") == [("scare", "doubt", "", "experts")]
