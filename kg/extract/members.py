"""Lists taken apart, and those whose members act together left whole."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.arguments import Filler
from kg.extract.lexicon import belongs
from kg.extract.predicates import Relation
from kg.grammar import child, children, conjuncts, is_predicate


def spread(filler: Filler, *, whole: bool = False) -> Iterator[Filler]:
    """Yield one filler for each coordinated member, or the whole where it acts together."""
    if filler.alone or whole or filler.clause:
        yield filler
        return
    members = [word for word in conjuncts(filler.head) if _is_member(word, filler.head)]
    # "Ruiz and former President Garro" is two, though some parses make it four.
    following = {word.i for word in members}
    members = [word for word in members if word.i == filler.head.i or word.i + 1 not in following]
    for word in members:
        without = filler.without if word.i == filler.head.i else None
        yield replace(filler, head=word, alone=True, without=without)


def _is_member(word: Token, first: Token) -> bool:
    # A clause joined to a predicate noun ("is a danger and grows") is no member.
    if word.i == first.i:
        return True
    if first.ent_type_ == "PERSON" and word.tag_ == "NN" and child(first, "appos") is not None:
        # "said Ana Ruiz, a lawyer and former envoy": both are what she is.
        return child(word, "det", "nmod:poss", "nummod", "appos", "flat") is not None
    # "children and the elderly": an article makes a noun of it.
    alike = word.pos_ not in ("VERB", "ADJ") or first.pos_ in ("VERB", "ADJ")
    alike = alike or child(word, "det") is not None
    return not is_predicate(word) and alike


def is_collective(head: Token, relation: Relation) -> bool:
    """Say whether the members of a subject do it together: "met", "clashed with each other"."""
    if any(belongs(part.lower_, "together-word") for part in children(head, "advmod")):
        return True
    target = relation.object.head if relation.object is not None else None
    if target is not None and _is_reciprocal(target):
        return True
    joint = target is None or relation.lemma.split()[-1] in ("in", "at", "on", "over", "about")
    return joint and belongs(head.lemma_.lower(), "collective-verb") and not child(head, "obj")


def _is_reciprocal(word: Token) -> bool:
    # "with each other": some parses take "each" for the head, others "other".
    return any(belongs(part.lower_, "reciprocal") for part in (word, *children(word, "fixed")))
