"""The closed choices: every value that a field of a record can take."""

from enum import StrEnum


class Polarity(StrEnum):
    """Whether a statement is affirmed or negated by the one who makes it."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """The mode in which a statement is made, by its innermost voice."""

    ASSERTED = "asserted"
    POSSIBLE = "possible"
    NECESSARY = "necessary"
    INTENDED = "intended"
    REQUESTED = "requested"
    CONDITIONAL = "conditional"
    QUESTIONED = "questioned"


class Certainty(StrEnum):
    """How sure the innermost voice is (FactBank's scale)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNSPECIFIED = "unspecified"


class Stance(StrEnum):
    """What the outlet itself does with the statement."""

    ASSERTS = "asserts"
    ENDORSES = "endorses"
    REPORTS = "reports"
    DISTANCES = "distances"
    DENIES = "denies"
    QUESTIONS = "questions"


class Form(StrEnum):
    """The quotation form in which a statement stands in the text."""

    NONE = "none"
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    SCARE = "scare"


class Edit(StrEnum):
    """What an article did to the words of a quotation, beside its longest version.

    CUT leaves words out at an end, SPLICED inside; ALTERED has other words.
    """

    WHOLE = "whole"
    CUT = "cut"
    SPLICED = "spliced"
    ALTERED = "altered"


class CueClass(StrEnum):
    """What the words that introduce a content do; the cue lexicon assigns it."""

    SAY = "say"
    FACTIVE = "factive"
    DOUBT = "doubt"
    DENY = "deny"
    COUNTERFACTIVE = "counterfactive"
    DIRECTIVE = "directive"
    COMMISSIVE = "commissive"
    QUESTION = "question"
    BELIEF = "belief"
    ATTITUDE = "attitude"
    EVIDENTIAL = "evidential"


class SourceKind(StrEnum):
    """What kind of source a voice is; only named sources are compared by name."""

    NAMED = "named"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    COLLECTIVE = "collective"
    ANONYMOUS = "anonymous"
    UNKNOWN = "unknown"


class ZoneKind(StrEnum):
    """A part of an article's text that is not running body text."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    TEASER = "teaser"
    SIGNOFF = "signoff"
    NOTICE = "notice"


#: Zones from which no claim is taken. Titles and standfirsts are the outlet's
#: own words about the story, so claims are taken from them.
FURNITURE = frozenset(
    {
        ZoneKind.BYLINE,
        ZoneKind.DATELINE,
        ZoneKind.CAPTION,
        ZoneKind.CREDIT,
        ZoneKind.TEASER,
        ZoneKind.SIGNOFF,
        ZoneKind.NOTICE,
    }
)


class DatePrecision(StrEnum):
    """How exact a publication date is."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class DateSource(StrEnum):
    """Where a publication date was found. No date is ever invented."""

    METADATA = "metadata"
    TEXT = "text"
    URL = "url"
    FILENAME = "filename"
    UNKNOWN = "unknown"


class MentionKind(StrEnum):
    """The grammatical kind of a mention."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    DEMONYM = "demonym"
    GROUP = "group"
    TERM = "term"


class EntityKind(StrEnum):
    """The coarse type of an entity."""

    PERSON = "person"
    ORG = "org"
    GPE = "gpe"
    LOC = "loc"
    NORP = "norp"
    FAC = "fac"
    EVENT = "event"
    PRODUCT = "product"
    WEAPON = "weapon"
    OUTLET = "outlet"
    GROUP = "group"
    TERM = "term"
    OTHER = "other"


class QualifierRole(StrEnum):
    """What an extra argument adds to a claim."""

    PLACE = "place"
    TIME = "time"
    QUANTITY = "quantity"
    RECIPIENT = "recipient"
    PURPOSE = "purpose"
    MANNER = "manner"
    CONDITION = "condition"
    CAUSE = "cause"
    TOPIC = "topic"
    OTHER = "other"


class LinkKind(StrEnum):
    """How two claims belong together."""

    CONTRADICTS = "contradicts"
    BROADER = "broader"
    CONTENT = "content"
    FRAMING = "framing"


class Stage(StrEnum):
    """The stage that left something out."""

    INGEST = "ingest"
    ENGLISH = "english"
    ATTRIBUTE = "attribute"
    EXTRACT = "extract"
    LINK = "link"
    MERGE = "merge"
