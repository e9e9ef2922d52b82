"""Furniture is marked by zones; everything else is body text."""

from itertools import pairwise

import pytest

from kg.ingest.layout import read_layout
from kg.ingest.zones import find_zones
from kg.records import ZoneKind

BODY = "The council met on Monday evening and voted for the new bridge after a long debate."


def zones(
    text: str, *, title: str | None = None, outlet: str = "Valley Gazette"
) -> list[tuple[str, str]]:
    """Return (kind, covered text) of each zone; the spans must be in order and apart."""
    found = find_zones(read_layout(text, title=title), outlet)
    spans = [zone.span for zone in found]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.slice(text) == span.slice(text).strip() != "" for span in spans)
    return [(zone.kind.value, zone.span.slice(text)) for zone in found]


def inside(line: str) -> list[tuple[str, str]]:
    """Return the zones of a line between two paragraphs."""
    return zones("\n\n".join([BODY, BODY.upper()[:5] + BODY[5:], line, BODY, BODY]))


def test_a_plain_story_has_no_zones() -> None:
    """Paragraphs of running text, quotations and lists carry no zone."""
    text = f"{BODY}\n\n“Read more books,” she said. “Watch the children.”\n\n{BODY} (they)"
    assert zones(text) == []


def test_standfirst_glued_to_a_credit() -> None:
    """A sentence without stop before a credit at the very start is the standfirst."""
    line = "The mayor was surprised that the river did not wait FILE PHOTO © Ann Roe / Getty Images"
    assert zones(f"{line}\n\n{BODY}") == [
        ("standfirst", "The mayor was surprised that the river did not wait"),
        ("credit", "FILE PHOTO © Ann Roe / Getty Images"),
    ]


def test_caption_with_a_credit_inside() -> None:
    """The same form inside an article is a caption with its credit."""
    line = "The mayor at the river bank © Ann Roe / Getty Images"
    assert inside(line) == [
        ("caption", "The mayor at the river bank"),
        ("credit", "© Ann Roe / Getty Images"),
    ]


@pytest.mark.parametrize(
    "credit",
    [
        "(AP Photo/Ann Roe)",
        "(Photo: Ann Roe)",
        "(House Television via AP)",
        "[Ann Roe/Reuters]",
        "(Reuters/Ann B. Roe)",
        "REUTERS/Ann Roe/File Photo",
        "Ann Roe/AFP/Getty Images",
        "Photograph: Ann Roe/AFP",
        "| Getty",
        "© Ann Roe",
    ],
)
def test_credits_close_a_caption(credit: str) -> None:
    """A caption's credit is told apart from the caption in the forms of many outlets."""
    assert inside(f"The mayor waits at the river bank. {credit}") == [
        ("caption", "The mayor waits at the river bank."),
        ("credit", credit),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "She showed a photo: it was taken by her brother in 1999.",
        "The poll had a margin of three points (Reuters/Ipsos).",
        "Either (a) the bridge is built or (c) the ferry stays. Each is costly.",
        "Photo by photo, the experts went through the archive for a week.",
        "The picture was sold to an agency (AP) and to a museum.",
        "He worked for Getty Images until 2010.",
    ],
)
def test_sentences_about_pictures_are_body(line: str) -> None:
    """A sentence that mentions pictures or agencies is no credit."""
    assert inside(line) == []


def test_an_initial_does_not_cut_a_credit() -> None:
    """The stop of an abbreviation before a credit is not taken for a sentence's end."""
    assert inside("The mayor in Washington, D.C. Ann Roe/Getty Images")[-1] == (
        "credit",
        "Ann Roe/Getty Images",
    )


@pytest.mark.parametrize(
    "line",
    [
        "Read more:",
        "READ MORE: Bridge to nowhere opens",
        "Related: Bridge to nowhere opens",
        "Also read: Bridge to nowhere opens",
        "Watch: Bridge opens",
        "WATCH BRIDGE OPEN",
        "Click here to get our app.",
        "Sign up for our newsletter",
        "Follow us on Telegram",
        "Follow Ann Roe on Twitter",
        "ADVERTISEMENT",
        "Bridge to nowhere opens at last Bridge to nowhere opens at last",
        "MAYOR OPENS BRIDGE AND FALLS INTO RIVER",
    ],
)
def test_teasers(line: str) -> None:
    """Lines that point elsewhere, and link boxes read twice, are teasers."""
    assert inside(line) == [("teaser", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Related species live in the river, the biologist said.",
        "Watch the river and you will understand, the old man said.",
        "More people came than last year.",
        "Never again. Never again.",
        "“Follow us,” the guide said.",
        "WATCHDOG FINDS FAULT",
        "Also on Monday, the council voted for the ferry.",
        "More stories of the flood came from the villages.",
        "Videos of the bridge went round the world.",
        "Correction: an earlier version gave the wrong year.",
        "NATO and the EU agreed.",
    ],
)
def test_sentences_that_look_like_teasers_are_body(line: str) -> None:
    """A sentence that begins with the same word, and a correction, are body text."""
    assert inside(line) == []


