"""What the word above a clause makes of it: "allowed Kiev to strike", "a plan to leave"."""

from dataclasses import replace

from spacy.tokens import Token

from kg.extract.control import is_directed
from kg.extract.lexicon import Mode, belongs, implicatives, modes
from kg.extract.polarity import is_negated, is_negative_phrase
from kg.extract.readings import Factuality, kind_of, with_modals, with_outcome
from kg.extract.repairs import is_announced, is_bare_passive
from kg.grammar import (
    child,
    children,
    first_conjunct,
    governing_predicate,
    is_infinitive,
    is_passive,
    obliques,
    preposition,
    subordinator,
)
from kg.records import Modality


def under_matrix(reading: Factuality, outer: Token) -> Factuality:
    """Return the reading of a clause with outermost word `outer` under the word above it."""
    inner = first_conjunct(outer)
    matrix = inner.head
    shared = inner.i == outer.i or child(outer, "nsubj") is None
    if matrix.i == inner.i or not (shared or inner.dep_ in ("ccomp", "csubj")):
        return reading
    if inner.dep_ in ("xcomp", "ccomp", "csubj", "advcl"):
        return _under_predicate(reading, matrix, inner)
    if inner.dep_ == "acl" and (is_infinitive(inner) or subordinator(inner) == "that"):
        return _under_noun(reading, matrix, finite=not is_infinitive(inner))
    if inner.dep_ == "acl:relcl" and is_infinitive(inner):
        return reading.under(Modality.INTENDED)
    return reading


def _under_predicate(reading: Factuality, matrix: Token, inner: Token) -> Factuality:
    kind = kind_of(matrix)
    # "told them: “It is going home”": a progressive is a clause of its own, no gerund.
    gerund = inner.tag_ == "VBG" and not child(inner, "aux")
    if inner.dep_ in ("xcomp", "advcl") or gerund or kind == "adjective":
        mode = _mode_over(matrix, inner, kind)
        if mode is not None and mode.modality != Modality.ASSERTED:
            reading = reading.under(mode.modality, mode.certainty)
            barred = mode.modality == Modality.POSSIBLE and (is_negated(matrix) != _bars(matrix))
            return replace(reading, negative=not reading.negative) if barred else reading
        reading = _with_governor(reading, matrix, inner)
        done = _implied(reading, matrix, inner, kind)
        if done is not None:
            return done if mode is None else done.under(mode.modality, mode.certainty)
        if mode is not None:
            return reading.under(mode.modality, mode.certainty)
    if inner.tag_ == "VBG" and belongs(matrix.lemma_.lower(), "to-gerund-verb"):
        # "admitted to making it": a gerund after "to" tells no aim.
        return reading
    if inner.dep_ == "advcl" and is_infinitive(inner):
        return reading.under(Modality.INTENDED)
    asked = any(part.tag_ in ("WRB", "WP", "WDT") and part.i < inner.i for part in inner.children)
    if is_infinitive(inner) and (inner.dep_ == "xcomp" or (inner.dep_ == "ccomp" and asked)):
        # "would love to go", "decides how to respond": whether it happens is open.
        return replace(reading, open=True)
    return reading


def _bars(matrix: Token) -> bool:
    # "It is illegal for anyone to sell the drug": nobody may.
    return implicatives().get(("adjective", matrix.lower_), "0")[0] == "-"


def _with_governor(reading: Factuality, matrix: Token, inner: Token) -> Factuality:
    # "must force Kiev to leave": nobody has left; "would win, ending the war".
    caused = subordinator(inner) == "into" and inner.tag_ == "VBG"
    if inner.dep_ == "xcomp" or (inner.dep_ == "advcl" and (is_result(inner) or caused)):
        return _under_folded(with_modals(under_matrix(reading, matrix), matrix), matrix)
    return reading


def _under_folded(reading: Factuality, matrix: Token) -> Factuality:
    # "tried to force Kiev to leave", "failed to coerce him into lying": nobody has, yet.
    above = matrix.head
    mode = modes().get(("verb", above.lemma_.lower()))
    if matrix.dep_ != "xcomp" or not is_infinitive(matrix) or child(above, "obj", "iobj"):
        return reading
    if mode is not None and mode.fold:
        return reading.under(mode.modality, mode.certainty)
    if with_outcome(Factuality(), "verb", above) not in (None, Factuality()):
        return replace(reading.under(Modality.INTENDED), open=True)
    return reading


