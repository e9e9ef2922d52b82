"""Each recipe gives the rows that the sample story has, in two engines alike."""

from dataclasses import replace
from pathlib import Path

import pytest
import rdflib

from kg.export import write_trig
from kg.export.terms import clean
from kg.query import Recipe, list_recipes, load_recipe, run_query
from kg.records import Stance
from tests.sample import HOSTILE, sample_tables

Rows = list[tuple[str | None, ...]]

CLOSE = "Norway close Svinesund bridge"
FALL = "Svinesund bridge collapse"
HIDE = "Nordbro hide damage"
PAY = "European Union pay for repairs"
QUAY = f"Norway close {clean(HOSTILE)}"
SAFE = "Svinesund bridge be safe"
URGE = "Ingrid Dahl urge European Union"
COURIER, HARBOUR = "The Northern Courier", "Harbour Daily"
LETTER = "unknown:letter to the editor.txt"
BEGIN, END = "2024-03-05T07:30:00Z", "2024-03-05T07:30:59Z"

#: Recipe, parameters, and the rows without their last column (an address).
CASES: list[tuple[str, dict[str, str], Rows]] = [
    (
        "shared-claims",
        {"min_outlets": "3"},
        [
            (CLOSE, "3", "3", HARBOUR, "1"),
            (CLOSE, "3", "3", COURIER, "1"),
            (CLOSE, "3", "3", LETTER, "1"),
        ],
    ),
    (
        "exclusive-claims",
        {},
        [(COURIER, PAY, "1", "1"), (COURIER, URGE, "1", "1"), (LETTER, QUAY, "1", "1")],
    ),
    ("exclusive-claims", {"outlet": HARBOUR}, []),
    (
        "first-mover",
        {},
        [
            (HIDE, COURIER, BEGIN, END, "first"),
            # The letter has no date, so it may have been earlier.
            (CLOSE, COURIER, BEGIN, END, "possible"),
            (SAFE, COURIER, BEGIN, END, "first"),
            (FALL, COURIER, BEGIN, END, "first"),
        ],
    ),
    (
        "asserted-vs-reported",
        {},
        [
            (CLOSE, COURIER, HARBOUR, "reports"),
            (CLOSE, LETTER, HARBOUR, "reports"),
            (FALL, HARBOUR, COURIER, "reports"),
        ],
    ),
    ("asserted-vs-reported", {"teller": HARBOUR}, [(FALL, HARBOUR, COURIER, "reports")]),
    (
        "contradictions",
        {},
        [
            (
                HIDE,
                HIDE,
                "positive",
                COURIER,
                "Dahl",
                "Mayor Ingrid Dahl told reporters that Nordbro had hidden the damage.",
            ),
            (
                HIDE,
                HIDE,
                "negative",
                HARBOUR,
                "Nordbro",
                "Nordbro denied that it had hidden the damage.",
            ),
        ],
    ),
    (
        "about-entity",
        {"entity": "Q458"},
        [
            ("European Union", "subject", PAY, "1", "1"),
            ("European Union", "object", URGE, "1", "1"),
        ],
    ),
    ("about-entity", {"entity": "dahl"}, [("Ingrid Dahl", "subject", URGE, "1", "1")]),
    ("about-entity", {"entity": "Q4"}, []),
    ("single-source", {}, [(SAFE, "Ingrid Dahl", "2", "2", "2")]),
    ("hedged-vs-flat", {}, [(FALL, HARBOUR, COURIER)]),
    (
        "low-confidence",
        {},
        [
            (
                "0.4",
                FALL,
                "clause",
                COURIER,
                "201",
                "263",
                "Dahl said engineers had warned that the bridge might collapse.",
                None,
            )
        ],
    ),
    ("low-confidence", {"below": "0.4"}, []),
]

