"""Ids are made from content."""

from hypothesis import given
from hypothesis import strategies as st

from kg.ids import content_id

part = st.none() | st.text()


@given(st.lists(part, max_size=4), st.lists(part, max_size=4))
def test_ids_are_equal_only_for_equal_parts(one: list[str | None], two: list[str | None]) -> None:
    """Equal parts in equal order give equal ids; anything else differs."""
    assert (content_id("x", *one) == content_id("x", *two)) == (one == two)


def test_an_id_is_the_same_on_every_machine() -> None:
    """The id of given parts never changes, or old graphs would no longer match."""
    assert content_id("claim", "a", None, 3) == content_id("claim", "a", None, "3")
    assert content_id("claim", "harbour", "fire") == "claim-e1aed947c4d826b8"
