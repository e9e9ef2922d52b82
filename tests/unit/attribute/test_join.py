"""Rules and tagger made into one list; the tagger's part is written by hand."""

import pytest

from kg.records import Form
from tests.unit.attribute.tagging import Find, attribute, told
from tests.unit.attribute.trees import doc, found, names, said

READY = ["the pact was ready"]


@pytest.mark.parametrize("name", names())
def test_a_silent_tagger_takes_nothing_away(name: str) -> None:
    """Where the tagger finds nothing, every find of the rules that has source and cue stays."""
    by_rule = {a for a in found(name) if a.cue_span is not None and a.source.span is not None}
    assert by_rule <= set(attribute(name))


def test_the_tagger_replaces_the_find_of_its_cue() -> None:
    """Source and content of a cue that both have are the tagger's; there is one of them."""
    find: Find = ("Officials", "said", ["the port would open"])
    assert told("bare", find) == [("indirect", "Officials", "the port would open")]


def test_a_cue_of_several_words_is_known_by_any() -> None:
    """The rules' cue "called for" is the same as the tagger's "called"."""
    find: Find = ("Farmers", "called", ["for lower taxes"])
    assert told("called-for", find) == [("indirect", "Farmers", "for lower taxes")]


def test_scare_quotes_stay() -> None:
    """Terms in marks stay beside what is found and are not taken over by it."""
    find: Find = ("Troops", "began", ["the “special operation”"])
    forms = [each.form for each in attribute("scare", find)]
    assert Form.SCARE in forms
    mine: Find = ("year", "so-called", ["“reform”"])
    assert attribute("scare-so-called", mine) == found("scare-so-called")


def test_a_saying_inside_a_content_stays() -> None:
    """The tagger was never shown nested sayings: the rules add them, with their parent."""
    outer, inner = attribute("nested", ("Lee", "said", ["the mayor had promised to resign"]))
    assert inner.parent == outer.attribution_id
    assert inner.source.text == "the mayor"


@pytest.mark.parametrize("name", ["reportedly", "alleged", "reported-that", "believed"])
def test_hearsay_stays(name: str) -> None:
    """What is said with nobody named is the rules' to find."""
    assert said(name)
    assert attribute(name) == found(name)


def test_quoted_lines_keep_their_speakers() -> None:
    """Lines of others in one content are left to those who speak them."""
    whole = doc("labels-quoted").text.removeprefix('"WALSH: ').removesuffix('"')
    assert [each[1:] for each in told("labels-quoted", ("WALSH", ":", [whole]))][:2] == [
        ("WALSH", "Will the dam hold?"),
        ("PEREZ", "It will hold. We tested it. … We tested it twice."),
    ]


def test_a_quotation_that_was_passed_over_stays() -> None:
    """Words in marks without a speaker are kept unless the tagger has them."""
    assert told("q-nobody") == [("direct", "", "We want bread.")]
    find: Find = ("The crowd", "was loud", ["“We want bread.”"])
    assert told("q-nobody", find) == [("direct", "The crowd", "We want bread.")]


def test_a_find_without_source_and_known_cue_is_dropped() -> None:
    """A cue that no rule knows with nobody to say it is no saying; with a source it is one."""
    contents = ["nine million euros"]
    assert told("neg-indirect", ("", "cost", contents)) == []
    assert told("neg-indirect", ("", "", contents)) == []
    assert len(told("neg-indirect", ("The bridge", "cost", contents))) == 1
    assert len(told("passive-told", ("", "told", ["that the mine was closed"]))) == 1


def test_a_quotation_finds_its_speaker() -> None:
    """The tagger names the source of a quotation whose verb the rules do not know."""
    assert told("statement-quoted") == [("direct", "", "It leaks")]
    assert told("statement-quoted", ("the envoy", "flagged", ["“It leaks”"])) == [
        ("direct", "the envoy", "It leaks")
    ]


@pytest.mark.parametrize(
    ("name", "contents", "kept"),
    [
        ("untrue", ["its wells were clean", "That was untrue"], "its wells were clean"),
        ("not-untrue", ["its wells were clean", "The water was brown"], "its wells were clean"),
        (
            "q-two",
            ["“The pact is ready,”", "“We can sign it.”"],
            "The pact is ready … We can sign it.",
        ),
    ],
)
def test_only_quoted_words_go_on_in_another_sentence(
    name: str, contents: list[str], kept: str
) -> None:
    """Words without marks in a sentence without the cue are not what was said."""
    source = "Reed" if name == "q-two" else "The firm"
    assert [each[2] for each in told(name, (source, "said", contents))][:1] == [kept]


def test_a_content_that_only_stands_apart_leaves_the_rules_find() -> None:
    """Where all that the tagger ties to a cue is far and without marks, the rules decide."""
    assert told("untrue", ("The firm", "said", ["That was untrue"])) == told("untrue")


def test_words_beside_a_quotation_hang_on_it() -> None:
    """What goes on from a quotation is said as well, what hangs on something else is not."""
    parts = ["“a gift from heaven”", "for farmers"]
    assert told("mixed", ("Reed", "said", parts)) == [
        ("mixed", "Reed", "“a gift from heaven” for farmers")
    ]
    assert told("seller", ("Reed", "said", ["the ship", "“It is old.”"])) == [
        ("direct", "Reed", "It is old.")
    ]


def test_a_quotation_in_another_paragraph_stays_with_its_own_speaker() -> None:
    """It is no part of an indirect saying above; the rules' speaker has it."""
    find: Find = ("Reed", "said", [*READY, "“It took nine years.”"])
    assert told("q-next-par", find) == [
        ("indirect", "Reed", "the pact was ready"),
        ("direct", "Reed", "It took nine years."),
    ]


def test_a_quotation_nobody_owns_may_be_tied_to_a_cue() -> None:
    """Where the rules know no speaker in another paragraph, the tagger's stays."""
    find: Find = ("Prosecutors", "accused", ["a clerk of theft", "“I never stole a coin.”"])
    assert told("run-plural", find) == [
        ("mixed", "Prosecutors", "a clerk of theft … “I never stole a coin.”")
    ]


def test_a_quotation_in_marks_of_another_house_goes_on() -> None:
    """Both halves of a split quotation are one saying, whatever the marks."""
    find: Find = ("Reed", "said", ["“The pact,”", "“is ready.”"])
    assert told("q-split", find) == [("direct", "Reed", "The pact … is ready.")]
