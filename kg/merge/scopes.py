"""How far an unresolved pronoun reaches: its article, or a quotation that articles share.

"Is it defense? Yes." says the same in two articles that print the same long
quotation, since what "it" refers to stands in the quotation too. A short one
("Is that too much?") may answer another question in each article.
"""

from collections.abc import Iterable, Mapping

from kg.records import Assertion, Quotation, Span

#: Words from which a quotation is taken to hold what its pronouns refer to.
LONG = 20


def scopes_of(
    assertions: Iterable[Assertion], quotations: Iterable[Quotation]
) -> Mapping[str, str]:
    """Return the scope of the pronouns of each assertion: a quotation's id or the article's."""
    quoted: dict[str, list[tuple[Span, str]]] = {}
    for quotation in quotations:
        for rendering in quotation.renderings:
            if len(rendering.text.split()) >= LONG:
                places = quoted.setdefault(rendering.article_id, [])
                places.extend((span, quotation.quotation_id) for span in rendering.spans)
    return {a.assertion_id: _scope(a, quoted.get(a.article_id, ())) for a in assertions}


def _scope(assertion: Assertion, places: Iterable[tuple[Span, str]]) -> str:
    found = (scope for span, scope in places if span.contains(assertion.predicate.span))
    return min(found, default=assertion.article_id)
