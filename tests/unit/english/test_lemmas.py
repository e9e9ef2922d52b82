"""Dictionary forms."""

import pytest
import spacy
from spacy.tokens import Doc

from kg.english.lemmas import LemmaTable, Lemmatizer, read_lemmas
from kg.english.pipeline import MODEL_FOLDER

SHIPPED = Lemmatizer(read_lemmas(MODEL_FOLDER / "lemmas.tsv"))


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("shot", "VBD", "shoot"),
        ("fled", "VBN", "flee"),
        ("withdrew", "VBD", "withdraw"),
        ("underwent", "VBD", "undergo"),
        ("said", "VBD", "say"),
        ("urging", "VBG", "urge"),
        ("dying", "VBG", "die"),
        ("denied", "VBD", "deny"),
        ("banned", "VBN", "ban"),
        ("shelled", "VBD", "shell"),
        ("panicked", "VBD", "panic"),
        ("warns", "VBZ", "warn"),
        ("does", "VBZ", "do"),
        ("’s", "VBZ", "be"),
        ("ca", "MD", "can"),
        ("n’t", "RB", "not"),
        ("allies", "NNS", "ally"),
        ("crises", "NNS", "crisis"),
        ("women", "NNS", "woman"),
        ("wives", "NNS", "wife"),
        ("missiles", "NNS", "missile"),
        ("worse", "JJR", "bad"),
        ("larger", "JJR", "large"),
        ("us", "PRP", "we"),
        ("Moscow", "NNP", "Moscow"),
        ("Americans", "NNPS", "American"),
        ("Ukrainian", "JJ", "Ukrainian"),
        ("The", "DT", "the"),
        ("NATO", "NNP", "NATO"),
        ("TV", "NN", "TV"),
        ("GOVERNMENT", "NN", "government"),
        ("FREE", "JJ", "free"),
        ("B", "NN", "B"),
        ("AID", "NN", "AID"),
        ("F-16s", "NNS", "F-16"),
        ("100", "CD", "100"),
        (".", ".", "."),
    ],
)
def test_shipped_lemmas(form: str, tag: str, lemma: str) -> None:
    """The shipped table and the rules give the dictionary form."""
    assert SHIPPED.find_lemma(form, tag) == lemma


def test_known_lemmas_decide_between_spellings() -> None:
    """ "hoping" could be hop or hope; the list of known lemmas decides."""
    for verb in ("hop", "hope"):
        known = LemmaTable({}, {"VERB": frozenset({verb})})
        assert Lemmatizer(known).find_lemma("hoping", "VBG") == verb


def test_exceptions_go_before_rules() -> None:
    """What the table says holds."""
    table = LemmaTable({("foos", "NNS"): "foon"}, {})
    assert Lemmatizer(table).find_lemma("Foos", "NNS") == "foon"


@pytest.mark.parametrize(
    ("dep", "tag", "lemma"),
    [("aux", "VBN", "have"), ("aux", "VBG", "be"), ("aux:pass", "VBN", "be")],
)
def test_the_tree_tells_has_from_is(dep: str, tag: str, lemma: str) -> None:
    """ "She's left" has; "she's leaving" and "she's hurt" are."""
    doc = Doc(
        spacy.blank("en").vocab,
        words=["She", "’s", "gone"],
        tags=["PRP", "VBZ", tag],
        heads=[2, 2, 2],
        deps=["nsubj", dep, "ROOT"],
    )
    assert SHIPPED(doc)[1].lemma_ == lemma
