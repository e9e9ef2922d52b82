"""Training of the grader of factuality."""

import json
import sys
from pathlib import Path

import pytest

from kg.english import load_pipeline
from kg.extract.grades import load_grader
from kg.training.__main__ import main
from kg.training.factuality import (
    Example,
    apply_weights,
    fit_weights,
    parse_words,
    read_examples,
    write_weights,
)

DONE = [Example(("0:aux=has", f"0:lemma={at}"), 2.5, 3.0) for at in range(40)]
PLANNED = [Example(("0:aux=will", f"0:lemma={at}"), -2.25, -3.0) for at in range(40)]


def test_what_tells_is_learnt_and_what_is_rare_is_not() -> None:
    """A feature of half of the targets gets its sign; one that is seen twice gets no weight."""
    weights = fit_weights([*DONE, *PLANNED])
    assert weights.names == ("0:aux=has", "0:aux=will")
    assert weights.values[0] > 0 > weights.values[1]
    low, high = apply_weights(weights, [PLANNED[0], DONE[0]])
    assert low < 0 < high


def test_words_of_a_set_become_tokens() -> None:
    """A word is one token whatever the tokenizer would make of it, and has a place in a tree."""
    doc = parse_words(load_pipeline(), ["The", "well-kept", "shop", "does", "n't", "open", "."])
    assert [word.text for word in doc][1:5] == ["well-kept", "shop", "does", "n't"]
    assert [word.head.text for word in doc if word.text == "n't"] == ["open"]


def test_equal_examples_give_equal_files(tmp_path: Path) -> None:
    """Weights are written to three decimals, sorted by name, without those that are zero."""
    for name in ("a", "b"):
        write_weights(fit_weights([*DONE, *PLANNED]), (0.5, 0.25, 0.125), tmp_path / name)
    one, other = ((tmp_path / name / "weights.json").read_bytes() for name in ("a", "b"))
    assert one == other
    raw = json.loads(one)
    assert raw["blend"] == [0.5, 0.25, 0.125]
    assert list(raw["weights"]) == sorted(raw["weights"])


def test_the_command_makes_a_grader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a made-up set of plans and facts comes a grader that tells them apart."""
    rows = []
    for verb, noun in (("sell", "mill"), ("paint", "barn"), ("burn", "boat"), ("open", "inn")):
        for who in ("baker", "brewer", "miller"):
            past = {"sell": "sold", "burn": "burned"}.get(verb, f"{verb}ed")
            done, plan = f"The {who} {past} the {noun} .", f"The {who} will {verb} the {noun} ."
            rows.append({"text": done, "targets": [{"span1": [2, 3], "label": 3.0}]})
            rows.append({"text": plan, "targets": [{"span1": [3, 4], "label": -3.0}]})
    rows *= 5
    made_up = tmp_path / "set.jsonl"
    made_up.write_text("".join(json.dumps(row) + "\n" for row in rows))
    out = tmp_path / "grader"
    command = ["kg.training", "factuality", str(made_up), "--out", str(out)]
    monkeypatch.setattr(sys, "argv", command)
    main()
    nlp, grader = load_pipeline(), load_grader(out)
    fact = parse_words(nlp, ["The", "tailor", "mended", "the", "coat", "."])[2]
    coming = parse_words(nlp, ["The", "tailor", "will", "mend", "the", "coat", "."])[3]
    assert grader.grade_word(coming) < 0 < grader.grade_word(fact)
    examples = list(read_examples(nlp, [made_up]))
    assert [each.label for each in examples[:2]] == [3.0, -3.0]
    assert examples[0].verdict > examples[1].verdict
