"""The relation of a clause: its lemma, its words, and what fills the object slot."""

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.arguments import Filler
from kg.extract.lexicon import belongs
from kg.extract.objects import (
    addressed,
    clause_object,
    direct_object,
    has_misread,
    lemma_of,
    role_of,
    selected,
    stranded,
    verb_words,
)
from kg.extract.qualifiers import is_measure, is_relational
from kg.extract.repairs import is_bare_passive, is_headline_passive, second_object
from kg.extract.subjects import misplaced_state, resolve
from kg.grammar import (
    child,
    children,
    first_conjunct,
    is_infinitive,
    is_misplaced,
    is_passive,
    is_predicate,
    is_relative_word,
    obliques,
    preposition,
)
from kg.records import QualifierRole


@dataclass(frozen=True, slots=True)
class Relation:
    """A predicate with its object.

    `words` are the tokens of the predicate without auxiliaries; `used` are the
    positions of dependents that are no qualifiers any more.
    """

    lemma: str
    words: tuple[Token, ...]
    object: Filler | None
    passive: bool = False
    used: frozenset[int] = frozenset()
    rule: str = "verb"


def read_relation(head: Token, cue: str | None = None) -> Relation:
    """Return the relation of the predicate `head`, whatever its construction.

    `cue` is the lemma where the verb introduces what somebody says: then only
    the one spoken to, or the phrase that belongs to the cue ("call on"), is an
    object; "said in an interview" is no relation to the interview.
    """
    if any(part.lower_ == "there" for part in children(head, "expl")):
        return _read_existential(head)
    if child(head, "cop") and not _is_told_of_another(head):
        return _read_copula(head)
    state = _state(head)
    if state is not None:
        return _read_state(head, state)
    if is_passive(head) or is_headline_passive(head) or is_bare_passive(head):
        return _read_passive(head)
    return _read_active(head, cue)


def _is_told_of_another(head: Token) -> bool:
    # "The trouble is that rebels hold the port": the copula is not the verb's.
    return head.pos_ == "VERB" and len(list(children(head, "nsubj"))) > 1


def _read_existential(head: Token) -> Relation:
    # "There are troops in Crimea" says where they are; "there is no issue" that none is.
    place = next((p for p in obliques(head) if role_of(p) == QualifierRole.PLACE), None)
    if place is None:
        return Relation("exist", (head,), None, rule="existential")
    marker = preposition(place)
    words = (head, *children(place, "case"))
    used = frozenset({place.i})
    return Relation(
        f"be {marker}", words, Filler(place, alone=False), used=used, rule="existential"
    )


def _read_copula(head: Token) -> Relation:
    cop = list(children(head, "cop"))[-1]
    marker = preposition(head)
    if marker and head.pos_ not in ("ADJ", "VERB"):
        words = (cop, *(part for part in children(head, "case")))
        return Relation(f"be {marker}", words, Filler(head, alone=False), rule="copula")
    # "the smallest of three", "the best of Peru": a noun in all but form.
    if head.pos_ == "ADJ" and not (head.tag_ == "JJS" and child(head, "det")):
        phrase = _complement(head)
        if phrase is not None:
            lemma = f"be {head.lemma_.lower()} {preposition(phrase)}"
            words = (cop, head, *children(phrase, "case"))
            used = frozenset({phrase.i})
            return Relation(lemma, words, resolve(phrase), used=used, rule="copula")
    used = frozenset(part.i for part in head.children if part.dep_ in ("obl", "xcomp", "ccomp"))
    # "The trouble is that rebels hold the port": a clause with a subject of its own.
    # A participle that is an adjective ("was baffled") has none.
    clause = head.pos_ == "VERB" and child(head, "nsubj:outer", "csubj:outer") is not None
    filler = Filler(head, alone=False, clause=clause)
    return Relation("be", (cop,), filler, used=used, rule="copula")


def _complement(head: Token) -> Token | None:
    # "opposed to the plan", not "famous in 2019" or "strong in Kiev".
    for phrase in obliques(head):
        if phrase.i > head.i or is_relative_word(phrase):
            fixed = role_of(phrase) not in (QualifierRole.PLACE, QualifierRole.PURPOSE)
            # "as deadly as the last one" compares; it is no complement.
            compared = preposition(phrase) in ("as", "than")
            if is_relational(phrase) and fixed and not compared:
                return phrase
    return None


