"""The hand-made treebank of news sentences: every tree is well formed."""

from pathlib import Path

import pytest

import kg.training
from kg.training.entities import TYPES
from kg.training.treebank import Tree, read_lines, read_trees

FILE = Path(kg.training.__file__).parent / "data" / "handmade.conllu"
LABELS = frozenset(
    [
        "acl",
        "acl:relcl",
        "advcl",
        "advcl:relcl",
        "advmod",
        "amod",
        "appos",
        "aux",
        "aux:pass",
        "case",
        "cc",
        "cc:preconj",
        "ccomp",
        "compound",
        "compound:prt",
        "conj",
        "cop",
        "csubj",
        "csubj:pass",
        "det",
        "det:predet",
        "discourse",
        "expl",
        "fixed",
        "flat",
        "iobj",
        "mark",
        "nmod",
        "nmod:desc",
        "nmod:poss",
        "nmod:unmarked",
        "nsubj",
        "nsubj:outer",
        "nsubj:pass",
        "nummod",
        "obj",
        "obl",
        "obl:agent",
        "obl:unmarked",
        "orphan",
        "parataxis",
        "punct",
        "root",
        "vocative",
        "xcomp",
    ]
)
POS_OF_TAG = {
    "$": "SYM",
    **dict.fromkeys(("``", "''", ",", ".", ":", "HYPH"), "PUNCT"),
    "CC": "CCONJ",
    "CD": "NUM",
    "DT": "DET PRON",
    "EX": "PRON",
    "IN": "ADP SCONJ",
    "JJ": "ADJ",
    "JJR": "ADJ",
    "JJS": "ADJ",
    "MD": "AUX",
    "NN": "NOUN PRON",
    "NNP": "PROPN ADJ",
    "NNPS": "PROPN",
    "NNS": "NOUN",
    "PDT": "DET",
    "POS": "PART",
    "PRP": "PRON",
    "PRP$": "PRON",
    "RB": "ADV PART",
    "RBR": "ADV",
    "RBS": "ADV",
    "RP": "ADP",
    "TO": "PART",
    **dict.fromkeys(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"), "VERB AUX"),
    "WDT": "PRON DET",
    "WP": "PRON",
    "WP$": "PRON",
    "WRB": "ADV",
}
# What one head can have only once.
SINGLE = frozenset(["nsubj", "nsubj:pass", "obj", "iobj", "csubj", "expl", "obl:agent"])


@pytest.fixture(scope="module")
def trees() -> list[Tree]:
    """The sentences of the file."""
    return read_trees(FILE)


@pytest.fixture(scope="module")
def notes() -> list[list[dict[str, str]]]:
    """The last column of each word of each sentence, as a table."""
    sentences: list[list[dict[str, str]]] = [[]]
    for line in read_lines(FILE):
        if not line:
            sentences.append([])
        elif not line.startswith("#"):
            pairs = (part.partition("=") for part in line.split("\t")[9].split("|"))
            sentences[-1].append({key: value for key, _, value in pairs if value})
    return [sentence for sentence in sentences if sentence]


def test_there_are_enough_sentences(trees: list[Tree]) -> None:
    """At least 200 sentences, no two of them with the same text."""
    assert len(trees) >= 200
    assert len({tree.text for tree in trees}) == len(trees)


def test_every_construction_is_there() -> None:
    """Each of the eleven constructions of the README has at least 20 sentences."""
    kinds = [line[-1] for line in read_lines(FILE) if line.startswith("# construction = ")]
    assert {kind for kind in kinds if kinds.count(kind) >= 20} == set("abcdefghijk")


def test_ids_are_numbered_through(trees: list[Tree]) -> None:
    """sent_id counts the sentences from 001 without a gap."""
    ids = [line for line in read_lines(FILE) if line.startswith("# sent_id = ")]
    assert ids == [f"# sent_id = handmade-{at:03d}" for at in range(1, len(trees) + 1)]


def test_text_is_the_words_joined(trees: list[Tree], notes: list[list[dict[str, str]]]) -> None:
    """The words, with a space where SpaceAfter=No is not said, give the text."""
    for tree, table in zip(trees, notes, strict=True):
        gaps = ["" if "SpaceAfter" in note else " " for note in table]
        joined = "".join(word + gap for word, gap in zip(tree.words, gaps, strict=True))
        assert joined.strip() == tree.text


def test_heads_make_a_tree(trees: list[Tree]) -> None:
    """One root, no head out of range, and every word reaches the root without a circle."""
    for tree in trees:
        assert tree.heads.count(0) == 1, tree.text
        assert tree.labels[tree.heads.index(0)] == "root", tree.text
        for at in range(1, len(tree.words) + 1):
            steps = 0
            while at:
                at = tree.heads[at - 1]
                steps += 1
                assert steps <= len(tree.words), tree.text


def test_labels_and_tags_are_those_of_the_treebanks(trees: list[Tree]) -> None:
    """Only relations and tags of the English treebanks, and each tag with a fitting word class."""
    for tree in trees:
        assert set(tree.labels) <= LABELS, tree.text
        assert tree.labels.count("root") == 1, tree.text
        for word, pos, tag in zip(tree.words, tree.upos, tree.xpos, strict=True):
            assert pos in POS_OF_TAG[tag].split(), (tree.text, word)


def test_a_head_has_one_subject_and_one_object(trees: list[Tree]) -> None:
    """No word has two subjects, two objects or two agents."""
    for tree in trees:
        arcs = [arc for arc in zip(tree.heads, tree.labels, strict=True) if arc[1] in SINGLE]
        assert len(set(arcs)) == len(arcs), tree.text


def test_punctuation_is_a_leaf(trees: list[Tree]) -> None:
    """Nothing hangs on a punctuation mark, and only such a mark is punct."""
    for tree in trees:
        marks = {at + 1 for at, label in enumerate(tree.labels) if label == "punct"}
        assert not marks & set(tree.heads), tree.text
        assert marks == {at + 1 for at, pos in enumerate(tree.upos) if pos == "PUNCT"}, tree.text


def test_arcs_run_the_right_way(trees: list[Tree]) -> None:
    """Names, fixed phrases, second conjuncts and relative clauses follow their head; determiners,
    titles and auxiliaries stand before it.
    """
    for tree in trees:
        for at, (head, label) in enumerate(zip(tree.heads, tree.labels, strict=True), start=1):
            if label in ("flat", "fixed", "conj", "appos", "acl:relcl"):
                assert head < at, (tree.text, at)
            if label in ("det", "nmod:desc", "aux", "aux:pass", "nmod:poss"):
                assert at < head, (tree.text, at)


def test_entity_tags_are_well_formed(notes: list[list[dict[str, str]]]) -> None:
    """I-X follows only B-X or I-X, X is one of the seven types, and each type occurs ten times."""
    found = []
    for table in notes:
        before = "O"
        for note in table:
            tag = note.get("NER", "O")
            assert tag == "O" or (tag[:2] in ("B-", "I-") and tag[2:] in TYPES)
            assert not tag.startswith("I-") or before[2:] == tag[2:]
            before = tag
            found.append(tag)
    assert all(found.count(f"B-{kind}") >= 10 for kind in TYPES)


def test_titles_are_not_part_of_the_name(
    trees: list[Tree], notes: list[list[dict[str, str]]]
) -> None:
    """A word that is a title before a person (nmod:desc) has no entity tag."""
    for tree, table in zip(trees, notes, strict=True):
        for label, note in zip(tree.labels, table, strict=True):
            assert label != "nmod:desc" or "NER" not in note, tree.text
