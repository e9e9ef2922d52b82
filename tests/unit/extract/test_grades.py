"""Graded factuality: what the verdicts say, what the learnt weights say, and both joined."""

from pathlib import Path

import pytest

from kg.attribute import find_attributions
from kg.english import load_pipeline, parse_texts
from kg.errors import ModelError
from kg.extract import extract_assertions, grade_assertions
from kg.extract.grade_features import find_features
from kg.extract.grades import (
    AFFIRMED,
    NEGATED,
    Grader,
    grade_verdict,
    load_grader,
)
from kg.records import Certainty, Modality, Polarity
from kg.tree import as_tree
from tests.articles import bare_article
from tests.unit.extract.trees import make_doc

FACT = (Polarity.POSITIVE, Modality.ASSERTED, Certainty.CERTAIN)
PLAN = (Polarity.POSITIVE, Modality.INTENDED, Certainty.UNSPECIFIED)
DENIAL = (Polarity.NEGATIVE, Modality.ASSERTED, Certainty.CERTAIN)


def test_a_fact_is_graded_above_a_denial_and_a_plan_below() -> None:
    """Every mode has a value in both polarities, and a doubt lowers all but plain facts."""
    assert grade_verdict(FACT) > grade_verdict(DENIAL) > grade_verdict(PLAN)
    assert set(AFFIRMED) == set(NEGATED) == set(Modality)
    asked = (Polarity.POSITIVE, Modality.QUESTIONED, Certainty.UNSPECIFIED)
    assert grade_verdict((*asked[:2], Certainty.POSSIBLE)) < grade_verdict(asked)
    left_open = (Polarity.POSITIVE, Modality.ASSERTED, Certainty.UNSPECIFIED)
    assert grade_verdict(PLAN) < grade_verdict(left_open) < grade_verdict(FACT)


def test_features_tell_the_clause_and_those_above_it() -> None:
    """Auxiliaries and negation come with their words, other dependents with their label alone."""
    doc = make_doc("The army did not bomb the village.")
    found = find_features(next(word for word in doc if word.text == "bomb"))
    assert {"0:lemma=bomb", "0:aux=did", "0:advmod=not", "0:form=did not|VB"} <= set(found)
    assert {"0:has=obj", "asked=False", "path=ROOT"} <= set(found)
    assert not [name for name in found if "village" in name]
    village = find_features(next(word for word in doc if word.text == "village"))
    assert {"1:lemma=bomb", "1:advmod=not", "path=obj/ROOT", "under=obj>bomb"} <= set(village)
    assert list(found) == sorted(set(found))


def test_features_are_those_of_the_copied_tree() -> None:
    """A spaCy token and its copy look alike to the weights."""
    doc = make_doc("The firm neither confirmed nor denied the report.")
    spacy_side = [find_features(word) for word in doc]
    with as_tree(doc) as tree:
        assert [find_features(word) for word in tree] == spacy_side


def test_a_grade_is_the_sum_of_the_weights_joined_with_the_verdict() -> None:
    """The learnt grade stays between -3 and 3, and so does the joined one."""
    word = make_doc("The army did not bomb the village.")[4]
    grader = Grader(weights={"0:aux=did": -1.0, "0:lemma=eat": 9.0}, bias=0.5, blend=(1, 2, 0.25))
    assert grader.grade_word(word) == -0.5
    assert grader.join(-0.5, 0.5) == 0.75
    assert grader.grade(word, DENIAL) == 0.75
    high = Grader(weights={"0:lemma=bomb": 70.0}, bias=0.0, blend=(1, 1, 0))
    assert high.grade_word(word) == high.grade(word, FACT) == 3.0


def test_each_assertion_is_graded() -> None:
    """What was done is graded above what is planned, and what is wished for below zero."""
    text = "The bakers sold the old mill. The brewers will buy the barn. If only it would rain!"
    doc = next(parse_texts(load_pipeline(), [(text, ())]))
    article = bare_article(text)
    attributions = find_attributions(doc, article)
    made, _ = extract_assertions(doc, article, attributions)
    grades = grade_assertions(doc, article, attributions)
    assert list(grades) == [each.assertion_id for each in made]
    by_verb = {each.predicate.lemma: grades[each.assertion_id] for each in made}
    assert by_verb["sell"] > 2 > 0 > by_verb["buy"]


@pytest.mark.parametrize("content", [None, "{", '{"format": 9}', "[]", '{"format": 1}'])
def test_weights_that_cannot_be_used(tmp_path: Path, content: str | None) -> None:
    """A file that is absent, broken or of another format is a ModelError that names it."""
    if content is not None:
        (tmp_path / "weights.json").write_text(content)
    with pytest.raises(ModelError, match=r"weights\.json"):
        load_grader(tmp_path)
