"""The network's coarse types made fine: which places govern, which are built, laws and works.

The open sets of names teach PERSON, ORG, LOC, NORP, EVENT, PRODUCT and MISC. What those leave
together is told apart here by what is known of the world, by the words of a name, and by the words
around any of its mentions: "the Dnipro", "Tisza river". An unknown place is taken for one that is
governed, as most places in the news are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from kg.english.gazetteer import read_kinds, read_places
from kg.english.name_words import NameSpan, read_name_words

_OPENING = frozenset(('"', "“", "‘", "'", "``", "`"))
_CLOSING = frozenset(('"', "”", "’", "'", "''"))
_ROAD = re.compile(r"(?:[A-Z]-?)?\d{1,4}")
_NUMBER = re.compile(r"\d+[a-z]?|[IVX]+")
_DATED = re.compile(r"\( (?:1[5-9]|20)\d\d \)")
_SPLIT_OFF = frozenset(("'s", "’s", "'", "’"))


def refine_types(words: Sequence[str], spans: Sequence[NameSpan]) -> list[NameSpan]:
    """Return the spans with GPE, FAC, LAW and WORK for what the network has as LOC, MISC or ORG.

    All mentions of one name in a text have one type of place, told by half of them. Other spans
    stay as they are, and no span changes its words.
    """
    places = [span for span in spans if span[2] == "LOC"]
    often = Counter(_key(words, span) for span in places)
    seen = Counter(_key(words, span) for span in places if _is_wild(words, span))
    wild = {name for name, count in seen.items() if 2 * count >= often[name]}
    fine: list[NameSpan] = []
    for span in spans:
        kind = _refine(words, span, wild)
        listed = kind == "MISC" and bool(fine) and _is_next_title(words, fine[-1], span)
        fine.append((*span[:2], "WORK" if listed else kind))
    return fine


def _refine(words: Sequence[str], span: NameSpan, wild: set[str]) -> str:
    start, end, kind = span
    if kind == "LOC" and end - start == 1 and words[start] in read_name_words()["chamber"]:
        return "ORG"
    if kind == "LOC" and words[start] not in read_name_words()["law_name"]:
        return _type_place(words[start:end], wild)
    if _is_law(words, span):
        return "LAW"
    if kind in ("ORG", "PRODUCT") and end - start > 1 and _is_built(words[start:end]):
        return "FAC"
    return "WORK" if kind == "MISC" and _is_work(words, span) else kind


def _key(words: Sequence[str], span: NameSpan) -> str:
    return "".join(words[span[0] : span[1]])


@cache
def _read_place_keys() -> dict[str, str]:
    """Return the type of each known place, written without blanks; capitals and all capitals."""
    places = {"".join(name.split()): kind for name, kind in read_places().items()}
    return {**{key.upper(): kind for key, kind in places.items()}, **places}


def _type_place(name: Sequence[str], wild: set[str]) -> str:
    """Return GPE, LOC or FAC for the words of a place's name."""
    while len(name) > 1 and (name[-1] in _SPLIT_OFF or name[0].lower() == "the"):
        name = name[1:] if name[0].lower() == "the" else name[:-1]
    lists, key = read_name_words(), "".join(name)
    known = _read_place_keys().get(key)
    if known:
        return known
    first, last = name[0].title(), name[-1].title()
    if last in lists["seat"] or last in lists["site"] or _is_built(name):
        return "FAC"
    if last in lists["governed"] or (last in ("Island", "Islands") and first in lists["isles"]):
        return "GPE"
    ends = len(name) > 1 and (last in lists["nature"] or last == "Coast")
    begins = len(name) > 1 and first in lists["nature_first"]
    if ends or begins or key in wild or key in lists["natural"] or _is_part(name):
        return "LOC"
    return "GPE"


def _is_part(name: Sequence[str]) -> bool:
    """Say whether a name is a direction or a part of a known place: "Eastern Europe", "Midwest"."""
    lists = read_name_words()
    first, last = name[0].title(), name[-1].title()
    alone = len(name) == 1 and last in lists["compass"]
    kind = _read_place_keys().get("".join(name[1:]))
    whole = kind == "LOC" or (kind is not None and first.endswith(("ern", "tral")))
    return alone or (first in lists["compass"] and whole)


