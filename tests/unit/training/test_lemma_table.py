"""The lemma table."""

from pathlib import Path

from kg.english.lemmas import Lemmatizer, read_lemmas
from kg.training.lemma_table import build_table, write_table
from kg.training.treebank import Tree


def tree(*rows: tuple[str, str, str, str]) -> Tree:
    """Return a flat tree of (word, lemma, upos, xpos) rows."""
    words, lemmas, upos, xpos = zip(*rows, strict=True)
    count = len(rows)
    return Tree(
        words=words,
        lemmas=lemmas,
        upos=upos,
        xpos=xpos,
        feats=("_",) * count,
        heads=tuple(range(count)),
        labels=("dep",) * count,
        text=" ".join(words),
        starts_paragraph=False,
    )


TREES = [
    tree(("oxen", "ox", "NOUN", "NNS"), ("hoped", "hope", "VERB", "VBD")),
    tree(("teh", "the", "DET", "DT"), ("ca", "can", "AUX", "MD"), ("Ca", "can", "AUX", "MD")),
]


def test_only_what_the_rules_miss_is_an_exception() -> None:
    """An irregular plural is kept, a regular past is known, a single typing error is not."""
    table = build_table(TREES)
    assert table.exceptions == {("oxen", "NNS"): "ox", ("ca", "MD"): "can"}
    assert table.known["VERB"] == {"hope"}


def test_a_written_table_reads_back(tmp_path: Path) -> None:
    """The file holds the same decisions, and is sorted."""
    path = tmp_path / "lemmas.tsv"
    write_table(build_table(TREES), path)
    lines = path.read_text().splitlines()
    assert lines == sorted(lines)
    assert Lemmatizer(read_lemmas(path)).find_lemma("Oxen", "NNS") == "ox"
