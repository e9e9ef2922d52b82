"""First and second person in quotations: the speaker, the speaker's side, the one spoken to."""

from dataclasses import replace

import pytest

from kg.link import Linked
from kg.records import Attribution, CueClass, Entity, EntityKind, Form, Mention
from tests.unit.link.trees import (
    LINKER,
    attribution,
    entity_of,
    link,
    make_article,
    make_doc,
    span_of,
)


def _quoted(
    name: str,
    content: str,
    source: str,
    cue: str,
    kind: CueClass = CueClass.SAY,
    form: Form = Form.DIRECT,
) -> Attribution:
    """Return an attribution in a stored document with a cue of some class."""
    made = attribution(make_doc(name), content, source, form, cue)
    found = replace(made, attribution_id=f"at-{content}")
    return replace(found, source=replace(found.source, cue_class=kind))


def _mention(linked: Linked, text: str) -> Mention | None:
    return next((each for each in linked.mentions if each.text == text), None)


def _entity(linked: Linked, text: str) -> Entity:
    mention = _mention(linked, text)
    assert mention is not None
    return next(each for each in linked.entities if each.entity_id == mention.entity_id)


def test_we_of_the_head_of_a_body_without_a_name() -> None:
    """ "We" of the head of the union is the union, an entity of this article only."""
    told = _quoted(
        "dockers", "We will strike on Monday .", "The head of the dockers ' union", "said"
    )
    union = _entity(link("dockers", attributions=(told,)), "We")
    assert (union.name, union.kind) == ("union", EntityKind.ORG)
    doc = make_doc("dockers")
    other = LINKER(doc, make_article(doc, article_id="a-2"), (told,), ())
    assert _entity(other, "We").entity_id != union.entity_id


def test_sides_of_two_speakers_without_a_name_are_two() -> None:
    """A nurse and another nurse are two people, each with a side of her own."""
    phone = _quoted("nurse", "I heard my phone ,", "a nurse", "said")
    ran = _quoted("nurse", "We ran ,", "another nurse", "said")
    linked = link("nurse", attributions=(phone, ran))
    side = _entity(linked, "We")
    assert (side.name, side.kind) == ("nurse’s side", EntityKind.GROUP)
    assert side.members != (_entity(linked, "I").entity_id,)


def test_you_is_the_one_whom_the_cue_names() -> None:
    """ "You" and "your" told to the crew are the crew's."""
    told = _quoted("crew", "You must wait for your pay .", "The captain", "told")
    linked = link("crew", attributions=(told,))
    assert entity_of(linked, "You") == entity_of(linked, "your") == "crew"
    mention = _mention(linked, "You")
    assert mention is not None
    assert mention.rule == "addressee"


@pytest.mark.parametrize(
    ("name", "content"),
    [("press_told", "You must wait ."), ("anybody", "You never know who is next .")],
)
def test_you_of_the_public_stays_open(name: str, content: str) -> None:
    """What is told to reporters is told to anybody, and "you never know" means anybody."""
    linked = link(name, attributions=(_quoted(name, content, "The captain", "told"),))
    assert _mention(linked, "You") is None


def test_you_in_a_question_is_who_answers_next() -> None:
    """ "Will you resign?" is asked of the one who says no."""
    asked = _quoted("asked_mayor", "Will you resign ?", "a reporter", "asked", CueClass.QUESTION)
    said = _quoted("asked_mayor", "No ,", "the mayor", "said")
    assert entity_of(link("asked_mayor", attributions=(asked, said)), "you") == "mayor"
    assert _mention(link("asked_mayor", attributions=(asked,)), "you") is None


def test_you_is_who_is_called_in_the_same_words() -> None:
    """ "Leave your keys here, gentlemen": the keys of the gentlemen."""
    said = _quoted("called", "Leave your keys here , gentlemen ,", "the judge", "said")
    assert entity_of(link("called", attributions=(said,)), "your") == "gentlemen"


def test_you_is_who_was_asked_to_act_right_before() -> None:
    """After an appeal for witnesses to come forward, "you" are the witnesses."""
    appeal = _quoted(
        "witnesses",
        "witnesses to come forward",
        "Ana Kole",
        "appealed",
        CueClass.DIRECTIVE,
        Form.INDIRECT,
    )
    said = _quoted("witnesses", "Did you see a van ?", "she", "said")
    assert entity_of(link("witnesses", attributions=(appeal, said)), "you") == "witnesses"


@pytest.mark.parametrize(
    ("name", "side"),
    [("engineer", "plant"), ("executive", "firm"), ("opponent", "Barr’s side")],
)
def test_we_of_who_works_at_a_body(name: str, side: str) -> None:
    """An engineer at a plant speaks for it; a critic of a ministry does not speak for that."""
    sources = {"engineer": "Hana Sato", "executive": "Ole Berg", "opponent": "Tom Barr"}
    told = _quoted(name, "We did our best .", sources[name], "said")
    found = entity_of(link(name, attributions=(told,)), "We")
    assert found is not None
    assert found.endswith(side)


@pytest.mark.parametrize(
    ("name", "said", "side"),
    [
        ("leads", "We asked for bread ,", "union"),
        ("runs", "We had six cases ,", "company"),
        ("led_search", "We saw nothing ,", "Ana Roe’s side"),
    ],
)
def test_we_of_who_leads_a_body(name: str, said: str, side: str) -> None:
    """Who leads a union or runs a company speaks for it; a search is no body to speak for."""
    source = "Orr" if name == "leads" else "Roe"
    doc = make_doc(name)
    last = doc.text.count(source) - 1
    made = attribution(doc, said, source, Form.DIRECT, "said")
    span = span_of(doc, source, last)
    told = replace(made, source=replace(made.source, span=span))
    found = entity_of(link(name, attributions=(told,)), "We")
    assert found is not None
    assert found.endswith(side)