def _implied(reading: Factuality, matrix: Token, inner: Token, kind: str) -> Factuality | None:
    """Apply what the word above implies of its complement; None where it implies nothing."""
    if kind == "adjective" and (inner.dep_ == "csubj" or subordinator(inner) == "that"):
        if is_infinitive(inner):
            # "It is hard for farmers to sell": whether they do is open.
            return replace(reading, open=True)
        return with_outcome(reading, "clause", matrix)
    if inner.dep_ == "csubj":
        return None
    if kind == "verb" and _acts_for_none(matrix) and inner.dep_ == "xcomp":
        # "Nobody forced the farmers to sell", "nobody saw the ship leave": left open.
        known = ("verb", matrix.lemma_.lower()) in implicatives()
        if known or belongs(matrix.lemma_.lower(), "sensing-verb"):
            return replace(reading, open=True)
    link = subordinator(inner)
    linked = with_outcome(reading, kind, matrix, link) if link not in ("", "to") else None
    if linked is not None:
        return linked
    links = ("from", "to") if kind == "adjective" else ("from",)
    if inner.dep_ != "advcl" or link in links:
        done = with_outcome(reading, kind, matrix)
        if done is not None:
            return done
    if kind == "adjective" and any(part.lower_ == "too" for part in children(matrix, "advmod")):
        # "too weak to resist": it does not.
        return replace(reading, negative=not reading.negative, open=True)
    return None


def _acts_for_none(matrix: Token) -> bool:
    subject = child(matrix, "nsubj")
    return subject is not None and is_negative_phrase(subject) and child(matrix, "obj") is not None


def is_result(clause: Token) -> bool:
    """Say whether a participle clause follows its verb bare: "..., prompting calls"."""
    above = governing_predicate(clause)
    bare = clause.tag_ == "VBG" and subordinator(clause) == ""
    return bare and above is not None and above.i < clause.i


def _mode_over(matrix: Token, inner: Token, kind: str) -> Mode | None:
    linked = is_infinitive(inner) or subordinator(inner) in ("of", "from", "for", "with")
    if (inner.dep_ == "advcl" and not linked) or is_bare_passive(inner):
        # "had the mayor arrested" obliges nobody.
        return None
    purpose = inner.dep_ == "advcl" and is_infinitive(inner) and kind == "verb"
    if purpose and not is_directed(matrix, inner):
        # "used the meeting to press for help" tells a purpose and nothing else.
        return None
    lemma = matrix.lemma_.lower()
    words = [f"{lemma} {preposition(phrase)}" for phrase in obliques(matrix)]
    if kind == "adjective" or child(matrix, "obj", "iobj") or is_passive(matrix):
        words.append(lemma)
    found = next((mode for word in words if (mode := modes().get((kind, word)))), None)
    coming = found is not None and kind == "adjective" and found.modality == Modality.INTENDED
    # "is certain to win" is to come; "is certain (that) he won" is not.
    finite = not is_infinitive(inner) and inner.tag_ != "VBG"
    return None if coming and finite else found


def _under_noun(reading: Factuality, noun: Token, *, finite: bool) -> Factuality:
    lemma = noun.lemma_.lower()
    if finite and noun.dep_ == "nsubj" and kind_of(noun.head) == "adjective":
        # "The claim that the bridge had fallen was false."
        judged = with_outcome(reading, "clause", noun.head)
        if judged is not None:
            return judged
    done = with_outcome(reading, "noun", noun)
    if done is not None:
        return done
    mode = modes().get(("noun", lemma))
    if mode is None:
        planned = any(is_announced(part) for part in children(noun, "acl"))
        return reading.under(Modality.INTENDED) if planned else reading
    # "has no plans to sell", "does not have the right to sell".
    barred = is_negative_phrase(noun) or (noun.dep_ == "obj" and is_negated(noun.head))
    reading = reading.under(mode.modality)
    return replace(reading, negative=not reading.negative) if barred else reading
