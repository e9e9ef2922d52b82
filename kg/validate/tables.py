"""Rules for the tables of a run: words equal slices of their article, ids resolve.

The graph holds the words of an article only if it was asked to; the tables always do,
so anchors are checked here even where the graph cannot tell.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kg.schema import iter_records
from kg.validate.known import Known
from kg.validate.report import Violation
from kg.validate.rows import (
    Fault,
    article_faults,
    assertion_faults,
    attribution_faults,
    claim_faults,
    copy_faults,
    entity_faults,
    link_faults,
    mention_faults,
    quotation_faults,
)

#: The rules of each table, with the field that names a row (None: its number).
RULES: dict[str, tuple[str | None, Callable[[Any, Known], Iterator[Fault]]]] = {
    "articles": ("article_id", article_faults),
    "mentions": (None, mention_faults),
    "attributions": ("attribution_id", attribution_faults),
    "assertions": ("assertion_id", assertion_faults),
    "entities": ("entity_id", entity_faults),
    "claims": ("claim_id", claim_faults),
    "claim_links": (None, link_faults),
    "quotations": ("quotation_id", quotation_faults),
    "copies": ("article_id", copy_faults),
}


def check_tables(
    folder: Path, known: Known, advance: Callable[[int], object]
) -> Iterator[Violation]:
    """Yield what is wrong in the tables of `folder`; `advance` is told each row."""
    for table, (key, rules) in RULES.items():
        seen: set[str] = set()
        for number, record in enumerate(iter_records(folder, table)):
            row = getattr(record, key) if key else f"row {number}"
            where = _where(table, record)
            if key and row in seen:
                yield _violation(table, where, row, ("id", row, "expected each id once"))
            seen |= {row} if key else set()
            for fault in rules(record, known):
                yield _violation(table, where, row, fault)
            advance(1)


def _where(table: str, record: object) -> str:
    article = getattr(record, "article_id", None)
    return f"tables/{table}.parquet" + (f", article {article}" if article else "")


def _violation(table: str, where: str, row: str, fault: Fault) -> Violation:
    path, seen, expected = fault
    return Violation(
        where=where,
        kind=table,
        node=row,
        rule=f"tables:{table}-{path.partition('[')[0]}",
        path=path,
        seen=seen,
        expected=expected,
    )
