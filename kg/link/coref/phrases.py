"""The phrases of a text that may refer: names, nouns with what belongs to them, pronouns.

One phrase for each head word, as wide as OntoNotes marks it: with articles,
possessors, "of" phrases, relative clauses and appositions, without the
preposition in front, and a coordination as one phrase more.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kg.wordlists import read_rows

#: Parts of a predicate or a sentence that hang on a noun, not on its phrase.
_OUTER = frozenset(
    {
        "nsubj",
        "csubj",
        "cop",
        "aux",
        "mark",
        "cc",
        "parataxis",
        "discourse",
        "advcl",
        "obl",
        "vocative",
        "dislocated",
        "reparandum",
        "orphan",
        "expl",
        "dep",
        "obj",
        "ccomp",
        "xcomp",
        "list",
        "punct",
        "case",
    }
)
#: Nouns under these labels are parts of a name or of a fixed phrase, with no phrase of their own.
_INNER = frozenset({"flat", "fixed", "goeswith", "cc:preconj", "reparandum", "expl", "discourse"})
PRONOUN_CLASSES = (
    "first",
    "first_many",
    "second",
    "he",
    "she",
    "it",
    "they",
    "pointing",
    "each_other",
)
_NOUNS = frozenset({"NOUN", "PROPN"})
_POSSIBLE = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `start` to `end` (half open) around the head word `root`.

    `many` marks a coordination ("Ann and her brother"), whose head is its first part.
    """

    start: int
    end: int
    root: int
    many: bool = False


@cache
def word_class(name: str) -> frozenset[str]:
    """Return one list of phrases.tsv; a KeyError names a list that is not there."""
    return _classes()[name]


@cache
def _classes() -> dict[str, frozenset[str]]:
    rows = read_rows("kg.link.coref", "phrases.tsv")
    return {name: frozenset(cells.split()) for _, (name, cells) in rows}


@cache
def pronouns() -> dict[str, str]:
    """Return each pronoun that may refer with its class: "him" is of class "he"."""
    return {word: name for name in PRONOUN_CLASSES for word in word_class(name)}


def find_phrases(tokens: Iterable[Token]) -> list[Phrase]:
    """Return the phrases of a text by their head words, wide ones before those inside them."""
    found = {(each.start, each.end): each for each in _phrases(tokens)}
    return sorted(found.values(), key=lambda each: (each.start, -each.end))


def _phrases(tokens: Iterable[Token]) -> Iterator[Phrase]:
    for token in tokens:
        if token.pos_ in _POSSIBLE and _refers(token):
            yield _measure(token)
            whole = _coordination(token)
            if whole is not None:
                yield whole


def _refers(token: Token) -> bool:
    if token.dep_ in _INNER:
        return False
    if token.pos_ == "PRON" or token.tag_ == "PRP$":
        return token.lower_ in pronouns()
    if token.pos_ in _NOUNS:
        named = token.dep_ in ("compound", "nmod:desc")
        return not named or _may_modify(token)
    return token.pos_ == "NUM" and token.ent_type_ in ("DATE", "TIME") and token.dep_ != "nummod"


def _may_modify(token: Token) -> bool:
    """Say whether a noun before a noun refers: "the Crown prosecutor", not "price rise"."""
    return token.pos_ == "PROPN" or token.ent_type_ != ""


def _measure(token: Token) -> Phrase:
    """Return the widest phrase of a head that no part of the sentence around it belongs to."""
    if token.pos_ == "PRON" and not _has_clause(token):
        return Phrase(token.i, token.i + 1, token.i)
    return _trim(token, _left_edge(token), _right_edge(token))


def _left_edge(token: Token) -> int:
    start = token.i
    predicate = any(child.dep_ == "cop" for child in token.children)
    for child in reversed(list(token.lefts)):
        label = child.dep_.split(":")[0]
        if label == "punct":
            continue
        if label in _OUTER or label == "conj" or (predicate and label == "advmod"):
            break
        start = child.left_edge.i
    return start


def _right_edge(token: Token) -> int:
    """Return where a phrase ends: before what is joined to it, after the "'s" of an owner."""
    end = token.i + 1
    for child in token.rights:
        label = child.dep_.split(":")[0]
        if label == "conj":
            break
        if label == "case" and child.tag_ == "POS":
            end = child.i + 1
        elif label not in _OUTER:
            end = child.right_edge.i + 1
    return end


def _has_clause(token: Token) -> bool:
    return any(child.dep_ in ("acl:relcl", "acl", "nmod") for child in token.rights)


def _trim(token: Token, start: int, end: int) -> Phrase:
    """Leave out the marks at the edges; a bracket that was opened inside is closed inside."""
    doc = token.doc
    while end - 1 > token.i and _is_edge(doc[end - 1]) and not _closes(doc, start, end):
        end -= 1
    while start < token.i and _is_edge(doc[start]):
        start += 1
    return Phrase(start, end, token.i)


def _is_edge(token: Token) -> bool:
    return token.is_space or token.dep_ == "punct" or token.pos_ == "PUNCT"


def _closes(doc: Doc, start: int, end: int) -> bool:
    return doc[end - 1].text in (")", "]") and any(
        doc[at].text in ("(", "[") for at in range(start, end)
    )


def _coordination(token: Token) -> Phrase | None:
    """Return "Ann and her brother" for its first part, None where nothing is joined."""
    joined = [c for c in token.rights if c.dep_ == "conj" and c.pos_ in (*_NOUNS, "PRON")]
    if not joined or not any(c.dep_ == "cc" for part in joined for c in part.lefts):
        return None
    first, last = _measure(token), _measure(joined[-1])
    return Phrase(first.start, last.end, token.i, many=True)
