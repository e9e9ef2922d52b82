"""A cheap check whether a text is English."""

import re

#: Function words that are frequent in English and not words of its neighbours:
#: "in", "is", "was", "of", "we", "on", "a", "an" are also Dutch, German or French,
#: "for", "at", "over", "under", "her" also Danish, Norwegian or Swedish.
_FUNCTION_WORDS = (
    "the and to that with as his from have has had by they which were said who "
    "will their this been its would he she it but not be are you him them "
    "what when than into after about there could more other also our your "
    "if may should because between while before"
)
_ENGLISH = frozenset(_FUNCTION_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 40_000

#: Texts with fewer different words than this pass: a list of names is too short to judge.
FEWEST_WORDS = 40
#: 830 English news articles have 0.11 to 0.34 of these words (median 0.26); samples
#: of Danish, Dutch, French, German, Italian, Polish and Swedish have 0.02 or less.
LOWEST_SHARE = 0.06


def english_share(text: str) -> float | None:
    """Return the share of English function words, None where the text is too short.

    Only the first 40,000 code points are looked at.
    """
    words = [word.casefold() for word in _WORD.findall(text[:_LOOKED_AT])]
    if len(set(words)) < FEWEST_WORDS:
        return None
    return sum(word in _ENGLISH for word in words) / len(words)


def language_tag(stated: str | None) -> str:
    """Return the stated language as a lower-case tag; "en" where none is stated.

    "English" and "eng" are given as "en", "en_US" as "en-us".
    """
    tag = (stated or "en").casefold().replace("_", "-")
    return "en" if tag in {"english", "eng"} else tag


def why_not_english(text: str, tag: str) -> str | None:
    """Say why an article is left out for its language, or return None."""
    if tag.split("-")[0] != "en":
        return f"the metadata says {tag!r}; only English is read"
    share = english_share(text)
    if share is None or share >= LOWEST_SHARE:
        return None
    return f"{share:.1%} English function words, expected {LOWEST_SHARE:.0%} or more"
