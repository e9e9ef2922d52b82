"""The stage itself: from a parsed article to its attributions."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.attribute.cues import find_frames
from kg.attribute.drafts import Draft, Layout
from kg.attribute.frames import Frame
from kg.attribute.labels import find_labelled_drafts
from kg.attribute.scare import is_name
from kg.attribute.sources import voice_of
from kg.attribute.speech import SpeechFinder
from kg.grammar import char_span
from kg.ids import content_id
from kg.places import Places
from kg.records import FURNITURE, Article, Attribution


def find_attributions(doc: Doc, article: Article) -> tuple[Attribution, ...]:
    """Return who is said to say what in one article, sorted by the start of the content.

    `doc` is the parse of `article.text`, unaltered; spans are code points into
    it. Nothing is taken from furniture zones (captions, teasers, credits). Ids
    depend on the article, the cue and the content alone.
    """
    if not len(doc):
        return ()
    layout = Layout(doc, article.text)
    frames = [_clipped(frame, layout) for frame in find_frames(doc)]
    drafts = SpeechFinder(layout, frames).find()
    drafts += find_labelled_drafts(layout, article, drafts)
    found = {
        attribution.attribution_id: attribution
        for draft in drafts
        if draft.content and not _is_furniture(draft, article)
        for attribution in [_attribution(draft, article)]
    }
    return _nested(sorted(found.values(), key=_order))


def _clipped(frame: Frame, layout: Layout) -> Frame:
    content = layout.clip(frame, frame.content)
    source = frame.source
    if source is not None and not _may_speak(source, frame, layout):
        source = None
    return replace(frame, content=content, source=source)


def _may_speak(source: Token, frame: Frame, layout: Layout) -> bool:
    """Say whether a source stands in the same quotation as its cue, or in no other one.

    "“The point is peace,” said the mayor": what is quoted does not quote. The
    marks of "“Night Watch” reported" only set off a name.
    """
    around = layout.level_of(frame.head)
    own = tuple(
        quote for quote in layout.level_of(source) if quote in around or not is_name(quote, layout)
    )
    return own == around


def _is_furniture(draft: Draft, article: Article) -> bool:
    spans = [*draft.content, *(char_span([word]) for word in draft.words)]
    return any(
        zone.kind in FURNITURE and zone.span.overlaps(span)
        for zone in article.zones
        for span in spans
    )


def _attribution(draft: Draft, article: Article) -> Attribution:
    cue = char_span(list(draft.words)) if draft.words else None
    places = [place for span in draft.content for place in (span.start, span.end)]
    return Attribution(
        attribution_id=content_id(
            "attribution",
            article.article_id,
            cue.start if cue else None,
            cue.end if cue else None,
            *places,
        ),
        article_id=article.article_id,
        source=voice_of(draft.source, draft.lemma, draft.cue_class),
        medium=draft.medium,
        cue_span=cue,
        content=draft.content,
        form=draft.form,
        polarity=draft.polarity,
        parent=None,
    )


def _order(attribution: Attribution) -> tuple[int, int, int, str]:
    first, last = attribution.content[0], attribution.content[-1]
    cue = attribution.cue_span.start if attribution.cue_span else -1
    return (first.start, -last.end, cue, attribution.attribution_id)


def _nested(attributions: list[Attribution]) -> tuple[Attribution, ...]:
    """Set each parent: the attribution with the smallest content around cue and content."""
    nested = []
    contents = Places((part, outer) for outer in attributions for part in outer.content)
    for inner in attributions:
        near = contents.at(inner.content[0].start)
        around = [outer for outer in near if outer is not inner and _holds(outer, inner)]
        parent = min(around, key=_size, default=None)
        nested.append(replace(inner, parent=parent.attribution_id if parent else None))
    return tuple(nested)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Say whether `inner` stands in the content of `outer`; equal contents without a cue do not."""
    spans = [*inner.content, *([inner.cue_span] if inner.cue_span else [])]
    held = all(any(whole.contains(span) for whole in outer.content) for span in spans)
    return held and _size(outer) > _size(inner)


def _size(attribution: Attribution) -> int:
    return sum(span.end - span.start for span in attribution.content)
