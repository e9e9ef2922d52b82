"""Where outlets or their sources disagree, with the text of both sides."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.records import Assertion, ClaimLink, LinkKind, Modality, Polarity, Tables
from kg.spread.collection import Collection, first_of

_TELLING = frozenset({Modality.ASSERTED, Modality.POSSIBLE, Modality.INTENDED})


class Dispute(StrEnum):
    """What two tellings disagree about."""

    DENIAL = "denial"
    NUMBER = "number"
    OPPOSITE = "opposite"
    FRAMING = "framing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two tellings that cannot both hold, or that frame one event in two ways.

    Of a denial both are of one claim; else `claim_id` and `other_claim_id` differ. The
    telling known to be earlier stands first. `reason` names what decided, and `score`, 0 to
    1, how sure that is. `in_copy` tells that the later article is a copy.
    """

    kind: Dispute
    claim_id: str
    other_claim_id: str
    outlet: str
    other_outlet: str
    assertion: str
    other_assertion: str
    reason: str
    score: float
    in_copy: bool


def find_disagreements(tables: Tables) -> tuple[Disagreement, ...]:
    """Return the denials by article, then the claims that contradict or frame each other.

    Of each kind those come first whose claims most outlets carry.
    """
    collection = Collection(tables)
    rows = [*_denials(collection), *_linked(collection, tables.claim_links)]
    carried = {row.claim_id: collection.outlets_of(row.claim_id) for row in rows}
    kinds = tuple(Dispute)

    def order(row: Disagreement) -> tuple[int, int, str, str]:
        return kinds.index(row.kind), -carried[row.claim_id], row.claim_id, row.other_assertion

    return tuple(sorted(rows, key=order))


def _denials(collection: Collection) -> Iterator[Disagreement]:
    """Yield each article that denies a claim beside the first one that affirms it."""
    for told in collection.told.values():
        affirmed, denied = _side(told, Polarity.POSITIVE), _side(told, Polarity.NEGATIVE)
        for article, denial in denied.items():
            # Another article's word before the one that this article itself quotes.
            others = affirmed.keys() - {article} or affirmed.keys()
            if not others:
                continue
            word = affirmed[collection.in_order(others)[0].article_id]
            # "They didn't pretend to care" is one sentence and no dispute.
            if word.article_id != article or not word.evidence.overlaps(denial.evidence):
                yield _disagreement(collection, Dispute.DENIAL, (word, denial), "polarity", 1.0)


def _side(told: Mapping[str, Sequence[Assertion]], side: Polarity) -> dict[str, Assertion]:
    """Return the first telling on one side of each article; a question or a wish is on none."""
    found = {
        article: [fact for fact in facts if fact.polarity is side and fact.modality in _TELLING]
        for article, facts in told.items()
    }
    return {article: first_of(facts) for article, facts in found.items() if facts}


def _linked(collection: Collection, links: Iterable[ClaimLink]) -> Iterator[Disagreement]:
    """Yield the links between two claims, each with its first telling."""
    for link in links:
        if link.from_id == link.to_id or link.kind not in (LinkKind.CONTRADICTS, LinkKind.FRAMING):
            continue
        ends = [_first_telling(collection, claim) for claim in (link.from_id, link.to_id)]
        if ends[0] is not None and ends[1] is not None:
            pair = ends[0], ends[1]
            yield _disagreement(collection, _kind(link), pair, link.method, link.score)


def _kind(link: ClaimLink) -> Dispute:
    if link.kind is LinkKind.FRAMING:
        return Dispute.FRAMING
    return Dispute.NUMBER if link.method == "number" else Dispute.OPPOSITE


def _first_telling(collection: Collection, claim_id: str) -> Assertion | None:
    told: Mapping[str, Sequence[Assertion]] = collection.told.get(claim_id, {})
    if not told:
        return None
    return first_of(told[collection.in_order(told)[0].article_id])


def _disagreement(
    collection: Collection, kind: Dispute, pair: tuple[Assertion, Assertion], why: str, score: float
) -> Disagreement:
    one, two = pair
    articles = collection.articles[one.article_id], collection.articles[two.article_id]
    if collection.is_earlier(articles[1], articles[0]):
        one, two = two, one
    return Disagreement(
        kind=kind,
        claim_id=str(one.claim_id),
        other_claim_id=str(two.claim_id),
        outlet=one.outlet,
        other_outlet=two.outlet,
        assertion=one.assertion_id,
        other_assertion=two.assertion_id,
        reason=why,
        score=score,
        in_copy=two.article_id in collection.copied,
    )
