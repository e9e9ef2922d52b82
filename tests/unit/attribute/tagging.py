"""What a tagger might find in a stored document, written as the words of the document."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.attribute import find_attributions
from kg.attribute.drafts import Layout
from kg.attribute.tagged import Tagged
from kg.records import Attribution
from tests.unit.attribute.trees import article, doc

Find = tuple[str, str, Sequence[str]]
"""Source, cue and contents, as they stand in the text; empty where there is none."""


def stretch(tree: Doc, text: str) -> tuple[Token, ...]:
    """Return the words of the last place where `text` stands, white space left out."""
    if not text:
        return ()
    start = tree.text.rindex(text)
    found = tree.char_span(start, start + len(text))
    assert found is not None, f"{text!r} does not end with words"
    return tuple(token for token in found if not token.is_space)


def mark(tree: Doc, find: Find) -> Tagged:
    """Return a find as the tagger gives it."""
    source, cue, contents = find
    return Tagged(
        source=stretch(tree, source),
        cue=stretch(tree, cue),
        contents=tuple(stretch(tree, each) for each in contents),
    )


def attribute(name: str, *finds: Find) -> tuple[Attribution, ...]:
    """Return the attributions of a stored document where a tagger finds exactly this."""

    def tag(layout: Layout, by_rule: Sequence[Attribution]) -> list[Tagged]:
        return [mark(layout.doc, find) for find in finds]

    tree = doc(name)
    return find_attributions(tree, article(tree.text), tag)


def told(name: str, *finds: Find) -> list[tuple[str, str, str]]:
    """Return form, source and content of each attribution, gaps as " … "."""
    text = doc(name).text
    return [
        (
            str(each.form),
            each.source.span.slice(text) if each.source.span is not None else "",
            " … ".join(span.slice(text) for span in each.content),
        )
        for each in attribute(name, *finds)
    ]


def spoken(name: str, *finds: Find) -> list[str]:
    """Return what is said in each attribution, the outlet's own words left out."""
    text = doc(name).text
    return [
        " … ".join(span.slice(text).strip(" ,") for span in each.spoken)
        for each in attribute(name, *finds)
    ]
