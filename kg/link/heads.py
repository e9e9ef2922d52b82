"""Which mention a phrase means: the one whose head word is the phrase's head."""

from spacy.tokens import Token

from kg.grammar import tokens_in
from kg.link.workspace import Found, Workspace
from kg.records import EntityKind, MentionKind, Span


def mention_of(work: Workspace, span: Span) -> Found | None:
    """Return the mention that is the head of a phrase, or None ("Zaba" of "Minister Zaba")."""
    tokens = tokens_in(work.doc, span)
    if not tokens:
        return None
    phrase = work.doc[tokens[0].i : tokens[-1].i + 1]
    return mention_at(work, phrase.root, span)


def mention_at(work: Workspace, head: Token, within: Span | None = None) -> Found | None:
    """Return the mention whose head word is `head`; the longest that fits into `within`.

    A demonym is not what a phrase means ("Russians" apart): "Russian" is no head.
    """
    heads = [f for f in work.mentions.at(head.i) if f.entity_id is not None]
    heads = [f for f in heads if f.kind is not MentionKind.DEMONYM or f.hint is EntityKind.NORP]
    if within is not None:
        fitting = [f for f in heads if within.contains(work.span(f.start, f.end))]
        # A coordination has its head first; it needs an argument as wide as itself.
        heads = fitting or [
            f for f in heads if f.kind is not MentionKind.GROUP or f.root == f.end - 1
        ]
    if heads:
        return max(heads, key=lambda f: (f.end - f.start, -f.start))
    return _mention_around(work, head)


def _mention_around(work: Workspace, head: Token) -> Found | None:
    """Return a name that the parser cut otherwise: the head inside it, or its title."""
    around = work.taken.get(head.i)
    if around is not None and around.kind is MentionKind.NAME and around.entity_id is not None:
        inner = work.tokens[around.root]
        return around if inner.head.i == head.i or head.head.i == inner.i else None
    for part in head.children:
        found = work.taken.get(part.i)
        if found is not None and part.dep_ == "flat" and found.root == part.i and found.entity_id:
            return found
    return None
