"""One connection: from the bytes of a request to the bytes of a reply."""

from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from urllib.parse import unquote, urlsplit

from kg import __version__
from kg.errors import KgError
from kg.query import ResultForm, load_recipe
from kg.serve.access import AccessRules
from kg.serve.description import describe_service
from kg.serve.negotiate import GRAPHS, ROWS, Offer, choose
from kg.serve.page import page_html, page_policy
from kg.serve.pool import Pool
from kg.serve.protocol import (
    MOST_BODY,
    QUERY,
    Fields,
    ProtocolError,
    as_protocol_error,
    make_question,
    offered,
    read_fields,
    read_post,
)

#: Seconds that a client may keep a connection without sending anything.
SILENCE = 30

ALLOWED = "GET, HEAD, POST, OPTIONS"

_HTML: Offer = ("text/html", "html")


@dataclass(frozen=True, slots=True)
class Service:
    """What the handlers share: the processes, the rules, and seconds for a query."""

    pool: Pool
    access: AccessRules
    timeout: float


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back: `media` is a type without its character set."""

    media: str
    body: bytes
    status: HTTPStatus = HTTPStatus.OK
    headers: dict[str, str] = field(default_factory=dict)


class Handler(BaseHTTPRequestHandler):
    """Answers the requests of one connection; the server holds the `Service`."""

    protocol_version = "HTTP/1.1"
    server_version = f"kg/{__version__}"
    sys_version = ""
    timeout = SILENCE

    def do_GET(self) -> None:
        """Answer a query in the address, or send the page or a recipe."""
        self._reply(self._routed)

    def do_HEAD(self) -> None:
        """Answer as to GET, without the body."""
        self._reply(self._routed)

    def do_POST(self) -> None:
        """Answer a query in the body."""
        self._reply(self._posted)

    def do_OPTIONS(self) -> None:
        """Tell a browser beforehand what a page of another origin may send."""
        self._reply(self._told)

    def do_PUT(self) -> None:
        """Refuse: nothing here changes."""
        self._reply(self._refused)

    def do_PATCH(self) -> None:
        """Refuse: nothing here changes."""
        self._reply(self._refused)

    def do_DELETE(self) -> None:
        """Refuse: nothing here changes."""
        self._reply(self._refused)

    def log_message(self, format: str, *args: object) -> None:
        """Keep no log: queries say what somebody looks for."""

    def _reply(self, make: Callable[[], Reply]) -> None:
        try:
            self._admit()
            reply = make()
        except KgError as error:
            reply = _as_text(as_protocol_error(error))
        except ProtocolError as error:
            reply = _as_text(error)
        self._write(reply)

    def _admit(self) -> None:
        access = self._service.access
        if not access.knows_host(self.headers.get("Host")):
            self._hang_up()
            raise ProtocolError(
                HTTPStatus.FORBIDDEN, "this server does not go by the name in the Host header"
            )
        if urlsplit(self.path).path == "/sparql" and not access.lets_ask(dict(self.headers)):
            self._hang_up()
            raise ProtocolError(
                HTTPStatus.FORBIDDEN,
                "pages of another origin may not ask; kg serve --cors ORIGIN lets one in",
            )

    @property
    def _service(self) -> Service:
        service: Service = self.server.service  # type: ignore[attr-defined]
        return service

    def _routed(self) -> Reply:
        parts = urlsplit(self.path)
        if parts.path == "/":
            return self._page()
        if parts.path == "/sparql":
            fields = read_fields(parts.query)
            is_bare = not any(name in ("query", "update") for name, _ in fields)
            return self._description(GRAPHS) if is_bare else self._answer(fields)
        if parts.path.startswith("/recipes/"):
            name = unquote(parts.path.removeprefix("/recipes/"))
            return Reply(QUERY, load_recipe(name, dict(read_fields(parts.query))).encode())
        raise ProtocolError(HTTPStatus.NOT_FOUND, "there is only / and /sparql")

    def _page(self) -> Reply:
        if choose(self.headers.get("Accept"), (_HTML, *GRAPHS)) not in (None, _HTML):
            return self._description(GRAPHS)
        policy = {"Content-Security-Policy": page_policy(), "Referrer-Policy": "no-referrer"}
        return Reply("text/html", page_html().encode(), headers=policy)

    def _description(self, offers: tuple[Offer, ...]) -> Reply:
        chosen = choose(self.headers.get("Accept"), offers)
        if chosen is None:
            raise ProtocolError(HTTPStatus.NOT_ACCEPTABLE, offered())
        media, fmt = chosen
        return Reply(media, describe_service(f"http://{self.headers['Host']}/sparql", fmt))

    def _posted(self) -> Reply:
        body = self._body()
        parts = urlsplit(self.path)
        if parts.path != "/sparql":
            raise ProtocolError(HTTPStatus.NOT_FOUND, "queries are taken at /sparql")
        media = self.headers.get_content_type() if "Content-Type" in self.headers else ""
        return self._answer(read_post(media, body, read_fields(parts.query)))

    def _answer(self, fields: Fields) -> Reply:
        accept = self.headers.get("Accept")
        result = self._service.pool.ask(make_question(fields, accept), self._service.timeout)
        chosen = choose(accept, GRAPHS if result.form is ResultForm.GRAPH else ROWS)
        assert chosen is not None
        return Reply(chosen[0], result.payload)

    def _told(self) -> Reply:
        headers = {"Allow": ALLOWED}
        if self._service.access.cors is not None:
            headers["Access-Control-Allow-Methods"] = ALLOWED
            headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
        return Reply("", b"", HTTPStatus.NO_CONTENT, headers)

    def _refused(self) -> Reply:
        self._hang_up()
        raise ProtocolError(HTTPStatus.METHOD_NOT_ALLOWED, "this server only answers queries")

    def _body(self) -> bytes:
        given = self.headers.get("Content-Length", "")
        if self.headers.get("Transfer-Encoding") or not (given.isascii() and given.isdigit()):
            self._hang_up()
            raise ProtocolError(HTTPStatus.LENGTH_REQUIRED, "a body needs a Content-Length")
        if len(given) > 12 or int(given) > MOST_BODY:
            self._hang_up()
            raise ProtocolError(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                f"the body has more than {MOST_BODY:,} bytes; make the query shorter",
            )
        body = self.rfile.read(int(given))
        if len(body) < int(given):
            self._hang_up()
            raise ProtocolError(HTTPStatus.BAD_REQUEST, "the body is shorter than it says")
        return body

    def _hang_up(self) -> None:
        """Close the connection after the reply: what follows on it is not understood."""
        self.close_connection = True

    def _write(self, reply: Reply) -> None:
        self.send_response(reply.status)
        if reply.media:
            charset = "" if reply.media.endswith(("json", "xml")) else "; charset=utf-8"
            self.send_header("Content-Type", reply.media + charset)
            self.send_header("Content-Length", str(len(reply.body)))
        if reply.status == HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", ALLOWED)
        if reply.status == HTTPStatus.SERVICE_UNAVAILABLE:
            self.send_header("Retry-After", "10")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.send_header("Vary", "Accept, Origin")
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in {**self._service.access.cors_headers(), **reply.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)


def _as_text(error: ProtocolError) -> Reply:
    return Reply("text/plain", f"{error.message}\n".encode("utf-8", "replace"), error.status)
