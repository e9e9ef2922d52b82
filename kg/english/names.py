"""The network's name spans made even over a document: titles, figures, one type for one name.

The network sees one sentence at a time; in 12 articles it called "Trump" a person 90 times and, in
headlines, also an organisation, an event and a place. The rest of the document knows better.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kg.english.sentences import read_word_classes

NameSpan = tuple[int, int, str]
_ENOUGH_VOTES = 3
_SHARE = 2 / 3


def tidy_names(words: Sequence[str], spans: Iterable[NameSpan]) -> list[NameSpan]:
    """Return the spans (tokens, half open) that are names, without titles, with settled types."""
    bare = (_drop_title(words, span) for span in spans)
    cased = is_cased(words)
    named = [span for span in bare if _may_be_name(words[span[0] : span[1]], cased)]
    return settle_types(words, named)


def is_cased(words: Sequence[str]) -> bool:
    """Return whether the text writes names with capitals: one word in twenty starts with one."""
    return 20 * sum(word[:1].isupper() for word in words) >= len(words)


def _may_be_name(words: Sequence[str], cased: bool) -> bool:
    """A bare figure is no name; nor, in a cased text, is "martial" in "martial law"."""
    letters = "".join(words)
    return any(map(str.isalpha, letters)) and not (cased and letters.islower())


def _drop_title(words: Sequence[str], span: NameSpan) -> NameSpan:
    """ "Ms. Berg" is a title and a name; a title alone is no name."""
    start, end, kind = span
    titles = read_word_classes("abbreviations.txt")["title"]
    while kind == "PERSON" and start < end and words[start].lower().rstrip(".") in titles:
        start += 1
    return start, end, kind


def settle_types(words: Sequence[str], spans: Sequence[NameSpan]) -> list[NameSpan]:
    """Give a name the type of two thirds of its mentions; a full name votes for its last part.

    So "Berg" beside "Anna Berg" is a person in every sentence, if it is one in most.
    """
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for start, end, kind in spans:
        votes[" ".join(words[start:end])][kind] += 1
        if kind == "PERSON" and end - start > 1:
            votes[words[end - 1]][kind] += 1
    return [(s, e, _choose(votes[" ".join(words[s:e])], kind)) for s, e, kind in spans]


def _choose(votes: Counter[str], kind: str) -> str:
    best, count = max(votes.items(), key=lambda pair: (pair[1], pair[0]))
    total = sum(votes.values())
    return best if total >= _ENOUGH_VOTES and count >= _SHARE * total else kind
