"""The way into the stage: copies the tree once, then lets the extractor read it."""

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.extract.extractor import read_statements
from kg.records import Article, Assertion, Attribution, Reject
from kg.tree import as_tree


def extract_assertions(
    doc: Doc, article: Article, attributions: Sequence[Attribution]
) -> tuple[tuple[Assertion, ...], tuple[Reject, ...]]:
    """Return what `article` states, and a Reject for each sentence or clause left out.

    `doc` is the parse of `article.text` with UD labels, where link boxes may be
    blanked, at the same offsets. Entity ids are None. Assertions are sorted by
    where their evidence starts. Nothing is taken from furniture (captions,
    teasers, bylines). Same in, same out.
    """
    with as_tree(doc, article.text) as tree:
        return read_statements(tree, article, attributions)
