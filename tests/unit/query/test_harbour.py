"""The twelve questions over the sample corpora: the rows that a reader of the articles expects.

The rows come from the articles and their gold, not from the program. Scores of the
reader differ a little between processors and versions, so what is asked for is that
the rows which must be there are, and that those which must not are not.
"""

from pathlib import Path

import pytest
import rdflib

from kg.export import write_trig
from kg.query import Recipe, list_recipes, load_recipe, run_query
from tests.sample import sample_tables

Row = tuple[str | None, ...]

NPA, COURIER, ECHO = "Northern Press Agency", "The Ostrand Courier", "Maren Daily Echo"
WATCH, LEDGER, RADIO = "Harbour Watch", "The Evening Ledger", "Coast Radio Online"
HERALD, TODAY, TIDELINE = "The Lissara Herald", "Velmark Today", "The Tideline"

#: When the agency's first report was published.
BLAST = "2025-03-04T05:40:00Z"

IGNORE = "Brandt Havel Terminals ignores two written warnings"
VALVE = "leaking valve causes"
SLICK = "slick reaches Holm nature reserve"
SPILL = "300 tonnes of diesel leak into the harbour basin"
STOP = "Thomas Reyl’s side stops the whole port"


def rows(folder: Path, name: str, **params: str) -> list[Row]:
    """Return the rows of a recipe."""
    return list(run_query(folder, load_recipe(name, params)).rows)


def like(found: list[Row], label: str) -> list[Row]:
    """Return the rows whose first cell holds `label`."""
    return [row for row in found if label in (row[0] or "")]


def test_the_accusation_stands_in_five_outlets(harbour: Path) -> None:
    """01, 02, 03 and 04 bring the accusation and 07 its denial; 02 and 03 are copies of 01."""
    found = like(rows(harbour, "shared-claims", min_outlets="4"), IGNORE)
    assert {row[3] for row in found} == {NPA, COURIER, ECHO, WATCH, RADIO}
    assert {row[1:3] for row in found} == {("5", "3")}
    assert all(int(row[1] or 0) >= 4 for row in rows(harbour, "shared-claims", min_outlets="4"))


def test_only_one_outlet_has_the_drone_that_hit_the_port(harbour: Path) -> None:
    """05 says that a drone hit; of the fragments near Quay 9 others tell, and deny them."""
    found = rows(harbour, "exclusive-claims", outlet=TODAY)
    labels = [row[1] or "" for row in found]
    assert "a drone hits Port Maren" in labels
    assert not any("near Quay 9" in label for label in labels)
    assert {row[0] for row in found} == {TODAY} and {row[3] for row in found} == {"1"}
    assert not any(row[1] == IGNORE for row in rows(harbour, "exclusive-claims"))


def test_the_agency_and_the_ledger_were_first(harbour: Path) -> None:
    """01 is older than its copies, 06 older than 07; 12 has no date and may be older than 01."""
    found = rows(harbour, "first-mover")
    assert [row[1:5] for row in like(found, VALVE)[:1]] == [(NPA, BLAST, BLAST, "first")]
    assert [(row[1], row[4]) for row in like(found, STOP)] == [(LEDGER, "first")]
    (minister,) = like(found, "Ilse Korvan is Transport Minister")
    assert (minister[1], minister[4]) == (NPA, "possible")
    assert [row[1] for row in like(found, "drone fragments")] == [TODAY]
    assert {row[1] for row in found} == {NPA, LEDGER, WATCH, TODAY}


def test_attributions_were_dropped(harbour: Path) -> None:
    """04 states the union's accusation as a fact, 03 the agency's estimate, 10 a warning."""
    found = rows(harbour, "asserted-vs-reported")
    assert {row[1:4] for row in like(found, IGNORE)} == {
        (WATCH, outlet, "reports") for outlet in (NPA, COURIER, ECHO)
    }
    assert {row[1:3] for row in like(found, SPILL)} == {(ECHO, NPA), (ECHO, COURIER)}
    assert (ECHO, NPA) in {row[1:3] for row in like(found, SLICK)}


def test_the_operator_denies(harbour: Path) -> None:
    """07 has the denial of the operator, 04 the accusation in its own voice."""
    found = like(rows(harbour, "contradictions"), IGNORE)
    assert [(row[3], row[4]) for row in found if row[2] == "negative"] == [(RADIO, "BHT")]
    said = {(row[3], row[4]) for row in found if row[2] == "positive"}
    whole = "Tomas Reyl, head of the Dockers' and Seafarers' Union"
    echo = "Thomas Reyl, who leads the dockers’ union DSU"
    assert {(WATCH, None), (NPA, whole), (ECHO, echo)} <= said


def test_the_interview_gives_the_floor_to_one_man(harbour: Path) -> None:
    """06 is an interview with Reyl; 08 lets the spokesman of the other side speak most."""
    found = rows(harbour, "share-of-voice")
    ledger, herald = ([row for row in found if row[0] == name] for name in (LEDGER, HERALD))
    assert ledger[0][1] == "Thomas Reyl"
    assert int(ledger[0][2] or 0) * 2 > int(ledger[0][3] or 0)
    assert herald[0][1] == "Viktor Samo"


@pytest.mark.xfail(strict=True, reason="not all that Samo says in 08 is found yet: 3 of 7")
def test_one_man_makes_most_statements_of_the_denial(harbour: Path) -> None:
    """More than half of what 08 attributes comes from Samo."""
    samo = next(
        row for row in rows(harbour, "share-of-voice") if row[:2] == (HERALD, "Viktor Samo")
    )
    assert int(samo[2] or 0) * 2 > int(samo[3] or 0)


