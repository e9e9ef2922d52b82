"""The same quoted words in several articles."""

import pytest

from kg.merge import merge_quotations
from kg.merge.quotations import find_edit
from kg.merge.runs import quoted_runs
from kg.records import (
    Article,
    Attribution,
    CueClass,
    Edit,
    Form,
    Polarity,
    Quotation,
    SourceKind,
    Span,
    Voice,
    Zone,
    ZoneKind,
)
from tests.articles import bare_article

LONG = (
    "Here is my point: what do we wait for? Why can we not close the dam? Is it safe? Yes. "
    "Would it flood the town? No. So who gains from letting the valley drown? Nobody gains."
)


def article(article_id: str, text: str, zones: tuple[Zone, ...] = ()) -> Article:
    """Return an article of an outlet named after it."""
    return bare_article(text, article_id=article_id, outlet=f"Outlet {article_id}", zones=zones)


def attribution(story: Article, words: str, source_id: str, cue: str = "say") -> Attribution:
    """Return a direct attribution of `words` in `story`."""
    start = story.text.index(words)
    return Attribution(
        attribution_id=f"at-{story.article_id}-{start}",
        article_id=story.article_id,
        source=Voice(
            text="the mayor",
            span=None,
            head="mayor",
            kind=SourceKind.NOMINAL,
            cue=cue,
            cue_class=CueClass.SAY,
            entity_id=source_id,
        ),
        medium=None,
        cue_span=None,
        content=(Span(start, start + len(words)),),
        form=Form.DIRECT,
        polarity=Polarity.POSITIVE,
        parent=None,
    )


def find(quotations: tuple[Quotation, ...], words: str) -> Quotation:
    """Return the only quotation whose text holds `words`."""
    (found,) = [each for each in quotations if words in each.text]
    return found


def test_one_quotation_in_two_printings() -> None:
    """A long quotation, cut at the front and interrupted by its speaker in one outlet, is one
    quotation with one rendering per outlet."""
    full = article("a", f"“{LONG}” the mayor told the Herald.")
    pieces = LONG.removeprefix("Here is my point: ").split("? ", 1)
    split = article(
        "b", f"“W{pieces[0][1:]}?” the mayor said in an interview. “{pieces[1]}” More on page 2."
    )
    (only,) = merge_quotations((full, split), ())
    assert only.text == LONG
    assert [len(each.spans) for each in only.renderings] == [1, 2]
    assert only.renderings[1].text.startswith("What do we wait for? … Why can we not")
    for story, rendering in zip((full, split), only.renderings, strict=True):
        assert all(span.slice(story.text) for span in rendering.spans)
        assert rendering.spans[0].slice(story.text) == rendering.text.split(" … ")[0]


def test_splice_of_two_sentences() -> None:
    """Two pieces of one outlet that another joins are one quotation."""
    joined = article(
        "a", "“Close the dam above the town and give us the boats for the river,” he said."
    )
    apart = article(
        "b", "“Close the dam above the town,” he said. “And give us the boats for the river.”"
    )
    (only,) = merge_quotations((joined, apart), ())
    assert [len(each.spans) for each in only.renderings] == [1, 2]


def test_splice_that_leaves_out_what_lay_between() -> None:
    """Two pieces of a long quotation with all between them left out are a part of it; words that
    stand there in another order are none."""
    whole = article(
        "a",
        "“We saw that the dam was weak. We wrote to the town in May, we wrote again in June, and "
        "nobody came. I do not say that anyone wanted this,” he said.",
    )
    spliced = article("b", "“We saw that the dam was weak and nobody came,” he said.")
    turned = article("b", "“And nobody came we saw that the dam was weak,” he said.")
    assert len(merge_quotations((whole, spliced), ())) == 1
    assert len(merge_quotations((whole, turned), ())) == 2


def test_edited_word_is_tolerated() -> None:
    """One changed word in a sentence, and other marks and capitals, do not split it."""
    one = article("a", 'He said: "We can’t leave the old town to the river this spring."')
    other = article("b", "He said: “we can't leave the old city to the river this spring”.")
    (only,) = merge_quotations((one, other), ())
    assert len(only.renderings) == 2


