"""Nominals that mean an entity by its office or kind: "the Ukrainian leader", "the alliance".

Entities that the article names come first; the holder of an office on the
article's date is taken from the knowledge base only where the phrase itself
says of which state. Where two entities would do equally well, none is chosen.
"""

from spacy.tokens import Token

from kg.grammar import child, children
from kg.link.definites import Choice, Definites
from kg.link.descriptions import Descriptions, explaining_nouns, is_kind_noun
from kg.link.lexicon import words
from kg.link.offices import Office, current_positions, holds, office_heads, read_office, roles_at
from kg.link.workspace import Found, Profile, Workspace
from kg.records import EntityKind, MentionKind

#: Modifiers that a nominal for an organisation or outlet may have; others describe another thing.
_PLAIN = {"det", "case", "punct", "amod", "compound", "nmod:poss", "nmod"}
_DEFINITE = {"the", "this", "that"}
#: A state's "government" or "side" is the state as an actor.
_STATES = {"country", "nation", "state", "government", "administration", "side", "regime"}


def resolve_nominals(work: Workspace) -> Descriptions:
    """Add mentions for definite nominals whose entity the article or the knowledge base gives.

    Returns what the article calls its people and organisations.
    """
    _add_appositions(work)
    definites = Definites(work)
    for token in work.tokens:
        if token.tag_ not in {"NN", "NNP"} or token.i in work.taken or work.is_furniture(token):
            continue
        if token.dep_ in {"nmod:desc", "compound", "flat", "appos"}:
            continue
        definites.introduce(token)
        if _resolve_own_kind(work, token):
            continue
        if _is_definite(token):
            definites.advance(token)
            _resolve_definite(work, token, definites)
        elif work.is_title(token) and child(token, "det", "nmod:poss") is None:
            _settle(work, token, definites.choose_bare(token))
    return definites.descriptions


def _resolve_definite(work: Workspace, token: Token, definites: Definites) -> None:
    """Try the office first, then the kind, then what the article has called so."""
    office = read_office(work, token)
    if office is not None:
        _resolve_office(work, token, office)
    else:
        _resolve_kind(work, token)
    if token.i not in work.taken:
        _settle(work, token, definites.choose(token))


def _settle(work: Workspace, token: Token, choice: Choice | None) -> None:
    if choice is not None:
        profile, decision = choice
        _add(work, token, profile, decision, work.mentions.nearest(profile.entity_id, token.i))


def _add_appositions(work: Workspace) -> None:
    """Let the noun of "the Polish president, Jan Zaba" mean him: the two are one phrase."""
    for found in list(work.found):
        if found.entity_id is None or found.kind is not MentionKind.NAME:
            continue
        root = work.tokens[found.root]
        profile = work.profile(found.entity_id)
        for head in _explaining(work, found, profile):
            if head.i not in work.taken and "appos" in (head.dep_, root.dep_):
                _add(work, head, profile, ("apposition", 0.9), found)


def _explaining(work: Workspace, found: Found, profile: Profile) -> list[Token]:
    """Return the nouns that say what somebody or, of a body, something is."""
    root = work.tokens[found.root]
    if profile.kind is EntityKind.PERSON:
        heads = office_heads(root, found)
        return [h for h in heads if h.lemma_.lower() in words("human") or read_office(work, h)]
    if profile.kind not in {EntityKind.ORG, EntityKind.OUTLET, EntityKind.OTHER}:
        return []
    nouns = [h for h in explaining_nouns(root, found) if h.tag_ in {"NN", "NNP"}]
    return [noun for noun in nouns if is_kind_noun(noun.lemma_.lower())]


def _is_definite(token: Token) -> bool:
    """Say whether the phrase points at something known: "the leader", "Ukraine's leader"."""
    determiner = child(token, "det")
    if determiner is not None:
        return determiner.lower_ in _DEFINITE
    owner = next((c for c in token.children if c.dep_ == "nmod:poss"), None)
    return owner is not None and owner.tag_ != "PRP$"


def _resolve_office(work: Workspace, token: Token, office: Office) -> None:
    roles = (*roles_at(work, office, office.of), office.role)
    people = [p for p in work.entities.with_roles(roles) if holds(work, p, office)]
    if len(people) == 1:
        _add(
            work,
            token,
            people[0],
            ("role-article", 0.85),
            work.mentions.nearest(people[0].entity_id, token.i),
        )
    elif people and office.of is None and not office.former:
        profile = _at_home(work, people)
        rule = ("role-home", 0.7) if profile else ("role-frequent", 0.55)
        profile = profile or _most_spoken_of(work, people, token)
        if profile is not None:
            _settle(work, token, (profile, rule))
    elif office.of is not None and not office.former and office.role not in words("shared"):
        _resolve_holder(work, token, office, office.of)


