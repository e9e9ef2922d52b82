"""Dates, times, amounts and numbers, found over hand-tagged words."""

import pytest
import spacy
from spacy.tokens import Doc

from kg.english.quantities import QuantityFinder

VOCAB = spacy.blank("en").vocab
FINDER = QuantityFinder()
MONTHS_AND_DAYS = {"May", "March", "Monday", "Friday", "June", "Sept."}
NUMBERS = {"one", "two", "five", "twenty", "million", "hundred", "billion", "half"}


def find(text: str, **pos: str) -> list[tuple[str, str]]:
    """Return (text, label) found in words with spaces between them; `pos` overrides single tags."""
    words = text.split()
    tags = [
        pos.get(word)
        or ("PROPN" if word in MONTHS_AND_DAYS else "")
        or ("NUM" if word[0].isdigit() or word.lower() in NUMBERS else "NOUN")
        for word in words
    ]
    heads = [0] * len(words)
    doc = Doc(VOCAB, words=words, pos=tags, heads=heads, deps=["ROOT"] + ["dep"] * (len(words) - 1))
    return [(ent.text, ent.label_) for ent in FINDER(doc).ents]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("on Monday , May 20 , 2024 ,", [("Monday , May 20 , 2024", "DATE")]),
        ("on 15 June", [("15 June", "DATE")]),
        ("in the 1990s", [("the 1990s", "DATE")]),
        ("by mid - March it", [("mid - March", "DATE")]),
        ("last week and two days ago", [("last week", "DATE"), ("two days ago", "DATE")]),
        ("a 45 - year - old", [("45 - year - old", "DATE")]),
        ("at 3:30 p.m. sharp", [("3:30 p.m.", "TIME")]),
        ("for two hours", [("two hours", "TIME")]),
        ("on Friday night", [("Friday night", "TIME")]),
        ("about $ 61 billion in aid", [("about $ 61 billion", "MONEY")]),
        ("five million roubles", [("five million roubles", "MONEY")]),
        ("up 3.5 % now", [("3.5 %", "PERCENT")]),
        ("twenty per cent of", [("twenty per cent", "PERCENT")]),
        ("150,000 square km of land", [("150,000 square km", "QUANTITY")]),
        ("more than 100 missiles", [("more than 100", "CARDINAL")]),
        ("twenty - five soldiers", [("twenty - five", "CARDINAL")]),
        ("the 2nd brigade", [("2nd", "ORDINAL")]),
        ("over the past several weeks", [("the past several weeks", "DATE")]),
        ("a few days ago they", [("a few days ago", "DATE")]),
        ("a couple of hours later", [("a couple of hours later", "TIME")]),
        ("it took half an hour", [("half an hour", "TIME")]),
        ("years later it came", [("years later", "DATE")]),
        ("two years before it", [("two years", "DATE")]),
        ("since mid-March and the mid-1990s", [("mid-March", "DATE"), ("the mid-1990s", "DATE")]),
        ("in May last year", [("May last year", "DATE")]),
        ("the 19th century fort", [("the 19th century", "DATE")]),
        ("from 2014 - 2020 only", [("2014 - 2020", "DATE")]),
        ("at 6:23 p.m. ET on", [("6:23 p.m. ET", "TIME")]),
        ("late Friday evening", [("late Friday evening", "TIME")]),
        ("tens of millions of dollars", [("tens of millions of dollars", "MONEY")]),
        ("a $ 10 - billion deal", [("$ 10 - billion", "MONEY")]),
        ("hundreds of thousands of men", [("hundreds of thousands", "CARDINAL")]),
        ("a 4.1 percentage point rise", [("4.1 percentage point", "PERCENT")]),
        ("one - third of it", [("one - third", "CARDINAL")]),
        ("the many points et al", []),
        ("a months - long wait", []),
        ("the war and the leader", []),
    ],
)
def test_amounts_and_dates(text: str, spans: list[tuple[str, str]]) -> None:
    """Each stretch is found whole and with its type."""
    assert find(text) == spans


def test_the_tagger_decides_on_words_with_two_meanings() -> None:
    """The verb "may" is no month, "one" as a pronoun no number."""
    assert find("they may go", may="AUX") == []
    assert find("the good one", one="PRON") == []
    assert find("a second strike", second="ADJ") == [("second", "ORDINAL")]


def test_a_name_keeps_its_span() -> None:
    """An entity that is already there is not touched, nor is a part of it found again."""
    doc = Doc(
        VOCAB,
        words=["the", "2014", "Games"],
        pos=["DET", "NUM", "NOUN"],
        heads=[2, 2, 2],
        deps=["det", "nummod", "ROOT"],
        ents=["O", "B-EVENT", "I-EVENT"],
    )
    assert [(ent.text, ent.label_) for ent in FINDER(doc).ents] == [("2014 Games", "EVENT")]


def test_a_year_before_one_thing_is_a_date() -> None:
    """ "the 2014 election" tells a year, "2014 troops" a number, whatever the tree calls both."""

    def label(noun: str, tag: str) -> str:
        doc = Doc(
            VOCAB,
            words=["2014", noun],
            pos=["NUM", "NOUN"],
            tags=["CD", tag],
            heads=[1, 1],
            deps=["nummod", "ROOT"],
        )
        return FINDER(doc).ents[0].label_

    assert label("election", "NN") == "DATE"
    assert label("troops", "NNS") == "CARDINAL"
