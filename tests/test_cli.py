"""The command line: exit codes, one line on stderr, and what each command prints."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from kg import __version__
from tests.conftest import Kg


def test_help_answers_without_the_heavy_libraries() -> None:
    """`kg --help` imports neither spaCy nor rdflib nor networkx."""
    script = (
        "import sys; sys.argv = ['kg', '--help']\n"
        "from kg.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'rdflib', 'networkx', 'pyarrow', 'onnxruntime'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Build a graph of claims from news" in done.stdout


def test_the_version_is_told(kg: Kg) -> None:
    """`kg --version` names the program and its version."""
    code, out, _ = kg("--version")
    assert (code, out) == (0, f"kg {__version__}\n")


def test_an_absent_path_is_one_line_and_exit_1(kg: Kg, tmp_path: Path) -> None:
    """A path that does not exist is named in one line on stderr, without a traceback."""
    code, _, err = kg("run", tmp_path / "nowhere.txt", "--out", tmp_path / "out")
    assert code == 1
    assert err.count("\n") == 1
    assert "nowhere.txt" in err


def test_results_need_a_folder(kg: Kg, root: Path, tmp_path: Path) -> None:
    """An --out that is a file is told before any article is read."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    code, out, err = kg("run", root / "seeds/interview", "--out", tmp_path / "file")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "--out" in err


def test_judgements_on_claims_are_obeyed(kg: Kg, root: Path, tmp_path: Path) -> None:
    """`--claims` joins claims by their ids in a later run, the old id is an alias of the new one,
    and a file with a mistake is one line and exit 1."""
    from kg.schema import read_tables

    story, file = root / "seeds/harbour/01_npa_blast.txt", tmp_path / "claims.toml"
    assert kg("run", story, "--out", tmp_path / "one", "--quiet")[0] == 0
    ids = sorted(claim.claim_id for claim in read_tables(tmp_path / "one/tables").claims)[:2]
    file.write_text(f'[[same]]\nids = ["{ids[0]}", "{ids[1]}", "c-none"]\n', encoding="utf-8")
    code, out, _ = kg("run", story, "--out", tmp_path / "two", "--claims", file)
    assert code == 0
    assert "judged ids that nothing here bears" in out
    kept = {claim.claim_id for claim in read_tables(tmp_path / "two/tables").claims}
    aliases = (tmp_path / "two/claim_aliases.tsv").read_text(encoding="utf-8").splitlines()
    assert f"{ids[1]}\t{ids[0]}" in aliases
    assert ids[0] in kept
    assert ids[1] not in kept
    file.write_text("[[same]]\nids = []\n", encoding="utf-8")
    code, _, err = kg("run", story, "--out", tmp_path / "two", "--claims", file)
    assert (code, err.count("\n")) == (1, 1)
    assert "two different ids" in err


def test_wrong_usage_is_exit_2(kg: Kg) -> None:
    """An unknown option is a usage error."""
    assert kg("run", "--nonsense")[0] == 2


def test_a_folder_without_results_says_what_to_run(kg: Kg, tmp_path: Path) -> None:
    """A command on an empty folder says that `kg run` comes first."""
    for command in (["show", tmp_path], ["claims", tmp_path], ["query", tmp_path, "ASK {}"]):
        code, _, err = kg(*command)
        assert code == 1
        assert "kg run" in err


def test_run_goes_on_after_bad_files(kg: Kg, tmp_path: Path) -> None:
    """Empty, binary and broken input is counted and left out; the neighbour is read."""
    story = "The minister said on Monday that the bridge had been closed.\n"
    (tmp_path / "in").mkdir()
    (tmp_path / "in/good.txt").write_text(story, encoding="utf-8")
    (tmp_path / "in/empty.txt").write_bytes(b"")
    (tmp_path / "in/picture.txt").write_bytes(b"\x89PNG\x00\x00\x01\x00" * 20)
    broken = '{"text": "The mayor opened the new school on Friday.", "outlet": "Gazette"}\n{oops\n'
    (tmp_path / "in/some.jsonl").write_text(broken, encoding="utf-8")
    code, out, err = kg("run", tmp_path / "in", "--out", tmp_path / "out")
    assert (code, err) == (0, "")
    lines = dict(line.rsplit(maxsplit=1) for line in out.splitlines() if line[-1].isdigit())
    assert lines["articles"] == "2"
    assert lines["articles left out"] == "3"


