"""Stretches of tokens: what belongs to a phrase, what is cut out, and as which spans it prints."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.attribute.quotes import CLOSERS, MARKS
from kg.grammar import char_span, children, tokens_in
from kg.records import Span

#: What may stand at the edge of a content or a source without belonging to it.
_EDGE = frozenset(",.;:-–—…")
_RELATIVE = frozenset({"which", "who", "whom", "whose", "where", "when"})
_CONCESSIVE = frozenset({"though", "although", "while", "whereas", "despite"})
_DASHES = frozenset({"-", "–", "—", "--"})


def subtree(head: Token, *without: Token | None) -> list[Token]:
    """Return the subtree of `head` in text order, less the subtrees of `without`."""
    cut = {token.i for root in without if root is not None for token in root.subtree}
    return [token for token in head.subtree if token.i not in cut and not token.is_space]


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


def _stretches(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    stretch: list[Token] = []
    for token in sorted(tokens, key=lambda token: token.i):
        if stretch and any(not between.is_space for between in _between(stretch[-1], token)):
            yield stretch
            stretch = []
        stretch.append(token)
    if stretch:
        yield stretch


def _between(left: Token, right: Token) -> Iterator[Token]:
    return iter(left.doc[left.i + 1 : right.i])


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
    alone = sum(other.text in MARKS for other in stretch) % 2 == 1
    return token.text in marks and alone


def phrase_span(tokens: Sequence[Token]) -> Span:
    """Return the code points of an unbroken phrase without commas at its edges."""
    found = spans_of(tokens)
    return Span(found[0].start, found[-1].end) if found else char_span(list(tokens))


def text_of(doc: Doc, span: Span) -> str:
    """Return the text of a span that ends at token borders; `Doc.text` would join all tokens."""
    return "".join(token.text_with_ws for token in tokens_in(doc, span)).rstrip()


def words_of(tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens that are words: no punctuation, no white space."""
    return [token for token in tokens if not token.is_punct and not token.is_space]


def first_word(head: Token) -> Token:
    """Return the first token below `head` that is no punctuation, or `head`."""
    return next((part for part in head.subtree if not part.is_punct), head)


def own_words_of_the_outlet(content: Sequence[Token], head: Token) -> list[Token]:
    """Return the tokens of an indirect content that the outlet adds in its own voice.

    They are references at the end ("..., according to a transcript"), relative
    clauses that restrict nothing ("Crimea, which joined in 2014"), phrases with
    "given" after a comma, and concessions that follow ("– though tests have
    failed –"). `head` is the content's head, which is never taken out.
    Words in quotation marks are verbatim; a quotation in the content is put
    back whole when its form is decided.
    """
    inside = {token.i for token in content}
    last = max((token.i for token in words_of(content)), default=0)
    added: list[Token] = []
    for token in content:
        if token.i == head.i or head in token.subtree:
            continue
        trailing = _is_trailing_reference(token) and token.right_edge.i >= last
        if (trailing or _is_aside(token)) and token.head.i in inside:
            added.extend(part for part in subtree(token) if part.i in inside)
    return sorted(set(added), key=lambda token: token.i)


def _is_aside(token: Token) -> bool:
    return _is_loose_relative(token) or _is_given(token) or _is_concession(token)


def _is_loose_relative(token: Token) -> bool:
    """ "regions, which voted" and "Donetsk which voted": a name needs no restriction."""
    if token.dep_ not in ("acl:relcl", "advcl:relcl"):
        return False
    pronoun = next((word for word in token.subtree if word.lower_ in _RELATIVE), None)
    if pronoun is None:
        return False
    return _text_before(token) == "," or token.head.pos_ == "PROPN"


def _is_trailing_reference(token: Token) -> bool:
    """ "He said it failed, according to a transcript": the reporter refers, not he."""
    return first_word(token).lower_ == "according" and _text_before(token) == ","


def _is_given(token: Token) -> bool:
    first = first_word(token)
    return first.lower_ == "given" and first.i != token.i and _text_before(token) == ","


def _is_concession(token: Token) -> bool:
    marked = any(mark.lower_ in _CONCESSIVE for mark in children(token, "mark", "case"))
    set_off = _text_before(token)
    return token.dep_ in ("advcl", "obl") and (
        (marked and set_off in _DASHES) or (_is_contrast(token) and set_off == ",")
    )


def _is_contrast(token: Token) -> bool:
    """ "..., although he again refused": contrasts at the end are the reporter's as a rule."""
    marked = any(mark.lower_ in ("although", "though") for mark in children(token, "mark"))
    return marked and token.i > token.head.i


def _text_before(token: Token) -> str:
    """Return the text before the phrase of `token`; a mark that hangs on it counts as before."""
    first = token.left_edge.i
    doc = token.doc
    if doc[first].is_punct:
        return str(doc[first].text)
    return str(doc[first - 1].text) if first > 0 else ""


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
