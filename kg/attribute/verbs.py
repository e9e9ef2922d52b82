"""The complements of verbs: their lemma with its particle, predications, nominals."""

from collections.abc import Iterator
from functools import partial

from spacy.tokens import Token

from kg.attribute.complements import Complement, clause_complement
from kg.attribute.lexicon import Shape, load_words
from kg.attribute.subtrees import subtree
from kg.attribute.verb_clauses import clause_above, clause_behind, clauses_below, is_predication
from kg.grammar import child, children, is_passive, preposition

#: Words behind a light verb that make one cue with it.
_LIGHT = {
    "make": frozenset({"clear", "plain"}),
    "have": frozenset({"it"}),
    "put": frozenset({"it"}),
    "push": frozenset({"back"}),
    "fire": frozenset({"back"}),
    "shoot": frozenset({"back"}),
    "hit": frozenset({"back"}),
}
_CLAUSES = frozenset({Shape.THAT, Shape.WH, Shape.TO, Shape.OTO, Shape.ING})


def verb_lemma(verb: Token) -> str:
    """Return the lemma with what belongs to it: "point out", "make clear", "have it"."""
    lemma = verb.lemma_.lower()
    particle = child(verb, "compound:prt") or _particle_like(verb, lemma)
    return f"{lemma} {particle.lower_}" if particle else lemma


def _particle_like(verb: Token, lemma: str) -> Token | None:
    """Return the word that makes one cue with a light verb: "make clear", "push back"."""
    for part in verb.children if lemma in _LIGHT else ():
        if part.i > verb.i and part.lower_ in _LIGHT[lemma]:
            return part
    return None


def lacks_speaker(cue: Token, complement: Complement) -> bool:
    """Say whether a cue with a clause is impersonal: "it is understood that", "it emerged that"."""
    if complement.inverted or complement.shape not in (Shape.THAT, Shape.WH):
        return False
    subject = child(cue, "expl", "nsubj")
    if subject is not None and subject.lower_ == "it" and subject.i < cue.i < complement.head.i:
        return cue.pos_ != "VERB" or is_passive(cue) or cue.lemma_ in load_words("happening")
    return False


def verb_complements(verb: Token, shapes: frozenset[Shape]) -> Iterator[Complement]:
    """Yield what could be the content of a verb, clauses before nominals.

    The lexicon decides which of them the verb takes; `shapes` are those that it
    may take with any preposition, and no other is looked for. A verb without
    any clause below it may stand inside its content ("..., officials said", "as
    he put it"): the clause above is then yielded.
    """
    base = verb_lemma(verb)
    if shapes & _CLAUSES:
        below = [*clauses_below(verb, base)]
        yield from below
        if not below:
            other = clause_behind(verb, base) or clause_above(verb, base)
            if other is not None:
                yield other
    if Shape.AS in shapes:
        yield from _predications(verb, base)
    if Shape.NP in shapes:
        yield from _nominals(verb, base)


def _predications(verb: Token, base: str) -> Iterator[Complement]:
    """Yield an object with what is said of it: "describe X as Y", "accuse X of Y", "call X Y"."""
    objects = [*children(verb, "obj")]
    topic = child(verb, "nsubj:pass") if is_passive(verb) else next(iter(objects), None)
    # "The firm, accused of hiding it, closed": what it is accused of stands alone.
    accused = verb.dep_ == "acl" and verb.tag_ == "VBN"
    # "accused the firm of fraud" or "of hiding it", which may hang on the firm.
    charges = [*children(topic, "acl")] if topic is not None else []
    for part in [*children(verb, "obl", "xcomp", "advcl", "ccomp"), *charges, *objects[1:]]:
        marks = [mark.lower_ for mark in children(part, "case", "mark")]
        # Two objects of one verb: "called her vote a mistake".
        bare = (part.dep_ == "xcomp" and is_predication(part)) or part in objects
        if part.i < verb.i or (topic is None and not accused) or not (marks or bare):
            continue
        lemma = base if bare else f"{base} {marks[0]}"
        yield Complement(lemma, Shape.AS, part, partial(_predicated, topic, part))


def _predicated(topic: Token | None, part: Token) -> list[Token]:
    return [*(subtree(topic, part) if topic is not None else ()), *subtree(part)]


def _nominals(verb: Token, base: str) -> Iterator[Complement]:
    patient = child(verb, "nsubj:pass") if is_passive(verb) else child(verb, "obj")
    if patient is None and child(verb, "iobj") is not None:
        # "promised him firewood": of two objects the second is misread as a predication.
        patient = next((part for part in children(verb, "xcomp") if part.pos_ == "NOUN"), None)
    for phrase in children(verb, "obl"):
        marker = preposition(phrase)
        if marker and phrase.dep_ != "obl:agent":
            case = child(phrase, "case")
            read = partial(subtree, phrase, case)
            yield Complement(f"{base} {marker}", Shape.NP, phrase, read)
    if patient is not None and patient.pos_ != "PRON":
        yield clause_complement(base, Shape.NP, patient)
