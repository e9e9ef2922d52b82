"""Scores the claims of single sentences against `claims.jsonl` (see claims.md).

Claims are paired as in the bench of whole corpora, one to one and leniently;
how they are said is scored on pairs only. Beside that, the readings are counted
that a sentence must never give: a denial as a fact, an opinion without its voice.
"""

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kg.records import Argument, Article, Assertion, SourceKind, Span, Tables, Voice, Zone, ZoneKind
from tests.articles import bare_article
from tests.bench.claims_corpus import ANY, ClaimReading, Unit, WrongReading, as_gold, read_units
from tests.bench.gold import ENOUGH, Outcome, Pair, Scorer, percent, prf
from tests.bench.gold_corpus import GoldAssertion, likeness, words

ASPECTS = ("polarity", "modality", "voice", "passive")


class ClaimScorer(Scorer):
    """Compares the tables of a run with the units that were read."""

    def __init__(self, units: tuple[Unit, ...], tables: Tables) -> None:
        super().__init__(as_gold(units), tables)
        self._units = {unit.unit_id: unit for unit in units}
        self._claims = {claim.first.cluster: claim for unit in units for claim in unit.claims}
        self._made = tables.assertions

    def _agreement(self, gold: GoldAssertion, made: Assertion, text: str) -> float:
        """Return the agreement with the closest reading; 0 for words that are wrong as such."""
        wrong = self._units[gold.file].none_of
        if any(one.is_of_words and is_reading(made, one) for one in wrong):
            return 0.0
        return max(self._closeness(one, made, text) for one in self._readings(gold))

    def _closeness(self, wanted: ClaimReading, made: Assertion, text: str) -> float:
        """Return the agreement of the words; how it is said decides between equals."""
        agreement = super()._agreement(wanted.assertion, made, text)
        alike = sum(says_alike(wanted, made, aspect) for aspect in ASPECTS)
        return agreement and agreement + 0.01 * alike

    def _readings(self, gold: GoldAssertion) -> tuple[ClaimReading, ...]:
        return self._claims[gold.cluster].readings

    def reading(self, pair: Pair) -> ClaimReading:
        """Return the reading of the gold claim that the system came closest to."""
        text = self._units[pair.gold.file].text
        return max(
            self._readings(pair.gold), key=lambda one: self._closeness(one, pair.system, text)
        )

    def differs(self, pair: Pair) -> tuple[str, ...]:
        """Return the aspects in which a pair is said otherwise."""
        wanted = self.reading(pair)
        return tuple(one for one in ASPECTS if not says_alike(wanted, pair.system, one))

    def qualifiers(self, pair: Pair) -> Iterator[tuple[str, str, str | None]]:
        """Yield for each gold qualifier of a pair its role, its text, and where it was found.

        That is the role in which the system has it, `object` where it stands in
        the object, or None.
        """
        made = pair.system
        for role, text in self._claims[pair.gold.cluster].qualifiers:
            near = [q.role.value for q in made.qualifiers if _is_near(q.argument, text)]
            if not near and made.object is not None and _is_near(made.object, text):
                near = ["object"]
            yield role, text, role if role in near else next(iter(near), None)

    def forbidden(self) -> Iterator[tuple[str, WrongReading, Assertion]]:
        """Yield each assertion that is a wrong reading of its unit, with that reading."""
        for made in self._made:
            unit = self._units[made.article_id]
            for wrong in unit.none_of:
                if is_reading(made, wrong):
                    yield unit.unit_id, wrong, made
                    break

    def kind(self, unit_id: str) -> str:
        """Return the kind of sentence that a unit is."""
        return self._units[unit_id].kind


def says_alike(wanted: ClaimReading, made: Assertion, aspect: str) -> bool:
    """Say whether an assertion has the polarity, modality, voice or direction of a reading."""
    if aspect == "passive":
        return made.predicate.passive == wanted.passive
    if aspect == "voice":
        return _are_voices(made.voice, wanted.assertion.voice)
    return str(getattr(made, aspect)) == str(getattr(wanted.assertion, aspect))


def is_reading(made: Assertion, wrong: WrongReading) -> bool:
    """Say whether an assertion is that wrong reading, word for word but for articles."""
    return (
        _is_phrase(made.subject, wrong.subject)
        and words(made.predicate.lemma) == words(wrong.predicate)
        and (wrong.object == ANY or _is_phrase(made.object, wrong.object))
        and wrong.polarity in (None, made.polarity.value)
        and wrong.modality in (None, made.modality.value)
        and wrong.passive in (None, made.predicate.passive)
        and (wrong.voice is None or _are_voices(made.voice, wrong.voice))
    )


def _is_phrase(made: Argument | None, wanted: str | None) -> bool:
    if made is None or wanted is None:
        return made is None and wanted is None
    return words(wanted) in (words(made.text), words(made.minimal))


def _is_near(made: Argument, wanted: str) -> bool:
    """Say whether a phrase is a qualifier: a clause is answered by its first words too."""
    inside = bool(words(made.text)) and set(words(made.text)) <= set(words(wanted))
    return inside or likeness(made.text, wanted) >= ENOUGH


def _are_voices(made: Sequence[Voice], wanted: Sequence[str]) -> bool:
    return len(made) == len(wanted) and all(map(_is_voice, made, wanted))


