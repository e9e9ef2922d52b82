"""Remote endpoints: answers as from a folder, and everything that goes wrong told as such."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from time import sleep

import pytest

from kg.errors import QueryError
from kg.query import Endpoint, QueryTimeoutError, load_recipe, run_query
from kg.serve import ServeOptions, make_server

LABELS = """PREFIX kgc: <https://w3id.org/kg-claims/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?label { ?c a kgc:Claim ; skos:prefLabel ?label } ORDER BY ?label"""


class Strange(BaseHTTPRequestHandler):
    """Answers each path in another wrong way."""

    def do_POST(self) -> None:
        """Answer by the path."""
        self.rfile.read(int(self.headers["Content-Length"]))
        name = self.path.strip("/")
        if name == "moved":
            self.answer(302, "text/plain", b"", {"Location": "http://other.example/sparql"})
        elif name == "refused":
            self.answer(400, "text/html", b"<b>Lexical error</b> at line 1")
        elif name == "page":
            self.answer(200, "text/html", b"<html>Welcome</html>")
        elif name == "broken":
            self.answer(200, "application/sparql-results+json", b'{"head": ')
        elif name == "xml":
            body = b'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/>'
            body += b"<boolean>true</boolean></sparql>"
            self.answer(200, "application/sparql-results+xml; charset=utf-8", body)
        elif name == "slow":
            sleep(5)

    def answer(
        self, status: int, media: str, body: bytes, headers: dict[str, str] | None = None
    ) -> None:
        """Send one reply."""
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(body)))
        for key, value in (headers or {}).items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module", autouse=True)
def _no_proxy() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("no_proxy", "127.0.0.1")
        yield


@pytest.fixture(scope="module")
def strange() -> Iterator[str]:
    """Return the address of a server that answers wrongly."""
    server = HTTPServer(("127.0.0.1", 0), Strange)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def ours(run_folder: Path) -> Iterator[Endpoint]:
    """Return an endpoint that serves the sample run."""
    with make_server(run_folder, ServeOptions(port=0)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Endpoint(f"{server.address}sparql")
        server.shutdown()


def test_an_endpoint_answers_as_the_folder_does(run_folder: Path, ours: Endpoint) -> None:
    """Rows of queries and recipes are the same, and so are graphs."""
    for sparql in (LABELS, load_recipe("shared-claims"), "ASK { ?s ?p ?o }"):
        assert run_query(ours, sparql, timeout=30).payload == run_query(run_folder, sparql).payload
    graph = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(isLiteral(?o)) }"
    assert run_query(ours, graph, timeout=30).payload == run_query(run_folder, graph).payload


def test_prefixes_of_the_query_shorten_its_rows(ours: Endpoint) -> None:
    """An endpoint tells no prefixes, so those of the query are used."""
    assert ("skos", "http://www.w3.org/2004/02/skos/core#") in run_query(ours, LABELS).prefixes


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("moved", r"has moved \(302\) to 'http://other.example/sparql'"),
        ("refused", "refused the query with 400 .*'Lexical error at line 1'; check the query"),
        ("page", "answers with 'text/html', which is no answer to SPARQL"),
        ("broken", r"says that it answers with application/sparql-results\+json, but"),
    ],
)
def test_what_is_no_answer_is_told(strange: str, path: str, message: str) -> None:
    """Redirects, refusals, pages and broken answers are errors that say which they are."""
    with pytest.raises(QueryError, match=message):
        run_query(Endpoint(strange + path), "ASK {}", timeout=30)


def test_xml_is_understood(strange: str) -> None:
    """An endpoint may answer in XML only."""
    assert run_query(Endpoint(f"{strange}xml"), "ASK {}", timeout=30)


def test_a_silent_endpoint_is_left_at_the_limit(strange: str) -> None:
    """The time limit holds for other machines as well."""
    with pytest.raises(QueryTimeoutError):
        run_query(Endpoint(f"{strange}slow"), "ASK {}", timeout=1)


def test_an_endpoint_that_is_not_there_is_told() -> None:
    """A refused connection is an error of one line."""
    with pytest.raises(QueryError, match=r"127.0.0.1:1/' cannot be reached"):
        run_query(Endpoint("http://127.0.0.1:1/"), "ASK {}", timeout=30)


@pytest.mark.parametrize(
    "url", ["", "sparql", "ftp://a.example/", "file:///etc/passwd", "http://", "http://a b/"]
)
def test_an_address_that_cannot_be_asked_is_refused(url: str) -> None:
    """Only HTTP addresses are asked, and no file is read."""
    with pytest.raises(QueryError, match="cannot be asked: expected an address such as"):
        Endpoint(url)


def test_a_password_in_an_address_is_refused() -> None:
    """It would end up in logs, and the message does not repeat it."""
    with pytest.raises(QueryError, match="a name or a password") as caught:
        Endpoint("http://me:secret@a.example/sparql")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "sparql", ["DROP ALL", "SELECT * { SERVICE <http://x/> {} }", "ASK { oops"]
)
def test_a_query_is_looked_at_before_it_is_sent(sparql: str) -> None:
    """Updates, SERVICE and faults are told here, also without any endpoint."""
    with pytest.raises(QueryError, match=r"queries|line 1, column 7"):
        run_query(Endpoint("http://127.0.0.1:1/"), sparql, timeout=30)
