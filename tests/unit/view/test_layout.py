"""Places of boxes: none on top of another, joined ones near, the same every time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.layout import lay_out

nodes = st.integers(0, 12).map(lambda number: f"n{number}")
pairs = st.lists(st.tuples(nodes, nodes).filter(lambda p: p[0] != p[1]), min_size=1, max_size=25)


@given(pairs)
@settings(max_examples=40, deadline=None)
def test_no_two_boxes_overlap(found: list[tuple[str, str]]) -> None:
    """Boxes of different sizes never lie on each other, and the order of edges is nothing."""
    boxes = {node: (40.0 + 8 * len(node) * int(node[1:]), 30.0) for pair in found for node in pair}
    places = lay_out(found, boxes)
    assert set(places) == set(boxes)
    for one, (x, y) in places.items():
        for two, (u, v) in places.items():
            apart_across = abs(x - u) >= (boxes[one][0] + boxes[two][0]) / 2
            apart_down = abs(y - v) >= (boxes[one][1] + boxes[two][1]) / 2
            assert one == two or apart_across or apart_down
    assert lay_out(found[::-1], boxes) == places
