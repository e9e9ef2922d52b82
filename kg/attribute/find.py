"""The stage itself: from a parsed article to its attributions."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.attribute.asides import brackets_in
from kg.attribute.cues import find_frames
from kg.attribute.drafts import Draft, Layout
from kg.attribute.frames import Frame
from kg.attribute.join import join_drafts
from kg.attribute.labels import find_headline_drafts
from kg.attribute.scare import is_name, is_sentence_like
from kg.attribute.sources import voice_of
from kg.attribute.speech import SpeechFinder
from kg.attribute.tagged import Tagged
from kg.attribute.transcripts import find_transcript_drafts
from kg.attribute.verdict import with_verdicts
from kg.grammar import char_span, tokens_in
from kg.ids import content_id
from kg.places import Places
from kg.quotes import Quote
from kg.records import FURNITURE, Article, Attribution, Form, Span
from kg.tree import as_tree

Tagging = Callable[[Layout, Sequence[Attribution]], Sequence[Tagged]]
"""What a tagger does: from an article and what the rules find in it to what it finds itself."""

#: Forms with words between marks.
_QUOTED = frozenset({Form.DIRECT, Form.MIXED})


def find_attributions(
    doc: Doc, article: Article, tagger: Tagging | None = None
) -> tuple[Attribution, ...]:
    """Return who is said to say what in one article, sorted by the start of the content.

    `doc` is the parse of `article.text`, unaltered; spans are code points into
    it. Nothing is taken from furniture zones (captions, teasers, credits). Ids
    depend on the article, the cue and the content alone. Without a tagger the
    rules decide alone.
    """
    if not len(doc):
        return ()
    with as_tree(doc, article.text) as tree:
        layout = Layout(tree, article.text)
        drafts = _draft_by_rule(layout, article)
        by_rule = _record(drafts, article, layout)
        if tagger is None:
            return by_rule
        return _record(join_drafts(layout, drafts, tagger(layout, by_rule)), article, layout)


def _draft_by_rule(layout: Layout, article: Article) -> list[Draft]:
    frames = [_clipped(frame, layout) for frame in find_frames(layout.doc)]
    drafts = SpeechFinder(layout, frames).find()
    headlines = find_headline_drafts(layout, article, drafts)
    lines = find_transcript_drafts(layout)
    # A quotation in a headline has the speaker of the headline.
    said = [d for d in drafts if not (_is_part_of(d, headlines) or _has_label(d, lines, layout))]
    return [*(_inside(draft, lines) for draft in said), *headlines, *lines]


def _is_part_of(draft: Draft, headlines: Sequence[Draft]) -> bool:
    unsaid = draft.source is None and not draft.words and draft.form is not Form.SCARE
    return unsaid and any(
        whole.contains(part)
        for headline in headlines
        for whole in headline.content
        for part in draft.content[:1]
    )


def _has_label(draft: Draft, lines: Sequence[Draft], layout: Layout) -> bool:
    """Say whether a draft takes the label of a transcript's line for what is said.

    ““LUND: We tried.”” is one quotation by its marks, and "LUND" no object of the trying.
    """
    return any(
        part.start < line.content[0].start
        and layout.paragraph_of(line.content[0].start).start < part.end
        for line in lines
        for part in draft.content
    )


def _inside(draft: Draft, lines: Sequence[Draft]) -> Draft:
    """Return a draft without asides of the outlet where it is spoken in a transcript."""
    if not draft.own or not any(
        whole.contains(draft.content[0]) for line in lines for whole in line.content
    ):
        return draft
    return replace(draft, own=())


def _record(drafts: Sequence[Draft], article: Article, layout: Layout) -> tuple[Attribution, ...]:
    """Return the attributions of finished drafts, in order, nested and judged."""
    found = {
        attribution.attribution_id: attribution
        for draft in drafts
        if draft.content and not _is_furniture(draft, article)
        for attribution in [_attribution(draft, article, layout)]
    }
    return with_verdicts(_nested(sorted(found.values(), key=_order)), layout)


def _clipped(frame: Frame, layout: Layout) -> Frame:
    content = layout.clip(frame, frame.content)
    source = frame.source
    if source is not None and not _may_speak(source, frame, layout):
        source = None
    # What is added in a quotation is the speaker's.
    own = tuple(token for token in frame.own if not layout.level_of(token))
    return replace(frame, content=content, source=source, own=own)


def _may_speak(source: Token, frame: Frame, layout: Layout) -> bool:
    """Say whether a source stands in the same quotation as its cue, or in no other one.

    "“The point is peace,” said the mayor": what is quoted does not quote. The
    marks of "“Night Watch” reported" only set off a name.
    """
    around = layout.level_of(frame.head)
    own = tuple(
        quote for quote in layout.level_of(source) if quote in around or not _is_term(quote, layout)
    )
    return own == around


def _is_term(quote: Quote, layout: Layout) -> bool:
    """ "The “experts” imagine": a name or a doubted term in marks may speak, a sentence not."""
    return is_name(quote, layout) or not is_sentence_like(quote, layout)


def _is_furniture(draft: Draft, article: Article) -> bool:
    spans = [*draft.content, *(char_span([word]) for word in draft.words)]
    return any(
        zone.kind in FURNITURE and zone.span.overlaps(span)
        for zone in article.zones
        for span in spans
    )


def _attribution(draft: Draft, article: Article, layout: Layout) -> Attribution:
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
        source=voice_of(draft.source, draft.lemma, draft.cue_class, draft.source_span),
        medium=draft.medium,
        cue_span=cue,
        content=draft.content,
        form=draft.form,
        polarity=draft.polarity,
        parent=None,
        own=_own(draft, layout),
    )


def _own(draft: Draft, layout: Layout) -> tuple[Span, ...]:
    """Return the outlet's own stretches as far as they lie in the final content.

    In a quotation they are editor's brackets; one with a verb has taken the
    place of the speaker's own and is left: "I [have seen] it". All of a topic
    is the outlet's.
    """
    if draft.own == draft.content:
        return draft.own
    brackets = (
        cut
        for cut in (brackets_in(layout.text, draft.content) if draft.form in _QUOTED else ())
        if not any(token.pos_ in ("VERB", "AUX") for token in tokens_in(layout.doc, cut))
    )
    return tuple(
        Span(max(cut.start, part.start), min(cut.end, part.end))
        for cut in sorted({*draft.own, *brackets})
        for part in draft.content
        if part.overlaps(cut) and not cut.contains(part)
    )


def _order(attribution: Attribution) -> tuple[int, int, int, str]:
    first, last = attribution.content[0], attribution.content[-1]
    cue = attribution.cue_span.start if attribution.cue_span else -1
    return (first.start, -last.end, cue, attribution.attribution_id)


def _nested(attributions: list[Attribution]) -> tuple[Attribution, ...]:
    """Set each parent: the attribution with the smallest content around cue and content."""
    nested = []
    contents = Places((part, outer) for outer in attributions for part in outer.spoken)
    for inner in attributions:
        near = contents.at(inner.content[0].start)
        around = [outer for outer in near if outer is not inner and _holds(outer, inner)]
        parent = min(around, key=_size, default=None)
        nested.append(replace(inner, parent=parent.attribution_id) if parent else inner)
    return tuple(nested)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Say whether `inner` stands in the content of `outer`; equal contents without a cue do not."""
    spans = [*inner.spoken, *([inner.cue_span] if inner.cue_span else [])]
    held = all(any(whole.contains(span) for whole in outer.content) for span in spans)
    return held and _size(outer) > _size(inner)


def _size(attribution: Attribution) -> int:
    return sum(span.end - span.start for span in attribution.spoken)
