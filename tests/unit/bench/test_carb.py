"""The bench of tuples."""

from pathlib import Path

import pytest

from kg.english import load_pipeline
from tests.bench.carb_score import (
    Tuple,
    compare,
    find_figures,
    make_key,
    read_gold,
    read_system,
    score,
)
from tests.bench.oie_output import make_carb
from tests.bench.ptb_text import read_sentence

GOLD = Tuple("sold", ("the baker", "bread", "in Ulm"))


def test_words_are_shared_slot_by_slot() -> None:
    """Precision over the words made, recall over the words wanted; the rest of the arguments is
    one slot.
    """
    assert compare(GOLD, Tuple("sold", ("the baker", "bread"))) == (1.0, 4 / 6)
    assert compare(GOLD, Tuple("has sold", ("the baker", "in Ulm bread"))) == (6 / 7, 1.0)
    assert compare(GOLD, Tuple("sold", ("bread", "the baker"))) == (1 / 4, 1 / 6)


def test_a_relation_without_a_shared_word_is_nothing() -> None:
    """But a bare "be" stands for any of its forms, and a missing slot is nothing too."""
    assert compare(GOLD, Tuple("ate", ("the baker", "bread"))) == (0.0, 0.0)
    assert compare(GOLD, Tuple("sold", ("the baker",))) == (0.0, 0.0)
    assert compare(Tuple("is", ("Ana", "mayor")), Tuple("be", ("Ana", "mayor"))) == (1.0, 1.0)
    assert compare(Tuple("be", ("Ana", "mayor")), Tuple("is", ("Ana", "mayor"))) == (0.0, 0.0)


def test_what_is_said_may_come_first() -> None:
    """Where the gold's verb is one of saying."""
    gold = Tuple("said", ("Ana", "it rained"))
    assert compare(gold, Tuple("said", ("it rained", "Ana"))) == (1.0, 1.0)


def test_precision_is_one_to_one_and_recall_is_not() -> None:
    """One long tuple covers two of the gold for recall and pairs with one for precision."""
    gold = {"k": [Tuple("sold", ("he", "bread")), Tuple("sold", ("he", "cake"))]}
    made = {"k": [Tuple("sold", ("he", "bread cake"), 0.9)]}
    figures = find_figures(score(gold, made), 2)
    assert figures["p"] == pytest.approx(75)
    assert figures["r"] == pytest.approx(100)
    twice = {"k": [Tuple("sold", ("he", "bread"), 0.9)] * 3}
    assert find_figures(score(gold, twice), 2)["p"] == pytest.approx(100 * (1 + 2 / 3) / 3)


def test_the_best_threshold_is_reported_and_the_area_reaches_recall_nought() -> None:
    """A wrong tuple of low confidence is cut off for F1, but not for the area."""
    gold = {"k": [Tuple("sold", ("he", "bread"))]}
    right, wrong = Tuple("sold", ("he", "bread"), 0.9), Tuple("ate", ("he", "bread"), 0.1)
    figures = find_figures(score(gold, {"k": [right, wrong]}), 1)
    assert (figures["p"], figures["r"], figures["f1"]) == (100, 100, 100)
    assert figures["auc"] == pytest.approx(100)
    assert find_figures([], 1) == {"p": 0, "r": 0, "f1": 0, "auc": 0}


def test_a_sentence_without_tuples_costs_recall() -> None:
    """At every threshold."""
    gold = {"k": [Tuple("sold", ("he", "bread"))], "n": [Tuple("left", ("he", "town"))]}
    figures = find_figures(score(gold, {"k": [Tuple("sold", ("he", "bread"), 0.5)]}), 2)
    assert (figures["p"], figures["r"]) == (100, 50)


def test_files_are_read_by_sentence(tmp_path: Path) -> None:
    """Spaces and signs do not tell sentences apart; both forms of stored output are read."""
    path = tmp_path / "a.tsv"
    path.write_text("He sold bread .\tsold\tHe\tbread\t\n")
    assert read_gold(path) == {"Hesoldbread": [Tuple("sold", ("He", "bread"))]}
    path.write_text(
        "0.9\tContext(Ana said,List([0, 8)))\tSimpleArgument(he,List([9, 11)))"
        "\tRelation(sold,List([12, 16)))\tSimpleArgument(bread,List([17, 22))); "
        "TemporalArgument(in 1990,List([23, 30)))\tAna said he sold bread in 1990 .\n"
        "0.4\t\tSimpleArgument(he,List([9, 11)))\tRelation(sold,List([12, 16)))\t\tHe sold .\n"
        "He sold bread .\t0.5\tsold\tHe\tbread\n"
    )
    assert read_system(path) == {
        make_key("Ana said he sold bread in 1990 ."): [
            Tuple("sold", ("Ana said he", "bread", "in 1990"), 0.9)
        ],
        "Hesoldbread": [Tuple("sold", ("He", "bread"), 0.5)],
    }


def test_a_tuple_holds_all_arguments_in_full() -> None:
    """Qualifiers keep their preposition, an apposition gets "is"."""
    sentence = "Ana Ruiz , the mayor , opened the new bridge in 1990 ."
    read = read_sentence(load_pipeline(), sentence.split(), as_words=True)
    found = {(t.relation, t.objects) for t in make_carb(read.spaced, read.assertions)}
    assert ("opened", ("the new bridge", "in 1990")) in found
    assert ("is", ("the mayor",)) in found
