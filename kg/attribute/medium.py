"""The medium of a saying: the outlet spoken to, or the interview or document it stood in."""

from spacy.tokens import Token

from kg.attribute.lexicon import load_words
from kg.attribute.phrases import phrase_span, text_of
from kg.attribute.sources import source_tokens
from kg.grammar import char_span, children, preposition
from kg.records import Argument

_CIRCUMSTANCES = ("on", "in", "at", "during", "after", "before")
_PLACES = ("in", "on", "via", "through", "during", "at")


def find_medium(cue: Token) -> Argument | None:
    """Return the outlet, interview or document through which it was said, or None.

    It is an outlet spoken to ("told the Evening Post", "spoke to the paper") or
    a medium with a preposition ("in an interview", "on Telegram").
    """
    for part in cue.children:
        addressee = part.dep_ in ("obj", "iobj") or (
            part.dep_ == "obl" and preposition(part) in ("to", "with")
        )
        placed = part.dep_.startswith("obl") and preposition(part) in _PLACES
        if (addressee and _is_outlet(part)) or (placed and _is_medium(part)):
            return _argument(part)
    return None


def _is_outlet(token: Token) -> bool:
    if token.pos_ == "PROPN":
        last = max([token, *children(token, "flat")], key=lambda part: part.i)
        return last.text in load_words("outlet") or token.text in load_words("outlet-name")
    return token.lemma_ in ("newspaper", "outlet", "magazine", "broadcaster", "station", "agency",
                            "paper", "channel", "network", "daily", "weekly")  # fmt: skip


def _is_medium(token: Token) -> bool:
    return token.lemma_ in load_words("medium") or token.text in load_words("medium")


def _argument(token: Token) -> Argument:
    # "in an interview on Monday in Kiev": when and where are no part of it.
    loose = [part for part in children(token, "nmod") if preposition(part) in _CIRCUMSTANCES]
    first = min((part.left_edge.i for part in loose), default=len(token.doc))
    tokens = [part for part in source_tokens(token) if part.i < max(first, token.i + 1)]
    span = phrase_span(tokens)
    minimal = [part for part in tokens if part.dep_ != "det" or part.head.i != token.i]
    return Argument(
        text=text_of(token.doc, span),
        span=span,
        head=token.text if token.pos_ == "PROPN" else token.lemma_ or token.text,
        head_span=char_span([token]),
        minimal="".join(part.text_with_ws for part in minimal).strip(),
    )
