"""For whom a person speaks when saying "we": the state of a minister, the body of its head."""

from spacy.tokens import Token

from kg.grammar import child, children
from kg.link.descriptions import Descriptions, is_kind_noun, noun_class
from kg.link.heads import mention_at
from kg.link.lexicon import words
from kg.link.offices import current_positions
from kg.link.profiles import Profile
from kg.link.unnamed import find_speaking
from kg.link.workspace import Found, Workspace
from kg.records import EntityKind, MentionKind

_BODIES = {EntityKind.GPE, EntityKind.ORG, EntityKind.LOC, EntityKind.OUTLET, EntityKind.OTHER}
#: What somebody is to a body without speaking for it.
_AGAINST = frozenset({"critic", "opponent", "rival", "victim", "customer", "patient", "fan"})
#: Mentions of a person in which a body beside the name is looked for.
_FIRST = 5
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
    """Return the bodies in "head of the union", "the company's spokesman", "union leader".

    Whoever works at a body speaks for it ("an engineer at the plant", "Ana Roe
    of the Red Cross"); for a state or a town only those who lead or voice it do.
    """
    owners: set[str] = set()
    for noun, description in descriptions.of(person.entity_id):
        if description.head is None or noun in _AGAINST:
            continue
        found = _owners(work, description.head)
        owners.update(found if noun in words("side_role") else _without_places(work, found))
    for mention in work.mentions.of(person.entity_id)[:_FIRST]:
        if mention.kind is MentionKind.NAME:
            root = work.tokens[mention.root]
            for head in _beside(root):
                owners.update(_without_places(work, _owners(work, head)))
            owners.update(_bodies(work, _led_by(root)))
    return owners


def _led_by(root: Token) -> list[Token]:
    """Return what somebody is said to lead: "Gwen Orr, who leads the union", "Orr runs it"."""
    verbs = list(children(root, "acl:relcl"))
    verbs += [root.head] if root.dep_ == "nsubj" else []
    led = [child(verb, "obj") for verb in verbs if verb.lemma_.lower() in words("leading")]
    return [each for each in led if each is not None]


def _beside(root: Token) -> list[Token]:
    """Return a name's head and the nouns that explain it: "Ole Berg, the firm's head"."""
    heads = [root, *children(root, "appos", "nmod:desc")]
    heads += [root.head] if root.dep_ in ("appos", "flat") else []
    return [head for head in heads if head.lemma_.lower() not in _AGAINST]


def _without_places(work: Workspace, owners: list[str]) -> list[str]:
    places = {EntityKind.GPE, EntityKind.LOC}
    return [each for each in owners if work.profile(each).kind not in places]


def side_of_phrase(work: Workspace, head: Token) -> Profile | None:
    """Return the one body that a phrase without a name speaks for: "the head of the union"."""
    if noun_class(head.lemma_.lower()) not in words("side_role"):
        return None
    owners = _owners(work, head)
    return work.profile(owners[0]) if len(owners) == 1 else None


def _owners(work: Workspace, head: Token) -> list[str]:
    """Return the bodies whose head or voice a noun names, "the union" without a name too."""
    return _bodies(work, list(children(head, "nmod", "nmod:poss", "compound")))


def _bodies(work: Workspace, parts: list[Token]) -> list[str]:
    """Return the bodies that some nouns name or, without a name, mean."""
    found = [mention_at(work, part) or _unnamed_body(work, part) for part in parts]
    ids = sorted({each.entity_id for each in found if each is not None and each.entity_id})
    return [each for each in ids if work.profile(each).kind in _BODIES]


def _unnamed_body(work: Workspace, part: Token) -> Found | None:
    return find_speaking(work, part) if is_kind_noun(part.lemma_.lower()) else None
