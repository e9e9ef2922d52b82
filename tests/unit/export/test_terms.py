"""Terms: the one place where IRIs and literals are made."""

import pyoxigraph
import pytest

from kg.errors import SchemaError
from kg.export.terms import Names, clean, encoded, iri, literal, score
from tests.sample import HOSTILE


def _parsed(term: str) -> str:
    """Return the value that a TriG parser reads from `term`."""
    text = f"@prefix claim: <urn:claim/> . <urn:s> <urn:p> {term} ."
    quad = next(iter(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TRIG)))
    assert isinstance(quad.object, pyoxigraph.Literal | pyoxigraph.NamedNode)
    return quad.object.value


@pytest.mark.parametrize(
    "text",
    [
        "",
        'say "no"',
        "back\\slash",
        "two\nlines\r\n",
        "tab\t",
        "\u2028\u2029\x85\ufeff",
        "é 🌉",
        HOSTILE,
    ],
)
def test_a_literal_is_read_back_as_it_was(text: str) -> None:
    """A parser gets the same text, with U+FFFD for what no file can hold."""
    assert _parsed(literal(text)) == clean(text)


def test_cleaning_keeps_every_offset() -> None:
    """Each forbidden character becomes one U+FFFD; the others stay."""
    assert clean("a\x00b\ud800\udc00c\uffff\n\t") == "a\ufffdb\ufffd\ufffdc\ufffd\n\t"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("call on", "call_on"),
        ("call_on", "call%5Fon"),
        ("a/b?c#d", "a%2Fb%3Fc%23d"),
        ("Erdoğan", "Erdo%C4%9Fan"),
        ("50%", "50%25"),
        ("w:weapon|new", "w:weapon%7Cnew"),
        ("\ud800", "%ED%A0%80"),
        ("~", "%7E"),
    ],
)
def test_a_name_is_percent_encoded(name: str, expected: str) -> None:
    """Two different names never share an IRI."""
    assert encoded(name) == expected


def test_a_very_long_name_becomes_a_digest() -> None:
    """An IRI stays readable when a slot holds a whole paragraph."""
    one, other = encoded("word " * 50), encoded("word " * 51)
    assert one.startswith("long-") and one != other and len(one) < 30


@pytest.mark.parametrize(
    "name",
    ["c-1", "call on", "a:b", ":", "a:", ":a", ".", "a.", "", "-x", "O'Neill, 5", "é", HOSTILE],
)
def test_a_minted_name_is_the_same_node_short_or_long(name: str) -> None:
    """The prefixed form, where there is one, stands for the full IRI."""
    assert _parsed(Names("urn:")("claim", name)) == f"urn:claim/{encoded(name)}"


def test_a_wikidata_item_is_written_with_its_prefix() -> None:
    """Only the concept address of an item is shortened."""
    assert iri("http://www.wikidata.org/entity/Q20") == "wd:Q20"
    assert iri("http://www.wikidata.org/entity/Q20x") == "<http://www.wikidata.org/entity/Q20x>"


def test_an_address_from_outside_cannot_leave_its_brackets() -> None:
    """Brackets, quotation marks and blanks are percent-encoded; a relative address is refused."""
    assert _parsed(iri('http://x.example/a b>"{é}')) == "http://x.example/a%20b%3E%22%7B%C3%A9%7D"
    with pytest.raises(SchemaError, match="not absolute"):
        iri("entity/Q20")


@pytest.mark.parametrize(
    ("value", "digits"),
    [(0.85, "0.85"), (1.0, "1.0"), (0.0, "0.0"), (1e-9, "0.0"), (1 / 3, "0.3333")],
)
def test_a_score_is_a_short_decimal(value: float, digits: str) -> None:
    """Scores are decimals with one to four digits behind the point."""
    assert score(value) == digits
