"""Whom outlets take claims from: shares of sources, and how many ways a claim came."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from kg.records import Assertion, SourceKind, Tables, Voice
from kg.spread.collection import Collection

#: Fewer reported statements give no index of concentration, only counts.
FEWEST = 5
UNNAMED = "(unnamed)"
_NAMELESS = frozenset({SourceKind.ANONYMOUS, SourceKind.UNKNOWN})


Names = Mapping[str | None, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceShare:
    """How many of an outlet's reported statements come from one source.

    `source_id` is an entity, None for a source without one, which is known by its words only.
    """

    outlet: str
    source: str
    source_id: str | None
    statements: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Concentration:
    """An outlet's statements by where they come from; copies are left out.

    `herfindahl` is the sum of the squared shares of its sources, near 0 for many alike and
    1 for a single one; None below FEWEST reported statements.
    """

    outlet: str
    statements: int
    reported: int
    anonymous: int
    sources: int
    herfindahl: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    """The ways by which a claim came to the collection, independent as far as is known.

    Tellings of one source count as one way, however many outlets print it, and so do a copy
    and its original. Sources without a name may be one and the same, and an outlet that names
    none may have its word from another: so `at_most` is an upper bound.
    """

    claim_id: str
    at_most: int
    origins: tuple[str, ...]


def source_shares(tables: Tables) -> tuple[SourceShare, ...]:
    """Return the sources of each outlet, the most used first; copies are left out."""
    names: Names = {entity.entity_id: entity.name for entity in tables.entities}
    counts: dict[str, Counter[tuple[str | None, str]]] = defaultdict(Counter)
    for fact in _own(tables):
        if fact.voice:
            counts[fact.outlet][_source(fact.voice[-1], names)] += 1
    rows = [
        SourceShare(outlet=outlet, source=name, source_id=key, statements=count, of=found.total())
        for outlet, found in counts.items()
        for (key, name), count in found.items()
    ]
    return tuple(sorted(rows, key=lambda r: (r.outlet, -r.statements, r.source, r.source_id or "")))


def concentration(tables: Tables) -> tuple[Concentration, ...]:
    """Return how much each outlet rests on few sources, sorted by outlet."""
    facts: dict[str, list[Assertion]] = defaultdict(list)
    for fact in _own(tables):
        facts[fact.outlet].append(fact)
    shares: dict[str, list[int]] = defaultdict(list)
    for row in source_shares(tables):
        shares[row.outlet].append(row.statements)
    return tuple(
        Concentration(
            outlet=outlet,
            statements=len(told),
            reported=sum(bool(fact.voice) for fact in told),
            anonymous=sum(any(v.kind in _NAMELESS for v in fact.voice) for fact in told),
            sources=len(shares[outlet]),
            herfindahl=_herfindahl(shares[outlet]),
        )
        for outlet, told in sorted(facts.items())
    )


def find_chains(tables: Tables) -> tuple[Chains, ...]:
    """Return the ways of each claim that two outlets or more carry, sorted by claim."""
    collection = Collection(tables)
    names: Names = {entity.entity_id: entity.name for entity in tables.entities}
    rows = []
    for claim_id, articles in collection.told.items():
        if collection.outlets_of(claim_id) > 1:
            origins = _origins(articles, collection.copied, names)
            rows.append(Chains(claim_id=claim_id, at_most=len(origins), origins=origins))
    return tuple(rows)


def _origins(
    articles: Mapping[str, Sequence[Assertion]], copied: Mapping[str, str], names: Names
) -> tuple[str, ...]:
    """Return a name for each group of tellings that hang together by a voice."""
    ways: nx.Graph[tuple[str, str]] = nx.Graph()
    for article, facts in articles.items():
        if copied.get(article) in articles:
            # A copy adds no way, whatever it did to the name of the source.
            continue
        for fact in facts:
            nodes = [_node(voice, article, names) for voice in fact.voice]
            ways.add_nodes_from(nodes or [(f"outlet:{fact.outlet}", fact.outlet)])
            ways.add_edges_from(pairwise(nodes))
    return tuple(sorted(min(name for _, name in part) for part in nx.connected_components(ways)))


def _node(voice: Voice, article: str, names: Names) -> tuple[str, str]:
    """Return what a voice is known by: sources without a name only inside their article."""
    entity, name = _source(voice, names)
    if entity is not None:
        return entity, name
    scope = "" if voice.kind is SourceKind.NAMED else article
    return f"{scope}:{name.casefold()}", name


def _source(voice: Voice, names: Names) -> tuple[str | None, str]:
    if voice.entity_id in names:
        return voice.entity_id, names[voice.entity_id]
    return None, " ".join(voice.text.split()) or UNNAMED


def _own(tables: Tables) -> Iterator[Assertion]:
    copied = {copy.article_id for copy in tables.copies}
    return (fact for fact in tables.assertions if fact.article_id not in copied)


def _herfindahl(counts: Sequence[int]) -> float | None:
    whole = sum(counts)
    if whole < FEWEST:
        return None
    return round(sum((count / whole) ** 2 for count in counts), 3)
