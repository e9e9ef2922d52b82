"""Who is to act in an infinitive: the one asked, told or helped, or the subject itself."""

from spacy.tokens import Token

from kg.extract.lexicon import belongs, implicatives, modes
from kg.grammar import (
    children,
    is_infinitive,
    is_misplaced,
    is_passive,
    is_relative_word,
    obliques,
    preposition,
)
from kg.records import Modality

#: Verbs whose infinitive has their own subject though they have an object.
SUBJECT_CONTROL = frozenset({"promise", "vow", "pledge", "threaten", "swear", "spend", "waste"})


def controller(matrix: Token) -> Token | None:
    """Return who is to act in the infinitive after `matrix`, if not its subject.

    "urge NATO to act": NATO; "call on NATO to act": NATO; "promise Kiev to act": None.
    """
    if matrix.lemma_.lower() in SUBJECT_CONTROL:
        return None
    mode = modes().get(("verb", matrix.lemma_.lower()))
    if mode is not None and mode.fold and any(map(is_relative_word, children(matrix, "obj"))):
        # "a term which he seeks to extend": the term is no one who extends.
        return None
    for phrase in obliques(matrix):
        if ("verb", f"{matrix.lemma_.lower()} {preposition(phrase)}") in modes():
            return phrase
    found = [part for part in children(matrix, "iobj", "obj") if not is_misplaced(part)]
    return next((part for part in found if part.dep_ == "iobj"), next(iter(found), None))


def is_directed(matrix: Token, inner: Token) -> bool:
    """Say whether an adverbial infinitive is really the complement of a verb of asking.

    The treebanks have "call on NATO to act" and at times "ask NATO to act" as
    advcl. A plain purpose ("ask a question to win time") follows no one asked.
    """
    lemma = matrix.lemma_.lower()
    if is_infinitive(inner) and is_passive(matrix):
        # "was pushed by the rebels to leave": an agent between them hides the complement.
        mode = modes().get(("verb", lemma))
        return mode is not None and not mode.fold and mode.modality == Modality.REQUESTED
    if not is_infinitive(inner) or controller(matrix) is None:
        return False
    words = [lemma, *(f"{lemma} {preposition(phrase)}" for phrase in obliques(matrix))]
    found = [mode for word in words if (mode := modes().get(("verb", word)))]
    target = controller(matrix)
    if implicatives().get(("verb", lemma), "--")[0] == "+" and target is not None:
        # "prompted him to quit"; a thing ("drove the truck to block it") does nothing.
        return target.pos_ in ("PRON", "PROPN")
    if belongs(lemma, "enlisting-verb") and target is not None:
        # "hired a lawyer to appeal", "mobilized the unions to vote": the object is to act.
        return target.i < inner.i
    plain = (Modality.ASSERTED, Modality.INTENDED)
    return any(not mode.fold and mode.modality not in plain for mode in found)
