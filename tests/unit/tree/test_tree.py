"""A document of plain words answers as spaCy's does."""

import gc

import pytest
from spacy.tokens import Doc

from kg.english import load_pipeline
from kg.tree import as_tree

TEXT = (
    "The mayor of Lima, Ana Ruiz, told reporters on 3 May that she “won’t sell” the port. "
    "Why?  Two of her rivals, who had asked for 40 million dollars, left (for now)."
)
OF_WORDS = (
    *("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_"),
    *("whitespace_", "text_with_ws", "shape_", "is_space", "is_punct", "is_quote", "is_alpha"),
    *("is_upper", "like_num", "n_lefts", "n_rights"),
)


@pytest.fixture(scope="module")
def doc() -> Doc:
    """Return the parse of two sentences with quotes, brackets and a relative clause."""
    return load_pipeline()(TEXT)


@pytest.mark.parametrize("name", OF_WORDS)
def test_words_have_what_tokens_have(doc: Doc, name: str) -> None:
    """Each attribute of a word is that of the token."""
    with as_tree(doc) as tree:
        assert [getattr(word, name) for word in tree] == [getattr(token, name) for token in doc]


def test_words_stand_where_tokens_stand(doc: Doc) -> None:
    """Head, children, subtree, edges, sentence and features are those of the token."""
    with as_tree(doc) as tree:
        for word, token in zip(tree, doc, strict=True):
            assert word.head.i == token.head.i
            assert [part.i for part in word.children] == [part.i for part in token.children]
            assert [part.i for part in word.subtree] == [part.i for part in token.subtree]
            assert [part.i for part in word.ancestors] == [part.i for part in token.ancestors]
            assert (word.left_edge.i, word.right_edge.i) == (token.left_edge.i, token.right_edge.i)
            assert word.sent.text == token.sent.text
            assert word.morph == token.morph


def test_a_stretch_of_words_has_the_root_that_a_span_has(doc: Doc) -> None:
    """Of words that hang on others outside, the highest is the root, a bare comma never first."""
    with as_tree(doc) as tree:
        for start in range(len(doc)):
            for end in range(start + 1, len(doc) + 1):
                words, tokens = tree[start:end], doc[start:end]
                assert (words.root.i, words.text) == (tokens.root.i, tokens.text)


def test_a_tree_of_a_tree_is_the_same_one(doc: Doc) -> None:
    """Stages that are given a tree read that one, and leave it whole for the next stage."""
    with as_tree(doc) as tree:
        with as_tree(tree) as again:
            assert again is tree
        assert tree[1].head.i == doc[1].head.i


@pytest.mark.parametrize("running", [True, False])
def test_the_collector_runs_on_afterwards_if_it_ran_before(doc: Doc, running: bool) -> None:
    """Garbage is not looked for inside; afterwards it is as it was."""
    before = gc.isenabled()
    (gc.enable if running else gc.disable)()
    try:
        with as_tree(doc):
            assert not gc.isenabled()
        assert gc.isenabled() is running
    finally:
        (gc.enable if before else gc.disable)()
