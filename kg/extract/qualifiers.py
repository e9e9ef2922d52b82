"""Typed extra arguments: place, time, quantity, recipient, purpose and the rest."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.arguments import Filler
from kg.extract.lexicon import belongs, markers, modes
from kg.extract.repairs import is_headline_passive, second_object
from kg.extract.roles import is_connective, is_temporal, is_way, phrase_role
from kg.grammar import (
    child,
    children,
    is_infinitive,
    is_misplaced,
    is_predicate,
    preposition,
    relative_clause,
    subordinator,
)
from kg.records import QualifierRole

#: Prepositions of a phrase that belongs to certain verbs wherever it is hung.
HUNG = ("with", "about", "of", "for")


@dataclass(frozen=True, slots=True)
class Extra:
    """A qualifier before it is made into a record."""

    role: QualifierRole
    marker: str
    filler: Filler


def is_relational(phrase: Token) -> bool:
    """Say whether a prepositional phrase may be the object of its verb ("speak to X")."""
    marker = preposition(phrase)
    known = markers().get(("phrase", marker))
    if (
        not marker
        or is_connective(phrase)
        or is_way(phrase, marker)
        or is_predicate(phrase)
        or (known is not None and not known.relational)
    ):
        return False
    unlike = (QualifierRole.TIME, QualifierRole.QUANTITY)
    return phrase_role(phrase, marker) not in unlike and phrase.pos_ != "ADV"


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
    if label == "obl" or is_misplaced(part):
        if part.pos_ == "ADV" and not preposition(part):
            return _read_adverb(part)
        part = _affirmed(part)
        marker = preposition(part)
        if marker == "according to" or belongs(f"{marker} {part.lower_}", "empty-phrase"):
            return None
        role = phrase_role(part, marker) if marker else _bare_role(part)
        return Extra(role, marker, Filler(part, alone=False))
    if label == "obj":
        if part == second_object(part.head):
            return Extra(QualifierRole.OTHER, "", Filler(part, alone=False))
        counted = is_measure(part) or is_headline_passive(part.head)
        return Extra(QualifierRole.QUANTITY, "", Filler(part)) if counted else None
    if label == "advmod":
        return _read_adverb(part)
    return _read_clause(part) if part.dep_ in ("advcl", "xcomp") else None


def hung_on_object(verb: Token) -> Token | None:
    """Return a phrase that the parser hung on the object though it is the verb's, or None.

    "provided the clinic with beds", "spoke to reporters about the strike".
    """
    for part in children(verb, "obj", "obl"):
        for phrase in part.children if part.i > verb.i else ():
            if phrase.dep_ == "nmod" and _takes(verb, preposition(phrase)):
                return phrase
    return None


def _takes(verb: Token, marker: str) -> bool:
    return marker in HUNG and belongs(verb.lemma_.lower(), f"{marker}-verb")


def _affirmed(phrase: Token) -> Token:
    # "killed not because of the storm but because of the fire": the fire is the cause.
    if not any(part.lower_ == "not" for part in phrase.children):
        return phrase
    for other in phrase.children:
        if other.dep_ == "conj" and any(part.lower_ == "but" for part in other.children):
            return other
    return phrase


def is_measure(part: Token) -> bool:
    """Say whether an "object" tells only by how much: "fell 6%", "rose three points"."""
    counted = part.ent_type_ == "PERCENT" or belongs(part.lemma_.lower(), "measure-noun")
    if counted and any(p.lemma_.lower() == "time" for p in children(part, "nmod")):
        # "votes with the party 80 percent of the time"
        return True
    if not belongs(part.head.lemma_.lower(), "change-verb"):
        return False
    unit = belongs(part.lemma_.lower(), "measure-noun") and child(part, "nummod") is not None
    return unit or part.ent_type_ == "PERCENT"


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
    if word in ("twice", "thrice"):
        return Extra(QualifierRole.QUANTITY, "", Filler(part))
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


def _link_of(clause: Token) -> str:
    # "when the tram derailed": the treebanks have the link as an adverb of the clause.
    if clause.dep_ != "advcl":
        return ""
    return next((part.lower_ for part in clause.children if part.tag_ == "WRB"), "")


def _read_clause(part: Token) -> Extra | None:
    if is_remark(part):
        return None
    marker = subordinator(part) or preposition(part) or _link_of(part)
    if part.dep_ == "xcomp":
        role = QualifierRole.PURPOSE if marker == "to" else QualifierRole.OTHER
        return Extra(role, marker, Filler(part, alone=False, clause=True))
    known = markers().get(("clause", marker))
    if marker == "to" and part.tag_ == "VBG":
        # "admitted to making it": a gerund after "to" tells no aim.
        return Extra(QualifierRole.OTHER, marker, Filler(part, alone=False, clause=True))
    if known is None:
        return None
    role = known.role
    if marker == "since" and part.tag_ in ("VBP", "VBZ"):
        role = QualifierRole.CAUSE
    return Extra(role, marker, Filler(part, alone=False, clause=True))
