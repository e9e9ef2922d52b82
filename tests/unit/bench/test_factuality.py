"""The bench of graded factuality."""

import gzip
import json
from pathlib import Path

import pytest

from kg.english import load_pipeline
from kg.records import Certainty, Modality, Polarity
from tests.bench.factuality import Answer, Item, answer, find_figures, main, read_items
from tests.bench.ptb_text import read_sentence

FACT = (Polarity.POSITIVE, Modality.ASSERTED, Certainty.CERTAIN)
PLAN = (Polarity.POSITIVE, Modality.INTENDED, Certainty.UNSPECIFIED)
DENIAL = (Polarity.NEGATIVE, Modality.ASSERTED, Certainty.CERTAIN)


def _answer(sentence: str, *targets: str) -> list[Answer]:
    words = tuple(sentence.split())
    item = Item(words, tuple((words.index(target), 0.0) for target in targets))
    return list(answer(item, read_sentence(load_pipeline(), words, as_words=True)))


def test_the_assertion_whose_predicate_is_the_target_tells() -> None:
    """Of two clauses each target gets its own."""
    told = _answer("The baker sold the house but did not leave the town .", "sold", "leave")
    assert [each.meant for each in told] == [FACT, DENIAL]
    assert all(each.asserted for each in told)


def test_a_copula_is_told_by_what_stands_beside_it() -> None:
    """The target is the noun, not the verb."""
    (told,) = _answer("His aunt may be the mayor .", "mayor")
    assert told.asserted
    assert told.meant[1] == Modality.POSSIBLE


def test_without_an_assertion_the_same_rules_judge_the_word() -> None:
    """An imperative without anybody addressed is a request; a folded verb is a fact."""
    told = _answer("Please sell the house .", "sell")
    assert [(each.asserted, each.meant[1]) for each in told] == [(False, Modality.REQUESTED)]
    told = _answer("The baker wants to sell the house .", "wants", "sell")
    assert [each.asserted for each in told] == [False, True]
    assert [each.meant[1] for each in told] == [Modality.ASSERTED, Modality.INTENDED]


def test_figures_of_answers() -> None:
    """Correlation over all for each kind of grade, coverage as the share that an assertion told."""
    answers = [Answer(3.0, FACT, -2.0, 1.0, True), Answer(-3.0, PLAN, 2.0, -1.0, False)]
    figures = find_figures(answers)
    assert figures["r"] == pytest.approx(100)
    assert figures["coverage"] == 50
    assert figures["r_asserted"] == 0
    assert figures["r_lexicon"] == pytest.approx(100)
    assert figures["r_learnt"] == pytest.approx(-100)
    assert figures["mae"] == 2
    assert figures["mae_learnt"] == 5


def test_plain_and_packed_files_are_read(tmp_path: Path) -> None:
    """One object a line; a run over a file gives figures."""
    row = {"text": "It rained .", "targets": [{"span1": [1, 2], "label": 2.5}]}
    plain, packed = tmp_path / "a.jsonl", tmp_path / "a.jsonl.gz"
    plain.write_text(json.dumps(row) + "\n")
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    wanted = [Item(("It", "rained", "."), ((1, 2.5),))]
    assert list(read_items(plain)) == list(read_items(packed)) == wanted
    assert main([str(plain)])["mae_lexicon"] == 0
