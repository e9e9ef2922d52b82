"""The child process that runs queries: loads a graph once, answers until it is told to stop.

Frames are pickles: on stdin the source and the size from which it gets a store on
disk, then questions; on stdout None when the graph is loaded, then a result or an
error for each question. Nobody but the parent can write to them.
"""

import os
import pickle
import signal
import sys
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import KgError, QueryError
from kg.query.endpoint import Endpoint
from kg.query.engine import answer
from kg.query.store import Graph, open_graph

#: Memory (bytes) that a query may take beside the graph.
MOST_MEMORY = 4 * 1024**3


def main() -> None:
    """Serve the parent until it closes stdin."""
    # Ctrl-C reaches the whole group; the parent decides what to do with its child.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    try:
        _serve(sys.stdin.buffer, replies)
    except (EOFError, BrokenPipeError):
        # The parent has gone; nobody reads the reply.
        os._exit(0)


def _serve(questions: BinaryIO, replies: BinaryIO) -> None:
    source, store_from = pickle.load(questions)
    try:
        graph = source if isinstance(source, Endpoint) else open_graph(source, store_from)
    except KgError as error:
        _send(replies, error)
        return
    if isinstance(graph, Graph):
        _confine()
    _send(replies, None)
    while True:
        question = pickle.load(questions)
        try:
            reply: Any = answer(graph, question)
        except KgError as error:
            reply = error
        except BaseException as error:  # A panic of the engine is no Exception.
            reply = QueryError(f"the engine failed on the query ({error}); write it another way")
        _send(replies, reply)


def _send(replies: BinaryIO, reply: Any) -> None:
    pickle.dump(reply, replies)
    replies.flush()


def _confine() -> None:
    """Let this process open no more files or connections, and bound its memory.

    A second wall behind the guard of the query's text: without a free file
    number no query can fetch anything or read a file. A store on disk has its
    files open by now.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limits.
        return
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        _limit(resource.RLIMIT_AS, pages * resource.getpagesize() + MOST_MEMORY)
    lowest = os.dup(0)
    os.close(lowest)
    _limit(resource.RLIMIT_NOFILE, lowest)


def _limit(kind: int, most: int) -> None:
    import resource

    _, hard = resource.getrlimit(kind)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    main()
