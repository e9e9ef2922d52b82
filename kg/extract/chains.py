"""Verbs and adjectives that join with their infinitive into one statement.

"has sought to extend", "is going to be able to strike", "failed to stop": the
statement is on the inner verb; the outer words set its mode and polarity.
"""

from collections.abc import Container

from spacy.tokens import Token

from kg.extract.lexicon import implicatives, modes
from kg.grammar import (
    child,
    children,
    first_conjunct,
    is_infinitive,
    is_passive,
    is_predicate,
    is_relative_word,
)


def outer_words(head: Token, cues: Container[int]) -> tuple[Token, ...]:
    """Return the words that fold into the predicate `head`, outermost first.

    `cues` holds the positions of words that make a speech act of their own
    ("refuse", "vow"); they never fold.
    """
    inner = first_conjunct(head)
    matrix = inner.head
    if inner.i != head.i and child(head, "nsubj"):
        return ()
    if inner.i == matrix.i or not folds(matrix, inner, cues):
        return ()
    return (*outer_words(matrix, cues), matrix)


def verb_name(verb: Token) -> str:
    """Return the lemma by which the lexicons hold a verb, with its particle if they do so."""
    lemma = verb.lemma_.lower()
    parts = children(verb, "compound:prt", "advmod")
    names = (f"{lemma} {part.lower_}" for part in parts if part.i == verb.i + 1)
    return next((name for name in names if ("verb", name) in implicatives()), lemma)


def folds(matrix: Token, inner: Token, cues: Container[int]) -> bool:
    """Say whether `matrix` and its complement `inner` make one statement."""
    if matrix.i in cues or not _is_complement(matrix, inner):
        return False
    lemma = matrix.lemma_.lower()
    if matrix.pos_ == "ADJ" or child(matrix, "cop"):
        mode = modes().get(("adjective", matrix.lower_)) or modes().get(("adjective", lemma))
        return mode is not None and mode.fold
    if any(not is_relative_word(part) for part in children(matrix, "obj", "iobj")):
        return False
    if ("verb", verb_name(matrix)) in implicatives() and not is_passive(matrix):
        # "turned out to be a spy", but "turned out to vote".
        stative = child(inner, "cop", "aux") is not None
        if verb_name(matrix) == "turn out" and not stative:
            return False
        return is_infinitive(inner) or inner.tag_ == "VBG"
    mode = modes().get(("verb", lemma))
    return mode is not None and mode.fold and _takes(matrix, inner)


def _is_complement(matrix: Token, inner: Token) -> bool:
    if inner.dep_ == "xcomp":
        return is_predicate(inner) or inner.pos_ in ("VERB", "ADJ", "NOUN", "PROPN")
    # "set to attack", "due to leave" and "avoid naming" are at times labelled so.
    if inner.dep_ == "ccomp":
        return inner.tag_ == "VBG" and child(inner, "nsubj") is None
    if inner.dep_ != "advcl" or not is_infinitive(inner):
        return False
    # "went on to win": with its particle the verb has no other meaning.
    return matrix.pos_ == "ADJ" or verb_name(matrix) == "go on"


def _takes(matrix: Token, inner: Token) -> bool:
    # "kept bombing", "seems dangerous"; but "said bombing" is no such thing,
    # and "go shopping" has no plan in it.
    if is_infinitive(inner) or _is_bare(matrix, inner):
        return True
    gerund = matrix.lemma_.lower() in ("begin", "start", "continue", "keep", "try")
    return gerund if inner.tag_ == "VBG" else matrix.lemma_.lower() in ("seem", "appear", "prove")


def _is_bare(matrix: Token, inner: Token) -> bool:
    # "need not be ratified", "dare not speak": infinitives without "to".
    modal = matrix.lemma_.lower() in ("need", "dare") and child(matrix, "obj") is None
    return modal and (inner.tag_ == "VB" or child(inner, "aux:pass", "cop") is not None)


def is_folded(head: Token, cues: Container[int]) -> bool:
    """Say whether the predicate `head` gives its statement up to a complement of its own."""
    return any(
        folds(head, part, cues)
        for part in head.children
        if part.dep_ in ("xcomp", "ccomp", "advcl")
    )
