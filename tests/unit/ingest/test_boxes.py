"""Link boxes, galleries, signatures, and what stands inside of a sentence."""

import pytest

from kg.ingest.boxes import (
    caption_end,
    find_asides,
    find_boxes,
    is_gallery,
    is_glued_link,
    is_signature,
)
from kg.records import Span, Zone, ZoneKind


@pytest.mark.parametrize(
    "links",
    [
        "Karen Ann BergHarbour vote nears Port of Fyn in the red MORE",
        "Karen Berg Harbour vote nears MORE",
        "Karen Ann Berg Harbour vote nears MORE",
    ],
)
def test_links_at_a_name_are_a_box(links: str) -> None:
    """The name, said again and glued to headlines, up to MORE in capitals, is a box of links."""
    text = f"Senator Karen Berg {links} (D-Fyn) left."
    ((start, end),) = find_boxes(text)
    assert text[start:end].strip() == links


def test_a_name_without_a_blank_before_its_links() -> None:
    """The links begin where the name is said again, though no blank parts them from it."""
    text = "and Jens HolmJens HolmHarbour vote nears MORE (Fyn) left"
    ((start, end),) = find_boxes(text)
    assert (text[:start], text[end:]) == ("and Jens Holm", " (Fyn) left")


def test_links_in_brackets_are_a_box() -> None:
    """A bracket that opens with RELATED and a colon holds a link; other brackets hold text."""
    text = "He left. (RELATED: Harbour Vote Nears) She (the mayor) stayed."
    assert [text[s:e] for s, e in find_boxes(text)] == ["(RELATED: Harbour Vote Nears)"]


def test_more_in_running_text_is_no_box() -> None:
    """MORE without a name said twice before it is a word as others."""
    assert not list(find_boxes("Karen Berg wants MORE money, and Karen Berg gets MORE"))


@pytest.mark.parametrize(
    ("line", "is_link"),
    [
        ("What we know:Council votes on the harbour on Friday", True),
        ("'It was a storm':Mayor of Fyn on her first year in office", True),
        ("She said:“We will stay here until the end.”", False),
        ("Berg: We never agreed to any of that", False),
        ("The vote begins at 10:30 in the old town hall", False),
        ("The minister gave three reasons: “Time, money and people", False),
    ],
)
def test_a_headline_glued_to_its_label_is_a_link(line: str, is_link: bool) -> None:
    """A label and a headline with no blank between are a link; a sentence with a colon is none."""
    assert is_glued_link(line) is is_link


@pytest.mark.parametrize(
    ("line", "signed"),
    [
        ("- Karen Berg", True),
        ("– Karen Berg, Jens Holm and Ane M. Lund", True),
        ("- the mayor of Fyn", False),
        ("- Karen Berg left the town hall", False),
    ],
)
def test_a_dash_and_names_are_a_signature(line: str, signed: bool) -> None:
    """A line of a dash and names signs what stands above it; an item of a list does not."""
    assert is_signature(line) is signed


def test_a_gallery_counts_its_pictures() -> None:
    """Captions that count from the first picture to the last are a gallery, figures are none."""
    assert is_gallery("The port. Hide 1 of 3 A crane. Hide 2 of 3 The sea. Hide 3 of 3")
    assert not is_gallery("In round 1 of 3 he led, in 2 of 3 he fell, in 3 of 3 he rose again.")
    assert not is_gallery("Only 2 of 5 ships came, then 3 of 5")
    assert not is_gallery("")


def test_a_caption_before_a_paragraph() -> None:
    """A caption with an agency behind a stroke ends where the paragraph begins."""
    text = "The mayor of Fyn at the port. | Karen Berg/Getty Images The council met today."
    assert text[caption_end(text) :] == "The council met today."
    assert caption_end("The council met today | and went on until late, Reuters said.") is None


def test_furniture_inside_of_a_sentence() -> None:
    """A box is inside of a sentence that goes on behind it, and apart between two sentences."""
    text = "Senator Berg BOX (D-Fyn) left. BOX She came back.\nBOX and more"
    starts = [at for at in range(len(text)) if text.startswith("BOX", at)]
    zones = [Zone(kind=ZoneKind.TEASER, span=Span(at, at + 3)) for at in starts]
    assert find_asides(text, zones) == (zones[0].span,)
    title = Zone(kind=ZoneKind.TITLE, span=zones[0].span)
    assert find_asides(text, [title]) == ()
