"""The SPARQL 1.1 Protocol over HTTP: ways to ask, formats, statuses, who may ask."""

import json
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from time import monotonic
from urllib.parse import quote, urlencode

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

from kg.errors import InputError, SchemaError
from kg.serve import ServeOptions, Server, make_server
from kg.serve.negotiate import GRAPHS, ROWS, choose
from kg.serve.protocol import MOST_BODY, MOST_QUERY
from tests.unit.query.test_process import ENDLESS
from tests.unit.serve.conftest import Ask, asking, running

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
QUERY = {"Content-Type": "application/sparql-query"}
CSV = {"Accept": "text/csv"}


def address(sparql: str, **more: str) -> str:
    """Return the path of a GET."""
    return "/sparql?" + urlencode({"query": sparql, **more})


def test_the_three_ways_to_ask_give_the_same(ask: Ask) -> None:
    """GET, a form and a bare query are answered alike."""
    bodies = {
        ask("GET", address(COUNT))[1],
        ask("POST", "/sparql", FORM, urlencode({"query": COUNT}).encode())[1],
        ask("POST", "/sparql", QUERY, COUNT.encode())[1],
    }
    assert len(bodies) == 1
    assert int(json.loads(bodies.pop())["results"]["bindings"][0]["n"]["value"]) > 100


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/csv;q=0.5, application/*;q=0.4, image/png", "text/csv; charset=utf-8"),
        ("text/html, */*;q=0.1", "application/sparql-results+json"),
        ("application/json", "application/json"),
    ],
)
def test_rows_come_in_the_format_that_is_wanted(ask: Ask, accept: str, media: str) -> None:
    """The Accept header decides, with weights and wildcards."""
    reply, text = ask("GET", address(COUNT), {"Accept": accept})
    assert (reply.status, reply.headers["Content-Type"]) == (200, media)
    if "sparql-results" in media:
        assert parse_query_results(text, format=QueryResultsFormat.from_media_type(media))


@pytest.mark.parametrize("media", [media for media, _ in GRAPHS])
def test_graphs_come_in_the_format_that_is_wanted(ask: Ask, media: str) -> None:
    """Each format of a graph holds the same triples."""
    sparql = "CONSTRUCT { ?s a ?k } { ?s a ?k }"
    reply, text = ask("GET", address(sparql), {"Accept": media})
    assert reply.headers["Content-Type"].startswith(media)
    form = RdfFormat.from_media_type(media)
    _, lines = ask("GET", address(sparql), {"Accept": "application/n-triples"})
    assert {f"{quad.triple} ." for quad in parse(text, format=form)} == set(lines.splitlines())


