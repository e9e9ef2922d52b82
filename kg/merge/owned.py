"""What says so little that it belongs to its article: "its captain", "there is a way", "the issues
were resolved"."""

from collections.abc import Sequence

from kg.merge.terms import Term, TermKind
from kg.merge.tokens import IDLE
from kg.records import Argument

#: Determiners that say whose somebody is and not who that is.
_WHOSE = frozenset({"his", "her", "its", "their"})


def owned(subject: Argument | None, scope: str) -> Term | None:
    """Return the term of a subject known only by its owner: "its captain survived".

    The owner stands in another sentence, so the words identify nothing in a second article.
    """
    if subject is None or subject.entity_id is not None:
        return None
    first, _, rest = subject.text.lower().partition(" ")
    if first not in _WHOSE or not rest:
        return None
    key = f"p:{scope}:{rest}"
    return Term(kind=TermKind.SCOPED, key=key, head=key, text=subject.text)


def is_idle(lemma: str, named: Sequence[Term | None]) -> bool:
    """Say whether a claim names nothing but its subject: "there is a way", "he felt".

    `named` are its other terms. In the next article it is another way and another feeling.
    """
    return lemma.lower() in IDLE and not any(term and term.is_specific for term in named)


def scope_of(terms: Sequence[Term | None], scope: str, *, idle: bool) -> str:
    """Return the scope that a claim with these terms belongs to, or "" if it belongs to none.

    It belongs to its own where it is idle, or where it names nobody and nothing in particular:
    "the issues were resolved" in the next article are other issues. Terms that only their scope
    knows keep it there in any case.
    """
    if not idle and any(term and term.is_specific for term in terms):
        return ""
    return "" if any(term and term.kind is TermKind.SCOPED for term in terms) else scope
