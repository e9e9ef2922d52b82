"""Where sentences start: rules over tokens, made for news text.

A full stop is a weak sign in news (U.S., Gen., 3.5) and quotation marks hold several sentences, or
a question in the middle of one. The word lists are data files beside this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from spacy.tokens import Doc

from kg.wordlists import read_rows

BREAKS_KEY = "kg_breaks"
"""Key in `doc.user_data`: a tuple of code-point offsets at which a sentence must start."""

_STOPS = re.compile(r"[.!?…。！？]+")
_CLOSERS = frozenset("”’\"')]}»›") | {"''"}
_OPENERS = frozenset("“‘([{«‹„") | {"``"}
_BLANK_LINE = re.compile(r"\n\s*\n|[\r\u2028\u2029]\s*[\r\n\u2028\u2029]")
_HARD_WRAP = 50
"""A line this long that goes on in lower case was wrapped by a mail program, not ended by a writer.
"""
_SPEECH_REACH = 7
"""How many words after a quotation its verb of speech may stand: "Why?" Deputy Prime Minister Anna
Berg asked.
"""


@cache
def read_word_classes(name: str) -> dict[str, frozenset[str]]:
    """Return the classes of a data file of CLASS <tab> FORM lines."""
    classes: dict[str, set[str]] = {}
    for _, (kind, form) in read_rows("kg.english", f"data/{name}"):
        classes.setdefault(kind, set()).add(form)
    return {kind: frozenset(forms) for kind, forms in classes.items()}


@dataclass(frozen=True, slots=True)
class _Row:
    """The tokens of a document as plain strings; `glued[i]` says that no white space follows token
    i.
    """

    texts: Sequence[str]
    glued: Sequence[bool]


class SentenceSplitter:
    """spaCy component that sets sentence starts; honours the offsets in
    `doc.user_data["kg_breaks"]`.
    """

    def __init__(self) -> None:
        abbreviations = read_word_classes("abbreviations.txt")
        words = read_word_classes("sentence_words.txt")
        self._titles, self._before_number = abbreviations["title"], abbreviations["number"]
        self._may_end = abbreviations["may"]
        self._openers, self._speech = words["opener"], words["speech"]

    def __call__(self, doc: Doc) -> Doc:
        """Mark the first token of every sentence."""
        starts = np.full((len(doc), 1), -1, dtype=np.int64)
        if len(doc):
            starts[0] = 1
            starts[self.find_starts(doc)] = 1
            doc.from_array(["SENT_START"], starts.astype(np.uint64))  # type: ignore[arg-type]
        return doc

    def find_starts(self, doc: Doc) -> list[int]:
        """Return the token numbers at which a sentence starts, in order, without the first token of
        the document.
        """
        row = _Row([token.text for token in doc], [not token.whitespace_ for token in doc])
        found = set(self._find_line_starts(row)) | set(self._find_stop_starts(row))
        found |= set(_find_forced(doc, doc.user_data.get(BREAKS_KEY, ())))
        return sorted(at for at in found if 0 < at < len(doc))

    def _find_line_starts(self, row: _Row) -> Iterator[int]:
        """A line end always ends a sentence, but for a hard-wrapped line; white space stays with
        the sentence before.
        """
        line_start = 0
        for at, text in enumerate(row.texts):
            if text.isspace() and any(c in text for c in "\n\r\u2028\u2029"):
                if at + 1 < len(row.texts) and not self._is_wrapped(row, line_start, at):
                    yield at + 1
                line_start = at + 1

    def _is_wrapped(self, row: _Row, start: int, at: int) -> bool:
        if _BLANK_LINE.search(row.texts[at]) or at == start:
            return False
        length = sum(map(len, row.texts[start:at])) + sum(
            not glued for glued in row.glued[start:at]
        )
        goes_on = row.texts[at + 1][:1].islower() and not _STOPS.fullmatch(row.texts[at - 1])
        return length >= _HARD_WRAP and goes_on

    def _find_stop_starts(self, row: _Row) -> Iterator[int]:
        for at, text in enumerate(row.texts):
            if not (_STOPS.fullmatch(text) or text[-1] in ".。！？"):
                continue
            if at + 1 < len(row.texts) and _STOPS.fullmatch(row.texts[at + 1]):
                continue
            after = self._skip_closers(row, at)
            if after < len(row.texts) and self._ends_sentence(row, at, after):
                yield after

    def _skip_closers(self, row: _Row, at: int) -> int:
        """Return the first token after a stop and the quotation marks or brackets that close right
        behind it.
        """
        after = at + 1
        while after < len(row.texts) and row.texts[after] in _CLOSERS:
            # A curly mark closes also behind a space: ... and that was it … ” Then
            if not row.glued[after - 1] and row.texts[after] != "”":
                break
            if row.texts[after] in "\"'" and not self._closes(row, after):
                break
            after += 1
        note = row.texts[after : after + 3]
        if len(note) == 3 and note[0] == "[" and note[1].isdigit() and note[2] == "]":
            return after + 3
        return after

    @staticmethod
    def _closes(row: _Row, at: int) -> bool:
        """A straight mark with a word glued behind it ("war."The) closes only if an earlier one is
        open.
        """
        if not row.glued[at] or at + 1 == len(row.texts) or row.texts[at + 1] in ".,;:!?)":
            return True
        mark = row.texts[at]
        start = max(0, at - 400)
        return sum(text == mark for text in row.texts[start:at]) % 2 == 1

    def _ends_sentence(self, row: _Row, at: int, after: int) -> bool:
        stop, closed = row.texts[at], after > at + 1
        first = _skip_openers(row.texts, after)
        following = row.texts[first] if first < len(row.texts) else ""
        if not following or following.isspace():
            return False
        opens_quote = first > after
        if not _may_open(following):
            return "?" in stop and not closed and following[0].islower() and not row.glued[at]
        quoted = closed and row.texts[after - 1] in "”’\"'»"
        if stop in (".", "...", "…") or not _STOPS.fullmatch(stop):
            if quoted and self._is_tag_line(row.texts, after):
                return False
            return self._full_stop_ends(row, at, following, opens_quote or closed)
        return not (quoted and self._speech_follows(row.texts, after))

    def _full_stop_ends(self, row: _Row, at: int, following: str, quoted: bool) -> bool:
        stop = row.texts[at]
        commonly_opens = following.lower() in self._openers or quoted
        if stop in ("...", "…"):
            return commonly_opens or (at > 0 and row.glued[at - 1] and following[:1].isupper())
        word = stop[:-1] if stop != "." else (row.texts[at - 1] if at and row.glued[at - 1] else "")
        plain = word.lower()
        if (plain in self._titles and word[:1].isupper()) or plain in (
            "e.g",
            "i.e",
            "vs",
            "cf",
            "approx",
        ):
            return False
        if plain in self._before_number and following[:1].isdigit():
            return False
        if plain in self._before_number and stop != ".":
            return commonly_opens
        if plain in self._may_end or re.fullmatch(r"(?:\w\.)+\w", plain):
            return commonly_opens
        if len(word) == 1 and word.isupper() and word != "I":
            return commonly_opens
        if word.isdigit() and (at < 2 or "\n" in row.texts[at - 2]):
            return False
        return stop == "." or commonly_opens

    def _speech_follows(self, texts: Sequence[str], start: int) -> bool:
        """“Why now?” Prime Minister Anna Berg asked: the question does not end the sentence around
        it.
        """
        small = 0
        for text in texts[start : start + _SPEECH_REACH]:
            if text.lower() in self._speech:
                return True
            if _STOPS.fullmatch(text) or text in '“"‘(' or "\n" in text:
                return False
            small += text[:1].islower()
            if small > 2:
                return False
        return False

    def _is_tag_line(self, texts: Sequence[str], start: int) -> bool:
        """“They dismissed it.” Berg said. - nothing but a name and a verb of speech up to the full
        stop.
        """
        for at, text in enumerate(texts[start : start + 4], start):
            if text in self._speech:
                return at > start and at + 1 < len(texts) and texts[at + 1] == "."
            if not text[:1].isupper():
                return False
        return False


def _skip_openers(texts: Sequence[str], at: int) -> int:
    while at < len(texts) and (texts[at] in _OPENERS or texts[at] in "\"'-–—•*"):
        at += 1
    return at


def _may_open(word: str) -> bool:
    """Lower case goes on with a sentence; capitals, figures, signs such as @ # $ and other scripts
    may open one.
    """
    first = word[0]
    return not first.islower() and first not in ",;:.!?)]}%&/"


def _find_forced(doc: Doc, breaks: Sequence[int]) -> Iterator[int]:
    """Yield the first token at or after each offset; white space stays with what is before."""
    ordered = sorted(breaks)
    at = 0
    for offset in ordered:
        while at < len(doc) and (doc[at].idx < offset or doc[at].is_space):
            at += 1
        if at < len(doc):
            yield at
