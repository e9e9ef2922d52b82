"""The way into the stage: copies the tree once, then lets the extractor read it."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from spacy.tokens import Doc

from kg.extract.extractor import read_statements
from kg.extract.tree import as_tree
from kg.records import Article, Assertion, Attribution, Reject


def extract_assertions(
    doc: Doc, article: Article, attributions: Sequence[Attribution]
) -> tuple[tuple[Assertion, ...], tuple[Reject, ...]]:
    """Return what `article` states, and a Reject for each sentence or clause left out.

    `doc` is the parse of `article.text` with UD labels, where link boxes may be
    blanked, at the same offsets. Entity ids are None. Assertions are sorted by
    where their evidence starts. Nothing is taken from furniture (captions,
    teasers, bylines). Same in, same out.
    """
    with _without_collector(), as_tree(doc, article.text) as tree:
        return read_statements(tree, article, attributions)


@contextmanager
def _without_collector() -> Iterator[None]:
    # Within one article nothing becomes garbage but what its last reference frees;
    # looking for more of it through the word lists of all stages took a third of the time.
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
