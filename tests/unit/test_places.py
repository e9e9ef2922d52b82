"""Spans are found by offset as if all of them were looked at."""

from hypothesis import given
from hypothesis import strategies as st

from kg.places import Places
from kg.records import Span

spans = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 3000), st.integers(0, 900)
)


@given(st.lists(spans, max_size=20), st.integers(0, 4000), spans)
def test_the_index_finds_what_a_full_look_finds(found: list[Span], at: int, place: Span) -> None:
    """`at` gives the items around an offset in their order, `touch` whether any overlaps."""
    places = Places((span, number) for number, span in enumerate(found))
    assert places.at(at) == [i for i, s in enumerate(found) if s.start <= at < s.end]
    assert places.touch(place) == any(span.overlaps(place) for span in found)
