"""How violations are told: one line each, JSON, or a SHACL report."""

import json

import pytest
import rdflib
from rdflib.namespace import RDF, SH

from kg.errors import InputError
from kg.validate import Report, Violation, format_report
from kg.validate.dataset import Dataset
from tests.unit.validate.conftest import Checked, damage

ROW = Violation(
    where="tables/mentions.parquet, article a-1",
    kind="mentions",
    node="row 3",
    rule="tables:mentions-text",
    path="text",
    seen="quay\u202e\x1b[2J \U0001f309",
    expected='expected the words at 1 to 5: "quay"',
)


def test_a_line_says_where_what_seen_and_expected(dataset: Dataset, checked: Checked) -> None:
    """A violation is one line: file and graph, class and id, path, value, expected, rule."""
    damage(dataset, "assertion:s-courier-0 kgc:polarity () .")
    (line,) = [each.line() for each in checked(dataset)]
    assert line == (
        "graph.trig, reading/a-courier: Assertion assertion/s-courier-0: kgc:polarity: seen "
        "nothing; expected exactly one polarity: kgc:polarity-positive or kgc:polarity-negative "
        "[shape:Assertion-polarity]"
    )


@pytest.mark.parametrize(
    ("statement", "seen"),
    [
        ("assertion:s-courier-0 kgc:stance entity:Q20 .", "entity/Q20"),
        ("assertion:s-courier-0 kgc:rule 1 .", '"1"^^xsd:integer'),
        ('assertion:s-courier-0 kgc:rule "a" , "b" , "c" , "d" .', '4 values: "a", "b", "c", ...'),
        ("assertion:s-courier-0 a () .", ""),
    ],
)
def test_the_value_seen_is_named(
    dataset: Dataset, checked: Checked, statement: str, seen: str
) -> None:
    """Values stand as short names or quoted; many are cut with their number."""
    damage(dataset, statement)
    assert {each.seen for each in checked(dataset)} == {seen}


def test_a_line_is_safe_in_a_terminal() -> None:
    """What could steer a terminal is escaped, and the line stays one line."""
    line = ROW.line()
    assert "\\u202e\\u001b[2J" in line
    assert line.isprintable()


def test_a_sound_graph_is_one_line() -> None:
    """Nothing wrong is told with what was looked at."""
    assert format_report(Report(1200, 0, ()), "text") == "OK: 0 violations in 1,200 nodes\n"
    text = format_report(Report(2, 3, ()), "text")
    assert text == "OK: 0 violations in 2 nodes and 3 rows of tables\n"


def test_what_is_not_shown_is_counted() -> None:
    """With a limit the last line says how many there are and how many are not shown."""
    lines = format_report(Report(9, 9, (ROW, ROW, ROW)), "text", 1).splitlines()
    assert len(lines) == 2
    assert lines[-1] == "FAILED: 3 violations in 9 nodes and 9 rows of tables (2 more not shown)"


def test_json_holds_each_part() -> None:
    """JSON has the counts, and each violation with its parts."""
    found = json.loads(format_report(Report(9, 4, (ROW, ROW)), "json", 1))
    assert (found["conforms"], found["nodes"], found["rows"], found["count"]) == (False, 9, 4, 2)
    (violation,) = found["violations"]
    assert violation["node"] == "row 3"
    assert violation["seen"] == ROW.seen


def test_turtle_is_a_shacl_report(dataset: Dataset, checked: Checked) -> None:
    """The report can be read as RDF: results of nodes with their shape, rows as text."""
    damage(dataset, "assertion:s-courier-0 kgc:polarity kgc:polarity-maybe .")
    found = Report(9, 4, (*checked(dataset), ROW))
    graph = rdflib.Graph().parse(data=format_report(found, "ttl"), format="turtle")
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(report, SH.conforms) == rdflib.Literal(False)
    results = list(graph.objects(report, SH.result))
    assert len(results) == 2
    focus = {graph.value(result, SH.focusNode) for result in results}
    assert rdflib.URIRef(f"{dataset.base}assertion/s-courier-0") in focus
    shapes = {str(graph.value(result, SH.sourceShape)) for result in results}
    assert "https://w3id.org/kg-claims/shapes#Assertion-polarity" in shapes


def test_an_unknown_format_is_named() -> None:
    """Another format is an error that lists the known ones."""
    with pytest.raises(InputError, match="text, json, ttl"):
        format_report(Report(1, 0, ()), "xml")
