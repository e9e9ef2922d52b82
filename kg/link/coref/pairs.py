"""What the ranker knows of a phrase together with one before it, for many pairs at once."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from kg.link.coref.columns import Ints, Mentions
from kg.link.coref.kinds import KIND, PRONOUNS, SPOKEN, UNKNOWN

Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]

#: Phrases right before another among which it looks for those that agree with it.
NEAR = 50
#: How many of these it is compared with; those with the same head or words come besides.
AGREEING = 16
#: Phrases further back with the same head or words that it is compared with.
ALIKE = 6
#: Phrases that it is compared with in all.
MOST = 28
_SPOKEN = tuple(sorted(SPOKEN))
_SENTENCES = (0, 1, 2, 3, 5, 9)
_PHRASES = (1, 2, 3, 5, 8, 15, 30)
_RIVALS = (0, 1, 2, 4)


def find_candidates(mentions: Mentions, numbers: Ints) -> Ints:
    """Return for each of some phrases those before it to compare with, by number, -1 for no more.

    The nearest stand first. What clashes in number or gender ("he" for "the women") is a candidate
    only with the same head, which keeps the tables small.
    """
    keys = _keys(mentions)
    near = np.maximum(numbers[:, None] - 1 - np.arange(NEAR), -1)
    agrees = ~clashes(mentions, numbers[:, None], np.maximum(near, 0)) & (near >= 0)
    agrees &= np.cumsum(agrees, axis=1) <= AGREEING
    near[~agrees & (keys[numbers][:, None] != keys[np.maximum(near, 0)])] = -1
    table = np.concatenate([near, _further(keys, numbers)], axis=1)
    order = np.argsort(table < 0, axis=1, kind="stable")[:, :MOST]
    table = np.take_along_axis(table, order, axis=1)
    filled = int((table >= 0).sum(axis=1).max(initial=1))
    return table[:, : max(filled, 1)]


def _keys(mentions: Mentions) -> Ints:
    """Return equal numbers for nouns with one head and for "I" and "me"; "he" equals nothing."""
    heads = _codes(mentions.heads)
    kinds, count = mentions["kind"], len(mentions)
    spoken = np.where(np.isin(kinds, _SPOKEN), -1 - kinds, count + np.arange(count))
    return np.where(kinds >= PRONOUNS, heads, spoken)


def _further(keys: Ints, numbers: Ints) -> Ints:
    """Return the phrases more than NEAR back that have the same key as each row."""
    by_key: dict[int, list[int]] = defaultdict(list)
    table = np.full((len(keys), ALIKE), -1, dtype=np.int64)
    for at, key in enumerate(keys.tolist()):
        far = [each for each in _ends(by_key[key]) if each < at - NEAR]
        table[at, : len(far)] = far
        by_key[key].append(at)
    return table[numbers]


def _ends(numbers: list[int]) -> list[int]:
    """Return the last and the first of some numbers, the last first."""
    last = numbers[-(ALIKE - 2) :]
    return [*last[::-1], *numbers[: len(numbers) - len(last)][:2]]


def _bucket(values: Ints, edges: tuple[int, ...]) -> list[Bools]:
    """Return one column per bucket: up to each edge, and beyond the last."""
    place = np.searchsorted(np.array(edges), values)
    return [place == at for at in range(len(edges) + 1)]


def compare(mentions: Mentions, rows: Ints, candidates: Ints, likeness: Floats) -> Floats:
    """Return the features of each pair, shape (feature, row, candidate).

    `likeness` is the cosine of the heads' word vectors, shape (row, candidate).
    """
    ana, cand = np.broadcast_to(rows[:, None], candidates.shape), np.maximum(candidates, 0)
    columns = [
        *_distance(mentions, ana, cand),
        *_agreement(mentions, ana, cand, candidates),
        *_wording(mentions, ana, cand, likeness),
        *_syntax(mentions, ana, cand),
        *_speech(mentions, ana, cand),
    ]
    table = np.empty((len(columns), *candidates.shape), dtype=np.float32)
    for at, column in enumerate(columns):
        table[at] = column
    return table


def _distance(m: Mentions, ana: Ints, cand: Ints) -> list[Bools]:
    apart = m["sentence"][ana] - m["sentence"][cand]
    same = apart == 0
    first = m["opens"][cand] == 1
    return [
        *_bucket(apart, _SENTENCES),
        *_bucket(ana - cand, _PHRASES),
        same & (m["role"][cand] <= 1),
        (apart == 1) & (m["role"][cand] <= 1),
        (apart == 1) & first,
    ]


def clashes(m: Mentions, ana: Ints, cand: Ints) -> Bools:
    """Say which pairs differ in number, in gender, or in being a person."""
    found = np.zeros(np.broadcast_shapes(ana.shape, cand.shape), dtype=np.bool_)
    for name in ("number", "gender", "person"):
        left, right = m[name][ana], m[name][cand]
        found |= (left != right) & (left != UNKNOWN) & (right != UNKNOWN)
    return found


def _agreement(m: Mentions, ana: Ints, cand: Ints, candidates: Ints) -> list[Bools]:
    found: list[Bools] = []
    for name in ("number", "gender", "person", "type"):
        left, right = m[name][ana], m[name][cand]
        found.append((left == right) & (left != UNKNOWN))
    left, right = m["type"][ana], m["type"][cand]
    spoken = np.isin(m["kind"], _SPOKEN)
    fits = (candidates >= 0) & (spoken[ana] == spoken[cand])
    rivals = np.cumsum(fits, axis=1) - fits
    subjects = fits & (m["role"][cand] <= 1)
    ahead = np.cumsum(subjects, axis=1) - subjects
    same_kind = m["kind"][ana] == m["kind"][cand]
    return [
        *found,
        (left != right) & (left != UNKNOWN) & (right != UNKNOWN),
        *_bucket(rivals, _RIVALS),
        *(each & subjects for each in _bucket(ahead, (0, 1, 2))),
        same_kind,
        same_kind & (m["kind"][ana] < PRONOUNS),
    ]


def _wording(m: Mentions, ana: Ints, cand: Ints, likeness: Floats) -> list[NDArray[np.generic]]:
    texts = _codes(m.texts)
    heads = _codes(m.heads)
    common = (m["kind"] >= PRONOUNS)[ana] & (m["kind"] >= PRONOUNS)[cand]
    same = common & (texts[ana] == texts[cand])
    head = common & (heads[ana] == heads[cand])
    words, others = m.words[ana], m.words[cand]
    inside = common & ((words & ~others) == 0).all(axis=-1) & words.any(axis=-1)
    around = common & ((others & ~words) == 0).all(axis=-1) & others.any(axis=-1)
    shared = common & (words & others).any(axis=-1)
    names = (m["kind"] == KIND["name"])[ana] & (m["kind"] == KIND["name"])[cand]
    letters = _acronyms(m)
    short = common & ((letters[1][ana] == letters[0][cand]) | (letters[0][ana] == letters[1][cand]))
    again = np.minimum(m["again"][cand], 8) / 8
    return [
        same,
        head,
        head & inside,
        head & around,
        head & ~inside & ~around,
        inside,
        around,
        shared & ~head,
        names & same,
        names & head,
        names & inside,
        names & around,
        names & ~shared,
        short,
        likeness,
        np.where(common, likeness, 0),
        np.where(common & ~head, np.maximum(likeness, 0) ** 2, 0),
        again,
        np.where(common, 0, again),
    ]


def _codes(texts: list[str]) -> Ints:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(text, len(numbers)) for text in texts], dtype=np.int64)


def _acronyms(m: Mentions) -> tuple[Ints, Ints]:
    """Return codes of the initials of names of several words, and of names that look like some.

    Names that are neither get codes that equal nothing.
    """
    numbers: dict[str, int] = {}
    long = np.full(len(m), -1, dtype=np.int64)
    short = np.full(len(m), -2, dtype=np.int64)
    for at in np.flatnonzero(m["kind"] == KIND["name"]).tolist():
        words = m.texts[at].split()
        letters = "".join(word[0] for word in words if word not in ("of", "the", "and", "for"))
        plain = m.texts[at].replace(".", "")
        if len(letters) > 1:
            long[at] = numbers.setdefault(letters, len(numbers))
        if len(words) == 1 and len(plain) > 1:
            short[at] = numbers.setdefault(plain, len(numbers))
    return long, short


def _syntax(m: Mentions, ana: Ints, cand: Ints) -> list[Bools]:
    holds = (m["start"][cand] <= m["start"][ana]) & (m["end"][cand] >= m["end"][ana])
    held = (m["start"][cand] >= m["start"][ana]) & (m["end"][cand] <= m["end"][ana])
    same_root = m["root"][ana] == m["root"][cand]
    verb = (m["verb"][ana] == m["verb"][cand]) & ~same_root
    role, other = m["role"][ana], m["role"][cand]
    owner = m["owner"][ana] >= 0
    return [
        holds & ~same_root,
        held & ~same_root,
        same_root,
        verb,
        verb & ~owner,
        verb & (other <= 1),
        owner & (m["verb"][cand] == m["verb"][ana]),
        m["owner"][ana] == m["root"][cand],
        (m["owner"][ana] >= 0) & (m["owner"][cand] == m["owner"][ana]),
        role == other,
        (role <= 1) & (other <= 1),
        m["verb"][ana] == m["root"][cand],
        m["verb"][cand] == m["root"][ana],
        m["joined"][cand] == 1,
    ]


def _speech(m: Mentions, ana: Ints, cand: Ints) -> list[Bools]:
    here, there = m["quotation"][ana], m["quotation"][cand]
    left, right = m["speaker"][ana], m["speaker"][cand]
    return [
        (here >= 0) & (here == there),
        (here >= 0) & (there < 0),
        (here < 0) & (there >= 0),
        (here >= 0) & (there >= 0) & (here != there),
        (left >= 0) & (left == m["root"][cand]),
        (right >= 0) & (right == m["root"][ana]),
        (left >= 0) & (left == right),
        (left >= 0) & (right >= 0) & (left != right),
    ]
