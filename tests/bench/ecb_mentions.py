"""Reads event mentions (JSON lines, `.gz` or plain) and looks them up in their parsed sentences.

A line has topic, sub, doc, sent (tokens joined by spaces), text (the mention), chain and split.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, Token

from kg.merge.events import event_of, verb_of

#: Dependents that tell one event from another of its kind.
_ARGUMENTS = frozenset(
    {"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "compound", "nmod:poss"}
)
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One mention: where it stands, its head, the words around it, and its gold chain."""

    index: int
    sub: str
    doc: str
    chain: str
    lemma: str
    event: str
    is_verb: bool
    arguments: frozenset[str]
    sentence: frozenset[str]
    words: frozenset[str]


def read_lines(path: Path) -> list[dict[str, str]]:
    """Return the mentions of a file as they stand."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def _head(tokens: list[Token]) -> Token:
    """Return the token of a mention whose head stands outside it."""
    inside = {token.i for token in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[0])


def _tokens(doc: Doc, text: str) -> list[Token]:
    """Return the tokens of a mention, also where it is not in one piece."""
    at = doc.text.find(text)
    if at >= 0:
        return [t for t in doc if t.idx < at + len(text) and t.idx + len(t) > at] or [doc[0]]
    words = set(text.split())
    return [token for token in doc if token.text in words] or [doc[0]]


def _lemma(head: Token) -> str:
    particles = [c.lemma_.lower() for c in head.children if c.dep_ == "compound:prt"]
    return " ".join([head.lemma_.lower(), *particles])


def _arguments(head: Token) -> frozenset[str]:
    found = [c for c in head.children if c.dep_ in _ARGUMENTS]
    if head.dep_ in ("compound", "amod", "obj") and head.head.i != head.i:
        found += [c for c in head.head.children if c.dep_ in _ARGUMENTS]
    words = {w.lemma_.lower() for c in found for w in (c, *c.children) if w.pos_ in _CONTENT}
    return frozenset(words - {head.lemma_.lower()})


def mentions_of(lines: list[dict[str, str]], docs: dict[str, Doc]) -> Iterator[EventMention]:
    """Yield the mention of each line; `docs` are the parsed sentences by their text."""
    for index, line in enumerate(lines):
        doc = docs[line["sent"]]
        tokens = _tokens(doc, line["text"])
        head = _head(tokens)
        lemma = _lemma(head)
        event = event_of(lemma)
        if event == lemma and " " in lemma:
            event = event_of(head.lemma_.lower())
        yield EventMention(
            index=index,
            sub=line["sub"],
            doc=line["doc"],
            chain=line["chain"],
            lemma=lemma,
            event=event,
            is_verb=head.pos_ == "VERB" or verb_of(lemma) is not None,
            arguments=_arguments(head),
            sentence=frozenset(t.lemma_.lower() for t in doc if t.pos_ in _CONTENT),
            words=frozenset(t.lemma_.lower() for t in tokens if t.pos_ in _CONTENT),
        )
