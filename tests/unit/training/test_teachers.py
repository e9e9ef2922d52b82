"""Learning from other networks."""

from pathlib import Path

import pytest
import torch

from kg.training.average import average_checkpoints
from kg.training.batches import Inputs, hide_pieces, make_inputs
from kg.training.network import Network
from kg.training.teachers import ask_teachers, opinion_loss
from kg.wordpieces import WordPieces

SIZES = {"upos": 3, "xpos": 3, "feats": 2, "label": 4, "entity": 5}
PIECES = WordPieces(("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "dam", "held"))


def network(seed: int) -> Network:
    """Return a small untrained network."""
    torch.manual_seed(seed)
    made = Network(len(PIECES), SIZES, 16, 8)
    torch.nn.init.normal_(made.label)
    made.eval()
    return made


@pytest.fixture
def inputs() -> Inputs:
    """A batch of two sentences of unlike length."""
    return make_inputs(PIECES, [("The", "dam", "held"), ("Held",)])


def test_the_mean_of_two_opinions_is_a_distribution(inputs: Inputs) -> None:
    """Every word's tags, head and label sum to one over the teachers' mean."""
    opinion = ask_teachers([network(1), network(2)], inputs)
    for part in (*opinion.tags, opinion.entity, opinion.labels):
        assert torch.allclose(part.sum(-1), torch.ones(part.shape[:-1]))
    assert opinion.labels.shape == (4, SIZES["label"])
    assert float(opinion.arcs[1, 1, 2:].sum()) < 1e-6, "no word hangs on padding"


def test_who_agrees_with_the_teacher_loses_least(inputs: Inputs) -> None:
    """The loss is smallest for the teacher itself (cross-entropy is at its minimum there)."""
    teacher, other = network(1), network(2)
    opinion = ask_teachers([teacher], inputs)
    assert opinion_loss(teacher, inputs, opinion) < opinion_loss(other, inputs, opinion)


def test_hidden_pieces_leave_the_edges(inputs: Inputs) -> None:
    """With a share of one every real piece is hidden; edges and shapes stay."""
    hidden = hide_pieces(inputs, 1.0, PIECES.hidden, seed=3)
    assert hidden.ids.tolist() == [[2, 4, 4, 4, 3], [2, 4, 3, 0, 0]]
    assert hidden.shapes is inputs.shapes


def test_an_average_lies_in_the_middle(tmp_path: Path) -> None:
    """Each weight of the average is the mean of the weights it was made from."""
    paths = [tmp_path / f"{seed}.pt" for seed in (1, 2)]
    for seed, path in zip((1, 2), paths, strict=True):
        torch.save({"network": network(seed).state_dict()}, path)
    average_checkpoints(paths, tmp_path / "mean.pt")
    mean = torch.load(tmp_path / "mean.pt", weights_only=True)["network"]["arc.weight"]
    assert torch.allclose(mean, (network(1).arc.weight + network(2).arc.weight) / 2)
