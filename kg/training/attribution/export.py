"""A trained tagger to the files of its model folder: one int8 graph, the tables, the lists."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch

from kg.attribute.tag_inputs import cut_windows, make_feed
from kg.attribute.tagger import FORMAT, GRAPH, MANIFEST, TABLES, VOCABULARY
from kg.training.attribution.config import TagConfig
from kg.training.attribution.material import Example
from kg.training.attribution.network import TagNetwork
from kg.training.export import quantize
from kg.training.scales import fix_scales, measure_ranges
from kg.wordpieces import WordPieces

_INPUTS = ("ids", "mask", "shapes", "first", "classes")
_OUTPUTS = ("tags", "froms", "tos")


def load_tag_network(
    checkpoint: Path, config: TagConfig, vocabulary: int, lists: Mapping[str, Sequence[str]]
) -> TagNetwork:
    """Return the network of a checkpoint, ready for use (no dropout)."""
    network = TagNetwork(config, vocabulary, count_lists(lists))
    network.load_state_dict(torch.load(checkpoint, weights_only=True)["network"])
    network.eval()
    return network


def count_lists(lists: Mapping[str, Sequence[str]]) -> tuple[int, int, int]:
    """Return the lengths of the lists in the order that the network wants."""
    return len(lists["dep"]), len(lists["pos"]), len(lists["ent"])


def write_tagger(
    network: TagNetwork,
    lists: Mapping[str, Sequence[str]],
    examples: Sequence[Example],
    vocabulary: Path,
    folder: Path,
) -> None:
    """Write graph, tables and manifest; the int8 scales are measured on the examples."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / GRAPH
        _write_graph(network, full)
        quantize(full, folder / GRAPH)
    (folder / VOCABULARY).write_bytes(vocabulary.read_bytes())
    _fix(folder / GRAPH, examples, WordPieces.from_file(vocabulary))
    tables = {
        "moves": network.moves,
        "pairs": network.pairs,
        "gaps": network.gaps,
        "places": network.sides,
    }
    np.savez(folder / TABLES, **{name: t.detach().numpy() for name, t in tables.items()})
    digest = hashlib.sha256((folder / GRAPH).read_bytes()).hexdigest()
    manifest = {
        "format": FORMAT,
        "graph_sha256": digest,
        "lists": lists,
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _write_graph(network: TagNetwork, path: Path) -> None:
    # Batch, pieces and words of the example differ from each other and from 1, so that no axis is
    # taken as fixed.
    ids, first = torch.full((3, 9), 5), torch.tensor([[1, 2, 4, 5, 7]] * 3)
    classes = torch.zeros((3, 5, 6), dtype=torch.long)
    batch, pieces, words = (torch.export.Dim(name) for name in ("batch", "pieces", "words"))
    torch.onnx.export(
        network,
        (ids, torch.ones_like(ids), torch.zeros_like(ids), first, classes),
        path,
        input_names=list(_INPUTS),
        output_names=list(_OUTPUTS),
        dynamic_shapes=(*[{0: batch, 1: pieces}] * 3, *[{0: batch, 1: words}] * 2),
        dynamo=True,
        external_data=False,
        verbose=False,
    )


def _fix(path: Path, examples: Sequence[Example], vocabulary: WordPieces) -> None:
    import onnx

    graph = onnx.load(path)
    names = [n.input[0] for n in graph.graph.node if n.op_type == "DynamicQuantizeLinear"]
    feeds = (
        make_feed(example.words, [window], vocabulary)
        for example in examples
        for window in cut_windows(example.words)[:1]
    )
    onnx.save(fix_scales(graph, measure_ranges(path, names, feeds)), path)
