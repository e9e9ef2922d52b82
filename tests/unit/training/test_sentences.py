"""The trainer of the sentence splitter."""

from pathlib import Path

from kg.training.sentences import collect_examples, curl_quotes, train_splitter

SENTENCES = ("Dear Anna", "I saw it", "Talks began in Lund", "They ended")


def write_bank(path: Path) -> Path:
    """Write a small treebank without full stops, in one paragraph."""
    blocks = []
    for number in range(40):
        text = SENTENCES[number % 4]
        rows = "\n".join(
            "\t".join((str(at), word, word, "X", "X", "_", str(at - 1), "dep", "_", "_"))
            for at, word in enumerate(text.split(), start=1)
        )
        blocks.append(("# newpar\n" if not number else "") + f"# text = {text}\n{rows}\n\n")
    path.write_text("".join(blocks), encoding="utf-8")
    return path


def test_the_same_text_gives_the_same_weights(tmp_path: Path) -> None:
    """Training is repeatable, and its file names its licence."""
    bank = write_bank(tmp_path / "bank.conllu")
    kept = train_splitter([bank], tmp_path / "one.tsv")
    assert kept == train_splitter([bank], tmp_path / "two.tsv") > 0
    text = (tmp_path / "one.tsv").read_text(encoding="utf-8")
    assert text == (tmp_path / "two.tsv").read_text(encoding="utf-8")
    assert text.startswith("#") and "CC BY-SA 4.0" in text


def test_a_start_without_a_stop_is_an_example(tmp_path: Path) -> None:
    """Each sentence but the first gives one example of a start."""
    examples = list(collect_examples([write_bank(tmp_path / "bank.conllu")]))
    assert sum(is_start for _, is_start in examples) == 39


def test_print_quotes_take_the_place_of_straight_ones() -> None:
    """Every sign stays in its place, so that offsets hold."""
    assert curl_quotes("\"Why?\" Anna's 'no'") == "“Why?” Anna’s ‘no’"
