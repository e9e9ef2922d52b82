"""Names that their form gives away: by last words, laws, titles of works, halves of one name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kg.english.gazetteer import read_adjectives, read_states
from kg.english.name_words import NameSpan, read_name_words

_OPENING, _CLOSING = frozenset('"“‘'), frozenset('"”’')
_LONGEST_TITLE = 12
_LONGEST_BODY = 5
_NEAR = 6
_NUMBER = re.compile(r"\d+[a-z]?|[IVX]+")
_PREFIXED = re.compile(r"(?:pro|anti|ex|non|pre|post)-[A-Z]")
_SMALL = frozenset(("the", "a", "an"))
_LOOSE = frozenset((",", "(", "and", "or", "of", "for", "in", "the", "on", "at", "by", "with"))
_CALLED = frozenset(("called", "titled", "entitled", "named", ",", "-"))


def mend_shapes(words: Sequence[str], spans: Sequence[NameSpan]) -> list[NameSpan]:
    """Return the spans with scraps dropped, halves joined, and types told by last words."""
    whole = [part for span in spans for part in _cut_prefixed(words, span)]
    kept = [mended for span in whole if (mended := _trim(words, span))]
    kept = _drop_common(words, _join_halves(words, kept))
    kept = [_judge_last(words, _extend(words, span, kept)) for span in kept]
    kept = _add(kept, _find_bodies(words, kept))
    kept = _add(kept, _find_laws(words, kept))
    return _add(kept, _find_works(words))


def _cut_prefixed(words: Sequence[str], span: NameSpan) -> list[NameSpan]:
    """Return what is left of a span without words such as "pro-EU", which say something of a name.

    Such a word alone is none: "the anti-Berg protests".
    """
    start, end, kind = span
    cuts = [at for at in range(start, end) if _PREFIXED.match(words[at])]
    edges = [start - 1, *cuts, end]
    parts = [(before + 1, after) for before, after in pairwise(edges) if after > before + 1]
    return [(s, e, kind) for s, e in parts if any(map(str.isalpha, "".join(words[s:e])))]


def _trim(words: Sequence[str], span: NameSpan) -> NameSpan | None:
    """ "The" alone and "R" are no names; "D-Calif." is a place after the letter of a party."""
    start, end, kind = span
    if _is_party_tag(words, start):
        start, kind = start + 2, "LOC"
        end = start + 1 if words[start : start + 1] and words[start].endswith(".") else end
    end = next((at for at in range(start + 1, end) if _is_party_tag(words, at)), end)
    while end > start and words[end - 1] in _LOOSE:
        end -= 1
    if kind == "ORG":
        firms = (at for at in range(start + 1, end - 2) if words[at] in read_name_words()["legal"])
        end = next((at + 1 for at in firms if words[at + 1] in ("of", "in", "and")), end)
    letters = [word for word in words[start:end] if word.lower() not in _SMALL]
    if sum(len(word) for word in letters if word.isalnum() or len(word) > 1) < 2:
        return None
    return start, end, kind


def _is_party_tag(words: Sequence[str], at: int) -> bool:
    return words[at] in ("D", "R", "I") and words[at + 1 : at + 2] == ["-"]


def _join_halves(words: Sequence[str], spans: Sequence[NameSpan]) -> list[NameSpan]:
    """ "Frank-Walter Berg" is one person, unless the first half is somebody else's surname."""
    surnames = {words[e - 1] for s, e, kind in spans if kind == "PERSON" and e - s > 1}
    joined: list[NameSpan] = []
    for span in sorted(spans):
        start, end, kind = span
        last = joined[-1] if joined else (0, 0, "")
        glued = start == last[1] + 1 and words[last[1]] == "-" and last[1] - last[0] == 1
        both = kind == last[2] == "PERSON" and end - start > 1
        if glued and both and words[last[0]] not in surnames:
            joined[-1] = (last[0], end, kind)
        else:
            joined.append(span)
    return joined


def _drop_common(words: Sequence[str], spans: Sequence[NameSpan]) -> list[NameSpan]:
    """A capital makes a name of "Impeachment" at the start of a headline; the text has it small."""
    counts = Counter(words)

    def is_common(span: NameSpan) -> bool:
        word = words[span[0]]
        small = counts[word.lower()]
        return span[1] - span[0] == 1 and word.istitle() and small >= 2 and small >= counts[word]

    return [span for span in spans if not is_common(span)]


