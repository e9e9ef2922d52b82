"""Short vectors of common words, from the word pieces of the encoder that training starts from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_TABLE = "embeddings.word_embeddings.weight"


def make_vectors(pretrained: Path, size: int) -> tuple[list[str], NDArray[np.int8]]:
    """Return whole words in lower case and a row of `size` numbers for each.

    `pretrained` holds `vocab.txt` and `model.safetensors` of MiniLM. The rows are the word pieces'
    vectors of length 1 in their `size` widest directions, times 127.
    """
    from safetensors.numpy import load_file

    pieces = (pretrained / "vocab.txt").read_text(encoding="utf-8").splitlines()
    table = load_file(pretrained / "model.safetensors")[_TABLE].astype(np.float64)
    chosen = [at for at, piece in enumerate(pieces) if _is_word(piece)]
    rows = table[chosen] - table[chosen].mean(axis=0)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    _, directions = np.linalg.eigh(rows.T @ rows)
    wide = directions[:, ::-1][:, :size]
    # The sign of a direction is free; the largest part is made positive, the same on each machine.
    signs = np.sign(wide[np.abs(wide).argmax(axis=0), np.arange(size)])
    short = rows @ (wide * signs)
    short /= np.linalg.norm(short, axis=1, keepdims=True)
    return [pieces[at] for at in chosen], np.round(short * 127).astype(np.int8)


def _is_word(piece: str) -> bool:
    return len(piece) > 1 and piece.isascii() and piece.isalpha()
