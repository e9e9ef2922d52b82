"""One entity per id: names and aliases of all readings together."""

from collections.abc import Iterable

from kg.records import Entity, EntityKind

_KINDS = {kind: rank for rank, kind in enumerate(EntityKind)}


def _completeness(name: str) -> tuple[int, int, str]:
    """Order names: more words, then more letters, then the alphabet, decide."""
    return len(name.split()), len(name), name


def _united(entities: list[Entity]) -> Entity:
    """Unite entities that share an id."""
    names = {entity.name for entity in entities}
    name = max(names, key=_completeness)
    aliases = names.union(*(entity.aliases for entity in entities)) - {name}
    same = sorted(entity.same_as for entity in entities if entity.same_as)
    members = set().union(*(entity.members for entity in entities))
    return Entity(
        entity_id=entities[0].entity_id,
        name=name,
        kind=min((e.kind for e in entities if e.name == name), key=_KINDS.__getitem__),
        aliases=tuple(sorted(aliases)),
        same_as=same[0] if same else None,
        members=tuple(sorted(members)),
    )


def merge_entities(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return one entity per id, sorted by id.

    The most complete name wins (most words, then longest, then last in the
    alphabet), the other names become aliases. The kind is that of the most
    complete name; of two the one that stands first in `EntityKind`. Merging
    merged entities again changes nothing.
    """
    found: dict[str, list[Entity]] = {}
    for entity in entities:
        found.setdefault(entity.entity_id, []).append(entity)
    return tuple(_united(found[key]) for key in sorted(found))
