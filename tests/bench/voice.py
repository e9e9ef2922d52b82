"""Who speaks, how, and what the outlet makes of it: `voice FILE [--half odd|even] [--errors]`.

Runs the shipped stages on the articles of `voice.jsonl` (see voice.md) and scores attributions,
their form, stance, polarity and nesting, the outlet's own words inside reported ones, speech acts,
the persons behind "I" and "we", answers and scare quotes. `tests.bench.voice_score` and
`tests.bench.voice_records` tell which record each figure is read from. Figures are in per cent; a
name with `_all` counts what was not found as wrong, the one without does not count it.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kg.ingest.layout import read_layout
from kg.ingest.zones import find_zones
from kg.records import Article, Reading
from tests.articles import bare_article
from tests.bench.voice_corpus import VoiceArticle, read_voices
from tests.bench.voice_records import RecordScorer
from tests.bench.voice_score import Ledger, VoiceScorer


def as_article(gold: VoiceArticle) -> Article:
    """Return the article as ingest would give it: with the zones of its layout."""
    article = bare_article(gold.text, article_id=gold.article_id, outlet=gold.outlet)
    return replace(article, zones=find_zones(read_layout(gold.text, title=None), gold.outlet))


def run_pipeline(articles: Sequence[VoiceArticle]) -> list[Reading]:
    """Read each article by itself with the shipped model; a failed article is an error."""
    from kg.pipeline import Reader

    readings = Reader()([as_article(gold) for gold in articles])
    failed = [reject for one in readings for reject in one.rejects if reject.reason == "failed"]
    if failed:
        raise RuntimeError(f"{failed[0].article_id}: {failed[0].stage}: {failed[0].detail}")
    return readings


def score(articles: Sequence[VoiceArticle], readings: Sequence[Reading]) -> Ledger:
    """Return the counts of all articles together."""
    ledger = Ledger()
    for gold, reading in zip(articles, readings, strict=True):
        VoiceScorer(gold, reading, ledger).score()
        RecordScorer(gold, reading, ledger).score()
    return ledger


def choose_half(articles: Sequence[VoiceArticle], half: str | None) -> list[VoiceArticle]:
    """Return the articles with an odd or an even number in their id, or all of them."""
    if half is None:
        return list(articles)
    odd = half == "odd"
    return [one for one in articles if int(one.article_id[1:]) % 2 == odd]


def main(args: list[str]) -> dict[str, float]:
    """Score the shipped program; `--errors` prints each error in one line, with its article."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench voice")
    parser.add_argument("file", type=Path)
    parser.add_argument("--half", choices=("odd", "even"))
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args(args)
    articles = choose_half(read_voices(given.file), given.half)
    ledger = score(articles, run_pipeline(articles))
    if given.errors:
        print("\n".join(ledger.errors))
    said = sum(len(one.said) for one in articles)
    return ledger.figures() | {"attributions": float(said), "articles": float(len(articles))}
