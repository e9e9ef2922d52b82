"""Questions and their one-word answers.

"Is it an attack on Russia? No." states that it is not; the question alone
states nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.edges import trim
from kg.grammar import char_span, first_conjunct, is_predicate, subordinator
from kg.records import Polarity, Span

ENDS = frozenset({".", "?", "!", "…", "?!", "!?"})
ANSWERS: Mapping[str, Polarity] = {"yes": Polarity.POSITIVE, "no": Polarity.NEGATIVE}
#: Clauses that are asked with the clause above them.
ASKED_TOGETHER = frozenset({"ccomp", "parataxis"})


@dataclass(frozen=True, slots=True)
class Answer:
    """A one-word answer and the stretch from its question to the answer's end."""

    polarity: Polarity
    evidence: Span


def question_mark(head: Token) -> Token | None:
    """Return the question mark that ends the sentence of `head`, or None.

    Counted from the head on to the first end mark, so that the cue before or
    after a quoted question is not asked with it.
    """
    for word in head.doc[head.i :]:
        if word.text in ENDS:
            return word if "?" in word.text else None
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
    if "whether" in marks:
        return True
    return first.dep_ in ("ccomp", "csubj", "acl") and marks[0] == "if"


def is_polar(head: Token) -> bool:
    """Say whether a question asks for yes or no, having no question word before its verb."""
    words = [part for part in head.subtree if part.i <= head.i or part.head.i == head.i]
    return not any(word.tag_ in ("WP", "WRB", "WDT", "WP$") for word in words if word.i <= head.i)


def find_answer(mark: Token) -> Answer | None:
    """Return the one-word answer that follows the question mark `mark`, or None."""
    doc = mark.doc
    at = _skip(doc, mark.i + 1)
    if at >= len(doc) or doc[at].lower_ not in ANSWERS:
        return None
    after = doc[at + 1] if at + 1 < len(doc) else None
    # "No,” he said": the comma before the mark stands for the full stop.
    quoted = at + 2 < len(doc) and doc[at + 1].text == "," and doc[at + 2].is_quote
    if after is not None and not (after.text in ENDS or after.is_quote or quoted):
        return None
    end = after if after is not None and after.text in ENDS else doc[at]
    start = question_start(mark)
    return Answer(ANSWERS[doc[at].lower_], Span(start.idx, end.idx + len(end)))


def _skip(doc: Doc, at: int) -> int:
    while at < len(doc) and (doc[at].is_space or doc[at].is_quote):
        at += 1
    return at


def question_start(mark: Token) -> Token:
    """Return the first word of the question that `mark` ends."""
    at = mark.i
    while at > 0 and not (mark.doc[at - 1].text in ENDS or mark.doc[at - 1].is_quote):
        at -= 1
    words = [word for word in mark.doc[at : mark.i + 1] if not word.is_space]
    return trim(words, mark)[0] if words else mark


def covers(head: Token) -> Span:
    """Return the code points of the sentence of `head` without blanks at its edges."""
    words = [word for word in head.sent if not word.is_space]
    return char_span(words or [head])


def has_clause(words: list[Token]) -> bool:
    """Say whether a stretch of tokens holds a predicate."""
    return any(is_predicate(word) for word in words)
