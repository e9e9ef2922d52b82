"""The network's name spans made even over a document: titles, figures, one type for one name.

The network sees one sentence at a time; in 12 articles it called "Trump" a person 90 times and, in
headlines, also an organisation, an event and a place. The rest of the document knows better.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kg.english.gazetteer import read_surnames
from kg.english.known_names import correct_by_knowledge
from kg.english.name_shapes import mend_shapes
from kg.english.name_types import refine_types
from kg.english.name_words import NameSpan, read_name_words
from kg.english.stops import read_word_classes
from kg.english.weapon_names import find_weapons

_ENOUGH_VOTES = 3
_SHARE = 2 / 3
_CORE = ("PERSON", "ORG", "LOC")
_CALENDAR = frozenset(("may", "march", "august", "april", "june"))
_ODD = ("EVENT", "MISC", "PRODUCT")
"""Types that the network gives by mistake more often than not to a name it knows otherwise."""


def tidy_names(words: Sequence[str], spans: Iterable[NameSpan]) -> list[NameSpan]:
    """Return the spans (tokens, half open) that are names, without titles, with settled types.

    In turn: titles are cut off, scraps and halves mended, the mentions of a document voted on, then
    what is known of the world has the last word.
    """
    bare = [_drop_title(words, span) for span in spans]
    if not is_cased(words):
        named = [span for span in bare if _has_letters(words[span[0] : span[1]])]
        settled = correct_by_knowledge(words, settle_types(words, named), cased=False)
        return refine_types(words, keep_apart(settled))
    printed = {"".join(words[s:e]) for s, e, _ in bare}
    named = [span for span in bare if _may_be_name(words[span[0] : span[1]], printed)]
    settled = settle_types(words, mend_shapes(words, named))
    known = correct_by_knowledge(words, find_again(words, settled))
    return refine_types(words, keep_apart(find_weapons(words, known)))


def keep_apart(spans: Iterable[NameSpan]) -> list[NameSpan]:
    """Return the spans in order, of those that share a word only the longest (then the first).

    The rules mend one span at a time; two of them can come to mean the same word ("R-Fla." cut to
    "Fla." beside "Fla.").
    """
    kept: list[NameSpan] = []
    taken: set[int] = set()
    for start, end, kind in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            kept.append((start, end, kind))
    return sorted(kept)


def is_cased(words: Sequence[str]) -> bool:
    """Return whether the text writes names with capitals: one word in twenty starts with one."""
    return 20 * sum(word[:1].isupper() for word in words) >= len(words)


def _has_letters(words: Sequence[str]) -> bool:
    """A bare figure is no name."""
    return any(map(str.isalpha, "".join(words)))


def _may_be_name(words: Sequence[str], printed: set[str]) -> bool:
    """In a text with capitals "martial" in "martial law" is no name.

    A name in small letters is one that has its capital elsewhere in the text, or an event that a
    year begins ("2008 financial crisis").
    """
    letters = "".join(words)
    if not letters.islower():
        return _has_letters(words)
    dated = len(words) > 2 and words[0].isdigit() and len(words[0]) == 4
    return dated or "".join(word.capitalize() for word in words) in printed


def _drop_title(words: Sequence[str], span: NameSpan) -> NameSpan:
    """ "Ms. Berg" is a title and a name; a title alone is no name."""
    start, end, kind = span
    short = read_word_classes("abbreviations.txt")["title"]
    titles = read_name_words()["title"]
    while kind == "PERSON" and start < end:
        bare = words[start].rstrip(".")
        if bare not in titles and bare.lower() not in short:
            break
        start += 1
    return start, end, kind


def settle_types(words: Sequence[str], spans: Sequence[NameSpan]) -> list[NameSpan]:
    """Give a name the type of two thirds of its mentions; a full name votes for its last part.

    So "Berg" beside "Anna Berg" is a person in every sentence, if it is one in most.
    """
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    surnames = {words[e - 1] for s, e, kind in spans if kind == "PERSON" and e - s > 1}
    for start, end, kind in spans:
        votes[" ".join(words[start:end])][kind] += 1
        if kind == "PERSON" and end - start > 1:
            votes[words[end - 1]][kind] += 1
    chosen = [(s, e, _choose(votes[" ".join(words[s:e])], kind)) for s, e, kind in spans]
    known = {word for word in read_surnames() if word in votes and votes[word]["PERSON"]}
    return [_heed_surname(words, span, surnames, known) for span in chosen]


def _heed_surname(
    words: Sequence[str], span: NameSpan, surnames: set[str], known: set[str]
) -> NameSpan:
    """ "Berg" is no event where "Anna Berg" is a person; "the Bergs" are her family.

    Nor is a surname of the gazetteer an organisation where one mention of it is a person.
    """
    start, end, kind = span
    odd = end - start == 1 and kind in _ODD
    named = words[start] in surnames or words[start].removesuffix("s") in surnames
    famous = end - start == 1 and kind == "ORG" and words[start] in known
    return (start, end, "PERSON") if (odd and named) or famous else span


def _choose(votes: Counter[str], kind: str) -> str:
    best, count = max(votes.items(), key=lambda pair: (pair[1], pair[0]))
    total = sum(votes.values())
    if total >= _ENOUGH_VOTES and count >= _SHARE * total:
        return best
    core, count = max((votes[name], name) for name in _CORE)[::-1]
    return core if kind in _ODD and count >= votes[kind] else kind


def find_again(words: Sequence[str], spans: Sequence[NameSpan]) -> list[NameSpan]:
    """Return the spans with the mentions that the network missed of a name that it saw twice."""
    counts = Counter((tuple(words[s:e]), kind) for s, e, kind in spans)
    often = {name: kind for (name, kind), count in counts.items() if count > 1 and _is_plain(name)}
    lengths = sorted({len(name) for name in often}, reverse=True)
    taken = {at for start, end, _ in spans for at in range(start, end)}
    found: list[NameSpan] = []
    for start in range(len(words)):
        for end in (start + length for length in lengths):
            kind = often.get(tuple(words[start:end]))
            if kind and taken.isdisjoint(range(start, end)):
                found.append((start, end, kind))
                taken.update(range(start, end))
    return sorted([*spans, *found])


def _is_plain(name: Sequence[str]) -> bool:
    """A short word ("It", "May") may be no name in the next sentence."""
    return name[0][:1].isupper() and len("".join(name)) > 2 and name[0].lower() not in _CALENDAR
