"""The network: a six-layer BERT encoder and all heads on top of it, in plain torch.

The encoder is written out so that nothing but torch is needed and the exported graph has no
surprises. Arcs and labels follow Dozat and Manning, "Deep Biaffine Attention for Neural Dependency
Parsing" (ICLR 2017).
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.wordpieces import SHAPES

WIDTH, LAYERS, HEADS, INNER, POSITIONS = 384, 6, 12, 1536, 512


class Layer(nn.Module):  # type: ignore[misc]
    """One transformer layer, normalised after each half (BERT's order)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.ModuleList(nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.mix = nn.Linear(WIDTH, WIDTH)
        self.mix_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.down_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return the layer's output; `bias` is 0 for real pieces and very low for padding."""
        batch, length = x.shape[0], x.shape[1]
        q, k, v = (
            part(x).reshape(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in self.qkv
        )
        scores = (q @ k.transpose(-1, -2)) * (WIDTH // HEADS) ** -0.5 + bias
        mixed = (torch.softmax(scores, dim=-1) @ v).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.mix_norm(x + self.dropout(self.mix(mixed)))
        return self.down_norm(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):  # type: ignore[misc]
    """Pieces, their mask and the word shapes to one vector a piece."""

    def __init__(self, vocabulary: int, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor, mask: Tensor, shapes: Tensor) -> Tensor:
        """Return (batch, pieces, 384)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(places) + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Perceptron(nn.Module):  # type: ignore[misc]
    """A linear map with a gelu, for one side of an arc."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.linear = nn.Linear(WIDTH, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        """Return (..., width)."""
        return self.dropout(functional.gelu(self.linear(x)))


class Network(nn.Module):  # type: ignore[misc]
    """Encoder and heads. Word 0 of each sentence is the root, read from the first piece ([CLS])."""

    def __init__(
        self,
        vocabulary: int,
        sizes: dict[str, int],
        arc_width: int,
        label_width: int,
        dropouts: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary, dropouts[0])
        self.dropout = nn.Dropout(dropouts[1])
        self.tags = nn.ModuleDict(
            {name: nn.Linear(WIDTH, sizes[name]) for name in ("upos", "xpos", "feats")}
        )
        self.entity_hidden = Perceptron(WIDTH, dropouts[1])
        self.entity = nn.Linear(WIDTH, sizes["entity"])
        self.arc_head, self.arc_child = (Perceptron(arc_width, dropouts[1]) for _ in range(2))
        self.arc = nn.Linear(arc_width, arc_width)
        self.arc_bias = nn.Linear(arc_width, 1)
        self.label_head, self.label_child = (Perceptron(label_width, dropouts[1]) for _ in range(2))
        self.label = nn.Parameter(torch.zeros(label_width + 1, sizes["label"], label_width + 1))

    def encode(self, ids: Tensor, mask: Tensor, shapes: Tensor, first: Tensor) -> Tensor:
        """Return one vector a word: that of its first piece."""
        x = self.encoder(ids, mask, shapes)
        return torch.gather(x, 1, first[:, :, None].expand(-1, -1, WIDTH))

    def score_arcs(self, words: Tensor) -> Tensor:
        """Return (batch, child, head) scores."""
        heads = self.arc_head(words)
        scores = self.arc(self.arc_child(words)) @ heads.transpose(1, 2)
        return scores + self.arc_bias(heads).transpose(1, 2)

    def score_labels(self, child: Tensor, head: Tensor) -> Tensor:
        """Return (pairs, labels) for rows of label vectors of children and of their heads."""
        child, head = _with_one(child), _with_one(head)
        mixed = (child @ self.label.flatten(1)).unflatten(1, self.label.shape[1:])
        return (mixed @ head[:, :, None]).squeeze(-1)

    def forward(
        self, ids: Tensor, mask: Tensor, shapes: Tensor, first: Tensor
    ) -> tuple[Tensor, ...]:
        """Return upos, xpos, feats and entity scores, arc scores, label vectors of children and
        heads.
        """
        words = self.encode(ids, mask, shapes, first)
        tags = [self.tags[name](words) for name in ("upos", "xpos", "feats")]
        entity = self.entity(self.entity_hidden(words))
        return (
            *tags,
            entity,
            self.score_arcs(words),
            self.label_child(words),
            self.label_head(words),
        )


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[:, :1])], dim=1)


def load_pretrained(network: Network, weights: Path) -> None:
    """Copy a BERT safetensors file into the encoder; all shapes start from the old segment 0."""
    from safetensors.torch import load_file

    old = load_file(weights)
    new = network.encoder.state_dict()
    new["words.weight"] = old["embeddings.word_embeddings.weight"]
    new["positions.weight"] = old["embeddings.position_embeddings.weight"]
    new["shapes.weight"] = old["embeddings.token_type_embeddings.weight"][:1].repeat(len(SHAPES), 1)
    for kind in ("weight", "bias"):
        new[f"norm.{kind}"] = old[f"embeddings.LayerNorm.{kind}"]
        for at in range(LAYERS):
            for mine, theirs in _LAYER_NAMES:
                new[f"layers.{at}.{mine}.{kind}"] = old[f"encoder.layer.{at}.{theirs}.{kind}"]
    network.encoder.load_state_dict(new)


_LAYER_NAMES = (
    ("qkv.0", "attention.self.query"),
    ("qkv.1", "attention.self.key"),
    ("qkv.2", "attention.self.value"),
    ("mix", "attention.output.dense"),
    ("mix_norm", "attention.output.LayerNorm"),
    ("up", "intermediate.dense"),
    ("down", "output.dense"),
    ("down_norm", "output.LayerNorm"),
)
