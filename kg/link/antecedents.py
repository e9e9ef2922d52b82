"""The nouns that compete for a pronoun, with what agreement asks of them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.link.lexicon import words
from kg.link.workspace import Found, Workspace
from kg.records import EntityKind, MentionKind

_GROUPS = {EntityKind.GROUP, EntityKind.NORP}
_INNER = {
    "compound",
    "nmod:desc",
    "flat",
    "fixed",
    "case",
    "mark",
    "obl:unmarked",
    "nmod:unmarked",
    "advmod",
}
#: Nouns and pronouns that a pronoun looks at on each side; a longer quotation has no clear "it".
NEAREST = 120
_AMOUNTS = {"DATE", "TIME", "MONEY", "QUANTITY"}


@dataclass(slots=True)
class Antecedent:
    """A noun that a pronoun may mean; `entity_id` is None where it names nobody known."""

    token: Token
    found: Found | None
    entity_id: str | None
    plural: bool
    human: bool
    gender: str


class Pool:
    """Antecedents by place, so that a pronoun looks at those around it only."""

    def __init__(self, choices: Iterable[Antecedent]) -> None:
        self._nouns = sorted(choices, key=_place)
        self._pronouns: list[Antecedent] = []

    def add(self, pronoun: Antecedent) -> None:
        """Keep a pronoun that was resolved; pronouns are resolved in text order."""
        self._pronouns.append(pronoun)

    def between(self, first: int, token: Token) -> list[Antecedent]:
        """Return the nearest choices from token `first` to the end of the sentence of `token`."""
        end = token.sent.end
        nouns = _slice(self._nouns, first, token.i)[-NEAREST:]
        later = _slice(self._nouns, token.i, end)[:NEAREST]
        return [*nouns, *later, *_slice(self._pronouns, first, end)[-NEAREST:]]


def _place(choice: Antecedent) -> int:
    return choice.token.i


def _slice(choices: list[Antecedent], first: int, end: int) -> list[Antecedent]:
    start = bisect_left(choices, first, key=_place)
    return choices[start : bisect_left(choices, end, lo=start, key=_place)]


def find_antecedents(work: Workspace) -> Iterator[Antecedent]:
    """Yield every noun that a pronoun may mean, those that name nobody known included."""
    heads = {f.root: f for f in work.resolved() if _may_antecede(f)}
    titles = {_top(work, found).i for found in heads.values()}
    for found in work.resolved():
        if found.kind is MentionKind.GROUP and work.tokens[found.root].dep_ == "conj":
            # "Ukraine and its people ... their war": the whole, not its last part.
            continue
        if found.kind is MentionKind.GROUP or heads.get(found.root) is found:
            yield antecedent_of(work, found)
    for token in work.nouns:
        if token.i not in heads and token.i not in work.taken and token.i not in titles:
            human = token.lemma_.lower() in words("human")
            if token.dep_ not in _INNER and token.ent_type_ not in _AMOUNTS:
                yield Antecedent(token, None, None, token.tag_ == "NNS", human, "")


def _may_antecede(found: Found) -> bool:
    return found.kind is not MentionKind.DEMONYM or found.hint is EntityKind.NORP


def antecedent_of(work: Workspace, found: Found) -> Antecedent:
    """Return a mention as an antecedent, with number, humanity and gender of its entity."""
    profile = work.profile(found.entity_id or "")
    human = profile.kind is EntityKind.PERSON
    # "Patriot systems ... seven of them": a weapon is one entity in many copies.
    copies = found.kind is MentionKind.NAME and profile.kind is EntityKind.WEAPON
    plural = profile.kind in _GROUPS or (copies and work.tokens[found.root].tag_ in {"NNS", "NNPS"})
    gender = profile.gender or found.gender
    return Antecedent(_top(work, found), found, found.entity_id, plural, human, gender)


def _top(work: Workspace, found: Found) -> Token:
    """Return the head word, or the title over it: in "leader Ann Roe" the leader is the subject."""
    root = work.tokens[found.root]
    titled = root.dep_ == "flat" and root.head.i < found.start
    return root.head if titled and root.head.pos_ in {"NOUN", "PROPN"} else root
