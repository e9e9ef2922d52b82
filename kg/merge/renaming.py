"""Putting the id that stands for a cluster in the place of the others, in every record."""

from collections.abc import Mapping
from dataclasses import replace

from kg.records import (
    Argument,
    Assertion,
    Attribution,
    Entity,
    Mention,
    Qualifier,
    Reading,
    Voice,
)

Aliases = Mapping[str, str]


def apply_aliases(reading: Reading, aliases: Aliases) -> Reading:
    """Return a reading with the ids of `nil_clusters` in mentions, sources, arguments and entities.

    Ids of groups stay, their members are renamed. Applying it twice is the same
    as once.
    """
    if not aliases:
        return reading
    return replace(
        reading,
        mentions=tuple(_mention(mention, aliases) for mention in reading.mentions),
        attributions=tuple(_attribution(each, aliases) for each in reading.attributions),
        assertions=tuple(_assertion(each, aliases) for each in reading.assertions),
        entities=tuple(_entity(entity, aliases) for entity in reading.entities),
    )


def _id(entity_id: str | None, aliases: Aliases) -> str | None:
    return aliases.get(entity_id, entity_id) if entity_id is not None else None


def _mention(mention: Mention, aliases: Aliases) -> Mention:
    return replace(
        mention,
        entity_id=aliases.get(mention.entity_id, mention.entity_id),
        literal_id=_id(mention.literal_id, aliases),
    )


def _attribution(attribution: Attribution, aliases: Aliases) -> Attribution:
    return replace(
        attribution,
        source=_voice(attribution.source, aliases),
        medium=_argument(attribution.medium, aliases),
    )


def _assertion(assertion: Assertion, aliases: Aliases) -> Assertion:
    return replace(
        assertion,
        subject=replace(assertion.subject, entity_id=_id(assertion.subject.entity_id, aliases)),
        object=_argument(assertion.object, aliases),
        qualifiers=tuple(_qualifier(each, aliases) for each in assertion.qualifiers),
        voice=tuple(_voice(voice, aliases) for voice in assertion.voice),
    )


def _argument(argument: Argument | None, aliases: Aliases) -> Argument | None:
    if argument is None:
        return None
    return replace(argument, entity_id=_id(argument.entity_id, aliases))


def _qualifier(qualifier: Qualifier, aliases: Aliases) -> Qualifier:
    filled = replace(qualifier.argument, entity_id=_id(qualifier.argument.entity_id, aliases))
    return replace(qualifier, argument=filled)


def _voice(voice: Voice, aliases: Aliases) -> Voice:
    return replace(voice, entity_id=_id(voice.entity_id, aliases))


def _entity(entity: Entity, aliases: Aliases) -> Entity:
    members = {aliases.get(member, member) for member in entity.members}
    return replace(
        entity,
        entity_id=aliases.get(entity.entity_id, entity.entity_id),
        members=tuple(sorted(members)),
    )
