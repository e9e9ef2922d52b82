"""Queries over the graph of a run: all graphs together, prefixes known, errors told."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.errors import QueryError, SchemaError
from kg.query import MarkedQueryError, run_query
from kg.query.results import ResultForm


def test_a_query_sees_all_graphs_together(run_folder: Path) -> None:
    """An assertion, its claim and its outlet stand in three graphs."""
    result = run_query(
        run_folder,
        "SELECT ?label ?outlet { assertion:s-harbour-3 kgc:claim/skos:prefLabel ?label ; "
        "kgc:article/schema:publisher/schema:name ?outlet }",
    )
    assert result.variables == ("label", "outlet")
    assert result.rows == (("Svinesund bridge collapse", "Harbour Daily"),)


def test_graph_asks_which_outlet_states_an_edge(run_folder: Path) -> None:
    """The graph of an outlet is named by the outlet."""
    sparql = (
        "SELECT ?name { GRAPH ?outlet { entity:Q20 predicate:close words:svinesund_bridge } "
        "?outlet schema:name ?name } ORDER BY ?name"
    )
    rows = run_query(run_folder, sparql).rows
    assert rows == (("The Northern Courier",), ("unknown:letter to the editor.txt",))


def test_a_prefix_of_the_query_goes_before_ours(run_folder: Path) -> None:
    """Declaring a known prefix anew is allowed and wins."""
    sparql = "PREFIX kgc: <http://other.example/> ASK { ?s kgc:claim ?o }"
    assert not run_query(run_folder, sparql)
    assert run_query(run_folder, "ASK { ?s kgc:claim ?o }")


def test_a_constructed_graph_is_sorted_and_has_no_repeats(run_folder: Path) -> None:
    """CONSTRUCT gives each triple once, in the same order each time."""
    result = run_query(run_folder, "CONSTRUCT { ?s a kgc:Claim } { ?s ?p ?o . ?a kgc:claim ?s }")
    lines = result.payload.decode().splitlines()
    assert result.form is ResultForm.GRAPH
    assert lines == sorted(set(lines)) and len(lines) == 7


def test_a_file_can_be_asked_as_well_as_a_folder(run_folder: Path) -> None:
    """The source may be the TriG file itself."""
    assert run_query(run_folder / "graph.trig", "ASK { ?s a kgc:Assertion }")


def test_the_default_prefixes_are_those_of_the_file(tmp_path: Path) -> None:
    """A file with another base is asked with its own names."""
    file = tmp_path / "graph.trig"
    file.write_text("@prefix own: <http://own.example/> .\nown:g { own:s own:p 1 }\n")
    assert run_query(tmp_path, "SELECT ?o { own:s own:p ?o }").rows == (("1",),)


def test_from_asks_only_the_graphs_that_it_names(run_folder: Path) -> None:
    """FROM replaces the union of all graphs; a graph that is not there is empty."""
    count = "SELECT (COUNT(*) AS ?n) {} {{ ?s ?p ?o }}".format
    (everything,) = run_query(run_folder, count("")).rows[0]
    (claims,) = run_query(run_folder, count("FROM graph:claims")).rows[0]
    assert 0 < int(claims or 0) < int(everything or 0)
    assert run_query(run_folder, count("FROM <file:///etc/hostname>")).rows == (("0",),)


@pytest.mark.parametrize(
    ("ending", "form"),
    [
        (".nq", RdfFormat.N_QUADS),
        (".ttl", RdfFormat.TURTLE),
        (".nt", RdfFormat.N_TRIPLES),
        (".jsonld", RdfFormat.JSON_LD),
        (".rdf", RdfFormat.RDF_XML),
    ],
)
def test_files_of_other_formats_can_be_asked(tmp_path: Path, ending: str, form: RdfFormat) -> None:
    """The ending of the file says what it is."""
    triple = Triple(NamedNode("x:s"), NamedNode("http://x.example/p"), Literal("o"))
    serialize([triple], tmp_path / f"a{ending}", format=form)
    assert run_query(tmp_path / f"a{ending}", "SELECT ?o { ?s ?p ?o }").rows == (("o",),)


def test_another_ending_is_refused(tmp_path: Path) -> None:
    """A file that is no RDF is not guessed at."""
    (tmp_path / "a.txt").write_text("hello")
    with pytest.raises(SchemaError, match=r"ends in '\.txt'; expected one of \.trig"):
        run_query(tmp_path / "a.txt", "ASK {}")


@pytest.mark.parametrize("content", [None, "this is no TriG", "<a> <b> <c> ."])
def test_a_folder_without_a_graph_is_named(tmp_path: Path, content: str | None) -> None:
    """An absent or broken file is a fault of the folder, not of the query."""
    if content is not None:
        (tmp_path / "graph.trig").write_text(content)
    with pytest.raises(SchemaError, match=r"graph\.trig .*kg run"):
        run_query(tmp_path, "ASK {}")


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT ?x\nWHERE { ?x a", r"line 2, column \d+, after 'WHERE { \?x a'"),
        ("ASK { ?x a foo:bar }", "the prefix is not declared; .* article, assertion, claim"),
        ("hello", "line 1, column 1, after its beginning"),
        ("SELECT ?x WHRE { ?x a ?y }", "line 1, column 11, after 'SELECT \\?x'"),
        ("  \n", "the query is empty"),
        ("ASK { ?s ?p '\ud800' }", "half of a surrogate pair .* line 1, column 14"),
        ("SELECT ?a (1 AS ?a) {}", "the query cannot be read at line 1"),
    ],
)
def test_a_query_that_cannot_be_read_is_explained(
    run_folder: Path, sparql: str, message: str
) -> None:
    """The message names the place and shows what stands before it."""
    with pytest.raises(QueryError, match=message):
        run_query(run_folder, sparql)


@pytest.mark.parametrize(
    ("sparql", "excerpt"),
    [
        ("SELECT ?x WHRE { ?x a ?y }", "  SELECT ?x WHRE { ?x a ?y }\n            ^"),
        ("SELECT ?x {\n\t?x a foo:bar\n}", "   ?x a foo:bar\n        ^"),
        ("ASK {\n  ?日本 oops ?y }", "  ?日本 oops ?y }\n" + " " * 10 + "^"),
        ("ASK { ?s ?p '\x1b[31m' SERVICE <x:y> {} }", "SERVICE <x:y> {} }\n" + " " * 22 + "^"),
    ],
)
def test_the_fault_is_marked(run_folder: Path, sparql: str, excerpt: str) -> None:
    """The line is shown with a caret under the fault, safe for a terminal."""
    with pytest.raises(MarkedQueryError) as caught:
        run_query(run_folder, sparql)
    assert caught.value.excerpt.endswith(excerpt)
    assert "\x1b" not in caught.value.excerpt


def test_a_long_line_is_cut_around_the_fault(run_folder: Path) -> None:
    """The caret stays under the fault when only a part of the line is shown."""
    sparql = f"ASK {{ ?s ?p '{'long ' * 40}' . ?s oops ?o . ?s ?p '{'more ' * 40}' }}"
    with pytest.raises(MarkedQueryError) as caught:
        run_query(run_folder, sparql)
    line, caret = caught.value.excerpt.split("\n")
    assert line[caret.index("^") :].startswith("?s oops") and len(line) < 100
