"""Groups: "the US and its allies", "Western leaders", "NATO countries".

A group is an entity of its own and never one of its members. Its id comes from
its content (the entities and the noun in it), so the same group in two articles
has one id whatever the order or the pronouns of the wording.
"""

from spacy.tokens import Token

from kg.grammar import child, children
from kg.ids import content_id
from kg.link.heads import mention_at
from kg.link.lexicon import words
from kg.link.workspace import Found, Workspace
from kg.records import EntityKind, MentionKind

_MODIFIERS = {"amod", "compound", "nmod:poss", "nmod"}
_VAGUE = {
    "some",
    "several",
    "many",
    "few",
    "most",
    "other",
    "various",
    "certain",
    "such",
    "these",
    "those",
}


def find_groups(work: Workspace) -> None:
    """Add mentions of qualified plurals, then of coordinations of entities."""
    for token in work.tokens:
        plural = token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"military", "media", "people"}
        if plural and token.i not in work.taken and not work.is_furniture(token):
            _add_qualified(work, token)
    for token in work.tokens:
        if token.dep_ not in {"conj", "compound", "amod"} and not work.is_furniture(token):
            _add_coordination(work, token)


def _add_qualified(work: Workspace, noun: Token) -> None:
    """Add "NATO countries" or "his aides"; a number or "several" makes it nobody in particular."""
    lemma = noun.lemma_.lower()
    if lemma not in words("collective") or child(noun, "nummod") is not None:
        return
    parts, names, whose = [], [], 0
    for modifier in _modifiers(noun):
        if modifier.lower_ in _VAGUE:
            return
        found = work.taken.get(modifier.i)
        if found is not None and found.entity_id is not None:
            whose += 1
            parts.append(found.entity_id)
            names.append(_modifier_name(work, modifier, found))
        elif modifier.tag_ == "PRP$":
            return
        else:
            text = work.text(modifier.left_edge.i, modifier.i + 1)
            parts.append(text.casefold())
            names.append(text)
    if not whose:
        return
    name = " ".join([*names, noun.text])
    _add(work, (_first_word(noun), noun.i + 1, noun.i), name, ("of", *sorted(parts), lemma), ())


def _modifiers(noun: Token) -> list[Token]:
    """Return the describing words before a noun; "its" counts wherever it was attached."""
    described = [t for t in noun.children if t.dep_ in _MODIFIERS and t.i < noun.i]
    first = min((t.left_edge.i for t in described), default=noun.i)
    if first > noun.sent.start and noun.doc[first - 1].tag_ == "PRP$":
        described.append(noun.doc[first - 1])
    return sorted(described, key=lambda token: token.i)


def _modifier_name(work: Workspace, modifier: Token, found: Found) -> str:
    name = work.profile(found.entity_id or "").name
    if modifier.dep_ != "nmod:poss" and modifier.tag_ != "PRP$":
        return found.text
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _add_coordination(work: Workspace, first: Token) -> None:
    """Add "A, B and C" where at least one part is an entity and each is a name or a group."""
    rest = [word for word in children(first, "conj") if word.pos_ in {"NOUN", "PROPN", "PRON"}]
    joiner = next((mark.lower_ for word in rest for mark in children(word, "cc")), "")
    if not rest or joiner not in {"and", "&"}:
        return
    members, parts, names = [], [], []
    for word in (first, *rest):
        found = mention_at(work, word)
        if found is not None and found.entity_id is not None:
            members.append(found.entity_id)
            parts.append(found.entity_id)
            names.append(work.profile(found.entity_id).name)
        elif word.lemma_.lower() in words("collective") and word.tag_ == "NNS":
            parts.append(_phrase(word))
            names.append(_phrase(word))
        else:
            return
    if not members or len(set(parts)) < 2:
        return
    last = rest[-1]
    end = max(last.i + 1, *(f.end for f in work.mentions.at(last.i)), first.i + 1)
    name = f"{', '.join(names[:-1])} and {names[-1]}"
    _add(
        work,
        (_first_word(first), end, first.i),
        name,
        ("and", *sorted(set(parts))),
        tuple(dict.fromkeys(members)),
    )


def _first_word(noun: Token) -> int:
    """Return where a phrase begins without its "and", "the" and ", including"."""
    start, doc = noun.left_edge.i, noun.doc
    while start < noun.i and (
        doc[start].tag_ in {"DT", "IN", "CC"} or doc[start].is_punct or doc[start].dep_ == "case"
    ):
        start += 1
    return start


def _phrase(word: Token) -> str:
    kept = [t for t in word.subtree if t.i <= word.i and t.dep_ in {"amod", "compound"}]
    return " ".join([*(t.lower_ for t in kept), word.lemma_.lower()])


def _add(
    work: Workspace,
    place: tuple[int, int, int],
    name: str,
    parts: tuple[str, ...],
    members: tuple[str, ...],
) -> None:
    start, end, root = place
    profile = work.nil_profile(name, EntityKind.GROUP, content_id("group", *parts))
    profile.members = tuple(sorted(members))
    found = Found(
        start=start,
        end=end,
        root=root,
        kind=MentionKind.GROUP,
        text=work.text(start, end),
    )
    work.add(found, claim=False)
    work.taken.setdefault(root, found)
    work.settle(found, profile, "group", 0.8)
    work.entities.add_form(profile, found.text)
