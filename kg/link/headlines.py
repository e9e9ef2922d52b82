"""Headline case: where nearly every word is capitalised, capitals tell nothing."""

from spacy.tokens import Token


def is_headline_case(token: Token) -> bool:
    """Say whether nearly every longer word of the sentence about a token is capitalised."""
    words = [word for word in token.sent if word.is_alpha and len(word) > 3]
    capital = [word for word in words if word.text[:1].isupper()]
    return len(capital) >= 0.7 * len(words)