def _at_home(work: Workspace, people: list[Profile]) -> Profile | None:
    """Return the one whose office is of the outlet's own state: "the president" in a US paper."""
    homes = {entry.country for entry in work.kb.exact(work.article.outlet) if entry.country}
    native = [
        profile
        for profile in people
        if profile.entry and any(p.of in homes for p in current_positions(work, profile.entry))
    ]
    return native[0] if len(native) == 1 else None


def _most_spoken_of(work: Workspace, people: list[Profile], token: Token) -> Profile | None:
    """Return the one of several presidents whom the article names half as often again, or None."""
    spoken = work.mentions.count_before
    counts = sorted(((spoken(p.entity_id, token.i), p.entity_id) for p in people), reverse=True)
    (most, best), (second, _) = counts[:2]
    return work.profile(best) if most and most >= 1.5 * second else None


def _resolve_holder(work: Workspace, token: Token, office: Office, of: str) -> None:
    """Take the one holder on the article's date; an article without a date decides nothing."""
    if work.day is None:
        return
    for role in roles_at(work, office, of):
        holders = work.kb.holders(role, of)
        current = [
            e
            for e in holders
            for p in e.positions
            if (p.role, p.of) == (role, of) and p.held_on(work.day)
        ]
        if len(current) == 1:
            _add(work, token, work.entry_profile(current[0]), ("role-kb", 0.7), None)
            return


def _resolve_kind(work: Workspace, token: Token) -> None:
    """Resolve "the alliance", "the US outlet", "the Danish government" by kind and state."""
    if any(c.dep_ not in _PLAIN for c in token.children if c.i < token.i):
        return
    states = _states_before(work, token)
    if token.lower_ in _STATES and len(states) == 1:
        if token.lower_ in {"government", "administration", "side", "regime"}:
            _add(work, token, work.profile(states[0]), ("state-actor", 0.6), None)
        return
    known = work.entities.with_noun(token.lower_)
    met = [p for p in known if work.mentions.last_before(p.entity_id, token.i) is not None]
    fitting = [p for p in met if not states or (p.entry and p.entry.country in states)]
    if len(fitting) == 1:
        _add(
            work,
            token,
            fitting[0],
            ("kind-article", 0.8),
            work.mentions.nearest(fitting[0].entity_id, token.i),
        )


def _resolve_own_kind(work: Workspace, token: Token) -> bool:
    """Resolve "the NATO alliance": a name followed by the noun for what it is."""
    before = work.taken.get(token.i - 1) if token.i else None
    modifiers = [work.taken.get(c.i) for c in children(token, "compound", "amod", "nmod")]
    for found in [*modifiers, before]:
        if found is None or found.entity_id is None or found.kind is not MentionKind.NAME:
            continue
        profile = work.profile(found.entity_id)
        if found.start < token.i and profile.entry and token.lower_ in profile.entry.nominals:
            _add(work, token, profile, ("kind-name", 0.9), found)
            return True
    return False


def resolve_homelands(work: Workspace) -> None:
    """Resolve "his country" of an office holder, and "our country", to the state."""
    for token in work.tokens:
        if token.lower_ not in {"country", "nation", "homeland"} or token.i in work.taken:
            continue
        owner = next((work.taken.get(c.i) for c in children(token, "nmod:poss")), None)
        if owner is None or owner.entity_id is None or work.is_furniture(token):
            continue
        states = _homes(work, owner)
        kinds = [work.profile(state) for state in sorted(states)]
        if len(kinds) == 1 and kinds[0].kind is EntityKind.GPE:
            _add(work, token, kinds[0], ("possessor-country", 0.7), owner)


def _homes(work: Workspace, owner: Found) -> set[str]:
    """Return the states of an owner's offices, or the state that "our" stands for."""
    profile = work.profile(owner.entity_id or "")
    if owner.rule == "speaker-group":
        # "Our country" in the Senate is the state that the Senate belongs to.
        country = profile.entry.country if profile.entry else None
        return {country or profile.entity_id}
    return {p.of for p in current_positions(work, profile.entry)} if profile.entry else set()


def _states_before(work: Workspace, token: Token) -> list[str]:
    found = [work.taken.get(c.i) for c in children(token, "amod", "compound", "nmod:poss")]
    ids = [f.entity_id for f in found if f is not None and f.entity_id is not None]
    return [i for i in ids if work.profile(i).kind in {EntityKind.GPE, EntityKind.LOC}]


def _add(
    work: Workspace,
    token: Token,
    profile: Profile,
    decision: tuple[str, float],
    antecedent: Found | None,
) -> None:
    start = token.left_edge.i
    while start < token.i and (
        work.tokens[start].dep_ in {"case", "cc", "mark"} or work.tokens[start].is_punct
    ):
        start += 1
    # "The leader of the alliance" is wider than its head, but the head tells it apart.
    found = Found(
        start=start,
        end=token.i + 1,
        root=token.i,
        kind=MentionKind.NOMINAL,
        text=work.text(start, token.i + 1),
        antecedent=antecedent,
    )
    work.add(found, claim=False)
    work.taken.setdefault(token.i, found)
    work.settle(found, profile, *decision)