@pytest.mark.parametrize(
    ("sparql", "accept"),
    [
        (COUNT, "image/png"),
        (COUNT, "text/turtle"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv"),
        (COUNT, "text/csv;q=0"),
    ],
)
def test_a_format_that_does_not_fit_is_not_acceptable(ask: Ask, sparql: str, accept: str) -> None:
    """406 lists what there is."""
    reply, text = ask("GET", address(sparql), {"Accept": accept})
    assert reply.status == 406 and "application/sparql-results+json" in text


def test_the_dataset_of_the_protocol_is_used(ask: Ask) -> None:
    """default-graph-uri and named-graph-uri replace FROM; each may be repeated."""
    (everything,) = ask("GET", address(COUNT), CSV)[1].split()[1:]
    graph = "https://w3id.org/kg-claims/data/graph/"
    claims = ask("GET", address(COUNT, **{"default-graph-uri": f"{graph}claims"}), CSV)[1]
    assert 0 < int(claims.split()[1]) < int(everything)
    named = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    found = ask("GET", address(named, **{"named-graph-uri": f"{graph}claims"}), CSV)[1]
    assert found.split() == ["g", f"{graph}claims"]
    path = f"{address(COUNT)}&default-graph-uri={quote(graph)}claims&default-graph-uri=x:none"
    assert ask("GET", path, CSV)[1] == claims


@pytest.mark.parametrize("sparql", ["FROM {}", "FROM NAMED {}"])
def test_no_file_is_read(ask: Ask, tmp_path: Path, sparql: str) -> None:
    """A graph named by the address of a file is an unknown graph, not that file."""
    file = tmp_path / "secret.ttl"
    file.write_text("<x:a> <x:b> <x:c> .")
    clause = sparql.format(f"<{file.as_uri()}>")
    query = f"SELECT * {clause} {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?g {{ ?s ?p ?o }} }} }}"
    reply, text = ask("GET", address(query), CSV)
    assert reply.status == 200 and len(text.splitlines()) == 1
    path = address(COUNT, **{"default-graph-uri": file.as_uri()})
    assert ask("GET", path, CSV)[1].split() == ["n", "0"]


@pytest.mark.parametrize(
    ("sparql", "told"),
    [
        ("SELECT * {", "line 1, column 11"),
        ("", "the query is empty"),
        ("LOAD <file:///etc/passwd>", "LOAD changes data"),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", "INSERT changes data"),
        ("SELECT * { SERVICE <http://localhost:9/> {} }", "would ask another server"),
    ],
)
def test_a_bad_query_is_explained(ask: Ask, sparql: str, told: str) -> None:
    """400 with the reason, and the place where there is one, as plain text."""
    reply, text = ask("GET", address(sparql))
    assert reply.status == 400 and told in text
    assert reply.headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status"),
    [
        ("POST", "/sparql", FORM, b"update=DROP+ALL", 405),
        ("POST", "/sparql", {"Content-Type": "application/sparql-update"}, b"DROP ALL", 405),
        ("GET", "/sparql?update=DROP+ALL", {}, None, 405),
        ("PUT", "/sparql", {}, b"x", 405),
        ("DELETE", "/sparql", {}, None, 405),
        ("PATCH", "/sparql", {}, b"x", 405),
        ("POST", "/sparql", {"Content-Type": "text/plain"}, b"ASK {}", 415),
        ("POST", "/sparql", {}, b"ASK {}", 415),
        ("POST", "/sparql", FORM, b"", 400),
        ("POST", "/sparql", FORM, b"query=ASK{}&query=ASK{}", 400),
        ("POST", "/sparql", FORM, b"query=%FF", 400),
        ("POST", "/sparql", QUERY, b"\xff", 400),
        ("POST", "/sparql?query=ASK{}", QUERY, b"ASK {}", 400),
        ("POST", "/", FORM, b"query=ASK{}", 404),
        ("GET", "/sparql?query=ASK{}&default-graph-uri=not+an+iri", {}, None, 400),
        ("GET", "/etc/passwd", {}, None, 404),
        ("GET", "/recipes/../page.js", {}, None, 400),
        ("GET", "/recipes/first-mover?min_outlets=two", {}, None, 400),
        ("POST", "/sparql", QUERY, b"#" * (MOST_QUERY + 1), 413),
        ("POST", "/sparql", {**QUERY, "Content-Length": str(MOST_BODY + 1)}, b"", 413),
        ("POST", "/sparql", {**QUERY, "Content-Length": "-1"}, b"", 411),
        ("POST", "/sparql", {**QUERY, "Transfer-Encoding": "chunked"}, b"0\r\n\r\n", 411),
    ],
)
def test_a_request_that_is_none_gets_its_status(
    ask: Ask, method: str, path: str, headers: dict[str, str], body: bytes | None, status: int
) -> None:
    """Each kind of wrong request has the status that HTTP has for it, with a reason."""
    reply, text = ask(method, path, headers, body)
    assert reply.status == status and text.strip()
    assert (reply.headers["Allow"] is not None) == (status == 405)


def test_head_sends_no_body(ask: Ask) -> None:
    """HEAD has the headers of GET."""
    reply, text = ask("HEAD", address(COUNT), CSV)
    assert (reply.status, text) == (200, "")
    assert int(reply.headers["Content-Length"]) == len(ask("GET", address(COUNT), CSV)[1])


@pytest.mark.parametrize("path", ["/sparql", "/"])
def test_the_service_describes_itself(ask: Ask, server: Server, path: str) -> None:
    """Without a query the endpoint says what it can do, and updates are not among it."""
    reply, text = ask("GET", path, {"Accept": "text/turtle"})
    assert reply.headers["Content-Type"].startswith("text/turtle")
    triples = {str(quad.triple) for quad in parse(text, format=RdfFormat.TURTLE)}
    assert any("sparql-service-description#SPARQL11Query" in triple for triple in triples)
    assert any(f"<{server.address}sparql>" in triple for triple in triples)
    assert "Update" not in text


def test_a_long_query_stops_at_the_limit_and_blocks_nobody(ask: Ask) -> None:
    """While one query runs into its limit another is answered."""
    replies: list[int] = []
    thread = Thread(target=lambda: replies.append(ask("GET", address(ENDLESS))[0].status))
    thread.start()
    began = monotonic()
    assert ask("GET", address(COUNT))[0].status == 200
    assert thread.is_alive() and monotonic() - began < 3
    thread.join()
    assert replies == [504]
    assert ask("GET", address(COUNT))[0].status == 200


