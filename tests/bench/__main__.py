"""The one entry of the bench: `python -m tests.bench NAME PATH...`.

Prints a readable table and, as its last line, one JSON object: lower-case keys, figures in per cent
unless the key says otherwise.
"""

from __future__ import annotations

import importlib
import json
import sys

BENCHES = {
    "parsing": "tests.bench.parsing",
    "ner": "tests.bench.ner",
    "speed": "tests.bench.speed",
    "gold": "tests.bench.gold",
    "rdf": "tests.bench.rdf",
    "kb": "tests.bench.kb",
    "attribution": "tests.bench.attribution",
    "voice": "tests.bench.voice",
    "benchie": "tests.bench.benchie",
    "carb": "tests.bench.carb",
    "factuality": "tests.bench.factuality",
    "claims": "tests.bench.claims",
    "yield": "tests.bench.yields",
    "coref": "tests.bench.coref",
    "merge": "tests.bench.merge",
    "ecb": "tests.bench.ecb",
    "qaalign": "tests.bench.qaalign",
    "probe": "tests.bench.probe",
    "worth": "tests.bench.worth",
    "spread": "tests.bench.spread",
}
"""Name -> module with `main(args: list[str]) -> dict[str, float]`."""


def main(args: list[str]) -> int:
    """Run one bench; return the exit code."""
    if not args or args[0] not in BENCHES:
        print(f"usage: python -m tests.bench {{{','.join(BENCHES)}}} PATH...", file=sys.stderr)
        return 2
    figures = importlib.import_module(BENCHES[args[0]]).main(args[1:])
    if figures is None:
        return 0
    width = max(map(len, figures), default=0)
    for key, value in figures.items():
        print(f"{key:<{width}}  {value:>10,.2f}")
    print(json.dumps({key: round(float(value), 2) for key, value in figures.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
