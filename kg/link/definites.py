"""Definite nouns that mean what the article has described: "the company", "the minister".

A noun with one fitting entity before it means that entity. Of several, the one
of the last sentences is meant if it is the only one there; else none is chosen.
A noun that an indefinite phrase has brought in since ("a rival union") is free.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice

from spacy.tokens import Token

from kg.grammar import child, children
from kg.link.descriptions import CROWD, Description, Descriptions, noun_class
from kg.link.lexicon import words
from kg.link.offices import current_positions
from kg.link.profiles import Profile
from kg.link.workspace import Workspace
from kg.records import EntityKind, MentionKind

#: A profile with rule and score.
Choice = tuple[Profile, tuple[str, float]]
#: How many tokens back a mention is still fresh: two or three sentences.
FRESH = 70
#: How many tokens back a person may be of whom only a noun reminds.
NEAR = 150
_INDEFINITE = {"a", "an", "another", "one", "any"}
_GENERIC = {"politician", "leader", "diplomat"}
_PLACES = {EntityKind.GPE, EntityKind.LOC, EntityKind.NORP}


class Definites:
    """Decides definite nouns of one article; to be asked in text order."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self.descriptions = Descriptions(work)
        self._introduced: dict[str, int] = {}
        self._people: dict[str, Profile] = {}
        names = [f for f in work.resolved() if f.kind is MentionKind.NAME]
        self._names = iter([f for f in names if self._kind(f.entity_id) is EntityKind.PERSON])
        self._next = next(self._names, None)
        self._state = _dominant_state(work)

    def introduce(self, token: Token) -> None:
        """Note "a company", after which "the company" need not be one that has a name."""
        determiner = child(token, "det", "nummod")
        new = determiner is not None and determiner.lower_ in _INDEFINITE
        if new and token.dep_ != "appos" and child(token, "cop") is None:
            self._introduced[_slot(token)] = token.i

    def choose(self, token: Token) -> Choice | None:
        """Return what a definite noun means, or None where it stays open."""
        noun = token.lemma_.lower()
        if _is_restricted(token):
            return None
        if noun == "government" and self._state is not None and not _modifiers(token):
            return self._state, ("state-dominant", 0.55)
        described = self._described(token, noun, self._met)
        if described is not None:
            return described
        if noun in words("company"):
            return self._company(token)
        # "The Inspector General" is the name of an office, not a noun for somebody.
        common = token.tag_ == "NN" and noun in words("spoken_role")
        return self._person(token) if common else None

    def choose_bare(self, token: Token) -> Choice | None:
        """Return what a bare noun of a headline means ("minister says"): one of its like only."""
        noun = token.lemma_.lower()
        if _is_restricted(token):
            return None
        if noun in words("company"):
            known = list(islice(self.descriptions.companies.values(), 2))
            return (known[0], ("headline", 0.6)) if len(known) == 1 else None
        return self._described(token, noun, lambda profile, place: True, ("headline", 0.6))

    def _described(
        self,
        token: Token,
        noun: str,
        known: Callable[[Profile, Token], bool],
        decision: tuple[str, float] = ("described", 0.75),
    ) -> Choice | None:
        """Return the entity that the article calls so, with the same words about it."""
        wanted = _modifiers(token)
        fitting = {
            d.profile.entity_id: d.profile
            for d in self.descriptions.called(noun)
            if self._is_wide_enough(d, wanted) and known(d.profile, token)
        }
        return self._one_of(token, fitting.values(), decision)

    def _is_wide_enough(self, description: Description, wanted: frozenset[str]) -> bool:
        return wanted <= description.about

    def _company(self, token: Token) -> Choice | None:
        if _is_of_place(self._work, token):
            return None
        companies = list(islice(self.descriptions.companies.values(), CROWD))
        met = [profile for profile in companies if self._met(profile, token)]
        if met:
            return self._one_of(token, met, ("company", 0.75))
        if not companies and not _modifiers(token):
            companies = self._plain_organisations()
        if len(companies) == 1 and self._is_free(token, companies[0]):
            return companies[0], ("company", 0.55)
        return None

    def _plain_organisations(self) -> list[Profile]:
        """Return the unknown organisations that nothing says to be of another kind, if few."""
        plain = (
            profile
            for profile in self._work.profiles.values()
            if profile.kind is EntityKind.ORG
            and profile.entry is None
            and not self.descriptions.of(profile.entity_id)
            and not profile.name.isupper()
            and profile.name.split()[-1].lower().rstrip("s") not in words("institution")
        )
        return list(islice(plain, 2))

    def _person(self, token: Token) -> Choice | None:
        """Return the only person so far who may be "the union leader" without being called so."""
        if _is_of_place(self._work, token) or len(self._people) > CROWD:
            return None
        fitting = [
            profile
            for profile in self._people.values()
            if self._may_be(profile, token) and not self._is_beside(profile, token)
        ]
        if len(fitting) != 1 or not self._is_free(token, fitting[0]):
            return None
        last = self._work.mentions.last_before(fitting[0].entity_id, token.i)
        near = last is not None and token.i - last.start <= NEAR
        return (fitting[0], ("described", 0.55)) if near else None

    def _may_be(self, profile: Profile, token: Token) -> bool:
        noun = token.lemma_.lower()
        called = self.descriptions.of(profile.entity_id)
        if called:
            wanted = _modifiers(token)
            return any(k == noun_class(noun) and wanted <= d.about for k, d in called)
        return profile.entry is None or (bool(profile.entry.positions) and noun in _GENERIC)

    def _is_beside(self, profile: Profile, token: Token) -> bool:
        """Say whether a person is named in the clause of a noun, which then means another."""
        last = self._work.mentions.last_before(profile.entity_id, token.i)
        if last is None or last.start < token.sent.start:
            return False
        named = self._work.tokens[last.root]
        return named.head.i in {token.head.i, token.head.head.i, token.i} or token.i == named.head.i

    def _one_of(
        self, token: Token, profiles: Iterable[Profile], decision: tuple[str, float]
    ) -> Choice | None:
        """Return the only candidate, or the only fresh one with less trust."""
        open_ = [p for p in profiles if self._is_free(token, p) and not self._is_beside(p, token)]
        if len(open_) == 1:
            return open_[0], decision
        fresh = [p for p in open_ if self._is_fresh(p, token)]
        return (fresh[0], (decision[0], 0.6)) if len(fresh) == 1 else None

    def _is_fresh(self, profile: Profile, token: Token) -> bool:
        last = self._work.mentions.last_before(profile.entity_id, token.i)
        return last is not None and token.i - last.start <= FRESH

    def _is_free(self, token: Token, profile: Profile) -> bool:
        """Say whether no indefinite phrase of this noun stands between a candidate and it."""
        introduced = self._introduced.get(_slot(token), -1)
        last = self._work.mentions.last_before(profile.entity_id, token.i)
        return introduced < 0 or (last is not None and last.start > introduced)

    def _met(self, profile: Profile, token: Token) -> bool:
        return self._work.mentions.last_before(profile.entity_id, token.i) is not None

    def advance(self, token: Token) -> None:
        """Note the people who are named before a token."""
        while self._next is not None and self._next.start < token.i:
            profile = self._work.profile(self._next.entity_id or "")
            if len(self._people) <= CROWD:
                self._people[profile.entity_id] = profile
            self._next = next(self._names, None)

    def _kind(self, entity_id: str | None) -> EntityKind:
        return self._work.profile(entity_id or "").kind


