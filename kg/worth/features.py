"""What the worth of an assertion is read from: its slots, its manner, its construction."""

import re
from collections.abc import Iterator
from functools import lru_cache
from math import log2

from kg.records import Argument, Assertion, Form, Modality, Polarity, QualifierRole
from kg.worth.lexicon import words_of

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
#: Names beyond so many, and words of an object beyond so many, tell nothing further.
_MOST_NAMES, _MOST_WORDS = 4, 16
#: Modes in which nothing is put forward as so.
_OPEN = frozenset({Modality.QUESTIONED, Modality.CONDITIONAL})
#: Modes of what may be or is still to come.
_AHEAD = frozenset({Modality.POSSIBLE, Modality.NECESSARY, Modality.INTENDED, Modality.REQUESTED})
#: So many words after a verb of saying are a content, fewer the one who was told.
_CONTENT = 4
_PLACE = QualifierRole.PLACE
#: Constructions that have features of their own and no verb in the text.
_NAMING = frozenset({"title", "apposition"})


def find_features(assertion: Assertion) -> dict[str, float]:
    """Return the features of an assertion that are not zero, by name, in a fixed order.

    Most are 1 where the name holds ("the subject is a known entity"); "names" counts
    names in all phrases (by capital letters, up to four, as a share of four), "words
    of the object" is a logarithm. Reads this one record and nothing else.
    """
    parts = (_subject, _predicate, _object, _around, _manner)
    found = [pair for part in parts for pair in part(assertion)]
    return {name: float(value) for name, value in found if value}


def _subject(assertion: Assertion) -> Iterator[tuple[str, float]]:
    subject = assertion.subject
    yield "subject: entity", _is_known(subject)
    yield "subject: pronoun", _is_pronoun(subject)
    yield "subject: vague", _is_vague(subject)
    yield "subject: speaker or listener", _first(subject) in words_of("person")


def _predicate(assertion: Assertion) -> Iterator[tuple[str, float]]:
    verb, thing = assertion.predicate.lemma, assertion.object
    is_telling, is_idle = verb in words_of("telling"), verb in words_of("idle")
    is_abstract, is_being = verb in words_of("abstract"), verb == "be"
    has_content = thing is not None and not _is_known(thing) and len(_words(thing)) >= _CONTENT
    yield "tells what was said", is_telling and has_content
    yield "tells that something was said", is_telling and not has_content
    yield "is something", is_being and assertion.rule not in _NAMING
    yield "is judged", is_being and thing is not None and thing.head.lower() in words_of("judging")
    yield "verb says nothing", is_idle
    yield "verb names no deed", is_abstract and not is_idle
    yield "act", not (is_telling or is_idle or is_abstract or verb.split(" ")[0] == "be")


def _object(assertion: Assertion) -> Iterator[tuple[str, float]]:
    thing = assertion.object
    if thing is None:
        yield "no object", True
        return
    yield "object: entity", _is_known(thing)
    yield "object: pronoun", _is_pronoun(thing)
    yield "object: vague", _is_vague(thing)
    yield "words of the object", _length(thing)


def _length(phrase: Argument) -> float:
    """Return how long a phrase is, from 0 (one word, or signs alone) to 1 (sixteen and more)."""
    count = min(max(len(_words(phrase)), 1), _MOST_WORDS)
    return log2(count) / log2(_MOST_WORDS)


def _around(assertion: Assertion) -> Iterator[tuple[str, float]]:
    parts = [each.argument for each in assertion.qualifiers]
    phrases = [assertion.subject, *([assertion.object] if assertion.object else []), *parts]
    names = {name for phrase in phrases for name in _names(phrase, assertion)}
    plain = (phrase for phrase in phrases if not _is_known(phrase))
    numbers = (_is_number(word) for phrase in plain for word in _words(phrase))
    roles = {each.role for each in assertion.qualifiers}
    yield "names", min(len(names), _MOST_NAMES) / _MOST_NAMES
    yield "number", any(numbers)
    yield "when", any(map(_is_dated, _of_role(assertion, QualifierRole.TIME)))
    yield "where", _PLACE in roles
    yield "further phrase", bool(roles - {_PLACE, QualifierRole.TIME, QualifierRole.MANNER})


def _manner(assertion: Assertion) -> Iterator[tuple[str, float]]:
    yield "asked or conditional", assertion.modality in _OPEN
    yield "possible or ahead", assertion.modality in _AHEAD
    yield "negative", assertion.polarity is Polarity.NEGATIVE
    yield "quoted", assertion.form is Form.DIRECT
    yield "title", assertion.rule == "title"
    yield "apposition", assertion.rule == "apposition"


def _words(phrase: Argument) -> tuple[str, ...]:
    return _split(phrase.minimal)


@lru_cache(maxsize=1024)
def _split(text: str) -> tuple[str, ...]:
    # Each phrase is asked for its words half a dozen times in a row.
    return tuple(_WORD.findall(text))


def _first(phrase: Argument) -> str:
    return _plain(next(iter(_words(phrase)), ""))


def _plain(word: str) -> str:
    """Return a word in lower case, but for initials: "US" is a country and "us" is not."""
    return word if len(word) > 1 and word.isupper() else word.lower()


def _is_known(phrase: Argument) -> bool:
    return phrase.entity_id is not None


def _is_pronoun(phrase: Argument) -> bool:
    """Say whether a phrase is one word that nothing resolved ("it", "those")."""
    words = _words(phrase)
    alone = len(words) == 1 and _plain(words[0]) in words_of("pronoun")
    return not words or (alone and not _is_known(phrase))


def _is_vague(phrase: Argument) -> bool:
    """Say whether a phrase of more words names nothing that could be looked up."""
    if _is_known(phrase) or _is_pronoun(phrase):
        return False
    first = _first(phrase)
    is_open = first in words_of("pointing") or first in words_of("anyone")
    return is_open or phrase.head.lower() in words_of("light")


def _names(phrase: Argument, assertion: Assertion) -> Iterator[str]:
    """Yield the words of a phrase that begin with a capital, but for "I" and the sentence's."""
    starts = phrase.span.start == assertion.evidence.start and not _is_known(phrase)
    for word in _words(phrase)[1 if starts else 0 :]:
        named = _plain(word) not in words_of("person") and _plain(word) not in words_of("pronoun")
        if named and word[0].isupper():
            yield word


def _is_number(word: str) -> bool:
    """Say whether a word is a number or holds one ("12", "2022", "dozens")."""
    return any(letter.isdigit() for letter in word) or word.lower() in words_of("number")


def _of_role(assertion: Assertion, role: QualifierRole) -> Iterator[Argument]:
    return (each.argument for each in assertion.qualifiers if each.role is role)


def _is_dated(phrase: Argument) -> bool:
    """Say whether words of time mean one stretch ("on Monday", "last week"), not any ("now")."""
    return any(word.lower() not in words_of("loose") for word in _words(phrase))
