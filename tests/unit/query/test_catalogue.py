"""Recipes as files: header, parameters, and values that cannot become code."""

from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.export.terms import clean
from kg.query import list_recipes, load_recipe, prepare_query, run_query
from kg.query.catalogue import parsed_recipe
from tests.sample import HOSTILE

TEXT = """# A title
# Answers: one thing
#   and another.
# Limits: none.
# param word "" a word
# param below 0.5 a number
ASK { VALUES ?word { "" } VALUES ?below { 0.5 } }
"""


def test_there_are_twelve_recipes_in_order() -> None:
    """The recipes are listed by name, each with its title, answer and limits."""
    names = [recipe.name for recipe in list_recipes()]
    assert names == sorted(names) and len(names) == 12
    assert all(each.title and each.answers and each.limits for each in list_recipes())


def test_a_header_is_read_over_broken_lines() -> None:
    """A continued comment line belongs to the one before it."""
    recipe = parsed_recipe("a", TEXT)
    assert (recipe.title, recipe.answers) == ("A title", "one thing and another.")
    assert [(each.name, each.default) for each in recipe.parameters] == [
        ("word", ""),
        ("below", "0.5"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# Limits: none.\n", ""),
        ('VALUES ?word { "" }', ""),
        ("ASK {", 'ASK { VALUES ?word { "" }'),
    ],
)
def test_a_recipe_that_is_not_whole_is_refused(old: str, new: str) -> None:
    """A recipe needs its limits and exactly one place for each parameter."""
    with pytest.raises(QueryError, match=r"a\.rq"):
        parsed_recipe("a", TEXT.replace(old, new))


@pytest.mark.parametrize(
    "value", ['"', '" } } #', "\\", "a\nb", "'''", '\\" } SELECT', "{?x}", "\u2028", "VALUES"]
)
def test_a_value_stays_one_literal(run_folder: Path, value: str) -> None:
    """No value of a text parameter can end its literal; it finds what holds it."""
    sparql = load_recipe("wordings", {"claim": value})
    hits = int(value in clean(HOSTILE))
    assert len(run_query(run_folder, sparql).rows) == hits


def test_a_value_is_searched_as_it_was_given(run_folder: Path) -> None:
    """Escaping a value does not change what it finds."""
    sparql = load_recipe("wordings", {"claim": '"old\\new"\tquay'})
    assert len(run_query(run_folder, sparql).rows) == 1


@pytest.mark.parametrize(
    ("text", "params", "message"),
    [
        ("shared-claim", [], "there is no recipe 'shared-claim'; there are: about-entity"),
        ("shared-claims", ["min_outlets=two"], "expected a whole number"),
        ("shared-claims", ["min_outlets=2 } #"], "expected a whole number"),
        ("low-confidence", ["below=1e9"], "expected a number such as 0.5"),
        ("shared-claims", ["outlets=2"], "its parameters: min_outlets"),
        ("outlet-overlap", ["x=1"], "its parameters: none"),
        ("shared-claims", ["min_outlets"], "not NAME=VALUE"),
        ("wordings", ["claim=\ud800"], "not text that a graph can hold"),
        ("ASK { ?s ?p ?o }", ["x=1"], "are for recipes"),
    ],
)
def test_a_parameter_that_does_not_fit_is_named(text: str, params: list[str], message: str) -> None:
    """The message says what was wrong and what is possible."""
    with pytest.raises(QueryError, match=message):
        prepare_query(text, None, params)


def test_a_query_comes_from_text_recipe_or_file(tmp_path: Path) -> None:
    """A name is a recipe, anything else SPARQL; a file is read as UTF-8."""
    file = tmp_path / "own.rq"
    file.write_text("ASK { ?s ?p 'é' }", encoding="utf-8")
    assert prepare_query(None, file, []) == "ASK { ?s ?p 'é' }"
    assert prepare_query("ASK {}", None, []) == "ASK {}"
    assert prepare_query("shared-claims", None, ["min_outlets=5"]).count("{ 5 }") == 1


def test_just_one_query_is_expected(tmp_path: Path) -> None:
    """Neither none nor two queries make sense, nor a file that is not there."""
    with pytest.raises(QueryError, match="give just one"):
        prepare_query(None, None, [])
    with pytest.raises(QueryError, match="give just one"):
        prepare_query("ASK {}", tmp_path, [])
    with pytest.raises(QueryError, match="cannot be read"):
        prepare_query(None, tmp_path / "gone.rq", [])
