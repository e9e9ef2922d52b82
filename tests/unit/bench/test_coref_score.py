"""The measures of coreference chains, against figures worked out by hand."""

import pytest

from tests.bench.coref_score import CorefScore, count_anaphors, f1

A, B, C, D, E, F, G, H, I = ((at, at + 1) for at in range(9))  # noqa: E741
#: The example of Pradhan et al. (2014), section 3, who give the figures of each measure for it.
KEY = [[A, B, C], [D, E, F, G]]
RESPONSE = [[A, B], [C, D], [F, G, H, I]]


def scored(gold: list[list[tuple[int, int]]], system: list[list[tuple[int, int]]]) -> CorefScore:
    """Return the measures of one document."""
    score = CorefScore()
    score.add(gold, system)
    return score


def test_gold_against_itself() -> None:
    """Chains that equal the gold ones get 100 in every measure."""
    score = scored(KEY, [list(reversed(chain)) for chain in reversed(KEY)])
    measures = (score.muc, score.b_cubed, score.ceaf_e, score.mentions)
    assert [tally.f1 for tally in measures] == pytest.approx([100.0] * 4)
    assert score.conll == pytest.approx(100.0)


def test_muc() -> None:
    """Of the 2 + 3 gold links the system keeps 2, and 2 of its own 1 + 1 + 3 links are gold."""
    muc = scored(KEY, RESPONSE).muc
    assert (muc.recall, muc.precision) == pytest.approx((40.0, 40.0))


def test_b_cubed() -> None:
    """A mention counts with the share of its chain that both sides have in common."""
    b_cubed = scored(KEY, RESPONSE).b_cubed
    assert b_cubed.recall == pytest.approx(100 * (5 / 3 + 5 / 4) / 7)
    assert b_cubed.precision == pytest.approx(100 * (2 + 1 + 1) / 8)


def test_ceaf_e() -> None:
    """Chains are matched one to one: {a b} to {a b c} with 4/5, {f g h i} to {d e f g} with 4/8."""
    ceaf_e = scored(KEY, RESPONSE).ceaf_e
    assert ceaf_e.recall == pytest.approx(100 * 1.3 / 2)
    assert ceaf_e.precision == pytest.approx(100 * 1.3 / 3)


def test_documents_add_up() -> None:
    """Two documents are scored by the sums of their counts, not by the mean of their figures."""
    score = CorefScore()
    score.add([[A, B]], [[A, B]])
    score.add([[A, B, C, D]], [])
    assert score.muc.recall == pytest.approx(100 * 1 / 4)
    assert score.muc.precision == pytest.approx(100.0)


def test_chains_of_one_mention_do_not_count() -> None:
    """A mention that nothing refers back to is neither wanted nor a fault."""
    score = scored([[A, B], [C]], [[A, B], [D], [E, E]])
    assert score.conll == pytest.approx(100.0)


def test_nothing_found() -> None:
    """A system without chains has 0 everywhere, and divides by nothing."""
    assert scored(KEY, []).conll == 0.0
    assert scored([], []).conll == 0.0


def test_anaphors_are_right_by_the_mention_before() -> None:
    """An anaphor is right where the one before it in its system chain is of its gold chain."""
    kind = frozenset({B, D, G})
    assert count_anaphors(KEY, RESPONSE, kind) == (2, 2, 3)
    assert f1(2, 2, 3) == pytest.approx(80.0)
