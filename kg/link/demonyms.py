"""Words made of place names: "Danish" points at the state, "the Danes" are a people."""

from spacy.tokens import Token

from kg.link.workspace import Found, Workspace
from kg.records import EntityKind, MentionKind


def add_demonyms(work: Workspace) -> None:
    """Add adjectives of states and names of peoples that no name has taken."""
    for token in work.tokens:
        if token.i in work.taken or work.is_furniture(token):
            continue
        state = work.kb.country_of_adjective(token.text)
        people = work.kb.country_of_people(token.text)
        if token.tag_ in {"NNS", "NNPS"} and people is not None:
            _add_people(work, token)
        elif state is not None and (entry := work.kb.entity(state)) is not None:
            demonym = Found(
                start=token.i,
                end=token.i + 1,
                root=token.i,
                kind=MentionKind.DEMONYM,
                text=token.text,
                entries=(entry,),
            )
            work.add(demonym)


def _add_people(work: Workspace, token: Token) -> None:
    """Add "Russians": the people is not the state, so it is an entity of its own."""
    found = Found(
        start=token.i,
        end=token.i + 1,
        root=token.i,
        kind=MentionKind.DEMONYM,
        text=token.text,
        hint=EntityKind.NORP,
    )
    work.add(found)
    work.settle(found, work.nil_profile(token.text, EntityKind.NORP), "people", 0.9)
