"""How far an unresolved pronoun reaches: its article, or a quotation that articles share.

"Is it defense? Yes." says the same in two articles that print the same long
quotation, since what "it" refers to stands in the quotation too. A short one
("Is that too much?") may answer another question in each article; but "we will
look at everything" is about the speaker however short it is.
"""

from collections.abc import Iterable, Mapping

from kg.merge.local import is_open
from kg.merge.tokens import EXTRAPOSED, PRONOUNS
from kg.places import Places
from kg.records import Assertion, Quotation, Span

#: A quoted stretch of an article: its place, its quotation, and whether that is long.
_Quoted = tuple[Span, str, bool]
#: Words from which a quotation is taken to hold what its pronouns refer to.
LONG = 20
#: Words of a piece of such a quotation that nobody else is likely to have said.
PIECE = 8
#: Pronouns that mean the speaker.
_FIRST = frozenset({"i", "me", "we", "us", "myself", "ourselves", "mine", "ours"})


def scopes_of(
    assertions: Iterable[Assertion], quotations: Iterable[Quotation]
) -> Mapping[str, str]:
    """Return the scope of the pronouns of each assertion: a quotation's id or the article's."""
    quoted: dict[str, list[_Quoted]] = {}
    for quotation in quotations:
        for rendering in quotation.renderings:
            is_long = _is_long(rendering.text, quotation.text)
            spans = quoted.setdefault(rendering.article_id, [])
            spans.extend((span, quotation.quotation_id, is_long) for span in rendering.spans)
    found = {
        article_id: Places((quote[0], quote) for quote in quotes)
        for article_id, quotes in quoted.items()
    }
    return {a.assertion_id: _scope(a, found.get(a.article_id)) for a in assertions}


def _is_long(rendering: str, whole: str) -> bool:
    """Say whether a rendering is taken to show what its pronouns refer to: it is long, or a
    telling piece of a long quotation, whose words were said once and about one thing."""
    words = len(rendering.split())
    return words >= LONG or (words >= PIECE and len(whole.split()) >= LONG)


def _scope(assertion: Assertion, quoted: Places[_Quoted] | None) -> str:
    if quoted is None:
        return assertion.article_id
    about_speaker = _pronouns(assertion) <= _FIRST or _is_empty(assertion)
    place = assertion.predicate.span
    found = (
        scope
        for span, scope, is_long in quoted.at(place.start)
        if (is_long or about_speaker) and span.contains(place)
    )
    return min(found, default=assertion.article_id)


def _is_empty(assertion: Assertion) -> bool:
    """Say whether "it" refers to nothing: "It is too early to speak of negligence"."""
    target = assertion.object
    return (
        assertion.subject.head.lower() == "it"
        and assertion.predicate.lemma == "be"
        and target is not None
        and target.head.lower() in EXTRAPOSED
    )


def _pronouns(assertion: Assertion) -> set[str]:
    """Return the heads of the slots that are pronouns, refer, and are linked to nothing
    that other articles know."""
    slots = [assertion.subject, *([assertion.object] if assertion.object else [])]
    heads = {slot.head.lower() for slot in slots if is_open(slot.entity_id)}
    # "everything" and "nobody" refer to nothing that a text could leave open.
    return {word for word in heads & PRONOUNS if not word.endswith(("thing", "body", "one"))}
