"""The worth of assertions and claims: what stands above what, and what has no say in it."""

from dataclasses import replace
from math import exp
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ModelError
from kg.records import Assertion, Form, Modality
from kg.worth import claim_worth, explain_worth, find_worth
from kg.worth.score import load_weights
from tests.sample import sample_tables
from tests.unit.worth.made import said

DEED = said("*Peru", "sink", "two boats", when="on Monday", where="off Lima")
#: Pairs in which the first is worth more than the second.
ABOVE: dict[str, tuple[Assertion, Assertion]] = {
    "a deed over a remark": (DEED, said("it", "be", "clear", rule="copula")),
    "a deed over a frame": (DEED, said("*Ruiz", "tell", "reporters")),
    "a known actor over an unknown one": (
        said("*he", "close", "the port"),
        said("he", "close", "the port"),
    ),
    "told over asked": (
        said("*Peru", "close", "the port"),
        said("*Peru", "close", "the port", modality=Modality.QUESTIONED),
    ),
    "a day over any day": (
        said("shares", "slide", when="on Friday"),
        said("shares", "slide", when="often"),
    ),
    "a request over a talk without content": (
        said("*Ruiz", "call on", "*NATO"),
        said("*Ruiz", "speak", form=Form.DIRECT),
    ),
    "a death toll over a feeling": (
        said("four people", "die"),
        said("we", "feel", "great"),
    ),
    "the US over us": (said("US", "sign", "the treaty"), said("us", "sign", "the treaty")),
}


@pytest.mark.parametrize("name", ABOVE)
def test_what_can_be_checked_stands_above_filler(name: str) -> None:
    """Statements with actors, deeds, days and numbers are worth more than remarks and frames."""
    more, less = ABOVE[name]
    assert 0 <= find_worth(less) < find_worth(more) <= 1


def test_worth_reads_nothing_but_the_statement() -> None:
    """Outlet, article, ids and date have no say, so no outlet is ever ranked by its name."""
    other = replace(
        DEED, assertion_id="s-2", article_id="b", outlet="B", published="2024", claim_id="c"
    )
    assert find_worth(other) == find_worth(DEED)


def test_the_parts_of_an_explanation_add_up() -> None:
    """What the features add, with the bias, is the log-odds of the worth, strongest first."""
    parts = explain_worth(DEED)
    odds = load_weights().bias + sum(parts.values())
    assert find_worth(DEED) == pytest.approx(1 / (1 + exp(-odds)), abs=1e-4)
    sizes = [abs(value) for value in parts.values()]
    assert sizes == sorted(sizes, reverse=True)


def test_a_claim_is_worth_what_its_best_assertion_is() -> None:
    """Where one article names what another only hints at, the claim has the worth of the first."""
    hint = replace(said("it", "happen"), claim_id="c-1")
    full = replace(DEED, claim_id="c-1")
    loose = said("it", "be", "so")
    assert claim_worth([hint, full, loose]) == {"c-1": find_worth(full)}
    assert claim_worth([hint]) == {"c-1": find_worth(hint)}


@given(
    st.lists(st.sampled_from(sample_tables().assertions), max_size=30),
    st.randoms(use_true_random=False),
)
def test_order_and_repetition_have_no_say(made: list[Assertion], chance: Random) -> None:
    """The same assertions in any order, and however often, give the same worth of claims."""
    mixed = [*made, *made[:5]]
    chance.shuffle(mixed)
    found = claim_worth(mixed)
    assert found == claim_worth(made)
    assert list(found) == sorted(found)
    assert all(0 <= worth <= 1 for worth in found.values())


@pytest.mark.parametrize(
    "text", ["", "[]", '{"format": 2, "bias": 0, "weights": {}}', '{"format": 1, "bias": 0}']
)
def test_broken_weights_are_named(tmp_path: Path, text: str) -> None:
    """A file of weights that is empty, of another format or not whole is an error that names it."""
    path = tmp_path / "weights.json"
    path.write_text(text)
    with pytest.raises(ModelError, match=r"weights\.json"):
        load_weights(path)
    with pytest.raises(ModelError, match=r"absent\.json"):
        load_weights(tmp_path / "absent.json")
