"""The page: hostile text stays text, nothing is fetched, equal tables give equal pages."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from kg.records import Tables
from kg.view.cards import is_web_address
from kg.view.page import embed_json, outlet_colours, page_data, render_page
from tests.sample import sample_tables

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- <script> ]]>",
    "{{script}} {{data}}",
    "\u2028\u2029\u202e\x00\x1b[31m",
    "'\"`\\",
]


class Elements(HTMLParser):
    """Collects every element with its attributes, and the text of the data element."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.data = ""
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append((tag, dict(attrs)))
        self._inside = dict(attrs).get("id") == "data"

    def handle_endtag(self, tag: str) -> None:
        """Leave the data element."""
        self._inside = False

    def handle_data(self, data: str) -> None:
        """Collect what the data element holds."""
        if self._inside:
            self.data += data


def parse(page: str) -> Elements:
    """Return the elements of a page."""
    elements = Elements()
    elements.feed(page)
    return elements


def hostile_tables(text: str) -> Tables:
    """Return the sample with `text` in every place that an article can fill."""
    tables = sample_tables()
    articles = [
        replace(article, title=text, outlet=text + article.outlet, text=text * 500)
        for article in tables.articles
    ]
    assertions = [replace(a, outlet=text + a.outlet) for a in tables.assertions]
    claims = [replace(claim, label=text, predicate=text) for claim in tables.claims]
    entities = [replace(entity, name=text) for entity in tables.entities]
    return replace(
        tables,
        articles=tuple(articles),
        assertions=tuple(assertions),
        claims=tuple(claims),
        entities=tuple(entities),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_data(text: str) -> None:
    """Text of an article adds no element to the page and comes back unchanged as data."""
    found = parse(render_page(hostile_tables(text)))
    plain = parse(render_page(sample_tables()))
    assert [tag for tag, _ in found.tags] == [tag for tag, _ in plain.tags]
    data = json.loads(found.data)
    assert {claim["label"] for claim in data["claims"]} == {text}
    assert {article["title"] for article in data["articles"].values()} == {text}


def test_no_element_loads_anything() -> None:
    """No element of the page has a source, and the policy forbids every connection."""
    found = parse(render_page(sample_tables()))
    assert [attrs for tag, attrs in found.tags if "src" in attrs or tag == "link"] == []
    policy = next(a["content"] for t, a in found.tags if "http-equiv" in a)
    assert policy is not None
    assert "default-src 'none'" in policy
    assert len(re.findall("'sha256-", policy)) == 2


def test_equal_tables_give_an_equal_page() -> None:
    """Rendering twice gives the same text, layout included."""
    assert render_page(sample_tables()) == render_page(sample_tables())


def test_a_link_must_be_a_web_address() -> None:
    """A url of another scheme never becomes a link."""
    assert is_web_address("https://gazette.example/1")
    assert not is_web_address("javascript:alert(1)")
    assert not is_web_address("data:text/html,x")
    assert not is_web_address("http://[broken")
    assert not is_web_address(None)


def test_embedded_json_has_no_markup() -> None:
    """The JSON holds no character that could end its element, and decodes to the same value."""
    value = {"a": "</script>&<!--\u2028"}
    assert not set(embed_json(value)) & set("<>&\u2028")
    assert json.loads(embed_json(value)) == value


def test_every_outlet_has_its_own_colour() -> None:
    """Colours differ between outlets, however many there are."""
    tables = sample_tables()
    colours = outlet_colours(tables)
    assert set(colours) == {article.outlet for article in tables.articles}
    assert len(set(colours.values())) == len(colours)


def test_empty_tables_give_a_page() -> None:
    """A run without any claim still gives a page that says so."""
    assert "0 claims" in str(page_data(Tables())["counts"])
    assert render_page(Tables()).startswith("<!DOCTYPE html>")
