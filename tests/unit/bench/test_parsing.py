"""The parsing bench: raw text and alignment by characters."""

import spacy
from spacy.tokens import Doc

from kg.training.treebank import Tree, parse_trees
from tests.bench.parsing import find_f1, join_text, place_doc, place_gold, split_documents

ROWS = """# newpar
# text = We don't.
1\tWe\twe\tPRON\tPRP\t_\t3\tnsubj\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\tSpaceAfter=No
3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# text = Yes!
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\tSpaceAfter=No
2\t!\t!\tPUNCT\t.\t_\t1\tpunct\t_\tSpaceAfter=No

# newpar
# text = No
1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\t_
"""


def trees() -> list[Tree]:
    """Return the three sentences."""
    return list(parse_trees(ROWS.split("\n")))


def test_raw_text_has_paragraphs_and_spaces() -> None:
    """Sentences are joined by a space where the treebank has one, paragraphs by a blank line."""
    assert join_text(trees()) == "We don't. Yes!\n\nNo"


def test_places_count_visible_characters() -> None:
    """Words and sentences are placed by characters without spaces; the root has no head."""
    arcs, sentences = place_gold(trees())
    assert sentences == [(0, 8), (8, 12), (12, 14)]
    assert [(arc.span, arc.head) for arc in arcs[:2]] == [((0, 2), (4, 7)), ((2, 4), None)]


def test_a_perfect_parse_has_the_same_arcs() -> None:
    """A document with the gold tokens, heads and labels gives the gold arcs, line breaks aside."""
    doc = Doc(
        spacy.blank("en").vocab,
        words=["We", "do", "n't", ".", "Yes", "!", "\n\n", "No"],
        spaces=[True, False, False, True, False, False, False, False],
        heads=[2, 1, 1, 1, 4, 4, 5, 7],
        deps=["nsubj", "ROOT", "advmod", "punct", "ROOT", "punct", "dep", "ROOT"],
    )
    assert place_doc(doc) == place_gold(trees())


def test_documents_are_cut_between_paragraphs() -> None:
    """A run ends only where a paragraph starts."""
    assert [len(run) for run in split_documents(trees(), size=1)] == [2, 1]


def test_f1() -> None:
    """Two right of four made and two wanted."""
    assert find_f1(2, 2, 4) == 200 * 2 / 6
    assert find_f1(0, 0, 0) == 0
