"""Compares attributions on token places: exact fragments, and whole attributions paired by content.

Pure functions over numbers; nothing here reads text. A fragment is one unbroken stretch of tokens,
half open; fragments of one part of an attribution that touch are one fragment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import networkx as nx

Fragments = tuple[tuple[int, int], ...]

PARTS = ("source", "cue", "content")
FORMS = ("direct", "mixed", "indirect")
ENOUGH = 0.5
"""The share of common tokens (intersection over union) from which two contents are the same."""
_TIE = 1e-6
"""What agreeing sources add to a pairing: decides between equal contents, and nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One attribution as tokens of its article; a part that is not there is empty.

    `form` is one of FORMS for gold and may be empty for what is compared with it.
    """

    source: Fragments
    cue: Fragments
    content: Fragments
    form: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of one article: places in its gold and made lists.

    `pairs` maps gold to made wherever contents were paired; `right` are those of them that count.
    """

    pairs: dict[int, int]
    right: frozenset[int]


def as_fragments(places: Iterable[int]) -> Fragments:
    """Return the unbroken stretches of some token places, in order."""
    stretches: list[tuple[int, int]] = []
    for place in sorted(set(places)):
        if stretches and stretches[-1][1] == place:
            stretches[-1] = (stretches[-1][0], place + 1)
        else:
            stretches.append((place, place + 1))
    return tuple(stretches)


def places_of(fragments: Fragments) -> frozenset[int]:
    """Return all token places of some fragments."""
    return frozenset(place for start, end in fragments for place in range(start, end))


def content_likeness(one: Told, other: Told) -> float:
    """Return the tokens that two contents share, over all tokens of both; 0 without any."""
    left, right = places_of(one.content), places_of(other.content)
    return len(left & right) / len(left | right) if left & right else 0.0


def sources_agree(one: Told, other: Told) -> bool:
    """Say whether two sources share a token, or neither attribution has a source."""
    if not one.source or not other.source:
        return one.source == other.source
    return bool(places_of(one.source) & places_of(other.source))


def judge(gold: Sequence[Told], made: Sequence[Told]) -> Verdict:
    """Pair the two lists one to one so that the total likeness of the contents is greatest.

    Among pairings with the same total, one with the most agreeing sources is taken. A pair is right
    where the contents are the same for at least ENOUGH and the sources agree. Cues play no part.
    """
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    for at, one in enumerate(gold):
        for to, other in enumerate(made):
            if likeness := content_likeness(one, other):
                weight = likeness + _TIE * sources_agree(one, other)
                graph.add_edge(("gold", at), ("made", to), weight=weight)
    # Each edge of a matching may come in either direction; "gold" sorts before "made".
    matched = sorted(tuple(sorted(pair)) for pair in nx.max_weight_matching(graph))
    pairs = {left[1]: right[1] for left, right in matched}
    right = frozenset(at for at, to in pairs.items() if _is_right(gold[at], made[to]))
    return Verdict(pairs=pairs, right=right)


def _is_right(one: Told, other: Told) -> bool:
    return content_likeness(one, other) >= ENOUGH and sources_agree(one, other)


class Tally:
    """Adds up articles and gives the figures; an article may be added more than once."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, gold: Sequence[Told], made: Sequence[Told]) -> Verdict:
        """Count one article and return how its attributions were paired."""
        for part in PARTS:
            self._add_spans(part, set(_fragments(gold, part)), set(_fragments(made, part)))
        self._add_spans("all_spans", set(map(_spans, gold)), set(map(_spans, made)))
        verdict = judge(gold, made)
        self._count("linked", len(verdict.right), len(made), len(gold))
        for form in FORMS:
            places = [at for at, one in enumerate(gold) if one.form == form]
            self._count(form, len(verdict.right.intersection(places)), 0, len(places))
        self._counts["articles", "gold"] += 1
        return verdict

    def _add_spans(self, name: str, gold: set[object], made: set[object]) -> None:
        self._count(name, len(gold & made), len(made), len(gold))

    def _count(self, name: str, right: int, made: int, gold: int) -> None:
        self._counts.update({(name, "right"): right, (name, "made"): made, (name, "gold"): gold})

    def figures(self) -> dict[str, float]:
        """Return F1, p and r of the parts, linked p, r and f1, recall by form, and counts.

        `all_spans` is the F1 of attributions with all three parts exact; `recall_not_direct` is
        that of mixed and indirect gold together.
        """
        scores = {name: self._prf(name) for name in (*PARTS, "all_spans", "linked")}
        figures = {part: scores[part][2] for part in PARTS}
        figures |= dict(zip(("linked_p", "linked_r", "linked_f1"), scores["linked"], strict=True))
        figures |= {f"recall_{form}": self._prf(form)[1] for form in FORMS}
        rest = [self._counts[form, kind] for kind in ("right", "gold") for form in FORMS[1:]]
        figures["recall_not_direct"] = 100 * sum(rest[:2]) / max(sum(rest[2:]), 1)
        figures["all_spans"] = scores["all_spans"][2]
        for part in PARTS:
            figures[f"{part}_p"], figures[f"{part}_r"], _ = scores[part]
        counts = {f"{form}_gold": self._counts[form, "gold"] for form in FORMS}
        counts |= {f"{part}_gold": self._counts[part, "gold"] for part in PARTS}
        counts |= {"made": self._counts["linked", "made"], "gold": self._counts["linked", "gold"]}
        counts["articles"] = self._counts["articles", "gold"]
        return figures | {name: float(count) for name, count in counts.items()}

    def _prf(self, name: str) -> tuple[float, float, float]:
        right, made, gold = (self._counts[name, kind] for kind in ("right", "made", "gold"))
        both = max(made + gold, 1)
        return 100 * right / max(made, 1), 100 * right / max(gold, 1), 200 * right / both


def _fragments(told: Sequence[Told], part: str) -> Iterator[tuple[int, int]]:
    for one in told:
        yield from getattr(one, part)


def _spans(one: Told) -> tuple[Fragments, Fragments, Fragments]:
    return one.source, one.cue, one.content
