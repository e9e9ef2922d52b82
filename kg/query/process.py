"""A child process that runs queries and can be stopped.

The engine cannot be interrupted in the middle of a query, neither by a time
limit nor by Ctrl-C, and a thread cannot be killed; a process can.
"""

import pickle
import subprocess
import sys
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Any, BinaryIO, Self

from kg.errors import EngineError, KgError
from kg.query.endpoint import Endpoint
from kg.query.faults import AnswerTooLargeError, QueryTimeoutError
from kg.query.results import QueryResult, Question

#: The child finds the modules where the parent found them.
BOOT = "import sys; sys.path[:] = sys.argv[1:]; from kg.query.worker import main; main()"

#: What the reader of the pipe puts behind the last reply.
_END = object()


class QueryProcess:
    """A child that has loaded `source` and answers one question after the other.

    Use it as a context manager; leaving it, also by Ctrl-C, ends the child. Not
    to be shared between threads. `store_from` is that of `open_graph`; `boot` is
    the program of the child.
    """

    def __init__(
        self, source: Path | Endpoint, store_from: int | None = None, boot: str = BOOT
    ) -> None:
        self._child = subprocess.Popen(
            [sys.executable, "-c", boot, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._replies: SimpleQueue[Any] = SimpleQueue()
        Thread(target=_collect, args=(self._child.stdout, self._replies), daemon=True).start()
        self._send((source, store_from))

    def wait(self, timeout: float | None = None) -> None:
        """Wait until the graph is loaded; raise `SchemaError` if it cannot be."""
        self._reply(timeout, "loading the graph")

    def ask(self, question: Question, timeout: float | None) -> QueryResult:
        """Return the answer, or raise the `QueryError` that the child met.

        After `timeout` seconds, or when the child needs too much memory, it is
        gone and a `QueryTimeoutError` or `AnswerTooLargeError` is raised.
        """
        self._send(question)
        result: QueryResult = self._reply(timeout, "the query")
        return result

    @property
    def is_alive(self) -> bool:
        """Say whether the child can be asked."""
        return self._child.poll() is None

    def close(self) -> None:
        """End the child at once, whatever it does."""
        self._child.kill()
        self._child.wait()
        if self._child.stdin:
            self._child.stdin.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self.close()

    def _send(self, frame: object) -> None:
        assert self._child.stdin is not None
        try:
            pickle.dump(frame, self._child.stdin)
            self._child.stdin.flush()
        except BrokenPipeError:
            # The child has ended; why is told by what it said last.
            return

    def _reply(self, timeout: float | None, what: str) -> Any:
        try:
            reply = self._replies.get(timeout=timeout)
        except Empty:
            self.close()
            raise QueryTimeoutError(
                f"{what} took longer than {timeout:g} seconds and was stopped; ask for less, "
                "or give it more time (--timeout)"
            ) from None
        if reply is _END:
            raise self._ended(what)
        if isinstance(reply, BaseException):
            raise reply
        return reply

    def _ended(self, what: str) -> KgError:
        """Return why the child is gone: by itself, or killed, which want of memory does."""
        code = self._child.wait()
        self.close()
        if code >= 0:
            return EngineError(
                f"the process for queries ended with {code}; check the installation with: "
                "python -m kg.query.worker < /dev/null"
            )
        return AnswerTooLargeError(
            f"{what} needed too much memory and was stopped; ask for less, with LIMIT or a "
            "closer pattern"
        )


def _collect(pipe: BinaryIO, replies: "SimpleQueue[Any]") -> None:
    """Put the replies of the child in a queue, which can be waited for with a limit."""
    with pipe:
        try:
            while True:
                replies.put(pickle.load(pipe))
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            replies.put(_END)
