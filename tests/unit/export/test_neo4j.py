"""The files for Neo4j's importer: each row whole, each id known."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.export.neo4j import NODES, RELATIONSHIPS, import_command, write_neo4j
from kg.export.source import MemorySource
from kg.records import Tables
from tests.sample import HOSTILE, sample_tables

CRUEL = '=HYPERLINK("x")\r\n,"";\\\x00\u2028end" ' + HOSTILE


def cruel_tables() -> Tables:
    """Return the sample with hostile names wherever text comes from outside."""
    tables = sample_tables()
    return replace(
        tables,
        articles=tuple(replace(each, title=CRUEL, outlet=CRUEL) for each in tables.articles),
        entities=tuple(replace(each, name=CRUEL, aliases=(CRUEL,)) for each in tables.entities),
        claims=tuple(replace(each, label=CRUEL) for each in tables.claims),
        assertions=tuple(replace(each, hedges=(CRUEL, "may")) for each in tables.assertions),
    )


def read(folder: Path) -> dict[str, list[dict[str, str]]]:
    """Return the rows of each file by its header."""
    found = {}
    for file in folder.iterdir():
        with file.open(encoding="utf-8", newline="") as text:
            found[file.stem] = list(csv.DictReader(text, strict=True))
    return found


@pytest.mark.parametrize("tables", [sample_tables(), cruel_tables()], ids=["story", "cruel"])
def test_every_relationship_leads_to_nodes(tmp_path: Path, tables: Tables) -> None:
    """Ids are unique in their space, and both ends of each relationship are nodes."""
    rows = write_neo4j(MemorySource(tables), tmp_path)
    found = read(tmp_path)
    assert set(found) == {*NODES, *RELATIONSHIPS}
    assert sum(map(len, found.values())) == rows
    ids = {label: [row[NODES[label][0]] for row in found[label]] for label in NODES}
    assert all(len(names) == len(set(names)) > 0 for names in ids.values())
    for kind, (start, end, _) in RELATIONSHIPS.items():
        for row in found[kind]:
            assert row[f":START_ID({start})"] in ids[start]
            assert row[f":END_ID({end})"] in ids[end]
            assert row[":TYPE"]
    assert {len(found[kind]) for kind in ("SAYS", "OF_CLAIM")} == {len(tables.assertions)}


def test_hostile_cells_break_no_row(tmp_path: Path) -> None:
    """Each row is one line with the columns of its header, and its label at the end."""
    write_neo4j(MemorySource(cruel_tables()), tmp_path)
    for label, header in NODES.items():
        lines = (tmp_path / f"{label}.csv").read_text(encoding="utf-8").split("\n")
        assert lines.pop() == ""
        rows = list(csv.reader(lines, strict=True))
        assert len(rows) == len(lines)
        assert {len(row) for row in rows} == {len(header)}
        assert {row[-1] for row in rows[1:]} == {label}
    entity = read(tmp_path)["Entity"][0]
    assert entity["name"].startswith('=HYPERLINK("x") ,"";\\\ufffd end"')
    assert entity["aliases:string[]"].count(";") == 0
    assert read(tmp_path)["Assertion"][0]["hedges:string[]"].count(";") == 1


def test_links_have_their_kind_as_type(tmp_path: Path) -> None:
    """Contradictions and contents can be told apart by the type of the relationship."""
    write_neo4j(MemorySource(sample_tables()), tmp_path)
    assert {row[":TYPE"] for row in read(tmp_path)["CLAIM_LINK"]} == {"CONTENT", "CONTRADICTS"}
    assert {row[":TYPE"] for row in read(tmp_path)["CLAIM_ENTITY"]} == {"SUBJECT", "OBJECT"}


def test_the_command_names_every_file(tmp_path: Path) -> None:
    """The line that imports mentions each file that was written."""
    write_neo4j(MemorySource(Tables()), tmp_path)
    command = import_command(tmp_path)
    assert all(str(file) in command for file in tmp_path.iterdir())


def test_a_folder_that_cannot_be_is_an_input_error(tmp_path: Path) -> None:
    """A file where the folder should be is told."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be a folder"):
        write_neo4j(MemorySource(Tables()), tmp_path / "file")
