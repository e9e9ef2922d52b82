"""What one article holds: its text, who is named in it, who says what, and how."""

from dataclasses import dataclass

from kg.records.choices import (
    Certainty,
    CueClass,
    DatePrecision,
    DateSource,
    Form,
    MentionKind,
    Modality,
    Polarity,
    QualifierRole,
    SourceKind,
    Stance,
    ZoneKind,
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of `Article.text`: code points, half open."""

    start: int
    end: int

    def slice(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def without(self, other: "Span") -> "tuple[Span, ...]":
        """Return what is left of this span, none, one or two pieces, where `other` is cut out."""
        if not self.overlaps(other):
            return (self,)
        pieces = (Span(self.start, other.start), Span(other.end, self.end))
        return tuple(piece for piece in pieces if piece.start < piece.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A marked part of an article that is not running body text."""

    kind: ZoneKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it was read; `text` is never altered after ingest.

    `published` is ISO 8601, as exact as `date_precision` says, or None.
    `outlet` is a name, or `unknown:<file name>` where neither the metadata nor
    the text names one.
    """

    article_id: str
    outlet: str
    url: str | None
    title: str | None
    byline: str | None
    published: str | None
    date_precision: DatePrecision
    date_source: DateSource
    language: str
    text: str
    zones: tuple[Zone, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A phrase that fills a slot of an assertion.

    `text` is the surface of `span`; `minimal` is the phrase without what the
    claim does not need; `head` is the lemma of the head word at `head_span`.
    An entity is added by the link stage.
    """

    text: str
    span: Span
    head: str
    head_span: Span
    minimal: str
    entity_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """The relation of an assertion.

    `text` is the surface with auxiliaries ("have called on"), `lemma` the
    relation without them, particle and preposition kept ("call on"). In a
    passive the subject slot holds the one acted upon.
    """

    text: str
    span: Span
    lemma: str
    passive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifier:
    """A typed extra argument; `marker` is its preposition or subordinator."""

    role: QualifierRole
    marker: str
    argument: Argument


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One step of a voice chain: who says it, and with which cue.

    `span` is None where the text leaves the source unsaid ("reportedly").
    `cue` is the lemma of the cue.
    """

    text: str
    span: Span | None
    head: str
    kind: SourceKind
    cue: str
    cue_class: CueClass
    entity_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of text that names or refers to an entity.

    `entity_id` is the intended reading, `literal_id` the literal one where they
    differ ("Kiev" for the government). `antecedent` is the earlier mention that
    resolved it; `rule` names what decided.
    """

    article_id: str
    span: Span
    text: str
    kind: MentionKind
    entity_id: str
    literal_id: str | None
    antecedent: Span | None
    score: float
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is said to say what.

    `content` may be discontinuous. `own` are stretches of it in which the outlet
    speaks for itself ("the town, which fell in March,"). `parent` is the
    attribution inside whose content this one stands. `medium` is the interview,
    document or other outlet through which it reached the text; a medium is not a
    voice. `polarity` is that of the saying itself ("did not say"). `verdict` is
    what the outlet says of the content in its own next words ("That was untrue",
    "Is it?"), which outweighs the cue; None where it says nothing.
    """

    attribution_id: str
    article_id: str
    source: Voice
    medium: Argument | None
    cue_span: Span | None
    content: tuple[Span, ...]
    form: Form
    polarity: Polarity
    parent: str | None
    own: tuple[Span, ...] = ()
    verdict: Stance | None = None

    @property
    def spoken(self) -> tuple[Span, ...]:
        """The content without the outlet's own stretches, in text order."""
        parts = list(self.content)
        for cut in self.own:
            parts = [piece for part in parts for piece in part.without(cut)]
        return tuple(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """One subject-predicate-object statement made in one article.

    `voice` runs from the outlet outwards; empty means that the outlet speaks
    itself. `content_of` is the assertion of the speech act whose content this
    is. `rule` names the construction that it was read from. `claim_id` is set
    when readings are merged.
    """

    assertion_id: str
    article_id: str
    outlet: str
    published: str | None
    subject: Argument
    predicate: Predicate
    object: Argument | None
    qualifiers: tuple[Qualifier, ...]
    evidence: Span
    polarity: Polarity
    modality: Modality
    certainty: Certainty
    stance: Stance
    voice: tuple[Voice, ...]
    form: Form
    cue: str | None
    hedges: tuple[str, ...]
    content_of: str | None
    confidence: float
    rule: str
    claim_id: str | None = None
