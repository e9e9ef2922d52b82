"""Speakers named by a label alone: headlines, transcripts, a name behind a dash."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.attribute.drafts import Draft, Layout
from kg.attribute.lexicon import load_words
from kg.attribute.phrases import spans_of, words_of
from kg.attribute.sources import is_person_like
from kg.records import Article, CueClass, Form, Span, Zone, ZoneKind

DASHES = frozenset({"–", "—", "―", "-", "--"})
#: A speaker in a headline is named in a few words; more are a clause.
_LONGEST_NAME = 5
#: A signature may add what the speaker is: "– Ana Lee, head of the farmers' union".
_LONGEST_LABEL = 14
#: "MODERATOR: ", "Q: ", "MR. LEE: " at the start of a line.
_TRANSCRIPT = re.compile(r"(?:[A-Z][A-Z.'’-]*[ ]?){1,4}:(?=\s)")


def find_labelled_drafts(layout: Layout, article: Article, drafts: Sequence[Draft]) -> list[Draft]:
    """Return what headlines and transcripts attribute by a colon or a last dash alone.

    Of headlines, only title and standfirst zones are read, and one that already
    has an attribution with a cue is left as it is. A single line in capitals is
    no transcript ("BREAKING: ..."); two make one.
    """
    found: list[Draft] = []
    for zone in article.zones:
        if zone.kind in (ZoneKind.TITLE, ZoneKind.STANDFIRST) and not _is_taken(zone, drafts):
            tokens = layout.tokens_between(zone.span.start, zone.span.end)
            found.extend(_read_headline(tokens, article.outlet))
    found.extend(_read_transcript(layout, article.text))
    return found


def _is_taken(zone: Zone, drafts: Sequence[Draft]) -> bool:
    return any(draft.words and zone.span.contains(draft.content[0]) for draft in drafts)


def _read_headline(tokens: Sequence[Token], outlet: str) -> Iterator[Draft]:
    """Read "Kremlin: talks are over" and "Talks are over – Kremlin"."""
    for at, token in enumerate(tokens):
        if token.text == ":":
            yield from _headline_draft(tokens[:at], tokens[at + 1 :], outlet, place_speaks=False)
            return
    for at in range(len(tokens) - 1, 0, -1):
        if tokens[at].text in DASHES:
            yield from _headline_draft(tokens[at + 1 :], tokens[:at], outlet, place_speaks=True)
            return


def _headline_draft(
    name: Sequence[Token], content: Sequence[Token], outlet: str, *, place_speaks: bool
) -> Iterator[Draft]:
    """Yield a draft where `name` can speak and `content` is a clause.

    "Syria: three dead" names a place, not a speaker; behind a dash a place
    stands for its government ("– Moscow").
    """
    words = words_of(name)
    text = " ".join(word.text for word in words)
    if not words or len(words) > _LONGEST_NAME or text.lower() == outlet.lower():
        return
    if _has_verb(words) or any(word.lower_ in load_words("topic") for word in words):
        return
    speaks = any(is_person_like(word) for word in words)
    named = place_speaks and all(word.pos_ in ("PROPN", "DET", "ADJ") for word in words)
    if (speaks or named) and _has_verb(content):
        yield _said_by(_head_of(words), spans_of(content), Form.INDIRECT)


def speaker_in_label(tokens: Sequence[Token]) -> Token | None:
    """Return the head of a name that labels a quotation, or None where it is no name."""
    words = words_of(tokens)
    if not words or len(words) > _LONGEST_LABEL or _has_verb(words):
        return None
    head = _head_of(words)
    named = any(is_person_like(word) for word in words) or head.pos_ == "PROPN"
    return head if named else None


def _read_transcript(layout: Layout, text: str) -> list[Draft]:
    """Read lines that begin with a speaker in capitals and a colon."""
    found = []
    for line in layout.paragraphs:
        label = _TRANSCRIPT.match(text, line.start, line.end)
        words = words_of(layout.tokens_between(line.start, label.end() - 1)) if label else []
        start = _after_space(text, label.end()) if label else line.end
        if words and start < line.end:
            found.append(_said_by(_head_of(words), (Span(start, line.end),), Form.DIRECT))
    return found if len(found) > 1 else []


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _has_verb(words: Sequence[Token]) -> bool:
    return any(word.pos_ in ("VERB", "AUX") for word in words)


def _said_by(source: Token, content: tuple[Span, ...], form: Form) -> Draft:
    return Draft(
        words=(),
        lemma="",
        cue_class=CueClass.SAY,
        source=source,
        content=content,
        form=form,
    )


def _head_of(words: Sequence[Token]) -> Token:
    inside = {word.i for word in words}
    return next((word for word in words if word.head.i not in inside), words[0])
