"""What hangs below a token, and which tokens are words."""

from collections.abc import Iterable

from spacy.tokens import Token


def subtree(head: Token, *without: Token | None) -> list[Token]:
    """Return the subtree of `head` in text order, less the subtrees of `without`."""
    cut = {token.i for root in without if root is not None for token in root.subtree}
    return [token for token in head.subtree if token.i not in cut and not token.is_space]


def words_of(tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens that are words: no punctuation, no white space."""
    return [token for token in tokens if not token.is_punct and not token.is_space]


def first_word(head: Token) -> Token:
    """Return the first token below `head` that is no punctuation, or `head`."""
    return next((part for part in head.subtree if not part.is_punct), head)
