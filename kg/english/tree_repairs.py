"""Small repairs of a finished tree, each right by grammar whatever the network thinks."""

from __future__ import annotations

from spacy.tokens import Doc, Token

_FINITE = frozenset(("MD", "VBZ", "VBP", "VBD"))
_SUBJECTS = ("nsubj", "csubj", "expl")
_QUOTES = frozenset("“”‘’\"'")
#: Verbs whose infinitive says what is tried, never what for ("tried twice to leave").
_BARE = frozenset(("try", "attempt", "fail", "refuse", "decide", "pledge", "vow", "threaten"))


def repair_tree(doc: Doc) -> None:
    """Change heads and labels of `doc` in place where the grammar leaves no choice."""
    for token in doc:
        if token.dep_ == "ccomp":
            _give_subject(token)
        elif token.dep_ == "advcl" and token.head.lemma_ in _BARE:
            _take_infinitive(token)


def _give_subject(clause: Token) -> None:
    """Make the object before a finite clause without a subject the subject of the clause.

    "argued the vote would be illegitimate": a finite English clause has a subject, and
    nobody argues a vote.
    """
    verb = clause.head
    taken = [part for part in verb.rights if part.dep_ == "obj" and part.i < clause.i]
    if len(taken) != 1 or not _is_finite(clause) or verb.i > clause.i:
        return
    if any(part.dep_.startswith(_SUBJECTS) or part.dep_ == "mark" for part in clause.children):
        return
    found = taken[0]
    if any(part.dep_ == "acl:relcl" for part in found.children) and found.tag_ == "WP":
        # "presented what he said was proof" has its clause within the relative one.
        return
    between = clause.doc[found.right_edge.i + 1 : clause.left_edge.i]
    if all(word.is_space or word.text in _QUOTES for word in between):
        passive = any(part.dep_ == "aux:pass" for part in clause.children)
        found.head = clause
        found.dep_ = "nsubj:pass" if passive else "nsubj"


def _is_finite(clause: Token) -> bool:
    helpers = [part for part in clause.lefts if part.dep_ in ("aux", "aux:pass", "cop")]
    return (helpers[0] if helpers else clause).tag_ in _FINITE


def _take_infinitive(clause: Token) -> None:
    """Make the infinitive of "tried eight times to get" what is tried, where nothing else is."""
    verb = clause.head
    bound = any(part.dep_ in ("obj", "xcomp", "ccomp", "nsubj:pass") for part in verb.children)
    opening = [part.text.lower() for part in clause.lefts if part.dep_ in ("mark", "punct")]
    if verb.i < clause.i and clause.tag_ == "VB" and opening == ["to"] and not bound:
        clause.dep_ = "xcomp"
