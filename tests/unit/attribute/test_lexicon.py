"""The cue lexicon: what its file must hold, and how bad lines are reported."""

import pytest

from kg.attribute.lexicon import Cue, Lexicon, Part, Shape, load_lexicon, load_words
from kg.errors import ModelError
from kg.records import CueClass


def _cue(lemma: str, cue_class: CueClass) -> Cue:
    return Cue(lemma, Part.VERB, frozenset({Shape.THAT}), cue_class, needs_speaker=False)


@pytest.mark.parametrize(
    ("lemma", "shape", "cue_class"),
    [
        ("say", Shape.THAT, CueClass.SAY),
        ("ask", Shape.WH, CueClass.QUESTION),
        ("ask", Shape.OTO, CueClass.DIRECTIVE),
        ("call on", Shape.OTO, CueClass.DIRECTIVE),
        ("call", Shape.AS, CueClass.SAY),
        ("point out", Shape.THAT, CueClass.FACTIVE),
        ("claim", Shape.THAT, CueClass.DOUBT),
        ("dismiss", Shape.NP, CueClass.DENY),
        ("pledge", Shape.TO, CueClass.COMMISSIVE),
        ("beg for", Shape.NP, CueClass.DIRECTIVE),
        ("think", Shape.THAT, CueClass.BELIEF),
        ("fear", Shape.THAT, CueClass.ATTITUDE),
    ],
)
def test_class_depends_on_lemma_and_shape(lemma: str, shape: Shape, cue_class: CueClass) -> None:
    """A verb has the class that the lexicon gives to the shape of its content."""
    cue = load_lexicon().find(lemma, Part.VERB, shape)
    assert cue is not None
    assert cue.cue_class is cue_class


def test_every_class_is_used() -> None:
    """The shipped lexicon has at least one cue of every class."""
    lexicon = load_lexicon()
    assert all(lexicon.has_any(cue_class) for cue_class in CueClass)


def test_unknown_word_is_no_cue() -> None:
    """A lemma that no line lists is no cue in any shape."""
    assert load_lexicon().find("walk", Part.VERB, Shape.THAT) is None
    assert not load_lexicon().shapes("walk", Part.VERB)


def test_two_classes_for_one_shape_are_an_error() -> None:
    """Two lines that give one shape of a lemma two classes name the lemma in a ModelError."""
    with pytest.raises(ModelError, match="'mutter' stands twice"):
        Lexicon([_cue("mutter", CueClass.SAY), _cue("mutter", CueClass.DENY)])


def test_word_lists_are_read_by_name() -> None:
    """A word list holds its words; a list that is not there is empty."""
    assert "source" in load_words("anonymous")
    assert load_words("no such list") == frozenset()
