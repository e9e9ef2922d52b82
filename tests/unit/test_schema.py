"""The tables on disk: what is written is what is read, and others are refused."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kg.errors import InputError, SchemaError
from kg.records import (
    Article,
    DatePrecision,
    DateSource,
    Reject,
    Span,
    Stage,
    Tables,
    Zone,
    ZoneKind,
)
from kg.schema import RECORDS, from_plain, read_table, read_tables, to_plain, write_tables

ARTICLE = Article(
    article_id="a",
    outlet="Gazette",
    url=None,
    title="Bridge shut",
    byline=None,
    published="2024-05",
    date_precision=DatePrecision.MONTH,
    date_source=DateSource.TEXT,
    language="en",
    text="Bridge shut\n\nThe bridge is shut. \U0001f309",
    zones=(Zone(kind=ZoneKind.TITLE, span=Span(0, 11)),),
)
REJECT = Reject(article_id="b", stage=Stage.INGEST, reason="empty", detail="0 bytes")


def test_tables_come_back_equal(tmp_path: Path) -> None:
    """Records survive Parquet with enums, nested spans, None and empty tables."""
    tables = Tables(articles=(ARTICLE,), rejects=(REJECT,))
    write_tables(tables, tmp_path)
    assert read_tables(tmp_path) == tables


def test_equal_tables_give_equal_files(tmp_path: Path) -> None:
    """Writing twice gives the same bytes."""
    for name in ("one", "two"):
        write_tables(Tables(articles=(ARTICLE,)), tmp_path / name)
    for table in RECORDS:
        one, two = (tmp_path / name / f"{table}.parquet" for name in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()


def test_no_half_written_file_is_left(tmp_path: Path) -> None:
    """Only whole tables stand in the folder."""
    write_tables(Tables(), tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(f"{n}.parquet" for n in RECORDS)


def test_a_lone_surrogate_is_replaced_and_offsets_hold(tmp_path: Path) -> None:
    """Text that UTF-8 cannot hold is written with a mark of the same length."""
    import dataclasses

    odd = dataclasses.replace(ARTICLE, text="a\ud800b")
    write_tables(Tables(articles=(odd,)), tmp_path)
    assert read_tables(tmp_path).articles[0].text == "a\ufffdb"


def test_an_absent_table_is_an_input_error(tmp_path: Path) -> None:
    """A folder without tables says what to run."""
    with pytest.raises(InputError, match="kg run"):
        read_table(tmp_path, "claims")


def test_a_foreign_file_is_a_schema_error(tmp_path: Path) -> None:
    """A Parquet file that this program did not write is refused, and so is no Parquet at all."""
    pq.write_table(pa.table({"x": [1]}), tmp_path / "claims.parquet")
    (tmp_path / "articles.parquet").write_bytes(b"not parquet")
    for table in ("claims", "articles"):
        with pytest.raises(SchemaError, match=table):
            read_table(tmp_path, table)


def test_plain_values_are_json_values() -> None:
    """A record becomes dicts, lists and scalars, and comes back."""
    plain = to_plain(ARTICLE)
    assert plain["zones"] == [{"kind": "title", "span": {"start": 0, "end": 11}}]
    assert type(plain["zones"][0]["kind"]) is str
    assert from_plain(Article, plain) == ARTICLE