def test_many_ask_at_once(ask: Ask) -> None:
    """More requests than processes are all answered, one after the other."""
    replies: list[tuple[int, str]] = []

    def one() -> None:
        reply, text = ask("GET", address(COUNT), CSV)
        replies.append((reply.status, text))

    threads = [Thread(target=one) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(replies) == 16 and len(set(replies)) == 1 and replies[0][0] == 200


def test_a_connection_serves_more_than_one_request(server: Server) -> None:
    """A client may keep its connection, also after an error."""
    connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=30)
    statuses = []
    for path in (address(COUNT), address("oops"), address(COUNT)):
        connection.request("GET", path)
        reply = connection.getresponse()
        reply.read()
        statuses.append(reply.status)
    connection.close()
    assert statuses == [200, 400, 200]


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:7878"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": "192.0.2.1"},
        {"Host": ""},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
def test_other_sites_may_not_ask(ask: Ask, headers: dict[str, str]) -> None:
    """Names that were bound to this machine, and pages of other origins, are refused."""
    reply, text = ask("GET", address(COUNT), headers)
    assert reply.status == 403 and "results" not in text
    assert reply.headers["Access-Control-Allow-Origin"] is None


@pytest.mark.parametrize("host", ["localhost", "localhost:1", "127.0.0.1", "[::1]:80"])
def test_loopback_names_may_ask(ask: Ask, host: str) -> None:
    """All names of this machine for itself are known."""
    assert ask("GET", address(COUNT), {"Host": host})[0].status == 200


def test_an_origin_can_be_let_in(served_folder: Path) -> None:
    """With --cors the browser is told that the page may read, and only that page."""
    origin = "https://example.org"
    with running(served_folder, ServeOptions(port=0, cors=origin)) as server:
        ask = asking(server)
        reply, _ = ask("GET", address(COUNT), {"Origin": origin})
        assert (reply.status, reply.headers["Access-Control-Allow-Origin"]) == (200, origin)
        assert ask("GET", address(COUNT), {"Origin": "http://evil.example"})[0].status == 403
        asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        reply, text = ask("OPTIONS", "/sparql", asked)
        assert (reply.status, text) == (204, "")
        assert "POST" in reply.headers["Access-Control-Allow-Methods"]


@pytest.mark.parametrize("cors", ["example.org", "https://example.org/", "https://a\r\nX: y"])
def test_what_is_no_origin_is_refused(served_folder: Path, cors: str) -> None:
    """An origin has a scheme and no path."""
    with pytest.raises(InputError, match="expected \\* or an origin"):
        make_server(served_folder, ServeOptions(port=0, cors=cors))


def test_a_port_that_is_taken_is_told(server: Server, served_folder: Path) -> None:
    """The message says what to change."""
    with pytest.raises(InputError, match="choose another with --host or --port"):
        make_server(served_folder, ServeOptions(port=server.server_address[1]))


def test_a_graph_that_cannot_be_read_is_told_at_once(tmp_path: Path) -> None:
    """A server without a graph does not start."""
    (tmp_path / "graph.trig").write_text("no")
    with pytest.raises(SchemaError, match="cannot be read"):
        make_server(tmp_path, ServeOptions(port=0))


def test_a_graph_that_changes_is_served_anew(tmp_path: Path) -> None:
    """After kg run has written another graph the next query sees it."""
    graph = tmp_path / "graph.trig"
    graph.write_text("<x:g> { <x:s> <x:p> 1 }")
    with running(tmp_path, ServeOptions(port=0)) as server:
        ask = asking(server)
        assert ask("GET", address("SELECT ?o { ?s ?p ?o }"), CSV)[1].split() == ["o", "1"]
        (tmp_path / "new").write_text("<x:g> { <x:s> <x:p> 22 }")
        (tmp_path / "new").replace(graph)
        assert ask("GET", address("SELECT ?o { ?s ?p ?o }"), CSV)[1].split() == ["o", "22"]


def test_accept_headers_are_weighed() -> None:
    """The most specific range counts, then the weight, then our order."""
    assert choose(None, ROWS) == choose("", ROWS) == choose("*/*", ROWS) == ROWS[0]
    assert choose("text/*, text/csv;q=0.1", ROWS) == ("text/tab-separated-values", "tsv")
    assert choose("application/json;q=oops", ROWS) is None
    assert choose("*/*;q=nan, text/turtle", GRAPHS) == GRAPHS[0]


def test_a_graph_can_be_kept_in_memory(served_folder: Path) -> None:
    """With --in-memory the answers are the same."""
    with running(served_folder, ServeOptions(port=0, in_memory=True)) as server:
        assert asking(server)("GET", address("ASK { ?s ?p ?o }"), CSV)[1].strip() == "true"
