"""A server over the sample run, for all tests of the endpoint."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from kg.export import write_trig
from kg.serve import ServeOptions, Server, make_server
from tests.sample import sample_tables

#: Method, path, headers, body -> the reply with its body read into `.text`.
Ask = Callable[..., tuple[HTTPResponse, str]]


@pytest.fixture(scope="session")
def served_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with graph.trig of the sample story."""
    folder = tmp_path_factory.mktemp("served")
    write_trig(sample_tables(), folder / "graph.trig")
    return folder


@contextmanager
def running(folder: Path, options: ServeOptions) -> Iterator[Server]:
    """Serve in a thread of this process."""
    with make_server(folder, options) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def server(served_folder: Path) -> Iterator[Server]:
    """Return a server on a free port that gives a query three seconds."""
    with running(served_folder, ServeOptions(port=0, timeout=3)) as found:
        yield found


def asking(server: Server) -> Ask:
    """Return a function that sends one request to `server`."""

    def ask(
        method: str, path: str, headers: dict[str, str] | None = None, body: bytes | None = None
    ) -> tuple[HTTPResponse, str]:
        connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=30)
        connection.request(method, path, body, headers or {})
        reply = connection.getresponse()
        text = reply.read().decode()
        connection.close()
        return reply, text

    return ask


@pytest.fixture
def ask(server: Server) -> Ask:
    """Return a function that sends one request to the server."""
    return asking(server)