def _state(head: Token) -> Token | None:
    """Return the adjective, noun or participle that a linking verb stands with."""
    if not belongs(head.lemma_.lower(), "linking-verb") or child(head, "obj"):
        return None
    for part in children(head, "xcomp"):
        if not is_infinitive(part) and part.tag_ != "VBG":
            return part
    return misplaced_state(head)


def _read_state(head: Token, state: Token) -> Relation:
    lemma, used = head.lemma_.lower(), frozenset({state.i})
    # "get involved" is to become it; "get weapons" is to receive them.
    lemma = "become" if lemma == "get" else lemma
    if state.pos_ == "ADJ" or state.tag_ == "VBN":
        phrase = _complement(state)
        if phrase is not None:
            words = (head, state, *children(phrase, "case"))
            full = f"{lemma} {state.lower_} {preposition(phrase)}"
            return Relation(full, words, resolve(phrase), used=used)
    return Relation(lemma, (head,), Filler(state, alone=False), used=used)


def _read_passive(head: Token) -> Relation:
    words = verb_words(head)
    agent = next(children(head, "obl:agent"), None)
    if agent is not None:
        by = tuple(children(agent, "case"))
        used = frozenset({agent.i})
        return Relation(lemma_of(words), (*words, *by), resolve(agent), True, used)
    named = next((p for p in children(head, "xcomp") if not is_predicate(p)), None)
    if named is not None and not is_infinitive(named):
        # "was renamed Jones", "was considered dangerous".
        used = frozenset({named.i})
        return Relation(lemma_of(words), tuple(words), Filler(named, alone=False), True, used)
    phrase = selected(head)
    if phrase is None:
        return _read_stranded(head, passive=True) or Relation(
            lemma_of(words), tuple(words), None, True
        )
    return _with_preposition(words, phrase, passive=True)


def _with_preposition(words: list[Token], phrase: Token, *, passive: bool = False) -> Relation:
    lemma = f"{lemma_of(words)} {preposition(phrase)}"
    case = [part for part in children(phrase, "case") if part.tag_ != "POS"]
    used = frozenset({phrase.i})
    return Relation(lemma, (*words, *case), resolve(phrase), passive, used)


def _read_active(head: Token, cue: str | None) -> Relation:
    words = verb_words(head)
    target = direct_object(head) if not has_misread(head) else None
    if target is not None:
        used = frozenset({target.head.i}) | {
            part.i
            for part in children(head, "obj")
            if not (is_misplaced(part) or is_measure(part) or part == second_object(head))
        }
        return Relation(lemma_of(words), tuple(words), target, used=used)
    clause = clause_object(head)
    left = _read_stranded(head) if clause is None else None
    if left is not None:
        return left
    phrase = selected(head) if clause is None and cue is None else addressed(head, cue)
    if phrase is not None:
        return _with_preposition(words, phrase)
    if clause is not None:
        filler = Filler(clause, alone=False, clause=True)
        return Relation(lemma_of(words), tuple(words), filler, used=frozenset({clause.i}))
    return Relation(lemma_of(words), tuple(words), None)


def _read_stranded(head: Token, *, passive: bool = False) -> Relation | None:
    # "the matters that they dealt with", "the aid they were entitled to"
    left = stranded(head)
    if left is None:
        return None
    words, (word, filler) = verb_words(head), left
    used = frozenset({word.i, word.head.i} - {head.i})
    lemma = f"{lemma_of(words)} {word.lower_}"
    return Relation(lemma, (*words, word), filler, passive, used)


def is_shared_form(head: Token) -> bool:
    """Say whether a coordinated verb borrows the auxiliaries of the first one.

    "should shoot and (should) give"; not "came and will stay".
    """
    if head.dep_ != "conj" or child(head, "aux", "cop", "nsubj", "aux:pass", "mark", "expl"):
        return False
    first = first_conjunct(head)
    return first.tag_ == head.tag_ or (first.tag_[:2] == "VB" and head.tag_ in ("VB", "VBP"))
