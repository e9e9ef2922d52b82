"""Claims, their slots and links, and the plain edges of an outlet, as RDF."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from kg.export.moments import days_of, moment_resources
from kg.export.terms import Names, iri, literal, score
from kg.export.trig import TYPE, Pair, Resource
from kg.export.vocabulary import concept
from kg.ids import content_id
from kg.records import (
    Assertion,
    Certainty,
    Claim,
    ClaimLink,
    ClaimQualifier,
    Entity,
    Modality,
    Polarity,
    Slot,
    Stance,
)

#: How sure a statement must be to stand as a plain edge: "may" and "probably"
#: must not be lost on the way to a graph that has no place for them.
FLAT = frozenset({Certainty.CERTAIN, Certainty.UNSPECIFIED})

_ITEM = re.compile(r"Q[1-9][0-9]*", re.A)


def is_plain_fact(assertion: Assertion) -> bool:
    """Say whether the outlet itself states the claim as a fact, unhedged and affirmed."""
    return (
        assertion.stance is Stance.ASSERTS
        and assertion.polarity is Polarity.POSITIVE
        and assertion.modality is Modality.ASSERTED
        and assertion.certainty in FLAT
        and not assertion.voice
    )


def slot_node(slot: Slot, names: Names) -> str:
    """Return the node of a slot: an entity where it has one, else its words."""
    if slot.entity_id is not None:
        return names("entity", slot.entity_id)
    return names("words", slot.key)


def slots_of(claim: Claim) -> Iterator[Slot]:
    """Yield the slots of a claim: subject, object if there is one, qualifiers."""
    yield claim.subject
    if claim.object is not None:
        yield claim.object
    for qualifier in claim.qualifiers:
        yield qualifier.slot


def slot_label(slot: Slot, names: Names) -> Resource:
    """Return the node of a slot with its name and, where it has one, its Wikidata item."""
    pairs = [("skos:prefLabel", literal(slot.text))]
    if slot.entity_id is not None and _ITEM.fullmatch(slot.entity_id):
        pairs.append(("skos:exactMatch", f"wd:{slot.entity_id}"))
    return slot_node(slot, names), pairs


def claim_resources(claim: Claim, names: Names) -> Iterator[Resource]:
    """Yield a claim and its qualifiers; shared nodes come from `shared_resources`."""
    extra = {f"{claim.claim_id}-{at}": each for at, each in enumerate(claim.qualifiers)}
    pairs = [
        (TYPE, "kgc:Claim"),
        ("skos:prefLabel", literal(claim.label)),
        ("kgc:subject", slot_node(claim.subject, names)),
        ("kgc:predicate", names("predicate", claim.predicate)),
        *(("kgc:qualifier", names("qualifier", name)) for name in extra),
    ]
    if claim.object is not None:
        pairs.append(("kgc:object", slot_node(claim.object, names)))
    yield names("claim", claim.claim_id), pairs
    for name, qualifier in extra.items():
        yield names("qualifier", name), _qualifier_pairs(qualifier, name, names)
        yield from moment_resources(qualifier, name, names)


def shared_rows(claim: Claim, names: Names) -> Iterator[tuple[str, str, str]]:
    """Yield (node, class, label) of the predicate and the word slots of a claim."""
    yield names("predicate", claim.predicate), "kgc:Predicate", claim.predicate
    for slot in slots_of(claim):
        if slot.entity_id is None:
            yield slot_node(slot, names), "kgc:Words", slot.text


def shared_resources(rows: Iterable[tuple[str, ...]]) -> Iterator[Resource]:
    """Yield the predicates and word slots of all claims, each once; `rows` are sorted.

    Two claims may print the same key differently ("the bridge", "The bridge");
    the label that sorts first is kept, so the order of the claims has no say.
    """
    for (node, kind), group in groupby(rows, itemgetter(0, 1)):
        label = next(group)[2]
        yield node, [(TYPE, kind), *_concept_type(kind), ("skos:prefLabel", literal(label))]


def entity_resource(entity: Entity, names: Names) -> Resource:
    """Return an entity with its names and, where it has one, its Wikidata item."""
    pairs = [
        (TYPE, "kgc:Entity"),
        ("skos:prefLabel", literal(entity.name)),
        ("kgc:entityKind", concept(entity.kind)),
        *(("skos:altLabel", literal(alias)) for alias in entity.aliases if alias != entity.name),
        *(("kgc:member", names("entity", member)) for member in entity.members),
    ]
    if entity.same_as is not None:
        pairs.append(("skos:exactMatch", iri(entity.same_as)))
    return names("entity", entity.entity_id), pairs


def link_resources(links: Iterable[ClaimLink], names: Names) -> Iterator[Resource]:
    """Yield the links of one claim with their scores, and each again as a short triple."""
    short: dict[str, list[Pair]] = {}
    for link in links:
        start, end = names("claim", link.from_id), names("claim", link.to_id)
        node = names("link", content_id("link", link.kind, link.from_id, link.to_id, link.method))
        short.setdefault(start, []).append((f"kgc:{link.kind.value}", end))
        yield (
            node,
            [
                (TYPE, "kgc:ClaimLink"),
                ("kgc:linkKind", concept(link.kind)),
                ("kgc:from", start),
                ("kgc:to", end),
                ("kgc:score", score(link.score)),
                ("kgc:method", literal(link.method)),
            ],
        )
    yield from short.items()


def edge_triple(claim: Claim, names: Names) -> tuple[str, str, str] | None:
    """Return a claim as one plain triple; None where it has no object.

    Qualifiers have no place in a plain triple.
    """
    if claim.object is None:
        return None
    subject, target = slot_node(claim.subject, names), slot_node(claim.object, names)
    return subject, names("predicate", claim.predicate), target


def _concept_type(kind: str) -> list[Pair]:
    return [(TYPE, "skos:Concept")] if kind == "kgc:Predicate" else []


def _qualifier_pairs(qualifier: ClaimQualifier, name: str, names: Names) -> list[Pair]:
    return [
        (TYPE, "kgc:Qualifier"),
        ("kgc:role", concept(qualifier.role)),
        ("kgc:marker", literal(qualifier.marker)),
        ("kgc:value", slot_node(qualifier.slot, names)),
        *([("kgc:when", names("moment", name))] if days_of(qualifier) else []),
    ]
