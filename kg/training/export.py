"""Trained weights to the files of the model folder: one int8 graph, the label tensor, the closed
lists.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from kg.training.batches import LabelSets
from kg.training.network import Network

FORMAT = 1
GRAPH, LABELS, MANIFEST, VOCABULARY = "parser.onnx", "labels.onnx", "model.json", "vocab.txt"
_INPUTS = ("ids", "mask", "shapes", "first")
_OUTPUTS = ("upos", "xpos", "feats", "entity", "arcs", "child", "head")


def load_network(
    checkpoint: Path, vocabulary: int, sets: LabelSets, widths: tuple[int, int]
) -> Network:
    """Return the network of a checkpoint, ready for use (no dropout)."""
    network = Network(vocabulary, sets.sizes(), *widths)
    network.load_state_dict(torch.load(checkpoint, weights_only=True)["network"])
    network.eval()
    return network


def write_graph(network: Network, path: Path) -> None:
    """Write the fp32 ONNX graph with free batch and length axes."""
    # Batch, pieces and words of the example differ from each other and from 1, so that no axis is
    # taken as fixed.
    ids = torch.full((3, 7), 5)
    example = (
        ids,
        torch.ones_like(ids),
        torch.zeros_like(ids),
        torch.tensor([[0, 1, 3, 4, 5]] * 3),
    )
    batch, length, words = (torch.export.Dim(name) for name in ("batch", "pieces", "words"))
    torch.onnx.export(
        network,
        example,
        path,
        input_names=list(_INPUTS),
        output_names=list(_OUTPUTS),
        dynamic_shapes=(*[{0: batch, 1: length}] * 3, {0: batch, 1: words}),
        dynamo=True,
        external_data=False,
        verbose=False,
    )


def quantize(source: Path, target: Path) -> None:
    """Write the int8 graph: weights per channel (per tensor loses 0.9 LAS)."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(source, target, per_channel=True, weight_type=QuantType.QInt8)


def write_label_graph(tensor: NDArray[np.float32], path: Path) -> None:
    """Write the graph that scores the labels of chosen arcs: rows of child and head vectors to
    (rows, labels).

    A graph of its own, since it runs after the tree is found; in numpy the same product would start
    threads that the caller has not asked for. `tensor` is (child, label, head), the last row of
    each side is its bias.
    """
    from onnx import TensorProto, helper, numpy_helper, save

    inner, labels, _ = tensor.shape
    constants = {
        "table": tensor.reshape(inner, -1).astype(np.float32),
        "shape": np.array([-1, labels, inner]),
        "edge": np.array([0, 0, 0, 1]),
        "one": np.array(1.0, dtype=np.float32),
        "last": np.array([2]),
    }
    steps = (
        helper.make_node("Pad", ["child", "edge", "one"], ["child_one"]),
        helper.make_node("Pad", ["head", "edge", "one"], ["head_one"]),
        helper.make_node("MatMul", ["child_one", "table"], ["flat"]),
        helper.make_node("Reshape", ["flat", "shape"], ["mixed"]),
        helper.make_node("Unsqueeze", ["head_one", "last"], ["column"]),
        helper.make_node("MatMul", ["mixed", "column"], ["scored"]),
        helper.make_node("Squeeze", ["scored", "last"], ["scores"]),
    )
    width = inner - 1
    ends = [
        helper.make_tensor_value_info(n, TensorProto.FLOAT, ["rows", width])
        for n in ("child", "head")
    ]
    out = helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["rows", labels])
    stored = [numpy_helper.from_array(value, name) for name, value in constants.items()]
    graph = helper.make_graph(steps, "labels", ends, [out], stored)
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / LABELS
        save(
            helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9),
            full,
        )
        quantize(full, path)


def write_model(network: Network, sets: LabelSets, vocabulary: Path, folder: Path) -> None:
    """Write graph, label tensor, vocabulary and manifest; the manifest holds the digest of the
    graph.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / GRAPH
        write_graph(network, full)
        quantize(full, folder / GRAPH)
    write_label_graph(network.label.detach().numpy(), folder / LABELS)
    (folder / VOCABULARY).write_bytes(vocabulary.read_bytes())
    digest = hashlib.sha256((folder / GRAPH).read_bytes()).hexdigest()
    manifest = {"format": FORMAT, "graph_sha256": digest, **asdict(sets)}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
