"""Base noun phrases."""

import spacy
from spacy.tokens import Doc

from kg.english.chunks import find_noun_chunks

VOCAB = spacy.blank("en").vocab


def find(rows: list[tuple[str, str, int, str]]) -> list[str]:
    """Return the phrases of (word, pos, head, dep) rows."""
    words, pos, heads, deps = map(list, zip(*rows, strict=True))
    doc = Doc(VOCAB, words=words, pos=pos, heads=heads, deps=deps)
    return [doc[start:end].text for start, end, _ in find_noun_chunks(doc)]


def test_a_titled_name_is_one_phrase() -> None:
    """Titles before and name parts behind the head belong to the phrase."""
    assert find(
        [
            ("Prime", "ADJ", 1, "amod"),
            ("Minister", "PROPN", 2, "nmod:desc"),
            ("Anna", "PROPN", 4, "nsubj"),
            ("Berg", "PROPN", 2, "flat"),
            ("left", "VERB", 4, "ROOT"),
        ]
    ) == ["Prime Minister Anna Berg"]


def test_what_follows_the_head_stays_out_and_owners_stay_in() -> None:
    """ "Norway's old army in the north" has two phrases: the owned one and the one after "in"."""
    assert find(
        [
            ("Norway", "PROPN", 3, "nmod:poss"),
            ("'s", "PART", 0, "case"),
            ("old", "ADJ", 3, "amod"),
            ("army", "NOUN", 7, "nsubj"),
            ("in", "ADP", 6, "case"),
            ("the", "DET", 6, "det"),
            ("north", "NOUN", 3, "nmod"),
            ("waits", "VERB", 7, "ROOT"),
        ]
    ) == ["Norway 's old army", "the north"]


def test_an_expletive_is_no_phrase() -> None:
    """ "There" stands for nothing."""
    assert find(
        [("There", "PRON", 1, "expl"), ("is", "VERB", 1, "ROOT"), ("hope", "NOUN", 1, "nsubj")]
    ) == ["hope"]
