"""Arguments that only their own article can tell from others of the same words."""

from kg.merge.tokens import PRONOUNS
from kg.records import Argument, Entity, EntityKind

#: The heads of subjects that no word of the text names: "Call the police!".
_SPOKEN_TO = frozenset({"you"})
#: Prefix of the ids of people and bodies without a name, given by the link stage.
_UNNAMED = "unnamed-"
#: Names of the groups that "we" of one speaker stands for, as the link stage writes them.
_SIDES = ("’s side", "’ side")


def is_implied(argument: Argument) -> bool:
    """Say whether the argument is the unsaid subject of an imperative.

    Its span is the verb that shows it, so its text ("Call") names nothing.
    """
    is_you = argument.head.lower() in _SPOKEN_TO and argument.text.lower() not in _SPOKEN_TO
    return is_you and argument.span == argument.head_span


def is_local(entity: Entity) -> bool:
    """Say whether an entity belongs to one article, so that its words identify nothing.

    "The nurse" and "a union" without a name are others in the next article, and
    so is the side of a speaker ("we") for whom no body is known: two speakers of
    one surname have two sides.
    """
    return _is_unnamed(entity.entity_id) or _is_side(entity)


def is_open(entity_id: str | None) -> bool:
    """Say whether a phrase with this id is linked to nothing that a second article could name."""
    return entity_id is None or _is_unnamed(entity_id)


def local_key(argument: Argument, scope: str, entity: Entity) -> str:
    """Return what identifies a local entity.

    The side of a speaker with a name is that speaker's, whichever outlet prints
    the words. Else it is the entity's id, or for a pronoun in a quotation the
    quotation, whose id `scope` then is: "We saw it burn", printed by two outlets,
    has one speaker, though each article gives that speaker an id.
    """
    if _is_side(entity) and not _is_unnamed(entity.members[0]):
        return f"p:side:{entity.members[0]}"
    word = argument.head.lower()
    if word in PRONOUNS and scope.startswith("quo-"):
        return f"p:{scope}:{word}"
    return f"p:{entity.entity_id}"


def _is_unnamed(entity_id: str) -> bool:
    return entity_id.startswith(_UNNAMED)


def _is_side(entity: Entity) -> bool:
    one = entity.kind is EntityKind.GROUP and len(entity.members) == 1
    return one and entity.name.endswith(_SIDES)