def test_other_words_are_another_quotation() -> None:
    """Sentences that share a beginning only stay apart."""
    one = article("a", "“The mayor is a friend of the river people,” she said.")
    other = article("b", "“The mayor is a danger to every single house,” she said.")
    assert len(merge_quotations((one, other), ())) == 2


def test_commonplace_is_not_swallowed() -> None:
    """A stock phrase quoted by itself is no rendering of a long speech that happens to hold it."""
    speech = article(
        "a", "“I have said it before, and I say it again: no one is above the law in this town, "
        "and the water board will learn it before the next flood comes down the valley.”"
    )  # fmt: skip
    phrase = article("b", "The judge wrote that “no one is above the law”.")
    assert len(merge_quotations((speech, phrase), ())) == 2


def test_two_speakers_of_a_commonplace() -> None:
    """Short words of two linked speakers are two quotations, of one speaker one."""
    one, other = (article(name, "“We will not give in,” she said.") for name in "ab")
    words = "We will not give in"
    two = merge_quotations(
        (one, other), (attribution(one, words, "Q1"), attribution(other, words, "Q2"))
    )
    same = merge_quotations(
        (one, other), (attribution(one, words, "Q1"), attribution(other, words, "Q1"))
    )
    assert [len(each.renderings) for each in two] == [1, 1]
    assert len({each.quotation_id for each in two}) == 2
    assert [len(each.renderings) for each in same] == [2]


def test_source_and_cue_come_from_the_attribution() -> None:
    """A rendering names who is said to say it, and with which verb."""
    story = article("a", "“The dam will hold until June,” the mayor insisted.")
    words = "The dam will hold until June,"
    (only,) = merge_quotations((story,), (attribution(story, words, "Q5", "insist"),))
    assert (only.renderings[0].source_id, only.renderings[0].cue) == ("Q5", "insist")


def test_thinker_inside_a_quotation_is_not_its_source() -> None:
    """Of nested attributions the one that covers the whole quotation names the source."""
    story = article("a", "“Do you think the dam will hold?” the mayor asked.")
    whole = attribution(story, "Do you think the dam will hold?", "Q5", "ask")
    inner = attribution(story, "the dam will hold", "Q6", "think")
    (only,) = merge_quotations((story,), (inner, whole))
    assert only.renderings[0].source_id == "Q5"


def test_direct_speech_without_marks() -> None:
    """A direct content without quotation marks is a quotation too."""
    story = article("a", "Mayor: The dam will hold until June.\nReporter: Sure?")
    words = "The dam will hold until June."
    (only,) = merge_quotations((story,), (attribution(story, words, "Q5"),))
    assert only.text == words


def test_scare_words_group_by_equal_words() -> None:
    """Short quoted terms are one quotation where the words are equal."""
    one = article("a", "The “green miracle” failed. A “miracle” it was not.")
    other = article("b", "The “Green Miracle” of the valley.")
    quotations = merge_quotations((one, other), ())
    assert [len(each.renderings) for each in quotations if "reen" in each.text] == [2]
    assert len(quotations) == 2


def test_insertions_of_the_outlet_do_not_count() -> None:
    """Words in square brackets, a changed first letter and dots are no other quotation."""
    one = article("a", "“He [the mayor] knew that the [old] dam could not hold ... for a week.”")
    other = article("b", "“[H]e knew that the dam could not hold for a week.”")
    (only,) = merge_quotations((one, other), ())
    assert [each.outlet for each in only.renderings] == ["Outlet a", "Outlet b"]


def test_a_stock_phrase_does_not_join_two_sentences() -> None:
    """Half a sentence of common words, with another verb or end, is another quotation."""
    one = article("a", "“He weakened the water board of the valley towns,” she said.")
    other = article(
        "b", "“Whoever wants to break up the water board of the valley towns for his own gain "
        "will hear from us in court.”"
    )  # fmt: skip
    third = article("c", "“A lot of them work on the dam.” And “a lot of boats.”")
    assert len(merge_quotations((one, other, third), ())) == 4


