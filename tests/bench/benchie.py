"""Facts on BenchIE: `benchie GOLD [--system FILE] [--words | --text] [--save FILE]`.

Scores the assertions of our own pipeline in BenchIE's convention (see `oie_output`), or with
`--system` a stored output: sentence number, subject, relation, object with tabs. `--words` (the
default) takes the words of the gold for tokens, `--text` reads the detokenised sentence; on the
development half the two differ by about half a point. `--save` keeps what was scored in the
format of a stored output.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from kg.english import load_pipeline
from tests.bench.benchie_score import GoldSentence, Slots, count, read_gold, read_system
from tests.bench.oie_output import make_benchie
from tests.bench.ptb_text import add_ways, read_sentence


def extract(gold: Sequence[GoldSentence], *, as_words: bool) -> dict[str, list[Slots]]:
    """Return what our pipeline finds in the sentences of a gold file."""
    nlp = load_pipeline()
    found: dict[str, list[Slots]] = {}
    for sentence in gold:
        read = read_sentence(nlp, sentence.text.split(), as_words=as_words)
        triples = make_benchie(read.spaced, read.assertions)
        found[sentence.number] = [(t.subject, t.relation, t.objects[0]) for t in triples]
    return found


def main(args: list[str]) -> dict[str, float]:
    """Score one system on one gold file."""
    parser = argparse.ArgumentParser(prog="benchie")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--system", type=Path, help="a stored output to score instead of ours")
    parser.add_argument("--save", type=Path, help="where to write what was scored")
    add_ways(parser)
    options = parser.parse_args(args)
    gold = read_gold(options.gold)
    stored = read_system(options.system) if options.system else None
    found = extract(gold, as_words=options.words) if stored is None else stored
    if options.save:
        rows = ("\t".join((number, *slots)) for number, many in found.items() for slots in many)
        options.save.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return count(gold, found).figures()
