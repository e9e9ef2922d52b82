"""What the tagger finds, made into attributions; the tagger's part is written by hand."""

import pytest

from kg.attribute.tagged import is_said
from kg.extract import extract_assertions
from kg.records import CueClass, Polarity, SourceKind, Stance
from tests.unit.attribute.tagging import Find, attribute, spoken, stretch, told
from tests.unit.attribute.trees import article, doc

BROKEN: Find = ("The envoy", "flagged", ["that the pump was broken"])


@pytest.mark.parametrize(
    ("name", "find"),
    [
        ("topic", ("The envoy", "backed", ["the deal that Chile signed"])),
        ("topic-act", ("Oslo", "tried", ["to leave the pact"])),
        ("topic-headline", ("Kiel", "eyes", ["port sale"])),
        ("statement-which", ("letter", "flagged", ["a leak of gas"])),
    ],
)
def test_a_topic_is_the_outlets_own(name: str, find: Find) -> None:
    """What an act or attitude is about is found, but nobody speaks in it."""
    (attribution,) = attribute(name, find)
    assert [span.slice(doc(name).text) for span in attribution.content] == list(find[2])
    assert attribution.spoken == ()


def test_a_topic_gives_no_voice() -> None:
    """What is stated within a topic is stated by the outlet, whoever speaks about it."""
    tree = doc("topic")
    find: Find = ("The envoy", "backed", ["the deal that Chile signed"])
    made, _ = extract_assertions(tree, article(tree.text), attribute("topic", find))
    assert {"sign", "back"} <= {each.predicate.lemma for each in made}
    assert {each.voice for each in made} == {()}
    assert {each.stance for each in made} == {Stance.ASSERTS}


@pytest.mark.parametrize(
    ("name", "find", "content"),
    [
        ("statement", BROKEN, "that the pump was broken"),
        ("poll", ("The poll", "shows", ["Ito leading"]), "Ito leading"),
        ("noun-fear", ("Moore", "fear", ["a strike"]), "a strike"),
        ("statement-quoted", ("the envoy", "flagged", ["“It leaks”"]), "It leaks"),
    ],
)
def test_a_statement_is_the_sources_own(name: str, find: Find, content: str) -> None:
    """A clause of its own, a noun with a word that reports, and quoted words are said."""
    assert spoken(name, find) == [content]


def test_what_is_said_is_told_from_what_it_is_about() -> None:
    """A finite clause is said, with any cue; one that only describes a noun or time is not."""
    flagged, topic, poll = doc("statement"), doc("topic"), doc("poll")
    assert is_said(stretch(flagged, "that the pump was broken"), stretch(flagged, "flagged"))
    assert not is_said(stretch(topic, "the deal that Chile signed"), stretch(topic, "backed"))
    assert not is_said(stretch(topic, "that Chile signed"), stretch(topic, "backed"))
    assert is_said(stretch(poll, "Ito leading"), stretch(poll, "shows"))
    assert not is_said(stretch(poll, "Ito"), stretch(poll, "shows"))
    assert not is_said(stretch(poll, "Ito leading"), ())


@pytest.mark.parametrize(
    ("name", "find", "source"),
    [
        ("statement-who", ("who", "flagged", ["that the pump was broken"]), "The envoy"),
        ("statement-which", ("which", "flagged", ["a leak of gas"]), "A letter"),
        ("relative-source", ("who", "claimed", ["he was ill"]), "The trader"),
    ],
)
def test_a_relative_pronoun_stands_for_its_noun(name: str, find: Find, source: str) -> None:
    """The one meant is the source, before a comma too and whether the rules know the cue or not."""
    assert [each[1] for each in told(name, find)] == [source]


def test_who_without_a_noun_is_no_source() -> None:
    """A "who" that asks stands for nobody; with a cue that no rule knows nothing is left."""
    assert told("question-who", ("Who", "flagged", ["that the pump was broken"])) == []


def test_a_cue_has_no_relative_pronoun() -> None:
    """The pronoun before the verb belongs to the source; a cue of two verbs is kept whole."""
    (said,) = attribute("statement-who", ("The envoy", "who flagged", ["that the pump was broken"]))
    (tried,) = attribute("topic-act", ("Oslo", "tried to leave", ["the pact"]))
    assert said.cue_span is not None
    assert tried.cue_span is not None
    assert said.cue_span.slice(doc("statement-who").text) == "flagged"
    assert tried.cue_span.slice(doc("topic-act").text) == "tried to leave"
    assert (said.source.cue, tried.source.cue) == ("flag", "leave")


def test_a_source_has_no_last_comma() -> None:
    """The comma behind an apposition is left out, the one within it kept."""
    find: Find = ("John Reed, a spokesman for the union,", "said", ["the pact was ready"])
    (attribution,) = attribute("appos", find)
    span = attribution.source.span
    assert span is not None
    assert span.slice(doc("appos").text) == "John Reed, a spokesman for the union"
    assert attribution.source.kind is SourceKind.NAMED


