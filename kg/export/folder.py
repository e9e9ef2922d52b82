"""A folder of tables as a source: streamed, with a memory that does not grow.

`kg run` sorts assertions by their id, which is a digest, and the writers need
them article by article beside their claims. So they are sorted on disk: by
article, and their keys by claim, to meet the claims, and back.
"""

import heapq
import marshal
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

import pyarrow as pa

from kg.export.piles import BLOCK, Pile, Row, looked_up
from kg.export.source import ORDER, Told, known_article, known_claim
from kg.records import Claim, ClaimQualifier, QualifierRole, Slot
from kg.schema import arrow_schema, iter_batches, iter_records, records_of

_ARTICLE_ID = attrgetter("article_id")

#: Rows of a table that are sorted in memory before they go to disk.
STRETCH = 20_000


class FolderSource:
    """The records of the tables in `folder`; see `kg.export.source.Source`.

    Temporary files go to `scratch` (None is the system's folder for them).
    `tick` is called with the number of assertions given by `told`.
    Errors as in `kg.schema.read_table`.
    """

    def __init__(
        self,
        folder: Path,
        scratch: Path | None = None,
        tick: Callable[[int], object] = lambda _: None,
    ) -> None:
        self._folder = folder
        self._scratch = scratch
        self._tick = tick

    def records(self, table: str) -> Iterator[Any]:
        """Yield the records of one table of `ORDER`."""
        if self._is_sorted(table):
            return iter_records(self._folder, table)
        return self._sorted(table)

    def told(self) -> Iterator[Told]:
        """Yield the articles that say something, by article id."""
        articles = self.records("articles")
        with self.pile() as claimed:
            self._add_claims(claimed)
            pairs = zip(self.records("assertions"), claimed, strict=True)
            groups = groupby(pairs, key=lambda pair: pair[0].article_id)
            rows = ((article_id, group) for article_id, group in groups)
            for (article_id, group), article in looked_up(rows, articles, _ARTICLE_ID):
                said = tuple(
                    (each, known_claim(each, _unpacked(packed))) for each, (_, _, packed) in group
                )
                yield Told(known_article(article_id, article), said)
                self._tick(len(said))

    def pile(self) -> Pile:
        """Return an empty pile that uses the scratch folder."""
        return Pile(self._scratch)

    def _add_claims(self, claimed: Pile) -> None:
        """Fill a pile with (article, assertion, claim) of all assertions."""
        with self.pile() as wanted:
            for batch in iter_batches(self._folder, "assertions"):
                for row in _rows(batch, ("claim_id", "article_id", "assertion_id")):
                    wanted.add((row[0] or "", *row[1:]))
            known, packed = None, b""
            for row, claim in looked_up(wanted, self.records("claims"), attrgetter("claim_id")):
                if claim is not known:
                    known, packed = claim, _packed(claim) if claim else b""
                claimed.add((row[1], row[2], packed))

    def _is_sorted(self, table: str) -> bool:
        last: Row = ()
        for batch in iter_batches(self._folder, table, columns=ORDER[table]):
            for row in _rows(batch, ORDER[table]):
                if row < last:
                    return False
                last = row
        return True

    def _sorted(self, table: str) -> Iterator[Any]:
        """Yield the records sorted, by way of sorted stretches on disk."""
        keys = [(key, "ascending") for key in ORDER[table]]
        stretches = [
            self._put_down(stretch.sort_by(keys))
            for stretch in _stretches(iter_batches(self._folder, table), table)
        ]
        try:
            sorted_records = [_read_back(stretch, table) for stretch in stretches]
            yield from heapq.merge(*sorted_records, key=attrgetter(*ORDER[table]))
        finally:
            for stretch in stretches:
                stretch.close()

    def _put_down(self, rows: pa.Table) -> IO[bytes]:
        # Closed by `_sorted`: the file lives longer than this call.
        stretch = TemporaryFile(dir=self._scratch)  # noqa: SIM115
        with pa.ipc.new_stream(stretch, rows.schema) as out:
            out.write_table(rows, max_chunksize=BLOCK)
        return stretch


def _rows(batch: pa.RecordBatch, columns: Sequence[str]) -> Iterator[Row]:
    return zip(*(batch.column(name).to_pylist() for name in columns), strict=True)


def _stretches(batches: Iterable[pa.RecordBatch], table: str) -> Iterator[pa.Table]:
    """Yield the batches of a table joined to about `STRETCH` rows."""
    held: list[pa.RecordBatch] = []
    for batch in batches:
        held.append(batch)
        if sum(each.num_rows for each in held) >= STRETCH:
            yield pa.Table.from_batches(held)
            held = []
    yield pa.Table.from_batches(held, arrow_schema(table))


def _read_back(stretch: IO[bytes], table: str) -> Iterator[Any]:
    stretch.seek(0)
    for batch in pa.ipc.open_stream(stretch):
        yield from records_of(table, batch)


def _packed(claim: Claim) -> bytes:
    """Return a claim as bytes: what `_unpacked` turns back into an equal claim."""
    qualifiers = [(str(q.role), q.marker, _slot_row(q.slot)) for q in claim.qualifiers]
    subject = _slot_row(claim.subject)
    target = _slot_row(claim.object) if claim.object else None
    row = (claim.claim_id, subject, target, claim.predicate, qualifiers, claim.label)
    return marshal.dumps(row)


def _slot_row(slot: Slot) -> tuple[str, str, str | None]:
    return slot.text, slot.key, slot.entity_id


def _unpacked(packed: bytes) -> Claim | None:
    if not packed:
        return None
    claim_id, subject, target, predicate, qualifiers, label = marshal.loads(packed)
    return Claim(
        claim_id=claim_id,
        subject=_slot(subject),
        predicate=predicate,
        object=_slot(target) if target else None,
        qualifiers=tuple(
            ClaimQualifier(role=QualifierRole(role), marker=marker, slot=_slot(slot))
            for role, marker, slot in qualifiers
        ),
        label=label,
    )


def _slot(row: Row) -> Slot:
    text, key, entity_id = row
    return Slot(text=text, key=key, entity_id=entity_id)
