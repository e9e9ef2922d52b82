"""Which entities a name may mean: exact names, then surnames, then spellings.

The same steps serve the gazetteer in memory and a knowledge base file.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from kg.link.entries import Candidate, Entry
from kg.spelling import normalise, similarity, skeleton

#: An all-capitals alias up to this length is matched with its case ("WHO", not "who").
ACRONYM_LENGTH = 5
#: Least similarity of two forms with one skeleton.
LEAST_SIMILAR = 0.8
_SCORES = {"exact": 1.0, "surname": 0.8, "skeleton": 0.7}


class Store(Protocol):
    """Entries by the keys of `kg.spelling`, most likely first."""

    def named(self, key: str) -> Sequence[Entry]:
        """Return the entries with a form of this normalised key."""

    def with_surname(self, key: str) -> Sequence[Entry]:
        """Return the people with this normalised surname."""

    def with_skeleton(self, bones: str) -> Sequence[Entry]:
        """Return the entries with a form of this skeleton."""


def find_exact(store: Store, name: str) -> tuple[Entry, ...]:
    """Return the entries with this name or alias, most likely first."""
    key = normalise(name)
    return tuple(entry for entry in store.named(key) if _is_called(entry, key, name))


def find_candidates(store: Store, name: str) -> tuple[Candidate, ...]:
    """Return what a name may mean, best first; an entity once, with its best score."""
    key = normalise(name)
    found = [(entry, 1.0, "exact") for entry in find_exact(store, name)]
    if key and " " not in key:
        found += [(entry, 1.0, "surname") for entry in store.with_surname(key)]
    if not found and (bones := skeleton(name)):
        alike = ((e, _likeness(e, bones, name)) for e in store.with_skeleton(bones))
        found += [(entry, like, "skeleton") for entry, like in alike if like >= LEAST_SIMILAR]
    totals: dict[str, int] = {}
    for entry, _, method in found:
        totals[method] = totals.get(method, 0) + entry.weight + 1
    best: dict[str, Candidate] = {}
    for entry, like, method in found:
        candidate = Candidate(
            entity_id=entry.entity_id,
            score=_SCORES[method] * like,
            method=method,
            prior=(entry.weight + 1) / totals[method],
        )
        known = best.get(entry.entity_id)
        if known is None or candidate.score > known.score:
            best[entry.entity_id] = candidate
    return tuple(sorted(best.values(), key=lambda c: (-c.score, -c.prior, c.entity_id)))


def unique(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries in order of likelihood, each once."""
    return sorted({entry.entity_id: entry for entry in entries}.values(), key=lambda e: e.order)


def _is_called(entry: Entry, key: str, name: str) -> bool:
    """Say whether an entry with this key is called so as printed: the WHO is not "who"."""
    asked = (name, name.removeprefix("the "))
    return any(
        normalise(form) == key and (not _is_short_acronym(form) or form in asked)
        for form in entry.forms
    )


def _is_short_acronym(form: str) -> bool:
    return form.isupper() and len(form.replace(".", "")) <= ACRONYM_LENGTH


def _likeness(entry: Entry, bones: str, name: str) -> float:
    forms = (form for form in entry.forms if skeleton(form) == bones)
    return max((similarity(name, form) for form in forms), default=0.0)
