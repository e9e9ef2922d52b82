"""The network's names corrected by what is known of the world: whole spans only, case as printed.

A known name settles the type of a span that is that name, joins the parts of a name that the
network cut, and is found where the network saw none. A name that is also a word, a given name or a
surname ("Turkey", "Jordan") only mends a type, and never that of a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.english.gazetteer import read_adjectives, read_kinds, read_peoples, read_states
from kg.english.name_words import NameSpan, read_name_words

_LONGEST = 10
_LOUD = 4
"""Letters that a known name in a line of capitals must have at least ("IRAN", not "WHO")."""


@cache
def _read_keys() -> tuple[dict[str, str], frozenset[str]]:
    """Return the type of each known name, written without blanks, and how names may begin."""
    kinds = {"".join(name.split()): kind for name, kind in read_kinds().items()}
    loud = {key.upper(): kind for key, kind in kinds.items() if len(key) >= _LOUD}
    every = {**loud, **kinds}
    return every, frozenset(key[:2] for key in every)


@cache
def _read_small_keys() -> tuple[dict[str, str], frozenset[str]]:
    keys, _ = _read_keys()
    small = {k.lower(): kind for k, kind in keys.items() if kind == "LOC" and len(k) >= _LOUD}
    return small, frozenset(key[:2] for key in small)


@cache
def _read_peoples() -> frozenset[str]:
    words = read_adjectives() | read_peoples() | read_name_words()["faith"]
    words = frozenset(word for word in words if word not in read_kinds() and word[0].isupper())
    return words | {word.upper() for word in words if len(word) >= _LOUD}


def correct_by_knowledge(
    words: Sequence[str], spans: Sequence[NameSpan], cased: bool = True
) -> list[NameSpan]:
    """Return the spans in text order, with known names settled, joined, split and added.

    In a text without capitals only places are known.
    """
    found = list(find_known(words, *(_read_keys() if cased else _read_small_keys())))
    kept = [part for span in spans for part in _split_pair(words, span, found)]
    for known in found:
        kept = _settle(words, kept, known)
    taken = {at for start, end, _ in kept for at in range(start, end)}
    peoples = ((at, at + 1, "NORP") for at in range(len(words)) if at not in taken)
    kept += [span for span in peoples if _is_people(words, span[0])]
    return sorted(_mend_people(words, span) for span in kept)


def find_known(
    words: Sequence[str], keys: dict[str, str], beginnings: frozenset[str]
) -> Iterator[NameSpan]:
    """Yield the longest names of `keys` from left to right, without overlaps."""
    at = 0
    while at < len(words):
        match = _find_longest(words, at, keys) if words[at][:2] in beginnings else None
        if match is not None:
            yield match
        at = match[1] if match else at + 1


def _find_longest(words: Sequence[str], start: int, keys: dict[str, str]) -> NameSpan | None:
    key, best = "", None
    for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
        if words[end - 1].isspace():
            break
        key += words[end - 1].replace("’", "'")
        if key in keys:
            best = (start, end, keys[key])
    return best


def _settle(words: Sequence[str], spans: Sequence[NameSpan], known: NameSpan) -> list[NameSpan]:
    """Return the spans with one known name heeded."""
    start, end, kind = known
    touched = [span for span in spans if span[0] < end and start < span[1]]
    sure = _is_sure(words, start, end)
    if not touched:
        quiet = not _is_loud(words, start, end)
        return [*spans, known] if sure and quiet else list(spans)
    same = touched[0][:2] == known[:2]
    inside = end - start > 1 and all(start <= s and e <= end for s, e, _ in touched)
    if same and not _may_retype(words, spans, touched[0], kind, sure):
        return list(spans)
    if same or (inside and sure):
        return [span for span in spans if span not in touched] + [known]
    return list(spans)


def _is_sure(words: Sequence[str], start: int, end: int) -> bool:
    unsure = read_name_words()["unsure"]
    return end - start > 1 or not {words[start], words[start].title()} & unsure


def _is_loud(words: Sequence[str], start: int, end: int) -> bool:
    """In a line of capitals "WHO" and "US" are words like others."""
    name = "".join(words[start:end])
    beside = [*words[max(start - 3, 0) : start], *words[end : end + 3]]
    letters = [word for word in beside if word.isalpha() and len(word) > 1]
    return name.isupper() and len(name) < _LOUD and bool(letters) and all(map(str.isupper, letters))


def _may_retype(
    words: Sequence[str], spans: Sequence[NameSpan], span: NameSpan, kind: str, sure: bool
) -> bool:
    start, end, found = span
    if found == kind:
        return False
    if found == "PERSON":
        named = {words[at] for s, e, k in spans if k == "PERSON" and e - s > 1 for at in (s, e - 1)}
        return end - start > 1 or (sure and words[start] not in named)
    if {found, kind} == {"ORG", "LOC"}:
        land = kind == "LOC" and not words[start].isupper()
        return (sure or land) and words[start] not in read_name_words()["building"]
    return True


def _split_pair(words: Sequence[str], span: NameSpan, found: Sequence[NameSpan]) -> list[NameSpan]:
    """ "CBS and Newsweek" are two names where both are known."""
    start, end, _ = span
    halves = [known for known in found if start <= known[0] and known[1] <= end]
    joined = len(halves) == 2 and (halves[0][0], halves[1][1]) == (start, end)
    between = words[halves[0][1] : halves[1][0]] if joined else ()
    return halves if list(between) == ["and"] else [span]


def _is_people(words: Sequence[str], at: int) -> bool:
    word = words[at]
    if re.sub(r"^(?:pro|anti|non|ex)-", "", word) in _read_peoples():
        return True
    after = words[at + 1] if at + 1 < len(words) else "."
    inside = at > 0 and words[at - 1].isalpha() and words[at - 1].islower()
    return word in read_name_words()["party"] and inside and not after[:1].isupper()


def _mend_people(words: Sequence[str], span: NameSpan) -> NameSpan:
    """ "Soviet" alone is of a people, whatever the network says; "Democrats" may be the party."""
    start, end, kind = span
    alone = end - start == 1 and words[start] in _read_peoples()
    return (
        (start, end, "NORP") if alone and words[start] not in read_states() else (*span[:2], kind)
    )
