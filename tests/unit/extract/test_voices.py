"""Voices, stance, and what a cue makes of its content; attributions made by hand."""

from dataclasses import replace

import pytest

from kg.records import Assertion, CueClass, Form, Modality, Polarity, SourceKind, Stance
from tests.unit.extract.trees import extract, lines, said, shown, span_of


def find(found: tuple[Assertion, ...], lemma: str) -> Assertion:
    """Return the one assertion with the predicate `lemma`."""
    (only,) = [each for each in found if each.predicate.lemma == lemma]
    return only


def test_speech_act_and_content_are_two_statements() -> None:
    """A report gives the saying in the outlet's voice and, tied to it, what is said."""
    sentence = "She said the mayor would not resign."
    found = extract(sentence, said(sentence, "She", ("said", "say"), "the mayor would not resign"))
    act, content = find(found, "say"), find(found, "resign")
    assert (act.voice, act.stance, act.content_of) == ((), Stance.ASSERTS, None)
    assert act.object is not None
    assert content.content_of == act.assertion_id
    assert [voice.text for voice in content.voice] == ["She"]
    assert (content.cue, content.form, content.stance) == ("say", Form.INDIRECT, Stance.REPORTS)
    assert content.polarity == Polarity.NEGATIVE


def test_negated_attitude_leaves_its_content_open() -> None:
    """ "does not think that X" negates the thinking and not X."""
    sentence = "The president does not think that the army shot the pilot."
    cue = said(
        sentence,
        "The president",
        ("think", "think"),
        "the army shot the pilot",
        CueClass.BELIEF,
        polarity=Polarity.NEGATIVE,
    )
    found = extract(sentence, cue)
    assert find(found, "think").polarity == Polarity.NEGATIVE
    assert find(found, "shoot").polarity == Polarity.POSITIVE
    assert find(found, "shoot").certainty == "unspecified"


def test_denial_holds_that_the_content_is_not_so() -> None:
    """Each coordinated clause of what is denied is negative for the one who denies."""
    sentence = "The minister denies that the army shelled the port and burned it."
    content = "the army shelled the port and burned it"
    cue = said(sentence, "The minister", ("denies", "deny"), content, CueClass.DENY)
    found = extract(sentence, cue)
    assert find(found, "deny").polarity == Polarity.POSITIVE
    assert {find(found, verb).polarity for verb in ("shell", "burn")} == {Polarity.NEGATIVE}


def test_refusal_is_negative_once() -> None:
    """ "refused to pay" is not negated twice by the cue and by the verb."""
    sentence = "Kenya's government refused to pay the fee."
    source = "Kenya's government"
    cue = said(sentence, source, ("refused", "refuse"), "to pay the fee", CueClass.DENY)
    assert lines(sentence, cue) == [
        "Kenya's government | refuse | pay the fee",
        "Kenya's government | not pay | fee",
    ]


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content", "expected"),
    [
        (
            "He called on the union to end the strike.",
            "He",
            ("called on", "call on"),
            "to end the strike",
            ["He | call on | union", "union | end (requested) | strike"],
        ),
        (
            "She asked the firm to close the mine and to pay the miners.",
            "She",
            ("asked", "ask"),
            "to close the mine and to pay the miners",
            [
                "She | ask | firm",
                "firm | close (requested) | mine",
                "firm | pay (requested) | miners",
            ],
        ),
        (
            "He demanded that the fleet leave the bay.",
            "He",
            ("demanded", "demand"),
            "that the fleet leave the bay",
            ["He | demand | the fleet leave the bay", "fleet | leave (requested) | bay"],
        ),
        (
            "She urged Peru to shell the port that hides the fleet.",
            "She",
            ("urged", "urge"),
            "to shell the port that hides the fleet",
            ["She | urge | Peru", "Peru | shell (requested) | port", "port | hide | fleet"],
        ),
    ],
)
def test_directives_request_their_content(
    sentence: str, source: str, cue: tuple[str, str], content: str, expected: list[str]
) -> None:
    """The one addressed is to act; a relative clause inside is not requested."""
    assert lines(sentence, said(sentence, source, cue, content, CueClass.DIRECTIVE)) == expected


def test_vow_is_a_speech_act_of_its_own() -> None:
    """A commissive cue does not fold; what is vowed is intended."""
    sentence = "He vowed to rebuild the school."
    cue = said(sentence, "He", ("vowed", "vow"), "to rebuild the school", CueClass.COMMISSIVE)
    assert lines(sentence, cue) == [
        "He | vow | rebuild the school",
        "He | rebuild (intended) | school",
    ]


def test_indirect_question_is_questioned() -> None:
    """What somebody asks whether it is so is questioned and no more."""
    sentence = "She asked whether the fleet had left the bay."
    content = "whether the fleet had left the bay"
    cue = said(sentence, "She", ("asked", "ask"), content, CueClass.QUESTION)
    assert find(extract(sentence, cue), "leave").modality == Modality.QUESTIONED


def test_nested_voices_are_a_chain() -> None:
    """A report of a report has both voices, the outer first, and hangs on the inner act."""
    sentence = "The spokesman said the mayor had told her that the mine was closed."
    content = "the mayor had told her that the mine was closed"
    outer = said(sentence, "The spokesman", ("said", "say"), content)
    inner = said(
        sentence,
        "the mayor",
        ("told", "tell"),
        "that the mine was closed",
        parent=outer.attribution_id,
    )
    found = extract(sentence, inner, outer)
    closed = find(found, "close")
    assert [voice.cue for voice in closed.voice] == ["say", "tell"]
    assert closed.content_of == find(found, "tell").assertion_id
    assert find(found, "tell").content_of == find(found, "say").assertion_id


