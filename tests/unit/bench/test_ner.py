"""The bench of names."""

from tests.bench.ner import choose_types, read_gold, score

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
