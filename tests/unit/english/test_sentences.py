"""Where sentences start."""

import pytest
import spacy

from kg.english.sentences import BREAKS_KEY, SentenceSplitter
from kg.english.tokens import make_tokenizer

NLP = spacy.blank("en")
NLP.tokenizer = make_tokenizer(NLP)
SPLITTER = SentenceSplitter()


def split(text: str, breaks: tuple[int, ...] = ()) -> list[str]:
    """Return the sentences of a text."""
    doc = NLP.make_doc(text)
    doc.user_data[BREAKS_KEY] = breaks
    return [sentence.text.strip() for sentence in SPLITTER(doc).sents]


WHOLE = {
    "abbreviated titles": "Gen. Mark Ray met Sen. J. P. Long and Dr. Ida Holm in St. Gallen.",
    "a state as modifier": "The U.S. Army and the U.N. Security Council agreed.",
    "figures": "It cost $3.5 million, 2.1% more than No. 10 had said on Jan. 3.",
    "a firm with its form": "Holm Inc. Chief Executive Ida Berg resigned.",
    "a question before he said": "“What is the matter?” he said.",
    "a question before a titled name": "“Why now?” Deputy Prime Minister Anna Berg asked.",
    "a straight quotation": '"Why now?" Anna Berg asked.',
    "a name and a verb behind a closed quotation": "“They dismissed it.” Berg said.",
    "an elision": "He wanted … peace.",
    "e.g.": "Some towns, e.g. Lund, were spared.",
    "brackets": "He told [Minister Anna] Berg that Erik (Rik) Holm had left.",
    "a dateline": "LUND (AP) — Ministers of both countries met on Monday.",
    "a bare day": "The minister confirmed Sunday that talks began at 4 p.m. Friday.",
    "a former office": "They had asked ex-Rep. Anna Berg about it.",
    "names in a row": "President Anna Berg met Prime Minister Erik Holm of South Sudan.",
    "a day of the month at the end": "It was built on September 5.",
    "initials": "George W. Bush spoke to J. D. Vance.",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE.keys())
def test_these_stops_do_not_end_a_sentence(text: str) -> None:
    """A full stop or question mark inside these stays inside one sentence."""
    assert split(text) == [text]


CUT = {
    "questions and answers": "Is it defense? Yes. Is it an attack? No.",
    "inside quotation marks": "“Is it safe? No. Who knows?” She left.",
    "behind a quotation": "“No. So what?” The minister left.",
    "behind a straight quotation": '"We do not know." The talks went on.',
    "a state at the end": "They live in the U.S. The talks went on.",
    "an hour at the end": "He came at 3 p.m. She left.",
    "a firm at the end": "He works for Holm Inc. He likes it.",
    "behind a note in brackets": "He died in 1805. [6] She lived on.",
    "informal questions": "Where is it? we do not know.",
    "dots and marks": "What?! No way!!! Yes... Maybe.",
    "a number at the end": "They met at the old fort on September 5. Anna Berg spoke.",
    "the head of a mail": "Anna Berg 11/02/2000 04:18 PM I have read your draft.",
    "the end of a letter": "Thanks, Anna",
}
STARTS = {
    "questions and answers": ["Is", "Yes.", "Is", "No."],
    "inside quotation marks": ["“Is", "No.", "Who", "She"],
    "behind a quotation": ["“No.", "So", "The"],
    "behind a straight quotation": ['"We', "The"],
    "a state at the end": ["They", "The"],
    "an hour at the end": ["He", "She"],
    "a firm at the end": ["He", "He"],
    "behind a note in brackets": ["He", "She"],
    "informal questions": ["Where", "we"],
    "dots and marks": ["What?!", "No", "Yes...", "Maybe."],
    "a number at the end": ["They", "Anna"],
    "the head of a mail": ["Anna", "11/02/2000", "I"],
    "the end of a letter": ["Thanks,", "Anna"],
}


@pytest.mark.parametrize("name", CUT)
def test_these_stops_end_a_sentence(name: str) -> None:
    """Each part is a sentence of its own, and together they spell the text."""
    assert [sentence.split()[0] for sentence in split(CUT[name])] == STARTS[name]


def test_a_lost_space_does_not_join_sentences() -> None:
    """A capital glued to a full stop or to a closed quotation starts a sentence."""
    assert split("They ended the war.The leader left.") == [
        "They ended the war.",
        "The leader left.",
    ]
    assert split("She asked,“Why?”He left.") == ["She asked,“Why?”", "He left."]


def test_a_line_ends_a_sentence() -> None:
    """Headlines and captions have no full stop; the end of the line ends them."""
    text = "Town falls after siege\nThe town fell on Monday.\n\nA second paragraph"
    assert split(text) == [
        "Town falls after siege",
        "The town fell on Monday.",
        "A second paragraph",
    ]


def test_a_hard_wrapped_line_goes_on() -> None:
    """A long line that goes on in lower case on the next one was wrapped, not ended."""
    text = "The ministers of both countries met on Monday for talks\nthat lasted for two hours."
    assert len(split(text)) == 1


def test_forced_breaks_start_sentences() -> None:
    """The reader's zone boundaries start sentences wherever they fall, white space passed over."""
    text = "FILE PHOTO by Ida Holm Leader calls for talks"
    at = text.index(" Leader")
    assert split(text, (at,)) == ["FILE PHOTO by Ida Holm", "Leader calls for talks"]
    assert split(text, (0, len(text), 10_000)) == [text]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "?", "\x00", "“”\"'", "(" * 50, "a"])
def test_odd_texts_keep_every_sign(text: str) -> None:
    """No text is too odd: the sentences cover all of it."""
    doc = SPLITTER(NLP.make_doc(text))
    assert "".join(token.text_with_ws for s in doc.sents for token in s) == text
