"""Reading offices out of the words around a name: who is president, minister, chief of what."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.grammar import children
from kg.link.entries import Entry, Position
from kg.link.lexicon import words
from kg.link.workspace import Found, Profile, Workspace
from kg.records import EntityKind

#: Offices that a state's "top diplomat" holds.
_DIPLOMATS = ("foreign minister", "foreign secretary", "secretary of state")
_NOMINAL = {"NOUN", "PROPN"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office as the text words it: `role` of the lexicon, `of` an entity id or None."""

    role: str
    of: str | None
    former: bool


def read_office(work: Workspace, head: Token) -> Office | None:
    """Return the office that a noun phrase names, or None: "the former Polish foreign minister"."""
    before = _words_before(head)
    role = _role(before, head)
    if role is None:
        return None
    former = any(word in words("former") for word in before)
    return Office(role=role, of=_office_of(work, head), former=former)


def roles_at(work: Workspace, office: Office, of: str | None) -> tuple[str, ...]:
    """Return the gazetteer roles that an office word can mean at `of`.

    "The leader" is the president in Kyiv, the prime minister in Tokyo.
    """
    if office.role == "@diplomat":
        return _DIPLOMATS
    if office.role != "@leader":
        return (office.role,)
    entry = work.kb.entity(of) if of else None
    return entry.leaders if entry else ("president", "prime minister", "chancellor")


def holds(work: Workspace, profile: Profile, office: Office) -> bool:
    """Say whether an entity is known, from article or knowledge base, to hold an office."""
    roles = roles_at(work, office, office.of)
    stated = {(role, of) for role, of in profile.offices if role in (*roles, office.role)}
    if not office.former and any(office.of in (of, None) for _, of in stated):
        return True
    positions = profile.entry.positions if profile.entry else ()
    fitting = [p for p in positions if p.role in roles and office.of in (p.of, None)]
    return any(_in_term(work, position, former=office.former) for position in fitting)


def current_positions(work: Workspace, entry: Entry) -> list[Position]:
    """Return the positions of a person on the article's date; open ones where it has no date."""
    return [position for position in entry.positions if position.held_on(work.day)]


def state_offices(work: Workspace, found: Found, profile: Profile) -> None:
    """Note on a person's profile what titles and appositions say: "Polish President Jan Zaba"."""
    for head in office_heads(work.tokens[found.root], found):
        office = read_office(work, head)
        if office is not None and not office.former:
            work.entities.add_office(profile, office.role, office.of or "")


def office_heads(root: Token, found: Found) -> Iterator[Token]:
    """Yield the nouns that title or explain a name."""
    for child in children(root, "nmod", "compound", "appos", "amod"):
        if child.pos_ in _NOMINAL and not found.start <= child.i < found.end:
            named = child.dep_ in {"nmod:desc", "compound", "amod"} and child.i < found.start
            if named or child.dep_ == "appos":
                yield child
    if root.dep_.startswith("appos") and root.head.pos_ in _NOMINAL:
        yield root.head
    if root.dep_ == "flat" and root.head.i < found.start:
        yield root.head


def _in_term(work: Workspace, position: Position, *, former: bool) -> bool:
    if former:
        return bool(position.end) and not position.held_on(work.day)
    return position.held_on(work.day)


def _words_before(head: Token) -> list[str]:
    start = head.left_edge.i
    return [token.lower_.rstrip(".") for token in head.doc[start : head.i] if not token.is_punct]


def _role(before: list[str], head: Token) -> str | None:
    """Return the role of the longest phrase that ends, or for "of" offices starts, at the head."""
    lexicon, word = words("role"), head.lower_
    after = [token.lower_ for token in head.doc[head.i + 1 : head.i + 3]]
    options = [" ".join([word, *after])]
    options += [" ".join([*before[-size:], word]) for size in (3, 2, 1) if size <= len(before)]
    # "The majority leader" and "the party leader" lead no state.
    if not any(other in words("elsewhere") for other in before[-2:]):
        options.append(word)
    return next((lexicon[option] for option in options if option in lexicon), None)


def _office_of(work: Workspace, head: Token) -> str | None:
    """Return what the office belongs to: "Russian", "NATO's", "of France" beside the head."""
    places = [token.i for token in head.doc[head.left_edge.i : head.i]]
    places += [child.i for child in children(head, "nmod", "nmod:poss") if child.i > head.i]
    for index in places:
        found = work.taken.get(index)
        if found is None or found.entity_id is None or found.root != index:
            continue
        kind = work.profile(found.entity_id).kind
        if kind in {EntityKind.GPE, EntityKind.ORG, EntityKind.LOC}:
            return found.entity_id
    return None
