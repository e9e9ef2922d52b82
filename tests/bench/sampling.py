"""Draws assertions at random for a judge, and counts the verdicts.

    python -m tests.bench.sampling PATH --count 100 --seed 1 --out sheet.tsv
    python -m tests.bench.sampling --score sheet.tsv

PATH is a folder of tables written by `kg build`, or else articles in any form
that ingest reads. The judge fills the last column with one of the verdicts. A
sheet quotes its articles: it is for the judge's own disk, never for a repository.
"""

import csv
import random
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.records import Article, Assertion, Reject, Span, Tables

COLUMNS = (
    "assertion_id",
    "article_id",
    "sentence",
    "subject",
    "predicate",
    "object",
    "qualifiers",
    "direction",
    "polarity",
    "modality",
    "voice",
    "verdict",
)
#: What a judge may write: all right; the words right but said otherwise (polarity,
#: modality or voice wrong); the words wrong; cannot be told from the sentence.
VERDICTS = ("right", "manner", "wrong", "unclear")
#: The 97.5th percentile of the normal distribution, for intervals of 95 per cent.
_Z = 1.96


def draw(tables: Tables, count: int, seed: int) -> list[Assertion]:
    """Return up to `count` assertions, the same ones for the same seed and tables.

    Articles are drawn in turn, in random order, one assertion of each a round, so
    that a long article does not fill the sheet.
    """
    choice = random.Random(seed)
    by_article: dict[str, list[Assertion]] = {}
    for made in sorted(tables.assertions, key=lambda made: made.assertion_id):
        by_article.setdefault(made.article_id, []).append(made)
    waiting = [by_article[article_id] for article_id in sorted(by_article)]
    for one in waiting:
        choice.shuffle(one)
    drawn: list[Assertion] = []
    while waiting and len(drawn) < count:
        choice.shuffle(waiting)
        drawn += [one.pop() for one in waiting[: count - len(drawn)]]
        waiting = [one for one in waiting if one]
    return drawn


def as_row(made: Assertion, article: Article) -> dict[str, str]:
    """Return the row of an assertion with an empty verdict; line ends become blanks."""
    more = (f"{q.role.value}: {q.marker} {q.argument.text}" for q in made.qualifiers)
    row = {
        "assertion_id": made.assertion_id,
        "article_id": made.article_id,
        "sentence": _sentence(article.text, made.evidence),
        "subject": made.subject.text,
        "predicate": made.predicate.lemma,
        "object": made.object.text if made.object else "",
        "qualifiers": "; ".join(more),
        "direction": "passive" if made.predicate.passive else "active",
        "polarity": made.polarity.value,
        "modality": made.modality.value,
        "voice": " > ".join(voice.text or "unknown" for voice in made.voice),
        "verdict": "",
    }
    return {name: " ".join(value.split()) for name, value in row.items()}


def _sentence(text: str, evidence: Span) -> str:
    """Return the evidence with what stands before it in its paragraph, for the pronouns."""
    start = text.rfind("\n", 0, evidence.start) + 1
    before = text[max(start, evidence.start - 200) : evidence.start].strip()
    return f"{before} >> {evidence.slice(text)}" if before else evidence.slice(text)


def write_sheet(rows: Iterable[dict[str, str]], path: Path) -> None:
    """Write rows as tab-separated text that a spreadsheet opens."""
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, dialect="excel-tab", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@dataclass(frozen=True, slots=True)
class Share:
    """A share of the judged in per cent, with its interval of 95 per cent (Wilson)."""

    count: int
    per_cent: float
    low: float
    high: float


def count_verdicts(path: Path) -> dict[str, Share]:
    """Return the share of each verdict; rows without one are left out.

    Raises ValueError where a verdict is none of `VERDICTS`.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, dialect="excel-tab"))
    verdicts = [row["verdict"].strip().lower() for row in rows]
    for line, verdict in enumerate(verdicts, start=2):
        if verdict not in ("", *VERDICTS):
            raise ValueError(f"{path.name}, line {line}: {verdict!r}; expected one of {VERDICTS}")
    counts = Counter(filter(None, verdicts))
    return {verdict: _share(counts[verdict], counts.total()) for verdict in VERDICTS}


def _share(part: int, whole: int) -> Share:
    """Return a share with the score interval of E. B. Wilson (1927)."""
    if not whole:
        return Share(0, 0.0, 0.0, 0.0)
    rate, weight = part / whole, _Z**2 / whole
    middle = (rate + weight / 2) / (1 + weight)
    reach = _Z * (rate * (1 - rate) / whole + weight / (4 * whole)) ** 0.5 / (1 + weight)
    low, high = max(middle - reach, 0.0), min(middle + reach, 1.0)
    return Share(part, *(round(100 * value, 1) for value in (rate, low, high)))


def read_any(path: Path) -> Tables:
    """Return the tables of a folder, or those of the articles at `path`."""
    from kg.pipeline import Reader, build
    from kg.schema import read_tables

    if (path / "assertions.parquet").is_file():
        return read_tables(path)
    from kg.ingest import read_articles

    items = list(read_articles([path]))
    articles = [item for item in items if isinstance(item, Article)]
    lost = [item for item in items if isinstance(item, Reject)]
    return build(Reader()(articles), lost)


def main(args: Sequence[str]) -> int:
    """Write a sheet or count one; return the exit code."""
    parser = ArgumentParser(prog="python -m tests.bench.sampling")
    parser.add_argument("path", type=Path, nargs="?")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--score", type=Path)
    given = parser.parse_args(args)
    if given.score:
        for verdict, share in count_verdicts(given.score).items():
            print(
                f"{verdict:<8} {share.count:>5}  {share.per_cent:5.1f} %  "
                f"({share.low} to {share.high})"
            )
        return 0
    if given.path is None or given.out is None:
        parser.error("give PATH and --out, or --score")
    tables = read_any(given.path)
    articles = {article.article_id: article for article in tables.articles}
    drawn = draw(tables, given.count, given.seed)
    write_sheet((as_row(made, articles[made.article_id]) for made in drawn), given.out)
    print(f"{len(drawn)} of {len(tables.assertions)} assertions in {given.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
