"""How an argument is said in a sentence: its article, and whether it is one thing or several."""

from kg.merge.tokens import PRONOUNS, STOP, canonical_word, raw_words
from kg.records import Argument, Entity, EntityKind

_ARTICLES = frozenset({"the", "a", "an"})
#: Words before a noun that make it plural, pronouns among them ("those", "we").
_SEVERAL = frozenset(
    {"i", "we", "you", "they", "these", "those", "both", "many", "several", "few", "some", "all"}
    | {"most", "others", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
    | {"dozens", "hundreds", "thousands"}
)
#: Nouns whose base form is a plural, or the same as it.
_PLURALS = frozenset({"people", "police", "troops", "personnel"})
_IRREGULAR = ("men", "children", "people", "media", "criteria", "phenomena", "feet")
#: What is said with another sound than it is written with.
_AS_CONSONANT = ("uni", "ukr", "use", "usu", "eu", "one", "once", "u.s", "us ", "uk ")
_AS_VOWEL = ("hour", "honest", "honour", "honor", "heir")


def article_of(argument: Argument) -> str:
    """Return the article that the printed phrase begins with, "" if none."""
    first, _, rest = argument.text.partition(" ")
    word = first.lower()
    return word if rest and word in _ARTICLES else ""


def uncapitalised(text: str) -> str:
    """Return a phrase as it stands inside a sentence: "two workers" of "Two workers".

    Only words that are no names can be told: those of a closed class.
    """
    first, gap, rest = text.partition(" ")
    lower = first.lower()
    small = first[1:].islower() and (lower in STOP or lower in PRONOUNS or lower in _SEVERAL)
    return f"{lower}{gap}{rest}" if small else text


def with_article(article: str, text: str) -> str:
    """Return a phrase with an article in front: "an" where a word was left out behind an "a"."""
    if not article or not text:
        return text
    if article == "the" or text[0].isdigit():
        return f"{article} {text}"
    lower = text.lower()
    vowel = lower.startswith(_AS_VOWEL) or (
        lower[0] in "aeiou" and not lower.startswith(_AS_CONSONANT)
    )
    return f"{'an' if vowel else 'a'} {text}"


def is_plural(text: str, head: str) -> bool:
    """Say whether a phrase means several things; `head` is the base form of its head word.

    "Russian troops" (troop) does, "the United States" (united states) does not.
    """
    words = raw_words(text)
    base = head.lower()
    if not words or words[0] in _SEVERAL or base in _PLURALS:
        return bool(words)
    if base in words:
        return False
    stem = base[:-1] if len(base) > 3 else base
    return any(
        word.endswith(_IRREGULAR) or (word[-1] == "s" and word.startswith(stem)) for word in words
    )


def is_several(entity: Entity) -> bool:
    """Say whether an entity's name is that of several: "Democrats", "GOP senators", "A and B".

    A name in capitals is one thing whatever its ending ("United States", "Reuters").
    """
    last = entity.name.split()[-1]
    ends = last.endswith("s") and canonical_word(last.lower()) != last.lower()
    common = last[0].islower() and (ends or last in _PLURALS or last.endswith(_IRREGULAR))
    return " and " in entity.name or common or (entity.kind is EntityKind.NORP and ends)
