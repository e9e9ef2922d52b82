"""The complements of verbs: clauses below and around them, predications, nominals."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.attribute.complements import Complement, clause_complement, shape_of_clause
from kg.attribute.lexicon import Shape
from kg.attribute.phrases import subtree
from kg.grammar import child, children, is_infinitive, is_passive, preposition


def verb_lemma(verb: Token) -> str:
    """Return the lemma with its particle: "point out"."""
    particle = child(verb, "compound:prt")
    return f"{verb.lemma_.lower()} {particle.lower_}" if particle else verb.lemma_.lower()


def verb_complements(verb: Token) -> Iterator[Complement]:
    """Yield what could be the content of a verb, clauses before nominals.

    The lexicon decides which of them the verb takes. A verb without any clause
    below it may stand inside its content ("..., officials said", "as he put
    it"): the clause above is then yielded.
    """
    base = verb_lemma(verb)
    below = [*_clauses_below(verb, base)]
    yield from below
    if not below:
        other = _clause_behind(verb, base) or _clause_above(verb, base)
        if other is not None:
            yield other
    yield from _predications(verb, base)
    yield from _nominals(verb, base)


def _clauses_below(verb: Token, base: str) -> Iterator[Complement]:
    for clause in verb.children:
        label = clause.dep_
        if _is_before_subject(verb, clause):
            continue
        if label == "ccomp" or (label.startswith("csubj") and _is_impersonal(verb)):
            yield _whole_clause(verb, base, clause)
        elif label == "xcomp" and not _is_predication(clause):
            yield from _open_clause(verb, base, clause)
        elif label == "advcl" and is_infinitive(clause):
            yield from _addressed(verb, base, clause)
        elif label == "advcl":
            yield from _adverbial(verb, base, clause)
        elif label == "parataxis" and clause.i > verb.i and _colon_between(verb, clause):
            yield clause_complement(base, Shape.THAT, clause)


def _is_before_subject(verb: Token, clause: Token) -> bool:
    """Say whether a clause before the verb stands behind the verb's subject.

    A content in front stands before the subject ("It works, he said"); one
    between the two belongs to another verb ("The man who claimed he was ill
    asked her to wait"), whatever the tree says.
    """
    subject = child(verb, "nsubj")
    return subject is not None and subject.i < clause.i < verb.i


def _clause_behind(verb: Token, base: str) -> Complement | None:
    """Return a clause right behind the verb that the tree gives to a later verb."""
    if verb.i + 1 >= len(verb.doc):
        return None
    first = verb.doc[verb.i + 1]
    for clause in (first, *first.ancestors):
        if clause.dep_ == "ccomp" and clause.left_edge.i == first.i:
            stolen = clause.head.i > clause.right_edge.i and child(clause, "nsubj") is not None
            return clause_complement(base, shape_of_clause(clause), clause) if stolen else None
    return None


def _adverbial(verb: Token, base: str, clause: Token) -> Iterator[Complement]:
    """Yield adverbial clauses that are contents: "insist on going", "saying it works"."""
    marker = child(clause, "mark", "case")
    if marker is not None and clause.tag_ == "VBG":
        yield clause_complement(f"{base} {marker.lower_}", Shape.ING, clause)
    elif marker is None and clause.i > verb.i and any(children(clause, "nsubj")):
        # A finite clause with no word to join it and no comma is a complement.
        between = verb.doc[verb.i + 1 : clause.left_edge.i]
        if clause.tag_ != "VBG" and not any(token.is_punct for token in between):
            yield clause_complement(base, shape_of_clause(clause), clause)


def _whole_clause(verb: Token, base: str, clause: Token) -> Complement:
    """Return a complement clause with what belongs to it but hangs on the verb above.

    "He claimed the ability to strike would help": a subject behind the verb is
    easily read as the verb's object. It is taken back where the clause is
    finite and lacks one. Two clauses of one verb are one content.
    """
    shape = shape_of_clause(clause)
    tokens = subtree(clause)
    finite = clause.tag_ in ("VBD", "VBZ", "VBP") or any(children(clause, "aux", "cop"))
    stray = child(verb, "obj")
    if shape is Shape.THAT and finite and stray is not None and not any(children(clause, "nsubj")):
        between = verb.i < stray.i < clause.i and child(clause, "mark") is None
        tokens = [*subtree(stray), *tokens] if between else tokens
    for other in children(verb, "ccomp"):
        if other.i > clause.i > verb.i:
            tokens += subtree(other)
    return Complement(base, shape, clause, tuple(tokens))


def _open_clause(verb: Token, base: str, clause: Token) -> Iterator[Complement]:
    if not is_infinitive(clause):
        yield clause_complement(base, Shape.ING, clause)
        return
    raised = child(verb, "nsubj:pass") if is_passive(verb) else None
    if raised is not None:
        # "Moscow is said to have agreed": the subject belongs to the content.
        both = (*subtree(raised), *subtree(clause))
        yield Complement(base, Shape.OTO, clause, both)
        yield clause_complement(base, Shape.TO, clause)
        return
    if any(mark.lower_ == "for" for mark in children(clause, "mark")):
        # "called for the file to be released"
        yield clause_complement(f"{base} for", Shape.OTO, clause)
    if child(verb, "obj", "iobj", "obl"):
        yield from _addressed(verb, base, clause)
    yield clause_complement(base, Shape.TO, clause)


def _addressed(verb: Token, base: str, clause: Token) -> Iterator[Complement]:
    """Yield an infinitive with the preposition of the one spoken to: "call on X to go"."""
    for addressee in children(verb, "obl"):
        marker = preposition(addressee)
        if marker and addressee.i < clause.i:
            yield clause_complement(f"{base} {marker}", Shape.OTO, clause)
    if child(verb, "obj", "iobj") or clause.dep_ == "xcomp":
        yield clause_complement(base, Shape.OTO, clause)


def _is_impersonal(verb: Token) -> bool:
    return is_passive(verb) or child(verb, "expl") is not None


def _colon_between(left: Token, right: Token) -> bool:
    return any(token.text == ":" for token in left.doc[left.i + 1 : right.i])


def _clause_above(verb: Token, base: str) -> Complement | None:
    """Return the clause in which the verb is a parenthesis: "X, he said, is Y"."""
    above = verb.head
    if above.i == verb.i:
        return None
    as_clause = any(mark.lower_ == "as" for mark in children(verb, "mark", "advmod"))
    aside = verb.dep_ == "parataxis" and child(verb, "nsubj") is not None
    if aside or _is_between_commas(verb) or (as_clause and verb.dep_ == "advcl"):
        tokens = tuple(subtree(above, verb))
        return Complement(base, Shape.THAT, above, tokens, inverted=True)
    return None


def _is_between_commas(verb: Token) -> bool:
    """Say whether a subject and verb alone stand between commas: ", it says,".

    The tree often reads them as a relative clause.
    """
    doc, left, right = verb.doc, verb.left_edge.i, verb.right_edge.i
    if child(verb, "nsubj") is None or child(verb, "obj", "mark", "advcl", "xcomp") is not None:
        return False
    start = left if doc[left].text == "," else left - 1
    end = right if doc[right].text == "," else right + 1
    return start > 0 and end < len(doc) and doc[start].text == doc[end].text == ","


def _is_predication(clause: Token) -> bool:
    """Say whether an open complement is no clause of its own: "called the plan absurd"."""
    verbal = clause.pos_ in ("VERB", "AUX") and clause.tag_ != "VBN"
    return not verbal and child(clause, "cop", "mark", "aux") is None


def _predications(verb: Token, base: str) -> Iterator[Complement]:
    """Yield an object with what is said of it: "describe X as Y", "accuse X of Y", "call X Y"."""
    objects = [*children(verb, "obj")]
    topic = child(verb, "nsubj:pass") if is_passive(verb) else next(iter(objects), None)
    # "accused the firm of fraud" or "of hiding it", which may hang on the firm.
    charges = [*children(topic, "acl")] if topic is not None else []
    for part in [*children(verb, "obl", "xcomp", "advcl", "ccomp"), *charges, *objects[1:]]:
        marks = [mark.lower_ for mark in children(part, "case", "mark")]
        # Two objects of one verb: "called her vote a mistake".
        bare = (part.dep_ == "xcomp" and _is_predication(part)) or part in objects
        if part.i < verb.i or topic is None or not (marks or bare):
            continue
        held = {token.i for token in part.subtree}
        below = subtree(topic)
        content = (*(token for token in below if token.i not in held), *subtree(part))
        yield Complement(base if bare else f"{base} {marks[0]}", Shape.AS, part, content)


def _nominals(verb: Token, base: str) -> Iterator[Complement]:
    patient = child(verb, "nsubj:pass") if is_passive(verb) else child(verb, "obj")
    for phrase in children(verb, "obl"):
        marker = preposition(phrase)
        if marker and phrase.dep_ != "obl:agent":
            case = child(phrase, "case")
            yield Complement(f"{base} {marker}", Shape.NP, phrase, tuple(subtree(phrase, case)))
    if patient is not None and patient.pos_ != "PRON":
        yield Complement(base, Shape.NP, patient, tuple(subtree(patient)))