#: The same for recipes whose last column is no address.
WHOLE_CASES: list[tuple[str, dict[str, str], Rows]] = [
    (
        "share-of-voice",
        {},
        [
            (HARBOUR, "Ingrid Dahl", "1", "3"),
            (HARBOUR, "Nordbro", "1", "3"),
            (HARBOUR, "officials", "1", "3"),
            (COURIER, "Ingrid Dahl", "4", "4"),
            (COURIER, "engineers", "1", "4"),
        ],
    ),
    ("share-of-voice", {"min_statements": "2"}, [(COURIER, "Ingrid Dahl", "4", "4")]),
    (
        "wordings",
        {"claim": "NORWAY close svinesund"},
        [
            (
                CLOSE,
                HARBOUR,
                "Norway",
                "shut",
                "the Svinesund bridge",
                "positive",
                "say",
                "Norway shut the Svinesund bridge, officials said.",
            ),
            (
                CLOSE,
                COURIER,
                "Norway",
                "closed",
                "the Svinesund bridge",
                "positive",
                None,
                "Norway closed the Svinesund bridge on Monday.",
            ),
            (
                CLOSE,
                LETTER,
                "Norway",
                "closed",
                "the Svinesund bridge",
                "positive",
                None,
                "Norway closed the Svinesund bridge.",
            ),
        ],
    ),
    (
        "outlet-overlap",
        {},
        [
            (HARBOUR, COURIER, "4", "4", "4", "6"),
            (HARBOUR, LETTER, "1", "1", "4", "2"),
            (COURIER, LETTER, "1", "1", "6", "2"),
        ],
    ),
]


@pytest.fixture(scope="module")
def dataset(run_folder: Path) -> rdflib.Dataset:
    """Return the sample story in the other engine."""
    found = rdflib.Dataset(default_union=True)
    found.parse(run_folder / "graph.trig", format="trig")
    return found


def _other_rows(dataset: rdflib.Dataset, sparql: str) -> Rows:
    """Return the rows that rdflib gives; it writes UTC as +00:00."""
    return [
        tuple(None if value is None else str(value).replace("+00:00", "Z") for value in row)
        for row in dataset.query(sparql)
        if isinstance(row, tuple)
    ]


@pytest.mark.parametrize(("name", "params", "expected"), CASES)
def test_a_recipe_answers_its_question(
    run_folder: Path, name: str, params: dict[str, str], expected: Rows
) -> None:
    """The rows are those that a reader of the three texts would give."""
    result = run_query(run_folder, load_recipe(name, params))
    assert [row[:-1] for row in result.rows] == expected


@pytest.mark.parametrize(("name", "params", "expected"), WHOLE_CASES)
def test_a_recipe_of_numbers_or_words_answers_its_question(
    run_folder: Path, name: str, params: dict[str, str], expected: Rows
) -> None:
    """The rows are those that a reader of the three texts would give."""
    assert list(run_query(run_folder, load_recipe(name, params)).rows) == expected


@pytest.mark.parametrize("recipe", list_recipes(), ids=lambda recipe: recipe.name)
def test_another_engine_gives_the_same_rows(
    run_folder: Path, dataset: rdflib.Dataset, recipe: Recipe
) -> None:
    """With the defaults a recipe file runs unaltered in rdflib, in the same order."""
    rows = list(run_query(run_folder, recipe.sparql).rows)
    assert rows and rows == _other_rows(dataset, recipe.sparql)


def test_a_dropped_doubt_is_told_as_such(tmp_path: Path) -> None:
    """What one outlet states and another keeps its distance from is no mere report."""
    tables = sample_tables()
    doubted = [
        replace(a, stance=Stance.DISTANCES) if a.stance is Stance.REPORTS else a
        for a in tables.assertions
    ]
    write_trig(replace(tables, assertions=tuple(doubted)), tmp_path / "graph.trig")
    rows = run_query(tmp_path, load_recipe("asserted-vs-reported", {"teller": HARBOUR})).rows
    assert [row[:-1] for row in rows] == [(FALL, HARBOUR, COURIER, "distances")]


def test_nobody_was_first_where_no_article_has_a_date(tmp_path: Path) -> None:
    """Without dates the answer is that it is unknown, for each shared claim."""
    tables = sample_tables()
    undated = tuple(replace(article, published=None) for article in tables.articles)
    write_trig(replace(tables, articles=undated), tmp_path / "graph.trig")
    rows = run_query(tmp_path, load_recipe("first-mover")).rows
    assert [row[:-1] for row in rows] == [
        (label, None, None, None, "unknown") for label in (HIDE, CLOSE, SAFE, FALL)
    ]


def test_every_recipe_has_a_case() -> None:
    """No recipe goes without expected rows."""
    assert {name for name, _, _ in CASES + WHOLE_CASES} == {each.name for each in list_recipes()}
