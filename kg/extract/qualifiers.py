"""Typed extra arguments: place, time, quantity, recipient, purpose and the rest."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.arguments import Filler
from kg.extract.lexicon import belongs, markers, modes
from kg.grammar import (
    child,
    is_infinitive,
    is_misplaced,
    is_predicate,
    preposition,
    relative_clause,
    subordinator,
)
from kg.records import QualifierRole

PLACES = frozenset({"LOC", "GPE", "FAC"})
ACTORS = frozenset({"PERSON", "ORG", "NORP", "LOC", "GPE"})
AMOUNTS = frozenset({"MONEY", "QUANTITY", "PERCENT"})
#: Prepositions that are read as place or time by the noun they stand before.
SPATIAL = frozenset(
    {"in", "on", "at", "over", "from", "near", "within", "inside", "through", "under", "above"}
    | {"below", "past", "off", "between"}
)
OPEN = frozenset({"in", "on", "at", "over", "from", "to", "for", "by", "of", "within", "near"})


@dataclass(frozen=True, slots=True)
class Extra:
    """A qualifier before it is made into a record."""

    role: QualifierRole
    marker: str
    filler: Filler


def is_temporal(word: Token) -> bool:
    """Say whether a phrase tells a time, by its entity type or its head noun."""
    if word.ent_type_ in ("DATE", "TIME"):
        return True
    if word.pos_ == "NUM" and word.shape_ == "dddd" and word.text[:2] in ("18", "19", "20"):
        return True
    return belongs(word.lemma_.lower(), "time-noun") or belongs(word.lower_, "time-noun")


def phrase_role(word: Token, marker: str) -> QualifierRole:
    """Return the role of a prepositional phrase with head `word` after `marker`."""
    known = markers().get(("phrase", marker))
    if is_connective(word):
        return QualifierRole.MANNER
    if is_temporal(word) and (known is None or marker in OPEN or marker == "through"):
        return QualifierRole.TIME
    if word.ent_type_ in AMOUNTS and marker in ("by", "for", "at", "to", "of"):
        return QualifierRole.QUANTITY
    if marker in SPATIAL and is_place(word):
        return QualifierRole.PLACE
    if marker == "to" and word.i > word.head.i and _hands_over(word.head):
        return QualifierRole.RECIPIENT
    if marker == "for" and word.ent_type_ in ACTORS:
        return QualifierRole.RECIPIENT
    return known.role if known else QualifierRole.OTHER


def is_connective(word: Token) -> bool:
    """Say whether a phrase only joins a sentence to the one before: "in the meantime"."""
    bare = all(part.dep_ in ("case", "det", "punct", "fixed") for part in word.children)
    return bare and belongs(word.lemma_.lower(), "connective-noun")


def is_place(word: Token) -> bool:
    """Say whether a phrase names a place, by its entity type or its head noun."""
    return word.ent_type_ in PLACES or belongs(word.lemma_.lower(), "place-noun")


def _hands_over(verb: Token) -> bool:
    return belongs(verb.lemma_.lower(), "transfer-verb") or child(verb, "obj") is not None


def is_relational(phrase: Token) -> bool:
    """Say whether a prepositional phrase may be the object of its verb ("speak to X")."""
    marker = preposition(phrase)
    known = markers().get(("phrase", marker))
    if (
        not marker
        or is_connective(phrase)
        or is_predicate(phrase)
        or (known is not None and not known.relational)
    ):
        return False
    return phrase_role(phrase, marker) != QualifierRole.TIME and phrase.pos_ != "ADV"


def find_extras(levels: Sequence[Token], used: Collection[int]) -> Iterator[Extra]:
    """Yield the qualifiers of the predicate words `levels`, in text order.

    `used` holds the positions of dependents that fill another slot or are no
    part of the statement.
    """
    inside = {word.i for word in levels}
    # What an outer word governs as a whole ("expected to meet and decide") is
    # the statement itself or its twin.
    outer = {p.i for word in levels[:-1] for p in word.children if p.dep_ in ("xcomp", "ccomp")}
    parts = sorted((part for word in levels for part in word.children), key=lambda part: part.i)
    for word in levels:
        hung = hung_on_object(word)
        if hung is not None:
            marker = preposition(hung)
            yield Extra(phrase_role(hung, marker), marker, Filler(hung, alone=False))
    for part in parts:
        if part.i not in used and part.i not in inside | outer:
            extra = _read(part)
            if extra is not None:
                yield extra


def _read(part: Token) -> Extra | None:
    label = part.dep_.split(":")[0]
    if label == "iobj":
        return Extra(QualifierRole.RECIPIENT, "", Filler(part, alone=False))
    if part.dep_ in ("obl:unmarked", "obl:tmod", "obl:npmod", "nmod:unmarked"):
        return Extra(_bare_role(part), "", Filler(part, alone=False))
    if (label == "obl" or is_misplaced(part)) and part.pos_ != "ADV":
        marker = preposition(part)
        if marker == "according to" or belongs(f"{marker} {part.lower_}", "empty-phrase"):
            return None
        role = phrase_role(part, marker) if marker else _bare_role(part)
        return Extra(role, marker, Filler(part, alone=False))
    if label == "advmod":
        return _read_adverb(part)
    return _read_clause(part) if part.dep_ in ("advcl", "xcomp") else None


def hung_on_object(verb: Token) -> Token | None:
    """Return a phrase that the parser hung on the object though it is the verb's, or None.

    "provided the clinic with beds", "spoke to reporters about the strike".
    """
    lemma = verb.lemma_.lower()
    wanted = {word for word in ("with", "about") if belongs(lemma, f"{word}-verb")}
    for part in verb.children:
        if part.dep_.split(":")[0] in ("obj", "obl") and part.i > verb.i:
            for phrase in part.children:
                if phrase.dep_ == "nmod" and preposition(phrase) in wanted:
                    return phrase
    return None


def _bare_role(part: Token) -> QualifierRole:
    if is_temporal(part):
        return QualifierRole.TIME
    return QualifierRole.QUANTITY if child(part, "nummod") else QualifierRole.OTHER


def _read_adverb(part: Token) -> Extra | None:
    word = part.lower_
    clause = relative_clause(part) if word in ("where", "when") else None
    if clause is not None and clause.head.i < clause.i:
        role = QualifierRole.PLACE if word == "where" else QualifierRole.TIME
        return Extra(role, word, Filler(clause.head, alone=False, without=clause))
    if part.tag_ in ("WRB", "WP", "WDT") or ("adverb", word) in modes():
        return None
    if belongs(word, "time-adverb"):
        return Extra(QualifierRole.TIME, "", Filler(part))
    if belongs(word, "place-adverb"):
        return Extra(QualifierRole.PLACE, "", Filler(part))
    empty = belongs(word, "empty-adverb") or belongs(word, "degree-adverb")
    manner = word.endswith("ly") and not empty
    return Extra(QualifierRole.MANNER, "", Filler(part)) if manner else None


def is_remark(clause: Token) -> bool:
    """Say whether an infinitive before its clause only comments: "To be clear, ..."."""
    fronted = clause.dep_ == "advcl" and clause.i < clause.head.i
    return fronted and is_infinitive(clause) and belongs(clause.lemma_.lower(), "remark")


def _read_clause(part: Token) -> Extra | None:
    if is_remark(part):
        return None
    marker = subordinator(part) or preposition(part)
    if part.dep_ == "xcomp":
        role = QualifierRole.PURPOSE if marker == "to" else QualifierRole.OTHER
        return Extra(role, marker, Filler(part, alone=False, clause=True))
    known = markers().get(("clause", marker))
    if known is None:
        return None
    role = known.role
    if marker == "since" and part.tag_ in ("VBP", "VBZ"):
        role = QualifierRole.CAUSE
    return Extra(role, marker, Filler(part, alone=False, clause=True))
