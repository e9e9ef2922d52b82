"""Scores the whole pipeline against a corpus with a `gold.jsonl` (see seeds/README.md).

A system assertion answers a gold assertion of the same article when their
evidence overlaps and subject, predicate and object agree leniently; pairs are
chosen one to one. How it is said, who says it and what it is the same as are
scored on matched pairs only, so that each figure measures one thing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from kg.records import Argument, Article, Assertion, SourceKind, Tables, Voice
from tests.bench.gold_corpus import Gold, GoldAssertion, likeness, plain, read_gold, words

#: Least agreement of two phrases, as F1 of their words.
ENOUGH = 0.5
#: Kinds of gold entity on which entity accuracy is counted: what has a name.
NAMED = frozenset({"person", "org", "gpe", "loc", "fac", "outlet"})
_ASPECTS = ("polarity", "modality", "stance", "voice", "form")


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold assertion and the system assertion that answers it."""

    gold: GoldAssertion
    system: Assertion


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was found, missed and made up; pairs with optional gold stand apart."""

    pairs: tuple[Pair, ...]
    optional: tuple[Pair, ...]
    missed: tuple[GoldAssertion, ...]
    spurious: tuple[tuple[str, Assertion], ...]


class Scorer:
    """Compares the tables of a run with the gold of the same folder."""

    def __init__(self, gold: Gold, tables: Tables) -> None:
        self._gold = gold
        self._articles = dict(_same_texts(gold, tables))
        self._assertions = tables.assertions
        self._entities = {entity.entity_id: entity for entity in tables.entities}

    def match(self) -> Outcome:
        """Pair gold and system, article by article, so that total agreement is greatest."""
        pairs: list[Pair] = []
        missed: list[GoldAssertion] = []
        spurious: list[tuple[str, Assertion]] = []
        for file in self._gold.texts:
            wanted = [gold for gold in self._gold.assertions if gold.file == file]
            article = self._articles.get(file)
            made = [a for a in self._assertions if article and a.article_id == article.article_id]
            chosen = self._assign(file, wanted, made)
            pairs += [Pair(wanted[i], made[j]) for i, j in chosen.items()]
            missed += [gold for i, gold in enumerate(wanted) if i not in chosen]
            taken = set(chosen.values())
            spurious += [(file, made[j]) for j in range(len(made)) if j not in taken]
        return Outcome(
            pairs=tuple(pair for pair in pairs if not pair.gold.optional),
            optional=tuple(pair for pair in pairs if pair.gold.optional),
            missed=tuple(gold for gold in missed if not gold.optional),
            spurious=tuple(spurious),
        )

    def _assign(
        self, file: str, wanted: Sequence[GoldAssertion], made: Sequence[Assertion]
    ) -> dict[int, int]:
        text = self._articles[file].text if made else ""
        scores = np.array([[self._agreement(g, a, text) for a in made] for g in wanted])
        if not scores.size:
            return {}
        rows, columns = linear_sum_assignment(scores, maximize=True)
        return {int(i): int(j) for i, j in zip(rows, columns, strict=True) if scores[i, j] > 0}

    def _agreement(self, gold: GoldAssertion, made: Assertion, text: str) -> float:
        """Return how well two assertions agree, or 0 where a slot does not agree enough."""
        if not gold.evidence.overlaps(made.evidence):
            return 0.0
        slots = (
            likeness(gold.predicate, made.predicate.lemma),
            self._phrase(made.subject, gold.subject, gold.subject_entity, text),
            self._object(gold, made, text),
        )
        # Optional gold yields to the rest, which a repeated statement may also answer.
        return 0.0 if min(slots) < ENOUGH else sum(slots) - 0.1 * gold.optional

    def _object(self, gold: GoldAssertion, made: Assertion, text: str) -> float:
        if gold.object is None:
            return float(made.object is None or _is_among(made.object.text, gold.qualifiers))
        if made.object is None:
            others = [
                self._phrase(other.argument, gold.object, gold.object_entity, text)
                for other in made.qualifiers
            ]
            return max([*others, float(gold.speech_act)])
        if gold.speech_act and set(words(gold.object)) & set(words(made.object.text)):
            return 1.0
        return self._phrase(made.object, gold.object, gold.object_entity, text)

    def _phrase(self, made: Argument, wanted: str, entity: str | None, text: str) -> float:
        """Return how well an argument fits: by name, by words, or by head.

        A head counts where one phrase holds the other: "the largest fuel handler
        on the coast" is answered by "handler".
        """
        if self.is_named(made.entity_id, made.text, entity):
            return 1.0
        inside, own = set(words(wanted)), set(words(made.text))
        head = set(words(made.head_span.slice(text)))
        if head and head <= inside and (own <= inside or inside <= own):
            return 1.0
        return max(likeness(made.text, wanted), likeness(made.minimal, wanted))

    def is_named(self, made_id: str | None, made_text: str, wanted: str | None) -> bool:
        """Say whether a linked phrase bears a name of the gold entity `wanted`."""
        if wanted is None or wanted not in self._gold.names:
            return False
        entity = self._entities.get(made_id or "")
        own = {made_text} if entity is None else {made_text, entity.name, *entity.aliases}
        return bool({plain(name) for name in own} & self._gold.names[wanted])

    def _is_voice(self, made: Voice, wanted: str) -> bool:
        if wanted == "unknown":
            return made.kind is SourceKind.UNKNOWN
        return self.is_named(made.entity_id, made.text, wanted)

    def agrees(self, pair: Pair, aspect: str) -> bool:
        """Say whether a matched pair agrees in polarity, modality, stance, voice or form."""
        if aspect != "voice":
            return str(getattr(pair.system, aspect)) == str(getattr(pair.gold, aspect))
        made, wanted = pair.system.voice, pair.gold.voice
        return len(made) == len(wanted) and all(map(self._is_voice, made, wanted))

    def entities_right(self, pair: Pair) -> Iterator[bool]:
        """Yield for each argument with a named gold entity whether its link bears that name."""
        slots = (
            (pair.gold.subject_entity, pair.system.subject),
            (pair.gold.object_entity, pair.system.object),
        )
        for wanted, made in slots:
            if wanted and made and self._gold.kinds[wanted] in NAMED:
                linked = made.entity_id is not None
                yield linked and self.is_named(made.entity_id, made.text, wanted)


def _is_among(phrase: str, qualifiers: Sequence[str]) -> bool:
    """Say whether an object is a gold qualifier: "in hospital" of "died in hospital"."""
    return any(phrase in other or other in phrase for other in qualifiers)


def _same_texts(gold: Gold, tables: Tables) -> Iterator[tuple[str, Article]]:
    """Yield the article made from each file; ingest may drop marks, never ink."""
    by_ink = {"".join(article.text.split()): article for article in tables.articles}
    for file, text in gold.texts.items():
        article = by_ink.get("".join(text.split()))
        if article is not None:
            yield file, article


def score(scorer: Scorer, outcome: Outcome) -> dict[str, float]:
    """Return all figures in percent; 0 where nothing was there to be counted."""
    pairs = outcome.pairs
    found = len(pairs)
    figures = prf("claim", found, found + len(outcome.spurious), found + len(outcome.missed))
    for aspect in _ASPECTS:
        figures[aspect] = percent(sum(scorer.agrees(pair, aspect) for pair in pairs), found)
    same = [
        (one.gold.cluster == two.gold.cluster, _is_same_claim(one.system, two.system))
        for one, two in combinations(pairs, 2)
    ]
    both = sum(wanted and made for wanted, made in same)
    made, wanted = sum(made for _, made in same), sum(wanted for wanted, _ in same)
    figures |= prf("cluster", both, made, wanted)
    links = [right for pair in pairs for right in scorer.entities_right(pair)]
    figures["entity"] = percent(sum(links), len(links))
    return figures


def _is_same_claim(one: Assertion, two: Assertion) -> bool:
    return one.claim_id is not None and one.claim_id == two.claim_id


def percent(part: int, whole: int) -> float:
    """Return a share in per cent with one decimal; 0 of nothing is 0."""
    return round(100 * part / whole, 1) if whole else 0.0


def prf(name: str, right: int, made: int, wanted: int) -> dict[str, float]:
    """Return precision, recall and F1 in per cent under the keys `name_p`, `name_r`, `name_f1`."""
    return {
        f"{name}_p": percent(right, made),
        f"{name}_r": percent(right, wanted),
        f"{name}_f1": percent(2 * right, made + wanted),
    }


def run_pipeline(folder: Path) -> Tables:
    """Read and build the articles of a folder with the shipped model."""
    from kg.ingest import read_articles
    from kg.pipeline import Reader, build

    articles = [item for item in read_articles([folder]) if isinstance(item, Article)]
    return build(Reader()(articles))


def print_errors(scorer: Scorer, outcome: Outcome) -> None:
    """Print what was missed, made up or said otherwise, file by file."""
    lines = [(g.file, f"- {_shown_gold(g)}") for g in outcome.missed]
    lines += [(file, f"+ {_shown(a)}") for file, a in outcome.spurious]
    for pair in outcome.pairs:
        wrong = [aspect for aspect in _ASPECTS if not scorer.agrees(pair, aspect)]
        if wrong:
            lines.append((pair.gold.file, f"~ {_shown_gold(pair.gold)}\n  {_shown(pair.system)}"))
    for file, line in sorted(lines):
        print(file, line)


def _shown_gold(gold: GoldAssertion) -> str:
    how = f"{gold.polarity} {gold.modality} {gold.stance} {gold.form} {'>'.join(gold.voice)}"
    return f"({gold.subject} | {gold.predicate} | {gold.object}) {how}"


def _shown(made: Assertion) -> str:
    who = ">".join(voice.text or "unknown" for voice in made.voice)
    what = made.object.text if made.object else None
    how = f"{made.polarity} {made.modality} {made.stance} {made.form} {who}"
    return f"({made.subject.text} | {made.predicate.lemma} | {what}) {how} [{made.rule}]"


def main(args: list[str]) -> dict[str, float]:
    """Score the pipeline on the folder named in `args`; `--errors` lists what went wrong."""
    folders = [Path(arg) for arg in args if not arg.startswith("-")]
    if len(folders) != 1 or not (folders[0] / "gold.jsonl").is_file():
        raise SystemExit("usage: python -m tests.bench gold DIR [--errors], DIR with gold.jsonl")
    scorer = Scorer(read_gold(folders[0]), run_pipeline(folders[0]))
    outcome = scorer.match()
    figures = score(scorer, outcome)
    if "--errors" in args:
        print_errors(scorer, outcome)
    print(
        f"{len(outcome.pairs)} found, {len(outcome.missed)} missed, {len(outcome.spurious)} extra"
    )
    return figures
