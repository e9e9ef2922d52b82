"""Laws of merging: the answer depends on the set of assertions alone."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.merge import Judgements, merge_claims, merge_entities
from kg.records import Assertion, ClaimLink, Entity, Modality, Polarity, QualifierRole
from tests.unit.merge.build import ENTITIES, KNOWN, Writer, voice

SUBJECTS = ["NATO", "NATO countries", "US", "the US and its allies", "Russia", "they", "leaders"]
VERBS = ["give", "provide", "receive", "attack", "shoot down", "accept", "reject", "ask", "beg"]
OBJECTS = [
    "Ukraine",
    "Kiev",
    "missiles",
    "Russian missiles",
    "20 tanks",
    "31 tanks",
    "weapons",
    None,
]
EXTRAS = [
    (QualifierRole.PLACE, "in", "Ukraine"),
    (QualifierRole.PLACE, "in", "the east"),
    (QualifierRole.TIME, "in", "2022"),
    (QualifierRole.TIME, "in", "March 2022"),
    (QualifierRole.OTHER, "with", "weapons"),
    (QualifierRole.RECIPIENT, "to", "Kiev"),
]


@st.composite
def batches(draw: st.DrawFn) -> list[Assertion]:
    """Draw the assertions of up to four articles, some of them speech acts with contents."""
    facts: list[Assertion] = []
    for number in range(draw(st.integers(1, 4))):
        writer = Writer(outlet=f"Outlet {number % 3}", article_id=f"a-{number}")
        for _ in range(draw(st.integers(0, 5))):
            fact = writer.say(
                draw(st.sampled_from(SUBJECTS)),
                draw(st.sampled_from(VERBS)),
                draw(st.sampled_from(OBJECTS)),
                *draw(st.lists(st.sampled_from(EXTRAS), max_size=2)),
                passive=draw(st.booleans()),
                polarity=draw(st.sampled_from(list(Polarity))),
                modality=draw(st.sampled_from(list(Modality))),
            )
            if draw(st.booleans()):
                act = writer.say("Zelensky", draw(st.sampled_from(["say", "demand"])))
                writer.written.remove(fact)
                said = replace(fact, content_of=act.assertion_id, voice=(voice("Zelensky"),))
                writer.written.append(said)
        facts.extend(writer.written)
    return facts


@settings(max_examples=60, deadline=None)
@given(batches(), st.randoms(use_true_random=False))
def test_order_does_not_matter(facts: list[Assertion], random: Random) -> None:
    """Shuffled assertions and entities give the same claims, links and claim ids."""
    whole = merge_claims(facts, ENTITIES)
    shuffled, known = list(facts), list(ENTITIES)
    random.shuffle(shuffled)
    random.shuffle(known)
    assert merge_claims(shuffled, known) == whole


@settings(max_examples=40, deadline=None)
@given(batches(), st.data())
def test_repeats_do_not_matter(facts: list[Assertion], data: st.DataObject) -> None:
    """Assertions that arrive twice count once."""
    again = data.draw(st.lists(st.sampled_from(facts))) if facts else []
    assert merge_claims(facts + again, ENTITIES * 2) == merge_claims(facts, ENTITIES)


@settings(max_examples=60, deadline=None)
@given(batches(), st.integers(0, 20))
def test_merging_merged_shards_is_merging_all(facts: list[Assertion], cut: int) -> None:
    """Shards merged by themselves, then together, give what all at once gives, since a claim
    id from an earlier merge carries no weight."""
    left, right = merge_claims(facts[:cut], ENTITIES), merge_claims(facts[cut:], ENTITIES)
    together = merge_claims(left.assertions + right.assertions, ENTITIES)
    assert together == merge_claims(facts, ENTITIES)
    assert merge_claims(together.assertions, ENTITIES) == together


@settings(max_examples=60, deadline=None)
@given(batches())
def test_every_assertion_has_its_claim(facts: list[Assertion]) -> None:
    """Nothing vanishes: each assertion is kept with a claim of the result, each claim has an
    assertion, and links join claims of the result."""
    result = merge_claims(facts, ENTITIES)
    ids = {claim.claim_id for claim in result.claims}
    assert {fact.assertion_id for fact in result.assertions} == {f.assertion_id for f in facts}
    assert {fact.claim_id for fact in result.assertions} == ids
    for link in result.links:
        assert {link.from_id, link.to_id} <= ids
        assert 0.0 < link.score <= 1.0
    assert [_key(link) for link in result.links] == sorted({_key(link) for link in result.links})


def _key(link: ClaimLink) -> tuple[str, str, str]:
    return link.kind, link.from_id, link.to_id


@settings(max_examples=60, deadline=None)
@given(batches())
def test_named_agents_never_mix(facts: list[Assertion]) -> None:
    """Two linked entities in the subject slot never share a claim, but those who act for one."""
    acts_for = {"grp-nato": "Q7184"}
    active = [f for f in facts if not f.predicate.passive and f.predicate.lemma != "receive"]
    subjects: dict[str | None, set[str]] = {}
    for fact in merge_claims(active, ENTITIES).assertions:
        entity = fact.subject.entity_id
        if entity is not None and entity in KNOWN.values():
            subjects.setdefault(fact.claim_id, set()).add(acts_for.get(entity, entity))
    assert all(len(each) == 1 for each in subjects.values())


@settings(max_examples=60, deadline=None)
@given(batches(), st.data())
def test_judgements_hold_in_any_order_and_again(
    facts: list[Assertion], data: st.DataObject
) -> None:
    """Claims called the same are one, claims called different are not, in whatever order the
    assertions come and when the result is merged again."""
    speech = {fact.content_of for fact in facts if fact.content_of}
    before = merge_claims(facts, ENTITIES).assertions
    acts = {str(fact.claim_id) for fact in before if fact.assertion_id in speech}
    plain = sorted({str(fact.claim_id) for fact in before} - acts)
    if len(plain) < 3:
        return
    chosen = data.draw(st.permutations(plain))[:3]
    pair, parted = tuple(sorted(chosen[:2])), tuple(sorted(chosen[1:]))
    judged = Judgements(same=(pair,), different=(parted,))
    result = merge_claims(facts, ENTITIES, (), judged)
    now = dict(result.aliases)
    assert now.get(pair[0], pair[0]) == now.get(pair[1], pair[1])
    assert now.get(parted[0], parted[0]) != now.get(parted[1], parted[1])
    assert merge_claims(result.assertions[::-1], ENTITIES, (), judged) == result


@given(st.permutations(ENTITIES))
def test_entities_in_any_order(entities: list[Entity]) -> None:
    """Entities merge alike in any order."""
    assert merge_entities(entities) == merge_entities(ENTITIES)