def _slot(token: Token) -> str:
    """Return under which noun a phrase is brought in: all companies are of one kind."""
    noun = token.lemma_.lower()
    return "company" if noun in words("company") else noun_class(noun)


def _modifiers(token: Token) -> frozenset[str]:
    parts = children(token, "amod", "compound", "nmod:poss")
    return frozenset(part.lemma_.lower() for part in parts if part.i < token.i)


def _is_restricted(token: Token) -> bool:
    """Say whether a phrase says itself which one it means: "the union that called the strike"."""
    after = any(part.i > token.i for part in children(token, "nmod", "acl", "appos", "flat"))
    before = any(word in words("former") for word in _modifiers(token))
    return after or before or child(token, "nummod", "cop") is not None


def _is_of_place(work: Workspace, token: Token) -> bool:
    """Say whether a name or a demonym stands before a noun: "the Danish company"."""
    parts = children(token, "amod", "compound", "nmod:poss")
    return any(part.i in work.taken for part in parts if part.i < token.i)


def _dominant_state(work: Workspace) -> Profile | None:
    """Return the state that two thirds of all mentions belong to, and three at least.

    Organisations and office holders count for their state. A paper of another
    state may mean the government at home, so then none is chosen.
    """
    counts: Counter[str] = Counter()
    for profile in work.profiles.values():
        for state in _states_of(work, profile):
            counts[state] += len(work.mentions.of(profile.entity_id))
    if not counts:
        return None
    (best, most), *_ = counts.most_common(1)
    if most < 3 or 3 * most < 2 * sum(counts.values()):
        return None
    homes = {entry.country for entry in work.kb.exact(work.article.outlet) if entry.country}
    return work.profile(best) if not homes or best in homes else None


def _states_of(work: Workspace, profile: Profile) -> set[str]:
    entry = profile.entry
    if entry is None:
        return set()
    if entry.rank == 0:
        return {profile.entity_id}
    offices = {position.of for position in current_positions(work, entry)}
    owners = offices | ({entry.country} if entry.country else set())
    known = {owner: work.kb.entity(owner) for owner in owners}
    return {owner for owner, state in known.items() if state is not None and state.rank == 0}
