"""Headlines that name their source without a clause: behind a colon, a dash or a comma."""

import pytest

from kg.attribute import find_attributions
from kg.records import Span, Zone, ZoneKind
from tests.unit.attribute.trees import article, doc


def _in_title(name: str) -> list[tuple[str, str, str]]:
    """Return form, source and content of each attribution of a document that is a title."""
    tree = doc(name)
    zones = (Zone(kind=ZoneKind.TITLE, span=Span(0, len(tree.text))),)
    return [
        (str(each.form), each.source.text, each.content[0].slice(tree.text))
        for each in find_attributions(tree, article(tree.text, zones))
    ]


@pytest.mark.parametrize(
    ("name", "source", "content"),
    [
        ("headline-behind", "FAO", "Wheat prices will fall"),
        ("headline-say", "sources", "Steel accord near"),
        ("headline-role", "harbour chief", "Bridge will stay shut"),
    ],
)
def test_a_body_or_a_trade_at_the_end_is_the_source(name: str, source: str, content: str) -> None:
    """ "...: FAO", "..., sources say" and "... - harbour chief" say whose words come before."""
    assert _in_title(name) == [("indirect", source, content)]


@pytest.mark.parametrize("name", ["headline-behind-what", "headline-signs", "headline-again"])
def test_what_cannot_speak_is_no_source(name: str) -> None:
    """ "...: pictures", "..., signs say" and "... - once again" name nobody."""
    assert _in_title(name) == []
