"""The clauses of a verb that may be its content: below it, behind it, and around it."""

from collections.abc import Iterator
from functools import partial

from spacy.tokens import Token

from kg.attribute.complements import Complement, clause_complement, shape_of_clause
from kg.attribute.lexicon import Shape
from kg.attribute.subtrees import subtree
from kg.grammar import child, children, is_infinitive, is_passive, is_relative_word, preposition

#: Labels under which the content of a verb may hang below it.
_CLAUSAL = frozenset({"ccomp", "csubj", "csubj:pass", "csubj:outer", "xcomp", "advcl", "parataxis"})


def clauses_below(verb: Token, base: str) -> Iterator[Complement]:
    """Yield the clauses that hang below a verb, in text order, each in every shape it fits.

    `base` is the lemma of the verb with its particle; a preposition that joins
    the clause is added to it ("insist on").
    """
    subject = child(verb, "nsubj")
    for clause in verb.children:
        label = clause.dep_
        if label not in _CLAUSAL or _is_between(subject, clause, verb):
            continue
        if label == "ccomp" or (label.startswith("csubj") and _is_impersonal(verb)):
            yield _whole_clause(verb, base, clause)
            if _is_persuasion(verb):
                yield _whole_clause(verb, "have believe", clause)
        elif label == "xcomp" and clause.lower_ in ("clear", "plain"):
            # "made it clear that": the clause hangs on the adjective.
            for inner in children(clause, "ccomp", "csubj"):
                yield _whole_clause(verb, base, inner)
        elif label == "xcomp" and not is_predication(clause):
            yield from _open_clause(verb, base, clause)
        elif label == "advcl" and is_infinitive(clause):
            yield from _addressed(verb, base, clause)
        elif label == "advcl":
            yield from _adverbial(verb, base, clause)
        elif label == "parataxis" and clause.i > verb.i and _colon_between(verb, clause):
            yield clause_complement(base, Shape.THAT, clause)


def _is_between(subject: Token | None, clause: Token, verb: Token) -> bool:
    """Say whether a clause before the verb stands behind the verb's subject.

    A content in front stands before the subject ("It works, he said"); one
    between the two belongs to another verb ("The man who claimed he was ill
    asked her to wait"), whatever the tree says.
    """
    return subject is not None and subject.i < clause.i < verb.i


def clause_behind(verb: Token, base: str) -> Complement | None:
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
    return Complement(base, shape, clause, partial(_whole_content, verb, clause, shape))


def _whole_content(verb: Token, clause: Token, shape: Shape) -> list[Token]:
    tokens = subtree(clause)
    finite = clause.tag_ in ("VBD", "VBZ", "VBP") or any(children(clause, "aux", "cop"))
    stray = child(verb, "obj")
    if shape is Shape.THAT and finite and stray is not None and not any(children(clause, "nsubj")):
        between = verb.i < stray.i < clause.i and child(clause, "mark") is None
        tokens = [*subtree(stray), *tokens] if between else tokens
    for other in children(verb, "ccomp"):
        if other.i > clause.i > verb.i:
            tokens += subtree(other)
    return tokens


def _open_clause(verb: Token, base: str, clause: Token) -> Iterator[Complement]:
    if not is_infinitive(clause):
        yield clause_complement(base, Shape.ING, clause)
        return
    raised = child(verb, "nsubj:pass") if is_passive(verb) else None
    if raised is not None:
        # "Moscow is said to have agreed": the subject belongs to the content.
        yield Complement(base, Shape.OTO, clause, partial(_both, raised, clause))
        yield clause_complement(base, Shape.TO, clause)
        return
    if any(mark.lower_ == "for" for mark in children(clause, "mark")):
        # "called for the file to be released"
        yield clause_complement(f"{base} for", Shape.OTO, clause)
    if child(verb, "obj", "iobj", "obl"):
        yield from _addressed(verb, base, clause)
    yield clause_complement(base, Shape.TO, clause)


def _both(one: Token, other: Token) -> list[Token]:
    return [*subtree(one), *subtree(other)]


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


def _is_persuasion(verb: Token) -> bool:
    """ "would have us believe that": the source is whoever would have it so."""
    return (
        verb.dep_ == "xcomp"
        and verb.lemma_ in ("believe", "think")
        and (verb.head.lemma_ == "have")
    )


def _colon_between(left: Token, right: Token) -> bool:
    return any(token.text == ":" for token in left.doc[left.i + 1 : right.i])


def clause_above(verb: Token, base: str) -> Complement | None:
    """Return the clause in which the verb is a parenthesis: "X, he said, is Y"."""
    above = verb.head
    if above.i == verb.i:
        return None
    as_clause = any(mark.lower_ == "as" for mark in children(verb, "mark", "advmod"))
    aside = verb.dep_ == "parataxis" and child(verb, "nsubj") is not None
    if aside or _is_between_commas(verb) or (as_clause and verb.dep_ == "advcl"):
        return Complement(base, Shape.THAT, above, partial(subtree, above, verb), inverted=True)
    return None


def _is_between_commas(verb: Token) -> bool:
    """Say whether a subject and verb alone stand between commas: ", it says,".

    The tree often reads them as a relative clause.
    """
    doc, left, right = verb.doc, verb.left_edge.i, verb.right_edge.i
    if child(verb, "nsubj") is None or child(verb, "obj", "mark", "advcl", "xcomp") is not None:
        return False
    if any(is_relative_word(part) for part in verb.children):
        # "the mask, which he prayed to,": no parenthesis.
        return False
    start = left if doc[left].text == "," else left - 1
    end = right if doc[right].text == "," else right + 1
    return start > 0 and end < len(doc) and doc[start].text == doc[end].text == ","


def is_predication(clause: Token) -> bool:
    """Say whether an open complement is no clause of its own: "called the plan absurd"."""
    verbal = clause.pos_ in ("VERB", "AUX") and clause.tag_ != "VBN"
    return not verbal and child(clause, "cop", "mark", "aux") is None
