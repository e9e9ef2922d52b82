"""Nouns and verbs of one event."""

import pytest

from kg.merge.events import event_of, verb_of
from kg.merge.frames import frame_of
from kg.merge.relations import relation_of
from kg.records import QualifierRole
from kg.wordlists import read_rows
from tests.unit.merge.build import ENTITIES, Writer

KNOWN = {entity.entity_id: entity for entity in ENTITIES}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("explosion", "blow up"),
        ("killing", "slay"),
        ("murder", "assassination"),
        ("looting", "rob"),
    ],
)
def test_nouns_name_what_verbs_say(one: str, other: str) -> None:
    """A noun and a verb of one relation are one event."""
    assert event_of(one) == event_of(other)


@pytest.mark.parametrize("word", ["building", "report", "king", "table", "ceiling"])
def test_things_name_no_deed(word: str) -> None:
    """A noun that mostly is a thing or a person has no verb."""
    assert verb_of(word) is None


def test_no_noun_is_listed_twice() -> None:
    """Each noun of nominals.tsv has one verb."""
    listed = [nouns.split(", ") for _, (_, nouns) in read_rows("kg.merge", "nominals.tsv")]
    nouns = [noun for group in listed for noun in group]
    assert len(nouns) == len(set(nouns))


def test_a_deed_that_is_carried_out_is_done() -> None:
    """ "Carry out an inspection of the plant" is to inspect it; to carry out a box is not."""
    writer = Writer()
    deed = writer.say("NATO", "carry out", "an inspection of the plant", head_of="inspection")
    plain = writer.say("NATO", "inspect", "the plant")
    box = writer.say("NATO", "carry out", "a box", (QualifierRole.OTHER, "of", "apples"))
    assert frame_of(deed, KNOWN).key == frame_of(plain, KNOWN).key
    assert frame_of(box, KNOWN).relation == relation_of("carry out")
