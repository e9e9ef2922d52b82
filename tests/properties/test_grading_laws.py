"""Laws of graded factuality: bounded, the same each time, and never lower for a better verdict."""

from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.extract.grades import Grader, grade_verdict, load_grader
from kg.records import Certainty, Modality, Polarity
from tests.unit.extract.trees import VOCAB

WORDS = st.sampled_from(["not", "if", "?", "will", "nobody", "fell", "Kyiv", "n't", "=", "|"])
LABELS = st.sampled_from(["aux", "advmod", "nsubj", "nsubj:pass", "mark", "xcomp", "cc:preconj"])
VERDICTS = st.tuples(
    st.sampled_from(Polarity), st.sampled_from(Modality), st.sampled_from(Certainty)
)
FINITE = st.floats(-20, 20)


@st.composite
def docs(draw: st.DrawFn) -> Doc:
    """Draw a sentence with any tree: each word hangs on one before it, the first is the root."""
    rows = draw(st.lists(st.tuples(WORDS, LABELS, st.integers(0, 99)), min_size=1, max_size=9))
    words = [row[0] for row in rows]
    heads = [row[2] % at if at else 0 for at, row in enumerate(rows)]
    labels = ["ROOT", *(row[1] for row in rows[1:])]
    tags = ["VB"] * len(words)
    return Doc(
        VOCAB,
        words=words,
        lemmas=words,
        tags=tags,
        pos=["VERB"] * len(words),
        deps=labels,
        heads=heads,
    )


@given(docs(), VERDICTS)
def test_a_grade_is_bounded_and_the_same_each_time(
    doc: Doc, verdict: tuple[Polarity, Modality, Certainty]
) -> None:
    """Whatever the tree, the grade is from -3 to 3, and grading again gives it again."""
    grader = load_grader()
    for word in doc:
        grade = grader.grade(word, verdict)
        assert -3 <= grade <= 3
        assert -3 <= grader.grade_word(word) <= 3
        assert grader.grade(word, verdict) == grade


@given(FINITE, VERDICTS, VERDICTS)
def test_a_better_verdict_never_lowers_a_grade(
    learnt: float,
    one: tuple[Polarity, Modality, Certainty],
    other: tuple[Polarity, Modality, Certainty],
) -> None:
    """The shipped blend gives both parts a share that is not negative."""
    low, high = sorted((grade_verdict(one), grade_verdict(other)))
    grader: Grader = load_grader()
    assert grader.join(learnt, low) <= grader.join(learnt, high)
    assert grader.join(learnt - 1, low) <= grader.join(learnt, low)
