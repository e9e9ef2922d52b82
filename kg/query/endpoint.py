"""Asks a remote SPARQL 1.1 endpoint, and takes nothing from it but an answer to the query.

Written with urllib: a request is one form in one POST, and what matters is what a
client library does not do: redirects are not followed (a POST would become a GET
without its query, and an address could lead anywhere), other schemes than HTTP
are refused, and the size of the answer is bounded.
"""

import re
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from kg import __version__
from kg.errors import QueryError, shown
from kg.query.faults import AnswerTooLargeError
from kg.query.results import Prefixes, QueryResult, Question, ResultForm
from kg.query.syntax import explain, padded

#: Largest answer that is taken, in bytes.
MOST_BYTES = 256 * 1024**2

#: How long (seconds) the other side may be silent; the time limit ends it earlier.
SILENCE = 120

#: Media types of answers that are asked for and understood, and our names for them.
ROW_MEDIA = {
    "application/sparql-results+json": "JSON",
    "application/sparql-results+xml": "XML",
    "application/json": "JSON",
}
GRAPH_MEDIA = {
    "application/n-triples": "N_TRIPLES",
    "text/turtle": "TURTLE",
    "application/rdf+xml": "RDF_XML",
    "application/ld+json": "JSON_LD",
}

_PREFIX = re.compile(r"^\s*PREFIX\s+([\w.-]*):\s*<([^<>\"{}|^`\\\s]*)>", re.I | re.M)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The address of an endpoint; raises `QueryError` if it is none that can be asked."""

    url: str

    def __post_init__(self) -> None:
        try:
            parts = urlsplit(self.url)
            is_usable = bool(parts.scheme in ("http", "https") and parts.hostname)
            has_user = "@" in parts.netloc
            _ = parts.port
        except ValueError:
            is_usable, has_user = False, False
        if not is_usable or not self.url.isascii() or not self.url.isprintable() or " " in self.url:
            raise QueryError(
                f"the endpoint {shown(self.url)} cannot be asked: expected an address such as "
                "https://query.example.org/sparql"
            )
        if has_user:
            raise QueryError(
                "the address of the endpoint holds a name or a password, which would end up in "
                "logs; take it out (endpoints behind a login are not supported)"
            )


def ask_endpoint(endpoint: Endpoint, question: Question) -> QueryResult:
    """Return the answer of an endpoint: rows as JSON, a graph as sorted N-Triples.

    The query is read here first, so that its faults are told with their place.
    Raises `QueryError` when the endpoint cannot be reached, refuses, moves, or
    answers with something that is no answer to SPARQL.
    """
    prefixes = tuple(sorted(set(_PREFIX.findall(question.sparql))))
    _check_syntax(question.sparql)
    fields = [
        ("query", question.sparql),
        *(("default-graph-uri", iri) for iri in question.default_graphs),
        *(("named-graph-uri", iri) for iri in question.named_graphs),
    ]
    accept = ", ".join([*ROW_MEDIA, *(f"{media};q=0.9" for media in GRAPH_MEDIA)])
    request = Request(
        endpoint.url,
        data=urlencode(fields).encode(),
        headers={"Accept": accept, "User-Agent": f"kg/{__version__}"},
    )
    media, body = _fetch(endpoint, request, min(question.most_bytes or MOST_BYTES, MOST_BYTES))
    return _understood(endpoint, media, body, prefixes)


def _check_syntax(sparql: str) -> None:
    from pyoxigraph import Store

    try:
        Store().query(padded(sparql))
    except SyntaxError as error:
        raise explain(str(error), sparql, ()) from error
    except (ValueError, OSError, RuntimeError):
        # Only the endpoint can say whether it can run the query.
        return


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """Follow no redirect; the answer with its status is the error to tell."""


def _fetch(endpoint: Endpoint, request: Request, most: int) -> tuple[str, bytes]:
    try:
        with build_opener(_NoRedirects).open(request, timeout=SILENCE) as response:
            return _media(response), _body(response, most)
    except HTTPError as error:
        raise _refused(endpoint, error) from error
    except (OSError, HTTPException, ValueError) as error:
        reason = error.reason if isinstance(error, URLError) else error
        told = shown(str(reason) or repr(reason))
        raise QueryError(
            f"the endpoint {shown(endpoint.url)} cannot be reached: {told}; check the address "
            "and the network"
        ) from error


def _media(response: HTTPResponse) -> str:
    return response.headers.get_content_type()


def _body(response: HTTPResponse, most: int) -> bytes:
    body = response.read(most + 1)
    if len(body) > most:
        raise AnswerTooLargeError(
            f"the endpoint answers with more than {most:,} bytes; ask for less, with LIMIT"
        )
    return body


def _refused(endpoint: Endpoint, error: HTTPError) -> QueryError:
    if 300 <= error.code < 400:
        target = shown(error.headers.get("Location", "nowhere"))
        return QueryError(
            f"the endpoint {shown(endpoint.url)} has moved ({error.code}) to {target}; if you "
            "trust that address, give it to --endpoint"
        )
    try:
        text = error.read(2000).decode("utf-8", "replace")
    except (OSError, HTTPException):
        text = ""
    told = " ".join(re.sub(r"<[^>]*>", " ", text).split())
    return QueryError(
        f"the endpoint {shown(endpoint.url)} refused the query with {error.code} "
        f"{shown(error.reason)}: {shown(told or 'no reason given')}; "
        + ("try again later" if error.code >= 500 else "check the query and the address")
    )


def _understood(endpoint: Endpoint, media: str, body: bytes, prefixes: Prefixes) -> QueryResult:
    try:
        if media in ROW_MEDIA:
            return _rows(body, ROW_MEDIA[media], prefixes)
        if media in GRAPH_MEDIA:
            return _graph(body, GRAPH_MEDIA[media], prefixes)
    except (SyntaxError, ValueError, OSError) as error:
        raise QueryError(
            f"the endpoint {shown(endpoint.url)} says that it answers with {media}, but that "
            f"cannot be read: {shown(str(error))}; ask its maintainers"
        ) from error
    raise QueryError(
        f"the endpoint {shown(endpoint.url)} answers with {shown(media)}, which is no answer to "
        f"SPARQL ({shown(body[:200].decode('utf-8', 'replace'))}); check the address"
    )


def _rows(body: bytes, fmt: str, prefixes: Prefixes) -> QueryResult:
    """Return rows or a truth value, read and written again by the engine."""
    from pyoxigraph import QueryBoolean, QueryResultsFormat, parse_query_results

    found: Any = parse_query_results(body, format=getattr(QueryResultsFormat, fmt))
    form = ResultForm.TRUTH if isinstance(found, QueryBoolean) else ResultForm.ROWS
    payload = found.serialize(format=QueryResultsFormat.JSON)
    return QueryResult(form=form, payload=bytes(payload or b""), prefixes=prefixes)


def _graph(body: bytes, fmt: str, prefixes: Prefixes) -> QueryResult:
    from pyoxigraph import RdfFormat, parse

    lines = {f"{quad.triple} .\n" for quad in parse(body, format=getattr(RdfFormat, fmt))}
    payload = "".join(sorted(lines)).encode()
    return QueryResult(form=ResultForm.GRAPH, payload=payload, prefixes=prefixes)
