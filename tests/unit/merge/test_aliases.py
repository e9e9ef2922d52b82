"""Ids of unknown entities that mean one entity across articles."""

from collections.abc import Mapping
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ids import content_id
from kg.merge import apply_aliases, nil_clusters
from kg.merge.entities import merge_entities
from kg.records import (
    Entity,
    EntityKind,
    Mention,
    MentionKind,
    Reading,
    Span,
)
from tests.articles import bare_article


def person(name: str, entity_id: str | None = None) -> Entity:
    """Return a person; unknown unless an id is given."""
    return entity(name, EntityKind.PERSON, entity_id)


def body(name: str, kind: EntityKind = EntityKind.ORG) -> Entity:
    """Return an unknown organisation or place."""
    return entity(name, kind, None)


def entity(name: str, kind: EntityKind, entity_id: str | None) -> Entity:
    """Return an entity whose id depends on name and kind unless given."""
    made = entity_id or content_id("nil", name, kind)
    iri = f"http://www.wikidata.org/entity/{made}" if made.startswith("Q") else None
    return Entity(entity_id=made, name=name, kind=kind, aliases=(), same_as=iri)


#: Names that make two articles tell one story.
STORY = (body("Lake Water Board"), person("Edda Quist"))


def are_one(
    left: Entity, right: Entity, *, story: bool = False, others: tuple[Entity, ...] = ()
) -> bool:
    """Say whether two entities of two articles, with or without a story in common, are one."""
    rest = STORY if story else ()
    clusters = nil_clusters([(left, *rest), (right, *rest), others])
    return root(clusters, left) == root(clusters, right)


def root(clusters: Mapping[str, str], which: Entity) -> str:
    """Return the id that stands for an entity."""
    return clusters.get(which.entity_id, which.entity_id)


@pytest.mark.parametrize(
    ("left", "right"),
    [("Sergei Hlibov", "Sergey Hlibov"), ("Viktor Zorin", "Victor Zorin")],
)
def test_transliterations_of_a_full_name_are_one_person(left: str, right: str) -> None:
    """Two spellings of one name need no story in common."""
    assert are_one(person(left), person(right))


def test_alike_first_names_need_a_common_story() -> None:
    """ "Tomas" and "Thomas Lund" are one only in articles that share another unknown name."""
    assert are_one(person("Tomas Lund"), person("Thomas Lund"), story=True)
    assert not are_one(person("Tomas Lund"), person("Thomas Lund"))


def test_namesakes_and_couples_stay_apart() -> None:
    """Another bearer of the surname, or a name of the other sex, keeps people apart."""
    other = person("Peder Lund")
    assert not are_one(person("Tomas Lund"), person("Thomas Lund"), story=True, others=(other,))
    assert not are_one(person("Ivan Hlibov"), person("Ivana Hlibov"), story=True)
    assert not are_one(person("Lund"), person("Tomas Lund"), story=True)


def test_known_people_are_never_merged() -> None:
    """Items of the knowledge base stay as they are, and so does who is spelt like one."""
    known = person("Viktor Zorin", "Q1")
    assert nil_clusters([(known, person("Victor Zorin"), person("Viktor Zorin", "Q2"))]) == {}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (body("Vester-Lund"), body("Vester Lund", EntityKind.OTHER)),
        (body("Vester Lund"), body("Vester Lund Holdings")),
    ],
)
def test_spellings_and_legal_forms_are_one_body(left: Entity, right: Entity) -> None:
    """Hyphens, the recogniser's type and "Holdings" make no other firm."""
    assert are_one(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Vester Lund", "Vester Lund Foundation"),
        ("National Bank", "National Bank Holdings"),
        ("Vester", "Vester Holdings"),
    ],
)
def test_other_bodies_stay_apart(left: str, right: str) -> None:
    """A foundation is no firm, common words are no name, and one word is too little."""
    assert not are_one(body(left), body(right))


def test_a_place_is_not_the_firm_that_is_called_after_it() -> None:
    """ "Vester Shipping" is the "Vester" of its story, unless that is a town."""
    firm = body("Vester Shipping")
    assert are_one(body("Vester"), firm, story=True)
    assert not are_one(body("Vester", EntityKind.LOC), firm, story=True)


