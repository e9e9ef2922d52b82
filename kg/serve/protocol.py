"""The SPARQL 1.1 Protocol: from a request to a question, from a fault to a status."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qsl

from kg.errors import KgError, QueryError, SchemaError
from kg.query import (
    AnswerFormError,
    AnswerTooLargeError,
    MarkedQueryError,
    QueryTimeoutError,
    Question,
)
from kg.serve.negotiate import GRAPHS, ROWS, choose
from kg.serve.pool import BusyError

#: Longest body of a request and longest query in it, in bytes.
MOST_BODY, MOST_QUERY = 1_000_000, 100_000

#: Largest answer that is sent, in bytes.
MOST_ANSWER = 256 * 1024**2

#: Most fields in a form, and graphs of a dataset among them.
_MOST_FIELDS = 500

FORM, QUERY, UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)

Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ProtocolError(Exception):
    """A request that is answered with a status and a message in plain text."""

    status: HTTPStatus
    message: str


def read_fields(text: str | bytes) -> Fields:
    """Return the fields of a query string or of a form; raise `ProtocolError` (400)."""
    try:
        decoded = text.decode("ascii") if isinstance(text, bytes) else text
        return parse_qsl(
            decoded, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
        )
    except ValueError as error:
        raise ProtocolError(
            HTTPStatus.BAD_REQUEST,
            f"the fields of the request cannot be read ({error}); encode them as UTF-8 in "
            "percent signs",
        ) from error


def read_post(media: str, body: bytes, fields: Fields) -> Fields:
    """Return the fields of a POST, given those of its address.

    The two ways of the protocol: a form, or a query as it is with the dataset
    in the address. Raises `ProtocolError`: 405 for an update, 415 for another type.
    """
    if media == FORM:
        return read_fields(body)
    if media == QUERY:
        if any(name == "query" for name, _ in fields):
            raise ProtocolError(HTTPStatus.BAD_REQUEST, "two queries were given; give one")
        try:
            return [*fields, ("query", body.decode("utf-8"))]
        except UnicodeDecodeError as error:
            raise ProtocolError(
                HTTPStatus.BAD_REQUEST, f"the query is not UTF-8 ({error}); encode it so"
            ) from error
    if media == UPDATE:
        raise ProtocolError(HTTPStatus.METHOD_NOT_ALLOWED, "updates are not taken here")
    raise ProtocolError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"the body has to be {FORM} or {QUERY}")


def make_question(fields: Fields, accept: str | None) -> Question:
    """Return the question that the fields ask; raise `ProtocolError` where there is none.

    The statuses: 400 without just one query, 405 for an update, 406 where the
    client takes none of our formats, 413 for a query of more than `MOST_QUERY`.
    """
    if any(name == "update" for name, _ in fields):
        raise ProtocolError(HTTPStatus.METHOD_NOT_ALLOWED, "updates are not taken here")
    queries = _values(fields, "query")
    if len(queries) != 1:
        raise ProtocolError(
            HTTPStatus.BAD_REQUEST, f"expected one field named query, got {len(queries)}"
        )
    if len(queries[0].encode("utf-8", "surrogatepass")) > MOST_QUERY:
        raise ProtocolError(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            f"the query is longer than {MOST_QUERY:,} bytes; make it shorter",
        )
    rows, graph = choose(accept, ROWS), choose(accept, GRAPHS)
    if rows is None and graph is None:
        raise ProtocolError(HTTPStatus.NOT_ACCEPTABLE, offered())
    return Question(
        sparql=queries[0],
        default_graphs=_values(fields, "default-graph-uri"),
        named_graphs=_values(fields, "named-graph-uri"),
        row_format=rows[1] if rows else None,
        graph_format=graph[1] if graph else None,
        most_bytes=MOST_ANSWER,
    )


def as_protocol_error(error: KgError) -> ProtocolError:
    """Return the status and the text for an error; the caret line of a query goes along."""
    if isinstance(error, AnswerFormError):
        return ProtocolError(HTTPStatus.NOT_ACCEPTABLE, f"{error}; {offered()}")
    if isinstance(error, QueryTimeoutError):
        return ProtocolError(
            HTTPStatus.GATEWAY_TIMEOUT, "the query reached the time limit and was stopped"
        )
    if isinstance(error, BusyError):
        return ProtocolError(HTTPStatus.SERVICE_UNAVAILABLE, str(error))
    if isinstance(error, AnswerTooLargeError | QueryError):
        excerpt = f"\n\n{error.excerpt}" if isinstance(error, MarkedQueryError) else ""
        return ProtocolError(HTTPStatus.BAD_REQUEST, f"{error}{excerpt}")
    told = "the graph cannot be read now" if isinstance(error, SchemaError) else "a fault here"
    return ProtocolError(HTTPStatus.INTERNAL_SERVER_ERROR, told)


def offered() -> str:
    """Return the media types that there are, as a sentence."""
    names = ", ".join(media for media, _ in (*ROWS, *GRAPHS))
    return f"the Accept header takes none of the types that there are: {names}"


def _values(fields: Sequence[tuple[str, str]], name: str) -> tuple[str, ...]:
    return tuple(value for key, value in fields if key == name)
