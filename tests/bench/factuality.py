"""Graded factuality: `factuality FILE [--words | --text]`.

FILE has one JSON object a line (gzip or plain): `text` in words with blanks, `targets` with `span1`
(the place of a word, half open) and a `label` from -3 (it certainly did not happen) to 3 (it
certainly did), as in UDS-IH2 (Rudinger, White and Van Durme 2018). The pipeline reads each text;
the assertion whose predicate the target is gives polarity, modality and certainty, which `grade`
turns into a number. A target without an assertion (a clause that has no subject, a noun, a cue
folded into its complement) is judged by the same rules of factuality as if it were a clause of its
own: mode, negation, imperative, the words above it, and the voices around it.

Prints Pearson's r (times 100), the mean absolute error (on the scale of -3 to 3), and coverage: the
share of targets for which there was an assertion, with r and error on those alone. `--words` (the
default) takes the words of the set for tokens, `--text` reads the detokenised sentence.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import StatisticsError, correlation, fmean

from spacy.tokens import Token

from kg.english import load_pipeline
from kg.extract.arguments import Filler
from kg.extract.chains import outer_words
from kg.extract.commands import is_command
from kg.extract.drafts import draft_all
from kg.extract.extractor import FOLDING
from kg.extract.predicates import Relation
from kg.extract.propositions import Proposition, Subjectless
from kg.extract.subjects import find_subject
from kg.extract.voices import Voices
from kg.records import Assertion, Certainty, Modality, Polarity
from tests.bench.ptb_text import Read, add_ways, read_sentence

Meant = tuple[Polarity, Modality, Certainty]
"""How a statement is meant."""

AFFIRMED = {
    Modality.ASSERTED: 2.5,
    Modality.POSSIBLE: -2.25,
    Modality.NECESSARY: -1.75,
    Modality.INTENDED: -2.25,
    Modality.REQUESTED: -2.25,
    Modality.CONDITIONAL: -1.5,
    Modality.QUESTIONED: -0.5,
}
"""What is affirmed in each mode. Medians over the training half of UDS-IH2: its annotators were
asked whether the thing had happened, so what is still to come has not.
"""
NEGATED = {
    Modality.ASSERTED: 0.5,
    Modality.POSSIBLE: -1.5,
    Modality.NECESSARY: -1.0,
    Modality.INTENDED: -2.25,
    Modality.REQUESTED: -0.25,
    Modality.CONDITIONAL: -1.25,
    Modality.QUESTIONED: -0.5,
}
"""The same for what is negated: half of the annotators took "had no experience" for a state that
holds.
"""
OPEN = {Polarity.POSITIVE: 0.75, Polarity.NEGATIVE: -0.75}
"""Told as a fact, but a word above leaves open whether it came true ("deserves to win")."""
DOUBTED = -2.25
"""In another mode, and probable or possible at that ("may have to leave")."""


def grade(meant: Meant) -> float:
    """Return how far a statement is taken to have come true, from -3 to 3."""
    polarity, modality, certainty = meant
    if modality == Modality.ASSERTED and certainty == Certainty.UNSPECIFIED:
        return OPEN[polarity]
    doubted = certainty in (Certainty.PROBABLE, Certainty.POSSIBLE)
    if doubted and modality not in (Modality.ASSERTED, Modality.POSSIBLE):
        return DOUBTED
    return (AFFIRMED if polarity == Polarity.POSITIVE else NEGATED)[modality]


@dataclass(frozen=True, slots=True)
class Item:
    """A text in words, with the place of each target and its label."""

    words: tuple[str, ...]
    targets: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A target's label, how the pipeline means it, and whether an assertion told so."""

    label: float
    meant: Meant
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
    """Yield how each target of an item is meant."""
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
            meant = judge_word(word, read)
        yield Answer(label, meant, teller is not None)


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


def judge_word(word: Token, read: Read) -> Meant:
    """Return how a word is meant as the head of a bare clause where it stands."""
    voices = Voices(read.attributions)
    cues = voices.cue_words(read.doc)
    separate = {at for at, cue in cues.items() if cue.source.cue_class not in FOLDING}
    chain, relation = outer_words(word, separate), Relation(word.lemma_, (word,), None)
    clause = Proposition(
        head=word,
        chain=chain,
        subject=Filler(word, clause=True),
        relation=relation,
        object=None,
        extras=(),
        rule="verb",
    )
    command = find_subject(word) is None and is_command(Subjectless(word, chain, relation))
    reading = next(draft_all(clause, voices, command=command)).reading
    return reading.polarity, reading.modality, reading.certainty


def find_figures(answers: Sequence[Answer]) -> dict[str, float]:
    """Return r (times 100), mae, coverage in per cent, and r and mae of what assertions told."""
    told = [each for each in answers if each.asserted]
    return {
        "r": 100 * _correlate(answers),
        "mae": _find_error(answers),
        "coverage": 100 * len(told) / max(len(answers), 1),
        "r_asserted": 100 * _correlate(told),
        "mae_asserted": _find_error(told),
        "targets": float(len(answers)),
    }


def _correlate(answers: Sequence[Answer]) -> float:
    try:
        return correlation([a.label for a in answers], [grade(a.meant) for a in answers])
    except StatisticsError:
        # Fewer than two, or all the same.
        return 0.0


def _find_error(answers: Iterable[Answer]) -> float:
    errors = [abs(each.label - grade(each.meant)) for each in answers]
    return fmean(errors) if errors else 0.0


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
