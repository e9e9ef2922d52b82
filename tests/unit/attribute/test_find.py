"""The stage as a whole: zones, headlines, transcripts, order and ids."""

from dataclasses import replace

import pytest

from kg.attribute import find_attributions
from kg.records import Attribution, Span, Zone, ZoneKind
from tests.unit.attribute.trees import article, doc, names, said


def _in_zone(name: str, kind: ZoneKind, outlet: str = "The Daily Test") -> tuple[Attribution, ...]:
    tree = doc(name)
    zones = (Zone(kind=kind, span=Span(0, len(tree.text))),)
    return find_attributions(tree, article(tree.text, zones, outlet))


@pytest.mark.parametrize("kind", [ZoneKind.CAPTION, ZoneKind.TEASER, ZoneKind.BYLINE])
def test_furniture_gives_nothing(kind: ZoneKind) -> None:
    """Captions, teasers and bylines give no attribution, though they quote."""
    assert _in_zone("q-after", kind) == ()


@pytest.mark.parametrize("kind", [ZoneKind.TITLE, ZoneKind.STANDFIRST])
def test_titles_are_read(kind: ZoneKind) -> None:
    """Titles and standfirsts give attributions like the body."""
    assert len(_in_zone("q-after", kind)) == 1


@pytest.mark.parametrize(
    ("name", "source", "content"),
    [
        ("headline-colon", "Lavrov", "The talks are over"),
        ("headline-dash", "Kremlin", "The talks are over"),
    ],
)
def test_headline_names_its_source_without_a_verb(name: str, source: str, content: str) -> None:
    """A speaker before a headline's colon or behind its last dash is the source."""
    (attribution,) = _in_zone(name, ZoneKind.TITLE)
    assert attribution.source.text == source
    assert [span.slice(doc(name).text) for span in attribution.content] == [content]


def test_place_before_a_colon_is_no_speaker() -> None:
    """A country before a headline's colon says where, not who."""
    assert _in_zone("headline-place", ZoneKind.TITLE) == ()


def test_outlet_behind_a_dash_is_no_source() -> None:
    """The outlet's own name behind a headline's dash is its signature."""
    assert _in_zone("headline-dash", ZoneKind.TITLE, outlet="Kremlin") == ()


def test_colon_outside_a_title_names_no_source() -> None:
    """Body text with a colon is no headline."""
    assert said("headline-colon") == []


def test_transcript_lines_have_their_speakers() -> None:
    """Lines that begin with a speaker in capitals are that speaker's words."""
    assert [(each[0], each[2], each[3]) for each in said("transcript")] == [
        ("direct", "MODERATOR", "Is it safe?"),
        ("direct", "LEE", "It is safe."),
    ]


def test_one_line_in_capitals_is_no_transcript() -> None:
    """A single label in capitals announces news, it does not speak."""
    assert said("one-capital-line") == []


def test_empty_article_has_no_attributions() -> None:
    """A text without a token gives an empty tuple."""
    tree = doc("that")[0:0].as_doc()
    assert find_attributions(tree, article("")) == ()


@pytest.mark.parametrize("name", names())
def test_spans_are_sorted_and_slice_the_text(name: str) -> None:
    """Contents are sorted by start, lie in the text, and parents exist."""
    tree = doc(name)
    found = find_attributions(tree, article(tree.text))
    starts = [attribution.content[0].start for attribution in found]
    ids = {attribution.attribution_id for attribution in found}
    assert starts == sorted(starts)
    assert len(ids) == len(found)
    for attribution in found:
        assert all(span.slice(tree.text).strip() for span in attribution.content)
        assert attribution.parent is None or attribution.parent in ids


def test_ids_depend_on_article_and_content_alone() -> None:
    """The same article gives the same ids again, another article other ones."""
    tree = doc("nested")
    first = find_attributions(tree, article(tree.text))
    again = find_attributions(doc("nested"), article(tree.text))
    other = find_attributions(tree, replace(article(tree.text), article_id="article-2"))
    assert first == again
    assert {a.attribution_id for a in first}.isdisjoint(a.attribution_id for a in other)
