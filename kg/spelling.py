"""Keys and distances of names: how two spellings are seen to be one name.

Newspapers spell the same name after Russian or after Ukrainian (Kharkov,
Kharkiv; Vladimir, Volodymyr), with or without accents, with or without "the".
The skeleton key keeps what transliterations agree on, the consonants; a
Jaro-Winkler comparison of the full forms then drops chance meetings.
"""

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

#: Shorter skeletons meet too often by chance ("kv" is Kyiv, Kiev and Kiva).
MIN_SKELETON = 3
#: Jaro-Winkler similarity from which two forms with one skeleton are one name.
SAME_SPELLING = 0.75

_BREAKS = re.compile(r"[^a-z0-9+]+")
_CLUSTERS = (
    ("shch", "s"),
    ("sch", "s"),
    ("tch", "4"),
    ("kh", "h"),
    ("zh", "z"),
    ("ch", "4"),
    ("sh", "s"),
    ("ts", "5"),
    ("ph", "f"),
    ("ck", "k"),
    # Victor and Viktor.
    ("c", "k"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    # Ukrainian Luhansk is Russian Lugansk.
    ("g", "h"),
)
_VOWELS = re.compile(r"[aeiouyj]+")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def normalise(name: str) -> str:
    """Return the lower-case ASCII form of a name without punctuation or a leading "the"."""
    words = _BREAKS.sub(" ", _plain(name)).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """Return the consonant key of each word of a name, or "" where it is too short to trust."""
    keys = [_word_key(word) for word in normalise(name).split()]
    return " ".join(keys) if all(len(key) >= MIN_SKELETON for key in keys) else ""


def similarity(left: str, right: str) -> float:
    """Return the Jaro-Winkler similarity, 0 to 1, of the normalised forms."""
    return float(JaroWinkler.similarity(normalise(left), normalise(right)))


def is_variant(left: str, right: str) -> bool:
    """Say whether two names are spellings of one name, word by word.

    "Vladimir Zelensky" is a variant of "Volodymyr Zelenskyy"; "Ivan Zelensky"
    is not, and neither is "Zelensky" (a short form is another matter).
    """
    if normalise(left) == normalise(right):
        return True
    ours, theirs = normalise(left).split(), normalise(right).split()
    if len(ours) != len(theirs):
        return False
    return all(_word_variant(one, other) for one, other in zip(ours, theirs, strict=True))


def is_acronym(short: str, long: str) -> bool:
    """Say whether `short` has the initials of `long` ("ICC", "International Criminal Court").

    Small words ("of", "the") may be left out; dots are ignored.
    """
    letters = short.replace(".", "")
    if not (2 <= len(letters) <= 8 and letters.isupper()):
        return False
    return letters in initials(long)


def initials(name: str) -> tuple[str, str]:
    """Return the capital first letters of a name, and those of all its words as capitals."""
    words = re.split(r"[\s-]+", name)
    capitals = "".join(word[:1] for word in words if word[:1].isupper())
    return capitals, "".join(word[:1].upper() for word in words)


def spelling(name: str) -> str:
    """Return a key that all variants of a name share; names with one key may differ."""
    keys = [(_word_key(word), word) for word in normalise(name).split()]
    return " ".join(key if len(key) >= MIN_SKELETON else word for key, word in keys)


def _plain(name: str) -> str:
    """Return ASCII lower case; apostrophes and dots vanish ("U.S." and "Sana'a")."""
    text = anyascii(name).casefold()
    return text.replace("'s ", " ").replace("'", "").replace("`", "").replace(".", "")


def _word_key(word: str) -> str:
    for cluster, letter in _CLUSTERS:
        word = word.replace(cluster, letter)
    first = "a" if _VOWELS.match(word) else ""
    return first + _DOUBLED.sub(r"\1", _VOWELS.sub("", word))


def _word_variant(left: str, right: str) -> bool:
    if left == right:
        return True
    key = _word_key(left)
    if len(key) < MIN_SKELETON or key != _word_key(right):
        return False
    return JaroWinkler.similarity(left, right) >= SAME_SPELLING
