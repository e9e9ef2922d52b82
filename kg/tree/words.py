"""Words of a parsed document as plain objects, by spaCy's names."""

from collections.abc import Iterator
from math import inf
from typing import TYPE_CHECKING

from spacy.tokens import MorphAnalysis

if TYPE_CHECKING:
    from kg.tree.tree import Tree


class Word:
    """One token: its own attributes, and its place in the tree."""

    __slots__ = (
        *("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_"),
        *("shape_", "whitespace_", "is_sent_start", "is_space", "is_punct", "is_quote"),
        *("is_alpha", "is_upper", "like_num"),
        *("doc", "sent", "head", "children", "n_lefts", "n_rights", "_subtree"),
    )
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    whitespace_: str
    is_sent_start: bool
    is_space: bool
    is_punct: bool
    is_quote: bool
    is_alpha: bool
    is_upper: bool
    like_num: bool
    shape_: str
    ent_iob_: str
    doc: "Tree"
    sent: "Run"
    head: "Word"
    children: list["Word"]
    n_lefts: int
    n_rights: int
    _subtree: list["Word"] | None

    def __len__(self) -> int:
        """Return the number of code points."""
        return len(self.text)

    @property
    def subtree(self) -> list["Word"]:
        """The word and all below it, as spaCy orders them."""
        if self._subtree is None:
            left = [word for part in self.lefts for word in part.subtree]
            right = [word for part in self.rights for word in part.subtree]
            self._subtree = [*left, self, *right]
        return self._subtree

    @property
    def text_with_ws(self) -> str:
        """The word with the blank behind it, if there is one."""
        return self.text + self.whitespace_

    @property
    def morph(self) -> MorphAnalysis:
        """The features of the form, which few rules ask for."""
        return self.doc.source[self.i].morph

    @property
    def left_edge(self) -> "Word":
        """The first word of the subtree."""
        return min(self.subtree, key=_position)

    @property
    def right_edge(self) -> "Word":
        """The last word of the subtree."""
        return max(self.subtree, key=_position)

    @property
    def lefts(self) -> list["Word"]:
        """The dependents before the word."""
        return [part for part in self.children if part.i < self.i]

    @property
    def rights(self) -> list["Word"]:
        """The dependents after the word."""
        return [part for part in self.children if part.i > self.i]

    @property
    def ancestors(self) -> Iterator["Word"]:
        """The words above, nearest first."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    def is_ancestor(self, other: "Word") -> bool:
        """Say whether the word stands above another one."""
        return any(word is self for word in other.ancestors)

    def nbor(self, steps: int = 1) -> "Word":
        """Return the word so many places on."""
        return self.doc[self.i + steps]


class Run(tuple[Word, ...]):
    """Neighbouring words: a sentence, or a stretch of text."""

    __slots__ = ()

    @property
    def doc(self) -> "Tree":
        """The tree that the words are of."""
        return self[0].doc

    @property
    def start(self) -> int:
        """The position of the first word."""
        return self[0].i

    @property
    def start_char(self) -> int:
        """The code point at which the first word starts."""
        return self[0].idx

    @property
    def end_char(self) -> int:
        """The code point after the last word."""
        return self[-1].idx + len(self[-1])

    @property
    def end(self) -> int:
        """The position after the last word."""
        return self[-1].i + 1

    @property
    def text(self) -> str:
        """What is printed from the first to the last word."""
        return self[0].doc.text[self.start_char : self.end_char] if self else ""

    @property
    def root(self) -> Word:
        """The word that hangs on none, else of those that hang on words outside the highest."""
        for word in self:
            if word.head is word:
                return word
        start, end = self.start, self.end
        outer = [word for word in self if not start <= word.head.i < end]
        return min(outer, key=_depth) if len(outer) > 1 else (outer or self)[0]


def _position(word: Word) -> int:
    return word.i


def _depth(word: Word) -> float:
    if (word.is_punct or word.is_space) and not word.children:
        # A comma heads a stretch of text only where nothing else does.
        return inf
    return sum(1 for _ in word.ancestors)
