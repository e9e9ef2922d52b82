"""What a cue word takes: its complements in the tree, each with its shape."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.attribute.lexicon import Shape
from kg.attribute.phrases import first_word, subtree
from kg.grammar import child, children, is_infinitive, preposition

_WH = frozenset(
    {"what", "who", "whom", "whose", "which", "why", "how", "when", "where", "whether", "if"}
)


@dataclass(frozen=True, slots=True)
class Complement:
    """One possible content of a cue: its shape, the cue's full lemma, head and tokens.

    `lemma` holds the particle or preposition under which this complement hangs
    ("call for"); `inverted` is True where the cue is a parenthesis in its own
    content ("The plan, she said, failed").
    """

    lemma: str
    shape: Shape
    head: Token
    tokens: tuple[Token, ...]
    inverted: bool = False


def clause_complement(lemma: str, shape: Shape, clause: Token) -> Complement:
    """Return the complement whose tokens are the whole clause."""
    return Complement(lemma, shape, clause, tuple(subtree(clause)))


def shape_of_clause(clause: Token) -> Shape:
    """Tell "that"-clauses, questions, gerunds and infinitives with a subject apart."""
    marks = {mark.lower_ for mark in children(clause, "mark")}
    first = first_word(clause)
    if marks & {"whether", "if"}:
        return Shape.WH
    if "that" not in marks and first.lower_ in _WH and clause.doc[clause.right_edge.i].text != "?":
        return Shape.WH
    if is_infinitive(clause):
        return Shape.OTO if child(clause, "nsubj") else Shape.TO
    if clause.tag_ == "VBG" and not child(clause, "aux", "nsubj"):
        return Shape.ING
    return Shape.THAT


def noun_complements(noun: Token) -> Iterator[Complement]:
    """Yield what could be the content of a speech noun: "claim that", "calls for"."""
    lemma = noun.lemma_.lower()
    for part in noun.children:
        if part.dep_ in ("acl", "ccomp") or part.dep_.startswith("csubj"):
            shape = Shape.TO if is_infinitive(part) else shape_of_clause(part)
            if shape is not Shape.THAT or child(part, "mark") or child(noun, "cop"):
                yield clause_complement(lemma, shape, part)
        elif part.dep_ == "nmod":
            case = child(part, "case")
            yield Complement(
                f"{lemma} {preposition(part)}", Shape.NP, part, tuple(subtree(part, case))
            )
    if noun.dep_ == "nsubj:outer" and child(noun, "acl", "ccomp") is None:
        below = subtree(noun.head, noun, child(noun.head, "cop"))
        yield Complement(lemma, Shape.THAT, noun.head, tuple(below))


def adjective_complements(adjective: Token) -> Iterator[Complement]:
    """Yield the clauses below a predicative adjective: "confident that they will win"."""
    for clause in children(adjective, "ccomp"):
        yield clause_complement(adjective.lemma_.lower(), shape_of_clause(clause), clause)
