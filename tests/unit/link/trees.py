"""Small documents for the tests of linking, and short ways to ask what was found in them."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import spacy
from spacy.tokens import Doc

from kg.link import Linked, Linker
from kg.records import (
    Argument,
    Article,
    Assertion,
    Attribution,
    CueClass,
    DatePrecision,
    DateSource,
    Form,
    Mention,
    MentionKind,
    Polarity,
    Predicate,
    SourceKind,
    Span,
    Voice,
)
from tests.articles import bare_assertion

VOCAB = spacy.blank("en").vocab
LINKER = Linker()


@cache
def _rows() -> dict[str, list[list[str]]]:
    rows: dict[str, list[list[str]]] = {}
    name = ""
    files = ("trees.txt", "trees_antecedents.txt")
    texts = [Path(__file__).with_name(name).read_text(encoding="utf-8") for name in files]
    for line in "".join(texts).splitlines():
        if line.startswith("= "):
            name = line[2:]
            rows[name] = []
        elif name:
            rows[name].append(line.split(" "))
    return rows


def make_doc(name: str) -> Doc:
    """Return the stored document of a name; every word is followed by a blank."""
    words, tags, poses, deps, heads, lemmas, types, starts = zip(*_rows()[name], strict=True)
    return Doc(
        VOCAB,
        words=list(words),
        tags=list(tags),
        pos=list(poses),
        deps=list(deps),
        heads=[int(head) for head in heads],
        lemmas=list(lemmas),
        ents=_marks(types),
        sent_starts=[start == "1" for start in starts],
    )


def _marks(types: tuple[str, ...]) -> list[str]:
    """Return B-, I- and O marks: neighbours of one type are one name."""
    before = ("-", *types)
    return [
        "O" if kind == "-" else f"{'I' if kind == last else 'B'}-{kind}"
        for last, kind in zip(before, types, strict=False)
    ]


def make_article(doc: Doc, published: str | None = None, article_id: str = "a-1") -> Article:
    """Return an article around a document's text."""
    return Article(
        article_id=article_id,
        outlet="Test Post",
        url=None,
        title=None,
        byline=None,
        published=published,
        date_precision=DatePrecision.DAY if published else DatePrecision.UNKNOWN,
        date_source=DateSource.METADATA if published else DateSource.UNKNOWN,
        language="en",
        text=doc.text,
        zones=(),
    )


def link(
    name: str, published: str | None = None, attributions: tuple[Attribution, ...] = ()
) -> Linked:
    """Return what the shipped linker makes of a stored document."""
    doc = make_doc(name)
    return LINKER(doc, make_article(doc, published), attributions, ())


def entity_of(linked: Linked, text: str, nth: int = 0) -> str | None:
    """Return the name of the entity of the nth mention with this text, or None."""
    names = {entity.entity_id: entity.name for entity in linked.entities}
    found = [mention for mention in linked.mentions if mention.text == text]
    return names.get(found[nth].entity_id) if nth < len(found) else None


def mention_of(linked: Linked, text: str, kind: MentionKind | None = None) -> Mention:
    """Return the first mention with this text (and kind); StopIteration where there is none."""
    return next(m for m in linked.mentions if m.text == text and kind in (None, m.kind))


def span_of(doc: Doc, phrase: str, nth: int = 0) -> Span:
    """Return where a phrase stands in a document for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = doc.text.index(phrase, start + 1)
    return Span(start, start + len(phrase))


def argument(doc: Doc, phrase: str, head: str) -> Argument:
    """Return an argument over a phrase whose head word is `head`."""
    span = span_of(doc, phrase)
    start = span.start + phrase.index(head)
    return Argument(
        text=phrase,
        span=span,
        head=head,
        head_span=Span(start, start + len(head)),
        minimal=phrase,
    )


def attribution(
    doc: Doc, content: str, source: str, form: Form = Form.DIRECT, cue: str = ""
) -> Attribution:
    """Return an attribution of `content` to `source`; `cue` is the cue's surface, if any."""
    return Attribution(
        attribution_id="at-1",
        article_id="a-1",
        source=Voice(
            text=source,
            span=span_of(doc, source) if source else None,
            head=source,
            kind=SourceKind.NAMED if source else SourceKind.UNKNOWN,
            cue="say",
            cue_class=CueClass.SAY,
        ),
        medium=None,
        cue_span=span_of(doc, cue) if cue else None,
        content=(span_of(doc, content),),
        form=form,
        polarity=Polarity.POSITIVE,
        parent=None,
    )


def assertion(doc: Doc, subject: Argument) -> Assertion:
    """Return a bare assertion about a phrase."""
    verb = Predicate(text="is", span=Span(0, 1), lemma="be")
    made = bare_assertion(f"as-{subject.text}", subject, verb, Span(0, len(doc.text)))
    return replace(made, article_id="a-1", outlet="Test Post")
