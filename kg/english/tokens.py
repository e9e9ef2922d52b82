"""The tokenizer: spaCy's English one with the word divisions of the English treebanks that the
parser was trained on, safe on text without spaces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab

from kg.wordlists import read_rows

LONGEST_RUN = 400
"""A run of this many signs without white space is no English word: a pasted key, a table without
its cells, an attack.

spaCy's tokenizer peels such a run sign by sign in time that grows with the square of its length
(40,000 exclamation marks took 140 s), so it is handed over in stretches.
"""

_LONG = re.compile(rf"\S{{{LONGEST_RUN},}}")
_RUNS = (
    r"(?<![A-Za-z]\.[A-Za-z])(?!\.{2,}[!?])[.!?…]{2,}",
    r"(?P<sign>[*=_+~$<>-])(?P=sign)+",
    r"‘’",
    r"\[(?:\.\.\.|…)\]",
)
"""Runs of one kind of sign are one token: !!!, ?!, ____, <<file>>. Not the two stops of "the
U.S.?".
"""
_PREFIXES = (r"-(?=[A-Za-z])", r"@(?=[0-9])")
"""A dash that opens a list item or a signature; a price behind @."""
_SUFFIXES = (
    r"(?<=[A-Za-z])(?:[nN]['’`][tT]|['’`](?:ve|VE|re|RE|ll|LL|[dD]|[mM])|`[sS])",
    r"(?<=[0-9])(?:[ap]m|[AP]M|[ap]\.m\.|k)",
    r"(?<=[A-Za-z]{4})-",
)
"""Clitics in any case and behind any word (spaCy lists only the common ones), hours, thousands, and
a dash that lost the space before it.
"""
_INFIXES = (
    *_RUNS,
    r"(?<=[a-z])(?:n['’]t|['’](?:s|ve|re|ll|d|m))(?=[—–…-])",
    r"(?<=[0-9])[–—](?=[0-9])",
    r"(?<=[0-9]),(?=[0-9]{1,2}(?![0-9]))",
    r"(?<=[A-Za-z])[(\[{](?=[A-Za-z0-9])",
    r"(?<=[a-z])[?!](?=[”\"’]?[A-Z])",
    r"(?<=[.,!?])[“”\"](?=[A-Z])",
    r"(?<=[A-Z]\.[A-Z]\.)[-–—](?=[A-Za-z])",
)
"""A clitic before a dash ("you've—well"), ranges, citations ([13,14]), the letter in brackets of
"date(s)"; a lost space behind a question or a quotation ("Why now?”He left"); the hyphen of
"U.S.-led".
"""
_WHOLE = (
    r"(?:[0-9]+-){2,}[0-9]+",
    r"[0-9]{3}-[0-9]{4}",
    r"#[A-Za-z]\w+",
    r"[Ee]-?[Mm]ail\w*",
    r"[A-Z][A-Za-z]{0,3}-[0-9]{1,4}[A-Z]{1,2}[0-9]?",
    r"[0-9]*0['’]s",
    r"['’][0-9]0s",
    r"[\w#-]+\.(?i:docx?|xlsx?|pdf|pptx?|txt|jpe?g|zip)",
)
"""Telephone numbers and dates; hashtags; e-mail; MiG-31K (not 31 kilo); the 1980's; the names of
files.
"""
_HYPHENS = "(?:-|–|—|--|---|——|~)"
"""spaCy's pattern of the signs that part two words."""
_GOING_ON = re.compile(r"\.(?=[,;)]|[ \xa0]+(?:[#0-9]|[a-z]{2}|[A-Z][a-z]{2,3}\. ?[0-9]))")
"""A full stop that ends no sentence, by what follows: a number, a comma, lower case, "Sept. 5"."""
_LOST_MARK = re.compile(r"\b[Ii]ts(?= (?:an?|the|not|been|just|my|your|like|because|what)\b)")
"""An apostrophe left out: "its the best", where no possessive can stand."""
_LAST_WORD = re.compile(r"\b[A-Za-z]+\Z")
LONGEST_SHORT = 8
"""No short form of the word list is longer."""
_DROPPED = ("and/or", "id", "Id", "Wed.", "):", "8)", "8D", "(8")
"""Special cases of spaCy that hurt more than they help: the bracket before a colon is no face, nor
is the eighth item of a list.
"""


class GuardedTokenizer:
    """Callable that spaCy uses as `nlp.tokenizer`; the tokens always spell the text."""

    def __init__(self, inner: Callable[[str], Doc], vocab: Vocab, before: Sequence[str]) -> None:
        self._inner, self._vocab, self._before = inner, vocab, frozenset(before)

    def __call__(self, text: str) -> Doc:
        """Return the tokens of the text."""
        doc = self._cut(text)
        self._mend(doc, text)
        return doc

    def _mend(self, doc: Doc, text: str) -> None:
        """Put "No" and "." of "No. 5" together and take "its the" apart: spaCy's view of one word
        at a time cannot tell them from an answer and a possessive.
        """
        spans = []
        for match in _GOING_ON.finditer(text):
            word = _LAST_WORD.search(text, max(0, match.start() - LONGEST_SHORT), match.start())
            if word and word[0] in self._before:
                spans.append(doc.char_span(word.start(), match.start() + 1))
        lost = [doc.char_span(*match.span()) for match in _LOST_MARK.finditer(text)]
        if not spans and not lost:
            return
        with doc.retokenize() as editor:
            for span in spans:
                if span is not None and len(span) > 1:
                    editor.merge(span)
            for span in lost:
                if span is not None and len(span) == 1:
                    token = span[0]
                    editor.split(token, [token.text[:2], "s"], heads=[token, token])

    def _cut(self, text: str) -> Doc:
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
    inner: Any = nlp.tokenizer
    words = _read_words()
    infixes = _spare_prefixed(nlp.Defaults.infixes or (), words["prefix"])
    inner.infix_finditer = compile_infix_regex((*_INFIXES, *infixes)).finditer
    prefixes = (*_RUNS, *_PREFIXES, *(nlp.Defaults.prefixes or ()))
    inner.prefix_search = compile_prefix_regex(prefixes).search
    suffixes = (*_RUNS, *_SUFFIXES, *(nlp.Defaults.suffixes or ()))
    inner.suffix_search = compile_suffix_regex(suffixes).search
    inner.token_match = re.compile("|".join(_WHOLE)).fullmatch
    inner.rules = {form: parts for form, parts in inner.rules.items() if form not in _DROPPED}
    for form in (*words["stop"], *words["whole"]):
        inner.add_special_case(form, [{"ORTH": form}])
    for form in words["split"]:
        inner.add_special_case(form.replace(" ", ""), [{"ORTH": part} for part in form.split()])
    return GuardedTokenizer(inner, nlp.vocab, words["before"])


def _read_words() -> dict[str, list[str]]:
    classes: dict[str, list[str]] = {}
    for _, (kind, form) in read_rows("kg.english", "data/tokens.txt"):
        classes.setdefault(kind, []).append(form)
    return classes


def _spare_prefixed(infixes: Iterable[Any], prefixes: Sequence[str]) -> list[str]:
    """Return spaCy's infixes, the hyphen between letters taught to pass over "non-", "pro-" and
    their like.
    """
    spared = "".join(rf"(?<!\b(?i:{prefix})-)" for prefix in prefixes)
    return [infix.replace(_HYPHENS, _HYPHENS + spared) for infix in infixes]
