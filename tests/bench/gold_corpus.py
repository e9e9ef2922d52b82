"""Reads a corpus with a `gold.jsonl`, and compares phrases leniently."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.records import Span

#: Words that two readers of one phrase may or may not take along.
_IDLE = frozenset({"a", "an", "the", "s", "to", "of", "in", "on", "at", "by", "for", "from"}) | {
    "with",
    "into",
    "over",
    "through",
    "as",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAssertion:
    """One line of type `assertion`; `evidence` is a span of its file's text.

    `voice` holds gold entity ids, outermost first. An optional assertion is
    neither missed where it is absent nor made up where it is found.
    """

    file: str
    evidence: Span
    subject: str
    predicate: str
    object: str | None
    qualifiers: tuple[str, ...]
    subject_entity: str | None
    object_entity: str | None
    voice: tuple[str, ...]
    polarity: str
    modality: str
    stance: str
    form: str
    cluster: str
    speech_act: bool
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """The answers for one folder: the text of each file, what it says, and who is who.

    `names` are the plain names of each gold entity by its id, `kinds` its kind.
    """

    texts: dict[str, str]
    assertions: tuple[GoldAssertion, ...]
    names: dict[str, frozenset[str]]
    kinds: dict[str, str]


def read_rows(folder: Path) -> list[dict[str, Any]]:
    """Return the lines of a folder's `gold.jsonl` in order."""
    text = (folder / "gold.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def read_gold(folder: Path) -> Gold:
    """Return the gold of a folder; Windows line ends are read as plain ones.

    Raises ValueError where evidence does not stand in its file exactly once and
    `occurrence` (from 0) does not say which one is meant.
    """
    rows = read_rows(folder)
    claims = [row for row in rows if row["type"] == "assertion"]
    entities = [row for row in rows if row["type"] == "entity"]
    files = sorted({row["file"] for row in claims})
    texts = {file: (folder / file).read_text(encoding="utf-8") for file in files}
    return Gold(
        texts=texts,
        assertions=tuple(_gold_assertion(row, texts[row["file"]]) for row in claims),
        names={row["id"]: frozenset(map(plain, row["names"])) for row in entities},
        kinds={row["id"]: row["kind"] for row in entities},
    )


def _gold_assertion(row: dict[str, Any], text: str) -> GoldAssertion:
    values = {name: row[name] for name in GoldAssertion.__slots__ if name in row}
    values["evidence"] = _evidence(row, text)
    values["voice"] = tuple(row["voice"])
    values["qualifiers"] = tuple(qualifier["text"] for qualifier in row["qualifiers"])
    values["speech_act"] = row.get("speech_act", False)
    values["optional"] = row.get("optional", False)
    return GoldAssertion(**values)


def _evidence(row: dict[str, Any], text: str) -> Span:
    evidence, wanted = row["evidence"], row.get("occurrence")
    starts = [match.start() for match in re.finditer(re.escape(evidence), text)]
    if (len(starts) != 1 and wanted is None) or not starts:
        raise ValueError(f"{row['file']}: {evidence!r} stands {len(starts)} times; expected once")
    start = starts[wanted or 0]
    return Span(start, start + len(evidence))


def words(text: str) -> list[str]:
    """Return the lower-case words of a phrase without articles and prepositions.

    A phrase of nothing else keeps all its words, so that "on" is not empty.
    """
    found: list[str] = re.findall(r"\w+", text.lower())
    return [word for word in found if word not in _IDLE] or found


def plain(text: str) -> str:
    """Return a name as it is compared: its words, without articles, case and marks."""
    return " ".join(words(text))


def likeness(one: str, other: str) -> float:
    """Return the F1 of the words that two phrases share, from 0 to 1."""
    left, right = Counter(words(one)), Counter(words(other))
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0
