"""Capitals that stand for governments: "Paris said", "weapons to Kiev", but "in Kiev".

The literal place is kept beside the intended reading. The decision is made from
the word's own place in the tree; where the tree says nothing, the place is meant.
"""

from spacy.tokens import Token

from kg.grammar import SUBJECTS, child, children
from kg.link.lexicon import words
from kg.link.workspace import Workspace
from kg.records import EntityKind, MentionKind

_RECIPIENTS = {"iobj", "obl:agent"}


def read_metonyms(work: Workspace) -> None:
    """Turn capitals that act into their states; `literal_id` keeps the city."""
    for found in work.found:
        if found.entity_id is None or found.kind is not MentionKind.NAME:
            continue
        entry = work.profile(found.entity_id).entry
        if entry is None or entry.kind is not EntityKind.GPE or entry.stands_for is None:
            continue
        if is_actor(_outermost(work.tokens[found.root])):
            literal = found.entity_id
            work.settle(found, work.profile(entry.stands_for), "metonym", 0.8)
            found.literal_id = literal


def is_actor(token: Token) -> bool:
    """Say whether a place name in this position means the government."""
    label = token.dep_
    if label in SUBJECTS:
        return not _is_described_place(token)
    if label in _RECIPIENTS:
        return True
    if label == "nmod:poss":
        return _lemma(token.head) not in words("district")
    if label == "obj":
        return (
            _lemma(token.head) not in words("going")
            and token.head.pos_ == "VERB"
            and _acts_on(token)
        )
    if label == "compound":
        # "The Kiev authorities", "gave Kiev support", but "Moscow streets".
        return _lemma(token.head) in words("governing") or _lemma(token.head) in words("giving")
    if label.startswith(("obl", "nmod")):
        return _marked_actor(token)
    return False


def _outermost(token: Token) -> Token:
    """Return the first conjunct: "between Moscow and Kiev" is read at Moscow."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def _is_described_place(token: Token) -> bool:
    """Say whether the clause describes a place: "Kyiv is a city of three million", "lies on"."""
    if token.dep_ == "nsubj:pass":
        return _lemma(token.head) not in words("giving")
    if child(token.head, "cop") is None:
        return _lemma(token.head) in {"lie", "stand", "sit"}
    return token.head.pos_ in {"NOUN", "PROPN", "ADV"}


def _acts_on(token: Token) -> bool:
    return _lemma(token.head) not in words("targeted")


def _marked_actor(token: Token) -> bool:
    """Decide by the preposition: "against Moscow", "aid to Kiev", "in Kiev", "a trip to Kiev"."""
    marker = next((mark.lower_ for mark in children(token, "case")), "")
    governors = {_lemma(token.head), *(_lemma(word) for word in children(token.head, "obj"))}
    if marker in words("place"):
        return False
    if marker in words("actor"):
        # "Sanctions on Moscow", but "strikes on Kyiv"; "support for Kyiv", but "left for Kyiv".
        return not governors & (words("going").keys() | words("targeted").keys())
    if marker == "to":
        # "A delivery of tanks to Kiev": the governor may be one noun higher.
        governors.add(_lemma(token.head.head))
        return bool(governors & words("giving").keys()) and not governors & words("going").keys()
    if marker == "from":
        return bool(governors & words("demanding").keys())
    return False


def _lemma(token: Token) -> str:
    return token.lemma_.lower() or token.lower_
