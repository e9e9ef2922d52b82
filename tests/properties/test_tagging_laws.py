"""Laws of joining rules and tagger: whatever a tagger returns, the attributions are sound."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Token

from kg.attribute import find_attributions
from kg.attribute.drafts import Layout
from kg.attribute.tagged import Tagged
from kg.records import Attribution, Form, Span
from tests.unit.attribute.trees import article, doc, names

Places = tuple[int, int]
"""First word and number of words, both to be fitted into the document."""
Find = tuple[Places | None, Places | None, list[Places]]

STRETCHES = st.tuples(st.integers(0, 60), st.integers(1, 9))
CONTENTS = st.lists(STRETCHES, min_size=1, max_size=3)
FINDS = st.lists(st.tuples(st.none() | STRETCHES, st.none() | STRETCHES, CONTENTS), max_size=5)


def read(words: Sequence[Token], places: Places | None) -> tuple[Token, ...]:
    """Return a run of words."""
    if places is None:
        return ()
    start = places[0] % len(words)
    return tuple(words[start : start + places[1]])


def read_apart(words: Sequence[Token], places: Sequence[Places]) -> tuple[tuple[Token, ...], ...]:
    """Return runs of words in order that share none, as a tagger gives the contents of a cue."""
    runs = sorted((read(words, each) for each in places), key=lambda run: run[0].i)
    free = {word.i for word in runs[0]}
    apart = [runs[0]]
    for run in runs[1:]:
        if free.isdisjoint(word.i for word in run):
            apart.append(run)
            free |= {word.i for word in run}
    return tuple(apart)


def attribute(tree: Doc, finds: Sequence[Find]) -> tuple[Attribution, ...]:
    """Return the attributions of a document beside what a tagger might find."""

    def tag(layout: Layout, by_rule: Sequence[Attribution]) -> list[Tagged]:
        words = [token for token in layout.doc if not token.is_space]
        return [
            Tagged(
                source=read(words, source),
                cue=read(words, cue),
                contents=read_apart(words, contents),
            )
            for source, cue, contents in finds
        ]

    return find_attributions(tree, article(tree.text), tag)


def is_inside(span: Span | None, text: str) -> bool:
    """Say whether a span, if there is one, is a stretch of the text that is not blank."""
    return span is None or (
        0 <= span.start < span.end <= len(text) and span.slice(text).strip() != ""
    )


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(names()), FINDS)
def test_attributions_are_sound(name: str, finds: list[Find]) -> None:
    """Spans lie inside the text, contents are in order, ids differ, parents are known and hold
    their children.
    """
    tree = doc(name)
    made = attribute(tree, finds)
    known = {each.attribution_id: each for each in made}
    assert len(known) == len(made)
    starts = [each.content[0].start for each in made]
    assert starts == sorted(starts)
    for each in made:
        spans = [each.source.span, each.cue_span, *each.content, *each.own]
        assert each.content
        assert all(is_inside(span, tree.text) for span in spans)
        assert list(each.content) == sorted(each.content)
        parent = known[each.parent] if each.parent else None
        assert parent is not each
        if parent is not None and each.cue_span is not None:
            assert any(whole.contains(each.cue_span) for whole in parent.content)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(names()), FINDS)
def test_terms_in_marks_are_the_rules_alone(name: str, finds: list[Find]) -> None:
    """No find adds a scare quote or takes one away."""
    tree = doc(name)
    terms = [
        {each.content for each in made if each.form is Form.SCARE}
        for made in (attribute(tree, finds), attribute(tree, ()))
    ]
    assert terms[0] == terms[1]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(names()), FINDS)
def test_the_same_finds_give_the_same_attributions(name: str, finds: list[Find]) -> None:
    """A second reading gives equal records."""
    assert attribute(doc(name), finds) == attribute(doc(name), finds)
