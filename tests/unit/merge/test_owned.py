"""Claims that say too little to be met in another article."""

from kg.merge import merge_claims
from kg.records import Assertion, QualifierRole
from tests.unit.merge.build import ENTITIES, Writer, two_writers, voice


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


def _is_one(first: Writer, second: Writer, *facts: Assertion) -> bool:
    """Say whether the assertions have one claim when the two articles are merged."""
    result = merge_claims([*first.written, *second.written], ENTITIES)
    home = {fact.assertion_id: fact.claim_id for fact in result.assertions}
    return len({home[fact.assertion_id] for fact in facts}) == 1


def test_what_names_nothing_particular_is_of_its_story() -> None:
    """ "The issues were resolved" is one claim in one story and where no names tell otherwise, and
    two claims in two stories; a claim that names somebody is one in any story."""
    first, second = two_writers()
    bare = [writer.say("the minister", "read", "the report") for writer in (first, second)]
    assert _is_one(first, second, *bare)
    for writer in (first, second):
        writer.say("Zelensky", "visit", "NATO")
    assert _is_one(first, second, *bare)
    first, second = two_writers()
    bare = [writer.say("the minister", "read", "the report") for writer in (first, second)]
    named = [writer.say("the minister", "read", "a Russian report") for writer in (first, second)]
    first.say("Zelensky", "visit", "NATO")
    second.say("Russia", "sue", "US")
    assert not _is_one(first, second, *bare)
    assert _is_one(first, second, *named)


def test_one_speaker_says_an_empty_thing_once() -> None:
    """ "There was no blackmail" of one named speaker in one story is one claim."""
    first, second = two_writers()
    said = []
    for writer in (first, second):
        writer.say("Zelensky", "visit", "NATO")
        said.append(writer.say("blackmail", "exist", voice=(voice("Zelensky"),)))
    idle = [writer.say("a way", "exist") for writer in (first, second)]
    assert _is_one(first, second, *said)
    assert not _is_one(first, second, *idle)


def test_a_claim_without_its_object_is_not_met() -> None:
    """ "Zelensky focused" is no claim where what he focused on is too long for one."""
    first, second = two_writers()
    long = "raising charges that the old port company had never paid its workers in the east"
    cut = [
        writer.say("Zelensky", "complain", None, (QualifierRole.TOPIC, "about", long))
        for writer in (first, second)
    ]
    assert not _is_one(first, second, *cut)


def test_a_verb_without_object_stands_for_itself() -> None:
    """ "Congress runs" is not "Congress governs", though to run a country is to govern it; to quit
    is to step down."""
    first, second = two_writers()
    verbs = first.say("NATO", "run"), second.say("NATO", "govern")
    ruled = first.say("NATO", "run", "Ukraine"), second.say("NATO", "govern", "Ukraine")
    left = first.say("Zelensky", "resign"), second.say("Zelensky", "step down")
    assert not _is_one(first, second, *verbs)
    assert _is_one(first, second, *ruled)
    assert _is_one(first, second, *left)
