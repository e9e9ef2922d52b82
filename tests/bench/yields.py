"""How much is read out of running news: `yield PATH [--articles N] [--show N]`.

PATH is articles as `kg run` takes them; `--articles` reads a part, spread over the whole. A full
sentence has a finite verb, five words and a final stop, question or exclamation mark, and is no
caption, byline or other furniture. `empty` is the share of full sentences that give no assertion;
`empty_REASON` tells why, in per cent of them: the reason that the extractor noted there, or
`unread` where it noted none. `--show` prints that many of them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from kg.attribute import find_attributions, load_tagger
from kg.english import load_pipeline, parse_texts
from kg.extract import extract_assertions
from kg.ingest import read_articles
from kg.pipeline import text_and_breaks
from kg.records import FURNITURE, Article, Assertion, Reject

_LEAST_WORDS = 5
#: Characters of a reject's words that are looked for in a sentence.
_KNOWN = 40
_FINAL = frozenset(".!?")
_CLOSING = " \n\"”'’»)]"


def full_sentences(doc: Doc, article: Article) -> Iterator[DocSpan]:
    """Yield the sentences that ought to say something."""
    furniture = [zone.span for zone in article.zones if zone.kind in FURNITURE]
    for sentence in doc.sents:
        words = [token for token in sentence if token.is_alpha]
        finite = any("Fin" in token.morph.get("VerbForm", []) for token in sentence)
        ends = sentence.text.rstrip(_CLOSING)[-1:] in _FINAL
        start, end = sentence.start_char, sentence.end_char
        apart = any(span.start < end and start < span.end for span in furniture)
        if finite and ends and len(words) >= _LEAST_WORDS and not apart:
            yield sentence


def _gives(sentence: DocSpan, made: Sequence[Assertion]) -> bool:
    spans = [each.predicate.span for each in made]
    return any(sentence.start_char <= span.start < sentence.end_char for span in spans)


def _reason(sentence: DocSpan, rejects: Sequence[Reject]) -> str:
    """Return the reason noted first for words of a sentence."""
    text = " ".join(sentence.text.split())
    return next((reject.reason for reject in rejects if reject.detail[:_KNOWN] in text), "unread")


def measure(articles: Sequence[Article], show: int = 0) -> dict[str, float]:
    """Return assertions per full sentence, the share of empty ones, and why they are."""
    nlp, tagger = load_pipeline(), load_tagger()
    sentences = assertions = 0
    empty: Counter[str] = Counter()
    for article, doc in zip(
        articles, parse_texts(nlp, map(text_and_breaks, articles)), strict=True
    ):
        made, rejects = extract_assertions(doc, article, find_attributions(doc, article, tagger))
        assertions += len(made)
        for sentence in full_sentences(doc, article):
            sentences += 1
            if not _gives(sentence, made):
                reason = _reason(sentence, rejects)
                empty[reason] += 1
                if empty.total() <= show:
                    print(f"{reason:<24} {' '.join(sentence.text.split())}")
    shares = {f"empty_{name}": 100 * n / empty.total() for name, n in empty.most_common()}
    return {
        "articles": float(len(articles)),
        "sentences": float(sentences),
        "assertions_per_sentence": assertions / max(sentences, 1),
        "empty": 100 * empty.total() / max(sentences, 1),
        **shares,
    }


def main(args: list[str]) -> dict[str, float]:
    """Measure a corpus; see the head of this file."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench yield", description=__doc__)
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--articles", type=int, help="read about this many, spread over the whole")
    parser.add_argument("--show", type=int, default=0, help="print so many empty sentences")
    options = parser.parse_args(args)
    found = [item for item in read_articles(options.paths) if isinstance(item, Article)]
    step = max(len(found) // options.articles, 1) if options.articles else 1
    return measure(found[::step][: options.articles], options.show)
