"""What the rules and the tagger find, made into one list.

The tagger decides which words outside any other saying are source, cue and content: measured on
PolNeAR it sees more than the rules and errs less. The rules say what a cue does, add what the
tagger was never shown (sayings inside sayings, scare quotes, hearsay without a source), and see
to it that no quotation is lost.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from kg.attribute.drafts import Draft, Layout
from kg.attribute.tagged import Tagged, Words, draft_tagged, heads_of
from kg.grammar import char_span, tokens_in
from kg.records import CueClass, Form

#: A rule's quotation stands beside the tagger's where less than this share of it is covered.
_COVERED = 0.5
_HEARSAY = frozenset({CueClass.EVIDENTIAL, CueClass.DOUBT, CueClass.COUNTERFACTIVE})


def join_drafts(layout: Layout, by_rule: Sequence[Draft], tagged: Sequence[Tagged]) -> list[Draft]:
    """Return the drafts of an article: the tagger's, and those of the rules that stand beside."""
    by_cue = {word.i: draft for draft in by_rule for word in draft.words}
    lone = [d for d in by_rule if not d.words and d.source is not None and d.form is Form.DIRECT]
    made: list[Draft] = []
    replaced: set[int] = set()
    taken: set[int] = set()
    for one in tagged:
        known = next((by_cue[word.i] for word in one.cue if word.i in by_cue), None)
        if known is not None and known.form is Form.SCARE:
            continue
        draft = draft_tagged(layout, _held_together(layout, one, lone), known)
        if draft is None:
            continue
        made.append(draft)
        taken |= {word.i for word in one.cue}
        replaced |= {id(known)}
    covered = {at for draft in made for at in _offsets(draft)}
    beside = [
        draft
        for draft in by_rule
        if id(draft) not in replaced
        and not any(word.i in taken for word in draft.words)
        and _stands(draft, covered)
    ]
    found = [*made, *beside]
    return [_with_own_quotes(layout, draft, found) for draft in found]


def _with_own_quotes(layout: Layout, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Return a draft as INDIRECT where all of its quoted words are said by somebody inside it.

    "The clerk recalled that the mayor had called it “a box”": the recalling quotes nothing.
    """
    if draft.form is not Form.MIXED:
        return draft
    inner = [
        part
        for other in drafts
        if other is not draft and other.words and _holds(draft, other.words)
        for part in other.content
    ]
    inside = (word for part in draft.content for word in tokens_in(layout.doc, part))
    own = (
        word
        for word in inside
        if not word.is_punct
        and layout.level_of(word)
        and not any(part.start <= word.idx < part.end for part in inner)
    )
    return draft if next(own, None) is not None else replace(draft, form=Form.INDIRECT)


def _holds(draft: Draft, words: Words) -> bool:
    return all(any(part.start <= w.idx < part.end for part in draft.content) for w in words)


def _held_together(layout: Layout, one: Tagged, lone: Sequence[Draft]) -> Tagged:
    """Return a find without the contents that do not belong to its cue.

    The tagger gives every content to some cue. In another sentence only quoted words go on with
    what was said (linked F1 on PolNeAR dev 74.7 -> 75.0); beside a quotation other words must
    hang on it or on the cue. A quotation for which the rules have a speaker stands by itself
    beside a content without marks, and in another paragraph.
    """
    if not one.cue:
        return one
    parts = [piece for part in one.contents for piece in _by_paragraph(layout, part)]
    near = [p for p in parts if _is_beside(p, one.cue) or _is_quoted(layout, p)]
    mixed = not all(_is_quoted(layout, part) for part in near)
    verbatim = any(_is_verbatim(layout, part) for part in near)
    said = {word.i for part in (one.cue, *near) for word in part}

    def stays(part: Words) -> bool:
        if verbatim and not _is_quoted(layout, part):
            return all(head.head.i in said for head in heads_of(part))
        apart = mixed or _is_apart(layout, part, one.cue)
        return not (apart and any(_overlaps(part, draft) for draft in lone))

    return replace(one, contents=tuple(filter(stays, near)))


def _by_paragraph(layout: Layout, part: Words) -> list[Words]:
    """Return the paragraphs of a quoted content: each may be another's turn in a transcript."""
    if not _is_verbatim(layout, part):
        return [part]
    pieces = groupby(part, key=lambda word: layout.paragraph_of(word.idx).start)
    return [tuple(words) for _, words in pieces]


def _is_beside(part: Words, cue: Words) -> bool:
    """Say whether a content stands in the sentence of its cue."""
    return bool(part[0].sent.start == cue[0].sent.start)


def _is_quoted(layout: Layout, part: Words) -> bool:
    """Say whether some of a content stands in quotation marks."""
    return any(layout.level_of(word) for word in part)


def _is_verbatim(layout: Layout, part: Words) -> bool:
    """Say whether all of a content stands in quotation marks."""
    return all(layout.level_of(word) for word in part if not word.is_punct)


def _is_apart(layout: Layout, part: Words, cue: Words) -> bool:
    """Say whether a content stands in another paragraph than its cue."""
    span, start = char_span(part), cue[0].idx
    return "\n" in layout.text[min(span.end, start) : max(span.start, start)]


def _overlaps(part: Words, draft: Draft) -> bool:
    span = char_span(part)
    return any(one.overlaps(span) for one in draft.content)


def _offsets(draft: Draft) -> list[int]:
    return [at for span in draft.content for at in range(span.start, span.end)]


def _stands(draft: Draft, covered: set[int]) -> bool:
    """Say whether what only the rules found is kept beside what the tagger found.

    All that has a cue and a source is kept, terms in scare quotes, hearsay with nobody named,
    sayings inside a content, and quotations that the tagger passed over.
    """
    if draft.form is Form.SCARE or (draft.words and draft.source is not None):
        return True
    if draft.words and all(word.idx in covered for word in draft.words):
        return True
    if draft.source is None and draft.cue_class in _HEARSAY:
        return True
    places = _offsets(draft)
    free = sum(at not in covered for at in places)
    return free > (1 - _COVERED) * len(places)
