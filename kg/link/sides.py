"""For whom a person speaks when saying "we": the state of a minister, the body of its head."""

from kg.grammar import children
from kg.link.descriptions import Descriptions
from kg.link.heads import mention_at
from kg.link.lexicon import words
from kg.link.offices import current_positions
from kg.link.profiles import Profile
from kg.link.workspace import Workspace
from kg.records import EntityKind

_BODIES = {EntityKind.GPE, EntityKind.ORG, EntityKind.LOC, EntityKind.OUTLET, EntityKind.OTHER}
#: Roles of those who speak for themselves: there are many of them.
_OWN = {"senator", "representative", "legislator", "speaker", "prosecutor", "special counsel"}


def side_of(work: Workspace, person: Profile, descriptions: Descriptions) -> Profile | None:
    """Return the one state or body that a person speaks for, or None.

    The offices of the knowledge base come first, then what the article states
    ("Polish President Jan Zaba"), then whose head or voice it calls the person
    ("a spokeswoman for the operator").
    """
    if person.kind in _BODIES:
        # «"We will appeal," the ministry said»: a body speaks for itself.
        return person
    for owners in (
        _known(work, person),
        {of for role, of in person.offices if of and role not in _OWN},
        _described(work, person, descriptions),
    ):
        sides = [work.profile(owner) for owner in sorted(owners)]
        states = [side for side in sides if side.kind in {EntityKind.GPE, EntityKind.LOC}]
        if len(sides) == 1 or len(states) == 1:
            return (states or sides)[0]
    return None


def _known(work: Workspace, person: Profile) -> set[str]:
    entry = person.entry
    positions = current_positions(work, entry) if entry is not None else []
    return {position.of for position in positions if position.role not in _OWN}


def _described(work: Workspace, person: Profile, descriptions: Descriptions) -> set[str]:
    """Return the bodies in "head of the union", "the company's spokesman", "union leader"."""
    owners: set[str] = set()
    for noun, description in descriptions.of(person.entity_id):
        if description.head is None or noun not in words("side_role"):
            continue
        for part in children(description.head, "nmod", "nmod:poss", "compound"):
            found = mention_at(work, part)
            if found is None or found.entity_id is None:
                continue
            if work.profile(found.entity_id).kind in _BODIES:
                owners.add(found.entity_id)
    return owners
