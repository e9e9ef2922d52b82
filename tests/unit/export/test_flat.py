"""The flat table: one row per assertion, readable without knowing the other tables."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from kg.errors import InputError
from kg.export.flat import FLAT, write_flat
from kg.export.folder import FolderSource
from kg.export.source import MemorySource
from kg.export.terms import clean
from kg.schema import write_tables
from kg.worth import find_worth
from tests.sample import HOSTILE, sample_tables


def test_a_row_says_everything_in_words(tmp_path: Path) -> None:
    """Outlet, claim, manner, sources by name and the passage stand in one row."""
    tables = sample_tables()
    assert write_flat(MemorySource(tables), tmp_path / "flat.parquet") == len(tables.assertions)
    table = pq.read_table(tmp_path / "flat.parquet")
    assert table.schema.equals(FLAT)
    rows = {row["assertion_id"]: row for row in table.to_pylist()}
    row = rows["s-courier-5"]
    assert (row["outlet"], row["claim"]) == ("The Northern Courier", "Svinesund bridge collapse")
    assert (row["subject"], row["object"], row["object_id"]) == ("Svinesund bridge", None, None)
    assert (row["stance"], row["modality"], row["hedges"]) == ("reports", "possible", ["might"])
    assert (row["sources"], row["source_ids"]) == (["Ingrid Dahl", "engineers"], ["nil-dahl", None])
    assert row["evidence"].startswith("Dahl said engineers had warned")
    assert rows["s-courier-0"]["qualifiers"] == "time: on Monday"
    assert rows["s-letter-1"]["object"] == clean(HOSTILE)


def test_every_row_has_its_worth(tmp_path: Path) -> None:
    """Each assertion has a row with its worth, however little that is."""
    tables = sample_tables()
    write_flat(MemorySource(tables), tmp_path / "flat.parquet")
    rows = pq.read_table(tmp_path / "flat.parquet").to_pylist()
    found = {row["assertion_id"]: row["worth"] for row in rows}
    assert found == {each.assertion_id: find_worth(each) for each in tables.assertions}


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    """A folder makes the file that the tables in memory make."""
    write_tables(sample_tables(), tmp_path / "tables")
    write_flat(MemorySource(sample_tables()), tmp_path / "memory.parquet")
    write_flat(FolderSource(tmp_path / "tables"), tmp_path / "folder.parquet")
    found = [(tmp_path / f"{name}.parquet").read_bytes() for name in ("memory", "folder")]
    assert found[0] == found[1]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A missing folder is one error, and no unfinished file is left."""
    with pytest.raises(InputError, match="--out"):
        write_flat(MemorySource(sample_tables()), tmp_path / "none" / "flat.parquet")
    assert list(tmp_path.iterdir()) == []
