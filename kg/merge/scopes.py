"""How far an unresolved pronoun reaches: its article, or a quotation that articles share.

"Is it defense? Yes." says the same in two articles that print the same long
quotation, since what "it" refers to stands in the quotation too. A short one
("Is that too much?") may answer another question in each article; but "we will
look at everything" is about the speaker however short it is.
"""

from collections.abc import Iterable, Mapping

from kg.merge.tokens import PRONOUNS
from kg.records import Assertion, Quotation, Span

#: Words from which a quotation is taken to hold what its pronouns refer to.
LONG = 20
#: Pronouns that mean the speaker.
_FIRST = frozenset({"i", "me", "we", "us", "myself", "ourselves", "mine", "ours"})


def scopes_of(
    assertions: Iterable[Assertion], quotations: Iterable[Quotation]
) -> Mapping[str, str]:
    """Return the scope of the pronouns of each assertion: a quotation's id or the article's."""
    quoted: dict[str, list[tuple[Span, str, bool]]] = {}
    for quotation in quotations:
        for rendering in quotation.renderings:
            is_long = len(rendering.text.split()) >= LONG
            places = quoted.setdefault(rendering.article_id, [])
            places.extend((span, quotation.quotation_id, is_long) for span in rendering.spans)
    return {a.assertion_id: _scope(a, quoted.get(a.article_id, ())) for a in assertions}


def _scope(assertion: Assertion, places: Iterable[tuple[Span, str, bool]]) -> str:
    about_speaker = _pronouns(assertion) <= _FIRST
    found = (
        scope
        for span, scope, is_long in places
        if (is_long or about_speaker) and span.contains(assertion.predicate.span)
    )
    return min(found, default=assertion.article_id)


def _pronouns(assertion: Assertion) -> set[str]:
    """Return the heads of the slots that are pronouns, refer, and are not linked to anything."""
    slots = [assertion.subject, *([assertion.object] if assertion.object else [])]
    heads = {slot.head.lower() for slot in slots if slot.entity_id is None}
    # "everything" and "nobody" refer to nothing that a text could leave open.
    return {word for word in heads & PRONOUNS if not word.endswith(("thing", "body", "one"))}
