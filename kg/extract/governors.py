"""What the word above a clause makes of it: "allowed Kiev to strike", "a plan to leave"."""

from dataclasses import replace

from spacy.tokens import Token

from kg.extract.chains import verb_name
from kg.extract.control import is_directed
from kg.extract.lexicon import Mode, belongs, implicatives, modes
from kg.extract.polarity import is_negated, is_negative_phrase
from kg.extract.readings import Factuality, kind_of, with_modals, with_outcome
from kg.extract.repairs import complemented_noun, is_bare_passive, is_singled_out, is_used
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

_AIM = Mode(fold=False, against=False, modality=Modality.INTENDED, certainty=None)


def under_matrix(reading: Factuality, outer: Token) -> Factuality:
    """Return the reading of a clause with outermost word `outer` under the word above it."""
    inner = first_conjunct(outer)
    matrix = inner.head
    shared = inner.i == outer.i or child(outer, "nsubj") is None
    if matrix.i == inner.i or not (shared or inner.dep_ in ("ccomp", "csubj")):
        return reading
    noun = complemented_noun(inner)
    if noun is not None:
        return _under_noun(reading, noun, finite=False)
    if inner.dep_ in ("xcomp", "ccomp", "csubj", "advcl"):
        return _under_predicate(reading, matrix, inner)
    if inner.dep_ == "acl" and (is_infinitive(inner) or subordinator(inner) == "that"):
        return _under_noun(reading, matrix, finite=not is_infinitive(inner))
    if inner.dep_ == "acl:relcl" and is_infinitive(inner):
        return reading.under(Modality.INTENDED)
    return reading


def _under_predicate(reading: Factuality, matrix: Token, inner: Token) -> Factuality:
    kind = kind_of(matrix)
    pursued = _pursued(reading, matrix, inner)
    if pursued is not None:
        return pursued
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
        if _is_sent(matrix, inner):
            return reading
        return reading.under(Modality.INTENDED)
    asked = any(part.tag_ in ("WRB", "WP", "WDT") and part.i < inner.i for part in inner.children)
    if is_infinitive(inner) and (inner.dep_ == "xcomp" or (inner.dep_ == "ccomp" and asked)):
        if belongs(matrix.lemma_.lower(), "habit-verb"):
            return reading
        # "would love to go", "decides how to respond": whether it happens is open.
        return replace(reading.under(Modality.POSSIBLE if asked else Modality.INTENDED), open=True)
    return reading


def _is_sent(matrix: Token, inner: Token) -> bool:
    # "wrote to say that ...", "called to ask": it was said.
    return belongs(matrix.lemma_.lower(), "sending-verb") and belongs(
        inner.lemma_.lower(), "saying-verb"
    )


def _pursued(reading: Factuality, matrix: Token, inner: Token) -> Factuality | None:
    """Read a gerund or a clause that a verb only thinks of, wants or secures, else None.

    "favored selling the port", "talked about selling it", "to ensure that it is sold".
    """
    if inner.tag_ == "VBG" and not child(inner, "aux") and inner.dep_ != "csubj":
        link = subordinator(inner)
        if inner.dep_ == "advcl" and not link:
            return None
        mode = modes().get(("gerund", f"{matrix.lemma_.lower()} {link}".strip()))
        mode = mode or modes().get(("gerund", f"{verb_name(matrix)} {link}".strip()))
        if mode is None:
            return None
        reading = _with_governor(reading, matrix, inner).under(mode.modality, mode.certainty)
        return replace(reading, negative=not reading.negative) if mode.against else reading
    if inner.dep_ != "ccomp" or is_infinitive(inner):
        return None
    if matrix.lower_ == "sure" and matrix.head.lemma_ == "make":
        matrix = matrix.head
    elif not belongs(matrix.lemma_.lower(), "ensuring-verb"):
        return None
    if is_infinitive(matrix) or matrix.tag_ == "VBG":
        # What is secured is a fact where the securing is: "acted to ensure that" tells an aim.
        reading = reading.under(Modality.INTENDED)
    return with_modals(under_matrix(reading, matrix), matrix)


def _bars(matrix: Token) -> bool:
    # "It is illegal for anyone to sell the drug": nobody may.
    return implicatives().get(("adjective", matrix.lower_), "0")[0] == "-"


def _with_governor(reading: Factuality, matrix: Token, inner: Token) -> Factuality:
    # "must force Kiev to leave": nobody has left; "would win, ending the war".
    # "hopes to win by cutting taxes", "would be wrong to sell".
    joined = inner.tag_ == "VBG" and subordinator(inner) in ("into", "by", "through")
    joined = joined or (matrix.pos_ == "ADJ" and is_infinitive(inner)) or is_result(inner)
    if is_result(inner) and (_is_effort(matrix) or _is_said(inner)):
        return reading
    if inner.dep_ == "xcomp" or (inner.dep_ == "advcl" and joined):
        return _under_folded(with_modals(under_matrix(reading, matrix), matrix), matrix)
    return reading


def _is_said(inner: Token) -> bool:
    # "told them to leave, saying that ...": it was said, though nobody has left.
    return belongs(inner.lemma_.lower(), "saying-verb")


def _is_effort(matrix: Token) -> bool:
    # "sought to calm them, saying that ...": it was said.
    above = matrix.head
    return matrix.dep_ == "xcomp" and belongs(above.lemma_.lower(), "effort-verb")


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
            return replace(reading.under(Modality.POSSIBLE), open=True)
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
    thought = kind == "adjective" and inner.dep_ == "ccomp" and not is_infinitive(inner)
    # "afraid to leave" stays; "afraid (that) he left" tells of him.
    if (inner.dep_ != "advcl" or link in links) and not thought:
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
    apart = inner.dep_ == "advcl" and not is_infinitive(inner) and child(inner, "nsubj") is not None
    # "with one saying that ...": a clause of its own.
    if apart or (inner.dep_ == "advcl" and not linked) or is_bare_passive(inner):
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
        if finite or is_singled_out(noun) or is_used(noun):
            return reading
        # "a campaign to weaken the union": an infinitive on a noun tells an aim.
        mode = _AIM
    if any(belongs(part.lower_, "failed-adjective") for part in children(noun, "amod")):
        # "a failed attempt to unseat the mayor": he was not.
        return replace(reading, negative=not reading.negative)
    # "has no plans to sell", "does not have the right to sell".
    barred = is_negative_phrase(noun) or (noun.dep_ == "obj" and is_negated(noun.head))
    reading = reading.under(mode.modality)
    return replace(reading, negative=not reading.negative) if barred else reading
