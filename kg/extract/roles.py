"""The role of a phrase by its preposition and its noun: place, time, quantity and the rest."""

from spacy.tokens import Token

from kg.extract.lexicon import belongs, markers
from kg.grammar import child
from kg.records import QualifierRole

PLACES = frozenset({"LOC", "GPE", "FAC"})


ACTORS = frozenset({"PERSON", "ORG", "NORP", "LOC", "GPE", "FAC"})


AMOUNTS = frozenset({"MONEY", "QUANTITY", "PERCENT"})


#: Prepositions that are read as place or time by the noun they stand before.
SPATIAL = frozenset(
    {"in", "on", "at", "over", "from", "near", "within", "inside", "through", "under", "above"}
    | {"below", "past", "off", "between"}
)


OPEN = frozenset(
    {"in", "on", "at", "over", "from", "to", "for", "by", "of", "within", "near"}
    | {"between", "around", "through", "toward", "towards"}
)


def is_temporal(word: Token) -> bool:
    """Say whether a phrase tells a time, by its entity type or its head noun."""
    if word.ent_type_ in ("DATE", "TIME"):
        return True
    if word.pos_ == "ADV" and belongs(word.lower_, "time-adverb"):
        # "since then", "until recently".
        return True
    if word.pos_ == "NUM" and word.shape_ == "dddd" and word.text[:2] in ("18", "19", "20"):
        return True
    return belongs(word.lemma_.lower(), "time-noun") or belongs(word.lower_, "time-noun")


def phrase_role(word: Token, marker: str) -> QualifierRole:
    """Return the role of a prepositional phrase with head `word` after `marker`."""
    known = markers().get(("phrase", marker))
    if is_connective(word) or is_way(word, marker):
        return QualifierRole.MANNER
    if is_temporal(word) and (known is None or marker in OPEN):
        return QualifierRole.TIME
    if _is_amount(word, marker):
        return QualifierRole.QUANTITY
    if marker == "for" and belongs(word.head.lemma_.lower(), "cause-verb"):
        return QualifierRole.CAUSE
    if marker in SPATIAL and is_place(word):
        return QualifierRole.PLACE
    if marker == "to" and word.i > word.head.i and _hands_over(word.head):
        return QualifierRole.RECIPIENT
    if marker == "for" and word.ent_type_ in ACTORS:
        return QualifierRole.RECIPIENT
    return known.role if known else QualifierRole.OTHER


def is_way(word: Token, marker: str) -> bool:
    """Say whether a phrase is a fixed one for how a thing is done."""
    # "on foot", "by hand": fixed words for how a thing is done.
    return belongs(f"{marker} {word.lower_}", "manner-phrase")


def _is_amount(word: Token, marker: str) -> bool:
    if word.ent_type_ in AMOUNTS:
        return marker in ("by", "for", "at", "to", "of", "from")
    # "fell by a third", "rose by half".
    return marker == "by" and (word.ent_type_ == "ORDINAL" or word.lower_ in ("half", "quarter"))


def is_connective(word: Token) -> bool:
    """Say whether a phrase only joins a sentence to the one before: "in the meantime"."""
    bare = all(part.dep_ in ("case", "det", "punct", "fixed") for part in word.children)
    return bare and belongs(word.lemma_.lower(), "connective-noun")


def is_place(word: Token) -> bool:
    """Say whether a phrase names a place, by its entity type or its head noun."""
    return word.ent_type_ in PLACES or belongs(word.lemma_.lower(), "place-noun")


def _hands_over(verb: Token) -> bool:
    return belongs(verb.lemma_.lower(), "transfer-verb") or child(verb, "obj") is not None
