"""What stands where in a text: spans found by offset without looking at all of them."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from kg.records import Span

Item = TypeVar("Item")

#: Code points per bucket: a sentence or two.
BUCKET = 256


class Places(Generic[Item]):
    """Items by the spans that they cover; asking costs the same in a text of any length."""

    def __init__(self, spans: Iterable[tuple[Span, Item]]) -> None:
        """Keep pairs of a span and its item, in order."""
        self._buckets: dict[int, list[tuple[Span, Item]]] = {}
        for span, item in spans:
            for bucket in range(span.start // BUCKET, max(span.end - 1, span.start) // BUCKET + 1):
                self._buckets.setdefault(bucket, []).append((span, item))

    def at(self, offset: int) -> Sequence[Item]:
        """Return the items whose span covers the code point at `offset`, in order."""
        near = self._buckets.get(offset // BUCKET, ())
        return [item for span, item in near if span.start <= offset < span.end]

    def touch(self, place: Span) -> bool:
        """Say whether any span shares a character with `place`."""
        last = max(place.end - 1, place.start) // BUCKET
        return any(
            span.overlaps(place)
            for bucket in range(place.start // BUCKET, last + 1)
            for span, _ in self._buckets.get(bucket, ())
        )
