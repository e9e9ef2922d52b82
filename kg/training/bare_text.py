"""Articles to bare sentences, split and tokenized as in use: the material for learning from
teachers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.english import make_doc
from kg.english.pipeline import make_splitter
from kg.ingest import read_articles
from kg.records import Article

_MOST_WORDS = 100
_FEWEST_WORDS = 3


def write_bare(paths: Sequence[Path], out: Path) -> int:
    """Write one sentence a line, each once, and return how many; very short and very long ones are
    left out.
    """
    found = dict.fromkeys(_sentences(paths))
    with out.open("w", encoding="utf-8") as stream:
        stream.writelines(f"{line}\n" for line in found)
    return len(found)


def _sentences(paths: Sequence[Path]) -> Iterator[str]:
    nlp = make_splitter()
    for article in read_articles(list(paths)):
        if not isinstance(article, Article):
            continue
        doc = make_doc(nlp, article.text)
        for _, split in nlp.pipeline:
            doc = split(doc)
        for sentence in doc.sents:
            words = [token.text for token in sentence if not token.is_space]
            if _FEWEST_WORDS <= len(words) <= _MOST_WORDS:
                yield " ".join(words)
