"""Answers as text for people and for programs."""

import csv
import io
import json
from pathlib import Path

import pyoxigraph
import pytest

from kg.errors import QueryError
from kg.export.terms import clean
from kg.query import QueryResult, format_result, load_recipe, run_query
from tests.sample import HOSTILE

QUAY = "SELECT ?claim ?label { VALUES ?claim { claim:c-quay } ?claim skos:prefLabel ?label }"


@pytest.fixture(scope="module")
def quay(run_folder: Path) -> QueryResult:
    """Return one row with a hostile label."""
    return run_query(run_folder, QUAY)


def test_a_table_is_aligned_and_names_are_short(run_folder: Path) -> None:
    """Addresses stand behind their prefix, and columns under their heads."""
    sparql = "SELECT ?claim ?kind { ?claim a ?kind FILTER(?kind = kgc:Claim) } ORDER BY ?claim"
    lines = format_result(run_query(run_folder, sparql)).splitlines()
    assert lines[0] == "claim             kind"
    assert lines[2] == "claim:c-close     kgc:Claim"
    assert len(lines) == 9


def test_an_address_without_prefix_keeps_its_brackets(run_folder: Path) -> None:
    """An address cannot be taken for a name."""
    result = run_query(run_folder, "SELECT ?x { VALUES ?x { <http://other.example/a> } }")
    assert format_result(result).splitlines()[2] == "<http://other.example/a>"


@pytest.mark.parametrize("query", [QUAY, "DESCRIBE claim:c-quay"])
def test_a_table_cannot_steer_the_terminal(run_folder: Path, query: str) -> None:
    """Overrides, separators and control characters are shown as escapes."""
    text = format_result(run_query(run_folder, query))
    assert not set(text) & set("\u202e\u2028\x07\x1b")
    assert "\\u202" in text


def test_csv_json_and_tsv_hold_the_exact_words(quay: QueryResult) -> None:
    """Formats for programs change nothing."""
    label = clean(HOSTILE)
    rows = list(csv.reader(io.StringIO(format_result(quay, "csv"), newline="")))
    assert rows[0] == ["claim", "label"] and rows[1][1].endswith(label)
    found = json.loads(format_result(quay, "json"))
    assert found["results"]["bindings"][0]["label"]["value"].endswith(label)
    assert format_result(quay, "tsv").startswith("?claim\t?label\n<https://")


def test_an_empty_answer_keeps_its_head(run_folder: Path) -> None:
    """No rows is an answer, not an error."""
    result = run_query(run_folder, "SELECT ?x { ?x kgc:nothing 1 }")
    assert format_result(result) == "x\n-\n" and not result
    assert format_result(result, "csv") == "x\r\n"


def test_an_unbound_cell_is_empty(run_folder: Path) -> None:
    """A claim told in the outlet's own voice has no cue."""
    result = run_query(run_folder, load_recipe("wordings", {"claim": "collapse"}))
    assert result.rows[0][6] is None
    assert "None" not in format_result(result)


def test_yes_and_no(run_folder: Path) -> None:
    """ASK is answered in a word."""
    yes, no = (run_query(run_folder, f"ASK {{ ?s a kgc:{name} }}") for name in ("Claim", "Clam"))
    assert (format_result(yes), format_result(no)) == ("yes\n", "no\n")
    assert json.loads(format_result(yes, "json"))["boolean"] is True
    assert format_result(no, "csv") == "false\n"


def test_a_graph_is_turtle_or_json_ld(run_folder: Path) -> None:
    """Both say the same triples, and Turtle is read back in spite of its escapes."""
    result = run_query(run_folder, "DESCRIBE claim:c-quay")
    turtle = pyoxigraph.parse(format_result(result), format=pyoxigraph.RdfFormat.TURTLE)
    linked = pyoxigraph.parse(format_result(result, "json"), format=pyoxigraph.RdfFormat.JSON_LD)
    assert {str(quad) for quad in turtle} == {str(quad) for quad in linked} != set()


@pytest.mark.parametrize(("query", "fmt"), [("ASK {}", "xml"), ("DESCRIBE claim:c-quay", "csv")])
def test_a_format_that_does_not_fit_is_refused(run_folder: Path, query: str, fmt: str) -> None:
    """The message says which formats there are."""
    with pytest.raises(QueryError, match=r"use (one of )?t"):
        format_result(run_query(run_folder, query), fmt)
