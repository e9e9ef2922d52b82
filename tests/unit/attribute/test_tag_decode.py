"""From scores to spans and links."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from kg.attribute.tag_decode import (
    Linker,
    LinkTables,
    Saying,
    Scores,
    Stretch,
    allow_tags,
    describe_pairs,
    find_best,
    read_spans,
)
from kg.attribute.tag_inputs import TAGS

ALLOWED = allow_tags()
WIDTH = 2


def tag(name: str) -> int:
    """Return the number of a tag."""
    return TAGS.index(name)


def weigh(scores: NDArray[np.float32], moves: NDArray[np.float32], path: Sequence[int]) -> float:
    """Return the score of a sequence of tags that begins behind an outside word."""
    steps = zip([0, *path], path, strict=False)
    return float(
        sum(moves[a, b] for a, b in steps) + sum(s[t] for s, t in zip(scores, path, strict=True))
    )


def search_word_by_word(scores: NDArray[np.float32], moves: NDArray[np.float32]) -> list[int]:
    """Return the best allowed sequence of tags, one word after the other."""
    steps = np.where(ALLOWED, moves, -np.inf).astype(np.float64)
    best, backs = np.full(len(TAGS), -np.inf), []
    best[0] = 0.0
    for row in scores:
        entered = best[:, None] + steps
        backs.append(entered.argmax(axis=0))
        best = entered.max(axis=0) + row
    path = [int(best.argmax())]
    for back in reversed(backs):
        path.append(int(back[path[-1]]))
    return path[::-1][1:]


def test_inside_follows_its_own_kind_alone() -> None:
    """Inside comes after begin or inside of its kind; anything may be followed by a begin."""
    assert not ALLOWED[tag("O"), tag("I-cue")]
    assert not ALLOWED[tag("B-source"), tag("I-cue")]
    assert not ALLOWED[tag("I-content"), tag("I-source")]
    assert ALLOWED[tag("B-cue"), tag("I-cue")]
    assert ALLOWED[tag("I-cue"), tag("I-cue")]
    assert ALLOWED[:, [tag("O"), tag("B-source"), tag("B-cue"), tag("B-content")]].all()


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 130), st.integers(0, 2**32 - 1))
def test_stretches_side_by_side_give_the_best_sequence(length: int, seed: int) -> None:
    """The sequence is allowed and scores as much as the best that a plain search finds."""
    rng = np.random.default_rng(seed)
    scores = rng.normal(scale=4, size=(length, len(TAGS))).astype(np.float32)
    moves = rng.normal(size=(len(TAGS), len(TAGS))).astype(np.float32)
    found = find_best(scores, moves).tolist()
    assert len(found) == length
    assert all(ALLOWED[a, b] for a, b in zip([0, *found], found, strict=False))
    plain = search_word_by_word(scores, moves)
    assert weigh(scores, moves, found) == pytest.approx(weigh(scores, moves, plain), abs=1e-3)


def test_an_inside_that_scores_best_needs_its_begin() -> None:
    """Words that look like the inside of a cue become a whole cue or none at all."""
    scores = np.zeros((3, len(TAGS)), dtype=np.float32)
    scores[1, tag("I-cue")] = 9.0
    moves = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)
    assert find_best(scores, moves).tolist() == [tag("B-cue"), tag("I-cue"), 0]
    scores[:, 0] = 9.0
    assert find_best(scores, moves).tolist() == [0, 0, 0]


def test_spans_end_at_a_begin_an_outside_or_another_kind() -> None:
    """Two stretches of one kind may touch; an inside without a begin opens a stretch."""
    names = ("B-source", "I-source", "B-source", "B-cue", "O", "I-content", "I-content", "I-cue")
    assert read_spans([tag(name) for name in names]) == {
        "source": [(0, 2), (2, 3)],
        "cue": [(3, 4), (7, 8)],
        "content": [(5, 7)],
    }
    assert read_spans([]) == {"source": [], "cue": [], "content": []}


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["", "source", "cue", "content"]), st.integers(1, 5))))
def test_spans_are_read_as_written(runs: list[tuple[str, int]]) -> None:
    """Stretches written as tags are read back, in order."""
    tags: list[int] = []
    wanted: dict[str, list[Stretch]] = {"source": [], "cue": [], "content": []}
    for kind, length in runs:
        if kind:
            wanted[kind].append((len(tags), len(tags) + length))
            tags += [tag(f"B-{kind}"), *[tag(f"I-{kind}")] * (length - 1)]
        else:
            tags += [0] * length
    assert read_spans(tags) == wanted


def describe(
    one: Stretch, others: Sequence[Stretch], apart: Sequence[int]
) -> list[tuple[int, int]]:
    """Return gap and place of each of some stretches."""
    gaps, places = describe_pairs(one, np.array(others), np.array(apart))
    return list(zip(gaps.tolist(), places.tolist(), strict=True))


def test_gaps_count_words_on_each_side() -> None:
    """The nearest neighbour has the first number of its side; the scale grows by octaves."""
    assert describe((5, 7), [(5, 7)], [0]) == [(0, 12)]
    assert [gap for gap, _ in describe((5, 7), [(7, 9), (8, 9), (10, 11)], [0] * 3)] == [1, 4, 7]
    assert [gap for gap, _ in describe((9, 11), [(7, 9), (7, 8), (4, 6)], [0] * 3)] == [32, 35, 38]


def test_places_hold_side_rank_and_sentences() -> None:
    """Ranks count from the nearest on each side, three and more are one, as are two sentences
    and more.
    """
    others = [(0, 1), (2, 3), (8, 9), (10, 11), (12, 13), (14, 15), (16, 17)]
    apart = [0, 1, 0, 1, 2, 3, 0]
    places = [place for _, place in describe((5, 6), others, apart)]
    assert places == [3, 1, 24, 28, 32, 35, 33]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 40), st.integers(0, 9)), min_size=1),
    st.integers(0, 3000),
)
def test_numbers_stay_in_the_tables(others: list[tuple[int, int, int]], start: int) -> None:
    """However far apart, a pair has a row of the tables."""
    stretches = [(at, at + length) for at, length, _ in others]
    for gap, place in describe((start, start + 3), stretches, [each[2] for each in others]):
        assert 0 <= gap < 64
        assert 0 <= place < 36


def link(spans: dict[str, list[Stretch]], starts: Sequence[int], **weights: float) -> list[Saying]:
    """Return what is tied in an article of ten-word sentences, all pairs alike but for `weights`:
    `none` for a cue by itself, `before` for a source before its cue.
    """
    length = 10 * len(starts)
    tables = LinkTables(
        pairs=np.zeros((2, WIDTH + 1, WIDTH + 1), dtype=np.float32),
        gaps=np.zeros((2, 64), dtype=np.float32),
        places=np.zeros((2, 36), dtype=np.float32),
    )
    # The nearer the better, before or behind.
    tables.gaps[:, 1:32] = tables.gaps[:, 32:63] = -np.arange(31) / 10
    tables.gaps[1, 0] = weights.get("none", -100.0)
    tables.gaps[1, 32:] += weights.get("before", 0.0)
    zeros = np.zeros((length, WIDTH), dtype=np.float32)
    scores = Scores(tags=np.zeros((length, 7), dtype=np.float32), froms=zeros, tos=zeros)
    return Linker(tables, scores, starts).link({"source": [], "cue": [], "content": []} | spans)


def starts_of(sentences: int) -> list[int]:
    """Return the first words of sentences of ten words."""
    return [10 * at for at in range(sentences)]


@pytest.mark.parametrize(
    ("content", "tied"),
    [((125, 128), True), ((135, 138), False), ((45, 48), True), ((35, 38), False)],
)
def test_a_content_is_tied_within_some_sentences(content: Stretch, tied: bool) -> None:
    """It stands at most six sentences behind its cue and two before it, else it has no cue."""
    (saying,) = link({"cue": [(65, 66)], "content": [content]}, starts_of(15))
    assert saying == Saying(source=None, cue=(65, 66) if tied else None, content=(content,))


@pytest.mark.parametrize(
    ("source", "tied"), [((55, 57), True), ((75, 76), True), ((45, 47), False), ((85, 86), False)]
)
def test_a_source_stands_beside_its_cue(source: Stretch, tied: bool) -> None:
    """It stands in the sentence of its cue or in the next one on either side."""
    spans = {"source": [source], "cue": [(65, 66)], "content": [(66, 69)]}
    (saying,) = link(spans, starts_of(10))
    assert saying.source == (source if tied else None)


def test_a_cue_may_have_no_source() -> None:
    """Where a cue by itself scores better than every source, it stays without one."""
    spans = {"source": [(0, 1)], "cue": [(4, 5)], "content": [(5, 8)]}
    assert link(spans, [0])[0].source == (0, 1)
    assert link(spans, [0], none=9.0)[0].source is None
    assert link(spans, [0], none=9.0, before=20.0)[0].source == (0, 1)


def test_contents_of_one_cue_are_one_saying() -> None:
    """Contents with the same cue stand together; those without one stand alone; a cue without a
    content says nothing.
    """
    spans = {"cue": [(4, 5), (7, 8)], "content": [(0, 3), (5, 6)]}
    assert link(spans, [0]) == [Saying(source=None, cue=(4, 5), content=((0, 3), (5, 6)))]
    lone = {"content": [(0, 3), (5, 6)]}
    assert [each.content for each in link(lone, [0])] == [((0, 3),), ((5, 6),)]
    assert link({"cue": [(4, 5)]}, [0]) == []


def test_vectors_of_both_ends_decide() -> None:
    """Where the pair table weighs them, a far cue is chosen before a near one."""
    tables = LinkTables(
        pairs=np.zeros((2, WIDTH + 1, WIDTH + 1), dtype=np.float32),
        gaps=np.zeros((2, 64), dtype=np.float32),
        places=np.zeros((2, 36), dtype=np.float32),
    )
    tables.pairs[0, 0, 1] = 1.0
    froms, tos = (np.zeros((10, WIDTH), dtype=np.float32) for _ in range(2))
    froms[5, 0] = 1.0
    tos[[0, 4], 1] = 3.0, 2.0
    scores = Scores(tags=np.zeros((10, 7), dtype=np.float32), froms=froms, tos=tos)
    spans: dict[str, list[Stretch]] = {"source": [], "cue": [(0, 1), (4, 5)], "content": [(5, 8)]}
    assert [each.cue for each in Linker(tables, scores, [0]).link(spans)] == [(0, 1)]
