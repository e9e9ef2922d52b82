"""What a phrase is by its words: pronoun, name or noun; one or several; person or thing."""

from collections.abc import Sequence

from spacy.tokens import Token

from kg.grammar import SUBJECTS
from kg.link.coref.phrases import PRONOUN_CLASSES, Phrase, pronouns, word_class
from kg.link.first_names import gender_of

#: Kinds of phrase: the classes of pronouns, then these. "Owned" is "her brother".
KINDS = (
    *PRONOUN_CLASSES,
    "name",
    "the",
    "this",
    "owned",
    "new",
    "bare",
    "bare_many",
    "many",
    "time",
)
KIND = {name: at for at, name in enumerate(KINDS)}
PRONOUNS = len(PRONOUN_CLASSES)
"""Kinds below this number are pronouns."""
#: Grammatical roles by the first label that fits; an apposition has that of its noun.
ROLES = ("subject", "passive", "object", "oblique", "noun", "owner", "apposition", "root", "other")
_ROLE_OF = {
    "obj": "object",
    "iobj": "object",
    "obl": "oblique",
    "nmod": "noun",
    "ROOT": "root",
    "appos": "apposition",
}
TYPES = ("", "PERSON", "ORG", "PLACE", "NORP", "TIME", "AMOUNT", "WORK", "THING")
PERSON_TYPE, NO_NAME_TYPES = 1, (5, 6)
_TYPE_OF = {
    "PERSON": 1,
    "ORG": 2,
    **dict.fromkeys(("GPE", "LOC", "FAC"), 3),
    "NORP": 4,
    **dict.fromkeys(("DATE", "TIME"), 5),
    **dict.fromkeys(("MONEY", "QUANTITY", "PERCENT", "CARDINAL", "ORDINAL"), 6),
    **dict.fromkeys(("WORK", "LAW", "EVENT"), 7),
}
UNKNOWN = 0
"""Number, gender or humanity that the words leave open."""
ONE, SEVERAL = 1, 2
MALE, FEMALE, THING = 1, 2, 3
PERSON, NO_PERSON = 1, 2
_GENDERS = {KIND["he"]: MALE, KIND["she"]: FEMALE, KIND["it"]: THING}
_GENDER_OF = {"m": MALE, "f": FEMALE, "": UNKNOWN}
SPOKEN = frozenset(KIND[name] for name in ("first", "first_many", "second"))
"""Kinds of phrase that mean the one who speaks or is spoken to."""
_SEVERAL = frozenset(KIND[name] for name in ("first_many", "they", "each_other", "many"))


def top_of(token: Token) -> Token:
    """Return the first noun of a coordination, a name or an apposition, whose role all have."""
    while token.dep_ in ("conj", "flat", "appos") and token.head.i != token.i:
        if token.dep_ == "conj" and token.head.pos_ not in ("NOUN", "PROPN", "PRON"):
            break
        token = token.head
    return token


def role_of(top: Token) -> int:
    """Return the number of a role in ROLES for the token that `top_of` gives."""
    label = top.dep_
    if label in SUBJECTS:
        return int(label.endswith("pass"))
    if label == "nmod:poss":
        return ROLES.index("owner")
    return ROLES.index(_ROLE_OF.get(label.split(":")[0], "other"))


def kind_of(phrase: Phrase, root: Token) -> int:
    """Return the number of a kind in KINDS."""
    if phrase.many:
        return KIND["many"]
    pronoun = pronouns().get(root.lower_)
    if pronoun is not None and (root.pos_ in ("PRON", "DET") or root.tag_ == "PRP$"):
        return KIND[pronoun]
    entity = root.ent_type_
    if entity in ("DATE", "TIME"):
        return KIND["time"]
    if root.pos_ == "PROPN" or (entity and _TYPE_OF.get(entity, 8) not in NO_NAME_TYPES):
        return KIND["name"]
    return KIND[_noun_kind(root)]


def _noun_kind(root: Token) -> str:
    for part in root.lefts:
        if part.dep_ == "nmod:poss":
            return "owned"
        if part.dep_.startswith("det") or part.dep_ == "nummod":
            if part.lower_ == "the":
                return "the"
            return "this" if part.lower_ in word_class("known") else "new"
    return "bare_many" if root.tag_ == "NNS" else "bare"


def type_of(phrase: Phrase, root: Token) -> int:
    """Return the number in TYPES of the name that the head word is part of, 0 for none."""
    entity = root.ent_type_
    return _TYPE_OF.get(entity, 8) if entity and not phrase.many else 0


def number_of(root: Token, kind: int) -> int:
    """Return ONE or SEVERAL; UNKNOWN for "you", "the team" and "a driver", who may be "they"."""
    if kind in _SEVERAL or root.tag_ in ("NNS", "NNPS") or root.lower_ in ("these", "those"):
        return SEVERAL
    lemma = root.lemma_.lower()
    either = lemma in word_class("body") or root.ent_type_ in ("ORG", "NORP")
    either |= kind == KIND["new"] and lemma in word_class("human")
    return UNKNOWN if either or kind == KIND["second"] else ONE


def nature_of(words: Sequence[Token], root: Token, kind: int, name_type: int) -> tuple[int, int]:
    """Return gender, and whether a phrase is of a person, as far as its words tell.

    `words` are those up to the head, where "Mrs" or "King" may stand.
    """
    if kind in _GENDERS:
        return _GENDERS[kind], NO_PERSON if kind == KIND["it"] else PERSON
    if kind in SPOKEN:
        return UNKNOWN, PERSON
    lemma = root.lemma_.lower()
    if name_type in (0, PERSON_TYPE):
        told = {lemma}
        if name_type:
            told |= {word.lower_.rstrip(".") for word in words}
        if told & word_class("man"):
            return MALE, PERSON
        if told & word_class("woman"):
            return FEMALE, PERSON
        if name_type:
            return _GENDER_OF[_first_gender(root)], PERSON
    if kind != KIND["name"] and lemma in word_class("human"):
        return UNKNOWN, PERSON
    if name_type or kind == KIND["time"] or lemma in word_class("body"):
        return THING, NO_PERSON
    return UNKNOWN, UNKNOWN


def _first_gender(root: Token) -> str:
    """Return what the first of two names tells; a lone name may be a surname."""
    second = next((part for part in root.rights if part.dep_ == "flat"), None)
    return gender_of(f"{root.lower_} {second.lower_}") if second is not None else ""
