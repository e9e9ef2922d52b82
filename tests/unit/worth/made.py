"""Assertions made by hand from words, for the tests of worth."""

from dataclasses import replace

from kg.records import Argument, Assertion, Predicate, Qualifier, QualifierRole, Span
from tests.articles import bare_assertion


def phrase(words: str, start: int = 20, entity_id: str | None = None) -> Argument:
    """Return a phrase whose head is its last word; it stands inside its sentence, not first."""
    head = words.split()[-1]
    span = Span(start, start + len(words))
    head_span = Span(span.end - len(head), span.end)
    return Argument(
        text=words,
        span=span,
        head=head.lower(),
        head_span=head_span,
        minimal=words,
        entity_id=entity_id,
    )


def said(subject: str, verb: str, thing: str | None = None, **more: object) -> Assertion:
    """Return a statement of these words, a verb's; `*` before a phrase makes it a known entity.

    `when`, `where` and `topic` add a phrase of that role, other keys set fields.
    """
    predicate = Predicate(text=verb, span=Span(10, 10 + len(verb)), lemma=verb)
    made = bare_assertion("s-1", _slot(subject), predicate, Span(0, 200))
    roles = (
        ("when", QualifierRole.TIME),
        ("where", QualifierRole.PLACE),
        ("topic", QualifierRole.TOPIC),
    )
    added = tuple(
        Qualifier(role=role, marker="on", argument=_slot(str(more.pop(name))))
        for name, role in roles
        if name in more
    )
    fields: dict[str, object] = {"object": _slot(thing) if thing else None, "rule": "verb"}
    return replace(made, qualifiers=added, **{**fields, **more})  # type: ignore[arg-type]


def _slot(words: str) -> Argument:
    bare = words.removeprefix("*")
    return phrase(bare, entity_id="Q1" if bare != words else None)
