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


def test_a_day_and_an_hour_are_phrases_headed_by_their_figure() -> None:
    """ "October 31" and "4 p.m." are whole; so is the day that names something else."""
    assert find(
        [
            ("On", "ADP", 2, "case"),
            ("October", "PROPN", 2, "nmod:unmarked"),
            ("31", "NUM", 3, "obl"),
            ("met", "VERB", 3, "ROOT"),
            ("both", "DET", 5, "det"),
            ("sides", "NOUN", 3, "nsubj"),
            ("at", "ADP", 7, "case"),
            ("4", "NUM", 3, "obl"),
            ("p.m.", "NOUN", 7, "nmod:unmarked"),
        ]
    ) == ["October 31", "both sides", "4 p.m."]
    assert find(
        [
            ("The", "DET", 3, "det"),
            ("June", "PROPN", 2, "nmod:unmarked"),
            ("4", "NUM", 3, "compound"),
            ("vote", "NOUN", 3, "ROOT"),
        ]
    ) == ["The June 4 vote"]


def test_a_bare_figure_is_no_phrase() -> None:
    """ "By 2020" holds no noun."""
    assert find(
        [
            ("Prices", "NOUN", 1, "nsubj"),
            ("fell", "VERB", 1, "ROOT"),
            ("by", "ADP", 3, "case"),
            ("2020", "NUM", 1, "obl"),
        ]
    ) == ["Prices"]


def test_coordinated_and_apposed_phrases_stand_apart() -> None:
    """ "The mayor and her deputy, Anna Berg" has three."""
    assert find(
        [
            ("The", "DET", 1, "det"),
            ("mayor", "NOUN", 8, "nsubj"),
            ("and", "CCONJ", 4, "cc"),
            ("her", "PRON", 4, "nmod:poss"),
            ("deputy", "NOUN", 1, "conj"),
            (",", "PUNCT", 6, "punct"),
            ("Anna", "PROPN", 4, "appos"),
            ("Berg", "PROPN", 6, "flat"),
            ("left", "VERB", 8, "ROOT"),
        ]
    ) == ["The mayor", "her deputy", "Anna Berg"]
