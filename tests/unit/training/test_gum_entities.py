"""Names cut out of GUM's mentions; the sentences and their annotation are our own."""

from pathlib import Path

from kg.training.entity_tags import ANY_TAG, TAGS, Tagged
from kg.training.gum_entities import read_gum

Row = tuple[str, str, int, str, str]


def entity(number: int, kind: str, link: str = "") -> str:
    """Return what the treebank writes where a mention opens."""
    return f"({number}-{kind}-new-nnnnn-cf1-1-sgl" + (f"-{link}" if link else "")


def read(folder: Path, *rows: Row) -> list[Tagged]:
    """Return the names of one sentence of (form, tag, head, label, Entity)."""
    lines = [
        f"{at}\t{form}\t_\tX\t{tag}\t_\t{head}\t{label}\t_\tMSeg=x|Entity={note or '_'}"
        for at, (form, tag, head, label, note) in enumerate(rows, start=1)
    ]
    path = folder / "gum.conllu"
    path.write_text("# sent_id = 1\n" + "\n".join(lines) + "\n\n", encoding="utf-8")
    return read_gum(path)


def spell(tagged: Tagged) -> list[str]:
    """Return the tags of each word, "?" where all are allowed."""
    return [
        "?" if allowed == ANY_TAG else "/".join(TAGS[tag] for tag in sorted(allowed))
        for allowed in tagged.allowed
    ]


def test_a_name_is_the_run_of_proper_nouns_around_the_head(tmp_path: Path) -> None:
    """The article and what follows the comma are outside, "of the" inside; the longer name wins."""
    found = read(
        tmp_path,
        ("the", "DT", 2, "det", entity(1, "organization")),
        ("Union", "NNP", 7, "nsubj", ""),
        ("of", "IN", 5, "case", ""),
        ("the", "DT", 5, "det", entity(2, "place", "Lakes")),
        ("Lakes", "NNP", 2, "nmod", "2)"),
        (",", ",", 2, "punct", "1)"),
        ("left", "VBD", 0, "root", ""),
    )
    assert [spell(one) for one in found] == [["O", "B-ORG", "I-ORG", "I-ORG", "I-ORG", "O", "O"]]


def test_titles_and_lands_before_a_person_are_outside(tmp_path: Path) -> None:
    """ "U.S. President Anna Berg": a place, a title and a person."""
    found = read(
        tmp_path,
        ("U.S.", "NNP", 2, "compound", entity(1, "person") + entity(2, "place") + ")"),
        ("President", "NNP", 3, "nmod:desc", ""),
        ("Anna", "NNP", 5, "nsubj", ""),
        ("Berg", "NNP", 3, "flat", "1)"),
        ("won", "VBD", 0, "root", ""),
    )
    assert [spell(one) for one in found] == [["B-LOC", "O", "B-PERSON", "I-PERSON", "O"]]


def test_other_things_need_a_link(tmp_path: Path) -> None:
    """An unlinked proper noun carries no loss; the linked war is an event with its number."""
    rows: list[Row] = [
        ("World", "NNP", 2, "compound", entity(1, "event", "World_War_II")),
        ("War", "NNP", 5, "nsubj", ""),
        ("2", "CD", 2, "dep", "1)"),
        ("Gadget", "NNP", 5, "obj", entity(2, "object") + ")"),
        ("ended", "VBD", 0, "root", ""),
    ]
    assert spell(read(tmp_path, *rows)[0]) == ["B-EVENT", "I-EVENT", "I-EVENT", "?", "O"]
    assert read(tmp_path, *rows[3:]) == []


def test_two_people_are_two_names(tmp_path: Path) -> None:
    """ "Berg and Holm" is a mention of both, and no name."""
    found = read(
        tmp_path,
        ("Berg", "NNP", 4, "nsubj", entity(1, "organization") + entity(2, "organization") + ")"),
        ("and", "CC", 3, "cc", ""),
        ("Holm", "NNP", 1, "conj", entity(3, "organization") + ")1)"),
        ("left", "VBD", 0, "root", ""),
    )
    assert [spell(one) for one in found] == [["B-ORG", "O", "B-ORG", "O"]]


def test_peoples_states_and_common_words(tmp_path: Path) -> None:
    """Danes are a people, a state that acts is a place, "Danish" is NORP, "State" is open."""
    found = read(
        tmp_path,
        ("Danish", "JJ", 2, "amod", ""),
        ("Danes", "NNPS", 4, "nsubj", entity(1, "person") + ")"),
        ("Norway", "NNP", 4, "obl", entity(2, "organization") + ")"),
        ("met", "VBD", 0, "root", ""),
        ("State", "NNP", 4, "obl", entity(3, "organization") + ")"),
        ("state", "NN", 4, "obl", ""),
    )
    assert [spell(one) for one in found] == [["B-NORP", "B-ORG/B-NORP", "B-LOC", "O", "?", "O"]]


def test_days_are_no_names(tmp_path: Path) -> None:
    """A proper noun in a mention of time is outside of any name."""
    found = read(
        tmp_path,
        ("Anna", "NNP", 2, "nsubj", entity(1, "person") + ")"),
        ("won", "VBD", 0, "root", ""),
        ("Friday", "NNP", 2, "obl", entity(2, "time") + ")"),
    )
    assert [spell(one) for one in found] == [["B-PERSON", "O", "O"]]
