"""Hand-made tables of a small invented story, used by the tests of export and query.

Two outlets report that a border bridge was closed; a third text has neither
date nor outlet and is full of characters that break careless writers.
"""

from dataclasses import replace

from kg.records import (
    Argument,
    Article,
    Assertion,
    Certainty,
    Claim,
    ClaimLink,
    ClaimQualifier,
    CueClass,
    DatePrecision,
    DateSource,
    Edit,
    Entity,
    EntityKind,
    Form,
    LinkKind,
    Modality,
    Polarity,
    Predicate,
    Qualifier,
    QualifierRole,
    Quotation,
    Reject,
    Rendering,
    Slot,
    SourceKind,
    Span,
    Stage,
    Stance,
    Tables,
    Voice,
)
from tests.articles import bare_article

COURIER_TEXT = """Norway closed the Svinesund bridge on Monday.
Mayor Ingrid Dahl told reporters that Nordbro had hidden the damage.
"The bridge is not safe," Dahl said.
She urged the European Union to pay for repairs.
Dahl said engineers had warned that the bridge might collapse.
"""

HARBOUR_TEXT = """Norway shut the Svinesund bridge, officials said.
Nordbro denied that it had hidden the damage.
"The bridge is not safe," the mayor said.
The bridge will certainly collapse.
"""

#: Quotation marks, a backslash, a tab, U+2028, a lone surrogate, a control
#: character, a right-to-left override, a character outside the basic plane.
HOSTILE = 'the "Old\\New"\tquay\u2028\ud83d\x07\u202e \U0001f309 <b>{?x}</b>'

LETTER_TEXT = f"Norway closed the Svinesund bridge.\nNorway closed {HOSTILE}.\n"


def _article(article_id: str, outlet: str, text: str) -> Article:
    return bare_article(text, article_id=article_id, outlet=outlet)


COURIER = replace(
    _article("a-courier", "The Northern Courier", COURIER_TEXT),
    url="https://courier.example/bridge?a=1&b=2",
    title="Norway closes border bridge",
    byline="A. Writer",
    published="2024-03-05T08:30+01:00",
    date_precision=DatePrecision.MINUTE,
    date_source=DateSource.METADATA,
)
HARBOUR = replace(
    _article("a-harbour", "Harbour Daily", HARBOUR_TEXT),
    published="2024-03-06",
    date_precision=DatePrecision.DAY,
    date_source=DateSource.TEXT,
)
LETTER = _article("a-letter", "unknown:letter to the editor.txt", LETTER_TEXT)


def argument(article: Article, words: str, entity_id: str | None = None) -> Argument:
    """Return the first place of `words` in `article` as an argument."""
    start = article.text.index(words)
    span = Span(start, start + len(words))
    head = words.split()[-1]
    head_span = Span(span.end - len(head), span.end)
    return Argument(
        text=words,
        span=span,
        head=head.lower(),
        head_span=head_span,
        minimal=words,
        entity_id=entity_id,
    )


def voice(
    text: str, cue: str, cue_class: CueClass, kind: SourceKind, entity_id: str | None = None
) -> Voice:
    """Return a step of a voice chain whose place does not matter."""
    head = text.split()[-1].lower()
    return Voice(
        text=text,
        span=None,
        head=head,
        kind=kind,
        cue=cue,
        cue_class=cue_class,
        entity_id=entity_id,
    )


def assertion(
    article: Article, number: int, claim_id: str, words: tuple[str, str, str | None], line: int
) -> Assertion:
    """Return a flat assertion of the outlet; `line` counts the lines of the text from 0."""
    lines = article.text.split("\n")
    start = sum(len(each) + 1 for each in lines[:line])
    subject, predicate, target = words
    verb = argument(article, predicate)
    return Assertion(
        assertion_id=f"s-{article.article_id[2:]}-{number}",
        article_id=article.article_id,
        outlet=article.outlet,
        published=article.published,
        subject=argument(article, subject),
        predicate=Predicate(text=predicate, span=verb.span, lemma=predicate),
        object=argument(article, target) if target else None,
        qualifiers=(),
        evidence=Span(start, start + len(lines[line])),
        polarity=Polarity.POSITIVE,
        modality=Modality.ASSERTED,
        certainty=Certainty.CERTAIN,
        stance=Stance.ASSERTS,
        voice=(),
        form=Form.NONE,
        cue=None,
        hedges=(),
        content_of=None,
        confidence=0.9,
        rule="clause",
        claim_id=claim_id,
    )


