"""CoNLL-U files to sentences."""

import lzma
from pathlib import Path

from kg.training.treebank import parse_trees, read_trees

ROWS = """# newpar
# text = We don't.
1\tWe\twe\tPRON\tPRP\tCase=Nom\t3\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_
3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_
3.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\tSpaceAfter=No

# text = Yes
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_
"""


def test_ranges_and_empty_nodes_are_left_out() -> None:
    """Only words with a number of their own are words."""
    first, second = parse_trees(ROWS.split("\n"))
    assert first.words == ("We", "do", "n't", ".")
    assert first.heads == (3, 0, 2, 2)
    assert first.labels == ("nsubj", "root", "advmod", "punct")
    assert (first.text, first.starts_paragraph, first.space_after) == ("We don't.", True, False)
    assert (second.words, second.starts_paragraph, second.space_after) == (("Yes",), False, True)


def test_packed_files_read_the_same(tmp_path: Path) -> None:
    """A .xz file gives what the plain file gives."""
    plain, packed = tmp_path / "a.conllu", tmp_path / "a.conllu.xz"
    plain.write_text(ROWS, encoding="utf-8")
    packed.write_bytes(lzma.compress(ROWS.encode()))
    assert read_trees(plain) == read_trees(packed) != []
