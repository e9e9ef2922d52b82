"""Assertions in canonical slots."""

from dataclasses import replace

from kg.merge import merge_claims
from kg.merge.frames import Frame, frame_of
from kg.merge.terms import UNSAID
from kg.records import Assertion, Modality, QualifierRole
from tests.unit.merge.build import ENTITIES, Writer, two_writers

KNOWN = {entity.entity_id: entity for entity in ENTITIES}
OTHER, RECIPIENT, PURPOSE = QualifierRole.OTHER, QualifierRole.RECIPIENT, QualifierRole.PURPOSE


def frame(fact: Assertion) -> Frame:
    """Return the frame of an assertion that conveys nothing."""
    return frame_of(fact, KNOWN)


def test_giving_is_one_frame_in_six_wordings() -> None:
    """Six ways to say who gave what to whom have the same slots."""
    writer = Writer()
    facts = [
        writer.say("US", "give", "weapons", (RECIPIENT, "", "Kiev")),
        writer.say("US", "give", "weapons", (OTHER, "to", "Kiev")),
        writer.say("US", "provide", "Kiev", (OTHER, "with", "weapons")),
        writer.say("Kiev", "receive", "weapons", (OTHER, "from", "US")),
        writer.say("weapons", "send", "US", (OTHER, "to", "Kiev"), passive=True,
                   predicate_text="were sent by"),
        writer.say("US", "arm", "Ukraine", (OTHER, "with", "more weaponry")),
    ]  # fmt: skip
    assert len({frame(fact).key for fact in facts}) == 1


def test_purpose_is_no_recipient() -> None:
    """ "give money to boost defence" has no recipient."""
    fact = Writer().say("US", "give", "money", (PURPOSE, "to", "boost defence"))
    assert frame(fact).recipient is None


def test_passive_turns_round() -> None:
    """The agent of a passive is the subject; without an agent the subject is unsaid."""
    writer = Writer()
    active = writer.say("NATO", "shoot down", "missiles")
    passive = writer.say(
        "missiles", "shoot down", "NATO", passive=True, predicate_text="was shot down by"
    )
    bare = writer.say("missiles", "shoot down", passive=True, predicate_text="was shot down")
    assert frame(active).key == frame(passive).key
    assert frame(bare).subject.key == "unsaid"
    assert frame(bare).theme == frame(active).theme


def test_passive_of_giving_keeps_its_theme() -> None:
    """ "Ukraine was given weapons" has an unsaid giver, not weapons that give."""
    writer = Writer()
    fact = writer.say("Ukraine", "give", "weapons", passive=True, predicate_text="was given")
    found = frame(fact)
    assert found.subject.key == "unsaid"
    assert found.recipient is not None
    assert found.recipient.key == "Q212"
    assert found.theme is not None
    assert found.theme.head == "weapon"


def test_requests_share_their_slots() -> None:
    """Who is asked and what for stand in the same slots for all request verbs."""
    writer = Writer()
    facts = [
        writer.say("Zelensky", "ask", "NATO", (OTHER, "for", "help")),
        writer.say("Zelensky", "request", "aid", (OTHER, "from", "NATO")),
        writer.say("Zelensky", "appeal to", "NATO", (PURPOSE, "for", "assistance")),
    ]
    assert len({frame(fact).key for fact in facts}) == 1


def test_passive_with_a_preposition_has_no_agent() -> None:
    """ "was removed from office" has an unsaid agent and a place, not an office that removes."""
    fact = Writer().say(
        "Zelensky", "remove from", "office", passive=True, predicate_text="was removed from"
    )
    found = frame(fact)
    assert found.subject.key == "unsaid"
    assert found.relation == frame(Writer().say("US", "remove", "Zelensky")).relation
    assert [(each.side, each.term.head) for each in found.extras] == [("from", "office")]


def test_declaring_a_thing_is_not_saying_it() -> None:
    """Without content "declare" and "claim" are verbs of their own; with content they say."""
    writer = Writer()
    law = frame(writer.say("Zelensky", "declare", "martial law"))
    land = frame(writer.say("Zelensky", "claim", "the valley"))
    assert (law.relation.name, land.relation.name) == ("declare", "claim")
    assert law.relation.family != "say"
    content = writer.say("NATO", "help", "Ukraine")
    said = frame_of(writer.say("Zelensky", "declare"), KNOWN, (content,), ("c-1",))
    assert said.relation.family == "say"


def test_asking_a_question_is_not_a_request() -> None:
    """ "ask" before a question inquires, before a demand it requests."""
    writer = Writer()
    ask = writer.say("Zelensky", "ask", "NATO")
    content = writer.say("NATO", "help", "Ukraine")
    doubt = replace(content, modality=Modality.QUESTIONED)
    assert frame_of(ask, KNOWN, (content,), ("c-1",)).relation.family == "request"
    assert frame_of(ask, KNOWN, (doubt,), ("c-1",)).relation.family == "inquire"


def test_what_one_is_counts_by_its_words() -> None:
    """ "Zelensky is the president" is about the office, though both words refer to him."""
    fact = Writer().say("Zelensky", "be", "the president")
    assert fact.object is not None
    linked = replace(fact, object=replace(fact.object, entity_id="Q3874799"))
    theme = frame(linked).theme
    assert theme is not None
    assert theme.key == "w:president"


