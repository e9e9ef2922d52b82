"""A document of plain words in place of spaCy's, for as long as the rules read it."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import cast, overload

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from kg.tree.columns import copy_words, mark_sentences
from kg.tree.words import Run, Word


class Tree:
    """The copy of a document: its words, its sentences, its text."""

    def __init__(self, source: Doc, text: str) -> None:
        """Copy `source`, whose annotation has to be complete; `text` is what was printed."""
        self.source = source
        self.text = text
        self._words = copy_words(source)
        for word in self._words:
            word.doc = self
        self.sents = mark_sentences(self._words)

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self._words)

    def __iter__(self) -> Iterator[Word]:
        """Yield the words in text order."""
        return iter(self._words)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> Run: ...
    def __getitem__(self, at: int | slice) -> Word | Run:
        """Return a word, or the run of words of a slice."""
        return Run(self._words[at]) if isinstance(at, slice) else self._words[at]

    @property
    def ents(self) -> Sequence[DocSpan]:
        """The names, as the Doc has them."""
        return self.source.ents

    def take_apart(self) -> None:
        """Undo the links between words, so that they go with their last reference."""
        for word in self._words:
            del word.children, word.sent, word._subtree
        self._words.clear()

    def char_span(self, start: int, end: int, alignment_mode: str = "strict") -> Run | None:
        """Return the words from code point `start` to `end`, aligned as spaCy does."""
        found = self.source.char_span(start, end, alignment_mode=alignment_mode)
        return None if found is None else self[found.start : found.end]


@contextmanager
def as_tree(doc: Doc, text: str | None = None) -> Iterator[Doc]:
    """Give a `Tree` of `doc`, under the type that the rules are written for.

    `text` is what was printed, where parts of it were blanked for the parse.

    The rules also serve callers with spaCy's own tokens, and read nothing of a Doc or
    a Token that a Tree and its Words have not. Afterwards the tree is taken apart, by whoever
    made it: a tree inside a tree is the same one.

    Within one article nothing becomes garbage but what its last reference frees; looking for
    more of it through the word lists of all stages took a third of the time.
    """
    if isinstance(doc, Tree):
        yield cast(Doc, doc)
        return
    with _without_collector():
        tree = Tree(doc, doc.text if text is None else text)
        try:
            yield cast(Doc, tree)
        finally:
            tree.take_apart()


@contextmanager
def _without_collector() -> Iterator[None]:
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
