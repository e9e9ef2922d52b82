"""Places and dates that stand where the parse did not look for them."""

from dataclasses import replace

from kg.merge import merge_claims
from kg.merge.frames import frame_of
from kg.merge.places import inner_places
from kg.records import Assertion, QualifierRole
from tests.unit.merge.build import ENTITIES, Writer, two_writers

KNOWN = {entity.entity_id: entity for entity in ENTITIES}


def met(writer: Writer, text: str, minimal: str) -> Assertion:
    """Write that Zelensky met somebody, of whom `minimal` is all that the claim needs."""
    fact = writer.say("Zelensky", "meet", text)
    assert fact.object is not None
    done = replace(fact, object=replace(fact.object, minimal=minimal, head=minimal.split()[-1]))
    writer.written[-1] = done
    return done


def test_a_place_inside_an_object_is_a_place() -> None:
    """ "Students in Berlin" are met in Berlin; the offsets are those of the name."""
    fact = met(Writer(), "students in East Berlin", "students")
    [(role, marker, place)] = inner_places(fact.object)
    assert (role, marker, place.text) == (QualifierRole.PLACE, "in", "East Berlin")
    assert place.span.end == fact.object.span.end if fact.object else False
    assert place.span.end - place.span.start == len("East Berlin")


def test_a_place_that_the_object_needs_is_part_of_it() -> None:
    """ "The port in Odessa" keeps a place that its minimal phrase holds; "faith in God" too."""
    writer = Writer()
    assert not list(inner_places(met(writer, "the port in Odessa", "port in Odessa").object))
    assert not list(inner_places(met(writer, "students in need", "students").object))
    assert not list(inner_places(None))


def test_two_named_places_part_two_claims() -> None:
    """Students met in Berlin and in Vienna are two claims, in Berlin twice one."""
    first, second = two_writers()
    berlin = met(first, "students in Berlin", "students")
    vienna = met(second, "students in Vienna", "students")
    again = met(second, "young students in Berlin", "students")
    result = merge_claims([*first.written, *second.written], ENTITIES)
    home = {fact.assertion_id: fact.claim_id for fact in result.assertions}
    assert home[berlin.assertion_id] == home[again.assertion_id]
    assert home[berlin.assertion_id] != home[vienna.assertion_id]


def test_a_date_is_a_time_whatever_it_was_taken_for() -> None:
    """ "On 1 March 2020", read as a topic, is a time; "on trade" is none."""
    topic = QualifierRole.TOPIC
    dated = Writer().say("NATO", "test", "the missile", (topic, "on", "1 March 2020"))
    plain = Writer().say("NATO", "meet", "Zelensky", (topic, "on", "trade"))
    assert [extra.role for extra in frame_of(dated, KNOWN).extras] == [QualifierRole.TIME]
    assert [extra.role for extra in frame_of(plain, KNOWN).extras] == [topic]


def test_the_mine_is_a_mine() -> None:
    """ "The mine" of two articles is one thing to be closed, though "mine" may be a pronoun."""
    first, second = two_writers()
    facts = [writer.say("Russia", "close", "the mine") for writer in (first, second)]
    own = [writer.say("Russia", "close", "mine") for writer in (first, second)]
    result = merge_claims([*first.written, *second.written], ENTITIES)
    home = {fact.assertion_id: fact.claim_id for fact in result.assertions}
    assert home[facts[0].assertion_id] == home[facts[1].assertion_id]
    assert home[own[0].assertion_id] != home[own[1].assertion_id]


def test_support_that_is_given_is_support() -> None:
    """ "Give support to Ukraine" and "support Ukraine" are one frame, also with a recipient."""
    writer = Writer()
    given = writer.say("NATO", "give", "support", (QualifierRole.RECIPIENT, "to", "Ukraine"))
    plain = writer.say("NATO", "support", "Ukraine")
    assert frame_of(given, KNOWN).theme == frame_of(plain, KNOWN).theme


def test_a_place_without_a_name_may_be_the_named_one() -> None:
    """What was found "near Quay 9" and "near the terminal" may be one; two names, and two phrases
    without a name, are two places."""
    first, second = two_writers()
    wheres = ("Quay 9", "the terminal"), ("Quay 9", "Dock 4"), ("the terminal", "the market")
    for verb, where in zip(("find", "sell", "film"), wheres, strict=True):
        for writer, place in zip((first, second), where, strict=True):
            writer.say("Zelensky", verb, "the wreck", (QualifierRole.PLACE, "near", place))
    facts = [*first.written, *second.written]
    home = {f.assertion_id: f.claim_id for f in merge_claims(facts, ENTITIES).assertions}
    pairs = zip(first.written, second.written, strict=True)
    same = [home[one.assertion_id] == home[other.assertion_id] for one, other in pairs]
    assert same == [True, False, False]
