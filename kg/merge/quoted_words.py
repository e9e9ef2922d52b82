"""The words of a quotation as they were spoken: without what the outlet put in."""

import re

from kg.merge.runs import quote_words
from kg.merge.tokens import STOP

#: "[T]he dam": a letter in brackets was only made large or small.
_LETTER = re.compile(r"[\[(](\w)[\])](?=\w)")
#: "The [old] dam", "he [the mayor] said": the words in brackets are the outlet's.
_INSERTED = re.compile(r"\[[^\[\]]*\]")


def spoken_words(text: str) -> tuple[str, ...]:
    """Return the words of a quotation for comparison, insertions in square brackets left out.

    Where nothing is left, as in "[laughs]", all words are returned.
    """
    whole = _LETTER.sub(r"\1", text)
    return quote_words(_INSERTED.sub(" ", whole)) or quote_words(whole)


def is_telling(words: tuple[str, ...]) -> bool:
    """Say whether a few words are enough to know them again: at least two that say something.

    “witch hunt” and “special military operation” are; “very important”, “no
    evidence” and any single word are used by everybody about everything.
    """
    return sum(word not in STOP and len(word) > 2 for word in words) > 1
