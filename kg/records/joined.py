"""What articles share: entities, claims, quotations; one reading, and all tables of a run."""

from dataclasses import dataclass

from kg.records.choices import (
    Edit,
    EntityKind,
    LinkKind,
    QualifierRole,
    Stage,
)
from kg.records.said import (
    Article,
    Assertion,
    Attribution,
    Mention,
    Span,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What mentions refer to: a Wikidata item (`Q...`) or a NIL entity.

    `same_as` is the Wikidata concept IRI or None. `members` are the entities of
    a group; a group is never merged with a member.
    """

    entity_id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...]
    same_as: str | None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A canonical argument of a claim: an entity where there is one, else words."""

    text: str
    key: str
    entity_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimQualifier:
    """A canonical qualifier of a claim."""

    role: QualifierRole
    marker: str
    slot: Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What assertions share; without polarity, modality or voice.

    `predicate` is the commonest wording of the relation, as a lemma; `label`
    is the claim as one plain line.
    """

    claim_id: str
    subject: Slot
    predicate: str
    object: Slot | None
    qualifiers: tuple[ClaimQualifier, ...]
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLink:
    """A scored, reviewable relation between two claims.

    For `contradicts` inside one claim (opposite polarity by its assertions)
    `from_id` equals `to_id`.
    """

    kind: LinkKind
    from_id: str
    to_id: str
    score: float
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """How one article prints a quotation; `edit` is what it did to its longest version."""

    article_id: str
    outlet: str
    spans: tuple[Span, ...]
    text: str
    source_id: str | None
    cue: str
    edit: Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """The same quoted words, in one article or in many."""

    quotation_id: str
    text: str
    renderings: tuple[Rendering, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One article taken from another, as a whole or in part.

    `score` is the share, 0 to 1, of the copy's five-word runs outside quotations
    that stand in the original; `kind` is "verbatim" from one half on, else "edited".
    `direction` says what decided which came first: "date", "agency mark", "time",
    "length" or "none" (then the smaller id stands first).
    """

    article_id: str
    copy_of: str
    score: float
    kind: str
    direction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """What was left out, and why. `article_id` is a file name before ingest."""

    article_id: str
    stage: Stage
    reason: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything learned from one article; picklable, without spaCy objects."""

    article: Article
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    assertions: tuple[Assertion, ...]
    entities: tuple[Entity, ...]
    rejects: tuple[Reject, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """All tables of one run, each sorted by its first fields."""

    articles: tuple[Article, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    claim_links: tuple[ClaimLink, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    copies: tuple[Copy, ...] = ()
    rejects: tuple[Reject, ...] = ()
