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