def test_saying_without_content_stays_in_its_article() -> None:
    """ "he tweeted" of two articles is two claims."""
    keys = [frame(Writer(article_id=name).say("Zelensky", "tweet")).key for name in ("a-1", "a-2")]
    assert keys[0] != keys[1]


def test_long_clause_is_no_qualifier_of_the_claim() -> None:
    """A time clause of many words stays with the assertion; a date belongs to the claim."""
    writer = Writer()
    clause = "the mayor had told every single engineer to leave the old dam"
    time = QualifierRole.TIME
    assert frame(writer.say("US", "attack", "Russia", (time, "after", clause))).extras == ()
    assert frame(writer.say("US", "attack", "Russia", (time, "in", "May 2022"))).extras


def test_blame_turns_round() -> None:
    """ "blame the outage on Russia" is "blame Russia for the outage"."""
    writer = Writer()
    one = writer.say("US", "blame", "the outage", (OTHER, "on", "Russia"))
    other = writer.say("US", "blame", "Russia", (OTHER, "for", "the outage"))
    assert frame(one).key == frame(other).key


def test_light_verb_with_its_noun_is_a_verb() -> None:
    """A light verb gives way to its noun, wherever the complement stands."""
    writer = Writer()
    plain = writer.say("Russia", "attack", "Ukraine")
    loose = writer.say("Russia", "launch", "an attack", (OTHER, "on", "Ukraine"))
    inner = writer.say("Russia", "launch", "an attack on the old port", head_of="attack")
    bare = writer.say("Russia", "launch", "an attack")
    assert frame(plain).key == frame(loose).key
    theme = frame(inner).theme
    assert frame(inner).relation.name == "attack"
    assert theme is not None
    assert (theme.head, theme.words) == ("port", frozenset({"old"}))
    assert frame(bare).relation.name == "begin"


def test_the_cause_causes_something_unsaid() -> None:
    """A valve that "was the cause" may have caused the fire that another article names; a valve
    that is "a cause of delay" causes delay."""
    first, second = two_writers()
    open_one = first.say("a NATO valve", "be", "the cause")
    named = second.say("a NATO valve", "cause", "the fire")
    other = frame(second.say("the valve", "be", "a cause of delay", head_of="cause"))
    assert other.theme is not None
    assert (other.relation.name, other.theme.head) == ("cause", "delay")
    assert frame(open_one).theme is UNSAID
    result = merge_claims([open_one, named], ENTITIES)
    assert [claim.label for claim in result.claims] == ["a NATO valve causes the fire"]
    alone = merge_claims([open_one], ENTITIES).claims[0]
    assert alone.object is None


def test_meeting_has_no_direction() -> None:
    """Who meets whom does not matter; who attacks whom does."""
    writer = Writer()
    assert (
        frame(writer.say("US", "meet", "Russia")).key
        == frame(writer.say("Russia", "meet with", "US")).key
    )
    assert (
        frame(writer.say("US", "attack", "Russia")).key
        != frame(writer.say("Russia", "attack", "US")).key
    )


def test_unresolved_pronoun_belongs_to_its_article() -> None:
    """ "they" of two articles are two things, of one article one."""
    first, second = Writer(), Writer(article_id="a-2")
    keys = [frame(w.say("they", "attack", "Ukraine")).subject.key for w in (first, first, second)]
    assert keys[0] == keys[1] != keys[2]


def test_manner_and_purpose_stay_with_the_assertion() -> None:
    """Only place, time, quantity, recipient and topic belong to the claim."""
    writer = Writer()
    plain = writer.say("Russia", "attack", "Ukraine")
    rich = writer.say("Russia", "attack", "Ukraine", (PURPOSE, "for", "gain"))
    placed = writer.say("Russia", "attack", "Ukraine", (QualifierRole.PLACE, "in", "the east"))
    assert frame(plain).key == frame(rich).key != frame(placed).key


def test_from_and_to_are_different_places() -> None:
    """The direction of a place is part of the claim, its exact preposition is not."""
    writer = Writer()
    keys = [
        frame(writer.say("US", "fly", None, (QualifierRole.PLACE, marker, "Kiev"))).key
        for marker in ("to", "into", "from")
    ]
    assert keys[0] == keys[1] != keys[2]


def test_speech_act_with_addressee_and_content() -> None:
    """The object of a speech act is read as addressee or content by what it covers."""
    writer = Writer()
    content = writer.say("NATO", "shoot down", "missiles")
    told = writer.say("Zelensky", "tell", "US")
    said = writer.say("Zelensky", "say", "NATO shoots down missiles")
    assert said.object is not None
    inside = replace(content, predicate=replace(content.predicate, span=said.object.head_span))
    to_someone = frame_of(told, KNOWN, (content,), ("c-1",))
    to_nobody = frame_of(said, KNOWN, (inside,), ("c-1",))
    assert to_someone.recipient is not None
    assert to_nobody.recipient is None
    assert to_someone.theme is None
    assert to_nobody.theme is None
    assert to_someone.relation == to_nobody.relation
    assert to_someone.content == to_nobody.content == ("c-1",)
