"""Cues over the clause they stand in: "reportedly", "according to X", "in her view"."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.attribute.frames import Frame, make_frame
from kg.attribute.lexicon import Cue, Lexicon, Part, Shape
from kg.attribute.phrases import clause_without
from kg.attribute.subtrees import subtree
from kg.grammar import child, children, governing_predicate, is_predicate, preposition

#: Clauses that a reference behind a comma does not stop at.
_BELOW = frozenset({"acl:relcl", "acl", "advcl", "ccomp"})
#: Words before a noun that make it somebody's point of view: "in her view".
_VIEWING = ("in", "by", "to")


def may_be_hearsay(token: Token, lexicon: Lexicon) -> bool:
    """Say from the word alone whether `find_hearsay` may give a frame for it."""
    return token.lower_ in ("according", "called") or lexicon.is_marker(token.lower_)


def find_hearsay(token: Token, lexicon: Lexicon) -> Frame | None:
    """Return the frame of a cue that reports its own clause or noun, or None."""
    if token.lower_ == "according" or _is_so_called(token):
        return _reference_frame(token, lexicon)
    if token.pos_ == "NOUN":
        return _view_frame(token, lexicon)
    if token.dep_ == "amod":
        return _marker_frame(token, Part.ADJECTIVE, lexicon)
    return _marker_frame(token, Part.ADVERB, lexicon) if token.pos_ == "ADV" else None


def _marker_frame(token: Token, part: Part, lexicon: Lexicon) -> Frame | None:
    """Return the frame of "reportedly" over its clause or "alleged" over its noun."""
    # By the word as written: taggers read "alleged" as a participle of "allege".
    cue = lexicon.find(token.lower_, part, Shape.CLAUSE)
    if cue is None or token.dep_ not in ("advmod", "amod", "discourse"):
        return None
    head = token.head
    if part is Part.ADVERB and (is_predicate(head) or head.pos_ == "VERB"):
        content = clause_without(head, token)
    else:
        content = [word for word in subtree(head, token) if word.i > token.i]
    return _hearsay(token, cue, content, head) if content else None


def _is_so_called(token: Token) -> bool:
    """ "so-called" is three tokens in English treebanks."""
    doc, at = token.doc, token.i
    if token.lower_ == "so-called":
        return True
    return token.lower_ == "called" and at > 1 and doc[at - 2 : at].text.lower() == "so-"


def _reference_frame(token: Token, lexicon: Lexicon) -> Frame | None:
    """Return the frame of "so-called" or of "according to X"."""
    if _is_so_called(token):
        cue = lexicon.find("so-called", Part.ADJECTIVE, Shape.CLAUSE)
        noun = token.head
        content = [word for word in noun.subtree if word.i > token.i and not word.is_space]
        return _hearsay(token, cue, content, noun) if cue and content else None
    cue = lexicon.find("accord to", Part.VERB, Shape.CLAUSE)
    source = _reference_source(token)
    if cue is None or source is None or source.head.i == source.i:
        return None
    marker = source if token.dep_ in ("case", "fixed") else token
    head = _clause_over(marker)
    words = (token, *(word for word in token.doc[token.i + 1 : token.i + 2] if word.lower_ == "to"))
    content = [word for word in clause_without(head, marker) if word not in words]
    frame = _hearsay(token, cue, content, head)
    return replace(frame, words=words, source=source) if content else None


def _clause_over(marker: Token) -> Token:
    """Return the head of the clause that "according to X" covers.

    "emitted two tons of carbon, according to X" may hang on the last noun; and
    behind a comma it covers the whole sentence, not its last relative or
    adverbial clause.
    """
    head = marker.head if is_predicate(marker.head) else governing_predicate(marker.head)
    if head is None:
        return marker.head
    first = marker.left_edge
    comma = first.text == "," or (first.i > 0 and first.doc[first.i - 1].text == ",")
    while comma and head.i < marker.i and head.dep_ in _BELOW:
        above = governing_predicate(head)
        if above is None or (head.dep_ == "ccomp" and not _ends_sentence(marker)):
            break
        head = above
    return head


def _ends_sentence(phrase: Token) -> bool:
    """Say whether nothing but punctuation follows a phrase in its sentence."""
    doc, at = phrase.doc, phrase.right_edge.i + 1
    while at < len(doc) and doc[at].is_punct:
        at += 1
    return at == len(doc) or doc[at].is_space or doc[at].is_sent_start is True


def _reference_source(token: Token) -> Token | None:
    """Return X of "according to X", whether "according" is a preposition or a verb."""
    if token.dep_ == "case":
        return token.head
    return child(token, "obl", "nmod")


def _view_frame(noun: Token, lexicon: Lexicon) -> Frame | None:
    """Return the frame of "in her view" and "in the words of the minister"."""
    cue = lexicon.find(noun.lemma_.lower(), Part.NOUN, Shape.CLAUSE)
    owner = child(noun, "nmod:poss") or next(
        (part for part in children(noun, "nmod") if preposition(part) == "of"), None
    )
    if cue is None or owner is None or preposition(noun) not in ("in", "by", "to"):
        return None
    if not noun.dep_.startswith("obl") or not is_predicate(noun.head):
        return None
    content = clause_without(noun.head, noun)
    return replace(_hearsay(noun, cue, content, noun.head), source=owner)


def _hearsay(token: Token, cue: Cue, content: Sequence[Token], root: Token) -> Frame:
    return make_frame(token, cue, Shape.CLAUSE, None, content, root)
