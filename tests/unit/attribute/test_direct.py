"""Direct and mixed quotation, scare quotes, and marks around names."""

import pytest

from tests.unit.attribute.trees import found, said


@pytest.mark.parametrize(
    ("name", "source", "content"),
    [
        ("q-after", "Reed", "The pact is ready"),
        ("q-before", "Reed", "The pact is ready."),
        ("q-inverted", "Bishop Moore", "The point is peace"),
        ("q-split", "Reed", "The pact … is ready."),
        ("q-two", "Reed", "The pact is ready … We can sign it."),
        ("q-many", "the engineer", "Is it safe? Yes. Is it cheap? No"),
        ("q-single", "she", "The soldiers’ families don’t know"),
        ("q-unlisted", "the sergeant", "Go home"),
        ("q-label", "Reed", "The pact is ready."),
        ("q-dash", "Anna Reed", "The pact is ready."),
        ("guillemet", "Reed", "The pact is ready"),
        ("german", "Reed", "The pact is ready"),
        ("q-nobody", "", "We want bread."),
    ],
)
def test_direct_quotation_is_one_content(name: str, source: str, content: str) -> None:
    """A quotation and its second half are one content, with the speaker beside the marks."""
    assert said(name) == [("direct", "say", source, content)]


def test_quoted_question_is_a_question() -> None:
    """The class beside a quotation is that of the quoting use: "asked" asks."""
    assert said("q-question") == [("direct", "question", "the engineer", "Is it safe?")]


def test_two_cues_share_two_quotations() -> None:
    """Between two quotations the first cue takes what is before, the last what is behind."""
    assert said("q-ask-both") == [
        ("direct", "say", "he", "Sell the ship"),
        ("direct", "question", "he", "Do you need it?"),
    ]


def test_quotation_over_paragraphs_is_one_content() -> None:
    """A speech that runs over paragraphs has one content with a span for each."""
    assert said("q-runs") == [("direct", "say", "Reed", "We came early. … We left late")]


def test_speaker_of_the_paragraph_before_goes_on() -> None:
    """A quotation alone in its paragraph has the last speaker as its source, and no cue."""
    going_on = found("q-next-par")[1]
    assert (going_on.source.text, going_on.cue_span) == ("Reed", None)


def test_missing_mark_spoils_only_its_paragraph() -> None:
    """Behind a paragraph with a missing mark, the next quotation is read as ever."""
    assert ("direct", "say", "Moore", "No") in said("q-missing")


def test_saying_inside_a_quotation_is_nested() -> None:
    """A saying that somebody quotes has the quotation as its parent."""
    outer, inner = found("in-quote")
    assert (outer.source.text, inner.source.text) == ("Reed", "He")
    assert inner.parent == outer.attribution_id


@pytest.mark.parametrize(
    ("name", "source", "content"),
    [
        ("mixed", "Reed", "the pact was “a gift from heaven” for farmers"),
        ("mixed-that", "Reed", "that Kiel “does not need a second bridge.”"),
        ("mixed-called", "Moore", "the tax “daylight robbery”"),
        ("mixed-which", "He", "the port “a town, which never sleeps”"),
    ],
)
def test_partly_quoted_content_is_mixed(name: str, source: str, content: str) -> None:
    """A content of which only a part stands in marks is MIXED and keeps the marks."""
    assert said(name) == [("mixed", "say", source, content)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("scare", "special operation"),
        ("scare-single", "reform"),
        ("scare-guillemets", "liberators"),
        ("said-fragment", "very good"),
        ("scare-comma", "reform"),
    ],
)
def test_quoted_term_without_cue_is_a_scare_quote(name: str, content: str) -> None:
    """A short quoted term that nobody is said to say is SCARE, at a distance, source unknown."""
    assert said(name) == [("scare", "doubt", "", content)]
    assert found(name)[0].cue_span is None


@pytest.mark.parametrize("name", ["title-work", "nickname", "word"])
def test_marked_names_are_no_scare_quotes(name: str) -> None:
    """Titles of works, nicknames and announced words in marks give nothing."""
    assert said(name) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("scare-so-called", [("scare", "doubt", "", "reform")]),
        ("scare-what-called", []),
        ("name-called", []),
    ],
)
def test_a_term_that_is_called_so_is_doubted_and_a_name_is_not(
    name: str, expected: list[tuple[str, str, str, str]]
) -> None:
    """ "so-called" sets off a term; "what he called" is his word; "called “Storm”" is a name."""
    assert [each for each in said(name) if each[0] == "scare"] == expected


def test_what_somebody_calls_a_thing_is_his_word() -> None:
    """ "what he called “liberation”" is a quotation of one word with him as its source."""
    assert ("direct", "say", "he", "liberation") in said("scare-what-called")
