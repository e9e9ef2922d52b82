"""Sentences with their trees, and a short way to say what was extracted from them.

The trees lie in trees.txt: a line `# sentence`, then one word a line with its
lemma, part of speech, tag, label, head (counted from 0), entity type and
whether a sentence starts. A `~` after a word: no blank follows it.
"""

from functools import cache
from pathlib import Path

import spacy
from spacy.tokens import Doc

from kg.extract import extract_assertions
from kg.records import (
    Article,
    Assertion,
    Attribution,
    Certainty,
    CueClass,
    Form,
    Modality,
    Polarity,
    Reject,
    SourceKind,
    Span,
    Voice,
    Zone,
)
from tests.articles import bare_article

VOCAB = spacy.blank("en").vocab


@cache
def _blocks() -> dict[str, list[list[str]]]:
    text = Path(__file__).with_name("trees.txt").read_text(encoding="utf-8")
    blocks: dict[str, list[list[str]]] = {}
    for block in text.strip().split("\n\n"):
        title, *lines = block.splitlines()
        blocks[title.removeprefix("# ")] = [line.split("\t") for line in lines]
    return blocks


def make_doc(sentence: str) -> Doc:
    """Return the stored tree of `sentence`; a KeyError where there is none."""
    rows = _blocks()[sentence]
    doc = Doc(
        VOCAB,
        words=[row[0].removesuffix("~") for row in rows],
        spaces=[not row[0].endswith("~") for row in rows[:-1]] + [False],
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        tags=[row[3] for row in rows],
        deps=[row[4] for row in rows],
        heads=[int(row[5]) for row in rows],
        ents=["O" if row[6] == "-" else f"B-{row[6]}" for row in rows],
    )
    assert doc.text == sentence
    return doc


def make_article(text: str, zones: tuple[Zone, ...] = ()) -> Article:
    """Return an article with nothing but an id, an outlet and a text."""
    return bare_article(text, outlet="The Coast", zones=zones)


def span_of(text: str, part: str) -> Span:
    """Return where `part` first stands in `text`."""
    start = text.index(part)
    return Span(start, start + len(part))


def said(
    sentence: str,
    source: str,
    cue: tuple[str, str],
    content: str,
    kind: CueClass = CueClass.SAY,
    form: Form = Form.INDIRECT,
    **more: object,
) -> Attribution:
    """Return an attribution in `sentence`; `cue` is its surface and its lemma."""
    voice = Voice(
        text=source,
        span=span_of(sentence, source) if source else None,
        head=source.split()[-1] if source else "",
        kind=SourceKind.NAMED if source else SourceKind.UNKNOWN,
        cue=cue[1],
        cue_class=kind,
    )
    polarity = more.get("polarity", Polarity.POSITIVE)
    parent = more.get("parent")
    assert isinstance(polarity, Polarity)
    return Attribution(
        attribution_id=f"attribution-{cue[1]}",
        article_id="article-1",
        source=voice,
        medium=None,
        cue_span=span_of(sentence, cue[0]),
        content=(span_of(sentence, content),),
        form=form,
        polarity=polarity,
        parent=str(parent) if parent else None,
    )


def extract(sentence: str, *attributions: Attribution) -> tuple[Assertion, ...]:
    """Return the assertions of a stored sentence."""
    return extract_assertions(make_doc(sentence), make_article(sentence), attributions)[0]


def rejects(sentence: str, *attributions: Attribution) -> tuple[Reject, ...]:
    """Return the rejects of a stored sentence."""
    return extract_assertions(make_doc(sentence), make_article(sentence), attributions)[1]


def shown(each: Assertion) -> str:
    """Return an assertion in short: "mayor | not sign (possible) | treaty | time in March"."""
    negation = "not " if each.polarity == Polarity.NEGATIVE else ""
    passive = "be-" if each.predicate.passive else ""
    mode = f" ({each.modality})" if each.modality != Modality.ASSERTED else ""
    doubts = (Certainty.PROBABLE, Certainty.POSSIBLE)
    if each.modality == Modality.ASSERTED and each.certainty in doubts:
        mode = f" ({each.certainty})"
    parts = [each.subject.minimal, f"{negation}{passive}{each.predicate.lemma}{mode}"]
    parts.append(each.object.minimal if each.object else "-")
    for extra in each.qualifiers:
        words = (extra.role, extra.marker, extra.argument.minimal)
        parts.append(" ".join(word for word in words if word))
    return " | ".join(parts)


def lines(sentence: str, *attributions: Attribution) -> list[str]:
    """Return what a stored sentence says, in short, in the order of the output."""
    return [shown(each) for each in extract(sentence, *attributions)]
