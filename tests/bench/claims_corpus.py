"""Reads a file of single sentences with their claims (see claims.md)."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.records import Span
from tests.bench.gold_corpus import Gold, GoldAssertion

#: Stands for any object, or none, in a wrong reading.
ANY = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReading:
    """One way to write a claim; `passive` says that the subject is the one acted upon.

    The `voice` of its assertion holds sources as printed, outermost first.
    """

    assertion: GoldAssertion
    passive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """A claim of a unit: the reading of choice, then those that are right as well.

    `qualifiers` are pairs of role and text.
    """

    readings: tuple[ClaimReading, ...]
    qualifiers: tuple[tuple[str, str], ...]

    @property
    def first(self) -> GoldAssertion:
        """The reading of choice; its `cluster` is this claim's name in the whole file."""
        return self.readings[0].assertion


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongReading:
    """A reading that must not be made; a field that is None may have any value.

    `object` is None where the reading has no object, and `ANY` where it does not matter.
    """

    subject: str
    predicate: str
    object: str | None
    polarity: str | None = None
    modality: str | None = None
    voice: tuple[str, ...] | None = None
    passive: bool | None = None

    @property
    def is_of_words(self) -> bool:
        """Whether the words alone are wrong, however they are said."""
        return (self.polarity, self.modality, self.voice, self.passive) == (None,) * 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A sentence, or a few, with all that is claimed there; `title` marks a headline."""

    unit_id: str
    kind: str
    text: str
    title: bool
    claims: tuple[GoldClaim, ...]
    none_of: tuple[WrongReading, ...]


def read_units(path: Path) -> tuple[Unit, ...]:
    """Return the units of a JSON Lines file in its order."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return tuple(_unit(json.loads(line)) for line in lines if line)


def as_gold(units: tuple[Unit, ...]) -> Gold:
    """Return the units as a corpus in which each is a file and no entity is named."""
    return Gold(
        texts={unit.unit_id: unit.text for unit in units},
        assertions=tuple(claim.first for unit in units for claim in unit.claims),
        names={},
        kinds={},
    )


def _unit(row: dict[str, Any]) -> Unit:
    return Unit(
        unit_id=row["id"],
        kind=row["kind"],
        text=row["text"],
        title=row.get("title", False),
        claims=tuple(_claim(row, number) for number in range(len(row["claims"]))),
        none_of=tuple(_wrong(wrong) for wrong in row["none_of"]),
    )


def _claim(row: dict[str, Any], number: int) -> GoldClaim:
    claim = row["claims"][number]
    main = GoldAssertion(
        file=row["id"],
        evidence=Span(0, len(row["text"])),
        subject=claim["subject"],
        predicate=claim["predicate"],
        object=claim["object"],
        qualifiers=tuple(qualifier["text"] for qualifier in claim["qualifiers"]),
        subject_entity=None,
        object_entity=None,
        voice=tuple(claim["voice"]),
        polarity=claim["polarity"],
        modality=claim["modality"],
        stance="",
        form="",
        cluster=f"{row['id']}-{number}",
        speech_act=claim.get("speech_act", False),
        optional=claim.get("optional", False),
    )
    first = ClaimReading(assertion=main, passive=claim.get("passive", False))
    return GoldClaim(
        readings=(first, *(_changed(first, other) for other in claim.get("also", ()))),
        qualifiers=tuple((q["role"], q["text"]) for q in claim["qualifiers"]),
    )


def _changed(first: ClaimReading, other: dict[str, Any]) -> ClaimReading:
    """Return the first reading with the fields that the other one gives."""
    fields = {name: value for name, value in other.items() if name != "passive"}
    if "voice" in fields:
        fields["voice"] = tuple(fields["voice"])
    return ClaimReading(
        assertion=replace(first.assertion, **fields),
        passive=other.get("passive", first.passive),
    )


def _wrong(row: dict[str, Any]) -> WrongReading:
    voice = tuple(row["voice"]) if "voice" in row else None
    return WrongReading(**{**row, "voice": voice})
