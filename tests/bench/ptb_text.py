"""Sentences spaced as in the Penn Treebank, made fit for the pipeline, and back again.

The sets of open information extraction and of factuality give a sentence as words with blanks
between them ("do n't", "-LRB-", double backquotes). There are two ways to read them: `keep_words`
makes each word a token; `detokenise` writes the sentence as a newspaper would print it and leaves
the words to the tokenizer. Either way each word keeps its place in the text, so that what was
found can be given back in the words of the set.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from kg.attribute import find_attributions
from kg.english import parse_texts
from kg.extract import extract_assertions
from kg.records import Assertion, Attribution, Span
from tests.articles import bare_article

ESCAPES = {
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "-LCB-": "{",
    "-RCB-": "}",
    "``": "“",
    "''": "”",
    "`": "‘",
    "--": "–",
}
"""What the Penn Treebank writes for signs of print."""
_LEFT = re.compile(
    r"[.,;:?!%)\]}”]|\.\.\.|(?i:n['’]t|['’](?:s|re|ve|ll|d|m)|na|ta)|['’]", flags=re.UNICODE
)
"""Words that stand close to the word before them."""
_RIGHT = re.compile(r"[(\[{“‘$£€#]|US\$|C\$|A\$")
"""Words to which the next one stands close."""
_HOSTS = frozenset({"gon", "wan", "got"})
"""The first halves of "gonna", "wanna" and "gotta"; elsewhere "na" and "ta" are words."""


def add_ways(parser: argparse.ArgumentParser) -> None:
    """Add the options `--words` and `--text`: how a sentence of a set is read."""
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--words", action="store_true", default=True, help="words become tokens")
    ways.add_argument("--text", dest="words", action="store_false", help="detokenise first")


@dataclass(frozen=True, slots=True)
class Spaced:
    """A sentence: its words as the set has them, a text, and the place of each word in it."""

    words: tuple[str, ...]
    text: str
    spans: tuple[Span, ...]

    def surface(self, at: int) -> str:
        """Return the word at this place as it stands in the text."""
        return self.spans[at].slice(self.text)

    def places(self, span: Span) -> list[int]:
        """Return the places of the words that `span` touches, in order."""
        return [at for at, own in enumerate(self.spans) if own.overlaps(span)]

    def spell(self, span: Span, text: str) -> tuple[int, ...]:
        """Return the places of the words that spell `text`, blanks left aside, in order.

        They are looked for from the end of `span` backwards, past its start where it does not hold
        them all: a second verb borrows the auxiliary before the first one.
        """
        rest = "".join(text.split())
        found: list[int] = []
        last = max(self.places(span), default=-1)
        for at in range(last, -1, -1):
            word = self.surface(at)
            if word and rest.endswith(word):
                found.append(at)
                rest = rest[: -len(word)]
        return tuple(reversed(found))


def keep_words(words: Sequence[str]) -> Spaced:
    """Return the words with one blank between them, signs of print restored."""
    return _place(words, [True] * len(words))


def detokenise(words: Sequence[str]) -> Spaced:
    """Return the sentence as it would be printed: no blank before a stop, quotes close."""
    close = [False] * (len(words) + 1)
    opened: set[str] = set()
    for at, word in enumerate(words):
        sign = ESCAPES.get(word, word)
        if word in ('"', "'") and not _is_possessive(words, at, opened):
            # A straight quotation mark opens and closes in turn.
            close[at + (word not in opened)] = True
            opened ^= {word}
        elif _LEFT.fullmatch(sign):
            half = sign.lower() in ("na", "ta")
            close[at] = not half or (at > 0 and words[at - 1].lower() in _HOSTS)
        elif _RIGHT.fullmatch(sign):
            close[at + 1] = True
        elif word in "-/" and 0 < at < len(words) - 1:
            close[at] = close[at + 1] = True
    return _place(words, [not each for each in close[1:]])


def _is_possessive(words: Sequence[str], at: int, opened: set[str]) -> bool:
    return words[at] == "'" and at > 0 and words[at - 1].endswith("s") and "'" not in opened


def _place(words: Sequence[str], blanks: Sequence[bool]) -> Spaced:
    text, spans = "", []
    for word, blank in zip(words, blanks, strict=True):
        sign = ESCAPES.get(word, word)
        spans.append(Span(len(text), len(text) + len(sign)))
        text += sign + " " * blank
    return Spaced(tuple(words), text.rstrip(), tuple(spans))


@dataclass(frozen=True, slots=True)
class Read:
    """What the stages before linking make of one sentence."""

    spaced: Spaced
    doc: Doc
    attributions: tuple[Attribution, ...]
    assertions: tuple[Assertion, ...]


def read_sentence(nlp: Language, words: Sequence[str], *, as_words: bool) -> Read:
    """Run the English pipeline, attribution and extraction over one sentence.

    `as_words` takes each word for a token and all of them for one sentence; else the detokenised
    text is read as any other.
    """
    spaced = keep_words(words) if as_words else detokenise(words)
    doc = _run_words(nlp, spaced) if as_words else next(parse_texts(nlp, [(spaced.text, ())]))
    article = bare_article(doc.text)
    attributions = tuple(find_attributions(doc, article))
    assertions, _ = extract_assertions(doc, article, attributions)
    return Read(spaced, doc, attributions, assertions)


def _run_words(nlp: Language, spaced: Spaced) -> Doc:
    count = len(spaced.words)
    spaces = [at + 1 < count for at in range(count)]
    signs = [spaced.surface(at) for at in range(count)]
    doc = Doc(nlp.vocab, words=signs, spaces=spaces, sent_starts=[at == 0 for at in range(count)])
    for name, component in nlp.pipeline:
        if name != "kg_sentences":
            doc = component(doc)
    return doc
