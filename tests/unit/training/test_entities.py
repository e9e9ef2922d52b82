"""The entity sets joined."""

import logging
from pathlib import Path

import pytest

from kg.training.entities import (
    ENTITY_SETS,
    TAGS,
    Tagged,
    draw_round,
    join_labels,
    read_entity_set,
    split_development,
)

SETS = {corpus.name: corpus for corpus in ENTITY_SETS}


def names(tagged: Tagged, at: int) -> set[str]:
    """Return the allowed tags of a word by name."""
    return {TAGS[tag] for tag in tagged.allowed[at]}


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
    south = join_labels(["South", "Korea"], ["B-ORG", "I-ORG"], SETS["btc"])
    assert [names(south, at) for at in (0, 1)] == [{"B-LOC"}, {"I-LOC"}]
    assert names(join_labels(["Norwegian"], ["B-misc"], SETS["politics"]), 0) == {"B-NORP"}


def test_a_name_of_titles_only_keeps_its_last_word() -> None:
    """ "President" alone stays what its set says, so no name is emptied."""
    tagged = join_labels(["Dr.", "Major"], ["B-PER", "I-PER"], SETS["uner"])
    assert names(tagged, 1) == {"B-PERSON"}


def test_a_newspaper_is_an_organisation() -> None:
    """CrossNER's magazines are ORG, its albums are not."""
    assert names(join_labels(["Tidende"], ["B-magazine"], SETS["crossner"]), 0) == {"B-ORG"}
    assert names(join_labels(["Tidende"], ["B-album"], SETS["crossner"]), 0) == {"B-MISC"}


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


def test_an_absent_set_is_passed_over(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A set without files is left out with a warning; one of which a file lacks is an error."""
    with caplog.at_level(logging.WARNING):
        assert read_entity_set(tmp_path, SETS["gum"]) == []
    assert "entity set gum" in caplog.text
    (tmp_path / "btc_a.conll").write_text("Anna\tB-PER\n\n")
    with pytest.raises(FileNotFoundError, match="btc_b"):
        read_entity_set(tmp_path, SETS["btc"])


def test_shares_of_a_round() -> None:
    """A share of 1.5 takes a set once and half of it again."""
    corpus, sentences = SETS["politics"], [Tagged(words=("a",), allowed=(frozenset({0}),))] * 4
    chances = iter([0.1, 0.9, 0.1, 0.9])
    assert corpus.share == 1.5
    assert len(draw_round([(corpus, sentences)], lambda: next(chances))) == 6
