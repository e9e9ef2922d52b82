"""Words as the merge stage compares them: lower case, plural dropped, synonyms joined."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from kg.wordlists import read_rows

#: A number with separators, or a word with inner hyphens, dots and apostrophes.
_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_][\w.]*(?:[-'’&][\w.]+)*|[%$€£]")

#: Lower-cased, "US" is a pronoun; so it is renamed while its case still shows,
#: and countries of two words become one.
_COUNTRIES = (
    (re.compile(r"\b(?:U\.S\.A\.|U\.S\.|USA|US|United States(?: of America)?)(?![\w-])"), "Usa"),
    (re.compile(r"\b(?:U\.K\.|UK|United Kingdom|Great Britain)(?![\w-])"), "Britain"),
)

_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "wives": "wife", "lives": "life"}


@dataclass(frozen=True, slots=True)
class _Words:
    """The word table: variant to canonical word, and the lists by kind."""

    canonical: dict[str, str]
    lists: dict[str, frozenset[str]]
    acting: dict[str, str]


def _read() -> _Words:
    """Read words.tsv."""
    canonical: dict[str, str] = {}
    acting: dict[str, str] = {}
    lists: dict[str, set[str]] = {
        "stop": set(),
        "pronoun": set(),
        "place": set(),
        "vague": set(),
        "feeling": set(),
        "anybody": set(),
        "people": set(),
        "extraposed": set(),
        "idle": set(),
        "alone": set(),
    }
    for _, (kind, name, variants) in read_rows("kg.merge", "words.tsv"):
        if kind == "acting":
            acting.update(dict.fromkeys(variants.split(", "), name))
            continue
        if kind in lists and kind not in ("place", "feeling"):
            lists[kind].update(variants.split(", "))
            continue
        if kind in ("place", "feeling"):
            lists[kind].add(name)
        for variant in (name, *variants.split(", ")):
            canonical.setdefault(variant, name)
    return _Words(canonical, {kind: frozenset(words) for kind, words in lists.items()}, acting)


_TABLE = _read()

#: Words that never tell one argument from another: function words, and weak
#: modifiers such as "more" in "more weapons".
STOP = _TABLE.lists["stop"]
#: Arguments that name nothing by themselves.
PRONOUNS = _TABLE.lists["pronoun"]
#: Plurals whose act is the act of the whole that they belong to, each to its class:
#: "NATO countries" and "NATO states" are its members.
ACTING = _TABLE.acting
#: Canonical adjectives of states of mind.
FEELINGS = _TABLE.lists["feeling"]
#: Stand-ins for what is attacked: "targets inside Russia".
VAGUE = _TABLE.lists["vague"]


#: Heads that stand for anybody where people are counted, and what people are.
ANYBODY = _TABLE.lists["anybody"]
PEOPLE = _TABLE.lists["people"] | ANYBODY
#: Heads that only count what another text names: "11 others".
BARE = frozenset({"other", "another"})
#: Heads whose number says more than they do.
COUNTABLE = PEOPLE | BARE
#: Adjectives of which "it" mostly is the empty subject of a clause that follows.
EXTRAPOSED = _TABLE.lists["extraposed"]
#: Verbs that say nothing by themselves.
IDLE = _TABLE.lists["idle"]
#: Families of relations whose words say the same without an object too.
ALONE = _TABLE.lists["alone"]


def _singular(word: str) -> str:
    """Drop a regular English plural ending; short and Latin endings stay."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=1 << 16)
def canonical_word(word: str) -> str:
    """Return the canonical form of one lower-case word.

    The plural is dropped and the synonym table (words.tsv) applied, so that
    "weaponry", "arms" and "weapons" all give "weapon", "Russian" gives "russia".
    """
    table = _TABLE.canonical
    if word in table:
        return table[word]
    single = _singular(word)
    return table.get(single, single)


def is_place_word(word: str) -> bool:
    """Say whether a canonical word names a country or region in words.tsv."""
    return word in _TABLE.lists["place"]


@lru_cache(maxsize=1 << 16)
def raw_words(text: str) -> tuple[str, ...]:
    """Return the lower-case words, numbers and currency signs of `text`, in order.

    Compatibility forms are folded (NFKC), a possessive 's is dropped, and "US"
    in capitals comes back as "usa", as "United States" does.
    """
    folded = unicodedata.normalize("NFKC", text).replace("’", "'")
    for pattern, name in _COUNTRIES:
        folded = pattern.sub(name, folded)
    found = (match.group().lower().rstrip(".") for match in _TOKEN.finditer(folded))
    return tuple(word.removesuffix("'s").removesuffix("'") for word in found)


@lru_cache(maxsize=1 << 16)
def content_words(text: str) -> tuple[str, ...]:
    """Return the canonical content words of `text` in order, function words dropped."""
    return tuple(canonical_word(word) for word in raw_words(text) if word not in STOP)
