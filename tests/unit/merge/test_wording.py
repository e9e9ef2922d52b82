"""Tests of the sentences of claims."""

import pytest

from kg.merge.terms import UNSAID
from kg.merge.wording import LABEL_LENGTH, Phrase, Wording, inflect, write_sentence

CREW = Phrase("the crew")
DOCKERS = Phrase("dockers", plural=True)


@pytest.mark.parametrize(
    ("predicate", "subject", "expected"),
    [
        ("shoot down", CREW, "shoots down"),
        ("shoot down", DOCKERS, "shoot down"),
        ("be able to pay", CREW, "is able to pay"),
        ("be barred", DOCKERS, "are barred"),
        ("have", CREW, "has"),
        ("deny", CREW, "denies"),
        ("say", CREW, "says"),
        ("go", CREW, "goes"),
        ("push through", CREW, "pushes through"),
        ("be", Phrase("I", plural=True), "am"),
    ],
)
def test_the_verb_agrees_with_its_subject(predicate: str, subject: Phrase, expected: str) -> None:
    """A claim stands in the present tense, its verb in the number of who acts."""
    assert inflect(predicate, subject) == expected


def test_qualifiers_stand_behind_without_brackets() -> None:
    """What a claim needs besides its slots follows with its preposition."""
    extras = (Phrase("the river", marker="over"), Phrase("Monday", marker="on"))
    wording = Wording(subject=CREW, verb="lay", target=Phrase("a cable"), extras=extras)
    assert write_sentence(wording) == "the crew lays a cable over the river on Monday"


def test_a_preposition_is_not_said_twice() -> None:
    """A participle that keeps its preposition is followed by the bare phrase, first of all."""
    extras = (Phrase("May", marker="since"), Phrase("each report", marker="in"))
    target = Phrase("two leaks", plural=True)
    passives = ("described in",)
    wording = Wording(
        subject=Phrase(UNSAID.text),
        verb="describe",
        target=target,
        extras=extras,
        passives=passives,
    )
    assert write_sentence(wording) == "two leaks are described in each report since May"


def test_who_receives_comes_before_a_passive() -> None:
    """Where nobody is said to give, the claim reads from the side of who gets it."""
    receiver = Phrase("dockers", plural=True, marker="to")
    wording = Wording(
        subject=Phrase(UNSAID.text),
        verb="give",
        target=Phrase("new boats", plural=True),
        receiver=receiver,
        passives=("given",),
    )
    assert write_sentence(wording) == "dockers get new boats"


def test_a_short_object_stands_before_the_particle() -> None:
    """ "Shoots them down", but "calls on them" and "shoots down the drones"."""
    them, drones = Phrase("them", plural=True), Phrase("the drones", plural=True)
    shot = [Wording(subject=CREW, verb="shoot down", target=each) for each in (them, drones)]
    called = Wording(subject=CREW, verb="call on", target=them)
    assert [write_sentence(each) for each in (*shot, called)] == [
        "the crew shoots them down",
        "the crew shoots down the drones",
        "the crew calls on them",
    ]


def test_what_exists_is_there() -> None:
    """The claim that something exists reads as it is said; of a bare "it" it does not."""
    plural = Wording(subject=Phrase("doubts", plural=True), verb="exist")
    assert write_sentence(plural) == "there are doubts"
    assert write_sentence(Wording(subject=Phrase("it"), verb="exist")) == "it exists"


def test_what_is_conveyed_follows_a_colon() -> None:
    """The sentence of a speech act names its content, cut where it is long."""
    asked = Wording(subject=DOCKERS, verb="call on", target=CREW, content="the crew leaves port")
    assert write_sentence(asked) == "dockers call on the crew: the crew leaves port"
    long = Wording(subject=DOCKERS, verb="say", content="the port is closed; " * 20)
    assert len(write_sentence(long)) <= LABEL_LENGTH
    assert write_sentence(long).endswith("…")
