"""The folder of a run: graph, tables and record, each checked and against each other."""

import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError, SchemaError
from kg.export import write_trig
from kg.export.vocabulary import BASE
from kg.records import Span, Stance, Tables
from kg.schema import RECORDS, write_tables
from kg.validate import dataset, validate_path
from tests.sample import COURIER, sample_tables
from tests.unit.validate.conftest import RUN

Change = Callable[[Tables], Tables]


def write_run(folder: Path, tables: Tables, graph: Tables | None = None) -> Path:
    """Write the folder of a run; `graph` are the tables behind the graph if others."""
    write_tables(tables, folder / "tables")
    write_trig(graph or tables, folder / "graph.trig", run=RUN)
    counts = {name: len(getattr(tables, name)) for name in RECORDS}
    (folder / "run.json").write_text(json.dumps({"counts": counts}), encoding="utf-8")
    return folder


def change(table: str, at: int, **fields: Any) -> Change:
    """Return what puts other values into one row of a table."""

    def apply(tables: Tables) -> Tables:
        rows = list(getattr(tables, table))
        rows[at] = replace(rows[at], **fields)
        return replace(tables, **{table: tuple(rows)})

    return apply


def _assertion(at: int, field: str, **fields: Any) -> Change:
    """Return what puts other values into a part of an assertion."""
    part = getattr(sample_tables().assertions[at], field)
    return change("assertions", at, **{field: replace(part, **fields)})


def _first(table: str) -> Any:
    return getattr(sample_tables(), table)[0]


