"""The gazetteer files: their form, their ids, what they find."""

import csv
import re
from importlib.resources import files

import pytest

from kg.link import KnowledgeBase
from kg.link.knowledge import GAZETTEER

KB = KnowledgeBase.shipped()


def _lines(name: str) -> list[str]:
    return (files("kg.link") / "gazetteer" / name).read_text(encoding="utf-8").splitlines()


def _rows(name: str) -> list[dict[str, str]]:
    lines = [line for line in _lines(name) if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("name", [name for name, _ in GAZETTEER])
def test_files_are_sorted_and_explained(name: str) -> None:
    """Every file starts with a comment, has one width, and is sorted by name without repeats."""
    names = [row["name"] for row in _rows(name)]
    assert _lines(name)[0].startswith("# ")
    assert names == sorted(names, key=lambda n: (n.casefold(), n))
    assert len(names) == len(set(names))
    width = len(_rows(name)[0])
    assert all(len(line.split("\t")) == width for line in _lines(name) if line[0] != "#")


def test_ids_are_wikidata_ids_or_empty() -> None:
    """An id is Q and digits, or empty where nobody has checked one."""
    ids = [row["qid"] for name, _ in GAZETTEER for row in _rows(name)]
    assert all(re.fullmatch(r"(Q[1-9]\d*)?", qid) for qid in ids)
    assert sum(qid != "" for qid in ids) > 1000


def test_no_id_has_two_names() -> None:
    """One Wikidata id stands in one row of one file only."""
    pairs = {
        (row["qid"], row["name"]) for name, _ in GAZETTEER for row in _rows(name) if row["qid"]
    }
    assert len({qid for qid, _ in pairs}) == len(pairs)


def test_positions_and_countries_name_entries() -> None:
    """What cities, organisations and outlets belong to is a state of the gazetteer."""
    states = {row["name"] for row in _rows("states.tsv")} | {""}
    stands = states | {row["name"] for row in _rows("organisations.tsv")}
    assert {row["country"] for row in _rows("cities.tsv")} <= states
    assert {row["stands_for"] for row in _rows("cities.tsv")} <= stands
    assert {row["country"] for row in _rows("outlets.tsv")} <= states


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Kharkov", "Kharkiv"),
        ("Vladimir Zelensky", "Volodymyr Zelenskyy"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("the US", "United States"),
        ("Zaporizhya", "Zaporizhzhia"),
        ("Oleksandr Syrskiy", "Oleksandr Syrskyi"),
    ],
)
def test_spellings_find_their_entry(spelling: str, name: str) -> None:
    """Variants of spelling come back as the first candidate, listed or by skeleton."""
    best = KB.entity(KB.candidates(spelling)[0].entity_id)
    assert best is not None
    assert best.name == name


@pytest.mark.parametrize("word", ["us", "who", "is", "Zaba"])
def test_common_words_are_no_names(word: str) -> None:
    """Acronyms are matched with their case; unknown names have no candidates."""
    assert KB.candidates(word) == ()


def test_entries_without_wikidata_id_have_the_nil_id_of_their_name() -> None:
    """An unverified entry has a stable id and no concept IRI."""
    (patriot,) = KB.exact("Patriot")
    assert patriot.entity_id.startswith("nil-")
    assert patriot.same_as is None
    (nato,) = KB.exact("Nato")
    assert nato.same_as == "http://www.wikidata.org/entity/Q7184"


def test_offices_end() -> None:
    """A position is held from its first to its last day, and an open one until now."""
    (merkel,) = KB.exact("Angela Merkel")
    (position,) = merkel.positions
    assert position.held_on("2015-03")
    assert position.held_on("2021-12-08")
    assert not position.held_on("2021-12-09")
    assert not position.held_on(None)
