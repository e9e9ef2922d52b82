"""The tokenizer on ordinary and on hostile text."""

import pytest
import spacy

from kg.english.tokens import LONGEST_RUN, cut_long_runs, make_tokenizer

NLP = spacy.blank("en")
TOKENIZER = make_tokenizer(NLP)


@pytest.mark.parametrize(
    "text",
    [
        "No long run here.",
        "a " + "!?" * LONGEST_RUN + " b",
        "x" * (3 * LONGEST_RUN),
        "(" * LONGEST_RUN + "\n\n end ",
        " " * LONGEST_RUN,
    ],
)
def test_tokens_spell_the_text(text: str) -> None:
    """Whatever is cut, the tokens put together are the text."""
    assert TOKENIZER(text).text == text
    assert "".join(cut_long_runs(text)) == text


def test_words_behind_a_long_run_are_as_ever() -> None:
    """A space behind a long run belongs to the run's last token, not to a token of its own."""
    doc = TOKENIZER("x" * (LONGEST_RUN + 5) + " He left.")
    assert [token.text for token in doc][-3:] == ["He", "left", "."]
    assert not any(token.is_space for token in doc)


WORDS = {
    "runs of signs": ("Stop!!! Why?! ____ *** wait...", "Stop !!! Why ?! ____ *** wait ..."),
    "a file in angle brackets": ("See <<plan-2-1.doc>> now", "See << plan-2-1.doc >> now"),
    "prefixes keep their hyphen": (
        "pro-war anti-Moscow non-payment re-elected",
        "pro-war anti-Moscow non-payment re-elected",
    ),
    "other hyphens part words": (
        "US-led so-called U.S.-led J.-P. Holm",
        "US - led so - called U.S. - led J.-P. Holm",
    ),
    "telephone numbers": ("Call 713-555-0142 or 555-0142.", "Call 713-555-0142 or 555-0142 ."),
    "scores and ranges": ("won 3-1 in 2014–2022", "won 3 - 1 in 2014 – 2022"),
    "a number with its abbreviation": ("No. 5 at Ft. Holm", "No. 5 at Ft. Holm"),
    "an answer": ("Is it? No. Who knows?", "Is it ? No . Who knows ?"),
    "etc. inside a sentence": ("tanks, guns, etc., and planes", "tanks , guns , etc. , and planes"),
    "clitics in capitals": ("I CAN'T AND WE'RE", "I CA N'T AND WE 'RE"),
    "clitics before a dash": ("you’ve—well", "you ’ve — well"),
    "a lost apostrophe": ("its the best of its kind", "it s the best of its kind"),
    "either or": ("guns and/or planes", "guns and / or planes"),
    "an optional ending": ("the date(s) given", "the date ( s ) given"),
    "hours": ("at 7:30PM or 8 p.m. today", "at 7:30 PM or 8 p.m. today"),
    "decades": ("the 1980's and '90s", "the 1980's and '90s"),
    "types of weapons": ("F-16s, a MiG-31K and S-300s", "F-16s , a MiG-31K and S-300s"),
    "a sentence that ends in a state": ("in the U.S.? Yes.", "in the U.S. ? Yes ."),
    "hashtags": ("#StandTogether at 9", "#StandTogether at 9"),
    "a bracket and a colon": ("the minister (Holm): yes", "the minister ( Holm ) : yes"),
}


@pytest.mark.parametrize("name", WORDS)
def test_words_are_divided_as_in_the_treebanks(name: str) -> None:
    """The parser meets the words it was trained on."""
    text, words = WORDS[name]
    assert [token.text for token in TOKENIZER(text)] == words.split()