FAR = Span(5000, 5009)
BAD: dict[str, tuple[Change, str]] = {
    "evidence": (
        change("assertions", 0, evidence=FAR),
        "a place inside the article, from 0 to 264",
    ),
    "empty": (change("assertions", 0, evidence=Span(4, 4)), "begin before end"),
    "subject": (_assertion(0, "subject", text="Sweden"), "expected the words at 0 to 6: 'Norway'"),
    "object": (_assertion(0, "object", span=FAR), "expected a place inside the article"),
    "predicate": (_assertion(0, "predicate", span=FAR), "expected a place inside the article"),
    "entity_id": (_assertion(0, "subject", entity_id="Q1"), "expected an id that its table has"),
    "claim_id": (change("assertions", 1, claim_id="c-none"), "expected an id that its table has"),
    "no claim": (change("assertions", 1, claim_id=None), "expected an id"),
    "content_of": (change("assertions", 0, content_of="s-none"), "expected an id that its table"),
    "article_id": (change("assertions", 0, article_id="a-none"), "of the table of articles"),
    "confidence": (change("assertions", 0, confidence=1.5), "expected a number from 0 to 1"),
    "outlet": (change("assertions", 0, outlet="Other"), "the article: The Northern Courier"),
    "published": (change("assertions", 0, published="2020"), "expected the date of the article"),
    "reports": (change("assertions", 0, stance=Stance.REPORTS), "expected a voice"),
    "asserts": (change("assertions", 1, stance=Stance.ASSERTS), "expected no voice"),
    "twice": (change("assertions", 1, assertion_id="s-courier-0"), "expected each id once"),
    "same_as": (change("entities", 0, same_as="Q20"), "expected a Wikidata item"),
    "members": (
        change("entities", 0, members=("Q20", "Q2")),
        "no entity that is a member of itself",
    ),
    "slot": (
        change("claims", 0, subject=replace(_first("claims").subject, entity_id="Q1")),
        "expected an id that its table has",
    ),
    "unsaid": (change("assertions", 11, claim_id="c-close"), "at least one assertion of the claim"),
    "from_id": (change("claim_links", 0, from_id="c-none"), "expected an id that its table has"),
    "score": (change("claim_links", 0, score=-0.5), "expected a number from 0 to 1"),
    "renderings": (change("quotations", 0, renderings=()), "expected at least one rendering"),
    "source_id": (
        change(
            "quotations",
            0,
            renderings=(replace(_first("quotations").renderings[0], source_id="Q1"),),
        ),
        "expected an id that its table has",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_damaged_row_is_told(tmp_path: Path, name: str) -> None:
    """The tables are checked against the texts and each other, whatever the graph holds."""
    apply, expected = BAD[name]
    sound = sample_tables()
    report = validate_path(write_run(tmp_path, apply(sound), sound), quiet=True)
    assert not report.conforms
    assert any(expected in each.expected for each in report.violations)
    assert all(each.rule.startswith("tables:") for each in report.violations)


def test_a_sound_run_has_no_violations(tmp_path: Path) -> None:
    """The sample is sound, and its rows are counted with its nodes."""
    tables = sample_tables()
    report = validate_path(write_run(tmp_path, tables), quiet=True)
    assert report.violations == ()
    assert report.rows == sum(len(getattr(tables, name)) for name in RECORDS)
    assert report.nodes > 60


def test_the_graph_is_held_against_the_texts_of_the_tables(tmp_path: Path) -> None:
    """An anchor is compared with the article in the table though the graph lacks its text."""
    tables = sample_tables()
    other = replace(COURIER, text=COURIER.text.replace("Norway", "Sweden", 1))
    articles = tuple(other if each is COURIER else each for each in tables.articles)
    write_run(tmp_path, tables, replace(tables, articles=articles))
    (found,) = validate_path(tmp_path, quiet=True).violations
    assert found.where == "graph.trig, article a-courier"
    assert found.path == "nif:anchorOf"
    assert "Sweden closed" in found.seen
    assert "Norway closed" in found.expected


def test_rows_and_nodes_belong_together(tmp_path: Path) -> None:
    """A row without a node is told, and so is a node without a row."""
    tables = sample_tables()
    fewer = replace(tables, entities=tables.entities[:-1], quotations=())
    write_run(tmp_path, tables, replace(tables, quotations=()))
    found = validate_path(tmp_path, quiet=True).violations
    assert [each.seen for each in found] == ["no node"]
    write_run(tmp_path, fewer, replace(tables, quotations=()))
    found = validate_path(tmp_path, quiet=True).violations
    assert "entity/nil-nordbro" in {each.node for each in found if each.seen == "no row"}


@pytest.mark.parametrize("record", ['{"counts": {"claims": 1}}', '{"counts": []}', "no JSON"])
def test_the_record_of_a_run_is_checked(tmp_path: Path, record: str) -> None:
    """Counts in run.json that are wrong or missing are told."""
    write_run(tmp_path, sample_tables())
    (tmp_path / "run.json").write_text(record, encoding="utf-8")
    (found,) = validate_path(tmp_path, quiet=True).violations
    assert found.rule == "tables:run-counts"


def test_an_older_folder_without_a_record_is_sound(tmp_path: Path) -> None:
    """No run.json and no provenance is nothing wrong."""
    write_tables(sample_tables(), tmp_path / "tables")
    write_trig(sample_tables(), tmp_path / "graph.trig")
    assert validate_path(tmp_path, quiet=True).conforms


def test_another_base_is_read_from_the_graph(tmp_path: Path) -> None:
    """Data under a base of its own is named and compared the same way."""
    write_run(tmp_path, sample_tables())
    write_trig(sample_tables(), tmp_path / "graph.trig", "https://example.org/news/", run=RUN)
    assert validate_path(tmp_path, quiet=True).conforms
    text = (tmp_path / "graph.trig").read_text(encoding="utf-8")
    damaged = text.replace("kgc:polarity kgc:polarity-negative", "kgc:polarity kgc:polarity-no", 1)
    (tmp_path / "graph.trig").write_text(damaged, encoding="utf-8")
    (found,) = validate_path(tmp_path, quiet=True).violations
    assert found.node == "assertion/s-courier-2"


@pytest.mark.parametrize("ending", ["nq", "ttl", "jsonld"])
def test_each_format_is_read(trig: Path, tmp_path: Path, ending: str) -> None:
    """The same graph as N-Quads, Turtle or JSON-LD is as sound as TriG."""
    import pyoxigraph as ox

    from kg.validate.dataset import FORMATS

    store = ox.Store()
    store.bulk_load(path=str(trig), format=ox.RdfFormat.TRIG)
    path = tmp_path / f"graph.{ending}"
    if ending == "ttl":
        # One graph of everything: the plain edges of outlets are then in it too.
        triples = {quad.triple for quad in store}
        ox.serialize(triples, path, FORMATS[".ttl"])
    else:
        store.dump(path, FORMATS[f".{ending}"])
    assert validate_path(path, quiet=True).violations == ()


def test_a_large_file_is_checked_on_disk(
    trig: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Held on disk a file gives the same report, and leaves nothing behind."""
    damaged = tmp_path / "graph.trig"
    text = trig.read_text(encoding="utf-8").replace("kgc:marker", "kgc:sign")
    damaged.write_text(text, encoding="utf-8")
    held = validate_path(damaged, quiet=True)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    monkeypatch.setattr(dataset, "IN_MEMORY_BYTES", 0)
    assert validate_path(damaged, quiet=True) == held
    assert len(held.violations) == 1
    assert list(scratch.iterdir()) == []


def test_reifiers_are_passed_over(trig: Path, tmp_path: Path) -> None:
    """A file of RDF 1.2 that joins edges to assertions is judged by all the rest."""
    path = tmp_path / "graph.trig"
    reified = (
        "<urn:edge> rdf:reifies <<( entity:Q20 a words:x )>> ."
        "assertion:s-courier-0 <urn:said> <<( entity:Q20 a words:x )>> ."
    )
    path.write_text(trig.read_text(encoding="utf-8") + reified, encoding="utf-8")
    assert validate_path(path, quiet=True).conforms


def test_the_interview_holds_to_the_shapes(interview: Path) -> None:
    """The folder of a run over seeds/interview has no violation."""
    report = validate_path(interview, quiet=True)
    assert report.violations == ()
    assert report.nodes > 500


def test_the_harbour_holds_to_the_shapes(root: Path, tmp_path: Path) -> None:
    """The folder of a run over seeds/harbour has no violation."""
    from kg.engine import RunOptions, run

    run([root / "seeds" / "harbour"], tmp_path, RunOptions(), quiet=True)
    report = validate_path(tmp_path, quiet=True)
    assert report.violations == ()
    assert report.nodes > 1000


def test_what_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    """A missing path, an unknown ending and broken RDF are errors with a reason."""
    with pytest.raises(InputError, match="no such file"):
        validate_path(tmp_path / "none.trig")
    with pytest.raises(InputError, match=r"expected \.trig, \.nq"):
        validate_path(tmp_path / "graph.xyz")
    with pytest.raises(InputError, match=r"no graph\.trig"):
        validate_path(tmp_path)
    broken = tmp_path / "broken.ttl"
    broken.write_text(f"<{BASE}a> <{BASE}b>\n  'x .", encoding="utf-8")
    with pytest.raises(SchemaError, match="line 2"):
        validate_path(broken)
