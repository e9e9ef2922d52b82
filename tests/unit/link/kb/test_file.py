"""Asking a knowledge base file."""

import os
import pickle
import sqlite3
import stat
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from kg.errors import InputError, SchemaError
from kg.link import KnowledgeBase
from kg.link.kb import KbFile
from kg.link.kb.build import Selection, build_from_wikidata
from kg.link.kb.classes import Types
from kg.link.kb.faults import Faults
from kg.link.kb.schema import VERSION
from tests.unit.link.kb.dumps import qid, write_dump

SHIPPED = KnowledgeBase.shipped()
ENTRIES = tuple(SHIPPED.entries())


def test_the_gazetteer_as_a_file_holds_the_same_entries(gazetteer_file: KbFile) -> None:
    """Every entry comes back from the file as it is in memory, and no other."""
    assert {e.entity_id: e for e in gazetteer_file.entries()} == {e.entity_id: e for e in ENTRIES}


def test_the_gazetteer_as_a_file_gives_the_same_answers(gazetteer_file: KbFile) -> None:
    """Exact names, candidates and office holders are those of the gazetteer in memory."""
    names = sorted({form for entry in ENTRIES for form in entry.forms})
    asked = [*names, *(name.split()[-1] for name in names), "who", "us", "Vladimir Zelensky", ""]
    for name in asked:
        assert gazetteer_file.exact(name) == SHIPPED.exact(name), name
        assert gazetteer_file.candidates(name) == SHIPPED.candidates(name), name
    offices = sorted({(p.role, p.of) for entry in ENTRIES for p in entry.positions})
    for role, of in offices:
        assert gazetteer_file.holders(role, of) == SHIPPED.holders(role, of)


def test_spellings_and_surnames_find_their_entity(world: KbFile) -> None:
    """A variant of spelling and a bare surname are candidates, below exact names."""
    told = {
        name: [(c.entity_id, c.method) for c in world.candidates(name)]
        for name in ("Volodymyr Zarenko", "Volodimir Zarenko", "Zarenko", "Nobody Atall")
    }
    assert told == {
        "Volodymyr Zarenko": [(qid(600), "exact")],
        "Volodimir Zarenko": [(qid(600), "skeleton")],
        "Zarenko": [(qid(600), "surname")],
        "Nobody Atall": [],
    }


def test_names_of_another_language_are_found_if_it_was_asked_for(tmp_path: Path) -> None:
    """A Ukrainian name in its own letters finds its entity where Ukrainian names were taken."""
    dump = write_dump(tmp_path / "dump.json")
    selection = Selection(types=Types(["person"]), languages=("en", "uk"))
    build_from_wikidata(dump, tmp_path / "kb.sqlite", selection, Faults(print))
    kb = KbFile(tmp_path / "kb.sqlite")
    (zarenko,) = kb.exact("Володимир Заренко")
    assert (zarenko.name, zarenko.foreign) == ("Volod Zarenko", ("Володимир Заренко",))
    grades = sqlite3.connect(kb.path).execute("SELECT key, grade FROM alias WHERE entity = 1")
    assert dict(grades.fetchall()) == {
        "volod zarenko": 0,
        "volodymyr zarenko": 1,
        "volodimir zarenko": 2,
    }


def test_asking_changes_nothing_and_needs_no_right_to_write(world: KbFile, tmp_path: Path) -> None:
    """A file and a folder that nobody may write to are asked all the same."""
    copy = tmp_path / "kb.sqlite"
    copy.write_bytes(world.path.read_bytes())
    copy.chmod(stat.S_IRUSR)
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert KbFile(copy).entity(qid(1)) == world.entity(qid(1))
        assert [path.name for path in tmp_path.iterdir()] == ["kb.sqlite"]
    finally:
        tmp_path.chmod(stat.S_IRWXU)


def _ask(kb: KbFile) -> tuple[int, str]:
    """Return the process and what it finds."""
    return os.getpid(), kb.exact("Lusatra")[0].entity_id


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_share_a_file(world: KbFile, method: str) -> None:
    """Forked processes that inherit an open file, and new ones, each ask it for themselves."""
    world.entity(qid(1))
    with ProcessPoolExecutor(2, mp_context=get_context(method)) as pool:
        told = list(pool.map(_ask, [world] * 4))
    assert {found for _, found in told} == {qid(1)}
    assert os.getpid() not in {process for process, _ in told}
    assert world.entity(qid(1)) is not None


def test_a_pickled_file_opens_again(world: KbFile) -> None:
    """A copy that went over a pipe finds the same."""
    assert pickle.loads(pickle.dumps(world)).entity(qid(1)) == world.entity(qid(1))


def test_a_closed_file_opens_again(world: KbFile) -> None:
    """Closing lets go of the file and ends nothing."""
    kb = KbFile(world.path)
    kb.close()
    assert kb.entity(qid(1)) == world.entity(qid(1))


def test_what_is_no_knowledge_base_is_told(tmp_path: Path) -> None:
    """A missing file, a text, a folder, another database and another version are refused."""
    text, other, old = (tmp_path / name for name in ("a.txt", "b.sqlite", "c.sqlite"))
    with pytest.raises(InputError, match=r"a\.txt: no such file.*kg kb build"):
        KbFile(text)
    with pytest.raises(InputError, match="no such file"):
        KbFile(tmp_path)
    text.write_text("name\tqid\n" * 500, "utf-8")
    with pytest.raises(SchemaError, match=r"a\.txt: cannot be read as a knowledge base"):
        KbFile(text)
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE entity (id)")
    with pytest.raises(SchemaError, match="no knowledge base of kg"):
        KbFile(other)
    with sqlite3.connect(old) as db:
        db.execute("PRAGMA application_id = 0x6B676B62")
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(SchemaError, match=f"version '{VERSION + 1}', expected {VERSION}"):
        KbFile(old)


def test_a_damaged_file_is_told(gazetteer_file: KbFile, tmp_path: Path) -> None:
    """A file that lost its end says so when it is asked for what stood there."""
    torn = tmp_path / "kb.sqlite"
    data = gazetteer_file.path.read_bytes()
    torn.write_bytes(data[:8192] + b"\xff" * (len(data) - 8192))
    with pytest.raises(SchemaError, match="make it again"):
        KbFile(torn).exact("Kyiv")


def test_a_path_with_signs_is_a_path(world: KbFile, tmp_path: Path) -> None:
    """Signs that mean something in an address mean nothing in a path."""
    copy = tmp_path / "a b?mode=rw#é%41.sqlite"
    copy.write_bytes(world.path.read_bytes())
    assert KbFile(copy).entity(qid(1)) == world.entity(qid(1))


def test_common_names_give_the_best_known_only(world: KbFile) -> None:
    """Nobody goes through thousands of people of one surname; the best known lead."""
    found = world.candidates("Marerov")
    weights = [entry.weight for c in found if (entry := world.entity(c.entity_id))]
    assert len(weights) > 5
    assert len(set(weights)) > 1
    assert weights == sorted(weights, reverse=True)
