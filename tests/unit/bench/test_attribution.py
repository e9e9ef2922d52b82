"""The bench of attributions as it is called."""

import gzip
import json
from pathlib import Path

import pytest

from kg.attribute import find_attributions
from kg.english.pipeline import make_splitter
from kg.records import Span
from tests.bench.attribution import (
    RULES,
    SheetLayer,
    list_errors,
    load_finder,
    main,
    make_article,
    score_pieces,
    show,
)
from tests.bench.attribution_corpus import Annotated, Piece, read_sheet
from tests.bench.attribution_score import Told, judge

TEXT = "Ito said the dam is safe. Berg doubts it."


def mark(source: str, cue: str, content: str) -> dict[str, list[list[int]]]:
    """Return an annotation of three parts that stand in TEXT."""
    parts = {"source": source, "cue": cue, "content": content}
    return {
        name: [[TEXT.index(part), TEXT.index(part) + len(part)]] for name, part in parts.items()
    }


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with one article and three annotators, the second with half of the first."""
    said, doubted = mark("Ito", "said", "the dam is safe"), mark("Berg", "doubts", "it.")
    annotations = {"a": [said, doubted], "b": [said], "c": [mark("Berg", "said", "the dam")]}
    row = {"id": "one", "title": None, "text": TEXT, "annotations": annotations}
    path = tmp_path / "sheets.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(row).encode()))
    return path


def test_the_gold_against_itself(file: Path) -> None:
    """All figures are 100."""
    figures = main([str(file), "--against", "gold"])
    assert (figures["source"], figures["linked_f1"], figures["recall_indirect"]) == (100, 100, 100)


def test_annotators_are_scored_by_name_or_in_pairs(file: Path) -> None:
    """The first is gold for those that are named; a pair has the earlier one as gold."""
    one = main([str(file), "--against", "b"])
    assert (one["linked_p"], one["linked_r"], one["articles"]) == (100, 50, 1)
    assert main([str(file), "--against", "nobody"])["articles"] == 0
    pairs = main([str(file), "--against"])
    assert (pairs["articles"], pairs["gold"], pairs["made"]) == (3, 5, 3)


def test_errors_have_kinds() -> None:
    """Missed, made up, a wrong source, and a content that only overlaps."""
    said, doubted = mark("Ito", "said", "the dam is safe"), mark("Berg", "doubts", "it.")
    row = {"id": "one", "text": TEXT, "annotations": {"a": [said, doubted]}}
    sheet = read_sheet(row)
    layer = SheetLayer(make_splitter(), sheet)
    gold = layer.lay(sheet.gold)
    others = {"annotations": {"a": [mark("Berg", "said", "the dam is safe")]}}
    wrong_source = layer.lay(read_sheet({**row, **others}).gold)
    short = layer.lay([Annotated(source=(), cue=(), content=(Span(9, 12),))])
    assert kinds(gold, wrong_source) == ["source", "missed"]
    assert kinds(gold, short) == ["extent", "missed"]
    assert kinds([], gold) == ["extra", "extra"]
    assert kinds(gold, gold) == []
    assert show(gold[0], layer, TEXT) == "Ito | said | the dam is safe"
    assert show(None, layer, TEXT) == "-"


def kinds(gold: list[Told], made: list[Told]) -> list[str]:
    """Return the kinds of errors in order."""
    return [kind for kind, _, _ in list_errors(gold, made, judge(gold, made))]


def test_pieces_are_scored_on_fragments_and_beginnings() -> None:
    """A content that begins right and ends wrong counts for its beginning alone."""
    tokens = (Span(0, 3), Span(4, 8), Span(9, 12), Span(13, 16))
    gold = {
        "source": frozenset({(0, 1)}),
        "cue": frozenset({(1, 2)}),
        "content": frozenset({(2, 4)}),
    }
    piece = Piece(text="Ito says dam ok.", tokens=tokens, gold=gold)
    found = Annotated(source=(Span(0, 3),), cue=(), content=(Span(9, 12),))
    figures = score_pieces([piece], lambda text: [found])
    assert (figures["source"], figures["cue"], figures["content"]) == (100, 0, 0)
    assert (figures["content_begin"], figures["pieces"]) == (100, 1)


def test_an_article_has_the_zones_of_ingest() -> None:
    """The text is unaltered and a headline is marked."""
    text = "Dam Holds After Week of Rain\n\nThe dam held, officials said on Monday in Oslo."
    row = {"id": "one", "title": "Dam Holds After Week of Rain", "text": text, "annotations": {}}
    article = make_article(read_sheet(row))
    assert article.text == text
    assert [zone.span.slice(text) for zone in article.zones] == ["Dam Holds After Week of Rain"]


def test_a_finder_is_named_by_module_and_function() -> None:
    """Anything else is refused with the form that is expected."""
    assert load_finder(RULES) is find_attributions
    with pytest.raises(ValueError, match="expected module:function"):
        load_finder("nothing")
