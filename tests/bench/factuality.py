"""Graded factuality: `factuality FILE [--words | --text]`.

FILE has one JSON object a line (gzip or plain): `text` in words with blanks, `targets` with `span1`
(the place of a word, half open) and a `label` from -3 (it certainly did not happen) to 3 (it
certainly did), as in UDS-IH2 (Rudinger, White and Van Durme 2018). The pipeline reads each text;
the assertion whose predicate the target is gives polarity, modality and certainty. A target
without an assertion (a clause that has no subject, a noun, a cue folded into its complement) is
judged by the same rules of factuality as if it were a clause of its own: mode, negation,
imperative, the words above it, and the voices around it.

Three grades of each target are compared with the label: `lexicon` turns the three verdicts into a
number, `learnt` is what the trained weights make of the words and the tree, and the joined grade
is what `kg.extract.grades` gives. For each: Pearson's r (times 100) and the mean absolute error
(on the scale of -3 to 3), `r` and `mae` being those of the joined grade. Coverage is the share of
targets for which there was an assertion, with r and error of the joined grade on those alone.
`--words` (the default) takes the words of the set for tokens, `--text` reads the detokenised
sentence.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import StatisticsError, correlation, fmean

from spacy.tokens import Token

from kg.english import load_pipeline
from kg.extract.grades import Verdict, grade_verdict, judge_word, load_grader
from kg.records import Assertion
from tests.bench.ptb_text import Read, add_ways, read_sentence


@dataclass(frozen=True, slots=True)
class Item:
    """A text in words, with the place of each target and its label."""

    words: tuple[str, ...]
    targets: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A target's label, how the pipeline means it, its grades, and whether an assertion told so."""

    label: float
    meant: Verdict
    learnt: float
    grade: float
    asserted: bool


def read_items(path: Path) -> Iterator[Item]:
    """Yield the texts of a file in order."""
    raw = path.read_bytes()
    text = gzip.decompress(raw) if path.suffix == ".gz" else raw
    for line in text.decode("utf-8").splitlines():
        row = json.loads(line)
        targets = ((each["span1"][0], float(each["label"])) for each in row["targets"])
        yield Item(tuple(row["text"].split()), tuple(targets))


def answer(item: Item, read: Read) -> Iterator[Answer]:
    """Yield how each target of an item is meant and graded."""
    grader = load_grader()
    told: dict[int, Assertion] = {}
    for each in read.assertions:
        at = find_predicate(read, each)
        if at is not None and each.rule != "question-answer":
            told.setdefault(at, each)
    for place, label in item.targets:
        word = find_word(read, place)
        teller = told.get(word.i)
        if teller is not None:
            meant = (teller.polarity, teller.modality, teller.certainty)
        else:
            meant = judge_word(word, read.attributions)
        learnt = grader.grade_word(word)
        grade = grader.join(learnt, grade_verdict(meant))
        yield Answer(label, meant, learnt, grade, teller is not None)


def find_word(read: Read, place: int) -> Token:
    """Return the token at the end of a word of the set."""
    end = read.spaced.spans[place].end
    return next(token for token in read.doc if token.idx + len(token) >= end)


def find_predicate(read: Read, assertion: Assertion) -> int | None:
    """Return the token that carries what an assertion says: the last full word of its predicate,
    or of a copula what stands beside it. None where no word does.
    """
    if assertion.rule in ("title", "apposition"):
        return None
    places = read.spaced.spell(assertion.predicate.span, assertion.predicate.text)
    words = [find_word(read, place) for place in places]
    full = [word for word in words if word.pos_ in ("VERB", "ADJ", "NOUN", "PROPN")]
    if full:
        return full[-1].i
    target = assertion.object
    if assertion.rule == "copula" and target is not None:
        start = target.head_span.start
        return next(token.i for token in read.doc if token.idx + len(token) > start)
    return words[-1].i if words else None


def find_figures(answers: Sequence[Answer]) -> dict[str, float]:
    """Return r (times 100) and mae of the joined grade, of each part, and of what assertions told;
    coverage in per cent.
    """
    told = [each for each in answers if each.asserted]
    rows: dict[str, tuple[Sequence[Answer], Callable[[Answer], float]]] = {
        "": (answers, lambda each: each.grade),
        "_lexicon": (answers, lambda each: grade_verdict(each.meant)),
        "_learnt": (answers, lambda each: each.learnt),
        "_asserted": (told, lambda each: each.grade),
    }
    figures: dict[str, float] = {}
    for name, (some, find) in rows.items():
        labels, grades = [each.label for each in some], [find(each) for each in some]
        figures[f"r{name}"] = 100 * _correlate(labels, grades)
        errors = [abs(label - grade) for label, grade in zip(labels, grades, strict=True)]
        figures[f"mae{name}"] = fmean(errors) if errors else 0.0
    figures["coverage"] = 100 * len(told) / max(len(answers), 1)
    figures["targets"] = float(len(answers))
    return figures


def _correlate(labels: Sequence[float], grades: Sequence[float]) -> float:
    try:
        return correlation(labels, grades)
    except StatisticsError:
        # Fewer than two, or all the same.
        return 0.0


def main(args: list[str]) -> dict[str, float]:
    """Score one file."""
    parser = argparse.ArgumentParser(prog="factuality")
    parser.add_argument("file", type=Path)
    add_ways(parser)
    options = parser.parse_args(args)
    nlp = load_pipeline()
    answers: list[Answer] = []
    for item in read_items(options.file):
        read = read_sentence(nlp, item.words, as_words=options.words)
        answers.extend(answer(item, read))
    return find_figures(answers)
