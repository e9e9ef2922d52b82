"""How a proposition is meant: polarity, modality, certainty and the hedges seen.

Composed from the outermost word to the innermost, as implicative verbs compose
(Nairn, Condoravdi and Karttunen 2006): "failed to prevent" twice negates.
"""

from dataclasses import replace

from spacy.tokens import Token

from kg.extract.chains import verb_name
from kg.extract.governors import under_matrix
from kg.extract.lexicon import belongs, modes
from kg.extract.polarity import is_contrasted, is_negated, is_negative_phrase
from kg.extract.propositions import Proposition
from kg.extract.questions import is_indirect_question
from kg.extract.readings import Factuality, hedged, kind_of, with_modals, with_outcome
from kg.grammar import (
    child,
    children,
    first_conjunct,
    is_infinitive,
    relative_clause,
    subordinator,
)
from kg.records import Modality


def judge(proposition: Proposition) -> Factuality:
    """Return how a proposition is meant where it stands, voices left aside."""
    reading = under_matrix(Factuality(), (*proposition.chain, proposition.head)[0])
    for word in proposition.chain:
        reading = _with_folded(reading, word)
        reading = _with_level(reading, word)
    reading = _with_level(reading, proposition.head)
    for filler in (proposition.subject, proposition.object):
        # "nothing that happened": the clause on the noun is not negated by it.
        if filler is None or filler.clause or filler.without is not None:
            continue
        if is_negative_phrase(filler.head):
            reading = replace(reading, negative=not reading.negative)
    if _is_denied_cleft(proposition):
        reading = replace(reading, negative=not reading.negative)
    if _is_aim(proposition):
        reading = reading.under(Modality.INTENDED)
    if is_contrasted(proposition):
        reading = replace(reading, negative=not reading.negative)
    return _with_condition(reading, proposition)


def _is_aim(proposition: Proposition) -> bool:
    # "The idea was to protect the coast": it was meant to; "his first act was to close it" did.
    first = first_conjunct(proposition.head)
    outer = child(first, "nsubj:outer") if proposition.rule != "copula" else None
    return outer is not None and is_infinitive(first) and belongs(outer.lemma_.lower(), "aim-noun")


def _is_denied_cleft(proposition: Proposition) -> bool:
    # "It is not the price that worries farmers": the price does not worry them.
    clause = relative_clause(proposition.head)
    if clause is None or clause.i != first_conjunct(proposition.head).i:
        return False
    noun = clause.head
    it = any(part.lower_ == "it" for part in children(noun, "nsubj", "expl"))
    filled = any(
        filler is not None and filler.head == noun
        for filler in (proposition.subject, proposition.object)
    )
    return it and filled and child(noun, "cop") is not None and is_negated(noun)


def _with_level(reading: Factuality, word: Token) -> Factuality:
    """Add the auxiliaries, adverbs and negation that stand with one predicate word."""
    if is_negated(word):
        reading = replace(reading, negative=not reading.negative)
    reading = with_modals(reading, word)
    for part in children(word, "advmod"):
        mode = modes().get(("adverb", part.lower_))
        if mode is not None:
            reading = hedged(reading.under(mode.modality, mode.certainty), part)
    return reading


def _with_folded(reading: Factuality, word: Token) -> Factuality:
    """Add what a folded word does; its own negation is added with its level."""
    kind = kind_of(word)
    if word.lemma_ == "have" and any(part.lower_ == "yet" for part in word.children):
        # "has yet to answer": it has not.
        return replace(reading, negative=not reading.negative)
    mode = modes().get((kind, word.lower_)) or modes().get((kind, word.lemma_.lower()))
    # "went on to win" did win, whatever "is going to" tells.
    if mode is not None and (kind != "verb" or verb_name(word) == word.lemma_.lower()):
        reading = reading.under(mode.modality, mode.certainty)
        if mode.certainty is not None:
            reading = hedged(reading, word)
    done = with_outcome(reading, kind, word)
    if done is None:
        return reading
    # The signature has used up the negation of the word; undo what the level adds.
    return replace(done, negative=not done.negative) if is_negated(word) else done


def _is_inverted(clause: Token) -> bool:
    # "could act should the rains fail", "would have won had she run".
    subject, aux = child(clause, "nsubj"), child(clause, "aux", "cop")
    if clause.dep_ != "advcl" or subject is None or aux is None or subordinator(clause):
        return False
    first = clause.left_edge.i == aux.i
    return first and aux.lower_ in ("should", "had", "were") and aux.i < subject.i


def _with_condition(reading: Factuality, proposition: Proposition) -> Factuality:
    for word in (*proposition.chain, proposition.head):
        first = first_conjunct(word)
        stands = first.dep_ == "advcl" or (
            first.dep_ == "ccomp" and not is_indirect_question(first)
        )
        if stands and subordinator(first) in ("if", "unless"):
            return reading.under(Modality.CONDITIONAL)
        if _is_inverted(first):
            return reading.under(Modality.CONDITIONAL)
        for clause in children(first, "advcl"):
            said = any(span.start <= clause.idx < span.end for span in proposition.said)
            condition = subordinator(clause) in ("if", "unless") or _is_inverted(clause)
            if condition and not said:
                even = any(part.lower_ == "even" for part in clause.children)
                return reading if even else reading.under(Modality.CONDITIONAL)
    return reading
