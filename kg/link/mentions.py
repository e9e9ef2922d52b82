"""The mentions of one article, found by head word and by entity without a scan.

A feed of half a million words in one line is read too, so nothing in the stage
may look through all mentions for each mention.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass, field

from kg.link.entries import Entry
from kg.records import EntityKind, MentionKind


@dataclass(slots=True, eq=False)
class Found:
    """One mention: tokens `start` to `end` (half open), `root` its head word.

    `hint` is the type that recogniser or gazetteer suggest; `entries` are what
    the gazetteer offers; `gender` is what a title tells; `place` is the unknown
    place that a demonym is made of.
    """

    start: int
    end: int
    root: int
    kind: MentionKind
    text: str
    hint: EntityKind | None = None
    entity_id: str | None = None
    literal_id: str | None = None
    antecedent: "Found | None" = None
    score: float = 1.0
    rule: str = ""
    entries: tuple[Entry, ...] = ()
    gender: str = ""
    place: str = ""


def _place(found: Found) -> tuple[int, int]:
    return found.start, found.end


@dataclass(slots=True)
class MentionIndex:
    """Mentions by head word, and decided mentions by entity in text order."""

    _by_root: dict[int, list[Found]] = field(default_factory=lambda: defaultdict(list))
    _by_entity: dict[str, list[Found]] = field(default_factory=lambda: defaultdict(list))

    def add(self, found: Found) -> None:
        """Keep a mention by its head word."""
        self._by_root[found.root].append(found)

    def decide(self, found: Found, entity_id: str) -> None:
        """Keep a mention under its entity, and no longer under an earlier one."""
        if found.entity_id is not None:
            self._by_entity[found.entity_id].remove(found)
        insort(self._by_entity[entity_id], found, key=_place)

    def at(self, root: int) -> list[Found]:
        """Return the mentions with this head word, in the order in which they were added."""
        return self._by_root.get(root, [])

    def of(self, entity_id: str) -> list[Found]:
        """Return the decided mentions of an entity in text order."""
        return self._by_entity.get(entity_id, [])

    def count_before(self, entity_id: str, index: int) -> int:
        """Return how many mentions of an entity start before a token."""
        return bisect_left(self.of(entity_id), index, key=lambda found: found.start)

    def last_before(self, entity_id: str, index: int) -> Found | None:
        """Return the last mention of an entity that starts before a token, or None."""
        before = self.count_before(entity_id, index)
        return self.of(entity_id)[before - 1] if before else None

    def nearest(self, entity_id: str, index: int) -> Found | None:
        """Return the last mention of an entity before a token, else its first one after."""
        return self.last_before(entity_id, index) or next(iter(self.of(entity_id)), None)

    def longest_before(self, entity_id: str, index: int, reach: int = 60) -> Found | None:
        """Return the longest of the first and the last `reach` mentions before a token, or None."""
        before = self.count_before(entity_id, index)
        known = self.of(entity_id)
        near = [*known[: min(before, reach)], *known[max(before - reach, 0) : before]]
        return max(near, key=lambda found: (len(found.text), found.start), default=None)