def test_wordings_stand_side_by_side(harbour: Path) -> None:
    """03 says "the company" where 01 names it, and the voice is told by its cue."""
    found = {row[1:7] for row in rows(harbour, "wordings", claim=IGNORE) if row[0] == IGNORE}
    warnings = "two written warnings about corroded pipes"
    assert (NPA, "Brandt Havel", "had ignored", warnings, "positive", "say") in found
    assert (ECHO, "the company", "had ignored", warnings, "positive", "say") in found
    assert (RADIO, "it", "ignored", "any warning", "negative", "deny") in found


def test_claims_about_the_operator_are_found_by_its_name(harbour: Path) -> None:
    """It operates the terminal in three outlets, and the accusation is about it."""
    found = rows(harbour, "about-entity", entity="brandt havel terminals")
    assert (IGNORE, "5") in {row[2:4] for row in found if row[1] == "subject"}
    operates = "Brandt Havel Terminals operates Terminal Four"
    assert (operates, "3") in {row[2:4] for row in found if row[1] == "subject"}


def test_what_looks_confirmed_has_one_source(harbour: Path) -> None:
    """06 and 07 quote one man, 01 and its copy 02 one minister; the accusation has a denial."""
    found = {row[0]: row[1:4] for row in rows(harbour, "single-source")}
    assert found[STOP] == ("Thomas Reyl", "2", "2")
    assert found["Ilse Korvan’s side looks at everything"] == ("Ilse Korvan", "2", "1")
    assert IGNORE not in found


def test_hedges_were_dropped(harbour: Path) -> None:
    """ "May have caused" and "could reach" of the agency are flat in the Echo."""
    found = rows(harbour, "hedged-vs-flat")
    assert {row[1:3] for row in like(found, VALVE)} >= {(ECHO, NPA), (ECHO, COURIER)}
    assert (ECHO, NPA) in {row[1:3] for row in like(found, SLICK)}
    assert not any(row[1] == NPA and row[2] == ECHO for row in found)


def test_the_doubtful_come_with_their_place_and_run(harbour: Path, root: Path) -> None:
    """Each has a sentence, which stands at its offsets, and confidence rises down the list."""
    found = rows(harbour, "low-confidence", below="0.75")
    assert found and [float(row[0] or 1) for row in found] == sorted(
        float(row[0] or 1) for row in found
    )
    texts = [
        file.read_text(encoding="utf-8") for file in sorted((root / "seeds/harbour").glob("*.txt"))
    ]
    assert all(any((row[6] or "?") in text for text in texts) for row in found)


def test_the_copies_have_most_in_common(harbour: Path) -> None:
    """02 is a copy of 01, 03 an edited one; 05 and 08 share what 09 denies with the agency."""
    every = rows(harbour, "outlet-overlap")
    found = [row[:2] for row in every]
    assert {frozenset(pair) for pair in found[:3]} == {
        frozenset((NPA, COURIER)),
        frozenset((NPA, ECHO)),
        frozenset((ECHO, COURIER)),
    }
    assert {row[2] for row in every if row[:2] in ((NPA, TODAY), (NPA, HERALD))} == {"1"}


@pytest.fixture(scope="module", params=["interview", "harbour"])
def both(request: pytest.FixtureRequest) -> tuple[Path, rdflib.Dataset]:
    """A corpus as a folder and as a dataset of rdflib."""
    folder: Path = request.getfixturevalue(request.param)
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(folder / "graph.trig", format="trig")
    return folder, dataset


@pytest.mark.parametrize("recipe", list_recipes(), ids=lambda recipe: recipe.name)
def test_another_engine_gives_the_same_rows(
    both: tuple[Path, rdflib.Dataset], recipe: Recipe
) -> None:
    """With its defaults a recipe gives the same rows in rdflib."""
    folder, dataset = both
    other = [
        tuple("" if value is None else str(value).replace("+00:00", "Z") for value in row)
        for row in dataset.query(recipe.sparql)
        if isinstance(row, tuple)
    ]
    mine = [tuple(cell or "" for cell in row) for row in run_query(folder, recipe.sparql).rows]
    assert sorted(mine) == sorted(other)


def copied(tmp_path: Path, triples: str) -> Path:
    """Return the folder of the sample run with more triples about its articles."""
    graph = tmp_path / "graph.trig"
    write_trig(sample_tables(), graph)
    with graph.open("a", encoding="utf-8") as out:
        out.write(f"\ngraph:copies {{ {triples} }}\n")
    return tmp_path


def article_of(folder: Path, outlet: str) -> str:
    """Return the address of an outlet's article."""
    sparql = f'SELECT ?a {{ ?a schema:publisher/schema:name "{outlet}" }}'
    (address,) = run_query(folder, sparql).rows[0]
    return f"<{address}>"


def test_copies_are_left_out(tmp_path: Path) -> None:
    """Once the graph says that an article is a copy, it moves nobody first and counts apart."""
    folder = copied(tmp_path, "")
    copy, source = article_of(folder, "The Northern Courier"), article_of(folder, "Harbour Daily")
    folder = copied(tmp_path, f"{copy} kgc:copyOf {source} .")
    assert all(row[1] != "The Northern Courier" for row in rows(folder, "first-mover"))
    close = like(rows(folder, "shared-claims", min_outlets="3"), "Norway close Svinesund")
    assert {row[1:3] for row in close} == {("3", "2")}
    (safe,) = rows(folder, "single-source")
    assert safe[2:4] == ("2", "1")
    overlap = {row[:2]: row[2:4] for row in rows(folder, "outlet-overlap")}
    assert overlap["Harbour Daily", "The Northern Courier"] == ("4", "0")
    assert overlap["Harbour Daily", "unknown:letter to the editor.txt"] == ("1", "1")
