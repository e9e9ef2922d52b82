"""Words to wordpieces: the one door between text and the encoder, shared by training and use.

The encoder's vocabulary is lower-cased; the case of a word is given back as one of eight *word
shapes*, which enter the encoder where its pretraining had the segment number.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

CLS = "[CLS]"
SEP = "[SEP]"
UNKNOWN = "[UNK]"
HIDDEN = "[MASK]"
SHAPES = ("lower", "title", "upper", "initial", "mixed", "number", "sign", "edge")
EDGE_SHAPE = SHAPES.index("edge")
MAX_PIECES = 12
"""A word gives at most this many pieces: a pasted link must not fill the window of a whole
sentence.
"""

_TYPEWRITER = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)


@lru_cache(maxsize=50_000)
def find_shape(word: str) -> int:
    """Return the index in `SHAPES` of the word's outer form ("Kyiv" title, "U.S." upper, "A"
    initial, "40%" number).
    """
    if any(c.isdigit() for c in word):
        return SHAPES.index("number")
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return SHAPES.index("sign")
    if not any(c.isupper() for c in letters):
        return SHAPES.index("lower")
    if all(c.isupper() for c in letters):
        return SHAPES.index("initial" if len(letters) == 1 else "upper")
    if word[0].isupper() and not any(c.isupper() for c in letters[1:]):
        return SHAPES.index("title")
    return SHAPES.index("mixed")


def fold_word(word: str) -> str:
    """Return the word as the vocabulary spells it: typewriter quotes and dashes, lower case, no
    accents.
    """
    plain = unicodedata.normalize("NFD", word.translate(_TYPEWRITER).lower())
    return "".join(c for c in plain if unicodedata.category(c) not in ("Mn", "Cc", "Cf"))


class WordPieces:
    """Cuts words into pieces of a WordPiece vocabulary, greedily, the longest piece first (BERT's
    method).
    """

    def __init__(self, pieces: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(pieces)}
        self.cls, self.sep, self.unknown = (self._ids[p] for p in (CLS, SEP, UNKNOWN))
        self.hidden = self._ids.get(HIDDEN, self.unknown)
        self.find_pieces = lru_cache(maxsize=50_000)(self._find_pieces)

    def __len__(self) -> int:
        return len(self._ids)

    @classmethod
    def from_file(cls, path: Path) -> WordPieces:
        """Read a vocabulary file: one piece a line, the line number is the id."""
        return cls(path.read_text(encoding="utf-8").removesuffix("\n").split("\n"))

    def _find_pieces(self, word: str) -> tuple[int, ...]:
        ids = [piece for run in split_signs(fold_word(word[:200])) for piece in self._cut_run(run)]
        return tuple(ids[:MAX_PIECES]) or (self.unknown,)

    def _cut_run(self, run: str) -> list[int]:
        ids: list[int] = []
        start = 0
        while start < len(run) and len(ids) <= MAX_PIECES:
            lead = "##" if start else ""
            for end in range(min(len(run), start + 30), start, -1):
                found = self._ids.get(lead + run[start:end])
                if found is not None:
                    ids.append(found)
                    start = end
                    break
            else:
                return [self.unknown]
        return ids


def split_signs(word: str) -> list[str]:
    """Return the runs of a folded word: every punctuation sign and every Han character stands
    alone.
    """
    runs: list[str] = []
    open_run = False
    for char in word:
        if char.isspace():
            open_run = False
        elif _stands_alone(char):
            runs.append(char)
            open_run = False
        elif open_run:
            runs[-1] += char
        else:
            runs.append(char)
            open_run = True
    return runs


def _stands_alone(char: str) -> bool:
    if "!" <= char <= "~":
        return not char.isalnum()
    return unicodedata.category(char).startswith("P") or 0x4E00 <= ord(char) <= 0x9FFF


def count_pieces(pieces: WordPieces, words: Iterable[str]) -> list[int]:
    """Return how many pieces each word takes in the encoder's window."""
    return [len(pieces.find_pieces(word)) for word in words]