def test_too_many_rejects_is_exit_3(kg: Kg, tmp_path: Path) -> None:
    """More articles left out than allowed is exit 3, with the results written."""
    (tmp_path / "good.txt").write_text("The council approved the plan.", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    out = tmp_path / "out"
    code, _, err = kg("run", tmp_path, "--out", out, "--max-rejects", 0)
    assert code == 3
    assert "1 articles were left out, 0 allowed" in err
    assert (out / "graph.trig").is_file()


def test_strict_stops_at_the_first_reject(kg: Kg, tmp_path: Path) -> None:
    """With --strict an article left out is an error that names it."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text("The council approved the plan.", encoding="utf-8")
    code, _, err = kg("run", tmp_path, "--out", tmp_path / "out", "--strict")
    assert code == 1
    assert "empty.txt" in err


def test_nothing_readable_is_an_error(kg: Kg, tmp_path: Path) -> None:
    """A run in which no article at all could be read does not end with 0."""
    (tmp_path / "empty.txt").write_bytes(b"")
    code, _, err = kg("run", tmp_path, "--out", tmp_path / "out")
    assert code == 1
    assert "no article could be read" in err


def test_two_runs_give_equal_files(kg: Kg, interview: Path, root: Path, tmp_path: Path) -> None:
    """A second run over the same input, named in another way, writes the same bytes."""
    files = sorted((root / "seeds" / "interview").glob("*.txt"), reverse=True)
    code, out, _ = kg("run", *files, "--out", tmp_path, "--quiet")
    assert (code, out) == (0, "")
    written = sorted(p.relative_to(interview) for p in interview.rglob("*") if p.is_file())
    assert len(written) == 15
    for name in written:
        assert (tmp_path / name).read_bytes() == (interview / name).read_bytes(), name


def test_show_prints_each_assertion_with_its_evidence(kg: Kg, interview: Path) -> None:
    """`kg show` of one article prints its id, how each claim is made, and the passage."""
    article = read(interview, "articles")[0]
    code, out, _ = kg("show", interview, article["article_id"])
    mine = [a for a in read(interview, "assertions") if a["article_id"] == article["article_id"]]
    assert code == 0
    assert article["outlet"] in out.splitlines()[0]
    assert out.count("    text:  ") == len(mine) > 5


def test_show_names_the_ids_there_are(kg: Kg, interview: Path) -> None:
    """An article that does not exist is an error that lists some that do."""
    code, _, err = kg("show", interview, "no-such-article")
    assert code == 1
    assert read(interview, "articles")[0]["article_id"] in err


def test_claims_prints_a_column_per_outlet(kg: Kg, interview: Path) -> None:
    """`kg claims --shared` lists only claims that two or more outlets carry."""
    code, out, _ = kg("claims", interview, "--shared")
    header, _, *rows = out.splitlines()
    outlets = sorted({a["outlet"] for a in read(interview, "articles")})
    assert code == 0
    assert header.split("  ", 1)[0] == "claim"
    assert all(outlet[:20] in header for outlet in outlets)
    assert rows


def test_query_runs_sparql_a_file_and_a_recipe(kg: Kg, interview: Path, tmp_path: Path) -> None:
    """The same command takes a query, a file, or the name of a recipe."""
    count = "SELECT (COUNT(DISTINCT ?a) AS ?n) WHERE { ?a a kgc:Assertion }"
    (tmp_path / "q.rq").write_text(count, encoding="utf-8")
    n = str(len(read(interview, "assertions")))
    assert kg("query", interview, count, "--format", "csv")[1].split() == ["n", n]
    assert kg("query", interview, "--file", tmp_path / "q.rq", "--format", "tsv")[1].split()[1] == n
    code, out, _ = kg("query", interview, "shared-claims", "--format", "json")
    assert code == 0
    assert json.loads(out)["results"]["bindings"]


def test_a_broken_query_says_where(kg: Kg, interview: Path) -> None:
    """A query that does not parse is shown with a mark at its mistake, then one line says where."""
    code, _, err = kg("query", interview, "SELECT ?x WHERE { ?x ")
    query, mark, message = err.splitlines()
    assert code == 1
    assert query.strip() == "SELECT ?x WHERE { ?x"
    assert mark.strip() == "^"
    assert message.startswith("kg: the query cannot be read at line 1, column ")


def test_export_writes_every_table_as_json_lines(kg: Kg, interview: Path) -> None:
    """Each table comes out as one JSON object a line, as many as run.json counts."""
    counts = json.loads((interview / "run.json").read_text(encoding="utf-8"))["counts"]
    assert set(counts) >= {"articles", "mentions", "assertions", "claims", "rejects"}
    for table, count in counts.items():
        code, out, _ = kg("export", "jsonl", interview, "--table", table)
        assert code == 0
        assert len([json.loads(line) for line in out.splitlines()]) == count


def test_an_unknown_table_lists_those_there_are(kg: Kg, interview: Path) -> None:
    """A wrong table name is an error that names the right ones."""
    code, _, err = kg("export", "jsonl", interview, "--table", "facts")
    assert code == 1
    assert "assertions" in err


def read(folder: Path, table: str) -> list[dict[str, Any]]:
    """Return the rows of a table as plain values."""
    from kg.schema import read_table, to_plain

    return [to_plain(record) for record in read_table(folder / "tables", table)]


def test_fast_leaves_the_tagger_out(kg: Kg, interview: Path, root: Path, tmp_path: Path) -> None:
    """`run.json` names the tagger; with --fast there is none."""
    assert kg("run", root / "seeds/interview", "--out", tmp_path, "--fast", "--quiet")[0] == 0
    slow, fast = (
        json.loads((folder / "run.json").read_text(encoding="utf-8"))
        for folder in (interview, tmp_path)
    )
    assert slow["options"]["tagger"] is not None
    assert (fast["options"]["fast"], fast["options"]["tagger"]) == (True, None)
    assert fast["counts"]["attributions"] > 0
