"""Runs of words outside quotations, by which one text is found again in another."""

import re
from collections.abc import Iterator
from functools import cached_property

from kg.quotes import find_quotes
from kg.records import FURNITURE, Article, Span

_WORD = re.compile(r"\w+(?:['’]\w+)*")
#: Ends a run: a quotation or furniture lies between the words.
_BREAK = Span(-1, -1)

Word = tuple[str, Span]
Run = tuple[str, ...]


class Passages:
    """The words of one article, those of quotations and of furniture left out."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._sets: dict[int, frozenset[Run]] = {}

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words in lower case with their places; a word without letters parts two runs."""
        text = self.article.text
        holes = [zone.span for zone in self.article.zones if zone.kind in FURNITURE]
        holes += [quote.outer for quote in find_quotes(text) if quote.depth == 0]
        found: list[Word] = []
        holes.sort()
        at = 0
        for match in _WORD.finditer(text):
            span = Span(*match.span())
            while at < len(holes) and holes[at].end <= span.start:
                at += 1
            if at < len(holes) and holes[at].overlaps(span):
                if found and found[-1][1] is not _BREAK:
                    found.append(("", _BREAK))
            else:
                found.append((match[0].lower().replace("’", "'"), span))
        return tuple(found)

    def runs(self, length: int, within: Span | None = None) -> Iterator[tuple[Run, Span]]:
        """Yield each run of `length` words and its place, of a stretch of the text or of all."""
        words = [w for w in self.words if within is None or w[1] is _BREAK or within.contains(w[1])]
        for start in range(len(words) - length + 1):
            run = words[start : start + length]
            if all(span is not _BREAK for _, span in run):
                yield tuple(word for word, _ in run), Span(run[0][1].start, run[-1][1].end)

    def runs_of(self, length: int) -> frozenset[Run]:
        """Return the different runs of so many words."""
        if length not in self._sets:
            self._sets[length] = frozenset(run for run, _ in self.runs(length))
        return self._sets[length]
