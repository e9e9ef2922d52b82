"""Tuples on CaRB: `carb GOLD SENTENCES [--system FILE] [--words | --text] [--save FILE]`.

Scores the assertions of our own pipeline on the sentences of a file (one a line) in CaRB's
convention (see `oie_output`), or with `--system` a stored output. `--words` (the default) takes the
words of the set for tokens, `--text` reads the detokenised sentence; on the development half the
two differ by a tenth of a point. `--save` keeps what was made: sentence, confidence, relation,
arguments with tabs.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from kg.english import load_pipeline
from tests.bench.carb_score import Tuple, find_figures, make_key, read_gold, read_system, score
from tests.bench.oie_output import make_carb
from tests.bench.ptb_text import add_ways, read_sentence


def extract(sentences: Sequence[str], *, as_words: bool) -> dict[str, list[Tuple]]:
    """Return what our pipeline finds, by sentence."""
    nlp = load_pipeline()
    found: dict[str, list[Tuple]] = {}
    for sentence in dict.fromkeys(sentences):
        read = read_sentence(nlp, sentence.split(), as_words=as_words)
        triples = make_carb(read.spaced, read.assertions)
        found[sentence] = [
            Tuple(each.relation, (each.subject, *each.objects), each.confidence) for each in triples
        ]
    return found


def main(args: list[str]) -> dict[str, float]:
    """Score one system on one gold file."""
    parser = argparse.ArgumentParser(prog="carb")
    parser.add_argument("gold", type=Path)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--system", type=Path, help="a stored output to score instead of ours")
    parser.add_argument("--save", type=Path, help="where to write what was scored")
    add_ways(parser)
    options = parser.parse_args(args)
    gold = read_gold(options.gold)
    if options.system:
        found = read_system(options.system)
    else:
        lines = options.sentences.read_text(encoding="utf-8").splitlines()
        ours = extract([line.strip() for line in lines], as_words=options.words)
        if options.save:
            options.save.write_text(_tabulate(ours), encoding="utf-8")
        found = {make_key(sentence): tuples for sentence, tuples in ours.items()}
    size = sum(map(len, gold.values()))
    return find_figures(score(gold, found), size)


def _tabulate(found: dict[str, list[Tuple]]) -> str:
    rows = (
        "\t".join((sentence, str(each.confidence), each.relation, *each.arguments))
        for sentence, many in found.items()
        for each in many
    )
    return "".join(f"{row}\n" for row in rows)
