"""Speakers of quotations without a cue: a label, or whoever spoke last."""

from collections.abc import Sequence

from spacy.tokens import Token

from kg.attribute.drafts import Draft, Layout
from kg.attribute.labels import DASHES, speaker_in_label
from kg.attribute.lexicon import load_words
from kg.attribute.scare import STOPS
from kg.attribute.sources import is_person_like
from kg.grammar import children
from kg.quotes import Quote
from kg.records import Form, Span


def labelled_speaker(quote: Quote, layout: Layout) -> Token | None:
    """Return the name that stands beside a quotation with no verb: "Lee: “X”", "“X” – Lee"."""
    before = since_stop(layout.narration_before(quote))
    if before and before[-1].text == ":":
        return speaker_in_label(before[:-1])
    after = layout.narration_after(quote)
    if after and after[0].text in DASHES:
        return speaker_in_label(until_stop(after[1:]))
    return None


def running_speaker(quote: Quote, layout: Layout, drafts: Sequence[Draft]) -> Token | None:
    """Return who spoke last before the quotation, here or in the paragraph before."""
    here = layout.paragraph_of(quote.outer.start)
    earlier = [span for span in layout.paragraphs if span.end <= here.start]
    for span in (Span(here.start, quote.outer.start), *earlier[-1:]):
        speaker = _last_speaker(span, layout, drafts)
        if speaker is not None:
            return speaker if _fits(speaker, quote, layout) else None
    return None


def _fits(speaker: Token, quote: Quote, layout: Layout) -> bool:
    """Say whether the speaker may say "I" if the quotation does: "prosecutors" may not."""
    several = speaker.tag_ in ("NNS", "NNPS") or speaker.lower_ == "they"
    words = layout.tokens_of(quote)
    return not (several and any(word.lower_ in ("i", "me", "my") for word in words))


def _last_speaker(span: Span, layout: Layout, drafts: Sequence[Draft]) -> Token | None:
    spoken = [
        draft
        for draft in drafts
        if draft.source is not None
        and draft.words
        and span.start <= draft.words[0].idx < span.end
        and not layout.level_of(draft.words[0])
        and not _is_in_relative_clause(draft.words[-1])
    ]
    if spoken:
        return max(spoken, key=lambda draft: draft.words[0].i).source
    # A paragraph that only carried a speech on has no cue to find it by.
    carried = [d for d in drafts if not d.words and d.source and d.form is Form.DIRECT]
    for draft in carried:
        if span.start <= draft.content[0].start < span.end:
            return draft.source
    return _subject_of_last_sentence(layout.tokens_between(span.start, span.end))


def _is_in_relative_clause(cue: Token) -> bool:
    """ "a clerk whom prosecutors accused": who speaks there does not hold the floor."""
    return any(word.dep_ == "acl:relcl" for word in (cue, *cue.ancestors))


def top_of_name(token: Token) -> Token:
    """Return the head of the name or noun phrase that `token` is a part of."""
    while token.dep_ in ("compound", "flat", "nmod:desc", "nmod:poss") and token.head.pos_ in (
        "PROPN",
        "NOUN",
    ):
        token = token.head
    return token


def until_stop(tokens: list[Token]) -> list[Token]:
    """Return the tokens before the first one that ends a sentence."""
    for at, token in enumerate(tokens):
        if token.text in STOPS:
            return tokens[:at]
    return tokens


def since_stop(tokens: list[Token]) -> list[Token]:
    """Return the tokens behind the last one that ends a sentence."""
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at].text in STOPS:
            return tokens[at + 1 :]
    return tokens


def _subject_of_last_sentence(tokens: list[Token]) -> Token | None:
    """ "The mayor was blunt. “No.”": the subject of the sentence before, if it is a person."""
    roots = [token for token in tokens if token.dep_ == "ROOT" and not token.is_space]
    if not roots:
        return None
    subject = next(children(roots[-1], "nsubj"), None)
    if subject is None:
        return None
    if subject.tag_ == "NN" and subject.lemma_ in load_words("role"):
        return subject
    if subject.ent_type_ == "PERSON" or subject.pos_ == "PRON":
        return subject if is_person_like(subject) else None
    return None
