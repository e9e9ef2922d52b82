"""Names from the treebank GUM, whose last column tells the mentions of persons, places and more.

GUM marks every mention ("the girl team", "Afghan"), not names. A name is what the mention has of
words tagged as proper nouns around its head. Persons, places and organisations are taken as such;
other kinds only where the mention is linked to a Wikipedia title. What may be a name but is not
taken carries no loss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.english.gazetteer import read_adjectives, read_states
from kg.training.entity_columns import is_people, read_titles
from kg.training.entity_tags import ANY_TAG, Labels, Tagged, mark_span, only
from kg.training.treebank import read_lines

_ENTITY = re.compile(r"\((\d+)-([^()]*)(\)?)|(\d+)\)")
_TYPE_AT, _LINK_AT = 0, 6
_JOINTS = frozenset(
    ("of", "the", "for", "and", "&", "-", "'s", "’s", "de", "del", "la", "von", "to")
)
_PERSON_JOINTS = frozenset(("-", "de", "del", "la", "von", "van", "bin", "al", "der"))
_CORE: dict[str, Labels] = {
    "person": only("PERSON"),
    "place": only("LOC"),
    "organization": only("ORG"),
}
_LINKED: dict[str, Labels] = {
    "event": only("EVENT"),
    "object": only("PRODUCT", "MISC"),
    "abstract": (("MISC", "PRODUCT", "EVENT", "NORP", "ORG"), True),
}
_OUTSIDE = frozenset({0})


@dataclass(frozen=True, slots=True)
class _Word:
    form: str
    tag: str
    head: int
    label: str
    entities: str

    @property
    def is_name(self) -> bool:
        return self.tag.startswith("NNP")


@dataclass(frozen=True, slots=True)
class _Mention:
    """First word, word after the last, kind, and whether it has a Wikipedia title."""

    start: int
    end: int
    kind: str
    linked: bool


def read_gum(path: Path) -> list[Tagged]:
    """Return the sentences of a GUM .conllu or .conllu.xz file that have a name."""
    sentences = list(_read_words(path))
    common = {word.form for words in sentences for word in words if word.tag in ("NN", "NNS")}
    tagged: list[Tagged] = []
    for words in sentences:
        mentions = _find_mentions(words)
        names = find_names(words, [m for m in mentions if not _is_common(words, m, common)])
        if names:
            tagged.append(_make_tagged(words, mentions, names))
    return tagged


def _is_common(words: Sequence[_Word], mention: _Mention, common: set[str]) -> bool:
    """Capitals make a proper noun of "the State" and "Members"; a link shows that it is a name."""
    head = words[_find_head(words, mention)].form
    alone = sum(word.is_name for word in words[mention.start : mention.end]) == 1
    return alone and not mention.linked and head.lower() in common


def _read_words(path: Path) -> Iterator[list[_Word]]:
    words: list[_Word] = []
    for line in read_lines(path):
        cells = line.split("\t")
        if cells[0].isdigit():
            notes = dict(note.partition("=")[::2] for note in cells[9].split("|"))
            head = int(cells[6]) - 1
            words.append(_Word(cells[1], cells[4], head, cells[7], notes.get("Entity", "")))
        elif not line and words:
            yield words
            words = []
    if words:
        yield words


def find_names(
    words: Sequence[_Word], mentions: Sequence[_Mention]
) -> list[tuple[int, int, Labels]]:
    """Return (start, end, label) of the names of a sentence; where two overlap, the longer one."""
    names = [name for mention in mentions if (name := _cut_name(words, mention, mentions))]
    kept: list[tuple[int, int, Labels]] = []
    for name in sorted(names, key=lambda name: (name[0] - name[1], name)):
        if all(name[1] <= start or end <= name[0] for start, end, _ in kept):
            kept.append(name)
    return sorted(kept)


def _find_mentions(words: Sequence[_Word]) -> list[_Mention]:
    open_ones: list[tuple[str, int, Sequence[str]]] = []
    found: list[_Mention] = []

    def close(number: str, end: int) -> None:
        at = max((n for n, one in enumerate(open_ones) if one[0] == number), default=None)
        if at is not None:
            _, start, fields = open_ones.pop(at)
            linked = len(fields) > _LINK_AT
            found.append(_Mention(start, end, fields[_TYPE_AT], linked))

    for at, word in enumerate(words):
        for match in _ENTITY.finditer(word.entities):
            number, fields, closed, ending = match.groups()
            if number:
                open_ones.append((number, at, fields.split("-", _LINK_AT)))
            if closed or ending:
                close(number or ending, at + 1)
    return found


def _cut_name(
    words: Sequence[_Word], mention: _Mention, mentions: Sequence[_Mention]
) -> tuple[int, int, Labels] | None:
    """Return the run of proper nouns around the mention's head, or None if the head is none."""
    head = _find_head(words, mention)
    label = _CORE.get(mention.kind) or (_LINKED.get(mention.kind) if mention.linked else None)
    if label is None or not words[head].is_name:
        return None
    is_person = mention.kind == "person"
    inner = [m for m in mentions if mention.start <= m.start < m.end <= mention.end]
    start = end = head
    while (before := _step(words, start, -1, is_person)) is not None and before >= mention.start:
        if is_person and any(m.end == start and m.end <= head for m in inner):
            break
        start = before
    while (after := _step(words, end, 1, is_person)) is not None and after < mention.end:
        end = after
    if _is_pair(words, start, end + 1):
        return None
    return _label_name(words, start, end + 1, label)


