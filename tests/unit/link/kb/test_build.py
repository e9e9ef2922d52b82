"""A knowledge base from a dump: what is kept, and what goes wrong with dumps."""

import bz2
import gzip
import importlib
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.link.kb import KbFile
from kg.link.kb.build import Read, Selection, build_from_wikidata
from kg.link.kb.classes import Types, role_of
from kg.link.kb.faults import Faults
from kg.records import EntityKind
from tests.unit.link.kb.dumps import (
    DISAMBIGUATION,
    HUMAN,
    class_item,
    dump_bytes,
    item,
    kind,
    qid,
    small_world,
    write_dump,
)


def build(
    dump: Path,
    *,
    types: Sequence[str] = (),
    min_sitelinks: int = 5,
    told: list[str] | None = None,
) -> tuple[KbFile, Read]:
    """Build a file beside the dump; `told` takes the messages about bad lines."""
    out = dump.with_suffix(".sqlite")
    selection = Selection(types=Types(types), min_sitelinks=min_sitelinks)
    faults = Faults(told.append if told is not None else print)
    _, read = build_from_wikidata(dump, out, selection, faults)
    return KbFile(out), read


def test_items_get_the_kind_of_the_nearest_class(world: KbFile) -> None:
    """A city by two classes in between, a newspaper by its preferred class, a party."""
    names = ("Kasevburg", "Karal Daily", "Teal Party")
    kinds = {name: world.exact(name)[0].kind for name in names}
    assert kinds == {
        "Kasevburg": EntityKind.GPE,
        "Karal Daily": EntityKind.OUTLET,
        "Teal Party": EntityKind.ORG,
    }


def test_other_types_little_known_items_and_properties_stay_out(world: KbFile) -> None:
    """A page that lists namesakes, a class, and a city of one article are no entities."""
    (lusatra,) = world.exact("Lusatra")
    assert lusatra.entity_id == qid(1)
    assert world.exact("human") == ()
    assert world.exact("Karalov") == ()


def test_offices_get_role_state_and_dates(world: KbFile) -> None:
    """The label of the office gives the role, a redirect leads to the state."""
    (president,) = world.exact("Volod Zarenko")
    told = [(p.role, p.of, p.start, p.end) for p in president.positions]
    assert told == [
        ("president", qid(1), "2019-05-20", ""),
        ("foreign minister", qid(1), "2010", "2014-06"),
    ]
    holders = world.holders("foreign minister", qid(1))
    assert [entry.name for entry in holders] == ["Volod Zarenko", "Tilda Brann"]


def test_redirects_lead_to_the_entity_at_their_end(world: KbFile) -> None:
    """An old id that was merged twice still finds its entity; a country is told by its new id."""
    found = world.entity(qid(800))
    assert found is not None
    assert found.name == "Lusatra"
    assert world.exact("Volod Zarenko")[0].country == qid(1)
    assert world.entity(qid(999)) is None


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("President of Lusatra", "president"),
        ("Prime Minister of the Republic of Orm", "prime minister"),
        ("Minister of Foreign Affairs of Lusatra", "foreign minister"),
        ("Deputy Prime Minister of Lusatra", "deputy prime minister of lusatra"),
        ("member of the Assembly", "member of the assembly"),
        ("", ""),
    ],
)
def test_labels_of_offices_become_roles(label: str, role: str) -> None:
    """Offices are written as the gazetteer writes them; a deputy is not what it deputises for."""
    assert role_of(label) == role


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz"])
def test_a_packed_dump_gives_the_same_file(world: KbFile, tmp_path: Path, suffix: str) -> None:
    """However a dump is packed, the bytes of the file are those of the plain dump."""
    packed = write_dump(tmp_path / f"dump.json{suffix}")
    kb, _ = build(packed)
    assert kb.path.read_bytes() == world.path.read_bytes()


def test_zstd_is_unpacked_where_a_package_can(world: KbFile, tmp_path: Path) -> None:
    """A dump in zstd, of many frames, gives the same file; a cut one is told."""
    zstandard = pytest.importorskip("zstandard")
    dump = tmp_path / "dump.json.zst"
    data = dump_bytes(small_world())
    halves = [zstandard.compress(part) for part in (data[:9999], data[9999:])]
    dump.write_bytes(b"".join(halves))
    kb, _ = build(dump)
    assert kb.path.read_bytes() == world.path.read_bytes()
    for cut in (halves[0], halves[0][:-50], halves[0][:300] + b"????" + halves[0][304:]):
        dump.write_bytes(cut)
        with pytest.raises(InputError, match="truncated"):
            build(dump, told=[])


