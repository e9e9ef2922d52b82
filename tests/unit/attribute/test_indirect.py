"""Indirect speech: what each construction gives, and what it must not give."""

import pytest

from tests.unit.attribute.trees import doc, found, said

_UNKNOWN = ""


@pytest.mark.parametrize(
    ("name", "source", "content"),
    [
        ("that", "The minister", "that the bridge was safe"),
        ("bare", "Officials in Oslo", "the port would open in May"),
        ("inverted", "officials", "The port will open in May"),
        ("medial", "she", "The port … will open in May"),
        ("shared-subject", "The senator", "the deal was dead"),
        ("interview", "The actor", "that he was tired"),
        ("according", "the ministry", "the dam held"),
        ("according-end", "two engineers", "The dam held"),
        ("view", "her", "the law is dead"),
        ("described", "Critics", "the law as a trap"),
        ("named-in-marks", "Night Watch", "the mayor had resigned"),
    ],
)
def test_reports_give_source_and_content(name: str, source: str, content: str) -> None:
    """A report has its subject as source and its clause as content, wherever the cue stands."""
    assert said(name) == [("indirect", "say", source, content)]


@pytest.mark.parametrize(
    ("name", "source", "content"),
    [
        ("called-on", "Kenya", "to lift the ban"),
        ("directive-by-name", "Zimbabwe", "to cancel its debt"),
        ("urged", "The bishop", "to stop the shelling"),
        ("asked-to", "She", "to free him"),
        ("called-for", "Farmers", "lower taxes"),
        ("demanded-np", "The guild", "the release of its chairman"),
        ("calls-noun", "The rebels", "an election"),
    ],
)
def test_directives_hold_what_is_wanted(name: str, source: str, content: str) -> None:
    """A directive has the infinitive or the thing wanted as content, without the addressee."""
    assert said(name) == [("indirect", "directive", source, content)]


@pytest.mark.parametrize(
    ("name", "cue_class", "source", "content"),
    [
        ("asked-whether", "question", "She", "whether the court was free"),
        ("pledged", "commissive", "France", "to send two ships"),
        ("threatened", "commissive", "The union", "to strike"),
        ("hope", "attitude", "Residents", "the rain will stop"),
        ("confident", "belief", "The trainer", "that her horse would win"),
        ("claim-noun", "doubt", "The firm", "that its pumps are clean"),
        ("accused", "say", "The clerk", "the firm of hiding the files"),
        ("denied", "deny", "The bank", "that it had lost money"),
        ("rejected-np", "deny", "Berlin", "the accusation"),
        ("admitted", "factive", "The general", "that his troops had retreated"),
        ("pointed-to", "factive", "The coach", "what his rivals did in March"),
        ("study-shows", "factive", "The study", "that bees sleep"),
        ("lie-carrier", "counterfactive", "The party", "that the vote was bought"),
        ("falsely", "counterfactive", "The seller", "that the car was new"),
    ],
)
def test_cue_class_says_what_the_cue_does(
    name: str, cue_class: str, source: str, content: str
) -> None:
    """Questions, promises, beliefs, doubts, denials and lies are told apart by their cue."""
    assert said(name) == [("indirect", cue_class, source, content)]


@pytest.mark.parametrize(
    ("name", "cue_class", "content"),
    [
        ("believed", "evidential", "The pilot … to have fled"),
        ("reported-that", "evidential", "that the dam had burst"),
        ("reportedly", "evidential", "The captain … left the ship"),
        ("alleged", "doubt", "attack"),
        ("myth", "counterfactive", "that the river is poisoned"),
        ("growing-fears", "attitude", "that the dam will burst"),
        ("passive-told", "say", "that the mine was closed"),
    ],
)
def test_unsaid_sources_are_unknown(name: str, cue_class: str, content: str) -> None:
    """Hearsay without a named source has an UNKNOWN voice with empty text and no span."""
    assert said(name) == [("indirect", cue_class, _UNKNOWN, content)]
    assert found(name)[0].source.span is None


