"""Laws of quotation marks: what is written is read, and a slip stays in its paragraph."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.quotes import find_paragraphs, find_quotes

#: Opening and closing marks of one house, outside and inside another quotation.
HOUSES = [
    ("“", "”", "‘", "’"),
    ('"', '"', "'", "'"),
    ("‘", "’", "“", "”"),
    ("«", "»", "„", "“"),
    ("„", "“", "‚", "‘"),
    ("``", "''", "'", "'"),
    ("''", "''", "'", "'"),
    ("« ", " »", "“", "”"),
]
WORDS = ["we", "left", "the", "harbour", "Reed", "don’t", "it’s", "safe", "mayor", "2014", "U.S."]
NARRATION = ["he said", "the mayor's aide told us", "She didn’t ask", "It was late"]
MARKS = ["“", "”", '"', "‘", "’", "'", "«", "»", "„", "''", "``"]


@st.composite
def speeches(draw: st.DrawFn, house: tuple[str, str, str, str]) -> tuple[str, list[str]]:
    """Draw a quotation with its marks, and the quotations that it holds, outermost first."""
    opening, closing, inner_opening, inner_closing = house
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
    words = [word for word in words if word != "U.S."] or ["no"]
    inner: list[str] = []
    if draw(st.booleans()):
        inner = [" ".join(draw(st.lists(st.sampled_from(["no", "yes", "go"]), min_size=1)))]
        words.insert(len(words) // 2, f"{inner_opening}{inner[0]}{inner_closing}")
        words += ["again"]
    text = " ".join(words) + draw(st.sampled_from([",", ".", "?", ""]))
    return f"{opening}{text}{closing}", [text, *inner]


@st.composite
def paragraphs(draw: st.DrawFn, house: tuple[str, str, str, str]) -> tuple[str, list[str]]:
    """Draw narration with up to three quotations in it."""
    pieces: list[str] = []
    said: list[str] = []
    for _ in range(draw(st.integers(0, 3))):
        speech, contents = draw(speeches(house))
        pieces += [speech, draw(st.sampled_from(NARRATION)) + "."]
        said += contents
    if not pieces or draw(st.booleans()):
        pieces.insert(0, draw(st.sampled_from(NARRATION)) + ":")
    return " ".join(pieces), said


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw an article of one house, sometimes with a speech over two paragraphs."""
    house = draw(st.sampled_from(HOUSES))
    lines: list[str] = []
    said: list[str] = []
    for _ in range(draw(st.integers(1, 5))):
        if draw(st.integers(0, 3)) == 0:
            lines += [f"{house[0]}We came at noon.", f"{house[0]}We left,{house[1]} he said."]
            said.append("We came at noon. / We left,")
        else:
            line, contents = draw(paragraphs(house))
            lines.append(line)
            said += contents
    return "\n".join(lines), said


def _read(text: str) -> list[str]:
    return [" / ".join(part.slice(text) for part in quote.parts) for quote in find_quotes(text)]


def _parts_by_line(text: str) -> list[list[str]]:
    """Return what stands in quotation marks in each paragraph, depths aside."""
    parts = [part for quote in find_quotes(text) for part in quote.parts]
    lines = find_paragraphs(text)
    return [[p.slice(text) for p in sorted(parts) if line.contains(p)] for line in lines]


@settings(max_examples=300, deadline=None)
@given(articles())
def test_what_is_written_is_read(article: tuple[str, list[str]]) -> None:
    """Every quotation of a well-marked article is found, with its exact words, in any house."""
    text, said = article
    assert _read(text) == said


@settings(max_examples=400, deadline=None)
@given(articles(), st.data())
def test_a_slip_stays_in_its_paragraph(article: tuple[str, list[str]], data: st.DataObject) -> None:
    """A mark that is left out, doubled or taken for another changes no other paragraph."""
    text, _ = article
    places = [(at, mark) for mark in MARKS for at in range(len(text)) if text.startswith(mark, at)]
    assume(places)
    at, mark = data.draw(st.sampled_from(sorted(places)))
    slip = data.draw(st.sampled_from(["", mark * 2, *MARKS]))
    line = text.count("\n", 0, at)
    before = _parts_by_line(text)
    after = _parts_by_line(text[:at] + slip + text[at + len(mark) :])
    assert [*after[:line], *after[line + 1 :]] == [*before[:line], *before[line + 1 :]]


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("“”„\"'‘’«»`.,a s1\n"), max_size=60))
def test_quotations_stand_in_the_text(text: str) -> None:
    """In any jumble of marks the spans lie in the text, nest, and hold a letter or figure."""
    quotes = find_quotes(text)
    for quote in quotes:
        assert any(any(c.isalnum() for c in part.slice(text)) for part in quote.parts)
        assert all(
            quote.outer.contains(part) and "\n" not in part.slice(text) for part in quote.parts
        )
    for one in quotes:
        for other in quotes:
            crossing = one.outer.start < other.outer.start < one.outer.end < other.outer.end
            assert not crossing
