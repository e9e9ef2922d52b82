"""The fine types of names: GPE, FAC, LAW and WORK out of the network's coarse ones."""

import pytest

from kg.english.name_types import refine_types
from kg.english.name_words import NameSpan


def refine(text: str, *spans: NameSpan) -> list[str]:
    """Return the types of the spans of a text whose words are divided by blanks."""
    return [kind for _, _, kind in refine_types(text.split(), spans)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Norway", "GPE"),
        ("UKRAINE", "GPE"),
        ("Lower Fyn County", "GPE"),
        ("Cayman Islands", "GPE"),
        ("Middelfart", "GPE"),
        ("Europe", "LOC"),
        ("Eastern Europe", "LOC"),
        ("Black Sea", "LOC"),
        ("Mount Ulriken", "LOC"),
        ("Gulf of Bothnia", "LOC"),
        ("East Coast", "LOC"),
        ("Svinesund Bridge", "FAC"),
        ("Gardermoen International Airport", "FAC"),
        ("Ringhals Nuclear Power Plant", "FAC"),
        ("Orland Air Base", "FAC"),
        ("Highway 61", "FAC"),
        ("the Kremlin 's", "FAC"),
    ],
)
def test_a_place_is_governed_natural_or_built(name: str, kind: str) -> None:
    """The name of a place tells whether it is governed, built or neither; most are governed."""
    assert refine(name, (0, len(name.split()), "LOC")) == [kind]


def test_the_words_beside_a_place() -> None:
    """An unknown place is none with a government by "the", "river" or "island of" beside it."""
    assert refine("along the Gudena , he said", (2, 3, "LOC")) == ["LOC"]
    assert refine("on the island of Lyo today", (4, 5, "LOC")) == ["LOC"]
    assert refine("the Gudena valley", (1, 2, "LOC")) == ["LOC"]
    assert refine("the Randers police said", (1, 2, "LOC")) == ["GPE"]
    assert refine("near the Randers - based firm", (2, 3, "LOC")) == ["GPE"]


def test_an_assembly_is_the_body() -> None:
    """ "Congress" read as a place is the body that meets there; "White House" is a building."""
    assert refine("a vote in Congress", (3, 4, "LOC")) == ["ORG"]
    assert refine("the White House said", (1, 3, "LOC")) == ["FAC"]


def test_one_place_has_one_type() -> None:
    """Half of the mentions settle the type of all mentions of a place."""
    river: list[NameSpan] = [(1, 2, "LOC"), (4, 5, "LOC")]
    assert refine("the Gudena , and Gudena", *river) == ["LOC", "LOC"]
    town: list[NameSpan] = [(1, 2, "LOC"), (4, 5, "LOC"), (6, 7, "LOC")]
    assert refine("the Randers , and Randers in Randers", *town) == ["GPE", "GPE", "GPE"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("Clean Harbours Act", "MISC", "LAW"),
        ("Treaty of Roskilde", "EVENT", "LAW"),
        ("Roskilde agreements", "MISC", "LAW"),
        ("House Resolution 12", "MISC", "LAW"),
        ("Article II", "MISC", "LAW"),
        ("NAFTA", "ORG", "LAW"),
        ("Fyn Harbour Bridge", "ORG", "FAC"),
        ("Republican National Convention", "EVENT", "EVENT"),
        ("Charter Harbour Group", "ORG", "ORG"),
        ("Ann Act", "PERSON", "PERSON"),
        ("Arena", "ORG", "ORG"),
    ],
)
def test_laws_and_buildings_among_other_names(name: str, old: str, new: str) -> None:
    """The last words of a name make a law or a building of it; persons stay persons."""
    assert refine(name, (0, len(name.split()), old)) == [new]


def test_titles_of_works() -> None:
    """A title stands after "the film", before "album", quoted after "on", or before its year."""
    assert refine("in the film Cold Harbour he", (3, 5, "MISC")) == ["WORK"]
    assert refine("the Cold Harbour album sold", (1, 3, "MISC")) == ["WORK"]
    assert refine("said on “ Morning Tide . ”", (3, 5, "MISC")) == ["WORK"]
    assert refine("a book titled “ Tides ” came", (4, 5, "MISC")) == ["WORK"]
    assert refine("in Cold Harbour ( 1998 ) he", (1, 3, "MISC")) == ["WORK"]
    both: list[NameSpan] = [(2, 3, "MISC"), (4, 5, "MISC")]
    assert refine("the novels Tide and Ebb", *both) == ["WORK", "WORK"]


def test_what_is_no_title() -> None:
    """Prizes, known newspapers and other names outside of such places are no works."""
    assert refine("on “ Harbour Prize ”", (2, 4, "MISC")) == ["MISC"]
    assert refine("the film Reuters made", (2, 3, "ORG")) == ["ORG"]
    assert refine("he met Cold Harbour today", (2, 4, "MISC")) == ["MISC"]
