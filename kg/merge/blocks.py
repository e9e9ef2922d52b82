"""Candidate pairs: frames that share a relation and at least one slot."""

from collections.abc import Iterable, Iterator, Sequence

from kg.merge.frames import Frame
from kg.merge.terms import Term, TermKind
from kg.merge.tokens import COUNTABLE

#: Largest block of which every pair is compared; of a larger one each frame
#: meets only its neighbours in sorted order, so the work stays near-linear.
BLOCK_CAP = 40
WINDOW = 8


def _anchor(term: Term | None) -> str | None:
    """Return what a term shares with other wordings of the same thing, or None."""
    if term is None or term.kind is TermKind.UNSAID:
        return None
    return term.head


def _anchors(frame: Frame) -> Iterator[tuple[str, str]]:
    """Yield the slots of a frame that can bring it together with another."""
    for name, term in (("s", frame.subject), ("o", frame.theme), ("r", frame.recipient)):
        anchor = _anchor(term)
        if anchor is not None:
            yield name, anchor
    for claim_id in frame.content:
        yield "c", claim_id
    theme = frame.theme
    if (
        theme is not None
        and theme.numbers
        and (theme.head in COUNTABLE or theme.head[:1].isdigit())
    ):
        # "two people were killed", "two workers were killed"
        yield "n", ",".join(number.key for number in theme.numbers)


def block_keys(frame: Frame) -> tuple[tuple[str, ...], ...]:
    """Return the blocks of a frame: relation with one slot, and with subject and object.

    The relation's block name is shared by opposite families, so that "accept"
    and "reject" of one thing meet and can be linked as contradicting.
    """
    base = frame.relation.block
    single = [(base, name, anchor) for name, anchor in _anchors(frame)]
    subject, theme = _anchor(frame.subject), _anchor(frame.theme)
    if subject is not None and theme is not None:
        ends = sorted((subject, theme))
        return (*single, (base, "so", *ends))
    return tuple(single)


def _pairs_of(block: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of one block; `block` is in ascending order."""
    reach = len(block) if len(block) <= BLOCK_CAP else WINDOW + 1
    for start, first in enumerate(block):
        for second in block[start + 1 : start + reach]:
            yield first, second


def candidate_pairs(frames: Sequence[Frame]) -> Iterable[tuple[int, int]]:
    """Return pairs of positions in `frames`, each once, sorted.

    `frames` must be distinct and sorted by key, so that the neighbours in an
    over-full block are those with like slots, in whatever order they came.
    """
    blocks: dict[tuple[str, ...], list[int]] = {}
    for position, frame in enumerate(frames):
        for key in block_keys(frame):
            blocks.setdefault(key, []).append(position)
    pairs: set[tuple[int, int]] = set()
    for block in blocks.values():
        ordered = sorted(block, key=lambda at: _neighbour_key(frames[at]))
        pairs.update((min(pair), max(pair)) for pair in _pairs_of(ordered))
    return sorted(pairs)


def _neighbour_key(frame: Frame) -> tuple[str, ...]:
    """Order a full block by object, then subject: like things said stand side by side."""
    theme = frame.theme.key if frame.theme else ""
    return ("+".join(frame.content), theme, frame.subject.key, *frame.key)
