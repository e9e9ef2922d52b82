"""The entity sets joined."""

from pathlib import Path

from kg.training.entities import (
    ENTITY_SETS,
    TAGS,
    Tagged,
    draw_round,
    find_spans,
    join_labels,
    read_blocks,
    read_entity_set,
    split_development,
)

SETS = {corpus.name: corpus for corpus in ENTITY_SETS}


def names(tagged: Tagged, at: int) -> set[str]:
    """Return the allowed tags of a word by name."""
    return {TAGS[tag] for tag in tagged.allowed[at]}


def test_two_and_five_column_files_read_the_same(tmp_path: Path) -> None:
    """Tabs, blanks and numbered UNER rows give words and labels; comments are no words."""
    tabs, blanks, numbered = (tmp_path / name for name in ("a", "b", "c"))
    tabs.write_text("Anna\tB-PER\nran\tO\n\nNo\tO\n")
    blanks.write_text("Anna B-PER\nran O\n\nNo O\n")
    numbered.write_text("# text = x\n1\tAnna\tB-PER\t-\t-\n2\tran\tO\t-\t-\n\n1\tNo\tO\t-\t-\n\n")
    wanted = [(["Anna", "ran"], ["B-PER", "O"]), (["No"], ["O"])]
    assert list(read_blocks(tabs)) == list(read_blocks(blanks)) == wanted
    assert list(read_blocks(numbered)) == wanted


def test_spans_of_bio_and_iob_labels() -> None:
    """I opens a span where none of its type is open; B always does."""
    assert find_spans(["I-A", "I-A", "B-A", "O", "I-B", "I-A"]) == [
        (0, 2, "A"),
        (2, 3, "A"),
        (4, 5, "B"),
        (5, 6, "A"),
    ]


def test_what_a_set_does_not_label_stays_open() -> None:
    """UNER has no events: its O allows them, its names allow their own type only."""
    tagged = join_labels(["Anna", "left"], ["B-PER", "O"], SETS["uner"])
    assert names(tagged, 0) == {"B-PERSON"}
    assert {"O", "B-EVENT", "I-MISC"} <= names(tagged, 1)
    assert not {"B-PERSON", "B-ORG", "B-LOC"} & names(tagged, 1)
    full = join_labels(["Anna", "left"], ["B-person", "O"], SETS["politics"])
    assert names(full, 1) == {"O"}


def test_habits_of_the_sets_are_evened_out() -> None:
    """A title is no part of a name, a country as actor is a place, a people is a people."""
    title = join_labels(["Mr.", "Berg"], ["B-PER", "I-PER"], SETS["uner"])
    assert names(title, 1) == {"B-PERSON"}
    assert "B-PERSON" not in names(title, 0)
    assert names(join_labels(["Russia"], ["B-ORG"], SETS["uner"]), 0) == {"B-LOC"}
    assert names(join_labels(["Norwegian"], ["B-misc"], SETS["politics"]), 0) == {"B-NORP"}


def test_handles_carry_no_loss() -> None:
    """All tags are allowed for a Twitter handle and for the word behind a bare @."""
    tagged = join_labels(["@", "anna", "ran"], ["B-PER", "B-PER", "O"], SETS["btc"])
    assert len(tagged.allowed[0]) == len(tagged.allowed[1]) == len(TAGS)
    assert len(join_labels(["@"], ["O"], SETS["btc"]).allowed) == 1


def test_the_kept_back_fifth_is_not_trained_on(tmp_path: Path) -> None:
    """Of ten UNER sentences the last two are left out."""
    rows = "".join(f"1\tw{at}\tO\t-\t-\n\n" for at in range(10))
    (tmp_path / "uner_ewt_dev.iob2").write_text(rows)
    words = [tagged.words[0] for tagged in read_entity_set(tmp_path, SETS["uner"])]
    assert words == [f"w{at}" for at in range(8)]
    assert split_development(range(10)) == 8


def test_shares_of_a_round() -> None:
    """A share of 1.5 takes a set once and half of it again."""
    corpus, sentences = SETS["uner"], [Tagged(words=("a",), allowed=(frozenset({0}),))] * 4
    chances = iter([0.1, 0.9, 0.1, 0.9])
    assert len(draw_round([(corpus, sentences)], lambda: next(chances))) == 6
