"""A parsed document copied into plain objects, for the many small questions of this stage.

The rules ask a token for its label, tag or dependents thousands of times an article, and
spaCy makes new objects and decodes strings for each answer. Here that is done once a
token. A `Tree` offers what the stage reads of a Doc, a `Word` what it reads of a Token,
by the same names and with the same answers; it follows no later change of the Doc.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import cast, overload

from spacy.tokens import Doc

#: The dependents of a word without any, shared and never changed.
_NONE: list["Word"] = []
#: What is copied as it stands, by the names that spaCy's arrays have for it: strings, then truths.
_STRINGS = {
    **{"text": "ORTH", "lower_": "LOWER", "lemma_": "LEMMA", "shape_": "SHAPE"},
    **{"pos_": "POS", "tag_": "TAG", "dep_": "DEP", "ent_type_": "ENT_TYPE"},
}
_TRUTHS = {
    **{"is_space": "IS_SPACE", "is_punct": "IS_PUNCT", "is_quote": "IS_QUOTE"},
    **{"is_alpha": "IS_ALPHA", "is_upper": "IS_UPPER"},
}
_WRAP = 1 << 64


class Word:
    """One token: its own attributes, and its place in the tree."""

    __slots__ = (
        *("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_"),
        *("whitespace_", "is_sent_start", "is_space", "is_punct", "is_quote", "is_alpha"),
        *(
            "shape_",
            "is_upper",
            "doc",
            "sent",
            "head",
            "children",
            "n_lefts",
            "n_rights",
            "_subtree",
        ),
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
    shape_: str
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


class Run(tuple[Word, ...]):
    """Neighbouring words: a sentence, or a stretch of text."""

    __slots__ = ()

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
        """The first word that hangs on none."""
        return next((word for word in self if word.head is word), self[0])


class Tree:
    """The copy of a document: its words, its sentences, its text."""

    def __init__(self, source: Doc, text: str) -> None:
        """Copy `source`, whose annotation has to be complete; `text` is what was printed."""
        self._source = source
        self.text = text
        self._words = _copy_words(source)
        for word in self._words:
            word.doc = self
        self.sents = _mark_sentences(self._words)

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

    def take_apart(self) -> None:
        """Undo the links between words, so that they go with their last reference."""
        for word in self._words:
            del word.children, word.sent, word._subtree
        self._words.clear()

    def char_span(self, start: int, end: int, alignment_mode: str = "strict") -> Run | None:
        """Return the words from code point `start` to `end`, aligned as spaCy does."""
        found = self._source.char_span(start, end, alignment_mode=alignment_mode)
        return None if found is None else self[found.start : found.end]


@contextmanager
def as_tree(doc: Doc, text: str | None = None) -> Iterator[Doc]:
    """Give a `Tree` of `doc`, under the type that the rules are written for.

    `text` is what was printed, where parts of it were blanked for the parse.

    The rules also serve callers with spaCy's own tokens, and read nothing of a Doc or
    a Token that a Tree and its Words have not. Afterwards the tree is taken apart.
    """
    tree = Tree(doc, doc.text if text is None else text)
    try:
        yield cast(Doc, tree)
    finally:
        tree.take_apart()


def _position(word: Word) -> int:
    return word.i


def _copy_words(source: Doc) -> list[Word]:
    words = [Word() for _ in range(len(source))]
    for attribute, column in _columns(source, _STRINGS):
        names = {key: source.vocab.strings[key] for key in set(column)}
        for word, key in zip(words, column, strict=True):
            setattr(word, attribute, names[key])
    for attribute, column in _columns(source, _TRUTHS):
        for word, value in zip(words, column, strict=True):
            setattr(word, attribute, bool(value))
    rows = source.to_array(["IDX", "SPACY", "SENT_START", "HEAD"]).tolist()
    for at, (word, (place, blank, start, above)) in enumerate(zip(words, rows, strict=True)):
        word.i, word.idx, word.whitespace_, word.is_sent_start = at, place, " " * blank, start == 1
        word.children, word._subtree, word.n_lefts, word.n_rights = _NONE, None, 0, 0
        # The way to the head is a signed number in an array of unsigned ones.
        word.head = words[(at + above) % _WRAP]
    for word in words:
        above = word.head
        if above.children is _NONE:
            above.children = []
        if above is not word:
            above.children.append(word)
            above.n_lefts += word.i < above.i
            above.n_rights += word.i > above.i
    return words


def _columns(source: Doc, wanted: Mapping[str, str]) -> Iterator[tuple[str, list[int]]]:
    columns = source.to_array(list(wanted.values())).T.tolist()
    return zip(wanted, columns, strict=True)


def _mark_sentences(words: list[Word]) -> tuple[Run, ...]:
    starts = [word.i for word in words if word.i == 0 or word.is_sent_start]
    ends = [*starts[1:], len(words)]
    sentences = tuple(Run(words[a:b]) for a, b in zip(starts, ends, strict=True))
    for sentence in sentences:
        for word in sentence:
            word.sent = sentence
    return sentences
