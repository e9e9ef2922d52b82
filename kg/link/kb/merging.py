"""One entry out of several with the same id."""

from collections.abc import Sequence
from dataclasses import replace

from kg.link.entries import Entry


def merge_entries(entries: Sequence[Entry]) -> Entry:
    """Return one entry for several of one id, in the order in which they came.

    The last one that says something of a field counts, so that a later import
    corrects an earlier one; lists of names are put together, the place in the
    order of preference stays. A name that was replaced becomes an alias.
    """
    merged = entries[0]
    for entry in entries[1:]:
        names = _united((entry.name,), merged.aliases, (merged.name,), entry.aliases)[1:]
        merged = replace(
            entry,
            rank=min(merged.rank, entry.rank),
            aliases=names,
            foreign=_united(merged.foreign, entry.foreign),
            adjectives=_united(merged.adjectives, entry.adjectives),
            people=_united(merged.people, entry.people),
            country=entry.country or merged.country,
            stands_for=entry.stands_for or merged.stands_for,
            leaders=entry.leaders or merged.leaders,
            positions=entry.positions or merged.positions,
            nominals=_united(merged.nominals, entry.nominals),
            gender=entry.gender or merged.gender,
            weight=max(merged.weight, entry.weight),
            description=entry.description or merged.description,
            types=_united(merged.types, entry.types),
            domains=_united(merged.domains, entry.domains),
        )
    return merged


def _united(*lists: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for values in lists for value in values))
