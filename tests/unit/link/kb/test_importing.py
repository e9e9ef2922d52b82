"""Knowledge bases from tables and JSON lines."""

import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.link.entries import Entry, nil_id
from kg.link.kb import KbFile
from kg.link.kb.faults import Faults
from kg.link.kb.importing import import_files
from kg.records import EntityKind

STATES = """# Invented states.
# kind: gpe
qid\tname\taliases\tadjectives\tcapital
Q9000000001\tLusatra\tRepublic of Lusatra|LUS\tLusatran\tKaral
\tOrmland\t\t\t
"""
PEOPLE = """name\tkind\tgender\tpositions\tcountry
Ada Lind\tperson\tf\tpresident@Lusatra@2019-05-20..|mayor@Karal@2010..2014-06\tLusatra
"""


def write(path: Path, text: str) -> Path:
    """Write a text and return its path."""
    path.write_text(text, encoding="utf-8")
    return path


def load(
    *files: Path, kind: EntityKind | None = None, into: KbFile | None = None
) -> tuple[KbFile, list[str]]:
    """Return the file made of some files, and what was told about them."""
    told: list[str] = []
    out = files[0].parent / "kb.sqlite"
    import_files(list(files), out, kind=kind, into=into, faults=Faults(told.append))
    return KbFile(out), told


def only(kb: KbFile, name: str) -> Entry:
    """Return the one entry of a name."""
    (entry,) = kb.exact(name)
    return entry


def test_tables_point_at_each_other_by_name(tmp_path: Path) -> None:
    """Offices and countries get the ids of entries in any file, also of later ones."""
    people = write(tmp_path / "people.tsv", PEOPLE)
    states = write(tmp_path / "states.tsv", STATES)
    cities = write(tmp_path / "cities.tsv", "name\tcountry\nKaral\tOrmland\n")
    kb, told = load(people, cities, states, kind=EntityKind.GPE)
    ada = only(kb, "Ada Lind")
    assert ada.country == "Q9000000001"
    assert [(p.role, p.of, p.start, p.end) for p in ada.positions] == [
        ("president", "Q9000000001", "2019-05-20", ""),
        ("mayor", nil_id("Karal", EntityKind.GPE), "2010", "2014-06"),
    ]
    assert only(kb, "Karal").country == nil_id("Ormland", EntityKind.GPE)
    assert told == ["states.tsv: columns that are not used: capital"]


