"""Dates, times, amounts and numbers by rule: patterns over one sign for each token.

The entity network knows names only. Rules and word lists are data files; the labels and their
extent follow the habits of OntoNotes ("more than 100" is one CARDINAL, "two hours" a TIME, "last
week" a DATE).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from kg.wordlists import read_rows

_NUMBER = r"(?:(?:[ny]|w(?:-?w)*|i(?=h))(?:-?h(?:&?w)*)*|h(?=[^f])(?:h)*)"
_DIGITS = (
    ("Y", re.compile(r"(?:1[5-9]|20)\d\d-\d\d?-\d\d?|\d\d?[./]\d\d?[./](?:19|20)?\d\d")),
    ("C", re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?=[ap]m)?|[01]?\d(?::[0-5]\d)?[ap]m")),
    ("D", re.compile(r"'?(?:(?:1[5-9]|20)?\d0)s")),
    ("O", re.compile(r"\d+(?:st|nd|rd|th)")),
    ("y", re.compile(r"1[5-9]\d\d|20\d\d")),
    (
        "n",
        re.compile(
            r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-+]?\d+(?:\.\d+)?|\d+/\d+|[½¼¾]|\d+(?:\.\d+)?(?:k|m|mn|bn|b|tn|mln)"
        ),
    ),
)
_NAMES_OF_DAYS = "MK"
_APPROXIMATE = tuple(
    tuple(phrase.split())
    for phrase in (
        "as many as",
        "as much as",
        "no more than",
        "no fewer than",
        "more than",
        "less than",
        "fewer than",
        "at least",
        "at most",
        "up to",
        "close to",
        "just over",
        "just under",
        "well over",
        "about",
        "around",
        "nearly",
        "almost",
        "over",
        "approximately",
        "roughly",
        "under",
        "some",
    )
)
_COUNTED = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"})


@cache
def read_signs() -> dict[str, str]:
    """Return the sign of each listed word; the first line that lists a word wins."""
    signs: dict[str, str] = {}
    for _, (sign, forms) in read_rows("kg.english", "data/quantity_words.txt"):
        for form in forms.split():
            signs.setdefault(form, sign)
    return signs


@cache
def read_rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return (label, pattern) in the order of the file."""
    rows = (row for _, row in read_rows("kg.english", "data/quantity_rules.txt"))
    return tuple((label, re.compile(pattern.replace("{N}", _NUMBER))) for label, pattern in rows)


class QuantityFinder:
    """spaCy component that adds entities of type DATE, TIME, MONEY, PERCENT, QUANTITY, ORDINAL and
    CARDINAL.

    Runs after the tagger ("May" is a month only as a name) and never touches an entity that is
    already there.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Add the spans that no name covers."""
        spans = list(self.find_spans(doc))
        if spans:
            doc.set_ents(spans, default="unmodified")
        return doc

    def find_spans(self, doc: Doc) -> Iterator[Span]:
        """Yield the spans in text order; where rules overlap, the one named first in the rule file
        holds.
        """
        signs = "".join("." if token.ent_type_ else sign_token(token) for token in doc)
        if not signs.strip("."):
            return
        bounds = _find_bounds(doc)
        taken = [False] * len(doc)
        found: list[tuple[int, int, str]] = []
        for label, pattern in read_rules():
            for match in pattern.finditer(signs):
                start, end = _trim(doc, match.start(), match.end(), bounds)
                if start < end and not any(taken[start:end]) and _is_sound(doc, start, end, label):
                    start = (
                        _take_approximation(doc, start, taken, bounds)
                        if label in _COUNTED
                        else start
                    )
                    taken[start:end] = [True] * (end - start)
                    found.append((start, end, label))
        for start, end, label in sorted(found):
            yield Span(doc, start, end, label=label)


def sign_token(token: Token) -> str:
    """Return the sign of a token; a full stop for a word that is no part of an amount or a date."""
    lower = token.lower_
    if lower[0].isdigit() or (lower[0] in "'+-½¼¾" and len(lower) > 1):
        return next((sign for sign, pattern in _DIGITS if pattern.fullmatch(lower)), ".")
    if lower.startswith("mid-"):
        return _sign_middle(lower[4:])
    sign = read_signs().get(lower, ".")
    if sign == "Z" and not token.is_upper:
        return "."
    if sign in _NAMES_OF_DAYS and token.pos_ != "PROPN":
        return "."
    if lower in ("second", "seconds"):
        return "H" if token.pos_ == "NOUN" else "o"
    if lower in ("won", "real", "lei") and token.pos_ != "NOUN":
        return "."
    if (
        lower in ("m", "b", "k", "am", "may")
        and token.i
        and not token.nbor(-1).like_num
        and sign in "ha"
    ):
        return "."
    return sign


def _sign_middle(rest: str) -> str:
    """Return the sign of the second part of "mid-March" or "mid-1990s", which the whole has."""
    digits = next((sign for sign, pattern in _DIGITS if pattern.fullmatch(rest)), ".")
    sign = digits if rest[:1].isdigit() else read_signs().get(rest, ".")
    return sign if sign in "MyDS" else "."


def _find_bounds(doc: Doc) -> list[tuple[int, int]]:
    """Return (start, end) of the sentence of each token (asking spaCy for `token.sent` walks the
    sentence each time).
    """
    starts = [token.i for token in doc if token.is_sent_start] or [0]
    pairs = zip(starts, [*starts[1:], len(doc)], strict=True)
    return [pair for pair in pairs for _ in range(*pair)]


def _trim(doc: Doc, start: int, end: int, bounds: list[tuple[int, int]]) -> tuple[int, int]:
    """Keep a match inside of one sentence; no span starts or ends with a joining sign."""
    end = min(end, bounds[start][1])
    while end > start and doc[end - 1].text in ",-–—":
        end -= 1
    return start, end


def _is_sound(doc: Doc, start: int, end: int, label: str) -> bool:
    """A number alone must be one to the tagger: "one" is often a pronoun, "a" an article, 2014 a
    year or a count.
    """
    if label == "CARDINAL":
        plural = doc[start].lower_.endswith("s")
        return plural or any(t.pos_ == "NUM" or t.text[0].isdigit() for t in doc[start:end])
    if label == "DATE" and end - start == 1 and doc[start].text.isdigit():
        return _is_year(doc, start)
    if label == "DATE" and doc[start].lower_ in ("a", "an") and end - start == 2:
        return not doc[end - 1].lower_.endswith("s")
    if label == "ORDINAL":
        return doc[start].pos_ in ("ADJ", "NOUN", "NUM") or doc[start].text[0].isdigit()
    return True


def _is_year(doc: Doc, at: int) -> bool:
    """ "2014 troops" counts troops, "the 2014 election" tells a year: one thing is not 2014."""
    token = doc[at]
    counts = token.dep_ == "nummod" and not (
        token.head.i > at and token.head.tag_ in ("NN", "NNP") and len(token) == 4
    )
    return not counts and not doc[at - 1 if at else 0].is_currency


def _take_approximation(
    doc: Doc, start: int, taken: list[bool], bounds: list[tuple[int, int]]
) -> int:
    """Return the start with "more than", "nearly" and their like taken in, if they stand in the
    same sentence.
    """
    for phrase in _APPROXIMATE:
        first = start - len(phrase)
        if first < bounds[start][0] or any(taken[first:start]):
            continue
        words = doc[first:start]
        if tuple(token.lower_ for token in words) == phrase and not any(t.ent_type_ for t in words):
            return first
    return start
