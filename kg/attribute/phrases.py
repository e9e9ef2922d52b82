"""Stretches of tokens: as which spans they print, and how far a clause reaches."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.attribute.subtrees import first_word, subtree, words_of
from kg.grammar import char_span, children, is_gap, tokens_in
from kg.quotes import CLOSERS, MARKS
from kg.records import Span

#: What may stand at the edge of a content or a source without belonging to it.
_EDGE = frozenset(",.;:-–—…")


def spans_of(tokens: Iterable[Token]) -> tuple[Span, ...]:
    """Return the code points of `tokens`, one span per unbroken stretch.

    Commas, stops and dashes at the edges are left out, and so is white space;
    quotation marks stay where their partner stays.
    """
    spans = []
    for stretch in _stretches(tokens):
        trimmed = _trim(stretch)
        if trimmed:
            last = trimmed[-1]
            spans.append(Span(trimmed[0].idx, last.idx + len(last)))
    return tuple(spans)


def asides_of(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """Return the code points of asides from the word before to the word behind each.

    The commas and dashes that set an aside off go with it, so that what is left is words.
    """
    spans = []
    for stretch in _stretches(words_of(tokens)):
        doc, first, last = stretch[0].doc, stretch[0].i, stretch[-1].i
        while first > 0 and _sets_off(doc[first - 1]):
            first -= 1
        while last + 1 < len(doc) and _sets_off(doc[last + 1]):
            last += 1
        start = doc[first - 1].idx + len(doc[first - 1]) if first else 0
        end = doc[last + 1].idx if last + 1 < len(doc) else doc[last].idx + len(doc[last])
        spans.append(Span(start, end))
    return tuple(spans)


def _sets_off(token: Token) -> bool:
    return token.is_space or set(token.text) <= _EDGE


def _stretches(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    stretch: list[Token] = []
    for token in sorted(tokens, key=lambda token: token.i):
        if stretch and not _are_next(stretch[-1], token):
            yield stretch
            stretch = []
        stretch.append(token)
    if stretch:
        yield stretch


def _are_next(left: Token, right: Token) -> bool:
    """Say whether nothing but white space stands between two tokens, and no wide gap."""
    between = [left.doc[place] for place in range(left.i + 1, right.i)]
    return all(token.is_space and not is_gap(token) for token in between)


def _trim(stretch: Sequence[Token]) -> Sequence[Token]:
    start, end = 0, len(stretch)
    while start < end and _is_edge(stretch[start], stretch[start:end], CLOSERS):
        start += 1
    while start < end and _is_edge(stretch[end - 1], stretch[start:end], MARKS):
        end -= 1
    return stretch[start:end]


def _is_edge(token: Token, stretch: Sequence[Token], marks: frozenset[str]) -> bool:
    """Say whether `token` may be trimmed; a mark only where it stands alone."""
    if token.is_space or set(token.text) <= _EDGE:
        return True
    return token.text in marks and sum(other.text in MARKS for other in stretch) % 2 == 1


def phrase_span(tokens: Sequence[Token]) -> Span:
    """Return the code points of an unbroken phrase without commas at its edges."""
    found = spans_of(tokens)
    return Span(found[0].start, found[-1].end) if found else char_span(list(tokens))


def between_gaps(token: Token, span: Span) -> Span:
    """Return the part of a phrase around a token that no wide gap cuts off.

    "Senator Jane Doe [links] (D-Ohio)" with the link box blanked is "Senator Jane Doe".
    """
    part: list[Token] = []
    for word in tokens_in(token.doc, span):
        if not is_gap(word):
            part.append(word)
        elif part and part[-1].i >= token.i:
            break
        else:
            part.clear()
    return phrase_span(part) if part and len(part) < len(tokens_in(token.doc, span)) else span


def text_of(doc: Doc, span: Span) -> str:
    """Return the text of a span that ends at token borders; `Doc.text` would join all tokens."""
    return "".join(token.text_with_ws for token in tokens_in(doc, span)).rstrip()


def clause_without(head: Token, marker: Token) -> list[Token]:
    """Return the clause of `head` as far as the word or phrase `marker` covers it.

    "X reportedly fled and Y says Z": a coordinate clause with a subject of its
    own is not covered unless the marker stands before the whole ("According to
    Z, X fled and Y stayed"). Conjunctions before the clause and asides behind
    it do not belong.
    """
    first = first_word(head)
    leading = marker.left_edge.i <= first.i
    out: list[Token | None] = [marker]
    for part in head.children:
        base = part.dep_.split(":")[0]
        loose = base in ("parataxis", "discourse", "cc", "mark") and part.i < head.i
        trailing = base in ("parataxis", "discourse") and part.i > head.i
        other = base == "conj" and not leading and any(children(part, "nsubj"))
        if loose or trailing or other:
            out.append(part)
    return subtree(head, *out)
