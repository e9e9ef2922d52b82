"""A folder of tables gives what the tables in memory give, also when it must sort on disk."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import InputError, SchemaError
from kg.export import folder as folder_module
from kg.export import piles
from kg.export.folder import FolderSource
from kg.export.piles import Pile, looked_up
from kg.export.source import ORDER, MemorySource
from kg.records import Tables
from kg.schema import (
    RECORDS,
    count_rows,
    iter_batches,
    iter_records,
    read_table,
    records_of,
    write_tables,
)
from tests.sample import sample_tables


def _turned(tables: Tables) -> Tables:
    return replace(tables, **{name: getattr(tables, name)[::-1] for name in ORDER})


@pytest.mark.parametrize("stretch", [1, 2, 5_000])
def test_a_folder_gives_what_memory_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stretch: int
) -> None:
    """Records and articles are equal, however few rows are sorted in memory at once."""
    monkeypatch.setattr(folder_module, "STRETCH", stretch)
    monkeypatch.setattr(piles, "STRETCH", stretch)
    write_tables(sample_tables(), tmp_path)
    # What was written, with the marks that replace lone surrogates.
    stored = FolderSource(tmp_path)
    turned = Tables(**{name: tuple(stored.records(name))[::-1] for name in ORDER})
    write_tables(turned, tmp_path / "turned")
    source, memory = FolderSource(tmp_path / "turned", tmp_path), MemorySource(turned)
    for table in ORDER:
        assert list(source.records(table)) == list(memory.records(table))
    assert list(source.told()) == list(memory.told())
    assert [told.article.article_id for told in source.told()] == [
        "a-courier",
        "a-harbour",
        "a-letter",
    ]


def test_told_reports_how_far_it_is(tmp_path: Path) -> None:
    """The counts that are reported add up to the assertions."""
    write_tables(sample_tables(), tmp_path)
    ticks: list[int] = []
    list(FolderSource(tmp_path, tick=ticks.append).told())
    assert ticks == [6, 4, 2]


def test_a_folder_that_contradicts_itself_is_refused(tmp_path: Path) -> None:
    """Assertions without claim, of unknown claims and of unknown articles are named."""
    tables = sample_tables()
    flat = tables.assertions[0]
    for number, (broken, message) in enumerate(
        (
            (replace(tables, assertions=(replace(flat, claim_id=None),)), "has no claim"),
            (replace(tables, assertions=(replace(flat, claim_id="c-gone"),)), "'c-gone'"),
            (replace(tables, articles=tables.articles[1:]), "'a-courier'"),
        )
    ):
        write_tables(broken, tmp_path / str(number))
        with pytest.raises(SchemaError, match=message):
            list(FolderSource(tmp_path / str(number)).told())


def test_a_folder_without_tables_says_what_to_run(tmp_path: Path) -> None:
    """Asking an empty folder is an error that names the missing table."""
    with pytest.raises(InputError, match="kg run"):
        list(FolderSource(tmp_path).told())


def test_a_pile_sorts_what_does_not_fit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Rows come back sorted, repeats included, and no file is left."""
    monkeypatch.setattr(piles, "STRETCH", 7)
    monkeypatch.setattr(piles, "BLOCK", 2)
    rows = [(f"k{at * 37 % 50:02d}", at % 3) for at in range(50)] * 2
    with Pile(tmp_path) as pile:
        for row in rows:
            pile.add(row)
        assert list(pile) == sorted(rows)
    assert list(tmp_path.iterdir()) == []


def test_looking_up_finds_each_row_its_match() -> None:
    """Rows without a match get None, matches without a row are passed over."""
    rows = [("a", 1), ("c", 2), ("c", 3), ("d", 4)]
    found = list(looked_up(rows, ["b", "c", "e"], str))
    assert found == [(rows[0], None), (rows[1], "c"), (rows[2], "c"), (rows[3], None)]


def test_records_can_be_read_a_few_at_a_time(tmp_path: Path) -> None:
    """Batches of any size, and slices of a batch, hold the records of the table."""
    write_tables(sample_tables(), tmp_path)
    for table in RECORDS:
        whole = read_table(tmp_path, table)
        assert tuple(iter_records(tmp_path, table, rows=1)) == whole
        assert count_rows(tmp_path, table) == len(whole)
        for batch in iter_batches(tmp_path, table):
            assert tuple(records_of(table, batch.slice(1, 2))) == whole[1:3]
