"""The tagger's network: an encoder of the parser's build with heads for tags and links.

Tags are scored for a linear chain (Lafferty and others, "Conditional Random Fields", ICML 2001);
links are scored by pairs, as the parser scores arcs.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.attribute.tag_inputs import TAGS
from kg.training.attribution.config import TagConfig
from kg.training.network import WIDTH, Encoder

LINK_WIDTH = 128


class TagNetwork(nn.Module):  # type: ignore[misc]
    """Wordpieces and classes of words to tag scores and to the two sides of a link.

    `vocabulary` is the number of pieces, `sizes` the lengths of the lists of labels, parts of
    speech and name types.
    """

    def __init__(self, config: TagConfig, vocabulary: int, sizes: tuple[int, int, int]) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary, config.dropout)
        counts = (*sizes, 2, 4, len(TAGS))
        self.classes = nn.ModuleList(nn.Embedding(count, WIDTH) for count in counts)
        self.mix = nn.Linear(WIDTH, WIDTH)
        self.dropout = nn.Dropout(config.head_dropout)
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.moves = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.froms, self.tos = (nn.Linear(WIDTH, LINK_WIDTH) for _ in range(2))
        self.pairs = nn.Parameter(torch.zeros(2, LINK_WIDTH + 1, LINK_WIDTH + 1))
        self.gaps = nn.Parameter(torch.zeros(2, 64))
        self.sides = nn.Parameter(torch.zeros(2, 36))
        for table in self.classes:
            nn.init.normal_(table.weight, std=0.02)

    def forward(
        self, ids: Tensor, mask: Tensor, shapes: Tensor, first: Tensor, classes: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return tag scores (batch, words, 7) and both sides of links (batch, words, 128)."""
        pieces = self.encoder(ids, mask, shapes)
        words = torch.gather(pieces, 1, first[:, :, None].expand(-1, -1, WIDTH))
        known = words
        for column, table in enumerate(self.classes):
            known = known + table(classes[:, :, column])
        x = self.dropout(words + functional.gelu(self.mix(known)))
        return self.tags(x), functional.gelu(self.froms(x)), functional.gelu(self.tos(x))


def start_from_parser(network: TagNetwork, checkpoint: Path) -> None:
    """Begin with the encoder of a checkpoint of the parser."""
    state = torch.load(checkpoint, weights_only=True)["network"]
    own = {n.removeprefix("encoder."): v for n, v in state.items() if n.startswith("encoder.")}
    network.encoder.load_state_dict(own)
