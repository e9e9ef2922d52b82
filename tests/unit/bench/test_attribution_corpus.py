"""Reading annotated attributions, and our own in their notation."""

from dataclasses import replace

import pytest

from kg.english.pipeline import make_splitter
from kg.records import Attribution, CueClass, Form, Polarity, SourceKind, Span, Voice
from tests.bench.attribution import SheetLayer
from tests.bench.attribution_adapter import as_annotated, is_annotated
from tests.bench.attribution_corpus import (
    Annotated,
    Grid,
    quoted_stretches,
    read_piece,
    read_sheet,
)


def span_of(text: str, part: str) -> Span:
    """Return where a part stands in a text."""
    start = text.index(part)
    return Span(start, start + len(part))


def attribution(text: str, source: str | None, cue: str, *content: str) -> Attribution:
    """Return an attribution of parts that stand in the text once."""
    voice = Voice(
        text=source or "",
        span=span_of(text, source) if source else None,
        head=source or "",
        kind=SourceKind.NAMED if source else SourceKind.UNKNOWN,
        cue=cue,
        cue_class=CueClass.SAY,
    )
    return Attribution(
        attribution_id="a",
        article_id="b",
        source=voice,
        medium=None,
        cue_span=span_of(text, cue),
        content=tuple(span_of(text, part) for part in content),
        form=Form.INDIRECT,
        polarity=Polarity.POSITIVE,
        parent=None,
    )


def written(text: str, source: str | None, cue: str, *content: str) -> list[str]:
    """Return source, cue and contents as the corpus would mark them."""
    found = as_annotated(attribution(text, source, cue, *content), text)
    return [span.slice(text) for span in (*found.source, *found.cue, *found.content)]


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        (
            "“The dam holds,” Ito said. “It will.”",
            ("Ito", "said", "The dam holds", "It will."),
            ["Ito", "said", "“The dam holds,”", "“It will.”"],
        ),
        (
            '"We are tired," Ito said.',
            ("Ito", "said", "We are tired"),
            ["Ito", "said", '"We are tired,"'],
        ),
        (
            "''We are tired,'' Ito said.",
            ("Ito", "said", "We are tired"),
            ["Ito", "said", "''We are tired,''"],
        ),
        (
            "Ito said that the dam “is safe,” and left.",
            ("Ito", "said", "the dam “is safe"),
            ["Ito", "said", "that the dam “is safe,”"],
        ),
        (
            "The dam is safe, Ito has also said.",
            ("Ito", "said", "The dam is safe"),
            ["Ito", "has also said", "The dam is safe"],
        ),
        (
            "They met voters who never believed the dam was safe.",
            ("voters", "believed", "the dam was safe"),
            ["who", "never believed", "the dam was safe"],
        ),
        (
            "Ito, a judge in Oslo, said the dam is safe.",
            ("Ito, a judge in Oslo", "said", "the dam is safe"),
            ["Ito, a judge in Oslo,", "said", "the dam is safe"],
        ),
        (
            'He called it "a joke" and "a farce" twice.',
            ("He", "called", "a joke", "a farce"),
            ["He", "called", '"a joke"', '"a farce"'],
        ),
    ],
)
def test_our_records_are_written_as_the_corpus_writes(
    text: str, parts: tuple[str, str, str], expected: list[str]
) -> None:
    """Marks, joining words, auxiliaries, relative pronouns and closing commas are taken along."""
    assert written(text, *parts) == expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ito said the dam is safe, and left.", ("Ito", "said", "the dam is safe")),
        ("Ito said the dam is safe.", ("Ito", "said", "the dam is")),
        ("Ito, who runs the dam, said it is safe.", ("Ito", "said", "it is safe")),
        ("The engineer’s report said it is safe.", ("engineer", "said", "it is safe")),
        ("He spoke of a “dam” and said it is safe.", ("He", "said", "it is safe")),
        ("They told Ito “no.” Berg said it is safe.", ("Berg", "said", "it is safe")),
        ("Nobody\nsaid it is safe.", (None, "said", "it is safe")),
    ],
)
def test_the_adapter_repairs_nothing(text: str, parts: tuple[str | None, str, str]) -> None:
    """A content that stops short stays short, and marks of others are not taken."""
    assert written(text, *parts) == [part for part in parts if part is not None]


def test_nested_attributions_and_doubted_terms_are_left_aside() -> None:
    """The corpus marks neither."""
    plain = attribution("Ito said no.", "Ito", "said", "no")
    assert is_annotated(plain)
    assert not is_annotated(replace(plain, parent="other"))
    assert not is_annotated(replace(plain, form=Form.SCARE))


def test_spans_are_laid_on_tokens() -> None:
    """White space at an edge does not count, a part of a token stands for the whole."""
    grid = Grid([Span(0, 3), Span(4, 8), Span(8, 9), Span(10, 12)])
    assert grid.places([Span(3, 9)]) == ((1, 3),)
    assert grid.places([Span(5, 6), Span(9, 12)]) == ((1, 2), (3, 4))
    assert grid.places([Span(3, 4)]) == ()
    assert grid.places([]) == ()


def test_quoted_stretches_are_read_line_by_line() -> None:
    """A mark without a partner holds the rest of its line and nothing of the next."""
    text = "“One,” he said.\n“Two\n''Three'' and \"four\".\nNo “five."
    parts = [stretch.slice(text) for stretch in quoted_stretches(text)]
    assert parts == ["“One,”", "“Two", "''Three''", '"four"', "“five."]


def sheet_row(text: str, *contents: str) -> dict[str, object]:
    """Return a line of a file with one annotator and one empty slip."""
    spans = [[list_of(span_of(text, content))] for content in contents]
    marks = [{"source": [], "cue": [], "content": content} for content in spans]
    slip: dict[str, list[object]] = {"source": [], "cue": [], "content": []}
    return {"id": "one", "text": text, "annotations": {"x": [*marks, slip], "y": []}}


def list_of(span: Span) -> list[int]:
    """Return a span as the file has it."""
    return [span.start, span.end]


def test_the_form_of_gold_is_told_by_its_marks() -> None:
    """Direct, mixed and indirect; a slip without content is no gold."""
    text = "“The dam is quite safe,” he said. It is “dead” for now, she said. He said it holds."
    row = sheet_row(text, "“The dam is quite safe,”", "It is “dead” for now", "it holds")
    sheet = read_sheet(row)
    layer = SheetLayer(make_splitter(), sheet)
    assert [told.form for told in layer.lay(sheet.gold)] == ["direct", "mixed", "indirect"]


def test_the_same_attribution_counts_once() -> None:
    """Two records that differ in white space alone are one."""
    sheet = read_sheet(sheet_row("He said it holds.", "it holds"))
    loose = Annotated(source=(), cue=(), content=(Span(7, 16),))
    assert len(SheetLayer(make_splitter(), sheet).lay([*sheet.gold, loose])) == 1


def test_a_piece_is_printed_as_text() -> None:
    """Each token knows its place in the text; labels become fragments."""
    labels = ["B-content", "I-content", "I-content", "B-source", "B-cue", "O", "I-cue"]
    piece = read_piece({"tokens": ["``", "No", "''", "Ito", "said", ".", "x"], "labels": labels})
    assert piece.text == "“No” Ito said. x"
    assert [token.slice(piece.text) for token in piece.tokens[:4]] == ["“", "No", "”", "Ito"]
    assert piece.gold["content"] == {(0, 3)}
    assert piece.gold["cue"] == {(4, 5), (6, 7)}
