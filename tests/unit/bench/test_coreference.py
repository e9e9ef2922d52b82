"""The score of event coreference that the bench prints."""

from tests.bench.coreference import conll


def test_the_gold_itself_scores_a_hundred() -> None:
    """Chains with the same members get full marks, whatever their names."""
    found = conll({1: "a", 2: "a", 3: "b"}, {1: "x", 2: "x", 3: "y"})
    assert all(round(value, 6) == 100 for value in found.values())


def test_the_three_measures_of_a_known_case() -> None:
    """Of {1 2 3} and {4}, given as {1 2} and {3 4}: MUC 1 of 2 links on both sides; B-cubed
    (2/3 + 2/3 + 1/3 + 1) / 4 and (1 + 1 + 1/2 + 1/2) / 4; CEAF (4/5 + 2/3) / 2."""
    found = conll({1: "a", 2: "a", 3: "a", 4: "b"}, {1: "x", 2: "x", 3: "y", 4: "y"})
    recall, precision = (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, (1 + 1 + 0.5 + 0.5) / 4
    assert round(found["muc"], 6) == 50
    assert round(found["b3"], 6) == round(200 * recall * precision / (recall + precision), 6)
    assert round(found["ceaf_e"], 6) == round(100 * (4 / 5 + 2 / 3) / 2, 6)