def _find_head(words: Sequence[_Word], mention: _Mention) -> int:
    inside = range(mention.start, mention.end)
    return next((at for at in inside if words[at].head not in inside), mention.start)


def _step(words: Sequence[_Word], at: int, way: int, is_person: bool) -> int | None:
    """Return the next word of the name, over "of the" and the like; None where the name ends."""
    joints = _PERSON_JOINTS if is_person else _JOINTS
    here = at + way
    while 0 <= here < len(words) and words[here].form in joints and abs(here - at) < 3:
        here += way
    named = 0 <= here < len(words) and words[here].is_name
    return here if named and not (is_person and words[here].label == "nmod:desc") else None


def _is_pair(words: Sequence[_Word], start: int, end: int) -> bool:
    """Two names with "and" between them ("Berg and Holm") are not one; a firm or a treaty is."""
    joined = [at for at in range(start, end) if words[at].form in ("and", "&")]
    return any(
        word.label == "conj" and start <= word.head < at < place
        for at in joined
        for place, word in enumerate(words[:end])
        if words[at].label == "cc" and words[at].head == place
    )


def _label_name(
    words: Sequence[_Word], start: int, end: int, label: Labels
) -> tuple[int, int, Labels] | None:
    forms = [word.form for word in words[start:end]]
    if label == only("PERSON"):
        start += max((at + 1 for at, form in enumerate(forms) if form in read_titles()), default=0)
    elif (
        label != only("ORG")
        and end < len(words)
        and words[end].tag == "CD"
        and words[end].head in range(start, end)
    ):
        end += 1
    if start == end or "".join(forms).islower():
        return None
    core = label in _CORE.values()
    if core and words[end - 1].tag == "NNPS" and is_people(forms[-1]):
        return (start, end, only("NORP", "ORG")) if end - start == 1 else None
    if " ".join(forms) in read_states():
        label = only("LOC")
    return start, end, label


def _make_tagged(
    words: Sequence[_Word],
    mentions: Sequence[_Mention],
    names: Sequence[tuple[int, int, Labels]],
) -> Tagged:
    named = {at for start, end, _ in names for at in range(start, end)}
    timed = {at for m in mentions if m.kind == "time" for at in range(m.start, m.end)}
    allowed = [
        _OUTSIDE if at in timed else _allow_unnamed(words, at, named) for at in range(len(words))
    ]
    for start, end, label in names:
        allowed[start:end] = mark_span(label, end - start)
    return Tagged(words=tuple(word.form for word in words), allowed=tuple(allowed))


def _allow_unnamed(words: Sequence[_Word], at: int, named: set[int]) -> frozenset[int]:
    """Return the tags of a word outside of the names that were taken.

    A proper noun, a foreign word, a capitalised adjective, "of" between two proper nouns may belong
    to a name that was not; the adjective of a country is one.
    """
    word = words[at]
    if word.tag == "JJ" and word.form in read_adjectives():
        return mark_span(only("NORP"), 1)[0]
    if word.form in read_titles() and at + 1 in named:
        return _OUTSIDE
    if word.is_name or word.tag in ("FW", "GW") or (word.tag == "JJ" and word.form[0].isupper()):
        return ANY_TAG
    between = 0 < at < len(words) - 1 and words[at - 1].is_name and words[at + 1].is_name
    joins = between and word.form in _JOINTS and not {at - 1, at + 1} <= named
    return ANY_TAG if joins else _OUTSIDE
