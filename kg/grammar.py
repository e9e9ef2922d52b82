"""Small questions about a Universal Dependencies tree, shared by the stages.

All functions read spaCy tokens with UD labels and change nothing.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from kg.records import Span

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer"})
CLAUSAL = frozenset(
    {"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis", "csubj"}
)
#: Labels under which a predicate may stand; "conj" counts as its first conjunct.
PREDICATE_LABELS = CLAUSAL | {"ROOT", "root", "csubj:pass", "csubj:outer", "dep", "list", "appos"}
#: What the open sets of names, and a network taught by them, call the types that are told apart.
COARSE = {"GPE": "LOC", "FAC": "LOC", "LAW": "MISC", "WORK": "MISC", "WEAPON": "PRODUCT"}
RELATIVE_WORDS = frozenset({"who", "whom", "whose", "which", "that"})
#: What stands before an infinitive; the second of "wanna" and "gonna" is a token of its own.
TO_WORDS = frozenset({"to", "na"})
_WIDE = 8


def is_gap(token: Token) -> bool:
    """Say whether a token is blanks that part what stands around them, within one sentence.

    No slip of the keyboard is 8 blanks wide: a link box was blanked there, or a column ends.
    """
    return token.is_space and len(token) >= _WIDE and "\n" not in token.text


def children(token: Token, *labels: str) -> Iterator[Token]:
    """Yield the dependents of `token` with one of `labels`, in text order.

    A bare label also stands for its subtypes: "nsubj" matches "nsubj:pass".
    """
    # Asked more than anything else: half of all words have no dependents, and few labels a subtype.
    if not token.n_lefts and not token.n_rights:
        return
    for child in token.children:
        label = child.dep_
        if label in labels or (":" in label and label.split(":")[0] in labels):
            yield child


def child(token: Token, *labels: str) -> Token | None:
    """Return the first dependent of `token` with one of `labels`, or None."""
    if token.n_lefts or token.n_rights:
        for each in token.children:
            label = each.dep_
            if label in labels or (":" in label and label.split(":")[0] in labels):
                return each
    return None


def char_span(tokens: DocSpan | Sequence[Token]) -> Span:
    """Return the code points from the first to the last of some tokens."""
    first, last = tokens[0], tokens[-1]
    return Span(first.idx, last.idx + len(last))


def subtree_span(token: Token) -> Span:
    """Return the code points that the whole subtree of `token` covers."""
    return char_span([token.doc[token.left_edge.i], token.doc[token.right_edge.i]])


def tokens_in(doc: Doc, span: Span) -> list[Token]:
    """Return the tokens of `doc` that share a character with `span`, in order."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return list(found) if found is not None else []


def first_conjunct(token: Token) -> Token:
    """Return the first member of the coordination `token` stands in, or itself."""
    while token.dep_ == "conj":
        token = token.head
    return token


def conjuncts(token: Token) -> list[Token]:
    """Return `token` and what is coordinated to it on its right, in text order."""
    found = [token]
    for other in token.children:
        if other.dep_ == "conj":
            found.extend(conjuncts(other))
    return sorted(found, key=lambda each: each.i)


def is_predicate(token: Token) -> bool:
    """Say whether a clause is built on `token`.

    A verb in a clausal place, any verb with a subject of its own, and any word
    with a copula. Participles before a noun and auxiliaries are none.
    """
    if child(token, "cop") or (token.pos_ == "ADJ" and child(token, "aux:pass")):
        return True
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "aux:pass", "cop", "amod"):
        return False
    return first_conjunct(token).dep_ in PREDICATE_LABELS or child(token, "nsubj") is not None


def governing_predicate(token: Token) -> Token | None:
    """Return the nearest predicate above `token`, or None at the top."""
    while token.head.i != token.i:
        token = token.head
        if is_predicate(token):
            return token
    return None


def preposition(token: Token) -> str:
    """Return the preposition of a phrase as written, in lower case, or "".

    Several words are joined: "because of", "out of", "according to".
    """
    words: list[Token] = []
    for case in children(token, "case"):
        if case.tag_ == "POS" or case.i > token.i:
            continue
        words += [case, *children(case, "fixed")]
    return " ".join(word.lower_ for word in sorted(words, key=lambda word: word.i))


def is_misplaced(part: Token) -> bool:
    """Say whether a "subject" or "object" is really a prepositional phrase after its verb.

    Parsers give "called on Mr. Obama to act" a subject with a preposition.
    """
    if part.dep_ not in ("nsubj", "obj", "iobj") or part.i < part.head.i:
        return False
    return preposition(part) != "" and child(part.head, "cop") is None


def obliques(token: Token) -> Iterator[Token]:
    """Yield the prepositional and bare adverbial phrases of a predicate, in text order."""
    for part in token.children:
        if part.dep_.split(":")[0] == "obl" or is_misplaced(part):
            yield part


def subordinator(token: Token) -> str:
    """Return the subordinating words of a clause in lower case ("in order to"), or ""."""
    words: list[Token] = []
    for mark in children(token, "mark"):
        words += [mark, *children(mark, "fixed")]
    return " ".join(word.lower_ for word in sorted(words, key=lambda word: word.i))


def is_infinitive(token: Token) -> bool:
    """Say whether a predicate is a "to" infinitive, by itself or by coordination."""
    if any(mark.lower_ in TO_WORDS for mark in children(token, "mark")):
        return True
    if token.dep_ != "conj" or child(token, "mark", "aux", "nsubj", "cop"):
        return False
    return token.tag_ in ("VB", "VBP") and is_infinitive(token.head)


def is_passive(token: Token) -> bool:
    """Say whether a verb is passive: by its auxiliary, or a bare participle on a noun."""
    if child(token, "nsubj:pass", "aux:pass", "csubj:pass") or any(children(token, "obl:agent")):
        return True
    first = first_conjunct(token)
    if first.i != token.i and not child(token, "nsubj", "aux", "cop"):
        return token.tag_ == "VBN" and is_passive(first)
    if token.tag_ == "VBD" and token.dep_ == "acl":
        # "a poll conducted in May": some tag it as if it were finite.
        return child(token, "nsubj", "aux") is None
    return token.tag_ == "VBN" and token.dep_ in ("acl", "advcl") and not child(token, "aux")


def is_relative_word(token: Token) -> bool:
    """Say whether `token` is a relative pronoun (by its tag, inside a relative clause)."""
    return token.lower_ in RELATIVE_WORDS and token.tag_ in ("WDT", "WP", "WP$")


def relative_clause(token: Token) -> Token | None:
    """Return the head of the nearest relative clause that holds `token`, or None."""
    while token.head.i != token.i:
        if token.dep_ in ("acl:relcl", "advcl:relcl"):
            return token
        token = token.head
    return None
