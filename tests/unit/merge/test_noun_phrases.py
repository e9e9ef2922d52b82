"""Tests of articles and numbers of arguments in the sentences of claims."""

import pytest

from kg.merge.noun_phrases import is_plural, is_several, uncapitalised, with_article
from kg.records import Entity, EntityKind


def _entity(name: str, kind: EntityKind) -> Entity:
    return Entity(entity_id="e-1", name=name, kind=kind, aliases=(), same_as=None)


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("old pipes", "pipe", True),
        ("the old pipe", "pipe", False),
        ("three wounded fishermen", "fisherman", True),
        ("police", "police", True),
        ("several", "several", True),
        ("a glass of water", "glass", False),
        ("the news of the week", "news", False),
        ("studies of the delta", "study", True),
        ("we", "we", True),
        ("it", "it", False),
    ],
)
def test_the_head_word_tells_the_number(text: str, head: str, expected: bool) -> None:
    """A phrase is plural if its head stands in the plural, whatever else ends in s."""
    assert is_plural(text, head) is expected


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("United Arab Emirates", EntityKind.GPE, False),
        ("Liberals", EntityKind.NORP, True),
        ("harbour pilots", EntityKind.GROUP, True),
        ("Chad and Niger", EntityKind.GROUP, True),
        ("Kestrel Airways", EntityKind.ORG, False),
        ("fishermen", EntityKind.PERSON, True),
    ],
)
def test_names_of_several(name: str, kind: EntityKind, expected: bool) -> None:
    """A name in capitals is one thing, but a people, a group and common nouns are several."""
    assert is_several(_entity(name, kind)) is expected


@pytest.mark.parametrize(
    ("article", "text", "expected"),
    [
        ("a", "old pipe", "an old pipe"),
        ("an", "pipe", "a pipe"),
        ("a", "union", "a union"),
        ("an", "hour", "an hour"),
        ("the", "old pipe", "the old pipe"),
        ("", "pipes", "pipes"),
        ("a", "", ""),
    ],
)
def test_the_article_fits_the_next_word(article: str, text: str, expected: str) -> None:
    """Where words between article and noun were left out, "a" and "an" follow the sound."""
    assert with_article(article, text) == expected


def test_only_words_of_a_closed_class_lose_their_capital() -> None:
    """ "Two pipes" began a sentence; of "Reeds" nobody knows, and "US" is no pronoun."""
    told = [uncapitalised(text) for text in ("Two pipes", "Its crew", "Reeds burn", "US troops")]
    assert told == ["two pipes", "its crew", "Reeds burn", "US troops"]
