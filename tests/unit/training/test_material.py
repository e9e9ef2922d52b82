"""What a run reads, and in which shares."""

from pathlib import Path

import pytest

from kg.training.config import TrainConfig
from kg.training.material import read_material, stream_bare, stream_trees

ROWS = (
    ("The", "the", "DET", "DT", "_", "2", "det"),
    ("dam", "dam", "NOUN", "NN", "Number=Sing", "3", "nsubj"),
    ("held", "hold", "VERB", "VBD", "_", "0", "root"),
)
PIECES = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "dam", "held", "nobody", "left")


def conllu(sentences: int) -> str:
    """Return a treebank of so many equal sentences."""
    rows = "\n".join(
        "\t".join((str(at), *row[:5], *row[5:], "_", "_")) for at, row in enumerate(ROWS, start=1)
    )
    return "\n\n".join([rows] * sentences) + "\n\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two small treebanks, a vocabulary and bare sentences."""
    for bank in ("en_ewt-ud-train", "en_gum-open-ud-train", "en_ewt-ud-dev", "en_gum-open-ud-dev"):
        (tmp_path / f"{bank}.conllu").write_text(conllu(4))
    (tmp_path / "vocab.txt").write_text("\n".join(PIECES) + "\n")
    (tmp_path / "bare.txt").write_text("Nobody left\n\nThe dam held\n")
    return tmp_path


def test_bare_sentences_are_batches_of_their_own(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each line is a sentence; empty lines are none."""
    monkeypatch.setattr("kg.training.material.ENTITY_SETS", ())
    found = read_material(
        folder, folder, folder / "vocab.txt", TrainConfig(), bare=folder / "bare.txt"
    )
    batch = next(stream_bare(found, TrainConfig()))
    assert sorted(s.words for s in batch) == [("Nobody", "left"), ("The", "dam", "held")]


def test_the_closed_lists_do_not_depend_on_other_material(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Runs with and without hand-made trees share their lists, so one can teach the other."""
    monkeypatch.setattr("kg.training.material.ENTITY_SETS", ())
    lists = [
        read_material(folder, folder, folder / "vocab.txt", TrainConfig(handmade_rounds=rounds))
        for rounds in (0, 2)
    ]
    assert lists[0].labels == lists[1].labels
    assert lists[0].labels.upos == ("DET", "NOUN", "VERB")


def test_the_same_seed_gives_the_same_batches(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stream is a function of its seed, which is what resuming rests on."""
    monkeypatch.setattr("kg.training.material.ENTITY_SETS", ())
    found = read_material(folder, folder, folder / "vocab.txt", TrainConfig(batch_pieces=12))
    streams = [stream_trees(found, TrainConfig(batch_pieces=12)) for _ in range(2)]
    assert [next(streams[0]) for _ in range(5)] == [next(streams[1]) for _ in range(5)]