def test_initials_mean_the_only_name_of_their_story() -> None:
    """ "VLH" is Vester Lund Holdings in one story, nobody known in another or with a rival."""
    short, full = body("VLH"), body("Vester Lund Holdings")
    assert are_one(short, full, story=True)
    assert not are_one(short, full)
    assert not are_one(short, full, story=True, others=(body("Vardo Land Hospital"),))


def test_people_with_the_name_of_a_body_are_that_body() -> None:
    """A firm or a town that one article takes for a person is one with it in the same story."""
    firm, town = body("Vester Lund"), body("Vardo", EntityKind.LOC)
    assert are_one(person("Vester Lund"), firm, story=True)
    assert not are_one(person("Vester Lund"), firm)
    assert are_one(person("Vardo"), town, story=True)
    assert not are_one(person("Vardo"), town, story=True, others=(person("Ida Vardo"),))


NAMES = st.sampled_from(
    (
        person("Tomas Lund"),
        person("Thomas Lund"),
        person("Tomaz Lund"),
        person("Peder Holm"),
        person("Victor Zorin"),
        person("Viktor Zorin", "Q9"),
        body("VLH"),
        body("Vester Lund"),
        body("Vester-Lund", EntityKind.LOC),
        body("Vester Lund Holdings"),
        *STORY,
    )
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(NAMES, max_size=6), max_size=5))
def test_order_and_repeats_change_nothing(articles: list[list[Entity]]) -> None:
    """Articles and their entities may come in any order and twice."""
    expected = nil_clusters(articles)
    shuffled = [list(reversed(group)) for group in reversed(articles)]
    assert nil_clusters(shuffled + articles) == expected
    assert all(expected.get(target, target) == target for target in expected.values())
    assert all(target < gone for gone, target in expected.items())
    assert not any(gone.startswith("Q") for gone in (*expected, *expected.values()))


def test_three_articles_give_one_result_in_any_order() -> None:
    """The smallest id stands for the cluster whatever article comes first."""
    groups = [(person(name), *STORY) for name in ("Tomas Lund", "Thomas Lund", "Tomaz Lund")]
    results = [nil_clusters(order) for order in permutations(groups)]
    assert all(result == results[0] for result in results)
    assert set(results[0].values()) == {min(group[0].entity_id for group in groups)}


def test_records_get_the_id_that_stands_for_the_cluster() -> None:
    """Mentions, entities and members of groups are renamed, once and for all."""
    group = Entity(
        entity_id="group-1",
        name="Vester-Lund and its friends",
        kind=EntityKind.GROUP,
        aliases=(),
        same_as=None,
        members=("nil-b",),
    )
    made = apply_aliases(reading((entity("Vester-Lund", EntityKind.ORG, "nil-b"), group)), ALIASES)
    assert made.mentions[0].entity_id == "nil-a"
    assert [(e.entity_id, e.members) for e in made.entities] == [
        ("nil-a", ()),
        ("group-1", ("nil-a",)),
    ]
    assert apply_aliases(made, ALIASES) == made
    assert apply_aliases(made, {}) is made


ALIASES = {"nil-b": "nil-a"}


def reading(entities: tuple[Entity, ...]) -> Reading:
    """Return a reading with one mention of "nil-b"."""
    article = bare_article("Vester-Lund pays.", article_id="a-1", outlet="Test Post")
    mention = Mention(
        article_id="a-1",
        span=Span(0, 11),
        text="Vester-Lund",
        kind=MentionKind.NAME,
        entity_id="nil-b",
        literal_id=None,
        antecedent=None,
        score=0.7,
        rule="nil",
    )
    return Reading(
        article=article,
        mentions=(mention,),
        attributions=(),
        assertions=(),
        entities=entities,
        rejects=(),
    )


def test_bodies_without_a_name_stay_apart() -> None:
    """ "The union" and "the transport union" of two articles of one story are two bodies each."""
    for name in ("union", "transport union"):
        one, other = (entity(name, EntityKind.ORG, f"unnamed-{at}") for at in "12")
        assert not are_one(one, other, story=True)
        assert not are_one(one, body(name), story=True)
        assert len(merge_entities((one, other))) == 2