def _is_voice(made: Voice, wanted: str) -> bool:
    if wanted == "unknown" or made.kind is SourceKind.UNKNOWN:
        return wanted == "unknown" and made.kind is SourceKind.UNKNOWN
    own, other = set(words(made.text)), set(words(wanted))
    return own <= other or other <= own or likeness(made.text, wanted) >= ENOUGH


def score(scorer: ClaimScorer, outcome: Outcome) -> dict[str, float]:
    """Return the figures in per cent, `forbidden_count` as a number, and F1 by kind.

    `strict_f1` counts a pair only where polarity, modality, voice and direction
    are right as well. `qualifier_r` takes a qualifier as found in the object too;
    `role` is the share with the right role of those found as qualifiers.
    """
    pairs = outcome.pairs
    differing = [scorer.differs(pair) for pair in pairs]
    made, wanted = len(pairs) + len(outcome.spurious), len(pairs) + len(outcome.missed)
    figures = prf("claim", len(pairs), made, wanted)
    figures["strict_f1"] = percent(2 * differing.count(()), made + wanted)
    for aspect in ASPECTS:
        right = sum(aspect not in wrong for wrong in differing)
        figures[aspect] = percent(right, len(pairs))
    places = [(role, found) for pair in pairs for role, _, found in scorer.qualifiers(pair)]
    found = [(role, own) for role, own in places if own is not None]
    figures["qualifier_r"] = percent(len(found), len(places))
    roles = [role == own for role, own in found if own != "object"]
    figures["role"] = percent(sum(roles), len(roles))
    figures["forbidden_count"] = float(len(list(scorer.forbidden())))
    return figures | _by_kind(scorer, outcome)


def _by_kind(scorer: ClaimScorer, outcome: Outcome) -> dict[str, float]:
    right = [scorer.kind(pair.gold.file) for pair in outcome.pairs]
    lost = [scorer.kind(gold.file) for gold in outcome.missed]
    extra = [scorer.kind(file) for file, _ in outcome.spurious]
    return {
        f"f1_{kind}": percent(
            2 * right.count(kind), 2 * right.count(kind) + lost.count(kind) + extra.count(kind)
        )
        for kind in sorted({*right, *lost, *extra})
    }


def run_pipeline(units: Sequence[Unit]) -> Tables:
    """Read each unit as an article of its own with the shipped model."""
    from kg.pipeline import Reader, build

    return build(Reader()([_article(unit) for unit in units]))


def _article(unit: Unit) -> Article:
    if not unit.title:
        return bare_article(unit.text, article_id=unit.unit_id)
    zone = Zone(kind=ZoneKind.TITLE, span=Span(0, len(unit.text)))
    article = bare_article(unit.text, article_id=unit.unit_id, zones=(zone,))
    return replace(article, title=unit.text)


def print_errors(scorer: ClaimScorer, outcome: Outcome) -> None:
    """Print unit by unit what was missed (-), made up (+), said otherwise (~) or forbidden (!).

    A line with a question mark is a qualifier that was not found, or found elsewhere.
    """
    lines = [(gold.file, f"- {_shown_gold(gold)}") for gold in outcome.missed]
    lines += [(file, f"+ {_shown(made)}") for file, made in outcome.spurious]
    lines += [(unit_id, f"! {_shown(made)}") for unit_id, _, made in scorer.forbidden()]
    for pair in outcome.pairs:
        wrong = scorer.differs(pair)
        if wrong:
            wanted = _shown_gold(scorer.reading(pair).assertion)
            line = f"~ {','.join(wrong)}: {wanted}\n  {_shown(pair.system)}"
            lines.append((pair.gold.file, line))
        for role, text, found in scorer.qualifiers(pair):
            if found != role:
                lines.append((pair.gold.file, f"? {role}: {text!r} in {found or 'nothing'}"))
    for unit_id, line in sorted(lines):
        print(unit_id, scorer.kind(unit_id), line)


def _shown_gold(gold: GoldAssertion) -> str:
    how = f"{gold.polarity} {gold.modality} {'>'.join(gold.voice)}"
    return f"({gold.subject} | {gold.predicate} | {gold.object}) {how}"


def _shown(made: Assertion) -> str:
    who = ">".join(voice.text or "unknown" for voice in made.voice)
    what = made.object.text if made.object else None
    direction = "passive" if made.predicate.passive else "active"
    more = "; ".join(f"{q.role.value}:{q.marker} {q.argument.text}" for q in made.qualifiers)
    return (
        f"({made.subject.text} | {made.predicate.lemma} | {what} | {more}) "
        f"{made.polarity} {made.modality} {direction} {who} [{made.rule}]"
    )


def main(args: list[str]) -> dict[str, float]:
    """Score the pipeline on the file named in `args`.

    `--half` takes the units with an odd or an even number only, so that one half
    can be looked at and the other kept; `--errors` lists what went wrong.
    """
    parser = ArgumentParser(prog="python -m tests.bench claims")
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--half", choices=("odd", "even"))
    given = parser.parse_args(args)
    units = read_units(given.file)
    if given.half:
        odd = given.half == "odd"
        units = tuple(unit for unit in units if int(unit.unit_id[1:]) % 2 == odd)
    scorer = ClaimScorer(units, run_pipeline(units))
    outcome = scorer.match()
    figures = score(scorer, outcome)
    if given.errors:
        print_errors(scorer, outcome)
    print(
        f"{len(units)} units: {len(outcome.pairs)} found, {len(outcome.missed)} missed, "
        f"{len(outcome.spurious)} extra"
    )
    return figures
