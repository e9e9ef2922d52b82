"""Base noun phrases over labels of Universal Dependencies (spaCy's own English rule expects other
labels).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

_HEADS = frozenset({"NOUN", "PROPN", "PRON"})
_INSIDE = frozenset({"compound", "flat", "fixed", "goeswith", "det", "expl", "cc:preconj"})
"""A noun with one of these labels is a part of its head's phrase, or stands for nothing (expletive
"there").
"""
_BEFORE = frozenset(
    {"det", "det:predet", "amod", "nummod", "compound", "nmod:poss", "nmod:desc", "advmod", "flat"}
)
_BEHIND = frozenset({"flat", "compound", "goeswith", "nummod"})


def find_noun_chunks(doclike: Doc | Span) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, label) of the noun phrases without what follows their head, tokens half
    open.

    The signature is that of a spaCy syntax iterator, so that `doc.noun_chunks` works; phrases do
    not overlap, and a possessor ("Kyiv's suburbs") is a part of its owner's phrase.
    """
    doc = doclike.doc
    label = doc.vocab.strings.add("NP")
    found = [_measure(token) for token in doclike if _heads_phrase(token)]
    reached = 0
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= reached:
            yield start, end, label
            reached = end


def _heads_phrase(token: Token) -> bool:
    if token.dep_ in _INSIDE or _dates(token):
        return False
    if token.pos_ == "NUM":
        return any(_dates(child) for child in token.children)
    return token.pos_ in _HEADS and not (token.dep_ == "nmod:desc" and token.i < token.head.i)


def _dates(token: Token) -> bool:
    """In "October 31" and "4 p.m." the figure is the head; the word beside it is no phrase of its
    own.
    """
    if token.head.pos_ != "NUM" or abs(token.head.i - token.i) != 1:
        return False
    return token.pos_ in _HEADS and token.dep_ in ("nmod:unmarked", "compound")


def _measure(token: Token) -> tuple[int, int]:
    start, end = token.i, token.i + 1
    for child in reversed(list(token.lefts)):
        named = child.dep_ in _BEFORE or _dates(child)
        if not named or child.right_edge.i + 1 != start:
            if child.dep_ == "punct" and child.text in '-–“"‘' and child.i + 1 == start:
                continue
            break
        start = child.left_edge.i
    for child in token.rights:
        if not (child.dep_ in _BEHIND or _dates(child)) or child.i != end:
            break
        end = _reach(child)
    return start, end


def _reach(token: Token) -> int:
    """Return the end of a part of a name, without a clause or an apposition that hangs on it."""
    end = token.i + 1
    for child in token.rights:
        if child.dep_ not in _BEHIND or child.i != end:
            break
        end = _reach(child)
    return end
