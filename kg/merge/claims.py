"""Assertions to claims: exact groups, candidate pairs, comparison, clusters, links."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.merge.blocks import candidate_pairs
from kg.merge.clusters import Group, Pair, cluster, may_join, one_to_one, unambiguous
from kg.merge.compare import compare
from kg.merge.entities import merge_entities
from kg.merge.frames import Frame, frame_of
from kg.merge.judgements import NO_JUDGEMENTS, Judgements
from kg.merge.labels import make_claim
from kg.merge.links import content_links, pair_links, speech_links, strongest
from kg.merge.polarity import between_affirmed, inner_contradictions, speaker_key
from kg.merge.scopes import scopes_of
from kg.merge.stories import rare_entities, story_of
from kg.merge.verdicts import NO_VERDICTS, Verdicts, unite, verdicts_of
from kg.records import Assertion, Claim, ClaimLink, Entity, Predicate, Quotation, SourceKind, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The result of merging: claims and links sorted, assertions sorted by id with claim ids.

    `aliases` are the ids that other wordings of a claim would have alone, each with
    the id of the claim; an id that an earlier, smaller collection gave is among
    them. `unmet` are the ids of judgements that nothing here bears.
    """

    claims: tuple[Claim, ...]
    links: tuple[ClaimLink, ...]
    assertions: tuple[Assertion, ...]
    aliases: tuple[tuple[str, str], ...] = ()
    unmet: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Layer:
    """One level of speech: its groups, the pairs compared, and each group's claim."""

    groups: list[Group]
    pairs: list[Pair]
    claim_ids: list[str]


@dataclass(frozen=True, slots=True)
class _Assigned:
    """Frames and claim ids by assertion id, and the layers they came from."""

    frames: dict[str, Frame]
    claim_of: dict[str, str]
    layers: list[_Layer]


def distinct(assertions: Iterable[Assertion]) -> tuple[Assertion, ...]:
    """Return each assertion once, sorted by id, without a claim id from an earlier merge.

    Where records with one id differ, the one whose `repr` is smallest counts,
    so the choice does not depend on the order.
    """
    found: dict[str, Assertion] = {}
    for assertion in assertions:
        fresh = assertion if assertion.claim_id is None else replace(assertion, claim_id=None)
        known = found.get(fresh.assertion_id)
        if known is None or (known != fresh and repr(fresh) < repr(known)):
            found[fresh.assertion_id] = fresh
    return tuple(found[key] for key in sorted(found))


def _contents(facts: Sequence[Assertion]) -> dict[str, tuple[Assertion, ...]]:
    """Return for each speech act the assertions that are its content.

    A content names one speech act. Of several speakers joined by "and" each has
    a speech act of the same words, and all of them have said it.
    """
    acts = {fact.assertion_id: (fact.article_id, fact.predicate.span) for fact in facts}
    joined: dict[tuple[str, Span], list[str]] = {}
    for fact in facts:
        joined.setdefault(acts[fact.assertion_id], []).append(fact.assertion_id)
    table: dict[str, list[Assertion]] = {}
    for fact in facts:
        if fact.content_of in acts and fact.content_of != fact.assertion_id:
            for act in joined[acts[fact.content_of]]:
                if act != fact.assertion_id:
                    table.setdefault(act, []).append(fact)
    return {key: tuple(table[key]) for key in sorted(table)}


def _levels(
    facts: Sequence[Assertion], contents: Mapping[str, tuple[Assertion, ...]]
) -> list[list[Assertion]]:
    """Sort assertions by depth: contents before the speech acts that convey them.

    A ring of `content_of`, which no text gives but a damaged table may, is put
    at the last level as if it conveyed nothing further.
    """
    waiting = {key: len(parts) for key, parts in contents.items()}
    acts: dict[str, list[str]] = {}
    for act, parts in contents.items():
        for part in parts:
            acts.setdefault(part.assertion_id, []).append(act)
    levels = []
    current = [fact for fact in facts if fact.assertion_id not in waiting]
    placed: set[str] = set()
    by_id = {fact.assertion_id: fact for fact in facts}
    while current:
        levels.append(current)
        placed.update(fact.assertion_id for fact in current)
        ready = set()
        for fact in current:
            for act in acts.get(fact.assertion_id, ()):
                waiting[act] -= 1
                if waiting[act] == 0:
                    ready.add(act)
        current = [by_id[key] for key in sorted(ready)]
    ring = [fact for fact in facts if fact.assertion_id not in placed]
    return [*levels, ring] if ring else levels


def _groups(
    frames: Mapping[str, Frame], facts: Sequence[Assertion], stories: Mapping[str, frozenset[str]]
) -> list[Group]:
    """Collect the distinct frames of one level, sorted by key."""
    articles: dict[tuple[str, ...], set[str]] = {}
    speakers: dict[tuple[str, ...], set[str]] = {}
    first: dict[tuple[str, ...], Frame] = {}
    for fact in facts:
        frame = frames[fact.assertion_id]
        articles.setdefault(frame.key, set()).add(fact.article_id)
        named = (speaker_key(voice) for voice in fact.voice[-1:] if voice.kind is SourceKind.NAMED)
        speakers.setdefault(frame.key, set()).update(named)
        first.setdefault(frame.key, frame)
    return [
        Group(
            frame=first[key],
            claim_id=first[key].claim_id,
            articles=frozenset(articles[key]),
            speakers=frozenset(speakers[key]),
            story=story_of(articles[key], stories),
        )
        for key in sorted(first)
    ]


