"""Questions: which clause is asked, and where its question begins and ends.

"Is it an attack on Russia? No." states that it is not; the question alone
states nothing. The answers are read by `kg.extract.answers`.
"""

from spacy.tokens import Token

from kg.extract.edges import trim
from kg.extract.lexicon import belongs
from kg.grammar import char_span, first_conjunct, is_predicate, subordinator
from kg.records import Span

ENDS = frozenset({".", "?", "!", "…", "?!", "!?"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
#: Clauses that are asked with the clause above them.
ASKED_TOGETHER = frozenset({"ccomp", "parataxis"})


def question_mark(head: Token) -> Token | None:
    """Return the question mark that ends the sentence of `head`, or None.

    Counted from the head on to the first end mark, so that the cue before or
    after a quoted question is not asked with it, nor is "heard a cry of “Help?”".
    """
    quotes = 0
    for at in range(head.i, len(head.doc)):
        word = head.doc[at]
        quotes += word.is_quote and word.tag_ != "POS"
        if word.text in ENDS:
            return word if "?" in word.text and quotes % 2 == 0 else None
        if word.i > head.i and word.is_sent_start and word.i > head.sent.end:
            return None
    return None


def is_asked_clause(head: Token) -> bool:
    """Say whether a clause is itself asked where its sentence is a question."""
    first = first_conjunct(head)
    while first.dep_ in ASKED_TOGETHER:
        first = first_conjunct(first.head)
    return first.dep_ == "ROOT"


def is_indirect_question(head: Token) -> bool:
    """Say whether a clause is a dependent question: "asked whether ...", "wondered if ..."."""
    first = first_conjunct(head)
    marks = subordinator(first).split(" ")
    if "whether" in marks or "whether" in subordinator(head).split(" "):
        return True
    if marks[0] != "if" or first.dep_ not in ("ccomp", "csubj", "acl"):
        return False
    # "added: if he goes, that is worse" sets a condition; "did not say if he goes" asks.
    says = belongs(first.head.lemma_.lower(), "saying-verb")
    return not says or any(part.lower_ in NEGATIONS for part in first.head.children)


def is_polar(head: Token) -> bool:
    """Say whether a question asks for yes or no, having no question word before its verb."""
    words = [part for part in head.subtree if part.i <= head.i or part.head.i == head.i]
    return not any(word.tag_ in ("WP", "WRB", "WDT", "WP$") for word in words if word.i <= head.i)


def question_start(mark: Token) -> Token:
    """Return the first word of the question that `mark` ends."""
    at = mark.i
    while at > 0 and not (mark.doc[at - 1].text in ENDS or mark.doc[at - 1].is_quote):
        at -= 1
    words = [word for word in mark.doc[at : mark.i + 1] if not word.is_space]
    return trim(words, mark)[0] if words else mark


def is_open_question(head: Token) -> bool:
    """Say whether a clause is a direct question of its own, with or without a question word.

    "Do you know who fired?" is one, its "who fired" is none.
    """
    mark, first = question_mark(head), first_conjunct(head)
    if mark is None or first.head.i == first.i:
        return mark is not None
    inside = question_start(mark).i <= first.head.i < mark.i
    return first.dep_ in ASKED_TOGETHER and not inside


def covers(head: Token) -> Span:
    """Return the code points of the sentence of `head` without blanks at its edges."""
    words = [word for word in head.sent if not word.is_space]
    return char_span(words or [head])


def has_clause(words: list[Token]) -> bool:
    """Say whether a stretch of tokens holds a predicate."""
    return any(is_predicate(word) for word in words)