def _is_built(name: Sequence[str]) -> bool:
    """Say whether the words of a name end or begin as those of a building or a road do."""
    lists, first, last = read_name_words(), name[0].title(), name[-1].title()
    if len(name) < 2:
        return last in lists["built"]
    pair = f"{name[-2].title()}-{last}"
    road = first in lists["road"] and bool(_ROAD.fullmatch(name[1])) and len(name) == 2
    return last in lists["built"] or pair in lists["built_pair"] or road


def _is_wild(words: Sequence[str], span: NameSpan) -> bool:
    """Say whether the words beside a mention make it a river, a mountain or a stretch of land.

    "the Donbas" does, where nothing follows that the article could belong to: not "the Kharkiv
    front" and not "the Kyiv-based firm".
    """
    start, end, _ = span
    if end - start > 2:
        return False
    lists = read_name_words()
    before = words[start - 1].lower() if start else ""
    after = words[end] if end < len(words) else "."
    article = before == "the" and (not after.isalpha() or after.lower() in lists["function"])
    of = before == "of" and start > 1 and words[start - 2] in lists["wild_noun"]
    closed = after not in ("-", "–", "/") and after not in _SPLIT_OFF
    plural = end - start == 1 and words[start].endswith("s") and words[start].istitle()
    return of or after in lists["wild_noun"] or (article and closed and not plural)


def _is_law(words: Sequence[str], span: NameSpan) -> bool:
    """Say whether a name is that of a law or a treaty, or of a part of one ("Article 5")."""
    start, end, kind = span
    lists, name = read_name_words(), words[start:end]
    if kind in ("PERSON", "NORP", "WEAPON", "WORK") or _is_org(name):
        return False
    if end - start == 1:
        return name[0] in lists["law_name"]
    last, first = name[-1].title(), name[0].title()
    if last == "Convention" and (kind == "EVENT" or not lists["meeting"].isdisjoint(name)):
        return False
    ends = last in lists["law"] or last in lists["law_last"] or last.lower() in lists["pact"]
    begins = first in lists["law_first"] and name[1].lower() in ("of", "on", "for", "against")
    pair = f"{name[-2]}-{name[-1]}" in lists["law_pair"]
    within = kind == "MISC" and any(
        act in lists["law"] and of == "of" for act, of in pairwise(name)
    )
    return ends or begins or pair or within or _is_clause(name)


def _is_clause(name: Sequence[str]) -> bool:
    """ "Article II" and "House Resolution 660" are parts or kinds of law with a number."""
    clauses = read_name_words()["clause"]
    pairs = pairwise(name)
    return any(noun.title() in clauses and _NUMBER.fullmatch(at) for noun, at in pairs)


def _is_org(name: Sequence[str]) -> bool:
    return read_kinds().get(" ".join(name)) == "ORG"


def _is_work(words: Sequence[str], span: NameSpan) -> bool:
    """Say whether a name is a title: after "the film", before "album", or quoted after "on"."""
    start, end, _ = span
    lists = read_name_words()
    name = words[start:end]
    prized = not lists["prize"].isdisjoint(name)
    if prized or not any(map(str.isalpha, name)) or _is_org(name):
        return False
    opened = start > 0 and words[start - 1] in _OPENING
    before = [word.lower() for word in words[max(start - 4, 0) : start - opened]]
    last = end + (words[end : end + 1] in (["."], [","]))
    closed = words[last : last + 1] and words[last] in _CLOSING
    after = [word.lower() for word in words[last + bool(closed) : last + 2]]
    if opened and closed and end - start > 1 and before and before[-1] in lists["shown"]:
        return True
    while before and before[-1] in lists["called"]:
        if before.pop() in ("titled", "entitled"):
            return True
    told = bool(before) and before[-1] in lists["work"]
    told = told or bool(_DATED.match(" ".join(words[end : end + 3])))
    return told or (last == end and bool(after) and after[0] in lists["work_after"])


def _is_next_title(words: Sequence[str], title: NameSpan, span: NameSpan) -> bool:
    """Say whether a name follows a title in a list: "the novels Low Tide, High Tide and Ebb"."""
    between = words[title[1] : span[0]]
    bare = [word for word in between if word not in _OPENING and word not in _CLOSING]
    joined = bare in ([","], ["and"], [",", "and"])
    prized = not read_name_words()["prize"].isdisjoint(words[span[0] : span[1]])
    return title[2] == "WORK" and joined and not prized
