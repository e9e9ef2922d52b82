"""The pairs of the probe: enough of each kind, each said once, and right by what the kind says."""

import json
from collections import Counter

from tests.bench.probe import PAIRS

SAME = {"negation", "modality", "paraphrase", "nominalisation", "passive"}
ROWS = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]


def test_each_kind_has_twenty_pairs() -> None:
    """There are twelve kinds of twenty pairs, and no pair stands twice."""
    counts = Counter(row["kind"] for row in ROWS)
    assert len(counts) == 12
    assert set(counts.values()) == {20}
    assert len({(row["one"], row["other"]) for row in ROWS}) == len(ROWS)


def test_the_kind_says_whether_a_pair_is_one_claim() -> None:
    """How and in which words a thing is said splits no claim; who, what, where and when do."""
    assert all(row["same"] == (row["kind"] in SAME) for row in ROWS)
    assert all(row["one"] != row["other"] for row in ROWS)
