"""Event coreference on gold mentions and gold subtopics: `python -m tests.bench ecb FILE`.

FILE has one mention a line (see `ecb_mentions`), of any split; where it has a dev
split, that alone is scored. A pair of mentions is scored by whether `kg.merge`
takes their words for one event and by what stands around them; the weights beside
this file were fitted on the train topics (ECB+, CC BY 3.0) with `--fit`, which
scores nothing. Pairs are clustered by average link. They measure, and ship nowhere.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz
from scipy.cluster.hierarchy import fcluster, linkage

from kg.english import load_pipeline, parse_texts
from tests.bench.coreference import conll
from tests.bench.ecb_mentions import EventMention, mentions_of, read_lines
from tests.bench.logistic import Logistic, Matrix, fit_logistic, read_logistic

WEIGHTS = Path(__file__).with_name("ecb_weights.json")
#: Words that stand for any event.
_PALE = frozenset({"say", "have", "be", "tell", "do", "go", "make"})
Subtopics = dict[str, list[EventMention]]


class Corpus:
    """The mentions by subtopic, with the weights of words and the articles of events."""

    def __init__(self, mentions: Sequence[EventMention]) -> None:
        self.subtopics: Subtopics = defaultdict(list)
        stories: dict[str, set[str]] = defaultdict(set)
        self._docs: dict[tuple[str, str], set[str]] = defaultdict(set)
        for mention in mentions:
            self.subtopics[mention.sub].append(mention)
            stories[mention.doc] |= mention.sentence
            self._docs[mention.sub, mention.event].add(mention.doc)
            self._docs[mention.sub, ""].add(mention.doc)
        self._counts = Counter(word for words in stories.values() for word in words)
        self._size = len(stories)

    def _weight(self, words: frozenset[str]) -> float:
        counts, size = self._counts, 1 + self._size
        return sum(math.log(size / (1 + counts[word])) for word in sorted(words))

    def _shared(self, left: frozenset[str], right: frozenset[str]) -> tuple[float, float]:
        """Return the common weight as a share of the whole and of the smaller side."""
        common = self._weight(left & right)
        whole = self._weight(left | right)
        smaller = min(self._weight(left), self._weight(right))
        return (common / whole if whole else 0.0, common / smaller if smaller else 0.0)

    def features(self, left: EventMention, right: EventMention) -> list[float]:
        """Return what speaks for and against the two mentions' being of one event."""
        is_stem = _stem(left.lemma) == _stem(right.lemma)
        is_stem = is_stem or bool({*map(_stem, left.words)} & {*map(_stem, right.words)})
        same, event = left.lemma == right.lemma, left.event == right.event
        kin = float(event or same or is_stem)
        arguments, inside = self._shared(left.arguments, right.arguments)
        around, _ = self._shared(left.sentence - left.words, right.sentence - right.words)
        apart = arguments == 0
        both = bool(left.arguments) and bool(right.arguments)
        here = left.doc == right.doc
        crossed = bool(left.words & right.arguments or right.words & left.arguments)
        figures = bool(_figures(left.arguments) ^ _figures(right.arguments))
        return [
            *(same, event, is_stem, fuzz.ratio(left.lemma, right.lemma) / 100),
            *(arguments, inside, around, kin * arguments, kin * around),
            *(not both, kin * (apart and both), here, here * kin, left.is_verb == right.is_verb),
            *(figures, crossed, left.words == right.words, kin, (left.event in _PALE) * kin),
            *(bool(left.words & right.words), here * kin * arguments, kin * apart),
            *self._spread(left, right, kin, arguments, around),
        ]

    def _spread(
        self, left: EventMention, right: EventMention, kin: float, arguments: float, around: float
    ) -> list[float]:
        """Return how many of the subtopic's articles tell the two events.

        An event that most articles tell is the story's own; two words of which each
        article has one or the other are likely two words for it.
        """
        whole = len(self._docs[left.sub, ""])
        mine, theirs = self._docs[left.sub, left.event], self._docs[right.sub, right.event]
        most, least = max(len(mine), len(theirs)) / whole, min(len(mine), len(theirs)) / whole
        rest = 1 - kin
        both = len(mine & theirs) / whole
        return [kin * most, rest * most, rest * least, rest * both, kin * arguments * most,
                kin * around * most]  # fmt: skip


def _stem(word: str) -> str:
    return word[:5] if len(word) > 6 else word[:4]


def _figures(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word[:1].isdigit())


def _pairs(corpus: Corpus, mentions: Sequence[EventMention]) -> Matrix:
    rows = [corpus.features(left, right) for left, right in combinations(mentions, 2)]
    return np.array(rows, float)


def _cluster(corpus: Corpus, model: Logistic) -> dict[int, tuple[str, int]]:
    """Return the chain that the model gives each mention."""
    made: dict[int, tuple[str, int]] = {}
    for sub, mentions in sorted(corpus.subtopics.items()):
        labels = [0]
        if len(mentions) > 1:
            distances = 1 - model(_pairs(corpus, mentions))
            tree = linkage(distances, "average")
            labels = fcluster(tree, 1 - model.threshold, "distance").tolist()
        made |= {m.index: (sub, int(label)) for m, label in zip(mentions, labels, strict=True)}
    return made


def _score(corpus: Corpus, model: Logistic) -> dict[str, float]:
    gold = {m.index: m.chain for mentions in corpus.subtopics.values() for m in mentions}
    return conll(gold, _cluster(corpus, model))


def _fit(corpus: Corpus) -> Logistic:
    """Fit weights, and the threshold that gives the mentions themselves the best score."""
    groups = [mentions for _, mentions in sorted(corpus.subtopics.items()) if len(mentions) > 1]
    rows = np.concatenate([_pairs(corpus, mentions) for mentions in groups])
    wanted = [a.chain == b.chain for mentions in groups for a, b in combinations(mentions, 2)]
    model = fit_logistic(rows, np.array(wanted, float))
    tried = [replace(model, threshold=step / 100) for step in range(20, 60, 5)]
    return max(tried, key=lambda each: _score(corpus, each)["conll"])


def main(args: list[str]) -> dict[str, float]:
    """Score the file named in `args`, or with `--fit` fit the weights on its train topics."""
    files = [Path(arg) for arg in args if not arg.startswith("-")]
    if len(files) != 1 or not files[0].is_file():
        raise SystemExit("usage: python -m tests.bench ecb FILE [--fit], FILE of event mentions")
    lines = read_lines(files[0])
    splits = {line.get("split", "") for line in lines}
    wanted = "train" if "--fit" in args else "dev"
    lines = [line for line in lines if wanted not in splits or line.get("split") == wanted]
    texts = sorted({line["sent"] for line in lines})
    docs = dict(zip(texts, parse_texts(load_pipeline(), ((t, ()) for t in texts)), strict=True))
    corpus = Corpus(list(mentions_of(lines, docs)))
    if "--fit" in args:
        model = _fit(corpus)
        model.write(WEIGHTS)
        return {"threshold": model.threshold}
    return _score(corpus, read_logistic(WEIGHTS)) | {"mentions": float(len(lines))}
