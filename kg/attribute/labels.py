"""Speakers named by a label alone: headlines, a name behind a dash."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.attribute.drafts import Draft, Layout
from kg.attribute.lexicon import load_words
from kg.attribute.phrases import spans_of
from kg.attribute.sources import is_person_like
from kg.attribute.subtrees import words_of
from kg.records import Article, CueClass, Form, Span, Zone, ZoneKind

DASHES = frozenset({"–", "—", "―", "-", "--"})
#: A speaker in a headline is named in a few words; more are a clause.
_LONGEST_NAME = 5
#: A signature may add what the speaker is: "– Ana Lee, head of the farmers' union".
_LONGEST_LABEL = 14


def find_headline_drafts(layout: Layout, article: Article, drafts: Sequence[Draft]) -> list[Draft]:
    """Return what headlines attribute by a colon, a last dash, or a bare verb at the end.

    Only title and standfirst zones are read, and one that already has an
    attribution with a cue is left as it is.
    """
    found: list[Draft] = []
    for zone in article.zones:
        if zone.kind in (ZoneKind.TITLE, ZoneKind.STANDFIRST) and not _is_taken(zone, drafts):
            tokens = layout.tokens_between(zone.span.start, zone.span.end)
            found.extend(_read_headline(tokens, article.outlet))
    return [replace(draft, form=_form_with_quotes(draft, layout)) for draft in found]


def _form_with_quotes(draft: Draft, layout: Layout) -> Form:
    quoted = any(quote.outer.overlaps(draft.content[0]) for quote in layout.quotes)
    return Form.MIXED if quoted else draft.form


def _is_taken(zone: Zone, drafts: Sequence[Draft]) -> bool:
    return any(
        draft.words and draft.content and zone.span.contains(draft.content[0]) for draft in drafts
    )


def _read_headline(tokens: Sequence[Token], outlet: str) -> Iterator[Draft]:
    """Read "Kremlin: talks are over", "Talks over: UN", "Talks are over – Kremlin" and the like."""
    for at, token in enumerate(tokens):
        if token.text == ":":
            before, behind = tokens[:at], tokens[at + 1 :]
            found = [*_headline_draft(before, behind, outlet, place_speaks=False)]
            yield from found or _headline_draft(behind, before, outlet, place_speaks=True)
            return
    yield from _headline_with_verb(tokens)
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
    head = _head_of(words)
    named = place_speaks and all(
        word.pos_ in ("PROPN", "DET", "ADJ") or word.text.isupper() for word in words
    )
    if (named or any(map(_speaks, words))) and _has_verb(content):
        yield _said_by(head, spans_of(content), Form.INDIRECT)


def _headline_with_verb(tokens: Sequence[Token]) -> Iterator[Draft]:
    """Read "Steel accord near, sources say", whose first part the tree cannot make out."""
    words = words_of(tokens)
    commas = [at for at, token in enumerate(tokens) if token.text == ","]
    cue = words[-1] if words else None
    if cue is None or not commas or cue.lemma_.lower() not in load_words("headline-verb"):
        return
    name = words_of(tokens[commas[-1] + 1 :])[:-1]
    if name and len(name) <= _LONGEST_NAME and any(map(_speaks, name)):
        content = spans_of(tokens[: commas[-1]])
        draft = _said_by(_head_of(name), content, Form.INDIRECT)
        yield replace(draft, words=(cue,), lemma=cue.lemma_.lower())


def _speaks(word: Token) -> bool:
    """Say whether a word of a label is a person's or body's name, or what one is by trade."""
    role = load_words("role") | load_words("anonymous")
    return is_person_like(word) or word.lemma_.lower() in role


def speaker_in_label(tokens: Sequence[Token]) -> Token | None:
    """Return the head of a name that labels a quotation, or None where it is no name."""
    words = words_of(tokens)
    if not words or len(words) > _LONGEST_LABEL or _has_verb(words):
        return None
    head = _head_of(words)
    named = any(map(_speaks, words)) or head.pos_ == "PROPN"
    return head if named else None


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
