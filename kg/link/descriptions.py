"""What an article calls its people and organisations, so that a noun alone can mean them.

News introduces "Ann Roe, head of the Pilots' Union" and goes on with "the union
leader"; it names the "River Transport Board" and goes on with "the board". A
description is the noun of such a phrase with the other words in it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.grammar import child, children
from kg.link.lexicon import words
from kg.link.mentions import Found
from kg.link.offices import office_heads
from kg.link.profiles import Profile
from kg.link.workspace import Workspace
from kg.records import EntityKind, MentionKind
from kg.spelling import normalise

_THINGS = {EntityKind.ORG, EntityKind.FAC, EntityKind.OTHER, EntityKind.OUTLET}
_NOUNS = {"NOUN", "PROPN"}
#: Word lists with nouns for bodies: a wrong parse may put any noun beside a name.
_KINDS = ("company", "institution", "publication", "numbered")
_CONTENT = {"NOUN", "PROPN", "ADJ"}
#: More entities than this under one noun tell nothing apart.
CROWD = 40


@dataclass(frozen=True, slots=True)
class Description:
    """A noun that an article uses of an entity; `head` is the noun, None for a name's own."""

    profile: Profile
    about: frozenset[str]
    head: Token | None


class Descriptions:
    """All descriptions of one article, by the class of their noun and by entity."""

    def __init__(self, work: Workspace) -> None:
        self._by_noun: dict[str, list[Description]] = defaultdict(list)
        self._of: dict[str, list[tuple[str, Description]]] = defaultdict(list)
        self.companies: dict[str, Profile] = {}
        for found in work.found:
            if found.entity_id is not None and found.kind is MentionKind.NAME:
                self._read(work, found, work.profile(found.entity_id))

    def called(self, noun: str) -> list[Description]:
        """Return what the article calls by a noun or one of its like, in text order."""
        return self._by_noun.get(noun_class(noun), [])[:CROWD]

    def of(self, entity_id: str) -> list[tuple[str, Description]]:
        """Return the noun classes and descriptions of an entity."""
        return self._of.get(entity_id, [])

    def _read(self, work: Workspace, found: Found, profile: Profile) -> None:
        if profile.kind is EntityKind.PERSON:
            for head in (*office_heads(work.tokens[found.root], found), *_predicates(work, found)):
                if not _is_human(head.lemma_.lower()):
                    continue
                self._add(head.lemma_.lower(), Description(profile, _about(head), head))
            return
        if profile.kind not in _THINGS:
            return
        for noun, about in _own_nouns(profile.name):
            self._add(noun, Description(profile, about, None))
        for head in (*explaining_nouns(work.tokens[found.root], found), *_predicates(work, found)):
            noun = head.lemma_.lower()
            if not is_kind_noun(noun):
                continue
            self._add(noun, Description(profile, _about(head), head))
            if noun in words("company"):
                self.companies[profile.entity_id] = profile
        if profile.kind in {EntityKind.ORG, EntityKind.OTHER} and _is_company(work, found, profile):
            self.companies[profile.entity_id] = profile

    def _add(self, noun: str, description: Description) -> None:
        key = noun_class(noun)
        same = (key, description.profile.entity_id, description.about)
        known = self._of[description.profile.entity_id]
        if all((k, d.profile.entity_id, d.about) != same for k, d in known):
            known.append((key, description))
            self._by_noun[key].append(description)


def noun_class(noun: str) -> str:
    """Return the noun that stands for its like: "spokesperson" for "spokeswoman"."""
    return words("like").get(noun, noun)


def _own_nouns(name: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the common nouns in a name: "board", "Bank of England", "Terminal Two"."""
    parts = normalise(name).split()
    if len(parts) < 2:
        return
    spots = {len(parts) - 1}
    if parts[1] in {"of", "for"} or parts[0] in words("numbered"):
        spots = {0}
    for spot in spots:
        noun = parts[spot]
        if noun in words("institution") or noun in words("numbered"):
            yield noun, frozenset(part for index, part in enumerate(parts) if index != spot)


def is_kind_noun(noun: str) -> bool:
    """Say whether a noun says of what kind a body is: "carrier", "board", "tabloid"."""
    return any(noun in words(kind) for kind in _KINDS)


def _is_human(noun: str) -> bool:
    """Say whether a noun tells somebody apart: "the judge" does, "that person" does not."""
    if noun in words("anybody"):
        return False
    return noun in words("human") or noun in words("spoken_role") or noun in words("role")


def _about(head: Token) -> frozenset[str]:
    """Return the lemmas of the other content words of a phrase: "transport" minister."""
    near = [
        token
        for part in children(head, "amod", "compound", "nmod")
        for token in (part, *children(part, "amod", "compound", "nmod", "conj", "flat"))
    ]
    return frozenset(token.lemma_.lower() for token in near if token.pos_ in _CONTENT)


def explaining_nouns(root: Token, found: Found) -> Iterator[Token]:
    """Yield the nouns in apposition to an organisation or before its name: "carrier Norwind"."""
    for part in children(root, "appos", "nmod:desc"):
        if part.pos_ == "NOUN" and not found.start <= part.i < found.end:
            yield part
    outer = root.dep_.startswith(("appos", "flat")) and root.head.pos_ == "NOUN"
    if outer and not found.start <= root.head.i < found.end:
        yield root.head


def _predicates(work: Workspace, found: Found) -> Iterator[Token]:
    """Yield the noun of "Norwind is a carrier", unless it is denied."""
    root = work.tokens[found.root]
    noun = root.head
    told = root.dep_ == "nsubj" and noun.pos_ == "NOUN" and child(noun, "cop") is not None
    if told and not any(c.lower_ in {"not", "n't", "n’t", "no"} for c in noun.children):
        yield noun


def _is_company(work: Workspace, found: Found, profile: Profile) -> bool:
    """Say whether a name, its verb or what it possesses shows a company."""
    if profile.entry is not None:
        return "company" in profile.entry.nominals
    if any(word in words("firm_name") for word in normalise(profile.name).split()[1:]):
        return True
    root = work.tokens[found.root]
    if root.dep_ == "nmod:poss":
        return root.head.lemma_.lower() in words("corporate")
    if root.dep_ in {"nsubj", "obl:agent"} or _is_agent(root):
        return root.head.lemma_.lower() in words("trading")
    relative = child(root, "acl:relcl")
    owned = child(relative, "nsubj") if relative is not None else None
    whose = child(owned, "nmod:poss") if owned is not None else None
    return bool(
        owned and whose and whose.lower_ == "whose" and owned.lemma_.lower() in words("corporate")
    )


def _is_agent(root: Token) -> bool:
    """Say whether a noun is the "by" phrase of a passive."""
    by = root.dep_ == "obl" and any(mark.lower_ == "by" for mark in children(root, "case"))
    return by and child(root.head, "nsubj:pass", "aux:pass") is not None
