"""Batches of the network, and what loading it brings along."""

import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest

from kg.english.encoder import BATCH_PIECES, RUN_PIECES, Encoder, _group
from kg.english.pipeline import MODEL_FOLDER
from kg.wordpieces import EDGE_SHAPE


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The shipped network."""
    return Encoder(MODEL_FOLDER)


@pytest.mark.parametrize(
    "lengths",
    [[], [5], [5] * 40, list(range(3, 200)), [2000, 3, 3], [7] * 1000, [4, 4, 60, 61, 62, 200]],
)
def test_groups_hold_every_stretch_once_with_little_padding(lengths: list[int]) -> None:
    """Groups keep the order, fit the batch and pad less than a run of their own would cost."""
    order = sorted(range(len(lengths)), key=lambda at: lengths[at])
    groups = _group(order, lengths)
    assert [at for group in groups for at in group] == order
    for group in groups:
        width = max(lengths[at] for at in group)
        assert len(group) == 1 or width * len(group) <= BATCH_PIECES
        assert sum(width - lengths[at] for at in group) <= RUN_PIECES


def test_like_lengths_share_a_run() -> None:
    """Stretches of one length are cut by the size of a batch alone."""
    assert [len(group) for group in _group(range(100), [20] * 100)] == [51, 49]


def test_answers_come_in_the_order_of_the_stretches(encoder: Encoder) -> None:
    """Sorting by length inside does not show outside: each parse has as many words as its
    stretch.
    """
    stretches = [["Bergen"] * size for size in (9, 1, 30, 2, 9)]
    parses = encoder.parse(stretches)
    assert [len(parse.heads) for parse in parses] == [9, 1, 30, 2, 9]
    assert encoder.parse([]) == []


def test_every_parse_is_a_tree_with_one_root_label(encoder: Encoder) -> None:
    """The label "root" stands at the root and nowhere else."""
    (parse,) = encoder.parse([["The", "old", "ferry", "left", "the", "port", "."]])
    root = encoder.lists["label"].index("root")
    assert [int(label) == root for label in parse.labels] == [int(h) == 0 for h in parse.heads]


def test_the_feed_marks_first_pieces_and_edges(encoder: Encoder) -> None:
    """A row is [CLS], the pieces, [SEP]; `first` points at the first piece of each word."""
    words = ["Zelenskyy", "left"]
    counts = encoder.count_pieces(words)
    feed = encoder.make_inputs([words, ["left"]])
    assert feed["first"].tolist() == [[0, 1, 1 + counts[0]], [0, 1, 0]]
    assert feed["mask"].sum(axis=1).tolist() == [sum(counts) + 2, 3]
    assert feed["shapes"][1].tolist()[0] == EDGE_SHAPE
    assert all(a >= b for a, b in pairwise(feed["mask"][1].tolist()))


def test_loading_brings_no_training_library() -> None:
    """`import kg` loads nothing heavy; the pipeline comes without torch and transformers."""
    check = (
        "import sys, kg; assert not {'spacy', 'onnxruntime', 'torch'} & set(sys.modules)\n"
        "from kg.english import load_pipeline\n"
        "load_pipeline()('The ferry left.')\n"
        "assert not {'torch', 'transformers', 'tensorflow', 'onnx'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", check], check=True)


def test_a_neighbour_changes_no_score(encoder: Encoder) -> None:
    """A sentence is scored alike alone and beside another: the same words in two articles have the
    same tree.
    """
    words = ["The", "old", "ferry", "left", "the", "port", "."]
    other = ["Why", "!", "!", "!", "2014", "Bergen", "…", ")", "U.S.", "km"]
    alone = encoder._session.run(None, encoder.make_inputs([words]))
    beside = encoder._session.run(None, encoder.make_inputs([words, other]))
    for column, other_column in zip(alone[:4], beside[:4], strict=True):
        assert np.allclose(column[0, 1:], other_column[0, 1 : len(words) + 1], atol=1e-3)