def test_addressee_is_the_object_of_the_saying() -> None:
    """ "said to reporters that ..." is a relation to the reporters."""
    sentence = "The spokesman said to reporters that the ship had sunk."
    cue = said(sentence, "The spokesman", ("said", "say"), "that the ship had sunk")
    assert lines(sentence, cue) == ["spokesman | say to | reporters", "ship | sink | -"]


def test_thought_in_quotation_marks_is_no_plain_fact() -> None:
    """A direct thought is its thinker's, with the direct form."""
    sentence = "Emily thought: “The firm is bankrupt.”"
    cue = said(sentence, "Emily", ("thought", "think"), "The firm is bankrupt.", form=Form.DIRECT)
    content = find(extract(sentence, cue), "be")
    assert (content.form, content.voice[0].text) == (Form.DIRECT, "Emily")


def test_negation_survives_in_a_direct_quotation() -> None:
    """A quoted denial is the speaker's negative statement, and pronouns stay as they are."""
    sentence = "“We did not sink the ship,” the admiral said."
    cue = said(
        sentence,
        "the admiral",
        ("said", "say"),
        "We did not sink the ship,",
        form=Form.DIRECT,
    )
    found = extract(sentence, cue)
    assert shown(find(found, "sink")) == "We | not sink | ship"
    act = find(found, "say")
    assert act.object is not None
    assert act.object.text == "We did not sink the ship"


def test_command_goes_to_the_one_told() -> None:
    """An imperative in a quotation is requested of the one whom the cue names."""
    sentence = "“Leave the bay now,” the admiral told the crew."
    cue = said(sentence, "the admiral", ("told", "tell"), "Leave the bay now,", form=Form.DIRECT)
    found = extract(sentence, cue)
    assert shown(find(found, "leave")) == "crew | leave (requested) | bay | time now"
    assert find(found, "leave").rule == "imperative"


@pytest.mark.parametrize(
    ("sentence", "source", "cue"),
    [
        ("“Send us grain,” he added.", "he", ("added", "add")),
        ("“Send us grain,” the mayor told the Times.", "the mayor", ("told", "tell")),
    ],
)
def test_command_to_nobody_in_particular(sentence: str, source: str, cue: tuple[str, str]) -> None:
    """With nobody addressed, or only a paper, the verb alone stands for the unsaid "you"."""
    attribution = said(sentence, source, cue, "Send us grain,", form=Form.DIRECT)
    found = find(extract(sentence, attribution), "send")
    assert (found.subject.text, found.subject.minimal) == ("Send", "you")
    assert (found.modality, found.confidence) == (Modality.REQUESTED, 0.5)


def test_scare_quotes_are_no_voice() -> None:
    """A term in scare quotes is an ordinary argument and gives no statement."""
    sentence = "The talks with the “rescue team” ended."
    scare = said(sentence, "", ("rescue", ""), "rescue team", CueClass.DOUBT, Form.SCARE)
    (only,) = extract(sentence, scare)
    assert (shown(only), only.voice) == ("talks | end | -", ())
    assert only.subject.text == "The talks with the “rescue team”"


def test_command_may_borrow_the_one_addressed_before() -> None:
    """Another demand of the same speaker tells who is meant, at half the confidence."""
    sentence = "Ruiz urged the islanders to wait. “Send us fuel,” he added."
    urged = said(sentence, "Ruiz", ("urged", "urge"), "to wait", CueClass.DIRECTIVE)
    added = said(sentence, "he", ("added", "add"), "Send us fuel,", form=Form.DIRECT)
    pronoun = replace(added, source=replace(added.source, kind=SourceKind.PRONOUN))
    sent = find(extract(sentence, urged, pronoun), "send")
    assert shown(sent) == "islanders | send (requested) | fuel | recipient us"
    assert sent.confidence == 0.5


def test_the_outlets_own_clause_is_out_of_the_voice() -> None:
    """A clause of the outlet inside a report is left out of its voice, not of the object."""
    sentence = "The envoy said that Peru, which shelled the port, wanted peace."
    whole = said(
        sentence, "The envoy", ("said", "say"), "that Peru, which shelled the port, wanted peace"
    )
    cue = replace(whole, own=(span_of(sentence, "which shelled the port"),))
    found = extract(sentence, cue)
    assert find(found, "shell").voice == ()
    assert len(find(found, "want").voice) == 1
    act = find(found, "say")
    assert act.object is not None
    assert act.object.text == "Peru, which shelled the port, wanted peace"


def test_order_of_attributions_does_not_matter() -> None:
    """The same attributions in another order give the same records."""
    sentence = "The spokesman said the mayor had told her that the mine was closed."
    content = "the mayor had told her that the mine was closed"
    outer = said(sentence, "The spokesman", ("said", "say"), content)
    inner = said(sentence, "the mayor", ("told", "tell"), "that the mine was closed")
    assert extract(sentence, outer, inner) == extract(sentence, inner, outer)


def test_the_source_of_a_passive_cue_is_its_agent() -> None:
    """Those urged are the patient of the urging, and the one who urges them acts."""
    sentence = "Farmers, urged by the minister to wait, sold their grain."
    cue = said(sentence, "the minister", ("urged", "urge"), "to wait", CueClass.DIRECTIVE)
    act = find(extract(sentence, cue), "urge")
    assert (act.subject.head, act.predicate.passive) == ("farmer", True)
    assert act.object is None or act.object.head != "farmer"
