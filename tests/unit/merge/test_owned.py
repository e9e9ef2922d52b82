"""Subjects that are known only by their owner."""

from kg.merge import merge_claims
from tests.unit.merge.build import ENTITIES, two_writers


def test_its_captain_is_another_one_in_another_article() -> None:
    """ "Its captain", "her ministry" belong to their article; "the captain" may be the same, and
    "his" of an object is the subject's own."""
    first, second = two_writers()
    own = [writer.say("its captain", "visit", "Ukraine") for writer in (first, second)]
    plain = [writer.say("the captain", "sue", "Ukraine") for writer in (first, second)]
    thing = [writer.say("Russia", "move", "its troops") for writer in (first, second)]
    result = merge_claims([*first.written, *second.written], ENTITIES)
    home = {fact.assertion_id: fact.claim_id for fact in result.assertions}
    assert home[own[0].assertion_id] != home[own[1].assertion_id]
    assert home[plain[0].assertion_id] == home[plain[1].assertion_id]
    assert home[thing[0].assertion_id] == home[thing[1].assertion_id]


def test_what_says_nothing_is_said_by_one_article() -> None:
    """ "The president felt", "there is a way" of two articles are two claims; with something that
    names what is meant they are one."""
    first, second = two_writers()
    idle = [writer.say("Zelensky", "feel") for writer in (first, second)]
    way = [writer.say("a way", "exist") for writer in (first, second)]
    seen = [writer.say("Zelensky", "see", "NATO") for writer in (first, second)]
    gone = [writer.say("Zelensky", "resign") for writer in (first, second)]
    result = merge_claims([*first.written, *second.written], ENTITIES)
    home = {fact.assertion_id: fact.claim_id for fact in result.assertions}
    assert home[idle[0].assertion_id] != home[idle[1].assertion_id]
    assert home[way[0].assertion_id] != home[way[1].assertion_id]
    assert home[seen[0].assertion_id] == home[seen[1].assertion_id]
    assert home[gone[0].assertion_id] == home[gone[1].assertion_id]
