"""Entities of several readings as one record each."""

from itertools import permutations

from kg.merge import merge_entities
from kg.records import Entity, EntityKind


def entity(name: str, *aliases: str, kind: EntityKind = EntityKind.PERSON) -> Entity:
    """Return an entity with one fixed id."""
    return Entity(entity_id="nil-1", name=name, kind=kind, aliases=aliases, same_as=None)


def test_most_complete_name_wins() -> None:
    """The longest name is the name, the others are aliases, in any order."""
    parts = (entity("Dahl", "Mayor Dahl"), entity("Ingrid Dahl"), entity("I. Dahl", "Dahl"))
    results = {merge_entities(order) for order in permutations(parts)}
    assert len(results) == 1
    ((only,),) = results
    assert only.name == "Ingrid Dahl"
    assert only.aliases == ("Dahl", "I. Dahl", "Mayor Dahl")


def test_merging_merged_shards_gives_the_same() -> None:
    """Shards may be merged first, and merging again changes nothing."""
    one, two, three = entity("A"), entity("A B", "X"), entity("A C", "Y")
    whole = merge_entities((one, two, three))
    assert merge_entities((*merge_entities((one, two)), *merge_entities((three,)))) == whole
    assert merge_entities(whole) == whole


def test_members_and_links_are_united() -> None:
    """Members are united, a known Wikidata item is kept, the more telling kind wins."""
    first = Entity(
        entity_id="g",
        name="allies",
        kind=EntityKind.OTHER,
        aliases=(),
        same_as=None,
        members=("Q30",),
    )
    second = Entity(
        entity_id="g",
        name="allies",
        kind=EntityKind.GROUP,
        aliases=(),
        same_as="http://www.wikidata.org/entity/Q1",
        members=("Q142", "Q30"),
    )
    (only,) = merge_entities((first, second))
    assert only.members == ("Q142", "Q30")
    assert only.kind is EntityKind.GROUP
    assert only.same_as == "http://www.wikidata.org/entity/Q1"


def test_sorted_by_id() -> None:
    """Different ids stay apart and come sorted."""
    other = Entity(entity_id="a", name="Dahl", kind=EntityKind.PERSON, aliases=(), same_as=None)
    assert [each.entity_id for each in merge_entities((entity("Dahl"), other))] == ["a", "nil-1"]


def test_kind_is_that_of_the_most_complete_name() -> None:
    """A firm that one article takes for a person is a firm by its full name."""
    short, full = entity("Vester Lund"), entity("Vester Lund Holdings", kind=EntityKind.ORG)
    (only,) = merge_entities((short, full))
    assert only.kind is EntityKind.ORG
