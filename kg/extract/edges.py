"""Where a phrase begins and ends: without loose punctuation and quotation marks."""

from spacy.tokens import Token

OPENERS = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "(": ")", "[": "]"}
CLOSERS = frozenset(OPENERS.values())


def trim(tokens: list[Token], head: Token, *, whole: bool = False) -> list[Token]:
    """Return `tokens` without punctuation and lone quotation marks at their edges.

    Of a phrase an "and" or preposition at its start goes too; a `whole` clause keeps both.
    """
    while len(tokens) > 1:
        if tokens[-1].i != head.i and _is_loose_end(tokens):
            tokens = tokens[:-1]
        elif tokens[0].i != head.i and _is_loose_start(tokens, head, whole=whole):
            tokens = tokens[1:]
        else:
            break
    return tokens


def _is_mark(token: Token) -> bool:
    return token.is_punct or token.is_quote or token.pos_ == "PUNCT"


def _is_loose_end(tokens: list[Token]) -> bool:
    last = tokens[-1]
    if not _is_mark(last) or (last.pos_ == "SYM" and last.text == "%"):
        return False
    if last.text not in CLOSERS:
        return True
    openers = {mark for mark, closer in OPENERS.items() if closer == last.text}
    inside = [token.i for token in tokens[:-1] if token.text in openers]
    return not inside or inside[0] == tokens[0].i


def _counts(first: Token, head: Token) -> bool:
    word = first.head
    if word.i == head.i:
        return False
    while word.i not in (head.i, word.head.i):
        if word.pos_ == "NUM":
            return True
        word = word.head
    return word.pos_ == "NUM"


def _limits(tokens: list[Token]) -> bool:
    # "at least some of the ships"
    return tokens[0].lower_ == "at" and tokens[1].lower_ in ("least", "most")


def _is_loose_start(tokens: list[Token], head: Token, *, whole: bool) -> bool:
    first = tokens[0]
    if not _is_mark(first):
        # A preposition or "and" that a poor parse hung inside the phrase, or the 's of an
        # owner that a link box cut off; not the one of a number: "at least four ships".
        loose = first.dep_ == "cc" or (first.dep_ in ("case", "mark") and not whole)
        return loose and not (_counts(first, head) or _limits(tokens))
    closer = OPENERS.get(first.text)
    return (
        closer is None
        or tokens[-1].text == closer
        or not any(token.text == closer for token in tokens[1:])
    )
