"""Sources: their kind, their phrase, and the medium."""

import pytest

from tests.unit.attribute.trees import found


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [
        ("title-name", "named", "Finnish President Alexander Stubb"),
        ("appos", "named", "John Reed"),
        ("pronoun", "pronoun", "She"),
        ("that", "nominal", "The minister"),
        ("plural", "collective", "Western leaders"),
        ("coordination", "collective", "Peru and Chile"),
        ("anonymous", "anonymous", "A source close to the talks"),
        ("familiar", "anonymous", "People familiar with the matter"),
        ("unnamed", "anonymous", "An official who asked not to be named"),
        ("reportedly", "unknown", ""),
    ],
)
def test_kind_of_source(name: str, kind: str, text: str) -> None:
    """Names, pronouns, groups and sources that hide their name are told apart."""
    (attribution,) = found(name)
    assert (str(attribution.source.kind), attribution.source.text) == (kind, text)


@pytest.mark.parametrize(
    ("name", "medium"),
    [
        ("interview", "an interview"),
        ("interview-when", "a radio interview"),
        ("told-post", "the Evening Post"),
        ("that", None),
    ],
)
def test_medium_is_no_voice(name: str, medium: str | None) -> None:
    """The interview or paper through which it came is the medium, and the speaker the source."""
    (attribution,) = found(name)
    assert (attribution.medium.text if attribution.medium else None) == medium


def test_head_of_a_medium_lies_in_its_span() -> None:
    """The head word of a medium is a part of its phrase; the minimal text drops the article."""
    medium = found("told-post")[0].medium
    assert medium is not None
    assert medium.span.contains(medium.head_span)
    assert medium.minimal == "Evening Post"
