"""The gold of voices as records: what a program would give that makes no error."""

from collections.abc import Iterator
from dataclasses import replace

from kg.records import (
    Argument,
    Assertion,
    Attribution,
    Certainty,
    CueClass,
    Form,
    Mention,
    MentionKind,
    Modality,
    Polarity,
    Predicate,
    Reading,
    SourceKind,
    Span,
    Stance,
    Voice,
)
from tests.articles import bare_article, bare_assertion
from tests.bench.voice_corpus import GoldSaid, VoiceArticle, occurrences
from tests.bench.voice_records import ACTS

CLASSES = {
    Stance.REPORTS: CueClass.SAY,
    Stance.ENDORSES: CueClass.FACTIVE,
    Stance.DISTANCES: CueClass.DOUBT,
    Stance.DENIES: CueClass.COUNTERFACTIVE,
    Stance.QUESTIONS: CueClass.SAY,
}
MODALITIES = {act: modality for modality, act in ACTS.items()} | {"statement": Modality.ASSERTED}


def _argument(text: str, span: Span) -> Argument:
    return Argument(text=text, span=span, head=text, head_span=span, minimal=text)


def _attribution(one: GoldSaid, article: VoiceArticle) -> Attribution:
    voice = Voice(
        text=one.source.slice(article.text) if one.source else "",
        span=one.source,
        head="",
        kind=SourceKind.NOMINAL if one.source else SourceKind.UNKNOWN,
        cue="say",
        cue_class=CLASSES[one.stance],
    )
    return Attribution(
        attribution_id=one.said_id,
        article_id=article.article_id,
        source=voice,
        medium=None,
        cue_span=one.cue,
        content=one.content,
        form=one.form,
        polarity=one.polarity,
        parent=one.parent,
    )


def _assertion(
    told: str, at: Span, article: VoiceArticle, *, modality: Modality, polarity: Polarity
) -> Assertion:
    """Return an assertion with its predicate and evidence at `at`; its words are the subject."""
    subject, verb = _argument(told, at), Predicate(text="", span=at, lemma="")
    return replace(
        bare_assertion(f"{at.start}-{told}", subject, verb, at),
        article_id=article.article_id,
        outlet=article.outlet,
        polarity=polarity,
        modality=modality,
        certainty=Certainty.CERTAIN,
        stance=Stance.REPORTS,
        form=Form.DIRECT,
        rule="verb",
    )


def _acts(article: VoiceArticle) -> list[Assertion]:
    """Return an assertion for each act, at its first word that is in no nested act."""
    made = []
    for act in article.acts:
        inner = [o.span for o in article.acts if o != act and act.span.contains(o.span)]
        ends = (at for at in range(act.span.start, act.span.end))
        at = next(at for at in ends if not any(s.start <= at < s.end for s in inner))
        modality = MODALITIES[act.act]
        span = Span(at, at + 1)
        made.append(_assertion("", span, article, modality=modality, polarity=Polarity.POSITIVE))
    return made


def _answers(article: VoiceArticle) -> list[Assertion]:
    """Return an assertion for each answer; its predicate stands in no act."""
    nowhere = Span(len(article.text) + 1, len(article.text) + 2)
    made = []
    for one in article.answers:
        if one.answer is not None:
            told = _assertion(
                one.proposition,
                one.answer,
                article,
                modality=Modality.ASSERTED,
                polarity=one.polarity,
            )
            away = replace(told.predicate, span=nowhere)
            made.append(replace(told, predicate=away))
    return made


def _mentions(article: VoiceArticle) -> Iterator[Mention]:
    """Yield a mention for each pronoun and for the one it stands for."""
    for person in article.persons:
        for span in (person.span, occurrences(article.text, person.who)[0]):
            yield Mention(
                article_id=article.article_id,
                span=span,
                text=span.slice(article.text),
                kind=MentionKind.PRONOUN,
                entity_id=person.who,
                literal_id=None,
                antecedent=None,
                score=1.0,
                rule="speaker",
            )


def as_reading(article: VoiceArticle) -> Reading:
    """Return the gold as if a program had made it."""
    return Reading(
        article=bare_article(article.text, article_id=article.article_id),
        mentions=tuple(_mentions(article)),
        attributions=tuple(_attribution(one, article) for one in article.said),
        assertions=(*_acts(article), *_answers(article)),
        entities=(),
        rejects=(),
    )
