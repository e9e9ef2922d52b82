"""Places inside an object: "students in Berlin" are met in Berlin."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.records import Argument, QualifierRole, Span

#: A name after a preposition of place at the end of a phrase.
_PLACE = re.compile(
    r"\b(in|near|at|inside|outside|across) ((?:the )?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*)$"
)


def inner_places(thing: Argument | None) -> Iterator[tuple[QualifierRole, str, Argument]]:
    """Yield the place that stands inside an object and is no part of its minimal phrase.

    The role, the preposition and the place's name are given as those of a
    qualifier are. Nothing links the name, so it is known by its words.
    """
    if thing is None or thing.text == thing.minimal:
        return
    match = _PLACE.search(thing.text)
    if match is None or thing.minimal.endswith(match[2]):
        return
    span = Span(thing.span.start + match.start(2), thing.span.start + match.end(2))
    head = match[2].split()[-1]
    named = replace(
        thing,
        text=match[2],
        span=span,
        head=head.lower(),
        head_span=Span(span.end - len(head), span.end),
        minimal=match[2],
        entity_id=None,
    )
    yield QualifierRole.PLACE, match[1], named
