"""Words per CPU-second of each stage: `speed PATH` (articles, as `kg run` takes them).

Process CPU time, one thread. Stages run one after the other over the same articles; a stage gets
what the one before it made. `english` is text to finished documents, `attribute_rules` the rules of
`attribute` alone (as `kg run --fast`; it counts in no sum), `read_all` everything up to readings,
`all` everything.

Then the race of `tests.bench.cnn` over RACE_ARTICLES of them, spread over the whole: ours and
spaCy's own CNN pipeline in turn, over the same ready tokens (`english_tokens`, `spacy_cnn`; ours in
per cent of theirs: `english_vs_cnn`) and from text (`english_text`, `spacy_text`;
`english_vs_spacy_text`). Only figures of one run may be compared: a busy machine slows both.
"""

import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from kg.attribute import find_attributions, load_tagger
from kg.english import load_pipeline, make_doc
from kg.extract import extract_assertions
from kg.ingest import read_articles
from kg.link import Linker
from kg.pipeline import build
from kg.records import Article, Reading
from tests.bench.cnn import race

Stage = tuple[str, Callable[[Sequence[Any]], Sequence[Any]]]
RULES = "attribute_rules"
MOST_ARTICLES = 200
RACE_ARTICLES = 20


def english_stages(nlp: Language) -> list[Stage]:
    """Return the parts of the English pipeline, from articles to parsed documents."""
    stages: list[Stage] = [("tokens", lambda articles: [make_doc(nlp, a.text) for a in articles])]
    for name, component in nlp.pipeline:
        stages.append((name, _each(component)))
    return stages


def _each(component: Any) -> Callable[[Sequence[Any]], Sequence[Any]]:
    return lambda docs: [component(doc) for doc in docs]


def later_stages(articles: Sequence[Article]) -> list[Stage]:
    """Return the stages after the parse, from documents to tables."""
    linker, tagger = Linker(), load_tagger()

    def rules(docs: Sequence[Doc]) -> Sequence[Any]:
        for doc, article in zip(docs, articles, strict=True):
            find_attributions(doc, article)
        return docs

    def attribute(docs: Sequence[Doc]) -> Sequence[Any]:
        pairs = zip(docs, articles, strict=True)
        return [(doc, article, find_attributions(doc, article, tagger)) for doc, article in pairs]

    def extract(found: Sequence[Any]) -> Sequence[Any]:
        return [(*item, extract_assertions(*item)) for item in found]

    def link(found: Sequence[Any]) -> Sequence[Any]:
        return [_reading(linker, *item) for item in found]

    return [
        (RULES, rules),
        ("attribute", attribute),
        ("extract", extract),
        ("link", link),
        ("merge", lambda readings: build(readings).claims),
    ]


def _reading(linker: Linker, doc: Doc, article: Article, said: Any, extracted: Any) -> Reading:
    assertions, rejects = extracted
    linked = linker(doc, article, said, assertions)
    return Reading(
        article=article,
        mentions=linked.mentions,
        attributions=linked.attributions,
        assertions=linked.assertions,
        entities=linked.entities,
        rejects=rejects,
    )


def main(args: list[str]) -> dict[str, float]:
    """Time every stage; keys are stage names, figures words per CPU-second."""
    began = time.process_time()
    nlp = load_pipeline()
    figures = {"load_cpu_seconds": time.process_time() - began}
    found = (item for item in read_articles([Path(args[0])]) if isinstance(item, Article))
    articles = list(islice(found, MOST_ARTICLES))
    words = sum(len(article.text.split()) for article in articles)
    figures |= {"articles": float(len(articles)), "words": float(words)}
    batch: Sequence[Any] = articles
    total = 0.0
    for name, stage in [*english_stages(nlp), *later_stages(articles)]:
        began = time.process_time()
        batch = stage(batch)
        spent = time.process_time() - began
        total += spent if name != RULES else 0.0
        figures[name] = words / max(spent, 1e-9)
        if name in SUMS:
            figures[SUMS[name]] = words / max(total, 1e-9)
    step = max(len(articles) // RACE_ARTICLES, 1)
    return figures | race(nlp, [article.text for article in articles[::step]][:RACE_ARTICLES])


#: After this stage the figure for all stages so far is given under this key.
SUMS = {"kg_quantities": "english", "link": "read_all", "merge": "all"}
