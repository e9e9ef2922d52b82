"""What a cue word takes: its complements in the tree, each with its shape."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from spacy.tokens import Token

from kg.attribute.lexicon import Shape
from kg.attribute.subtrees import first_word, subtree
from kg.grammar import child, children, is_infinitive, is_passive, preposition

_WH = frozenset(
    {"what", "who", "whom", "whose", "which", "why", "how", "when", "where", "whether", "if"}
)
#: Adjectives that leave a question open only where they are negated.
_OPEN = frozenset({"clear", "known", "certain", "sure", "obvious"})


@dataclass(frozen=True, slots=True)
class Complement:
    """One possible content of a cue: its shape, the cue's full lemma, head and tokens.

    `lemma` holds the particle or preposition under which this complement hangs
    ("call for"); `inverted` is True where the cue is a parenthesis in its own
    content ("The plan, she said, failed"). `read` gives the tokens; few of the
    complements that are offered are taken, and only those are read.
    """

    lemma: str
    shape: Shape
    head: Token
    read: Callable[[], Sequence[Token]]
    inverted: bool = False


def clause_complement(lemma: str, shape: Shape, clause: Token) -> Complement:
    """Return the complement whose tokens are the whole clause."""
    return Complement(lemma, shape, clause, partial(subtree, clause))


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


def noun_complements(noun: Token, _shapes: frozenset[Shape]) -> Iterator[Complement]:
    """Yield what could be the content of a speech noun: "claim that", "calls for"."""
    lemma = noun.lemma_.lower()
    for part in noun.children:
        gapless = _has_no_gap(part)
        if part.dep_ in ("acl", "ccomp") or part.dep_.startswith("csubj") or gapless:
            shape = Shape.TO if is_infinitive(part) else shape_of_clause(part)
            if shape is not Shape.THAT or gapless or child(part, "mark") or child(noun, "cop"):
                yield clause_complement(lemma, shape, part)
        elif part.dep_ == "nmod":
            case = child(part, "case")
            name = f"{lemma} {preposition(part)}"
            yield Complement(name, Shape.NP, part, partial(subtree, part, case))
    if noun.dep_ == "nsubj:outer" and child(noun, "acl", "ccomp") is None:
        below = partial(subtree, noun.head, noun, child(noun.head, "cop"))
        yield Complement(lemma, Shape.THAT, noun.head, below)


def adjective_complements(adjective: Token, _shapes: frozenset[Shape]) -> Iterator[Complement]:
    """Yield the clauses below a predicative adjective: "confident that they will win".

    A question behind an impersonal one is often read as a subject or a
    condition: "it is unclear whether", "it is not clear if".
    """
    lemma = adjective.lemma_.lower()
    for clause in children(adjective, "ccomp", "csubj", "advcl", "xcomp"):
        shape = shape_of_clause(clause)
        if clause.dep_ in ("ccomp", "xcomp") or (
            shape is Shape.WH and clause.i > adjective.i and _leaves_open(adjective)
        ):
            yield clause_complement(lemma, shape, clause)


def _leaves_open(adjective: Token) -> bool:
    """ "unclear whether", "not clear if"; "clear if" is a condition."""
    negated = any(map(_is_negation, children(adjective, "advmod")))
    return negated or adjective.lemma_.lower() not in _OPEN


def _is_negation(word: Token) -> bool:
    return word.lower_ in ("not", "n't", "n’t", "never", "hardly")


def _has_no_gap(clause: Token) -> bool:
    """ "the lie that students had been beaten": a complement read as a relative clause.

    It lacks nothing that "that" could stand for: it has a subject, and an object
    or a verb that takes none.
    """
    if clause.dep_ != "acl:relcl":
        return False
    first = first_word(clause)
    subject = child(clause, "nsubj")
    if first.lower_ != "that" or subject is None or subject.i == first.i:
        return False
    objects = [part for part in children(clause, "obj") if part.i != first.i]
    whole = bool(objects) or child(clause, "cop") is not None or is_passive(clause)
    return first.dep_ == "mark" or (whole and first.head.i == clause.i)
