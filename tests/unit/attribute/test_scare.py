"""Short quoted terms: whose word they are, and when they are only names."""

import pytest
import spacy
from spacy.tokens import Doc

from kg.attribute import find_attributions
from tests.articles import bare_article


def _doc(lines: str) -> Doc:
    """Build a Doc of one sentence from lines of word, lemma, tag, head (from 0) and label.

    A leading "_" of the word says that no space stands before it.
    """
    rows = [line.split() for line in lines.strip().splitlines()]
    glued = [row[0].startswith("_") for row in rows] + [True]
    kinds = {"V": "VERB", "N": "NOUN", "D": "DET", "I": "ADP", "J": "ADJ", "P": "PRON"}
    return Doc(
        spacy.blank("en").vocab,
        words=[row[0].removeprefix("_") for row in rows],
        spaces=[not glued[at + 1] for at in range(len(rows))],
        lemmas=[row[1] for row in rows],
        tags=[row[2] for row in rows],
        pos=["PROPN" if row[2] == "NNP" else kinds.get(row[2][0], "PUNCT") for row in rows],
        heads=[int(row[3]) for row in rows],
        deps=[row[4] for row in rows],
    )


REFERRED = """
Reed Reed NNP 1 nsubj
referred refer VBD 1 ROOT
to to IN 4 case
the the DT 4 det
envoy envoy NN 1 obl
as as IN 9 case
a a DT 9 det
“ “ `` 9 punct
_real real JJ 9 amod
joker joker NN 1 obl
_” ” '' 9 punct
_. . . 1 punct
"""

USED = REFERRED.replace("referred refer", "used use").replace("to to IN 4 case\n", "")

REPLIED = """
Reed Reed NNP 1 nsubj
replied reply VBD 1 ROOT
_, , , 1 punct
“ “ `` 4 punct
_never never RB 1 dep
_. . . 4 punct
_” ” '' 4 punct
"""

KNOWN = """
The the DT 1 det
ship ship NN 2 nsubj
sank sink VBD 2 ROOT
_, , , 2 punct
known know VBN 1 acl
as as IN 7 case
“ “ `` 7 punct
_grey grey JJ 8 amod
lady lady NN 4 obl
_” ” '' 8 punct
_. . . 2 punct
"""

CLAUSE = """
Courts court NNS 1 nsubj
read read VBD 1 ROOT
the the DT 7 det
“ “ `` 5 punct
_good good JJ 5 amod
faith faith NN 7 compound
_” ” '' 5 punct
clause clause NN 1 obj
_. . . 1 punct
"""


def _said(lines: str) -> list[tuple[str, str, str]]:
    doc = _doc(lines)
    found = find_attributions(doc, bare_article(doc.text))
    return [(str(each.form), each.source.text, each.content[0].slice(doc.text)) for each in found]


def test_name_behind_as_belongs_to_the_one_who_gives_it() -> None:
    """ "referred to the envoy as a “joker”" quotes Reed, however far the marks stand away."""
    assert ("direct", "Reed", "real joker") in _said(REFERRED)


def test_as_behind_another_verb_is_a_scare_quote() -> None:
    """ "used the envoy as a “joker”" is the outlet's doubt: to use is not to call."""
    assert _said(_shifted(USED)) == [("scare", "", "real joker")]


def _shifted(lines: str) -> str:
    """Return `lines` with the heads lowered by one behind the row that was taken out."""
    rows = [line.split() for line in lines.strip().splitlines()]
    return "\n".join(
        " ".join([*row[:3], str(int(row[3]) - (int(row[3]) > 1)), row[4]]) for row in rows
    )


def test_short_answer_behind_a_comma_is_speech() -> None:
    """ "Reed replied, “never.”" is what Reed said, though it has no verb."""
    assert _said(REPLIED) == [("direct", "Reed", "never.")]


@pytest.mark.parametrize("lines", [KNOWN, CLAUSE])
def test_announced_names_give_nothing(lines: str) -> None:
    """ "known as “grey lady”" and "the “good faith” clause" only give a name."""
    assert _said(lines) == []


def test_crosshead_in_marks_gives_nothing() -> None:
    """A short term that is a paragraph by itself is a heading, and no scare quote."""
    lines = "“ “ `` 1 punct\n_calm calm NN 1 ROOT\n_” ” '' 1 punct"
    assert _said(lines) == []