def test_a_link_box_at_a_name() -> None:
    """Headlines pasted behind a name up to "MORE" are a teaser inside the sentence."""
    text = "Senator Ann Roe Ann Mary RoeBridge opens Mayor falls into river MORE (D-Ohio) said no."
    assert zones(f"{BODY}\n{text}\n{BODY}") == [
        ("teaser", "Ann Mary RoeBridge opens Mayor falls into river MORE")
    ]
    assert inside("Ann Roe wants MORE money for the bridge, she said.") == []


def test_head_of_an_article() -> None:
    """Title, byline, date line and dateline above a story are told apart."""
    text = (
        "Mayor opens new bridge after ten years\n\nBy Ann Roe and John Doe, staff writers\n"
        f"Published: May 21, 2024 14:05 GMT\n\nLVIV, May 20 (Reuters) — {BODY}\n\n{BODY}"
    )
    assert zones(text) == [
        ("title", "Mayor opens new bridge after ten years"),
        ("byline", "By Ann Roe and John Doe, staff writers"),
        ("byline", "Published: May 21, 2024 14:05 GMT"),
        ("dateline", "LVIV, May 20 (Reuters) —"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the bridge had been closed.",
        "By Monday, Ann Roe Had Left",
        "By 2016 it was over",
        "By then the mayor knew what the river could do",
    ],
)
def test_time_phrases_are_no_bylines(line: str) -> None:
    """A line that begins with "By" and a time is no byline."""
    assert ("byline", line) not in zones(f"{line}\n\n{BODY}\n\n{BODY}")


def test_end_of_an_article() -> None:
    """Credits to reporters, copyright lines and a closing mark end a story."""
    text = (
        f"{BODY}\n\n{BODY} (RT)\n\n(Reporting by Ann Roe; editing by John Doe)\n"
        "Copyright © 2024 Valley Gazette. All rights reserved."
    )
    assert zones(text) == [
        ("signoff", "(Reporting by Ann Roe; editing by John Doe)"),
        ("notice", "Copyright © 2024 Valley Gazette. All rights reserved."),
    ]
    assert zones(f"{BODY}\n\n{BODY} (RT)") == [("signoff", "(RT)")]


def test_the_stated_title_is_the_title() -> None:
    """A line that repeats the stated title is the title, whatever its form."""
    text = f"{BODY}\n\n{BODY}"
    assert zones(text, title=BODY.upper()) == [("title", BODY)]


@pytest.mark.parametrize(
    "line",
    [
        "Is that it? Is that all they have?",
        "The bridge is open.",
        "• Bridge opens after ten years",
        "Bridge opens",
        "the bridge that opens after ten years",
        "Story highlights Bridge opens today",
    ],
)
def test_first_lines_that_are_no_headline(line: str) -> None:
    """A full sentence, two questions, a bullet or a fragment is no headline."""
    assert "title" not in dict(zones(f"{line}\n\n{BODY}\n\n{BODY}"))


def test_an_agency_name_in_the_head_is_a_byline() -> None:
    """The outlet's name printed above the story is furniture."""
    assert zones(f"Valley Gazette\n\n{BODY}") == [("byline", "Valley Gazette")]


def test_a_shouted_article_has_no_link_lines() -> None:
    """Where a whole text is in capitals, capitals do not make a teaser."""
    text = "\n".join([BODY.upper().rstrip(".")] * 3)
    assert ZoneKind.TEASER not in [kind for kind, _ in zones(text)]


def test_offsets_count_code_points() -> None:
    """Zones behind characters outside the basic plane still cover their text."""
    text = f"🌉🌉 {BODY}\n\n  Read more:  \n\n{BODY}"
    assert zones(text) == [("teaser", "Read more:")]


@pytest.mark.parametrize(
    "piece", ["a ", "“", "A ", "AaBb", "Ann Roe/", " MORE", "© ", "(", "a-", "By X, "]
)
def test_one_endless_line_is_read_in_linear_time(piece: str) -> None:
    """A line of five million characters of one pattern is read (it would hang otherwise)."""
    text = piece * (5_000_000 // len(piece))
    assert len(read_layout(text, title=None).lines) == 1
    find_zones(read_layout(text, title=None), "Valley Gazette")
