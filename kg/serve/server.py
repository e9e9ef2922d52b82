"""The HTTP server: where it listens, how many it serves at once, and how it ends."""

import socket
import sys
import threading
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from types import TracebackType
from typing import Any, Self

from kg.errors import InputError, KgError, shown
from kg.serve.access import AccessRules
from kg.serve.handler import Handler, Service
from kg.serve.pool import Pool

#: Connections that are open at once; more are closed unanswered.
MOST_CONNECTIONS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOptions:
    """How to serve: where to listen (port 0: any), whose pages may ask, and how long.

    `cors` is an origin such as "https://example.org", "*" for all, None for none.
    `timeout` is in seconds. `in_memory` loads the graph into memory however large it is.
    """

    host: str = "127.0.0.1"
    port: int = 7878
    cors: str | None = None
    timeout: float = 30.0
    in_memory: bool = False


class Server(ThreadingHTTPServer):
    """The endpoint as a context manager; leaving it ends its processes."""

    daemon_threads = True

    def __init__(self, source: Path, options: ServeOptions) -> None:
        access = AccessRules(options.host, options.cors)
        self._host = options.host
        self._slots = threading.BoundedSemaphore(MOST_CONNECTIONS)
        if ":" in options.host:
            self.address_family = socket.AF_INET6
        try:
            super().__init__((options.host, options.port), Handler)
        except OSError as error:
            raise InputError(
                f"cannot listen on {shown(options.host)}, port {options.port}: {error}; choose "
                "another with --host or --port"
            ) from error
        try:
            self.service = Service(_pool(source, options), access, options.timeout)
        except KgError:
            self.server_close()
            raise

    @property
    def address(self) -> str:
        """Return the address of the page, which ends in a slash."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self.server_address[1]}/"

    def server_bind(self) -> None:
        """Bind; unlike the standard server, do not ask the network for the host's name."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self._host, self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own, as long as there are not too many."""
        if self._slots.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer, and make room when the connection is done."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._slots.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over clients that hung up; print the traceback of anything else."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self.server_close()
        self.service.pool.close()


def _pool(source: Path, options: ServeOptions) -> Pool:
    """Return the processes; two of a large graph in memory are enough for any machine."""
    if options.in_memory:
        return Pool(source, size=2, store_from=sys.maxsize)
    return Pool(source)


def make_server(source: Path, options: ServeOptions) -> Server:
    """Return a server that listens and has loaded the graph; `serve_forever` answers.

    `source` is the folder of a run or a file of RDF. Raises `SchemaError` when
    there is no graph, `InputError` for an address or an origin that cannot be used.
    """
    return Server(source, options)
