"""What is known of each phrase of a text by itself, as columns over all phrases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from kg.link.coref.kinds import (
    PERSON,
    UNKNOWN,
    kind_of,
    nature_of,
    number_of,
    role_of,
    top_of,
    type_of,
)
from kg.link.coref.phrases import Phrase

Ints = NDArray[np.int64]

_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})
#: Bits of the marks of a phrase's words; two words share one only by rare chance.
_BITS = 120
_COLUMNS = (
    "start",
    "end",
    "root",
    "sentence",
    "kind",
    "role",
    "type",
    "number",
    "gender",
    "person",
    "quotation",
    "speaker",
    "verb",
    "opens",
    "length",
    "behind",
    "owner",
    "before",
    "joined",
)


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks where: of each token the number of its quotation, of each quotation the head
    token of its source; -1 for none.
    """

    quotation: Sequence[int]
    speaker: Sequence[int]


@dataclass(slots=True)
class Mentions:
    """Columns over the phrases of a text, in the order of `find_phrases`.

    `words` are two 60-bit marks for the content words of each phrase: equal words, equal bits.
    `heads` are head words, `firsts` first content words (a first name, an adjective), `texts` the
    words without articles, all in lower case.
    """

    phrases: list[Phrase]
    columns: dict[str, Ints]
    words: NDArray[np.uint64]
    heads: list[str]
    firsts: list[str]
    texts: list[str]

    def __getitem__(self, name: str) -> Ints:
        return self.columns[name]

    def __len__(self) -> int:
        return len(self.phrases)


def read_mentions(
    tokens: Sequence[Token],
    phrases: list[Phrase],
    voices: Voices,
    genders: Mapping[int, int] | None = None,
) -> Mentions:
    """Return the columns of all phrases of a text.

    `tokens` are all of its tokens, in a list, since a Doc makes them anew each time. `genders` says
    by head token what is known of somebody's gender from outside of the text.
    """
    text = _Text(tokens, voices)
    rows = [text.measure(phrase) for phrase in phrases]
    table = np.array(rows, dtype=np.int64).reshape(-1, len(_COLUMNS))
    columns = {name: table[:, at].copy() for at, name in enumerate(_COLUMNS)}
    for at, phrase in enumerate(phrases):
        known = (genders or {}).get(phrase.root, UNKNOWN)
        if known and not phrase.many:
            columns["gender"][at], columns["person"][at] = known, PERSON
    words = [text.words(phrase) for phrase in phrases]
    columns["again"] = _count_again([each.text for each in words])
    return Mentions(
        phrases=phrases,
        columns=columns,
        words=np.array([each.marks for each in words], dtype=np.uint64).reshape(-1, 2),
        heads=[each.head for each in words],
        firsts=[each.first for each in words],
        texts=[each.text for each in words],
    )


@dataclass(frozen=True, slots=True)
class _Words:
    text: str
    head: str
    first: str
    marks: tuple[int, int]


class _Text:
    def __init__(self, tokens: Sequence[Token], voices: Voices) -> None:
        self._tokens = tokens
        self._sentence: list[int] = []
        self._opens: list[int] = []
        number = opens = 0
        for at, token in enumerate(tokens):
            if token.is_sent_start and at:
                number, opens = number + 1, at
            self._sentence.append(number)
            self._opens.append(opens)
        self._voices = voices

    def measure(self, phrase: Phrase) -> tuple[int, ...]:
        """Return one row of _COLUMNS."""
        root = self._tokens[phrase.root]
        top, opens = top_of(root), self._opens[phrase.root]
        kind, name_type = kind_of(phrase, root), type_of(phrase, root)
        quotation = self._voices.quotation[phrase.root]
        before = self._tokens[phrase.start : phrase.root + 1]
        return (
            phrase.start,
            phrase.end,
            phrase.root,
            self._sentence[phrase.root],
            kind,
            role_of(top),
            name_type,
            number_of(root, kind),
            *nature_of(before, root, kind, name_type),
            quotation,
            self._voices.speaker[quotation] if quotation >= 0 else -1,
            top.head.i,
            int(phrase.start - opens <= 1),
            min(phrase.end - phrase.start, 12),
            int(phrase.end - 1 > phrase.root),
            root.head.i if root.dep_ == "nmod:poss" else -1,
            min(phrase.root - opens, 40),
            int(root.dep_ == "conj" or any(child.dep_ == "conj" for child in root.rights)),
        )

    def words(self, phrase: Phrase) -> _Words:
        """Return what is compared of a phrase's words; tails count to the eighth word."""
        root = self._tokens[phrase.root]
        tokens = self._tokens[phrase.start : min(phrase.end, phrase.root + 8)]
        if len(tokens) == 1:
            head = _plain(root)
            return _Words(root.lower_, head, root.lower_, _mark(tokens))
        plain = [w.lower_ for w in tokens if w.dep_ not in ("det", "punct") and w.tag_ != "POS"]
        near = [w for w in tokens if w.pos_ in _CONTENT]
        first = next((w for w in near if w.i < phrase.root), root)
        return _Words(" ".join(plain or [root.lower_]), _plain(root), first.lower_, _mark(near))


def _count_again(texts: Sequence[str]) -> Ints:
    """Return how many phrases before each have the same words."""
    seen: dict[str, int] = defaultdict(int)
    counts = []
    for text in texts:
        counts.append(seen[text])
        seen[text] += 1
    return np.array(counts, dtype=np.int64)


def _mark(tokens: Sequence[Token]) -> tuple[int, int]:
    marks = 0
    for token in tokens:
        marks |= 1 << crc32(_plain(token).encode("utf-8")) % _BITS
    half = _BITS // 2
    return marks & ((1 << half) - 1), marks >> half


def _plain(token: Token) -> str:
    return token.lower_ if token.pos_ == "PROPN" else token.lemma_.lower()