def test_an_article_alone_is_no_source() -> None:
    """ "The" of some noun names nobody; with a cue that no rule knows nothing is left of the find.
    "Some" as a subject may speak.
    """
    contents = ["that the pump was broken"]
    assert told("statement", ("The", "flagged", contents)) == []
    assert told("statement-some", ("Some", "flagged", contents)) == [
        ("indirect", "Some", contents[0])
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("q-after", "“The pact is ready,”"),
        ("guillemet", "«The pact is ready»"),
        ("german", "„The pact is ready“"),
    ],
)
def test_all_in_marks_is_direct_and_loses_its_marks(name: str, content: str) -> None:
    """In every house's marks; the comma that leads on to the cue is left out as well."""
    assert told(name, ("Reed", "said", [content])) == [("direct", "Reed", "The pact is ready")]


def test_some_in_marks_is_mixed() -> None:
    """Marks within a content stay; a quotation of it alone is direct."""
    whole = "the pact was “a gift from heaven” for farmers"
    assert told("mixed", ("Reed", "said", [whole])) == [("mixed", "Reed", whole)]
    part = "“a gift from heaven”"
    assert told("mixed", ("Reed", "said", [part])) == [("direct", "Reed", "a gift from heaven")]


def test_none_in_marks_is_indirect() -> None:
    """Stops and commas at the edges are left out."""
    assert told("bare", ("Officials in Oslo", "said", ["the port would open in May."])) == [
        ("indirect", "Officials in Oslo", "the port would open in May")
    ]


def test_a_saying_inside_a_quotation_is_indirect() -> None:
    """Marks around the cue as well do not make its content a quotation."""
    quoted: Find = ("Reed", "recalled", ["“He said the pact was dead,”"])
    assert told("in-quote", quoted, ("He", "said", ["the pact was dead"])) == [
        ("direct", "Reed", "He said the pact was dead"),
        ("indirect", "He", "the pact was dead"),
    ]


def test_a_quotation_over_paragraphs_is_several_spans() -> None:
    """The mark that is set again at a paragraph is no part of it; full stops are kept."""
    find: Find = ("Reed", "said", ["“We came early.\n“We left late,”"])
    assert told("q-runs", find) == [("direct", "Reed", "We came early. … We left late")]


def test_asides_of_the_outlet_are_its_own() -> None:
    """An apposition between commas in indirect speech is the outlet's, editor's brackets are."""
    find: Find = ("The witness", "said", ["the guard, a cousin of the mayor, had slept"])
    assert spoken("own-appos", find) == ["the guard … had slept"]
    quoted: Find = ("the pilot", "said", ["“They [the Danes] were late,”"])
    assert spoken("brackets", quoted) == ["They … were late"]
    listed: Find = ("The cook", "said", ["the fish, the rice and the bread were cold"])
    assert spoken("own-list", listed) == ["the fish, the rice and the bread were cold"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("before", "lower taxes before the vote began", "lower taxes"),
        ("offering", "lower taxes, offering bread", "lower taxes"),
        ("if", "lower taxes if the crop failed", "lower taxes if the crop failed"),
    ],
)
def test_circumstances_of_the_cue_are_the_outlets(name: str, content: str, said: str) -> None:
    """When it was said and what was done beside it is no part of what was said; a condition is."""
    assert spoken(name, ("Farmers", "called for", [content])) == [said]


def test_a_circumstance_alone_stays() -> None:
    """A content that is nothing else is what was meant, so all of it stays."""
    assert spoken("before", ("Farmers", "called for", ["before the vote began"])) == [
        "before the vote began"
    ]


def test_an_unknown_cue_is_read_by_its_words() -> None:
    """Its lemma is the cue, its class plain saying; a negation on it counts."""
    (plain,) = attribute("statement", BROKEN)
    assert (plain.source.cue, plain.source.cue_class) == ("flag", CueClass.SAY)
    assert plain.polarity is Polarity.POSITIVE
    (negated,) = attribute("statement-never", ("The envoy", "never flagged", BROKEN[2]))
    assert (negated.source.cue, negated.polarity) == ("flag", Polarity.NEGATIVE)


def test_an_unknown_construction_has_the_class_of_its_word() -> None:
    """A reporting word in a shape that the rules do not read keeps its class in the lexicon."""
    (attribution,) = attribute("noun-fear", ("Moore", "fear", ["a strike"]))
    assert (attribution.source.cue, attribution.source.cue_class) == ("fear", CueClass.ATTITUDE)


def test_a_known_cue_keeps_what_the_rules_read() -> None:
    """Class, polarity and medium are the rules', the words the tagger's."""
    contents = ["when the plant would reopen"]
    (negated,) = attribute("did-not-say", ("company", "did not say", contents))
    assert negated.polarity is Polarity.NEGATIVE
    assert negated.source.text == "company"
    (placed,) = attribute("told-post", ("The actor", "told", ["that he was tired"]))
    assert placed.medium is not None
    assert placed.medium.head == "Post"


def test_the_taggers_source_outweighs_the_rules() -> None:
    """Where the two name different sources, the tagger's counts."""
    (attribution,) = attribute("nested", ("the mayor", "said", ["had promised to resign"]))[:1]
    assert attribution.source.text == "the mayor"
