"""The scorer of BenchIE, written from its published definition.

BenchIE (Gashteovski, Yu, Kotnis, Lawrence, Niepert and Glavas, ACL 2022) lists for each sentence
its facts, and for each fact every acceptable wording of it (a fact synset). A wording has optional
stretches in [brackets]. An extraction is right if, slot by slot and in order, it is one of the
wordings with each optional stretch either in or out; case and order of words count.

Recall is the share of fact synsets that some extraction words. Precision is right over right and
wrong, where synsets that were found count as right and extractions that word nothing as wrong; so
saying a fact twice neither helps nor hurts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError, shown

Slots = tuple[str, str, str]
"""Subject, relation and object in words of the sentence."""
Wording = tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]

_PARTS = re.compile(r"\[[^\]]*\]|[^\s\[\]]+")
_ARROW = " --> "


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence with the wordings of each of its facts."""

    number: str
    text: str
    facts: tuple[tuple[Wording, ...], ...]

    def find(self, extraction: Slots) -> list[int]:
        """Return the numbers of the facts that an extraction words."""
        slots = [" ".join(slot.split()) + " " for slot in extraction]
        return [
            number
            for number, wordings in enumerate(self.facts)
            if any(all(map(re.Pattern.fullmatch, wording, slots)) for wording in wordings)
        ]


@dataclass(frozen=True, slots=True)
class Counts:
    """Extractions that word some fact and that word none; facts found, and in all."""

    right: int
    wrong: int
    found: int
    facts: int

    def figures(self) -> dict[str, float]:
        """Return p, r and f1 in per cent, extractions and facts as numbers."""
        precision = self.found / max(self.found + self.wrong, 1)
        recall = self.found / max(self.facts, 1)
        return {
            "p": 100 * precision,
            "r": 100 * recall,
            "f1": 200 * precision * recall / max(precision + recall, 1e-9),
            "extractions": float(self.right + self.wrong),
            "facts": float(self.facts),
        }


def compile_slot(slot: str) -> re.Pattern[str]:
    """Return the pattern of one slot: each word with a blank behind it, each bracket in or out."""
    pattern = ""
    for part in _PARTS.findall(slot):
        optional = part.startswith("[")
        words = part.strip("[]").split() if optional else [part]
        spelled = "".join(f"{re.escape(word)} " for word in words)
        pattern += f"(?:{spelled})?" if optional else spelled
    return re.compile(pattern)


def read_gold(path: Path) -> list[GoldSentence]:
    """Return the sentences of a gold file: `sent_id:N<tab>text`, a line for each cluster, wordings
    with arrows between their slots. InputError for a wording of another shape.
    """
    sentences: list[GoldSentence] = []
    facts: list[list[Wording]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("sent_id:"):
            name, _, text = line.removeprefix("sent_id:").partition("\t")
            facts = []
            sentences.append(GoldSentence(name, text, ()))
        elif line.strip() and _ARROW not in line:
            facts.append([])
        elif line.strip():
            slots = line.split(_ARROW)
            if len(slots) != 3 or not facts:
                raise InputError(
                    f"{path.name}, line {number}: no wording of a fact: {shown(line)}; "
                    "expected subject --> relation --> object below a cluster line"
                )
            facts[-1].append(
                (compile_slot(slots[0]), compile_slot(slots[1]), compile_slot(slots[2]))
            )
            last = sentences[-1]
            sentences[-1] = GoldSentence(last.number, last.text, tuple(map(tuple, facts)))
    return sentences


def read_system(path: Path) -> dict[str, list[Slots]]:
    """Return the extractions of a stored output by sentence number: four columns with tabs."""
    found: dict[str, list[Slots]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        number, *slots = line.split("\t")
        if len(slots) != 3:
            raise InputError(
                f"{path.name}: {len(slots) + 1} columns in {shown(line)}; "
                "expected sentence number, subject, relation, object"
            )
        found.setdefault(number, []).append((slots[0], slots[1], slots[2]))
    return found


def count(gold: Iterable[GoldSentence], system: Mapping[str, Sequence[Slots]]) -> Counts:
    """Return the counts over the sentences of the gold; what is said of others is left aside."""
    right = wrong = found = facts = 0
    for sentence in gold:
        hits = [sentence.find(extraction) for extraction in system.get(sentence.number, ())]
        right += sum(map(bool, hits))
        wrong += sum(not hit for hit in hits)
        found += len({number for hit in hits for number in hit})
        facts += len(sentence.facts)
    return Counts(right, wrong, found, facts)