def test_zstd_without_a_package_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a package the message names it, and the other way out."""
    for name in ("compression", "compression.zstd", "zstandard"):
        monkeypatch.setitem(sys.modules, name, None)
    importlib.invalidate_caches()
    dump = tmp_path / "dump.json.zst"
    dump.write_bytes(b"\x28\xb5\x2f\xfd\x00")
    with pytest.raises(InputError, match="pip install zstandard"):
        build(dump)


def test_the_order_of_the_lines_does_not_matter(world: KbFile, tmp_path: Path) -> None:
    """Offices and classes may come after who refers to them."""
    kb, _ = build(write_dump(tmp_path / "dump.json", reversed(small_world())))
    assert kb.info() == world.info()


def test_types_choose_kinds_or_classes(tmp_path: Path) -> None:
    """Kinds and classes are taken together; a class takes all below it along."""
    dump = write_dump(tmp_path / "dump.json")
    only_people, _ = build(dump, types=["person"])
    assert {entry.kind for entry in only_people.entries()} == {EntityKind.PERSON}
    both, _ = build(dump, types=["outlet,Q515"])
    assert {entry.kind for entry in both.entries()} == {EntityKind.OUTLET, EntityKind.GPE}
    assert both.exact("Lusatra") == ()
    other, _ = build(dump, types=[DISAMBIGUATION])
    assert [(e.entity_id, e.kind) for e in other.entries()] == [(qid(2), EntityKind.OTHER)]


def test_a_type_that_is_none_is_told() -> None:
    """The message lists the kinds that there are."""
    with pytest.raises(InputError, match=r"'persons'.*person, outlet"):
        Types(["persons"])


def test_sitelinks_choose_what_is_known_well_enough(tmp_path: Path) -> None:
    """Items with fewer are counted and left out; none left is an error that says what to do."""
    dump = write_dump(tmp_path / "dump.json")
    known, read = build(dump, min_sitelinks=100)
    assert min(entry.weight for entry in known.entries()) >= 100
    assert read.items == sum(e.get("type") == "item" for e in small_world())
    assert read.few_sitelinks + int(known.info()["entities"]) + read.other_types == read.items
    with pytest.raises(InputError, match="--min-sitelinks"):
        build(dump, min_sitelinks=1000)


def test_better_known_entities_come_first(tmp_path: Path) -> None:
    """Of two of one name the one with more sitelinks leads, with its share as the prior."""
    people = [
        item(qid(n), {"en": "Ada Lind"}, [kind(HUMAN)], sitelinks=links)
        for n, links in ((1, 9), (2, 89))
    ]
    kb, _ = build(write_dump(tmp_path / "dump.json", people))
    told = [(c.entity_id, round(c.prior, 2)) for c in kb.candidates("Ada Lind")]
    assert told == [(qid(2), 0.9), (qid(1), 0.1)]


def test_bad_lines_are_told_with_their_number_and_the_run_goes_on(
    world: KbFile, tmp_path: Path
) -> None:
    """A line that is no JSON, one without id, and one of another shape cost only themselves."""
    lines = dump_bytes(small_world()).splitlines(keepends=True)
    lines[3:3] = [b'{"type": "item", "id"\n', b'{"type":"item","claims":{"P1001":[]}},\n', b"7,\n"]
    dump = tmp_path / "dump.json"
    dump.write_bytes(b"".join(lines))
    told: list[str] = []
    kb, _ = build(dump, told=told, min_sitelinks=0)
    assert [message.split(": ")[0] for message in told] == [
        f"dump.json:{number}" for number in (4, 5, 6)
    ]
    assert kb.exact("Volod Zarenko") == world.exact("Volod Zarenko")


def test_many_bad_lines_are_counted_and_not_all_shown(tmp_path: Path) -> None:
    """After twenty messages one more says that the rest is only counted."""
    dump = tmp_path / "dump.json"
    body = dump_bytes(small_world())
    dump.write_bytes(body.replace(b"[\n", b"[\n" + b'{"redirect"\n' * 50, 1))
    told: list[str] = []
    faults = Faults(told.append)
    build_from_wikidata(dump, tmp_path / "kb.sqlite", Selection(types=Types()), faults)
    assert (faults.count, len(told)) == (50, 21)


def _cut_plain() -> bytes:
    return dump_bytes(small_world())[:-2]


def _cut_in_a_line() -> bytes:
    return dump_bytes(small_world())[:-500]


def _cut_gzip() -> bytes:
    return gzip.compress(dump_bytes(small_world()))[:-200]


def _cut_bzip2() -> bytes:
    return bz2.compress(dump_bytes(small_world()))[:-200]


def _damaged_gzip() -> bytes:
    packed = bytearray(gzip.compress(dump_bytes(small_world())))
    packed[len(packed) // 2] ^= 0xFF
    return bytes(packed)


def _bzip2_without_its_last_stream() -> bytes:
    data = dump_bytes(small_world())
    return bz2.compress(data[: len(data) // 2])


@pytest.mark.parametrize(
    "make",
    [
        _cut_plain,
        _cut_in_a_line,
        _cut_gzip,
        _cut_bzip2,
        _damaged_gzip,
        _bzip2_without_its_last_stream,
    ],
)
def test_a_dump_that_is_cut_off_is_an_error_and_leaves_nothing(
    tmp_path: Path, make: Callable[[], bytes]
) -> None:
    """Half a dump is no knowledge base: it is told, and no file is left, whole or begun."""
    dump = tmp_path / "dump.json"
    dump.write_bytes(make())
    with pytest.raises(InputError, match="truncated"):
        build(dump, told=[])
    assert list(tmp_path.iterdir()) == [dump]


@pytest.mark.parametrize(
    "data", [b"", b"<html>", b"%PDF-1.7", b"\x89PNG\r\n", b"name\tqid\n", b"[\n]\n"]
)
def test_a_file_that_is_no_dump_is_an_error(tmp_path: Path, data: bytes) -> None:
    """Pages, tables, pictures and a dump of nothing are refused."""
    dump = tmp_path / "dump.json"
    dump.write_bytes(data)
    with pytest.raises(InputError, match=r"dump\.json: (no Wikidata JSON dump|nothing to write)"):
        build(dump)


def test_entities_one_a_line_without_brackets_are_a_dump_too(world: KbFile, tmp_path: Path) -> None:
    """Filtered dumps often have no brackets, and no commas."""
    dump = tmp_path / "dump.json"
    dump.write_text("".join(json.dumps(entity) + "\n" for entity in small_world()), "utf-8")
    assert build(dump)[0].info() == world.info()


def test_an_error_leaves_the_file_of_before(tmp_path: Path) -> None:
    """A new build that fails does not touch the knowledge base that is there."""
    dump = write_dump(tmp_path / "dump.json")
    kb, _ = build(dump)
    before = kb.path.read_bytes()
    dump.write_bytes(_cut_plain())
    with pytest.raises(InputError):
        build(dump)
    assert kb.path.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dump.json", "dump.sqlite"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Where the file cannot be made, the message names it before the dump is read."""
    dump = write_dump(tmp_path / "dump.json")
    selection = Selection(types=Types())
    with pytest.raises(InputError, match=r"nowhere.kb\.sqlite: cannot be written"):
        build_from_wikidata(dump, tmp_path / "nowhere/kb.sqlite", selection, Faults(print))


def test_progress_counts_bytes_and_entities(tmp_path: Path) -> None:
    """The bytes of the file are told up to its end, and each entity that is written."""
    dump = write_dump(tmp_path / "dump.json")
    at: list[int] = []
    written: list[int] = []
    info, _ = build_from_wikidata(
        dump,
        tmp_path / "kb.sqlite",
        Selection(types=Types()),
        Faults(print),
        at=at.append,
        progress=written.append,
    )
    assert at == sorted(at)
    assert at[-1] == dump.stat().st_size
    assert sum(written) == int(info["entities"])


def test_a_ring_of_classes_ends(tmp_path: Path) -> None:
    """Classes below each other in a ring are gone through once."""
    entities = [
        class_item(qid(901), "one", qid(902), "Q515"),
        class_item(qid(902), "other", qid(901)),
        item(qid(1), {"en": "Karal"}, [kind(qid(902))]),
    ]
    kb, _ = build(write_dump(tmp_path / "dump.json", entities))
    assert kb.exact("Karal")[0].kind is EntityKind.GPE
