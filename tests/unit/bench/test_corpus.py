"""The shipped corpora and their gold are well formed."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.records import EntityKind, Form, Modality, Polarity, QualifierRole, Stance
from tests.bench.gold_corpus import read_gold, read_rows

HARBOUR = Path(__file__).parents[3] / "seeds" / "harbour"
ROWS = read_rows(HARBOUR)
ENTITIES = [row for row in ROWS if row["type"] == "entity"]
CLAIMS = [row for row in ROWS if row["type"] == "assertion"]
SPREAD = [row for row in ROWS if row["type"] not in {"entity", "assertion"}]
GOLD = read_gold(HARBOUR)
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(HARBOUR.glob("*.txt"))}


def _said_in(file: str, cluster: str) -> list[dict[str, Any]]:
    return [row for row in CLAIMS if row["file"] == file and row["cluster"] == cluster]


def test_every_article_is_annotated() -> None:
    """Each article of the corpus has at least ten assertions, each with evidence in its text."""
    counts = {file: sum(gold.file == file for gold in GOLD.assertions) for file in TEXTS}
    assert min(counts.values()) >= 10
    for gold, row in zip(GOLD.assertions, CLAIMS, strict=True):
        assert gold.evidence.slice(TEXTS[gold.file]) == row["evidence"]


@pytest.mark.parametrize(
    ("field", "choice"),
    [("polarity", Polarity), ("modality", Modality), ("stance", Stance), ("form", Form)],
)
def test_gold_keeps_to_the_closed_choices(
    field: str, choice: type[Polarity | Modality | Stance | Form]
) -> None:
    """How something is said is told in the words of the records only."""
    assert {row[field] for row in CLAIMS} <= set(choice)


def test_gold_entities_are_defined_once_and_printed() -> None:
    """Entity ids are unique, of a known kind, and their names stand in the corpus."""
    printed = "\n".join([*TEXTS.values(), (HARBOUR / "articles.toml").read_text("utf-8")])
    assert len({row["id"] for row in ENTITIES}) == len(ENTITIES)
    for row in ENTITIES:
        assert row["kind"] in set(EntityKind)
        assert row["names"]
        assert [name for name in row["names"] if name not in printed] == []


def test_gold_refers_to_defined_entities() -> None:
    """Arguments and voices name gold entities; a voice may also be unknown."""
    known = {row["id"] for row in ENTITIES}
    for row in CLAIMS:
        assert {row["subject_entity"], row["object_entity"]} <= known | {None}
        assert set(row["voice"]) <= known | {"unknown"}
        assert (row["form"] == "none") == (not row["voice"])
        assert row["voice"] or row["stance"] in {"asserts", "questions"}


def test_gold_qualifiers_are_printed() -> None:
    """A qualifier has a role of the records and words of its article."""
    for row in CLAIMS:
        for qualifier in row["qualifiers"]:
            assert qualifier["role"] in set(QualifierRole)
            assert qualifier["text"] in TEXTS[row["file"]]


def test_spread_answers_name_files_and_clusters() -> None:
    """The answers on spread point at articles and at clusters that are annotated."""
    clusters = {row["cluster"] for row in CLAIMS}
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", cluster) for cluster in clusters)
    for row in SPREAD:
        files = [row[key] for key in ("file", "of", "from") if key in row] + row.get("files", [])
        named = [row["cluster"]] if "cluster" in row else row.get("clusters", [])
        assert set(files) <= set(TEXTS)
        assert set(named) <= clusters


def test_a_dropped_hedge_was_possible_before() -> None:
    """The earlier article says that it is possible or what nobody named expects."""
    for row in [row for row in SPREAD if row["type"] == "dropped_hedge"]:
        said = _said_in(row["from"], row["cluster"])
        assert said and all(a["modality"] == "possible" or a["voice"] == ["unknown"] for a in said)
        assert "possible" not in {a["modality"] for a in _said_in(row["to"], row["cluster"])}


def test_a_dropped_attribution_was_attributed_before() -> None:
    """The earlier article lets a source say it, the later one says it itself."""
    for row in [row for row in SPREAD if row["type"] == "dropped_attribution"]:
        attributed = [a for a in _said_in(row["from"], row["cluster"]) if "optional" not in a]
        assert all(a["voice"] for a in attributed) and attributed
        assert any(not a["voice"] for a in _said_in(row["to"], row["cluster"]))


def test_a_denial_turns_the_polarity() -> None:
    """What one article affirms the other negates, in the same cluster."""
    for row in [row for row in SPREAD if row["type"] == "denial"]:
        denied = {a["polarity"] for a in _said_in(row["file"], row["cluster"])}
        stated = {a["polarity"] for a in _said_in(row["of"], row["cluster"])}
        assert len(denied) == len(stated) == 1 and denied != stated


def test_a_quotation_is_printed_in_all_its_files() -> None:
    """The words of a gold quotation stand in each of the articles named."""
    for row in [row for row in SPREAD if row["type"] == "quotation"]:
        assert all(row["text"] in TEXTS[file] for file in row["files"])


def test_the_corpus_is_mixed_on_purpose() -> None:
    """The articles hold both kinds of quotation marks and one has Windows line ends."""
    raw = [path.read_bytes().decode() for path in sorted(HARBOUR.glob("*.txt"))]
    assert sum("\r\n" in text for text in raw) == 1
    assert any("“" in text for text in raw) and any('"' in text for text in raw)
    assert any("‘" in text and "“" not in text for text in raw)


@pytest.mark.parametrize("corpus", ["harbour", "interview"])
def test_the_side_file_describes_each_article_once(corpus: str) -> None:
    """Every article of a shipped corpus has one entry, and every entry an article."""
    folder = HARBOUR.parent / corpus
    tables = tomllib.loads((folder / "articles.toml").read_text(encoding="utf-8"))["article"]
    assert sorted(table["file"] for table in tables) == [
        p.name for p in sorted(folder.glob("*.txt"))
    ]


def test_some_metadata_is_absent_on_purpose() -> None:
    """One article of the harbour has no outlet in its side file, another no date."""
    tables = tomllib.loads((HARBOUR / "articles.toml").read_text(encoding="utf-8"))["article"]
    assert sum("outlet" not in table for table in tables) == 1
    assert sum("published" not in table for table in tables) == 1


def test_evidence_must_be_unambiguous(tmp_path: Path) -> None:
    """Evidence that stands twice needs the number of the occurrence that is meant."""
    row = dict(CLAIMS[0], file="a.txt", evidence="It burned.")
    (tmp_path / "a.txt").write_text("It burned. It burned.", encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(ValueError, match="stands 2 times"):
        read_gold(tmp_path)
    (tmp_path / "gold.jsonl").write_text(json.dumps(row | {"occurrence": 1}), encoding="utf-8")
    assert read_gold(tmp_path).assertions[0].evidence.start == 11
