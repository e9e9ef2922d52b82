"""What is refused before it runs: updates, and everything that reaches the network."""

import pytest

from kg.errors import QueryError
from kg.query.guard import refuse_harm

CALL = "<http://localhost:9/> { ?a ?b ?c }"


@pytest.mark.parametrize(
    "sparql",
    [
        f"SELECT * {{ SERVICE {CALL} }}",
        f"SELECT * {{ service silent {CALL} }}",
        f"SELECT * {{ ?s ?p 1SERVICE{CALL} }}",
        "PREFIX : <http://localhost:9/> SELECT * { SERVICE:x { ?a ?b ?c } }",
        f"SELECT * {{ # a comment\nSERVICE {CALL} }}",
        # A carriage return ends a comment, so no string begins in it.
        f'#"\r SELECT * {{ SERVICE {CALL} }} #"',
        # An escaped "#" in a name opens no comment.
        f"SELECT * {{ ?s kgc:a\\# ?o . SERVICE {CALL} }}",
        f"SELECT * {{ ?s ?p '\\'' SERVICE {CALL} }}",
        f'SELECT * {{ ?s ?p """a" "b""" SERVICE {CALL} }}',
        f"SELECT * {{ FILTER(?a<1) SERVICE {CALL} FILTER(?b>1) }}",
    ],
)
def test_another_server_is_never_asked(sparql: str) -> None:
    """SERVICE is found however it is written or hidden."""
    with pytest.raises(QueryError, match="would ask another server"):
        refuse_harm(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?service ?p 'SERVICE <http://x/>' }",
        'SELECT * { ?s ?p """ "SERVICE" """ }',
        "SELECT * { ?s <http://x/SERVICE> $SERVICE } # SERVICE",
        "SELECT * { ?s kgc:service ?o }",
        "SELECT * { ?s ?p '# no comment' ; ?q \"INSERT DATA\" }",
    ],
)
def test_the_word_may_stand_where_it_is_none(sparql: str) -> None:
    """Strings, addresses, comments, variables and names may hold the word."""
    refuse_harm(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "INSERT DATA { <a:b> <a:c> <a:d> }",
        "PREFIX a: <http://a#b> BASE <http://b/> # why\n delete where { ?s ?p ?o }",
        "LOAD <http://localhost:9/>",
        "WITH <a:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DROP ALL",
    ],
)
def test_updates_are_explained(sparql: str) -> None:
    """An update is not a syntax error but a thing that queries do not do."""
    with pytest.raises(QueryError, match="changes data, and queries only read"):
        refuse_harm(sparql)


def test_the_place_is_told() -> None:
    """Line and column count from one."""
    with pytest.raises(QueryError, match="line 2, column 3 "):
        refuse_harm(f"SELECT * {{\n  SERVICE {CALL} }}")