def test_common_words_stay_in_their_article() -> None:
    """Single words and phrases that tell nothing never join two articles."""
    stories = [
        article(name, "It was “very important” and “absurd”. “No,” he said.") for name in "ab"
    ]
    found = merge_quotations(stories, ())
    assert [len(each.renderings) for each in found] == [1] * 6
    assert len({each.quotation_id for each in found}) == 6


def test_short_terms_of_two_speakers() -> None:
    """A short term is one quotation for one speaker or none, and two for two linked speakers."""
    one, other, third = (article(name, "It is a “green miracle”.") for name in "abc")
    words = "green miracle"
    alike = merge_quotations((one, other), (attribution(one, words, "Q1"),))
    apart = merge_quotations(
        (one, other, third), (attribution(one, words, "Q1"), attribution(other, words, "Q2"))
    )
    assert [len(each.renderings) for each in alike] == [2]
    assert [len(each.renderings) for each in apart] == [1, 1, 1]
    assert len({each.quotation_id for each in apart}) == 3


def test_order_and_repetition_do_not_matter() -> None:
    """The same articles in another order, or twice, give the same quotations."""
    stories = [
        article("a", f"“{LONG}”"),
        article("b", "“Why can we not close the dam? Is it safe? Yes.” he said."),
        article("c", "“Nobody gains.” And a “green miracle”."),
    ]
    whole = merge_quotations(stories, ())
    assert merge_quotations(stories[::-1] + stories, ()) == whole


def test_furniture_is_left_out() -> None:
    """What a caption quotes is no quotation of the story."""
    text = "“The dam will hold until June” (file photo)\nThe story."
    caption = Zone(kind=ZoneKind.CAPTION, span=Span(0, text.index("\n")))
    assert merge_quotations((article("a", text, (caption,)),), ()) == ()


def test_kinds_of_marks() -> None:
    """Curly, straight, angled and single marks count; an apostrophe and a stray mark do not."""
    text = (
        "“One here.” \"Two there.\" «Three.» ‘Don’t wait’ is the boys’ song. “Four goes on\n"
        "“and ends.” The “mixed marks\" end. It's 6' tall.\nSo,” she said."
    )  # fmt: skip
    found = [span.slice(text) for span in quoted_runs(article("a", text))]
    assert found == [
        "One here.",
        "Two there.",
        "Three.",
        "Don’t wait",
        "Four goes on",
        "and ends.",
        "mixed marks",
    ]


def test_marks_are_read_as_attribution_reads_them() -> None:
    """Doubled, typed and low marks, and marks glued to a dash or a word, enclose quotations."""
    text = (
        "''One here,'' he said. ``Two there.'' „Three.“ —\"four\"—and he left: 'Five it is.'\n"
        "A stray “ mark. He said: “The ‘old’ dam.”"
    )
    found = [span.slice(text) for span in quoted_runs(article("a", text))]
    assert found == ["One here,", "Two there.", "Three.", "four", "Five it is.", "The ‘old’ dam."]


WHOLE = ["the", "bridge", "is", "not", "safe", "and", "it", "never", "was"]


@pytest.mark.parametrize(
    ("words", "edit"),
    [
        ("the bridge is not safe and it never was", Edit.WHOLE),
        ("the bridge is not safe", Edit.CUT),
        ("not safe and it never was", Edit.CUT),
        ("bridge is not safe", Edit.CUT),
        ("the bridge never was", Edit.SPLICED),
        ("the bridge is unsafe and it never was", Edit.ALTERED),
        ("the old bridge is not safe and it never was", Edit.ALTERED),
    ],
)
def test_what_an_article_did_to_a_quotation(words: str, edit: Edit) -> None:
    """Words left out at an end, inside, or other words are told apart."""
    assert find_edit(words.split(), WHOLE) is edit
