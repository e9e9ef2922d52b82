"""What the tagger is shown of an article."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.attribute.drafts import Layout
from kg.attribute.tag_inputs import (
    TAGS,
    Words,
    cut_windows,
    make_feed,
    show_words,
    tag_by_rule,
    write_tags,
)
from kg.records import Attribution, Span
from kg.wordpieces import EDGE_SHAPE, SHAPES, WordPieces
from tests.unit.attribute.trees import doc, found

PIECES = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "reed", "said", "pact", "year", "##s", '"')
VOCABULARY = WordPieces(PIECES)
LISTS = {
    "dep": ["", "ROOT", "nsubj"],
    "pos": ["", "PROPN", "VERB"],
    "ent": ["", "DATE", "PERSON"],
}


def show(name: str) -> Words:
    """Return what the tagger sees of a stored document beside what the rules find in it."""
    tree = doc(name)
    return show_words(Layout(tree, tree.text), found(name), LISTS, VOCABULARY)


def tags(name: str, attributions: Sequence[Attribution] | None = None) -> list[str]:
    """Return the rules' tag of each token of a stored document."""
    seen = tag_by_rule(doc(name), found(name) if attributions is None else attributions)
    return [TAGS[tag] for tag in seen]


def words_of(lengths: Sequence[int], starts: Sequence[int], breaks: Sequence[int] = ()) -> Words:
    """Return words with so many pieces each; sentences at `starts`, paragraphs at `breaks`."""
    classes = np.zeros((len(lengths), 6), dtype=np.int64)
    classes[list(starts), 4] = 2
    classes[list(breaks), 4] = 3
    return Words(
        tokens=np.arange(len(lengths)),
        pieces=[(at + 10,) * length for at, length in enumerate(lengths)],
        shapes=[0] * len(lengths),
        classes=classes,
        starts=list(starts),
    )


def test_white_space_is_no_word() -> None:
    """The line break between two paragraphs is a token but is not shown."""
    words, tree = show("q-next-par"), doc("q-next-par")
    assert [tree[int(at)].text for at in words.tokens] == [t.text for t in tree if not t.is_space]
    assert len(words.tokens) == len(tree) - 1
    assert len(words.pieces) == len(words.shapes) == len(words.classes) == len(words.tokens)


def test_words_enter_as_pieces_and_shapes() -> None:
    """A word is its pieces in lower case, its outer form a shape; curly marks are plain ones."""
    words = show("q-next-par")
    text = [doc("q-next-par")[int(at)].text for at in words.tokens]
    assert words.pieces[text.index("Reed")] == (PIECES.index("reed"),)
    assert words.pieces[text.index("years")] == (PIECES.index("year"), PIECES.index("##s"))
    assert words.pieces[text.index("“")] == (PIECES.index('"'),)
    assert words.pieces[text.index("nine")] == (VOCABULARY.unknown,)
    shapes = [SHAPES[words.shapes[text.index(each)]] for each in ("Reed", "said", ".")]
    assert shapes == ["title", "lower", "sign"]


def test_labels_are_numbered_by_their_lists() -> None:
    """Label, part of speech and name type are places in the lists; any other is 0."""
    words = show("q-next-par")
    assert words.classes[0, :3].tolist() == [2, 1, 2]
    assert words.classes[1, :3].tolist() == [1, 2, 0]
    assert words.classes[2, :3].tolist() == [0, 0, 0]


def test_words_between_marks_are_quoted() -> None:
    """The words of a quotation are quoted, its marks and the words around it are not."""
    words, tree = show("mixed"), doc("mixed")
    quoted = [tree[int(at)].text for at in words.tokens[words.classes[:, 3] == 1]]
    assert quoted == ["a", "gift", "from", "heaven"]


def test_edges_tell_paragraphs_from_sentences() -> None:
    """A paragraph's first word also begins a sentence; a sentence within one is marked alone."""
    apart, running = show("q-next-par"), show("untrue")
    assert {at: int(edge) for at, edge in enumerate(apart.classes[:, 4]) if edge} == {0: 3, 7: 3}
    assert apart.starts == [0, 7]
    assert [at for at in range(14) if apart.opens_paragraph(at)] == [0, 7]
    assert [int(edge) for edge in running.classes[running.starts, 4]] == [3, 2]


def test_the_rules_speak_in_the_last_column() -> None:
    """What the rules find is shown word by word, white space left out."""
    words = show("q-next-par")
    assert [TAGS[tag] for tag in words.classes[:, 5]] == [
        *("B-source", "B-cue", "B-content", "I-content", "I-content", "I-content", "O"),
        *("O", "B-content", "I-content", "I-content", "I-content", "I-content", "O"),
    ]
    tree = doc("q-next-par")
    bare = show_words(Layout(tree, tree.text), (), LISTS, VOCABULARY)
    assert not bare.classes[:, 5].any()


def test_nested_sayings_and_terms_are_left_out() -> None:
    """A saying inside a content is content, a term in scare quotes nothing."""
    assert tags("nested") == ["B-source", "B-cue", "B-content", *["I-content"] * 5, "O"]
    assert set(tags("scare")) == {"O"}


