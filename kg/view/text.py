"""Tables as readable lines for a terminal: the claims of an article, claim by outlet."""

from collections.abc import Iterator, Sequence

from kg.errors import InputError, shown
from kg.records import Article, Assertion, Modality, Polarity, Span, Stance, Tables, Voice
from kg.terminal import printable, shorten, table_lines
from kg.view.matrix import Row

#: Columns that a claim label and an outlet cell may take.
_LABEL_WIDTH, _CELL_WIDTH = 68, 28


def pick_articles(tables: Tables, wanted: str | None) -> tuple[Article, ...]:
    """Return the articles that `wanted` names, or all of them for None.

    `wanted` is an article id or the start of one, an outlet, or part of a title.
    Raises InputError, with the ids that exist, if nothing fits.
    """
    if wanted is None:
        return tables.articles
    key = wanted.casefold()
    picked = tuple(article for article in tables.articles if _fits(article, key))
    if not picked:
        known = ", ".join(article.article_id for article in tables.articles[:10])
        raise InputError(
            f"no article {shown(wanted)}; give an id or the start of one, an outlet, or part of "
            f"a title; the first ids are: {known}"
        )
    return picked


def _fits(article: Article, key: str) -> bool:
    return (
        article.article_id.casefold().startswith(key)
        or article.outlet.casefold() == key
        or key in (article.title or "").casefold()
    )


def article_lines(tables: Tables, articles: Sequence[Article]) -> Iterator[str]:
    """Yield each article's head line and its assertions, each with its evidence."""
    labels = {claim.claim_id: claim.label for claim in tables.claims}
    for article in articles:
        date = article.published or "no date"
        yield f"{article.article_id}  {printable(article.outlet)}  {date}"
        if article.title:
            yield printable(article.title)
        own = [a for a in tables.assertions if a.article_id == article.article_id]
        for assertion in sorted(own, key=_place):
            yield from _assertion_lines(article, assertion, labels)
        yield ""


def _place(assertion: Assertion) -> tuple[Span, Span, str]:
    """Return where a statement stands, so that statements can be shown in reading order."""
    return assertion.evidence, assertion.predicate.span, assertion.assertion_id


def _assertion_lines(
    article: Article, assertion: Assertion, labels: dict[str, str]
) -> Iterator[str]:
    label = labels.get(assertion.claim_id or "", "")
    evidence = shorten(printable(assertion.evidence.slice(article.text)), 300)
    yield ""
    yield f"  {printable(label)}"
    yield f"    how:   {printable(how_words(assertion))}"
    yield f"    claim: {assertion.claim_id}  [{assertion.evidence.start}:{assertion.evidence.end}]"
    yield f"    text:  {evidence}"


def how_words(assertion: Assertion) -> str:
    """Return how an assertion is made: stance, voices, polarity, modality, hedges."""
    parts = [assertion.stance.value]
    if assertion.voice:
        parts.append("through " + " < ".join(_voice_words(voice) for voice in assertion.voice))
    elif assertion.stance is Stance.ASSERTS:
        parts[0] = "the outlet asserts"
    if assertion.polarity is Polarity.NEGATIVE:
        parts.append("negative")
    if assertion.modality is not Modality.ASSERTED:
        parts.append(assertion.modality.value)
    parts.extend(f"hedge “{hedge}”" for hedge in assertion.hedges)
    return ", ".join(parts)


def _voice_words(voice: Voice) -> str:
    source = voice.text or "an unnamed source"
    return f"{source} ({voice.cue})" if voice.cue else source


def matrix_lines(rows: Sequence[Row], outlets: Sequence[str]) -> Iterator[str]:
    """Yield the claim x outlet table, one line per claim."""
    cells = [[row.claim.label, *(row.words_of(outlet) for outlet in outlets)] for row in rows]
    limits = [_LABEL_WIDTH, *([_CELL_WIDTH] * len(outlets))]
    yield from table_lines(["claim", *outlets], cells, limits)
