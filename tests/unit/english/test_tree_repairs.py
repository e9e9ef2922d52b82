"""Repairs of a finished tree."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.english.tree_repairs import repair_tree

Row = tuple[str, str, int, str]


def tree(*rows: Row, lemma: str = "") -> Doc:
    """A document of one sentence from (word, tag, head, label); heads count from 0."""
    words, tags, heads, labels = zip(*rows, strict=True)
    lemmas = [lemma if label == "ROOT" else word for word, label in zip(words, labels, strict=True)]
    return Doc(
        Vocab(),
        words=list(words),
        tags=list(tags),
        heads=list(heads),
        deps=list(labels),
        lemmas=lemmas,
    )


def argued(between: str, last: Row) -> Doc:
    """ "Berg argued the vote ... harm" with the vote as the object of the verb."""
    return tree(
        ("Berg", "NNP", 1, "nsubj"),
        ("argued", "VBD", 1, "ROOT"),
        ("the", "DT", 3, "det"),
        ("vote", "NN", 1, "obj"),
        (between, "MD" if between == "would" else "IN", 5, "aux" if between == "would" else "mark"),
        last,
        lemma="argue",
    )


def test_a_finite_clause_takes_the_object_before_it_as_its_subject() -> None:
    """ "argued the vote would fail": the vote is what would fail."""
    doc = argued("would", ("fail", "VB", 1, "ccomp"))
    repair_tree(doc)
    assert (doc[3].head.text, doc[3].dep_) == ("fail", "nsubj")


@pytest.mark.parametrize(
    "doc",
    [
        # "convinced the board that ...", "saw the vote fail"
        argued("that", ("fails", "VBZ", 1, "ccomp")),
        tree(
            ("Berg", "NNP", 1, "nsubj"),
            ("saw", "VBD", 1, "ROOT"),
            ("Ito", "NNP", 1, "obj"),
            ("leave", "VB", 1, "ccomp"),
            lemma="see",
        ),
        # "gave what he said was proof"
        tree(
            ("gave", "VBD", 0, "ROOT"),
            ("what", "WP", 0, "obj"),
            ("he", "PRP", 3, "nsubj"),
            ("said", "VBD", 1, "acl:relcl"),
            ("was", "VBD", 5, "cop"),
            ("proof", "NN", 0, "ccomp"),
            lemma="give",
        ),
    ],
)
def test_other_objects_stay(doc: Doc) -> None:
    """A clause with a mark, a bare infinitive and a relative clause take no subject."""
    before = [(token.head.i, token.dep_) for token in doc]
    repair_tree(doc)
    assert [(token.head.i, token.dep_) for token in doc] == before


def test_what_is_passive_has_a_passive_subject() -> None:
    """ "implied Ito was forced": Ito is acted on."""
    doc = tree(
        ("implied", "VBD", 0, "ROOT"),
        ("Ito", "NNP", 0, "obj"),
        ("was", "VBD", 3, "aux:pass"),
        ("forced", "VBN", 0, "ccomp"),
        lemma="imply",
    )
    repair_tree(doc)
    assert (doc[1].head.text, doc[1].dep_) == ("forced", "nsubj:pass")


@pytest.mark.parametrize(
    ("lemma", "comma", "label"),
    [("try", False, "xcomp"), ("try", True, "advcl"), ("stop", False, "advcl")],
)
def test_what_is_tried_is_no_purpose(lemma: str, comma: bool, label: str) -> None:
    """ "tried twice to get it", but not "stopped twice to get it" nor behind a comma."""
    rows: list[Row] = [
        ("They", "PRP", 1, "nsubj"),
        ("tried", "VBD", 1, "ROOT"),
        ("twice", "RB", 1, "advmod"),
    ]
    rows += [(",", ",", 5, "punct")] if comma else []
    verb = len(rows) + 1
    rows += [("to", "TO", verb, "mark"), ("get", "VB", 1, "advcl"), ("it", "PRP", verb, "obj")]
    doc = tree(*rows, lemma=lemma)
    repair_tree(doc)
    assert doc[verb].dep_ == label
