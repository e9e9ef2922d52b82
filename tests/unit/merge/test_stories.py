"""Claims on the dead and injured of one story, and what makes two articles one story."""

from dataclasses import replace

import pytest

from kg.merge import merge_claims
from kg.merge.claims import Merged
from kg.merge.frames import frame_of
from kg.merge.scopes import scopes_of
from kg.merge.stories import rare_entities, story_of
from kg.records import Assertion, Edit, QualifierRole, Quotation, Rendering, Span
from tests.unit.merge.build import ENTITIES, Writer, two_writers

KNOWN = {entity.entity_id: entity for entity in ENTITIES}


def quotation_over(*writers: Writer) -> Quotation:
    """Return a short quotation that covers all that the writers wrote."""
    renderings = tuple(
        Rendering(
            article_id=writer.article_id,
            outlet=writer.outlet,
            spans=(Span(0, writer.place),),
            text="It is early. It is rusty.",
            source_id=None,
            cue="say",
            edit=Edit.WHOLE,
        )
        for writer in writers
    )
    return Quotation(quotation_id="quo-1", text="It is early. It is rusty.", renderings=renderings)


def tell_story(*writers: Writer) -> None:
    """Let every writer name the same two rare entities, in words of their own."""
    for number, writer in enumerate(writers):
        writer.say("Zelensky", ("visit", "praise", "describe")[number], "NATO")


def merged(*writers: Writer) -> Merged:
    """Merge all that the writers wrote."""
    return merge_claims([fact for writer in writers for fact in writer.written], ENTITIES)


def is_one(result: Merged, *facts: Assertion) -> bool:
    """Say whether the assertions have one claim."""
    home = {fact.assertion_id: fact.claim_id for fact in result.assertions}
    return len({home[fact.assertion_id] for fact in facts}) == 1


def killed(writer: Writer, who: str) -> Assertion:
    """Write that `who` were killed."""
    return writer.say(who, "kill", passive=True, predicate_text="were killed")


def test_to_die_and_to_lose_life_is_to_be_killed() -> None:
    """Two workers who died, lost their lives or were killed fill the same slots."""
    writer = Writer()
    facts = [
        killed(writer, "two workers"),
        writer.say("two workers", "die"),
        writer.say("two workers", "lose", "their lives"),
        writer.say("two workers", "die from", "burns"),
    ]
    assert len({frame_of(fact, KNOWN).key for fact in facts}) == 1


def test_a_claim_of_dying_names_no_killer() -> None:
    """Where every text says "die", so does the claim; one text that says "kill" names the deed."""
    alone = Writer()
    alone.say("the singer", "die")
    claim = merged(alone).claims[0]
    assert (claim.subject.text, claim.predicate, claim.object) == ("singer", "die", None)
    killed(alone, "the singer")
    claim = merged(alone).claims[0]
    assert (claim.subject.key, claim.predicate) == ("unsaid", "kill")


def test_a_toll_counts_the_dead() -> None:
    """ "The death toll rose to four" and "four people died" are one claim; a bill is no toll."""
    writer = Writer()
    toll = writer.say("the death toll", "rise to", "four")
    dead = writer.say("four people", "die")
    bill = writer.say("the bill", "rise to", "four")
    assert frame_of(toll, KNOWN).key == frame_of(dead, KNOWN).key
    assert frame_of(bill, KNOWN).relation.name != "kill"


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("two people", "two workers", True),
        ("two men", "two workers", True),
        ("two soldiers", "two nurses", False),
        ("two people", "three workers", False),
        ("two people", "two horses", False),
    ],
)
def test_people_are_whoever_is_counted(one: str, other: str, is_same: bool) -> None:
    """In one story a count of people fits any people of that number, and no others."""
    first, second = two_writers()
    tell_story(first, second)
    facts = killed(first, one), killed(second, other)
    assert is_one(merged(first, second), *facts) is is_same


def test_the_dead_of_another_story_are_others() -> None:
    """Without a story in common "two workers were killed" does not fit "two people died"."""
    first, second = two_writers()
    first.say("Zelensky", "visit", "NATO")
    second.say("Russia", "sue", "US")
    facts = killed(first, "two people"), killed(second, "two workers")
    assert not is_one(merged(first, second), *facts)


def test_what_everybody_names_makes_no_story() -> None:
    """An entity of more than twenty articles and a fiftieth of the corpus tells nothing."""
    facts = []
    for number in range(30):
        writer = Writer(outlet=f"Outlet {number}", article_id=f"a-{number}")
        writer.say("Russia", "attack", "Ukraine" if number < 5 else "the town")
        facts += writer.written
    found = rare_entities(facts, KNOWN)
    assert found["a-1"] == {"Q212"}
    assert story_of(["a-1", "a-9"], found) == {"Q212"}


def test_a_headline_is_no_rival_of_its_own_article() -> None:
    """ "Ignored warnings" above "ignored two written warnings in May" leaves the latter free."""
    first, second = two_writers()
    one = first.say("NATO", "ignore", "two written warnings")
    headline = second.say("NATO", "ignore", "warnings")
    body = second.say(
        "NATO", "ignore", "two written warnings", (QualifierRole.TIME, "in", "May 2023")
    )
    assert is_one(merged(first, second), one, headline, body)


def test_an_empty_it_is_known_by_its_words() -> None:
    """ "It is too early to say" is the same in two outlets that quote it; "it is rusty" is not."""
    first, second = two_writers()
    empty = [writer.say("it", "be", "early") for writer in (first, second)]
    full = [writer.say("it", "be", "rusty") for writer in (first, second)]
    scopes = scopes_of([*empty, *full], [quotation_over(first, second)])
    assert scopes[empty[0].assertion_id] == scopes[empty[1].assertion_id]
    assert scopes[full[0].assertion_id] != scopes[full[1].assertion_id]


def test_a_bare_last_name_names_the_person() -> None:
    """An article that only says "Dahl" shares a person with one that says "Ana Dahl", and what
    belongs to one article ("the strikers’ side") is no part of any story."""
    names = {"nil-1": "Ana Dahl", "nil-2": "Dahl", "group-1": "Dahl’s side"}
    known = {
        entity_id: replace(ENTITIES[4], entity_id=entity_id, name=name)
        for entity_id, name in names.items()
    }
    facts = []
    for number, ids in enumerate((("nil-1",), ("nil-2", "group-1"))):
        writer = Writer(article_id=f"a-{number}")
        for entity_id in ids:
            fact = writer.say("somebody", "visit", "the town")
            facts.append(replace(fact, subject=replace(fact.subject, entity_id=entity_id)))
    assert set(rare_entities(facts, known).values()) == {frozenset({"name:dahl"})}
