"""Quoted runs of an article: what stands between quotation marks."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.quotes import find_quotes
from kg.records import FURNITURE, Article, Attribution, Form, Span

#: Fewest words of a quotation that is matched by its words; a shorter run
#: ("special operation") is only matched as a whole.
LONG = 4

_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One quoted stretch of one article."""

    article: Article
    span: Span
    text: str
    words: tuple[str, ...]
    source_id: str | None
    cue: str

    @property
    def order(self) -> tuple[int, tuple[str, ...], str, str, Span]:
        """Sort the longest runs first, the rest by content and place."""
        source = self.source_id or ""
        return -len(self.words), self.words, source, self.article.article_id, self.span

    @property
    def line(self) -> tuple[str, int]:
        """Return the article and the number of the paragraph that the run begins in."""
        return self.article.article_id, self.article.text.count("\n", 0, self.span.start)


def quoted_runs(article: Article) -> Iterator[Span]:
    """Yield the spans between quotation marks, marks left out, in text order.

    They are read as the attribute stage reads them (`kg.quotes`), one span per
    paragraph of a quotation over several. What is quoted inside a quotation is
    part of the outer one. Spans that touch furniture (captions, teasers, ...)
    are left out.
    """
    furniture = [zone.span for zone in article.zones if zone.kind in FURNITURE]
    for quote in find_quotes(article.text):
        for part in quote.parts if quote.depth == 0 else ():
            if not any(zone.overlaps(part) for zone in furniture):
                yield part


def quote_words(text: str) -> tuple[str, ...]:
    """Return the words of a quotation for comparison: lower case, punctuation dropped.

    Apostrophes are unified, so "what’s" and "what's" agree (Quotebank's normal
    form, Vaucher et al., WSDM 2021).
    """
    return tuple(word.lower().replace("’", "'") for word in _WORD.findall(text))


def _attribution_of(span: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution that covers most of the span; among equals the innermost.

    "Do you think it will hold?" has a thinker inside the quotation, who is not its source.
    """

    def rank(attribution: Attribution) -> tuple[int, int, str]:
        parts = attribution.content
        shared = (min(part.end, span.end) - max(part.start, span.start) for part in parts)
        size = sum(part.end - part.start for part in parts)
        return -sum(max(0, length) for length in shared), size, attribution.attribution_id

    found = [a for a in attributions if any(part.overlaps(span) for part in a.content)]
    return min(found, key=rank, default=None)


def _unmarked(attributions: Sequence[Attribution], runs: Sequence[Span]) -> list[Span]:
    """Return direct and mixed contents without quotation marks of their own (dialogue lines)."""
    contents = [
        part
        for attribution in attributions
        if attribution.form in (Form.DIRECT, Form.MIXED)
        for part in attribution.content
    ]
    return [part for part in contents if not any(part.overlaps(run) for run in runs)]


def _runs_of(article: Article, attributions: Sequence[Attribution]) -> Iterable[Run]:
    """Yield the quoted stretches of an article with source and cue."""
    marked = list(quoted_runs(article))
    unmarked = _unmarked(attributions, marked)
    for span in sorted({*marked, *unmarked}):
        text = span.slice(article.text)
        words = quote_words(text)
        if span in unmarked and len(words) < LONG:
            continue
        attribution = _attribution_of(span, attributions)
        yield Run(
            article=article,
            span=span,
            text=" ".join(text.split()).strip(" ,;"),
            words=words,
            source_id=attribution.source.entity_id if attribution else None,
            cue=attribution.source.cue if attribution else "",
        )


def _by_article(attributions: Iterable[Attribution]) -> Mapping[str, list[Attribution]]:
    """Return each article's attributions, each once, sorted by id."""
    found: dict[str, dict[str, Attribution]] = {}
    for attribution in attributions:
        table = found.setdefault(attribution.article_id, {})
        known = table.get(attribution.attribution_id)
        if known is None or repr(attribution) < repr(known):
            table[attribution.attribution_id] = attribution
    return {key: [table[each] for each in sorted(table)] for key, table in found.items()}


def read_runs(articles: Iterable[Article], attributions: Iterable[Attribution]) -> list[Run]:
    """Return the quoted stretches of all articles, longest first.

    They are what stands between quotation marks, and direct contents of at
    least `LONG` words without marks. Articles and attributions count once.
    """
    known = {article.article_id: article for article in articles}
    table = _by_article(attributions)
    return sorted(
        (run for key in sorted(known) for run in _runs_of(known[key], table.get(key, ()))),
        key=lambda run: run.order,
    )
