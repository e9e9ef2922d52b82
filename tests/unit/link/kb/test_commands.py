"""`kg kb` on the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.link.kb import KbFile
from tests.conftest import Kg
from tests.unit.link.kb.dumps import dump_bytes, qid, small_world, write_dump

TABLE = "qid\tname\tkind\tdescription\nQ9000000001\tKaral\tgpe\tcity in Lusatra\n"


def test_a_dump_becomes_a_file_that_can_be_asked(kg: Kg, tmp_path: Path) -> None:
    """`kg kb build` counts what it read and wrote; the file answers `kg kb lookup`."""
    dump, out = write_dump(tmp_path / "dump.json.gz"), tmp_path / "kb.sqlite"
    code, told, err = kg("kb", "build", "--wikidata", dump, "--out", out, "--types", "person,gpe")
    assert (code, err) == (0, "")
    assert f"wrote {out}" in told
    assert "too few sitelinks" in told
    code, told, _ = kg("kb", "lookup", "Lusatra", "--kb", out)
    assert code == 0
    assert qid(1) in told
    assert "country on the Bay of Orm" in told


def test_a_look_up_as_json_holds_the_entry(kg: Kg, world: KbFile) -> None:
    """Each candidate comes with the way it was found, its prior and what is known of it."""
    code, told, _ = kg("kb", "lookup", "Zarenko", "--kb", world.path, "--json")
    (found,) = json.loads(told)
    assert code == 0
    assert (found["entity_id"], found["method"], found["prior"]) == (qid(600), "surname", 1.0)
    assert found["positions"][0]["role"] == "president"


def test_without_a_file_the_gazetteer_is_asked(kg: Kg) -> None:
    """Spellings find their entry; an id finds its own."""
    code, told, _ = kg("kb", "lookup", "Kharkov")
    assert (code, "Kharkiv" in told) == (0, True)
    assert "Ukraine" in kg("kb", "lookup", "Q212")[1]


def test_a_look_up_needs_no_parser() -> None:
    """Names are looked up without loading spaCy or the model, which takes seconds."""
    script = (
        "import sys; sys.argv = ['kg', 'kb', 'lookup', 'Kharkov']\n"
        "from kg.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "sys.exit(', '.join(sorted({'spacy', 'pyarrow', 'onnxruntime'} & set(sys.modules))) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_an_unknown_name_is_told(kg: Kg) -> None:
    """Nothing is printed but a line that says so, and an empty list as JSON."""
    assert kg("kb", "lookup", "Xyzzyq") == (0, "", "nothing is known by the name 'Xyzzyq'\n")
    assert json.loads(kg("kb", "lookup", "Xyzzyq", "--json")[1]) == []


def test_limits_say_that_there_is_more(kg: Kg, world: KbFile) -> None:
    """What is not shown is counted."""
    _, told, err = kg("kb", "lookup", "Lind", "--kb", world.path, "--limit", "2")
    assert told.count("person") == 2
    assert "more; --limit" in err


def test_info_counts_entities_and_names(kg: Kg, world: KbFile) -> None:
    """The file and the gazetteer are told alike; the digest is that of the content."""
    told = json.loads(kg("kb", "info", "--kb", world.path, "--json")[1])
    assert told == world.info()
    code, text, _ = kg("kb", "info")
    assert code == 0
    assert int(text.split("entities")[1].split()[0]) > 1000


def test_a_table_is_imported_and_added_to(kg: Kg, tmp_path: Path) -> None:
    """`--out` makes a file, `--into` adds to one; bad rows are told on stderr and counted."""
    table, out = tmp_path / "a.tsv", tmp_path / "kb.sqlite"
    table.write_text(TABLE + "Q9000000002\t\tgpe\t\n", encoding="utf-8")
    code, told, err = kg("kb", "import", table, "--out", out)
    assert (code, err) == (0, "kg: a.tsv:3: no name\n")
    assert "bad lines" in told
    table.write_text("name\nOrmland\n", encoding="utf-8")
    assert kg("kb", "import", table, "--into", out, "--kind", "gpe", "--quiet") == (0, "", "")
    assert {entry.name for entry in KbFile(out).entries()} == {"Karal", "Ormland"}


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["build", "--wikidata", "nowhere.json", "--out", "kb.sqlite"], "nowhere.json"),
        (["build", "--wikidata", "cut.json", "--out", "kb.sqlite"], "truncated"),
        (["build", "--wikidata", "a.tsv", "--out", "kb.sqlite"], "no Wikidata JSON dump"),
        (["build", "--wikidata", "d.json", "--out", "kb.sqlite", "--types", "elf"], "'elf'"),
        (["build", "--wikidata", "d.json", "--out", "a.tsv/kb.sqlite"], "cannot be written"),
        (["import", "nowhere.tsv", "--out", "kb.sqlite"], "nowhere.tsv"),
        (["import", "a.tsv", "--out", "kb.sqlite", "--kind", "elf"], "'elf'"),
        (["import", "a.tsv", "--into", "nowhere.sqlite"], "nowhere.sqlite"),
        (["lookup", "Karal", "--kb", "a.tsv"], "cannot be read as a knowledge base"),
        (["info", "--kb", "nowhere.sqlite"], "no such file"),
    ],
)
def test_errors_are_one_line_and_leave_no_file(
    kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], part: str
) -> None:
    """Exit code 1, one line on stderr, nothing half-written."""
    monkeypatch.chdir(tmp_path)
    write_dump(tmp_path / "d.json")
    (tmp_path / "cut.json").write_bytes(dump_bytes(small_world())[:-2])
    (tmp_path / "a.tsv").write_text(TABLE, encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    code, told, err = kg("kb", *arguments)
    assert (code, told, err.count("\n")) == (1, "", 1)
    assert part in err
    assert sorted(tmp_path.iterdir()) == before


def test_import_needs_a_place_to_write(kg: Kg, tmp_path: Path) -> None:
    """Neither --out nor --into is wrong usage."""
    (tmp_path / "a.tsv").write_text(TABLE, encoding="utf-8")
    assert kg("kb", "import", tmp_path / "a.tsv")[0] == 2


def test_a_run_with_a_knowledge_base_names_it(kg: Kg, root: Path, tmp_path: Path) -> None:
    """run.json holds the name and the digest of the file, not its place."""
    table, out = tmp_path / "a.tsv", tmp_path / "kb.sqlite"
    table.write_text(TABLE, encoding="utf-8")
    kg("kb", "import", table, "--out", out)
    story = tmp_path / "story.txt"
    story.write_text("Karal, the port, was calm on Monday, officials said.\n", encoding="utf-8")
    assert kg("run", story, "--out", tmp_path / "run", "--kb", out, "--quiet")[0] == 0
    record = json.loads((tmp_path / "run" / "run.json").read_text(encoding="utf-8"))
    assert record["options"]["kb"] == f"kb.sqlite {KbFile(out).info()['digest']}"
    assert kg("run", story, "--out", tmp_path / "run", "--kb", story)[0] == 1
