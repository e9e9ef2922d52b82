"""What the bench of coreference scores: raw text, its gold chains, the chains of the system."""

from pathlib import Path

from kg.training.coref.corpus import Marked, read_litbank, read_ontogum
from tests.bench.coref import as_text

_GUM = "# begin document \n0\tRain\t_\n1\tMara\t(1\n2\tVell\t1)\n3\tlost\t_\n4\ther\t(2)(1)\n\n"
_GUM_2 = "5\tkeys\t2)\n# end document\n"
_LITBANK = "d\t0\t0\tMara\tx\t(3)\nd\t0\t1\tran\tx\t_\n\nd\t0\t0\tShe\tx\t(3)\n"


def test_text_is_as_print_has_it() -> None:
    """Words are set without blanks at marks, and a heading ends its line."""
    words = ("A", "title", "Mara", "said", ":", '"', "No", ".", '"')
    marked = Marked(name="d", words=words, starts=(0, 2), chains=(((2, 3), (6, 7)), ((0, 2),)))
    text = as_text(marked)
    assert text.text.rstrip() == 'A title\n\nMara said: "No."'
    assert [text.text[s:e] for s, e in text.chains[0]] == ["Mara", "No"]
    assert [text.text[s:e] for s, e in text.chains[1]] == ["A title"]


def test_ontogum(tmp_path: Path) -> None:
    """Brackets open and close chains, several on one word too; text order is kept."""
    text = _GUM.replace("(2)(1)", "(2(1)") + _GUM_2
    (tmp_path / "a.conll").write_text(text, encoding="utf-8")
    (document,) = read_ontogum(tmp_path)
    assert document.chains == (((1, 3), (4, 5)), ((4, 6),))
    assert document.starts == (0,)


def test_litbank(tmp_path: Path) -> None:
    """Numbers that begin again at 0 start a sentence."""
    (tmp_path / "a.conll").write_text(_LITBANK, encoding="utf-8")
    (document,) = read_litbank(tmp_path)
    assert document.starts == (0, 2)
    assert document.chains == (((0, 1), (2, 3)),)
