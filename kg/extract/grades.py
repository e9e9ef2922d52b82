"""Graded factuality: how far a reader would take a statement to have come true, from -3 to 3.

Two parts. The lexicons and rules of grammar give polarity, modality and certainty, and each
combination has a value. A linear model over the words of the clause and of two above it
(`kg/extract/grader`, see its card) gives a second opinion, and both are joined. The grade is a
summary beside the three verdicts and never changes them: they can be pointed at in the sentence,
and what the weights rightly doubted of news were kinds that a rule can name.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Token

from kg.errors import ModelError
from kg.extract.arguments import Filler
from kg.extract.chains import outer_words
from kg.extract.commands import is_command
from kg.extract.drafts import draft_all
from kg.extract.extractor import FOLDING, read_heads
from kg.extract.grade_features import find_features
from kg.extract.predicates import Relation
from kg.extract.propositions import Proposition, Subjectless
from kg.extract.subjects import find_subject
from kg.extract.voices import Voices
from kg.records import Article, Attribution, Certainty, Modality, Polarity
from kg.tree import as_tree

FORMAT = 1
FOLDER = Path(__file__).parent / "grader"
WEIGHTS = "weights.json"
LOWEST, HIGHEST = -3.0, 3.0

Verdict = tuple[Polarity, Modality, Certainty]
"""How a statement is meant by grammar and lexicon."""

AFFIRMED = {
    Modality.ASSERTED: 2.5,
    Modality.POSSIBLE: -2.25,
    Modality.NECESSARY: -1.75,
    Modality.INTENDED: -2.25,
    Modality.REQUESTED: -2.25,
    Modality.CONDITIONAL: -1.5,
    Modality.QUESTIONED: -0.5,
}
"""What is affirmed in each mode. Medians over the training half of UDS-IH2 (Rudinger, White and
Van Durme 2018): its annotators were asked whether the thing had happened, so what is still to come
has not.
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


def grade_verdict(verdict: Verdict) -> float:
    """Return what polarity, modality and certainty alone say, from -3 to 3."""
    polarity, modality, certainty = verdict
    if modality == Modality.ASSERTED and certainty == Certainty.UNSPECIFIED:
        return OPEN[polarity]
    doubted = certainty in (Certainty.PROBABLE, Certainty.POSSIBLE)
    if doubted and modality not in (Modality.ASSERTED, Modality.POSSIBLE):
        return DOUBTED
    return (AFFIRMED if polarity == Polarity.POSITIVE else NEGATED)[modality]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grader:
    """The learnt part, loaded: a weight for each feature, and how it joins with the verdict.

    `blend` holds the shares of the learnt grade and of the verdict's, and what is added.
    """

    weights: Mapping[str, float]
    bias: float
    blend: tuple[float, float, float]

    def grade_word(self, word: Token) -> float:
        """Return the learnt grade of a predicate word by its tree alone, from -3 to 3."""
        weights = self.weights
        return _bound(self.bias + sum(weights.get(name, 0.0) for name in find_features(word)))

    def join(self, learnt: float, verdict: float) -> float:
        """Return the grade from both parts, from -3 to 3."""
        mine, theirs, added = self.blend
        return _bound(mine * learnt + theirs * verdict + added)

    def grade(self, word: Token, verdict: Verdict) -> float:
        """Return the grade of a predicate word that is meant so, from -3 to 3."""
        return self.join(self.grade_word(word), grade_verdict(verdict))


def _bound(value: float) -> float:
    return min(max(value, LOWEST), HIGHEST)


@cache
def load_grader(folder: Path = FOLDER) -> Grader:
    """Return the grader of a folder, by default the shipped one.

    ModelError if the file is absent, broken or of another format.
    """
    path = folder / WEIGHTS
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        if raw["format"] != FORMAT:
            raise ValueError(f"format {raw['format']!r}, expected {FORMAT}")
        mine, theirs, added = map(float, raw["blend"])
        weights = {str(name): float(weight) for name, weight in raw["weights"].items()}
        bias = float(raw["bias"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ModelError(f"no usable weights in {path}: {error}; reinstall the package") from error
    return Grader(weights=weights, bias=bias, blend=(mine, theirs, added))


def grade_assertions(
    doc: Doc, article: Article, attributions: Sequence[Attribution]
) -> dict[str, float]:
    """Return the grade of each assertion of an article by its id, in order of the assertions.

    Takes what `extract_assertions` takes and makes the same assertions.
    """
    grader = load_grader()
    with as_tree(doc) as tree:
        return {
            assertion.assertion_id: grader.grade(
                head, (assertion.polarity, assertion.modality, assertion.certainty)
            )
            for head, assertion in read_heads(tree, article, attributions)
        }


def judge_word(word: Token, attributions: Sequence[Attribution]) -> Verdict:
    """Return how a word is meant as the head of a bare clause where it stands.

    For words that no assertion tells: a clause without a subject, a noun, a cue that is folded
    into its complement.
    """
    voices = Voices(attributions)
    cues = voices.cue_words(word.doc)
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