NORWAY = Slot(text="Norway", key="Q20", entity_id="Q20")
UNION = Slot(text="European Union", key="Q458", entity_id="Q458")
DAHL = Slot(text="Ingrid Dahl", key="nil-dahl", entity_id="nil-dahl")
NORDBRO = Slot(text="Nordbro", key="nil-nordbro", entity_id="nil-nordbro")
BRIDGE = Slot(text="Svinesund bridge", key="svinesund bridge", entity_id=None)
DAMAGE = Slot(text="damage", key="damage", entity_id=None)
REPAIRS = Slot(text="repairs", key="repairs", entity_id=None)
SAFE = Slot(text="safe", key="safe", entity_id=None)
QUAY = Slot(text=HOSTILE, key=HOSTILE.lower(), entity_id=None)
MONDAY = ClaimQualifier(
    role=QualifierRole.TIME, marker="on", slot=Slot(text="Monday", key="monday", entity_id=None)
)


def _claim(claim_id: str, subject: Slot, predicate: str, target: Slot | None) -> Claim:
    label = " ".join(part for part in (subject.text, predicate, target and target.text) if part)
    return Claim(
        claim_id=claim_id,
        subject=subject,
        predicate=predicate,
        object=target,
        qualifiers=(),
        label=label,
    )


CLAIMS = (
    replace(_claim("c-close", NORWAY, "close", BRIDGE), qualifiers=(MONDAY,)),
    _claim("c-collapse", BRIDGE, "collapse", None),
    _claim("c-hide", NORDBRO, "hide", DAMAGE),
    _claim("c-pay", UNION, "pay for", REPAIRS),
    _claim("c-quay", NORWAY, "close", QUAY),
    _claim("c-safe", BRIDGE, "be", SAFE),
    _claim("c-urge", DAHL, "urge", UNION),
)

_MAYOR = voice("Dahl", "say", CueClass.SAY, SourceKind.NAMED, "nil-dahl")
_OFFICIALS = voice("officials", "say", CueClass.SAY, SourceKind.ANONYMOUS)
_ENGINEERS = voice("engineers", "warn", CueClass.SAY, SourceKind.NOMINAL)
_URGED = voice("She", "urge", CueClass.DIRECTIVE, SourceKind.PRONOUN, "nil-dahl")
_COMPANY = voice("Nordbro", "deny", CueClass.DENY, SourceKind.NAMED, "nil-nordbro")


def _said(flat: Assertion, *chain: Voice, form: Form = Form.INDIRECT) -> Assertion:
    return replace(
        flat,
        stance=Stance.REPORTS,
        certainty=Certainty.UNSPECIFIED,
        voice=chain,
        form=form,
        cue=chain[-1].cue,
    )


def _courier() -> tuple[Assertion, ...]:
    close = assertion(COURIER, 0, "c-close", ("Norway", "closed", "the Svinesund bridge"), 0)
    when = Qualifier(role=QualifierRole.TIME, marker="on", argument=argument(COURIER, "Monday"))
    hide = assertion(COURIER, 1, "c-hide", ("Nordbro", "had hidden", "the damage"), 1)
    safe = assertion(COURIER, 2, "c-safe", ("The bridge", "is not", "safe"), 2)
    urge = assertion(COURIER, 3, "c-urge", ("She", "urged", "the European Union"), 3)
    pay = assertion(COURIER, 4, "c-pay", ("the European Union", "pay for", "repairs"), 3)
    fall = assertion(COURIER, 5, "c-collapse", ("the bridge", "might collapse", None), 4)
    return (
        replace(close, qualifiers=(when,)),
        replace(_said(hide, replace(_MAYOR, cue="tell")), confidence=0.8),
        replace(_said(safe, _MAYOR, form=Form.DIRECT), polarity=Polarity.NEGATIVE),
        urge,
        replace(_said(pay, _URGED), modality=Modality.REQUESTED, content_of=urge.assertion_id),
        replace(
            _said(fall, _MAYOR, _ENGINEERS),
            modality=Modality.POSSIBLE,
            certainty=Certainty.POSSIBLE,
            hedges=("might",),
            confidence=0.4,
        ),
    )


