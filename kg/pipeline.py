"""The order of the stages: READ one article at a time, BUILD all of them together.

    ingest -> english -> attribute -> extract -> link  |  merge
    `---------------- Reader, one article -----------'  `-- build, all readings

READ is a pure function of one article. BUILD gives the same tables in whatever
order, and however often, the readings arrive.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from kg.attribute import find_attributions, load_tagger
from kg.english import load_pipeline, parse_texts
from kg.errors import shown
from kg.extract import extract_assertions
from kg.ingest.boxes import find_asides
from kg.link import Linker
from kg.link.kb import KbFile
from kg.merge import (
    NO_JUDGEMENTS,
    Judgements,
    apply_aliases,
    find_copies,
    merge_claims,
    merge_entities,
    merge_quotations,
    nil_clusters,
)
from kg.records import Article, Reading, Reject, Stage, Tables
from kg.tree import as_tree


class Reader:
    """Reads articles into readings; built once per process, since it loads the model.

    `model` names another spaCy pipeline with a parser; None is the shipped one.
    With `fast` attribution is left to the rules, without the tagger.
    `threads` limits what the model may use, `kb` is a knowledge base file to link
    names to that the gazetteer does not know. Raises ModelError if the pipeline
    cannot be loaded, InputError or SchemaError if the file cannot.
    """

    def __init__(
        self,
        model: str | None = None,
        threads: int = 1,
        kb: Path | None = None,
        *,
        fast: bool = False,
    ) -> None:
        self._kb = KbFile(kb) if kb is not None else None
        self._nlp = load_pipeline(model, threads=threads)
        self._tagger = None if fast else load_tagger(threads)
        self._linker = Linker(file=self._kb)

    @property
    def model(self) -> str:
        """Name and version of the spaCy pipeline, as its package states them."""
        meta = self._nlp.meta
        return f"{meta['lang']}_{meta['name']} {meta['version']}"

    @property
    def tagger(self) -> str | None:
        """Version of the tagger of attributions, None where the rules work alone."""
        return self._tagger.version if self._tagger is not None else None

    @property
    def kb(self) -> str | None:
        """Name and digest of the knowledge base file, None where none was given."""
        return self._kb.label if self._kb is not None else None

    def __call__(self, articles: Sequence[Article]) -> list[Reading]:
        """Return one Reading per article, in order; no article can fail another."""
        return [
            self._read(article, doc)
            for article, doc in zip(articles, self._parse(articles), strict=True)
        ]

    def _parse(self, articles: Sequence[Article]) -> Iterator[Doc | Exception]:
        """Yield the parse of each article, or what went wrong with it."""
        try:
            yield from list(parse_texts(self._nlp, map(text_and_breaks, articles)))
            return
        except Exception as error:
            # A batch shares model calls, so one bad text fails its neighbours:
            # parse each alone to find which one it is.
            if len(articles) == 1:
                yield error
                return
        for article in articles:
            yield from self._parse([article])

    def _read(self, article: Article, doc: Doc | Exception) -> Reading:
        """Run the stages after the parse; the only place that catches broadly."""
        if isinstance(doc, Exception):
            return _failed(article, Stage.ENGLISH, doc)
        stage = Stage.ATTRIBUTE
        try:
            with as_tree(doc, article.text) as tree:
                attributions = find_attributions(tree, article, self._tagger)
                stage = Stage.EXTRACT
                assertions, rejects = extract_assertions(tree, article, attributions)
                stage = Stage.LINK
                linked = self._linker(tree, article, attributions, assertions)
        except Exception as error:
            return _failed(article, stage, error)
        return Reading(
            article=article,
            mentions=linked.mentions,
            attributions=linked.attributions,
            assertions=linked.assertions,
            entities=linked.entities,
            rejects=rejects,
        )


def text_and_breaks(article: Article) -> tuple[str, tuple[int, ...]]:
    """Return the text as it is parsed, and the offsets at which a sentence must start.

    A sentence starts at the borders of zones, but runs on around those inside of it: they are
    blanked, so that the words around them are parsed as if they were not there.
    """
    inside = find_asides(article.text, article.zones)
    apart = [zone.span for zone in article.zones if zone.span not in inside]
    edges = {edge for span in apart for edge in (span.start, span.end)}
    text = article.text
    for start, end in ((span.start, span.end) for span in inside):
        text = text[:start] + " " * (end - start) + text[end:]
    return text, tuple(sorted(edges))


def _failed(article: Article, stage: Stage, error: Exception) -> Reading:
    """Return an empty reading that says at which stage the article was lost."""
    reject = Reject(
        article_id=article.article_id,
        stage=stage,
        reason="failed",
        detail=f"{type(error).__name__}: {shown(str(error))}",
    )
    return Reading(
        article=article, mentions=(), attributions=(), assertions=(), entities=(), rejects=(reject,)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """The tables of a run; `aliases` and `unmet` are those of `kg.merge.Merged`."""

    tables: Tables
    aliases: tuple[tuple[str, str], ...]
    unmet: tuple[str, ...]


def build(
    readings: Iterable[Reading],
    rejects: Iterable[Reject] = (),
    judgements: Judgements = NO_JUDGEMENTS,
) -> Tables:
    """Merge readings into the tables of one run; see `build_with_aliases`."""
    return build_with_aliases(readings, rejects, judgements).tables


def build_with_aliases(
    readings: Iterable[Reading],
    rejects: Iterable[Reject] = (),
    judgements: Judgements = NO_JUDGEMENTS,
) -> Built:
    """Merge readings into the tables of one run, and say which claim ids gave way.

    `rejects` are those of ingest, which belong to no reading; `judgements` are
    what people decided on claims. The result does not depend on the order of the
    readings or on repeats.
    """
    unique = {reading.article.article_id: reading for reading in readings}
    read = [unique[article_id] for article_id in sorted(unique)]
    aliases = nil_clusters(reading.entities for reading in read)
    kept = [apply_aliases(reading, aliases) for reading in read]
    articles = tuple(reading.article for reading in kept)
    attributions = tuple(a for reading in kept for a in reading.attributions)
    entities = merge_entities(e for reading in kept for e in reading.entities)
    quotations = merge_quotations(articles, attributions)
    assertions = (a for reading in kept for a in reading.assertions)
    merged = merge_claims(assertions, entities, quotations, judgements)
    lost = {reject for reading in kept for reject in reading.rejects} | set(rejects)
    tables = Tables(
        articles=articles,
        mentions=tuple(m for reading in kept for m in reading.mentions),
        attributions=attributions,
        assertions=merged.assertions,
        entities=entities,
        claims=merged.claims,
        claim_links=merged.links,
        quotations=quotations,
        copies=find_copies(articles),
        rejects=tuple(sorted(lost, key=lambda r: (r.article_id, r.stage, r.reason, r.detail))),
    )
    return Built(tables=tables, aliases=merged.aliases, unmet=merged.unmet)
