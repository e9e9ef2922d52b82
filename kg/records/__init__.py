"""Every record and closed choice of the system.

Two words carry the design. A `Claim` is what is said: subject, predicate,
object, qualifiers, without polarity, modality or voice. An `Assertion` is one
article saying it: where, through whom, and how. Records are frozen; a later
stage never changes an earlier record, it makes a new one. All offsets are
Unicode code points into `Article.text`, half open.

This module imports the standard library only.
"""

from kg.records.choices import (
    FURNITURE,
    Certainty,
    CueClass,
    DatePrecision,
    DateSource,
    Edit,
    EntityKind,
    Form,
    LinkKind,
    MentionKind,
    Modality,
    Polarity,
    QualifierRole,
    SourceKind,
    Stage,
    Stance,
    ZoneKind,
)
from kg.records.joined import (
    Claim,
    ClaimLink,
    ClaimQualifier,
    Copy,
    Entity,
    Quotation,
    Reading,
    Reject,
    Rendering,
    Slot,
    Tables,
)
from kg.records.said import (
    Argument,
    Article,
    Assertion,
    Attribution,
    Mention,
    Predicate,
    Qualifier,
    Span,
    Voice,
    Zone,
)

__all__ = [
    "FURNITURE",
    "Argument",
    "Article",
    "Assertion",
    "Attribution",
    "Certainty",
    "Claim",
    "ClaimLink",
    "ClaimQualifier",
    "Copy",
    "CueClass",
    "DatePrecision",
    "DateSource",
    "Edit",
    "Entity",
    "EntityKind",
    "Form",
    "LinkKind",
    "Mention",
    "MentionKind",
    "Modality",
    "Polarity",
    "Predicate",
    "Qualifier",
    "QualifierRole",
    "Quotation",
    "Reading",
    "Reject",
    "Rendering",
    "Slot",
    "SourceKind",
    "Span",
    "Stage",
    "Stance",
    "Tables",
    "Voice",
    "Zone",
    "ZoneKind",
]