def _harbour() -> tuple[Assertion, ...]:
    close = assertion(HARBOUR, 0, "c-close", ("Norway", "shut", "the Svinesund bridge"), 0)
    hide = assertion(HARBOUR, 1, "c-hide", ("Nordbro", "had hidden", "the damage"), 1)
    safe = assertion(HARBOUR, 2, "c-safe", ("The bridge", "is not", "safe"), 2)
    mayor = replace(_MAYOR, text="the mayor", kind=SourceKind.NOMINAL)
    return (
        _said(close, _OFFICIALS),
        replace(_said(hide, _COMPANY), polarity=Polarity.NEGATIVE),
        replace(_said(safe, mayor, form=Form.DIRECT), polarity=Polarity.NEGATIVE),
        assertion(HARBOUR, 3, "c-collapse", ("The bridge", "will certainly collapse", None), 3),
    )


def _letter() -> tuple[Assertion, ...]:
    return (
        assertion(LETTER, 0, "c-close", ("Norway", "closed", "the Svinesund bridge"), 0),
        assertion(LETTER, 1, "c-quay", ("Norway", "closed", HOSTILE), 1),
    )


def _entity(entity_id: str, name: str, kind: EntityKind, *aliases: str) -> Entity:
    same_as = f"http://www.wikidata.org/entity/{entity_id}" if entity_id[0] == "Q" else None
    return Entity(entity_id=entity_id, name=name, kind=kind, aliases=aliases, same_as=same_as)


def _rendering(article: Article, cue: str) -> Rendering:
    found = argument(article, "The bridge is not safe")
    return Rendering(
        article_id=article.article_id,
        outlet=article.outlet,
        spans=(found.span,),
        text=found.text,
        source_id="nil-dahl",
        cue=cue,
        edit=Edit.WHOLE,
    )


def sample_tables() -> Tables:
    """Return the whole story as tables: every kind of record but mentions and attributions."""
    return Tables(
        articles=(COURIER, HARBOUR, LETTER),
        assertions=(*_courier(), *_harbour(), *_letter()),
        entities=(
            _entity("Q20", "Norway", EntityKind.GPE, "Kingdom of Norway"),
            _entity("Q458", "European Union", EntityKind.ORG, "EU", "European Union"),
            _entity("nil-dahl", "Ingrid Dahl", EntityKind.PERSON, "Dahl"),
            _entity("nil-nordbro", "Nordbro", EntityKind.ORG),
        ),
        claims=CLAIMS,
        claim_links=(
            _link(LinkKind.CONTENT, "c-urge", "c-pay", 1.0, "content-of"),
            _link(LinkKind.CONTRADICTS, "c-hide", "c-hide", 0.95, "polarity"),
        ),
        quotations=(
            Quotation(
                quotation_id="q-safe",
                text="The bridge is not safe",
                renderings=(_rendering(COURIER, "say"), _rendering(HARBOUR, "say")),
            ),
        ),
        rejects=(
            Reject(article_id="a-letter", stage=Stage.EXTRACT, reason="no-verb", detail="Headline"),
        ),
    )


def _link(kind: LinkKind, start: str, end: str, score: float, method: str) -> ClaimLink:
    return ClaimLink(kind=kind, from_id=start, to_id=end, score=score, method=method)
