"""Deciding which entity a name means: the article's own long forms first, then the knowledge base.

A newspaper gives a name in full once and then shortens it, so nearly every
short form is settled by the article before any knowledge base is asked.
"""

from kg.link.offices import state_offices
from kg.link.people import identify_person
from kg.link.things import identify_thing
from kg.link.workspace import Found, Workspace
from kg.records import EntityKind, MentionKind


def identify_names(work: Workspace) -> None:
    """Give every name and demonym of the workspace an entity, long forms before short ones."""
    names = [found for found in work.found if found.entity_id is None]
    # Places and organisations first: the offices of people are read off them.
    names.sort(key=lambda f: (_is_person(f), f.start + 1 == f.end, f.start))
    for found in names:
        _identify(work, found)
        if found.entity_id is None:
            continue
        profile = work.profile(found.entity_id)
        if profile.kind is EntityKind.PERSON:
            state_offices(work, found, profile)
            profile.gender = profile.gender or found.gender


def _is_person(found: Found) -> bool:
    if found.hint is not None:
        return found.hint is EntityKind.PERSON
    return bool(found.entries) and found.entries[0].kind is EntityKind.PERSON


def _identify(work: Workspace, found: Found) -> None:
    if found.place:
        work.settle(found, work.nil_profile(found.place, EntityKind.GPE), "demonym", 0.7)
    elif found.kind is MentionKind.DEMONYM:
        work.settle(found, work.entry_profile(found.entries[0]), "demonym", 0.95)
    elif _is_person(found):
        identify_person(work, found)
    elif found.entries:
        work.settle(found, work.entry_profile(found.entries[0]), "exact", 0.95)
    else:
        identify_thing(work, found)
