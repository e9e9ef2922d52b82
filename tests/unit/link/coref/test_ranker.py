"""The columns of phrases, their candidates, and the shares that the ranker gives them."""

import numpy as np
import pytest

from kg.errors import ModelError
from kg.link.coref.columns import Mentions, read_mentions
from kg.link.coref.kinds import FEMALE, KIND, MALE, PERSON, SEVERAL, UNKNOWN
from kg.link.coref.pairs import compare, find_candidates
from kg.link.coref.phrases import find_phrases
from kg.link.coref.ranker import describe, likeness, shipped_ranker
from kg.link.coref.voices import read_voices
from tests.unit.link.trees import make_doc


def mentions_of(name: str, genders: dict[int, int] | None = None) -> Mentions:
    """Return the columns of a stored document without quotations."""
    doc = make_doc(name)
    tokens = list(doc)
    return read_mentions(tokens, find_phrases(tokens), read_voices(doc, ()), genders)


def row_of(mentions: Mentions, text: str, nth: int = 0) -> int:
    """Return the number of the nth phrase with these words (lower case, no article)."""
    return [at for at, each in enumerate(mentions.texts) if each == text][nth]


def test_columns_tell_number_gender_and_kind() -> None:
    """ "The women" are several, "his mother" is a woman, "He" a man, and so says a first name."""
    women, mother = mentions_of("women"), mentions_of("court_boy")
    assert women["number"][row_of(women, "women")] == SEVERAL
    assert women["gender"][row_of(women, "he")] == MALE
    at = row_of(mother, "his mother")
    assert (mother["gender"][at], mother["person"][at]) == (FEMALE, PERSON)
    assert mother["kind"][at] == KIND["owned"]
    assert mother["gender"][row_of(mother, "judge ida roth")] == FEMALE
    assert mother["gender"][row_of(mother, "judge")] == UNKNOWN


def test_gender_may_be_known_from_outside() -> None:
    """What the knowledge base knows of somebody is taken over by head word."""
    root = next(p.root for p in mentions_of("court_boy").phrases)
    mentions = mentions_of("court_boy", {root: FEMALE})
    assert mentions["gender"][0] == FEMALE


def test_what_clashes_is_no_candidate() -> None:
    """ "He" looks at Tomas Lind and not at the women; nobody looks ahead."""
    mentions = mentions_of("women")
    he = row_of(mentions, "he")
    (row,) = find_candidates(mentions, np.array([he]))
    assert [mentions.texts[at] for at in row if at >= 0] == ["tomas lind"]


def test_the_nearest_candidate_stands_first() -> None:
    """Candidates are in order of distance, with the same word far back among them."""
    mentions = mentions_of("keys")
    clinic = row_of(mentions, "clinic", 1)
    (row,) = find_candidates(mentions, np.array([clinic]))
    found = [at for at in row.tolist() if at >= 0]
    assert found == sorted(found, reverse=True)
    assert row_of(mentions, "clinic") in found


def test_a_pair_has_one_row_per_feature() -> None:
    """Features of pairs are finite, one table for each, of the shape of the candidates."""
    mentions = mentions_of("plan")
    rows = np.arange(len(mentions))
    candidates = find_candidates(mentions, rows)
    alike = likeness(mentions, shipped_ranker().vectors, rows, candidates)
    table = compare(mentions, rows, candidates, alike)
    assert table.shape[1:] == candidates.shape
    assert np.isfinite(table).all()
    assert len(describe(mentions, shipped_ranker().vectors)) == len(mentions)


@pytest.mark.parametrize(
    ("name", "text", "nth", "before"),
    [
        ("keys", "clinic", 1, "clinic"),
        ("keys", "it", 0, "clinic"),
        ("women", "them", 0, "women"),
        ("pair", "they", 0, "tomas lind and his sister"),
    ],
)
def test_the_shipped_ranker_finds_antecedents(name: str, text: str, nth: int, before: str) -> None:
    """A repeated noun, "it", "them" and "they" go back to what they mean."""
    mentions = mentions_of(name)
    at = row_of(mentions, text, nth)
    chosen, share = shipped_ranker().rank(mentions, [at])[at]
    assert mentions.texts[chosen] == before
    assert 0.3 < share < 1.0


def test_what_is_new_goes_back_to_nothing() -> None:
    """ "A plan for the harbour" is said for the first time, and so is the first word of a text."""
    mentions = mentions_of("plan")
    rows = [0, row_of(mentions, "plan for harbour")]
    chosen = shipped_ranker().rank(mentions, rows)
    assert [chosen[at][0] for at in rows] == [-1, -1]


def test_no_phrases_no_answers() -> None:
    """Nothing to rank gives nothing."""
    assert shipped_ranker().rank(mentions_of("plan"), []) == {}


def test_broken_weights_are_an_error_of_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is not there is told as what it is."""
    monkeypatch.setattr("kg.link.coref.ranker.MODEL", "absent.npz")
    shipped_ranker.cache_clear()
    with pytest.raises(ModelError, match="reinstall"):
        shipped_ranker()
    shipped_ranker.cache_clear()
