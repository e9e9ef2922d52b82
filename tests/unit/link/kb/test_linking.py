"""Linking with a knowledge base file behind the gazetteer."""

from pathlib import Path

import pytest

from kg.link import KnowledgeBase, Linked, Linker
from kg.link.kb import KbFile
from kg.link.kb.faults import Faults
from kg.link.kb.importing import import_files
from tests.unit.link.trees import entity_of, make_article, make_doc, mention_of

HEADER = "qid\tname\tkind\taliases\tweight\tpositions\tcountry\n"


def file_of(tmp_path: Path, *rows: str) -> KbFile:
    """Return a knowledge base file of some rows."""
    table = tmp_path / "a.tsv"
    table.write_text(HEADER + "".join(row + "\n" for row in rows), encoding="utf-8")
    import_files([table], tmp_path / "kb.sqlite", faults=Faults(print))
    return KbFile(tmp_path / "kb.sqlite")


def link(name: str, kb: KbFile) -> Linked:
    """Return what the linker makes of a stored document with a file behind the gazetteer."""
    doc = make_doc(name)
    return Linker(file=kb)(doc, make_article(doc), (), ())


def test_a_name_that_the_gazetteer_lacks_is_found_in_the_file(tmp_path: Path) -> None:
    """Jan Zaba gets the id of the file, under an alias too, and so do his other mentions."""
    kb = file_of(tmp_path, "Q9000000001\tJanusz Zaba\tperson\tJan Zaba\t9\t\t")
    linked = link("stories", kb)
    found = mention_of(linked, "Jan Zaba")
    assert (found.entity_id, found.rule, found.score) == ("Q9000000001", "kb", 0.9)
    assert entity_of(linked, "Zaba") == "Janusz Zaba"
    assert entity_of(linked, "he") == "Janusz Zaba"


@pytest.mark.parametrize(
    "rows",
    [
        ["Q9000000001\tJan Zaba\torg\t\t9\t\t"],
        ["Q9000000001\tZaba\tperson\t\t9\t\t"],
        ["Q9000000001\tYan Zhaba\tperson\t\t9\t\t"],
        ["Q9000000001\tJan Zaba\tperson\t\t9\t\t", "Q9000000002\tJan Zaba\tperson\t\t6\t\t"],
    ],
    ids=["another kind", "surname alone", "only alike", "two much alike"],
)
def test_what_is_not_plain_stays_open(tmp_path: Path, rows: list[str]) -> None:
    """Another kind, another name, a like name and a rival as well known decide nothing."""
    found = mention_of(link("stories", file_of(tmp_path, *rows)), "Jan Zaba")
    assert found.entity_id.startswith("nil-")
    assert found.rule == "nil"


def test_the_far_better_known_of_two_is_taken(tmp_path: Path) -> None:
    """Of two of one name the one with most of the weight is meant, with a lower score."""
    rows = ["Q9000000001\tJan Zaba\tperson\t\t1\t\t", "Q9000000002\tJan Zaba\tperson\t\t97\t\t"]
    found = mention_of(link("stories", file_of(tmp_path, *rows)), "Jan Zaba")
    assert (found.entity_id, found.score) == ("Q9000000002", 0.892)


def test_the_gazetteer_comes_first(tmp_path: Path) -> None:
    """A name that the gazetteer knows is never asked of the file."""
    kb = file_of(tmp_path, "Q9000000001\tMoscow\tgpe\t\t999\t\t")
    assert link("capital", kb) == link("capital", file_of(tmp_path, "\tNobody\tperson\t\t\t\t"))


def test_what_points_outside_is_left_out(tmp_path: Path) -> None:
    """An office in a state that neither file nor gazetteer has is unknown; one in Poland is not."""
    held = "president@Q9000000009@2001..|minister@Q36@2001.."
    kb = file_of(tmp_path, f"Q9000000001\tJan Zaba\tperson\t\t9\t{held}\tQ9000000009")
    base = KnowledgeBase.shipped_and(kb)
    (entry,) = base.further("Jan Zaba")
    assert ([p.of for p in entry.positions], entry.country) == (["Q36"], None)
    assert base.entity("Q9000000001") == entry
    assert base.entity("Q9000000009") is None
    assert entity_of(link("stories", kb), "Jan Zaba") == "Jan Zaba"


def test_an_entry_of_the_file_is_no_state(tmp_path: Path) -> None:
    """Ranks of the gazetteer say which entries are states; those of the file come after."""
    kb = file_of(tmp_path, "Q9000000001\tJan Zaba\tperson\t\t9\t\t")
    (entry,) = KnowledgeBase.shipped_and(kb).further("Jan Zaba")
    (poland,) = KnowledgeBase.shipped().exact("Poland")
    assert poland.rank < entry.rank
