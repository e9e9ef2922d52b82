"""Pairs of sentences that differ in one respect: `python -m tests.bench probe [--errors]`.

`probe.jsonl` holds them, in our own words, with what is right. Each sentence is
an article of its own outlet, read and merged by the whole pipeline with its
partner. A pair is right if the two share a claim or not, as they should;
where only polarity or modality differ, the shared claim's assertions must differ in it.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from kg.pipeline import Reader, build
from kg.records import Article, Assertion, Reading
from tests.articles import bare_article
from tests.bench.gold import percent

PAIRS = Path(__file__).with_name("probe.jsonl")


def _article(number: int, side: str, text: str) -> Article:
    return bare_article(article_id=f"a-{number}-{side}", outlet=f"Outlet {side}", text=text)


def shared(pair: Sequence[Reading]) -> list[tuple[Assertion, Assertion]]:
    """Return the pairs of assertions of the two readings that have one claim."""
    made = build(pair).assertions
    left, right = ([a for a in made if a.article_id == r.article.article_id] for r in pair)
    return [(a, b) for a in left for b in right if a.claim_id == b.claim_id]


def _is_right(kind: str, is_same: bool, found: list[tuple[Assertion, Assertion]]) -> bool:
    if kind == "negation":
        return any(a.polarity != b.polarity for a, b in found)
    if kind == "modality":
        return any(a.modality != b.modality for a, b in found)
    return bool(found) == is_same


def main(args: list[str]) -> dict[str, float]:
    """Score each kind; `--errors` prints the pairs that are wrong."""
    rows = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    articles = [
        _article(number, side, row[side])
        for number, row in enumerate(rows)
        for side in ("one", "other")
    ]
    readings = Reader()(articles)
    right: dict[str, list[bool]] = defaultdict(list)
    for number, row in enumerate(rows):
        pair = readings[2 * number : 2 * number + 2]
        found = shared(pair)
        right[row["kind"]].append(_is_right(row["kind"], row["same"], found))
        if not right[row["kind"]][-1] and "--errors" in args:
            print(f"{row['kind']}: {row['one']} | {row['other']}")
            for reading in pair:
                for a in reading.assertions:
                    thing = a.object.text if a.object else None
                    print(f"    {a.subject.text} | {a.predicate.lemma} | {thing}")
    figures = {
        kind.replace(" ", "_"): percent(sum(marks), len(marks)) for kind, marks in right.items()
    }
    every = [mark for marks in right.values() for mark in marks]
    return figures | {"all": percent(sum(every), len(every)), "pairs": float(len(every))}
