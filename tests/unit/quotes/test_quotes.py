"""Quotation marks of all houses, and apostrophes that are none."""

import pytest

from kg.quotes import find_paragraphs, find_quotes


def _parts(text: str) -> list[str]:
    return [" / ".join(part.slice(text) for part in quote.parts) for quote in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('She said "no" twice.', ["no"]),
        ("She said “no” twice.", ["no"]),
        ("She said ‘no’ twice.", ["no"]),
        ("She said 'no' twice.", ["no"]),
        ("She said «no» twice.", ["no"]),
        ("She said »no« twice.", ["no"]),
        ("She said „no“ twice.", ["no"]),
        ("She said ''no'' twice.", ["no"]),
        ("She said ``no'' twice.", ["no"]),
        ("She said ‘‘no’’ twice.", ["no"]),
        ("She said ”no” twice.", ["no"]),
        ("She said „no” twice.", ["no"]),
        ("She said « no » twice.", ["no"]),
        ("She said ‚no‘ twice.", ["no"]),
        ("She said (''no'') twice.", ["no"]),
        ("She said: “ No ” twice.", ["No"]),
    ],
)
def test_every_pair_of_marks_is_read(text: str, quoted: list[str]) -> None:
    """Straight, curly, single, pointed and low marks all enclose a quotation."""
    assert _parts(text) == quoted


@pytest.mark.parametrize(
    "text",
    [
        "They don’t know the mayor’s plan.",
        "They don't know the mayor's plan.",
        "The soldiers’ families came in the ’90s.",
        "Rock ’n’ roll and the ‘80s came back.",
        "A 6' wall and a 7\" pipe.",
        "A 6'2'' goalkeeper told 'em to wait 'til the boys' bus came.",
        "The ’hood knew the U.S.’s and the E.U.'s plans.",
        "Read more »",
    ],
)
def test_apostrophes_are_no_quotes(text: str) -> None:
    """Contractions, possessives, clipped years and measures open and close nothing."""
    assert _parts(text) == []


def test_plural_possessive_inside_single_marks() -> None:
    """A possessive mark closes no quotation where a later mark can."""
    assert _parts("‘The boys’ club shut,’ he said.") == ["The boys’ club shut,"]


def test_single_mark_after_s_closes_where_nothing_later_can() -> None:
    """The mark after a final s closes a quotation that nothing else would close."""
    assert _parts("The ‘allies’ of Rome said ‘no’ again.") == ["allies", "no"]


def test_nested_quotation_has_depth_one() -> None:
    """A quotation inside another one keeps its own span and depth."""
    quotes = find_quotes("“He called it ‘theft’ again,” she said.")
    assert [quote.depth for quote in quotes] == [0, 1]


def test_quotation_runs_over_paragraphs() -> None:
    """An open quotation goes on where the next paragraph repeats the opening mark."""
    assert _parts("“We came.\n\n“We left,” she said.") == ["We came. / We left,"]


def test_another_speakers_turn_is_another_quotation() -> None:
    """A quoted paragraph that begins with a label in capitals does not go on with the one before;
    one that only begins with a capital letter does.
    """
    assert _parts('"LUND: Why?\n\n"MR. LEE: It is late."') == ["LUND: Why?", "MR. LEE: It is late."]
    assert _parts('"We left.\n\n"A: it was late."') == ["We left. / A: it was late."]


def test_missing_mark_stays_in_its_paragraph() -> None:
    """A quotation without its closing mark changes nothing in the next paragraph."""
    text = "“We came, she said.\nThe sea was calm. “No,” he said."
    assert _parts(text)[1:] == ["No,"]


def test_stray_opening_mark_is_dropped() -> None:
    """An opening mark that is never closed before the next one encloses nothing."""
    assert _parts("It was “odd, he said. “We left.”") == ["We left."]


def test_stray_closing_mark_is_dropped() -> None:
    """A closing mark without an opening one encloses nothing."""
    assert _parts("It was odd,” he said.") == []


def test_open_quotation_before_an_empty_mark_ends_with_its_paragraph() -> None:
    """Where the next paragraph's mark opens nothing, the open quotation keeps its own paragraph."""
    assert _parts("“We came.\n“\nShe left.") == ["We came."]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('“We left,” he said. “It was late."', ["We left,", "It was late."]),
        ('"We left,” he said. “It was late.”', ["We left,", "It was late."]),
        ("“Is it safe?’ he asked.", ["Is it safe?"]),
        ("the 'reform” of the port", ["reform"]),
        ("“It was 'late”, he said.", ["It was 'late"]),
    ],
)
def test_marks_that_do_not_match_still_close(text: str, quoted: list[str]) -> None:
    """A mark of another shape closes a quotation where nothing better does."""
    assert _parts(text) == quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He spoke of"joint work"at last.', ["joint work"]),
        ('he told the Post."We cannot say more," she said.', ["We cannot say more,"]),
        ('They left—"at last"—by sea (or "by boat").', ["at last", "by boat"]),
        ("“I was—” he began.", ["I was—"]),
        ('"One, he said. "Two," she said.', ["Two,"]),
        ('One," he said. "Two," she said.', ["Two,"]),
        ('""One,"" he said.', ["One,"]),
    ],
)
def test_marks_are_read_by_what_is_around_them(text: str, quoted: list[str]) -> None:
    """Marks glued to words, dashes and brackets are read; a missing or doubled one costs little."""
    assert _parts(text) == quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("''He said 'no' again,'' she wrote.", ["He said 'no' again,", "no"]),
        ("''He told me 'no''' and ''She told me 'yes'''", None),
        ("“He told me ‘no’’’ and left.", ["He told me ‘no’", "no"]),
        ('"He said "no" again," she wrote.', ['He said "no" again,', "no"]),
        ("«Er rief „halt“ und lief»", ["Er rief „halt“ und lief", "halt"]),
    ],
)
def test_nested_marks(text: str, quoted: list[str] | None) -> None:
    """Marks of another kind nest, also where three of them meet at one end."""
    if quoted is None:
        quoted = ["He told me 'no'", "no", "She told me 'yes'", "yes"]
    assert _parts(text) == quoted


def test_single_marks_run_over_paragraphs() -> None:
    """A British speech in single marks goes on where the next paragraph repeats its mark."""
    assert _parts("‘We came.\n‘We don’t stay,’ he said.") == ["We came. / We don’t stay,"]


def test_mark_of_another_kind_carries_no_speech_on() -> None:
    """An open quotation does not go on in a paragraph that begins with a nested kind of mark."""
    assert _parts("“We came.\n‘No’ means no.") == ["We came.", "No"]


def test_marks_around_no_word_are_no_quotation() -> None:
    """Empty marks, as in the attributes of a web page, enclose nothing."""
    assert _parts('<img alt="" src="x"> and "..."') == ["x"]


def test_paragraphs_leave_out_white_space() -> None:
    """Paragraphs begin and end at a character that is no white space."""
    text = "  One. \n\n\tTwo.\n"
    assert [paragraph.slice(text) for paragraph in find_paragraphs(text)] == ["One.", "Two."]
