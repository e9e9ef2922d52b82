"""Names of weapons: known ones where the text speaks of arms, and letters with a number ("F-16s").

No open set of names has weapons, so the network calls "Patriot" an organisation and "F-16" nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.english.gazetteer import read_weapons
from kg.english.name_words import NameSpan, read_name_words

_NEAR = 12
_LONGEST = 6


@cache
def _read_keys() -> frozenset[str]:
    names = ("".join(name.split()) for name in read_weapons())
    return frozenset(form for name in names for form in (name, name + "s"))


@cache
def _read_mark(kind: str) -> re.Pattern[str]:
    marks = "|".join(sorted(read_name_words()[kind]))
    return re.compile(rf"(?:{marks})-\d{{1,4}}[A-Z]{{0,3}}\d?s?")


def find_weapons(words: Sequence[str], spans: Sequence[NameSpan]) -> list[NameSpan]:
    """Return the spans with weapons as WEAPON; part of a longer name stays ("Patriot Act").

    "Patriot air defense" called an organisation becomes "Patriot": the nouns are no part of a name.
    """
    kept = list(spans)
    at = 0
    while at < len(words):
        end = _find_end(words, at)
        if end is None:
            at += 1
            continue
        touched = [span for span in kept if span[0] < end and at < span[1]]
        if all(_gives_way(words, span, at, end) for span in touched):
            last = max([end, *(e for _, e, kind in touched if kind == "PRODUCT")])
            kept = [span for span in kept if span not in touched] + [(at, last, "WEAPON")]
        at = end
    return sorted(kept)


def _find_end(words: Sequence[str], start: int) -> int | None:
    key, best = "", None
    for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
        key += words[end - 1]
        if key in _read_keys() and (_is_certain(key) or _is_among_arms(words, start, end)):
            best = end
    if best is None and _read_mark("arm_sure").fullmatch(words[start]):
        return start + 1
    if best is None and _read_mark("arm_mark").fullmatch(words[start]):
        return start + 1 if _is_among_arms(words, start, start + 1) else None
    return best


def _is_certain(name: str) -> bool:
    """A name with a figure, or five capitals ("HIMARS"), is no word of the language."""
    return any(map(str.isdigit, name)) or (name.isupper() and len(name) > 4)


def _is_among_arms(words: Sequence[str], start: int, end: int) -> bool:
    """A capitalised word goes on with the name of something else: "Patriot Act"."""
    nouns = read_name_words()["arms"]
    if end < len(words) and words[end][:1].isupper() and words[end].lower() not in nouns:
        return False
    near = (*words[max(start - _NEAR, 0) : start], *words[end : end + _NEAR])
    return any(word in nouns for word in near)


def _gives_way(words: Sequence[str], span: NameSpan, start: int, end: int) -> bool:
    first, last, kind = span
    if first < start or (kind == "PERSON" and last - first > 1):
        return False
    return last <= end or all(word.islower() or not word.isalpha() for word in words[end:last])
