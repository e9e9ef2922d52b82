"""The network of the tagger: its losses, and that it learns."""

import json
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path

import pytest
import torch

from kg.attribute.tag_decode import allow_tags
from kg.attribute.tag_inputs import TAGS
from kg.errors import InputError
from kg.training.attribution.config import TagConfig, read_tag_config
from kg.training.attribution.export import count_lists
from kg.training.attribution.losses import tag_loss
from kg.training.attribution.material import Example, collect_lists, make_example
from kg.training.attribution.network import TagNetwork
from kg.training.attribution.train import TagRun
from kg.wordpieces import WordPieces
from tests.unit.attribute.trees import doc

PIECES = WordPieces(("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "envoy", "backed"))
CONFIG = TagConfig(epochs=2, warmup_steps=1, dropout=0.0, head_dropout=0.0, rule_dropout=0.0)


@pytest.fixture
def example() -> Example:
    """ "The envoy backed the deal", with the envoy as source."""
    tree = doc("topic")
    spans = {"source": [(0, 9)], "cue": [(10, 16)], "content": [(17, 43)]}
    row = {"text": tree.text, "annotations": {"first": [spans]}}
    return make_example(tree, row, collect_lists([tree]), PIECES)


def start(folder: Path, example: Example, config: TagConfig) -> TagRun:
    """Return a run over one example."""
    torch.manual_seed(1)
    network = TagNetwork(config, len(PIECES), count_lists(collect_lists([doc("topic")])))
    return TagRun(folder, network, [example], PIECES, config)


def test_all_readings_share_one() -> None:
    """The chances of all allowed sequences of tags sum to one, padding or not."""
    torch.manual_seed(1)
    scores, moves = torch.randn(1, 4, len(TAGS)), torch.randn(len(TAGS), len(TAGS))
    mask = torch.tensor([[1, 1, 1, 0]])
    allowed = allow_tags()
    total = sum(
        torch.exp(-tag_loss(scores, torch.tensor([[*tags, 0]]), mask, moves))
        for tags in product(range(len(TAGS)), repeat=3)
        if all(allowed[a, b] for a, b in pairwise(tags))
    )
    assert float(total) == pytest.approx(1.0, abs=1e-4)


def test_a_run_goes_on_from_its_last_epoch(tmp_path: Path, example: Example) -> None:
    """Stopped after one epoch and started again, it logs the second, and the weights are those of
    a run in one go.
    """
    start(tmp_path / "whole", example, CONFIG).train([example])
    first = start(tmp_path / "halves", example, CONFIG)
    first.config = replace(CONFIG, epochs=1)
    first.train([example])
    start(tmp_path / "halves", example, CONFIG).train([example])
    log = (tmp_path / "halves" / "log.jsonl").read_text(encoding="utf-8")
    epochs = [json.loads(line).get("epoch") for line in log.splitlines()]
    assert [epoch for epoch in epochs if epoch] == [1, 2]
    whole, halves = (
        torch.load(tmp_path / name / "checkpoint.pt", weights_only=True)["last"]
        for name in ("whole", "halves")
    )
    assert all(torch.allclose(whole[name], halves[name], atol=1e-5) for name in whole)


def test_it_learns(tmp_path: Path, example: Example) -> None:
    """After some steps over one sentence its loss is a fraction of what it was."""
    run = start(tmp_path, example, replace(CONFIG, epochs=25, report_steps=1))
    run.train([example])
    lines = (tmp_path / "log.jsonl").read_text(encoding="utf-8").splitlines()
    losses = [row["tag_loss"] for row in map(json.loads, lines) if "tag_loss" in row]
    # The figure is a running mean that begins at zero: it rises first.
    assert losses[-1] < 0.9 * max(losses)


def test_an_unknown_setting_is_named(tmp_path: Path) -> None:
    """A slip of the pen in the settings stops the run before it begins."""
    path = tmp_path / "tagger.toml"
    path.write_text("epoch = 3\n", encoding="utf-8")
    with pytest.raises(InputError, match="unknown settings epoch"):
        read_tag_config(path)
