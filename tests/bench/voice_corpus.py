"""Reads `voice.jsonl`: invented articles with their voices marked by hand (see voice.md)."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.records import Form, Polarity, Span, Stance

ROLES = ("speaker", "speaker-group", "addressee")
"""What a pronoun inside a quotation stands for; `GoldPerson.who` names the bearer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSaid:
    """One attribution of the gold; `parent` is the id of another one of the same article."""

    said_id: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    form: Form
    stance: Stance
    polarity: Polarity
    parent: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStretch:
    """A stretch inside the content `inside`: the outlet's own words, or the source's after all.

    `certain` is False where a reader may see it otherwise.
    """

    span: Span
    inside: str
    own: bool
    certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAct:
    """What a sentence or clause does for its own speaker: one of four speech acts."""

    span: Span
    act: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPerson:
    """A pronoun of a quotation, its role, and a string of the text that names the bearer."""

    span: Span
    role: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAnswer:
    """A question with its answer, or without one where it is rhetorical."""

    question: Span
    answer: Span | None
    proposition: str
    polarity: Polarity


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceArticle:
    """One article of the set; `quoted` are words in marks that are no scare quotes."""

    article_id: str
    outlet: str
    text: str
    said: tuple[GoldSaid, ...]
    own: tuple[GoldStretch, ...]
    acts: tuple[GoldAct, ...]
    persons: tuple[GoldPerson, ...]
    answers: tuple[GoldAnswer, ...]
    quoted: tuple[Span, ...]


def occurrences(text: str, wanted: str, *, whole: bool = False) -> list[Span]:
    """Return every place of a string, overlapping ones too; `whole` asks for whole words."""
    edge = r"\b" if whole else ""
    found = re.finditer(f"(?={edge}{re.escape(wanted)}{edge})", text)
    return [Span(place.start(), place.start() + len(wanted)) for place in found]


def locate(text: str, where: str | dict[str, Any]) -> Span:
    """Return the place that a string, or a string with its `nth` occurrence, stands for.

    Raises ValueError where it does not occur so often, or occurs more than once without `nth`.
    """
    wanted, nth = (where, 0) if isinstance(where, str) else (where["text"], int(where["nth"]))
    places = occurrences(text, wanted)
    if nth > len(places) or (nth < 1 and len(places) != 1):
        raise ValueError(f"{wanted[:80]!r} occurs {len(places)} times, nth is {nth or 'not given'}")
    return places[max(nth, 1) - 1]


def read_voices(path: Path) -> tuple[VoiceArticle, ...]:
    """Return the articles of a file in order; ValueError names a badly made article."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line)
    return tuple(map(read_article, rows))


def read_article(row: dict[str, Any]) -> VoiceArticle:
    """Return one line of the file with all strings turned into places of its text."""
    text = row["text"]
    try:
        return VoiceArticle(
            article_id=row["id"],
            outlet=row["outlet"],
            text=text,
            said=tuple(_said(one, text) for one in row["attributions"]),
            own=tuple(_stretch(one, text) for one in row["own"]),
            acts=tuple(
                GoldAct(span=locate(text, one["text"]), act=one["act"]) for one in row["acts"]
            ),
            persons=tuple(_person(one, text) for one in row["persons"]),
            answers=tuple(_answers(row["answers"], text)),
            quoted=tuple(locate(text, one) for one in row["quoted"]),
        )
    except (ValueError, KeyError) as error:
        raise ValueError(f"{row.get('id', '?')}: {error}") from error


def _said(row: dict[str, Any], text: str) -> GoldSaid:
    source, cue = (locate(text, row[key]) if row[key] else None for key in ("source", "cue"))
    return GoldSaid(
        said_id=row["id"],
        source=source,
        cue=cue,
        content=tuple(locate(text, one) for one in row["content"]),
        form=Form(row["form"]),
        stance=Stance(row["stance"]),
        polarity=Polarity(row["polarity"]),
        parent=row["parent"],
    )


def _stretch(row: dict[str, Any], text: str) -> GoldStretch:
    return GoldStretch(
        span=locate(text, row["text"]),
        inside=row["inside"],
        own=row["own"],
        certain=row.get("certain", True),
    )


def _person(row: dict[str, Any], text: str) -> GoldPerson:
    places = occurrences(text, row["word"], whole=True)
    if not 0 < row["at"] <= len(places):
        raise ValueError(f"{row['word']!r} occurs {len(places)} times, at is {row['at']}")
    role, _, who = row["who"].partition(": ")
    if role not in ROLES or who not in text:
        raise ValueError(
            f"who is {row['who'][:80]!r}, expected one of {ROLES} and words of the text"
        )
    return GoldPerson(span=places[row["at"] - 1], role=role, who=who)


def _answers(rows: list[dict[str, Any]], text: str) -> Iterator[GoldAnswer]:
    for row in rows:
        alone = row.get("rhetorical", False)
        yield GoldAnswer(
            question=locate(text, row["question"]),
            answer=None if alone else locate(text, row["answer"]),
            proposition="" if alone else row["proposition"],
            polarity=Polarity(row.get("polarity", Polarity.POSITIVE)),
        )
