"""Queries in a child process: a time limit, no way out, and errors that cross over."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import QueryError, SchemaError
from kg.query import (
    AnswerFormError,
    AnswerTooLargeError,
    MarkedQueryError,
    QueryProcess,
    QueryTimeoutError,
    Question,
    ResultForm,
    run_query,
)
from kg.query.process import BOOT

#: A product of everything with everything, four times: no end in sight.
ENDLESS = """SELECT (COUNT(*) AS ?n) {
  ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(STR(?a) < STR(?d)) }"""


def test_a_query_in_a_child_gives_the_same(run_folder: Path) -> None:
    """With a time limit the rows and prefixes are those without."""
    sparql = "SELECT ?s { ?s a kgc:Claim } ORDER BY ?s"
    assert run_query(run_folder, sparql, timeout=30) == run_query(run_folder, sparql)


def test_a_long_query_is_stopped(run_folder: Path) -> None:
    """At the limit the query is told as too long, and its process is gone."""
    with QueryProcess(run_folder) as process:
        process.wait()
        with pytest.raises(QueryTimeoutError, match=r"longer than 0\.5 seconds"):
            process.ask(Question(sparql=ENDLESS), 0.5)
        assert not process.is_alive


def test_a_process_answers_again_after_an_error(run_folder: Path) -> None:
    """A query that cannot be read harms only itself; its caret crosses over."""
    with QueryProcess(run_folder) as process:
        process.wait()
        with pytest.raises(MarkedQueryError) as caught:
            process.ask(Question(sparql="ASK { ?s oops }"), 30)
        assert "line 1, column 7" in str(caught.value) and "^" in caught.value.excerpt
        assert process.ask(Question(sparql="ASK { ?s ?p ?o }"), 30)


def test_a_graph_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """The error of the child is raised in the parent."""
    (tmp_path / "graph.trig").write_text("no")
    with pytest.raises(SchemaError, match="cannot be read"):
        run_query(tmp_path, "ASK {}", timeout=30)


def test_an_answer_has_a_form_and_a_size(run_folder: Path) -> None:
    """A form that was not asked for and an answer that is too large are errors."""
    rows, graph = "SELECT * { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"
    with QueryProcess(run_folder) as process:
        process.wait()
        with pytest.raises(AnswerFormError):
            process.ask(Question(sparql=rows, row_format=None), 30)
        for sparql in (rows, graph):
            with pytest.raises(AnswerTooLargeError, match="more than 1,000 bytes"):
                process.ask(Question(sparql=sparql, most_bytes=1000), 30)
        found = process.ask(Question(sparql=graph, graph_format="turtle"), 30)
    assert found.form is ResultForm.GRAPH and found.payload.startswith(b"@prefix")


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
def test_the_process_cannot_reach_out(run_folder: Path) -> None:
    """Even a query that the guard had let through could open no connection and no file."""
    boot = BOOT.replace(
        "from kg.query.worker",
        "from kg.query import engine; engine.refuse_harm = lambda sparql: None; "
        "from kg.query.worker",
    )
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(1)
    call = f"<http://127.0.0.1:{listener.getsockname()[1]}/>"
    with QueryProcess(run_folder, boot=boot) as process:
        process.wait()
        with pytest.raises(QueryError, match=r"cannot be run: .*Too many open files"):
            process.ask(Question(sparql=f"SELECT * {{ SERVICE {call} {{ ?a ?b ?c }} }}"), 30)
    with pytest.raises(TimeoutError):
        listener.accept()
    listener.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_ctrl_c_ends_a_query_at_once(run_folder: Path) -> None:
    """An interrupt ends the command and its child in the middle of a query."""
    command = [sys.executable, "-m", "kg", "query", str(run_folder), ENDLESS]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    child = subprocess.Popen(
        command, env=env, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(3)
    assert child.poll() is None
    os.killpg(child.pid, signal.SIGINT)
    # The pipes are closed when the last process that holds them has ended.
    child.communicate(timeout=120)
    assert child.returncode != 0
