"""What the outlet adds in its own voice to what it reports of somebody else.

In indirect speech some words are the outlet's: references, loose relative
clauses and appositions, participles behind a comma. In a quotation only the
editor's brackets are.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from kg.attribute.subtrees import first_word, subtree, words_of
from kg.grammar import child, children
from kg.records import Span

_RELATIVE = frozenset({"which", "who", "whom", "whose", "where", "when"})
_CONCESSIVE = frozenset({"though", "although", "while", "whereas", "despite"})
_DASHES = frozenset({"-", "–", "—", "--"})
#: Labels under which something may stand loosely beside the rest of a content.
_LOOSE = frozenset(
    {"acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "ccomp"}
    | {"nmod", "obl"}
)
#: What stands behind the comma of an aside that adds members: "among them two judges".
_ADDING = frozenset({"among"})
#: An aside ends before one of these, or before a dash or bracket.
_ENDS = frozenset({",", ".", ";", ")", "!", "?"})
_BRACKETS = re.compile(r"\[[^\[\]\n]{1,80}\]")


def own_words_of_the_outlet(content: Sequence[Token], head: Token) -> list[Token]:
    """Return the tokens of an indirect content that the outlet adds in its own voice.

    They are references at the end ("..., according to a transcript"), relative
    clauses that restrict nothing ("Crimea, which joined in 2014"), appositions
    and participles between commas ("a lab, closed since April,"), phrases with
    "given" after a comma, and concessions that follow ("– though tests have
    failed –"). `head` is the content's head, which is never taken out.
    Words in quotation marks are verbatim; a quotation in the content is put
    back whole when its form is decided.
    """
    inside = {token.i for token in content}
    last = max((token.i for token in words_of(content)), default=0)
    added: set[int] = set()
    for token in content:
        if token.dep_ not in _LOOSE or token.i == head.i or token.is_ancestor(head):
            continue
        if token.i in added or token.head.i not in inside:
            continue
        trailing = _is_trailing_reference(token) and token.right_edge.i >= last
        if trailing or _is_aside(token):
            added.update(part.i for part in subtree(token) if part.i in inside)
    return [head.doc[place] for place in sorted(added)]


def brackets_in(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the editor's brackets inside quoted spans: "They [the Chinese] were not there"."""
    return tuple(
        Span(*found.span())
        for span in spans
        for found in _BRACKETS.finditer(text, span.start, span.end)
    )


def _is_aside(token: Token) -> bool:
    label = token.dep_
    if label in ("acl:relcl", "advcl:relcl", "ccomp"):
        return _is_loose_relative(token)
    if label in ("acl", "amod", "appos"):
        return _is_loose_description(token)
    if label == "nmod":
        return _adds_members(token)
    if label == "advmod" or (label == "advcl" and token.pos_ == "ADJ"):
        return _is_loose_state(token)
    return (
        _is_given(token) or _is_concession(token) or _is_time_of_noun(token) or _adds_members(token)
    )


def _is_loose_relative(token: Token) -> bool:
    """ "regions, which voted" and "Donetsk which voted": a name needs no restriction."""
    if token.i < token.head.i:
        return False
    pronoun = next((word for word in token.subtree if word.lower_ in _RELATIVE), None)
    if pronoun is None:
        return False
    if token.dep_ == "ccomp":
        # "He was fit, which he was not": read as a complement now and then.
        return pronoun.lower_ == "which" and _text_before(token) == ","
    return _text_before(token) == "," or token.head.pos_ == "PROPN"


def _is_loose_description(token: Token) -> bool:
    """ "a lab in Bern, closed since April,": between commas, or a comma and the end.

    Not a member of a list ("bread, milk and eggs"), nor what names its noun
    ("his deputy, Ana Lee"), which the source may well have said.
    """
    if token.i < token.head.i or _text_before(token) != ",":
        return False
    if _text_behind(token) not in _ENDS and _text_behind(token) not in _DASHES:
        return False
    if any(children(token.head, "conj")) or any(children(token, "conj", "cc")):
        return False
    if token.dep_ == "acl":
        return token.tag_ in ("VBN", "VBD") and child(token, "mark", "nsubj") is None
    if token.dep_ == "amod":
        return True
    return token.pos_ in ("NOUN", "ADJ", "ADV") and _describes(token)


def _is_loose_state(token: Token) -> bool:
    """ "Vida, by then nearly blind, dreamed", "the delta, home to nine million,".

    It stands between two commas right behind a noun and has words of its own
    below it; "however" and "in fact" have none.
    """
    if token.pos_ not in ("ADJ", "ADV") or _text_before(token) != "," or _text_behind(token) != ",":
        return False
    left = token.left_edge
    at = (left.i if left.is_punct else left.i - 1) - 1
    wanted = ("obl", "advmod", "mark") if token.pos_ == "ADJ" else ("obl",)
    on_noun = at >= 0 and token.doc[at].pos_ in ("NOUN", "PROPN")
    return on_noun and child(token, *wanted) is not None and child(token, "nsubj") is None


def _describes(token: Token) -> bool:
    """Say whether an apposition says more than a bare noun: "a cousin of the sheriff"."""
    return any(not part.is_punct for part in token.children)


def _adds_members(token: Token) -> bool:
    """ "ran out in four towns, among them the president's own": the reporter's list."""
    return first_word(token).lower_ in _ADDING and _text_before(token) == ","


def _is_time_of_noun(token: Token) -> bool:
    """ "the storm of 2011, when 60 homes were lost,": a clause on a date or place."""
    if token.dep_ != "advcl" or _text_before(token) != ",":
        return False
    left, behind = token.left_edge, _text_behind(token)
    first = first_word(token)
    at = (left.i if left.is_punct else left.i - 1) - 1
    stands_on_noun = at >= 0 and token.doc[at].pos_ in ("PROPN", "NUM")
    return first.lower_ in ("when", "where") and behind == "," and stands_on_noun


def _is_trailing_reference(token: Token) -> bool:
    """ "He said it failed, according to a transcript": the reporter refers, not he."""
    return first_word(token).lower_ == "according" and _text_before(token) == ","


def _is_given(token: Token) -> bool:
    first = first_word(token)
    return first.lower_ == "given" and first.i != token.i and _text_before(token) == ","


def _is_concession(token: Token) -> bool:
    marked = any(mark.lower_ in _CONCESSIVE for mark in children(token, "mark", "case"))
    set_off = _text_before(token)
    return (marked and set_off in _DASHES) or (_is_contrast(token) and set_off == ",")


def _is_contrast(token: Token) -> bool:
    """ "..., although he again refused": contrasts at the end are the reporter's as a rule."""
    marked = any(mark.lower_ in ("although", "though") for mark in children(token, "mark"))
    return marked and token.i > token.head.i


def _text_before(token: Token) -> str:
    """Return the text before the phrase of `token`; a mark that hangs on it counts as before."""
    first = token.left_edge.i
    doc = token.doc
    if doc[first].is_punct:
        return str(doc[first].text)
    return str(doc[first - 1].text) if first > 0 else ""


def _text_behind(token: Token) -> str:
    """Return the mark behind the phrase of `token`, or the next word; a full stop at the end."""
    last, doc = token.right_edge.i, token.doc
    if doc[last].is_punct and last != token.i:
        return str(doc[last].text)
    return str(doc[last + 1].text) if last + 1 < len(doc) else "."