@pytest.mark.parametrize("turned", [False, True])
def test_a_cue_goes_before_a_source_and_a_source_before_a_content(turned: bool) -> None:
    """Where stretches overlap the tag does not depend on the order of the attributions."""
    (one,) = found("that")
    text = doc("that").text
    whole = Span(0, len(text))
    other = replace(
        one,
        attribution_id="another",
        content=(whole,),
        source=replace(one.source, span=Span(0, text.index(" that"))),
        cue_span=Span(text.index("minister"), text.index("minister") + 8),
    )
    both = [other, one] if turned else [one, other]
    seen = tags("that", both)
    assert seen[:3] == ["B-source", "B-cue", "B-cue"]
    assert not {"B-source", "I-source", "B-cue", "I-cue"} & set(seen[3:])


def test_half_a_token_is_the_whole_token() -> None:
    """A span that ends within a word marks the word; one without a word marks nothing."""
    tree = doc("that")
    marked = np.zeros(len(tree), dtype=np.int64)
    write_tags(marked, tree, Span(4, 9), "cue")
    assert [TAGS[tag] for tag in marked[:3]] == ["O", "B-cue", "O"]
    write_tags(marked, tree, Span(0, 1000), "cue")
    assert [TAGS[tag] for tag in marked[:3]] == ["O", "B-cue", "O"]


def test_windows_are_whole_sentences() -> None:
    """As many sentences as fit stand together; a window may begin at a later sentence."""
    words = words_of([1] * 12, [0, 4, 7, 11])
    assert cut_windows(words, size=8) == [(0, 7), (7, 12)]
    assert cut_windows(words, size=7) == [(0, 7), (7, 12)]
    assert cut_windows(words, size=6) == [(0, 4), (4, 7), (7, 12)]
    assert cut_windows(words, first=2, size=8) == [(7, 12)]
    assert cut_windows(words) == [(0, 12)]
    assert cut_windows(words_of([], [])) == []


def test_a_sentence_that_is_too_long_is_cut() -> None:
    """The cut falls between words; the next sentence begins a window of its own."""
    words = words_of([3] * 10 + [2, 2], [0, 10])
    assert cut_windows(words, size=10) == [(0, 3), (3, 6), (6, 9), (9, 10), (10, 12)]
    assert cut_windows(words_of([9, 9], [0]), size=4) == [(0, 1), (1, 2)]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.integers(1, 12), min_size=1, max_size=30), max_size=12), st.data())
def test_windows_take_every_word_once(sentences: list[list[int]], data: st.DataObject) -> None:
    """Windows follow each other without gap, fit the size and begin with a sentence that would
    not have fitted before.
    """
    lengths = [length for sentence in sentences for length in sentence]
    starts = [sum(map(len, sentences[:at])) for at in range(len(sentences))]
    size = data.draw(st.integers(12, 80))
    windows = cut_windows(words_of(lengths, starts), size=size)
    assert [at for start, end in windows for at in range(start, end)] == list(range(len(lengths)))
    assert all(sum(lengths[start:end]) <= size for start, end in windows)
    borders = [*starts, len(lengths)]
    for (start, _), (border, _) in pairwise(windows):
        following = borders[borders.index(border) + 1] if border in starts else border + 1
        assert sum(lengths[start:following]) > size or start not in starts


def test_the_feed_marks_edges_and_paragraphs() -> None:
    """A row is the mark of a sequence, the pieces and the end, with a divider before a paragraph
    that begins within the window; `first` is where each word begins.
    """
    words = words_of([1, 2, 1, 3], [0, 2], breaks=[0, 2])
    cls, sep = VOCABULARY.cls, VOCABULARY.sep
    feed = make_feed(words, [(0, 4), (2, 4)], VOCABULARY)
    assert feed["ids"].tolist() == [
        [cls, 10, 11, 11, sep, 12, 13, 13, 13, sep],
        [cls, 12, 13, 13, 13, sep, 0, 0, 0, 0],
    ]
    assert feed["first"].tolist() == [[1, 2, 5, 6], [1, 2, 0, 0]]
    assert feed["mask"].sum(axis=1).tolist() == [10, 6]
    assert np.array_equal(feed["shapes"] == EDGE_SHAPE, (feed["ids"] == cls) | (feed["ids"] < 4))
    assert feed["classes"][1, :2].tolist() == words.classes[2:].tolist()
    assert not feed["classes"][1, 2:].any()
    assert all(column.dtype == np.int64 for column in feed.values())


def test_sentences_of_a_paragraph_have_no_divider() -> None:
    """The start of a sentence alone is not marked among the pieces."""
    words = words_of([1, 1, 1], [0, 1], breaks=[0])
    (row,) = make_feed(words, [(0, 3)], VOCABULARY)["ids"].tolist()
    assert row == [VOCABULARY.cls, 10, 11, 12, VOCABULARY.sep]