def _extend(words: Sequence[str], span: NameSpan, spans: Sequence[NameSpan]) -> NameSpan:
    """ "House Intelligence" before "Committee" was cut short; so was "Minsk" before "accords"."""
    start, end, kind = span
    lists = read_name_words()
    free = end < len(words) and not any(s <= end < e for s, e, _ in spans)
    if free and kind in ("ORG", "MISC") and words[end] in lists["tail"] and end - start > 1:
        return start, end + 1, "ORG"
    if free and kind == "LOC" and words[end] in lists["pact"]:
        return start, end + 1, "MISC"
    return span


def _judge_last(words: Sequence[str], span: NameSpan) -> NameSpan:
    """The last word of a longer name tells its type, where it is no surname."""
    start, end, kind = span
    lists, last = read_name_words(), words[end - 1]
    if end - start < 2 or kind in ("NORP", "PRODUCT"):
        return span
    if last in lists["body"] and (kind != "EVENT" or "of" not in words[start:end]):
        return start, end, "ORG"
    if last in lists["firm"] and kind in ("MISC", "PRODUCT"):
        return start, end, "ORG"
    if last in lists["place"] and kind in ("ORG", "MISC", "EVENT") and end - start == 2:
        return start, end, "LOC"
    if last in lists["event"] and kind in ("LOC", "MISC", "PERSON"):
        return start, end, "EVENT"
    if last in lists["law"] and kind in ("LOC", "PERSON"):
        return start, end, "MISC"
    return span


def _find_bodies(words: Sequence[str], spans: Sequence[NameSpan]) -> list[NameSpan]:
    """Return "Danish Shipping Committee": capitals from the word of a land to that of a body.

    Not in a line where most words have capitals, and not over a person.
    """
    bodies = read_name_words()["tail"] | read_name_words()["crew"]
    lands = read_adjectives() | read_states()
    people = {at for s, e, kind in spans if kind == "PERSON" for at in range(s, e)}
    found: list[NameSpan] = []
    for at in (at for at, word in enumerate(words) if word in lands):
        end = at + 1
        while end < len(words) and words[end].istitle() and end - at < _LONGEST_BODY:
            end += 1
        whole = end - at > 1 and words[end - 1] in bodies and people.isdisjoint(range(at, end))
        if whole and words[at - 1 : at] != ["-"] and _is_running_text(words, at, end):
            found.append((at, end, "ORG"))
    return [f for f in found if not any(s < f[0] < e or s < f[1] < e for s, e, _ in spans)]


def _is_running_text(words: Sequence[str], start: int, end: int) -> bool:
    near = [*words[max(start - _NEAR, 0) : start], *words[end : end + _NEAR]]
    small = sum(word.isalpha() and word.islower() for word in near)
    return small > sum(word.isalpha() and not word.islower() for word in near)


def _find_laws(words: Sequence[str], spans: Sequence[NameSpan]) -> list[NameSpan]:
    """Return "Article 5" and its like; not the heading of a text, where nothing stands before."""
    clauses = read_name_words()["clause"]
    return [
        (at, at + 2, "MISC")
        for at in range(1, len(words) - 1)
        if words[at] in clauses
        and _NUMBER.fullmatch(words[at + 1])
        and (words[at - 1].islower() or words[at - 1] in ("(", '"', "“"))
        and not any(s <= at < e for s, e, _ in spans)
    ]


def _find_works(words: Sequence[str]) -> list[NameSpan]:
    """Return the titles in quotation marks after "book", "film" and their like."""
    return [span for at in range(1, len(words)) if (span := _read_title(words, at))]


def _read_title(words: Sequence[str], at: int) -> NameSpan | None:
    before = at - 2 if words[at - 1].lower() in _CALLED and at > 1 else at - 1
    if words[at] not in _OPENING or words[before].lower() not in read_name_words()["work"]:
        return None
    ends = range(at + 2, min(at + _LONGEST_TITLE, len(words)))
    end = next((n for n in ends if words[n] in _CLOSING and words[n - 1] != "s"), None)
    if end is None:
        return None
    last = end - 1 if words[end - 1] in (",", ".") else end
    capitals = [word for word in words[at + 1 : last] if len(word) > 3 and word.isalpha()]
    named = words[at + 1][:1].isupper() and all(word[0].isupper() for word in capitals)
    return (at + 1, last, "WORK") if named and last > at + 1 else None


def _add(spans: Sequence[NameSpan], found: Sequence[NameSpan]) -> list[NameSpan]:
    """Return the spans with the found ones in place of what lies inside of them."""
    kept = [s for s in spans if not any(s[0] < end and start < s[1] for start, end, _ in found)]
    return sorted([*kept, *found])