@pytest.mark.parametrize(
    "name",
    [
        "shows-it",
        "filler",
        "infinitive-nobody",
        "neg-indirect",
        "want-self",
        "claim-on",
        "no-cue-noun",
    ],
)
def test_words_that_only_look_like_cues_give_nothing(name: str) -> None:
    """Impersonal, filler and infinitive uses, own wishes and claims on things are no speech."""
    assert said(name) == []


@pytest.mark.parametrize("name", ["did-not-say", "fail-mention"])
def test_negated_saying_keeps_its_polarity(name: str) -> None:
    """A saying that did not happen is kept with negative polarity of its own."""
    assert [str(each.polarity) for each in found(name)] == ["negative"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("which-loose", "the town … was empty"),
        ("which-tight", "the towns which fell in March were empty"),
        ("which-name", "the ships left Odesa"),
        ("given", "the plan was bold"),
        ("although", "that the roof was new"),
    ],
)
def test_asides_of_the_outlet_are_not_spoken(name: str, content: str) -> None:
    """Loose relative clauses, "given" phrases and concessions are not what the source said."""
    assert [each[3] for each in said(name)] == [content]


@pytest.mark.parametrize("name", ["participle", "adding"])
def test_participle_behind_a_comma_belongs_to_the_outer_source(name: str) -> None:
    """A saying added behind a comma has the outer source and is no part of the outer content."""
    outer, inner = found(name)
    assert outer.source.span == inner.source.span
    assert inner.parent is None
    assert not any(span.overlaps(inner.content[0]) for span in outer.content)


def test_subject_read_as_object_is_taken_back() -> None:
    """A subject that the tree hangs on the cue returns to a finite clause that lacks one."""
    content = "the ability to strike would help Kiel"
    assert said("orphan-object") == [("indirect", "doubt", "He", content)]


def test_reference_at_the_end_is_the_reporters() -> None:
    """ "..., according to a transcript" covers the saying before it and is no part of it."""
    over, saying = found("according-over")
    assert over.source.text == "a transcript"
    assert saying.parent == over.attribution_id
    assert [each[3] for each in said("according-over")] == [
        "He said the pump had failed",
        "the pump had failed",
    ]


def test_reference_inside_a_content_is_the_sources() -> None:
    """ "that, according to X, ..." belongs to what the outer source said."""
    outer, inner = found("according-inside")
    assert (outer.source.text, inner.source.text) == ("They", "Cole")
    assert inner.parent == outer.attribution_id


def test_nested_saying_has_a_parent() -> None:
    """A saying inside a content has the outer attribution as its parent."""
    outer, inner = found("nested")
    assert (outer.source.text, inner.source.text) == ("Lee", "the mayor")
    assert (outer.parent, inner.parent) == (None, outer.attribution_id)


def test_relative_pronoun_stands_for_its_noun() -> None:
    """The source of "who claimed" is the noun before it, without the relative clause."""
    assert [each[2] for each in said("relative-source")] == ["The trader"]


@pytest.mark.parametrize(
    ("name", "cue"),
    [
        ("called-on", "called on"),
        ("did-not-say", "did not say"),
        ("according", "According to"),
        ("calls-noun", "calls for"),
    ],
)
def test_cue_span_holds_the_whole_cue(name: str, cue: str) -> None:
    """The cue span covers auxiliaries, negation, head and preposition where they touch."""
    span = found(name)[0].cue_span
    assert span is not None
    assert span.slice(doc(name).text) == cue


def test_a_charge_needs_nobody_who_makes_it() -> None:
    """ "Was accused of taking bribes" is said by somebody, as is what stands beside a name; what a
    firm "was praised for" it has done.
    """
    assert [each[2:] for each in said("charged-nobody")] == [("", "of taking bribes")]
    assert [each[2:] for each in said("charged-aside")] == [("the union", "of hiding the damage")]
    assert said("praised-nobody") == []
