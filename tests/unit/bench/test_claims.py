"""The gold of single sentences is well formed, and its scorer measures what it says."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.records import (
    Argument,
    Assertion,
    CueClass,
    Modality,
    Polarity,
    Predicate,
    Qualifier,
    QualifierRole,
    SourceKind,
    Span,
    Tables,
    Voice,
)
from tests.articles import bare_article, bare_assertion
from tests.bench.claims import ClaimScorer, main, score
from tests.bench.claims_corpus import ClaimReading, GoldClaim, Unit, read_units

PATH = Path(__file__).parents[2] / "bench" / "claims.jsonl"
ROWS = [json.loads(line) for line in PATH.read_text(encoding="utf-8").split("\n") if line]
UNITS = read_units(PATH)


def _argument(text: str, unit: Unit) -> Argument:
    start = unit.text.index(text)
    span = Span(start, start + len(text))
    return Argument(text=text, span=span, head=text, head_span=span, minimal=text)


def _voice(text: str) -> Voice:
    unknown = text == "unknown"
    return Voice(
        text="" if unknown else text,
        span=None,
        head="",
        kind=SourceKind.UNKNOWN if unknown else SourceKind.NOMINAL,
        cue="say",
        cue_class=CueClass.SAY,
    )


def _made(unit: Unit, claim: GoldClaim, reading: ClaimReading) -> Assertion:
    gold = reading.assertion
    verb = Predicate(text="", span=gold.evidence, lemma=gold.predicate, passive=reading.passive)
    return replace(
        bare_assertion(gold.cluster, _argument(gold.subject, unit), verb, gold.evidence),
        article_id=unit.unit_id,
        object=_argument(gold.object, unit) if gold.object else None,
        qualifiers=tuple(
            Qualifier(role=QualifierRole(role), marker="", argument=_argument(text, unit))
            for role, text in claim.qualifiers
        ),
        polarity=Polarity(gold.polarity),
        modality=Modality(gold.modality),
        voice=tuple(map(_voice, gold.voice)),
    )


def _perfect(reading: int = 0) -> Tables:
    """Return tables that say what the gold says, in its first or another reading."""
    made = [
        _made(unit, claim, claim.readings[min(reading, len(claim.readings) - 1)])
        for unit in UNITS
        for claim in unit.claims
    ]
    articles = (bare_article(unit.text, article_id=unit.unit_id) for unit in UNITS)
    return Tables(articles=tuple(articles), assertions=tuple(made))


def _figures(tables: Tables) -> dict[str, float]:
    scorer = ClaimScorer(UNITS, tables)
    return score(scorer, scorer.match())


def _lowered(tables: Tables) -> set[str]:
    """Return the figures below 100 that are not those of one kind of sentence."""
    figures = _figures(tables)
    forbidden = figures.pop("forbidden_count")
    below = {name for name, value in figures.items() if value < 100 and name[:3] != "f1_"}
    return below | ({"forbidden_count"} if forbidden else set())


def _changed(name: str, change: Callable[[Assertion], Assertion]) -> Tables:
    """Return perfect tables with one assertion changed."""
    tables = _perfect()
    made = (change(a) if a.assertion_id == name else a for a in tables.assertions)
    return replace(tables, assertions=tuple(made))


def _name(text: str, predicate: str) -> str:
    """Return the name of the claim with this predicate in the unit with this text."""
    return next(
        claim.first.cluster
        for unit in UNITS
        for claim in unit.claims
        if text in unit.text and claim.first.predicate == predicate
    )


def _strings(row: dict[str, Any]) -> Iterator[str]:
    """Yield all that a unit quotes from its text: all but the predicates."""
    for item in [*row["claims"], *row["none_of"]]:
        for reading in (item, *item.get("also", ())):
            yield from (reading[slot] for slot in ("subject", "object") if reading.get(slot))
            yield from reading.get("voice", ())
        yield from (qualifier["text"] for qualifier in item.get("qualifiers", ()))


def test_all_strings_stand_in_their_text() -> None:
    """Subjects, objects, qualifiers and voices are quoted from the text as printed."""
    unquoted = [
        (row["id"], string)
        for row in ROWS
        for string in _strings(row)
        if string not in row["text"] and string not in {"*", "unknown"}
    ]
    assert unquoted == []


def test_values_are_those_of_the_records() -> None:
    """Polarity, modality and roles are values of the records, and nothing else is given."""
    fields = {"subject", "predicate", "object", "polarity", "modality", "voice", "passive"}
    more = {"qualifiers", "speech_act", "optional", "also"}
    for row in ROWS:
        for claim in row["claims"]:
            assert set(claim) <= fields | more
            assert {q["role"] for q in claim["qualifiers"]} <= set(QualifierRole)
        for item in [*row["claims"], *row["none_of"]]:
            assert item.get("polarity", "positive") in set(Polarity)
            assert item.get("modality", "asserted") in set(Modality)
            assert all(set(other) <= fields for other in item.get("also", ()))


def test_the_gold_covers_many_kinds() -> None:
    """There are enough units, each with an own id and text, a claim and a wrong reading."""
    kinds = Counter(row["kind"] for row in ROWS)
    assert len(ROWS) >= 130
    assert min(kinds.values()) >= 3
    assert len(kinds) >= 30
    assert len({row["id"] for row in ROWS}) == len({row["text"] for row in ROWS}) == len(ROWS)
    assert all(row["claims"] and row["none_of"] for row in ROWS)


@pytest.mark.parametrize("reading", [0, 1, 2])
def test_gold_scored_against_itself_is_perfect(reading: int) -> None:
    """Whichever right reading is made, all figures are 100 and nothing is forbidden."""
    assert _lowered(_perfect(reading)) == set()


@pytest.mark.parametrize(
    ("aspect", "change"),
    [
        ("polarity", lambda a: replace(a, polarity=Polarity.NEGATIVE)),
        ("modality", lambda a: replace(a, modality=Modality.POSSIBLE)),
        ("voice", lambda a: replace(a, voice=(_voice("Nordjet"),))),
        ("passive", lambda a: replace(a, predicate=replace(a.predicate, passive=True))),
        ("role", lambda a: replace(a, qualifiers=_as_other(a))),
    ],
)
def test_a_wrong_manner_lowers_its_own_figure(
    aspect: str, change: Callable[[Assertion], Assertion]
) -> None:
    """Saying it otherwise leaves the claim found; only the strict figure falls as well."""
    name = _name("The harbour board leased", "lease")
    assert _lowered(_changed(name, change)) - {"strict_f1"} == {aspect}


def _as_other(made: Assertion) -> tuple[Qualifier, ...]:
    return tuple(replace(q, role=QualifierRole.OTHER) for q in made.qualifiers)


def test_missing_qualifiers_lower_their_recall() -> None:
    """A claim without its qualifiers is found, but less is told."""
    name = _name("The harbour board leased", "lease")
    lowered = _lowered(_changed(name, lambda a: replace(a, qualifiers=())))
    assert lowered == {"qualifier_r"}


def test_a_missing_claim_lowers_recall_and_its_kind() -> None:
    """What is not found costs recall, in all and in the kind of its sentence."""
    tables = _perfect()
    kept = replace(tables, assertions=tables.assertions[1:])
    assert _lowered(kept) == {"claim_r", "claim_f1", "strict_f1"}
    figures = _figures(kept)
    assert figures["f1_active"] < 100
    assert figures["f1_cleft"] == 100


def test_an_optional_claim_may_be_left_out() -> None:
    """Leaving out all that is optional costs nothing."""
    tables = _perfect()
    optional = {c.first.cluster for unit in UNITS for c in unit.claims if c.first.optional}
    kept = tuple(a for a in tables.assertions if a.assertion_id not in optional)
    assert len(kept) < len(tables.assertions)
    assert _lowered(replace(tables, assertions=kept)) == set()


def test_a_denial_as_a_fact_is_counted() -> None:
    """What the one who denies it has as untrue must not be found as said positively."""
    name = _name("The chancellor denied", "meet")
    denied = _changed(name, lambda a: replace(a, polarity=Polarity.POSITIVE))
    assert _lowered(denied) == {"polarity", "strict_f1", "forbidden_count"}
    flat = _changed(name, lambda a: replace(a, voice=()))
    assert _lowered(flat) == {"voice", "strict_f1", "forbidden_count"}


def test_half_of_a_pair_is_not_the_pair() -> None:
    """One of two who agree with each other answers no gold, and is counted."""
    name = _name("Kenya and Somalia", "agree on")
    unit = next(unit for unit in UNITS if "Kenya and Somalia" in unit.text)
    half = _changed(name, lambda a: replace(a, subject=_argument("Kenya", unit)))
    assert {"claim_p", "claim_r", "forbidden_count"} <= _lowered(half)


def test_agent_and_patient_in_the_active_are_swapped() -> None:
    """A passive read as if its subject acted is a wrong reading."""
    name = _name("The mayor was arrested", "arrest")
    active = _changed(name, lambda a: replace(a, predicate=replace(a.predicate, passive=False)))
    assert _lowered(active) == {"passive", "strict_f1", "forbidden_count"}


def test_a_missing_path_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """The command stops before loading a model where no file is named."""
    with pytest.raises(SystemExit):
        main([])
    assert "usage: python -m tests.bench claims" in capsys.readouterr().err