def test_json_lines_say_the_same_as_a_table(tmp_path: Path) -> None:
    """Keys are the columns, lists are lists; the content of the file is the same."""
    table, _ = load(write(tmp_path / "states.tsv", STATES))
    info = table.info()
    rows = [
        {
            "qid": "Q9000000001",
            "name": "Lusatra",
            "kind": "gpe",
            "aliases": ["Republic of Lusatra", "LUS"],
            "adjectives": "Lusatran",
        },
        {"name": "Ormland", "kind": "gpe", "qid": None, "weight": 0},
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    assert load(write(tmp_path / "states.jsonl", lines))[0].info() == info


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    """Nothing of time or place stands in the file."""
    made = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        states = write(folder / "states.tsv", STATES)
        made.append(load(states, write(folder / "people.tsv", PEOPLE))[0].path.read_bytes())
    assert made[0] == made[1]


def test_bad_rows_are_told_with_their_line_and_the_rest_is_kept(tmp_path: Path) -> None:
    """Each row that cannot be used costs itself alone, and its message says why."""
    rows = [
        "Q9000000002\tVestland\tgpe\t\t5",
        "Q12x\tTarn\tgpe\t\t",
        "\t\tgpe\t\t",
        "\tBrask\tplanet\t\t",
        "\tNed\tgpe\tpresident of Ned\t",
        "\tQuill\tgpe\tmayor@Quill@1990-1..\t",
        "\tOrm\tgpe\t\tmany",
        "\tToo\tgpe\t\t1\tmuch",
        "\tShort",
        "\tLast\tgpe\tmayor@Vestland@1990..2001\t",
    ]
    text = "# A comment.\nqid\tname\tkind\tpositions\tweight\n" + "\n".join(rows) + "\n\n"
    kb, told = load(write(tmp_path / "a.tsv", text))
    assert {entry.name for entry in kb.entries()} == {"Vestland", "Last"}
    assert [message.split(" ")[0] for message in told] == [f"a.tsv:{n}:" for n in range(4, 12)]
    wrong = ("qid 'Q12x'", "no name", "kind 'planet'", "position 'president of", "1990-1")
    for part, message in zip((*wrong, "weight 'many'", "6 columns", "no kind"), told, strict=True):
        assert part in message


def test_bad_json_lines_are_told(tmp_path: Path) -> None:
    """What is no JSON, no object, or has a list for a name is told; the rest is kept."""
    lines = [
        '{"name": "Karal", "kind": "gpe", "description": "city"}',
        '{"name": "Karal"',
        '["Karal"]',
        '{"name": ["Karal"], "kind": "gpe"}',
        '{"name": "Karal", "kind": "gpe", "aliases": {"en": "K"}}',
        '{"name": "Karal", "kind": "gpe", "aliases": [1]}',
    ]
    kb, told = load(write(tmp_path / "a.jsonl", "\n".join(lines)))
    assert only(kb, "Karal").description == "city"
    assert [message.split(" ")[0] for message in told] == [f"a.jsonl:{n}:" for n in range(2, 7)]


def test_a_name_that_no_entry_has_is_told_and_left_out(tmp_path: Path) -> None:
    """An office at nowhere is dropped with its line; a Wikidata id needs no entry."""
    text = "name\tkind\tpositions\tcountry\nAda Lind\tperson\tmayor@Atlantis@2001..\tQ7\n"
    kb, told = load(write(tmp_path / "a.tsv", text))
    ada = only(kb, "Ada Lind")
    assert (ada.positions, ada.country) == ((), "Q7")
    assert told == ["a.tsv:2: 'Atlantis' names no entry; that is left out"]


def test_importing_into_a_file_adds_and_corrects(tmp_path: Path) -> None:
    """What comes again is corrected, keeps its old names, and what is new is added."""
    first, _ = load(write(tmp_path / "states.tsv", STATES))
    more = (
        "qid\tname\tkind\taliases\tdescription\n"
        "Q9000000001\tNew Lusatra\tgpe\tNL\tstate\n"
        "Q9000000009\tFen Ulm\tperson\t\t\n"
    )
    kb, _ = load(write(tmp_path / "more.tsv", more), into=first)
    state = only(kb, "NL")
    assert (state.name, state.description) == ("New Lusatra", "state")
    assert state.aliases == ("Republic of Lusatra", "LUS", "Lusatra", "NL")
    assert state.adjectives == ("Lusatran",)
    assert only(kb, "Ormland") and only(kb, "Fen Ulm")


def test_importing_nothing_new_changes_no_byte(tmp_path: Path) -> None:
    """The same table twice is the same knowledge base."""
    table = write(tmp_path / "states.tsv", STATES)
    first, _ = load(table)
    before = first.path.read_bytes()
    again, _ = load(table, into=first)
    assert again.path.read_bytes() == before


def test_earlier_files_come_first_where_a_name_is_ambiguous(tmp_path: Path) -> None:
    """The order of the files decides, and within a file the weight."""
    one = write(tmp_path / "one.tsv", "qid\tname\tweight\nQ9000000001\tKaral\t1\n")
    two = write(
        tmp_path / "two.tsv", "qid\tname\tweight\nQ9000000002\tKaral\t5\nQ9000000003\tKaral\t9\n"
    )
    kb, _ = load(one, two, kind=EntityKind.GPE)
    assert [entry.entity_id[-1] for entry in kb.exact("Karal")] == ["1", "3", "2"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        ("# only a comment\n", "empty"),
        ("who;what\nAda;person\n", "neither JSON lines nor a table"),
        ("# kind: planet\nname\nKaral\n", "kind 'planet' is not one of"),
        ("name\tkind\n\tgpe\n", "no entry could be read"),
    ],
)
def test_files_that_are_no_tables_are_errors_and_leave_nothing(
    tmp_path: Path, text: str, message: str
) -> None:
    """The message says what was expected, and no file is left, whole or begun."""
    table = write(tmp_path / "a.tsv", text)
    with pytest.raises(InputError, match=message):
        load(table)
    assert list(tmp_path.iterdir()) == [table]


def test_bytes_that_are_no_text_are_an_error(tmp_path: Path) -> None:
    """A table in another encoding is refused, not guessed at."""
    table = tmp_path / "a.tsv"
    table.write_bytes("name\tkind\nKaràl\tgpe\n".encode("latin-1"))
    with pytest.raises(InputError, match="not UTF-8"):
        load(table)
    with pytest.raises(InputError, match=r"b\.tsv: cannot be read"):
        load(tmp_path / "b.tsv")
