"""The bench of names."""

from pathlib import Path

from tests.bench.ner import choose_types, read_documents, read_gold, score, tidy_documents

TYPES = frozenset({"PERSON", "ORG"})


def test_gold_types_are_mapped_and_others_left_aside() -> None:
    """A politician is a person; what is not scored is no gold span."""
    labels = ["B-politician", "I-politician", "O", "B-award"]
    assert read_gold(labels, TYPES) == {(0, 2, "PERSON")}
    assert choose_types([(["a"], ["B-politician"]), (["b"], ["B-band"])], None) == TYPES
    assert choose_types([], "ORG") == {"ORG"}


def test_strict_spans_and_span_recall() -> None:
    """A right span of the wrong type counts for span_recall only; unscored types do no harm."""
    gold = [{(0, 2, "PERSON"), (3, 4, "ORG")}]
    found = [{(0, 2, "PERSON"), (3, 4, "PERSON"), (5, 6, "EVENT")}]
    figures = score(gold, found, TYPES)
    assert (figures["p"], figures["r"], figures["f1"]) == (50, 50, 50)
    assert figures["span_recall"] == 100
    assert (figures["person"], figures["org"]) == (200 / 3, 0)


def test_what_a_user_gets_is_scored() -> None:
    """The sentences of one document are corrected together, those of another apart."""
    sentences = [["Anna", "Berg", "won"], ["The", "Berg", "march"]]
    spans = [{(0, 2, "PERSON")}, {(1, 2, "EVENT")}]
    together = tidy_documents(sentences, spans, ["a", "a"])
    assert together == [{(0, 2, "PERSON")}, {(1, 2, "PERSON")}]
    assert tidy_documents(sentences, spans, ["a", "b"])[1] == {(1, 2, "EVENT")}


def test_documents_are_told_by_the_numbers_of_sentences(tmp_path: Path) -> None:
    """Where a file has none, each sentence is a document."""
    path = tmp_path / "a.iob2"
    path.write_text("# sent_id = a-1\n1\tAnna\tO\n\n# sent_id = a-2\n1\tBerg\tO\n\n")
    assert read_documents(path, 2) == ["a", "a"]
    path.write_text("Anna O\n\nBerg O\n")
    assert read_documents(path, 2) == ["0", "1"]
