"""The tokenizer: spaCy's English one, with two small repairs, safe on text without spaces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex
from spacy.vocab import Vocab

LONGEST_RUN = 400
"""A run of this many signs without white space is no English word: a pasted key, a table without
its cells, an attack.

spaCy's tokenizer peels such a run sign by sign in time that grows with the square of its length
(40,000 exclamation marks took 140 s), so it is handed over in stretches.
"""

_LONG = re.compile(rf"\S{{{LONGEST_RUN},}}")
_GLUED = (r"(?<=[a-z])[?!](?=[”\"’]?[A-Z])", r"(?<=[.,!?])[“”\"](?=[A-Z])")
"""A lost space behind a question or a quotation ("Why now?”He left"); spaCy sees to the full stop
itself.
"""


class GuardedTokenizer:
    """Callable that spaCy uses as `nlp.tokenizer`; the tokens always spell the text."""

    def __init__(self, inner: Callable[[str], Doc], vocab: Vocab) -> None:
        self._inner, self._vocab = inner, vocab

    def __call__(self, text: str) -> Doc:
        """Return the tokens of the text."""
        if not _LONG.search(text):
            return self._inner(text)
        words: list[str] = []
        spaces: list[bool] = []
        for stretch in cut_long_runs(text):
            if stretch.startswith(" ") and spaces and not spaces[-1]:
                spaces[-1], stretch = True, stretch[1:]
            tokens = self._inner(stretch)
            words.extend(token.text for token in tokens)
            spaces.extend(bool(token.whitespace_) for token in tokens)
        return Doc(self._vocab, words=words, spaces=spaces)


def cut_long_runs(text: str) -> Iterator[str]:
    """Yield the text in stretches: cut inside long runs only, and behind them."""
    start = 0
    for match in _LONG.finditer(text):
        if match.start() > start:
            yield text[start : match.start()]
        for at in range(match.start(), match.end(), LONGEST_RUN):
            yield text[at : min(at + LONGEST_RUN, match.end())]
        start = match.end()
    if start < len(text):
        yield text[start:]


def make_tokenizer(nlp: Language) -> GuardedTokenizer:
    """Return the tokenizer for a blank English pipeline."""
    infixes = (*(nlp.Defaults.infixes or ()), *_GLUED)
    inner: Any = nlp.tokenizer
    inner.infix_finditer = compile_infix_regex(infixes).finditer
    return GuardedTokenizer(inner, nlp.vocab)
