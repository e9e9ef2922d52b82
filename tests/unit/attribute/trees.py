"""Hand-checked trees: reads `trees.conllu` and `tagged.conllu` into spaCy Docs, without any model.

A block belongs to the document named by the last `# doc` line; `# newpar`
begins a paragraph, which prints as a line break; `# begins like` repeats all
blocks of a document above.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import spacy
from spacy.tokens import Doc

from kg.attribute import find_attributions
from kg.records import Article, Attribution, Zone
from tests.articles import bare_article

_FILES = [Path(__file__).with_name(name) for name in ("trees.conllu", "tagged.conllu")]


@cache
def _blocks() -> dict[str, list[list[str]]]:
    """Return the rows of each document; a paragraph break is a row of one field."""
    documents: dict[str, list[list[str]]] = {}
    rows: list[list[str]] = []
    lines = [line for file in _FILES for line in file.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        if line.startswith("# doc = "):
            rows = documents.setdefault(line.removeprefix("# doc = "), [])
        elif line.startswith("# begins like = "):
            rows.extend(documents[line.removeprefix("# begins like = ")])
        elif line == "# newpar":
            rows.append(["\n"])
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
    return documents


def names() -> list[str]:
    """Return the names of all documents, in file order."""
    return list(_blocks())


def doc(name: str) -> Doc:
    """Return the Doc of one document, with sentence starts from the tree roots."""
    rows = _blocks()[name]
    starts = [at for at, row in enumerate(rows) if row[0] == "1"]
    heads = [_head(rows, starts, at) for at in range(len(rows))]
    # A line break is a white space token of its own, as spaCy's tokenizer gives it.
    return Doc(
        spacy.blank("en").vocab,
        words=[row[1] if len(row) > 1 else "\n" for row in rows],
        spaces=[_has_space(rows, at) for at in range(len(rows))],
        lemmas=[row[2] if len(row) > 1 else "\n" for row in rows],
        pos=[row[3] if len(row) > 1 else "SPACE" for row in rows],
        tags=[row[4] if len(row) > 1 else "_SP" for row in rows],
        morphs=[row[5].strip("_") if len(row) > 1 else "" for row in rows],
        heads=heads,
        deps=[_label(row) for row in rows],
        ents=[_entity(row) for row in rows],
    )


def _head(rows: Sequence[Sequence[str]], starts: Sequence[int], at: int) -> int:
    if len(rows[at]) == 1:
        return at - 1
    start = max(start for start in starts if start <= at)
    head = int(rows[at][6])
    return start + head - 1 if head else at


def _label(row: Sequence[str]) -> str:
    if len(row) == 1:
        return "dep"
    return "ROOT" if row[7] == "root" else row[7]


def _has_space(rows: Sequence[Sequence[str]], at: int) -> bool:
    last = at + 1 == len(rows) or len(rows[at + 1]) == 1
    return not last and len(rows[at]) > 1 and "SpaceAfter=No" not in rows[at][9]


def _entity(row: Sequence[str]) -> str:
    fields = row[9].split("|") if len(row) > 1 else []
    kinds = [field.removeprefix("Entity=") for field in fields if field.startswith("Entity=")]
    return f"B-{kinds[0]}" if kinds else "O"


def article(text: str, zones: tuple[Zone, ...] = (), outlet: str = "The Daily Test") -> Article:
    """Return an article with this text and nothing known about it."""
    return bare_article(text, outlet=outlet, zones=zones)


def found(name: str) -> tuple[Attribution, ...]:
    """Return the attributions of one document, without zones."""
    tree = doc(name)
    return find_attributions(tree, article(tree.text))


def _words(pieces: Iterable[str]) -> list[str]:
    """Return the pieces that have words, without what stands at their edges beside the words."""
    return [piece.strip(" ,–") for piece in pieces if any(sign.isalnum() for sign in piece)]


def said(name: str) -> list[tuple[str, str, str, str]]:
    """Return form, cue class, source and spoken content of each attribution, gaps as " … "."""
    text = doc(name).text
    return [
        (
            str(each.form),
            str(each.source.cue_class),
            each.source.text,
            " … ".join(_words(span.slice(text) for span in each.spoken)),
        )
        for each in found(name)
    ]