def _layer(
    frames: Mapping[str, Frame],
    facts: Sequence[Assertion],
    stories: Mapping[str, frozenset[str]],
    judgements: Judgements,
) -> _Layer:
    """Group, compare and cluster the assertions of one level."""
    groups = _groups(frames, facts, stories)
    ordered = [group.frame for group in groups]
    pairs = [
        Pair(left, right, compare(ordered[left], ordered[right]))
        for left, right in candidate_pairs(ordered)
    ]
    same = [p for p in pairs if may_join(groups[p.left], groups[p.right], p.match)]
    verdicts = _verdicts(judgements, groups, frames, facts)
    homes = cluster(one_to_one(unambiguous(same, groups), groups), groups, verdicts)
    members: dict[int, list[int]] = {}
    for position, home in enumerate(unite(homes, verdicts)):
        members.setdefault(home, []).append(position)
    claim_ids = [""] * len(groups)
    for positions in members.values():
        smallest = min(groups[at].claim_id for at in positions)
        for at in positions:
            claim_ids[at] = smallest
    return _Layer(groups, pairs, claim_ids)


def _verdicts(
    judgements: Judgements,
    groups: Sequence[Group],
    frames: Mapping[str, Frame],
    facts: Sequence[Assertion],
) -> Verdicts:
    """Find the groups of this level that judgements name, by claim or by assertion."""
    wanted = judgements.ids
    if not wanted:
        return NO_VERDICTS
    at = {group.frame.key: position for position, group in enumerate(groups)}
    places = {group.claim_id: at[group.frame.key] for group in groups if group.claim_id in wanted}
    places |= {
        fact.assertion_id: at[frames[fact.assertion_id].key]
        for fact in facts
        if fact.assertion_id in wanted
    }
    return verdicts_of(judgements, places)


def _assign(
    facts: Sequence[Assertion],
    known: Mapping[str, Entity],
    scopes: Mapping[str, str],
    judgements: Judgements = NO_JUDGEMENTS,
) -> _Assigned:
    """Work through the levels; return frames, claim ids and layers."""
    contents, stories = _contents(facts), rare_entities(facts, known)
    frames: dict[str, Frame] = {}
    claim_of: dict[str, str] = {}
    layers = []
    for level in _levels(facts, contents):
        for fact in level:
            found = contents.get(fact.assertion_id, ())
            parts = tuple(part for part in found if part.assertion_id in claim_of)
            ids = tuple(claim_of[part.assertion_id] for part in parts)
            scope = scopes[fact.assertion_id]
            frames[fact.assertion_id] = frame_of(fact, known, parts, ids, scope)
        layer = _layer(frames, level, stories, judgements)
        home = dict(zip((group.frame.key for group in layer.groups), layer.claim_ids, strict=True))
        claim_of.update({f.assertion_id: home[frames[f.assertion_id].key] for f in level})
        layers.append(layer)
    return _Assigned(frames, claim_of, layers)


def _make_claims(facts: Sequence[Assertion], assigned: _Assigned) -> tuple[Claim, ...]:
    """Write the claims, contents first, since a speech act's label names its content."""
    members: dict[str, list[Frame]] = {}
    predicates: dict[str, list[Predicate]] = {}
    for fact in facts:
        claim_id = assigned.claim_of[fact.assertion_id]
        members.setdefault(claim_id, []).append(assigned.frames[fact.assertion_id])
        predicates.setdefault(claim_id, []).append(fact.predicate)
    claims: dict[str, Claim] = {}
    labels: dict[str, str] = {}
    for layer in assigned.layers:
        for claim_id in sorted(set(layer.claim_ids)):
            claim = make_claim(claim_id, members[claim_id], predicates[claim_id], labels)
            claims[claim_id], labels[claim_id] = claim, claim.label
    return tuple(claims[key] for key in sorted(claims))


def merge_claims(
    assertions: Iterable[Assertion],
    entities: Iterable[Entity],
    quotations: Iterable[Quotation] = (),
    judgements: Judgements = NO_JUDGEMENTS,
) -> Merged:
    """Merge assertions into claims, and link the claims.

    `quotations` let unresolved pronouns inside the same quoted words meet, and
    `judgements` outweigh every rule; they raise InputError where they cannot hold. The
    result depends on the set of assertions, entities and quotations alone: order,
    repetition and claim ids from an earlier merge do not matter, so merging
    merged shards again gives what merging all at once gives.
    """
    facts = distinct(assertions)
    known = {entity.entity_id: entity for entity in merge_entities(entities)}
    assigned = _assign(facts, known, scopes_of(facts, quotations), judgements)
    marked = tuple(replace(f, claim_id=assigned.claim_of[f.assertion_id]) for f in facts)
    found = (
        link
        for layer in assigned.layers
        for link in pair_links(layer.groups, layer.pairs, layer.claim_ids)
    )
    paired = strongest(between_affirmed(found, marked))
    links = (
        *paired,
        *inner_contradictions(marked),
        *content_links(marked),
        *speech_links(marked, assigned.frames, paired),
    )
    aliases, unmet = _aliases(assigned, judgements)
    return Merged(
        claims=_make_claims(facts, assigned),
        links=strongest(links),
        assertions=marked,
        aliases=aliases,
        unmet=unmet,
    )


def _aliases(
    assigned: _Assigned, judgements: Judgements
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Return the ids that give way with what stands for them, and the ids nobody bears."""
    own = {
        group.claim_id: claim_id
        for layer in assigned.layers
        for group, claim_id in zip(layer.groups, layer.claim_ids, strict=True)
    }
    aliases = tuple(sorted(pair for pair in own.items() if pair[0] != pair[1]))
    return aliases, tuple(sorted(judgements.ids - own.keys() - assigned.claim_of.keys()))
