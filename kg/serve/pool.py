"""A few processes that answer queries side by side, renewed when they or the graph are gone."""

import os
import time
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread

from kg.errors import KgError, QueryError
from kg.query import QueryProcess, QueryResult, Question, graph_file, stamp

#: How many queries can run at once; more wait for their turn.
MOST_PROCESSES = max(2, min(4, os.cpu_count() or 2))

#: From this size of its file on (bytes) the graph is asked on disk. In memory it takes
#: up to ten times as much, in each process, but most queries take a tenth of the time,
#: and a server loads it once.
STORE_FROM = 160_000_000

#: A process with the state of the graph that it has loaded, or why there is none.
_Ready = tuple[str, QueryProcess] | KgError


class BusyError(QueryError):
    """No process became free, or finished loading the graph, within the time limit."""


class Pool:
    """Up to `size` processes over `source`; may be asked from many threads.

    A graph file of `store_from` bytes or more is asked on disk.

    The first is started at once, so that a graph that cannot be read is told
    before the first query; the others when they are needed. Raises
    `SchemaError` when there is no graph or it cannot be read.
    """

    def __init__(
        self, source: Path, size: int = MOST_PROCESSES, store_from: int = STORE_FROM
    ) -> None:
        self._source = source
        self._store_from = store_from
        self._size = size
        self._lock = Lock()
        self._processes: set[QueryProcess] = set()
        self._count = 1
        self._is_closed = False
        self._ready: SimpleQueue[_Ready] = SimpleQueue()
        self._start()
        first = self._ready.get()
        if isinstance(first, KgError):
            raise first
        self._ready.put(first)

    def ask(self, question: Question, timeout: float) -> QueryResult:
        """Return the answer; waiting and answering may each take `timeout` seconds.

        Raises the `QueryError` of the query, `QueryTimeoutError` at the limit, and
        `BusyError` when no process was free for so long.
        """
        key, process = self._take(time.monotonic() + timeout)
        try:
            return process.ask(question, timeout)
        finally:
            if process.is_alive and not self._is_closed:
                self._ready.put((key, process))
            else:
                self._renew(process)

    def close(self) -> None:
        """End all processes, also those that are at work."""
        with self._lock:
            self._is_closed = True
            for process in self._processes:
                process.close()

    def _take(self, deadline: float) -> tuple[str, QueryProcess]:
        """Return a free process that has loaded the graph as it is now."""
        while True:
            found = self._next(deadline)
            if isinstance(found, KgError):
                with self._lock:
                    self._count -= 1
                raise found
            key, process = found
            if process.is_alive and key == stamp(graph_file(self._source)):
                return found
            self._renew(process)

    def _next(self, deadline: float) -> _Ready:
        try:
            return self._ready.get_nowait()
        except Empty:
            self._grow()
        try:
            return self._ready.get(timeout=max(deadline - time.monotonic(), 0.001))
        except Empty:
            raise BusyError(
                "all processes are at work or are loading the graph; try again later"
            ) from None

    def _grow(self) -> None:
        with self._lock:
            if self._count >= self._size:
                return
            self._count += 1
        self._start()

    def _renew(self, process: QueryProcess) -> None:
        process.close()
        with self._lock:
            self._processes.discard(process)
        self._start()

    def _start(self) -> None:
        Thread(target=self._load, daemon=True).start()

    def _load(self) -> None:
        """Start a process and wait, however long, until it has loaded the graph."""
        try:
            key = stamp(graph_file(self._source))
            with self._lock:
                if self._is_closed:
                    return
                process = QueryProcess(self._source, self._store_from)
                self._processes.add(process)
            process.wait()
        except KgError as error:
            self._ready.put(error)
            return
        self._ready.put((key, process))
