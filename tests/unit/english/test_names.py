"""Name spans made even over a document."""

from kg.english.names import keep_apart, tidy_names

TEXT = "Ms. Anna Berg met Holm . Berg and Holm left . Berg won . Mr. said 2024 Berg"
WORDS = TEXT.split()


def test_titles_are_no_part_of_a_name() -> None:
    """The title before a name is cut off, a title alone is dropped, so is a bare figure."""
    spans = [(0, 3, "PERSON"), (14, 15, "PERSON"), (16, 17, "EVENT")]
    assert tidy_names(WORDS, spans) == [(1, 3, "PERSON")]
    assert tidy_names(["Mr.", "Goods"], [(0, 2, "ORG")]) == [(0, 2, "ORG")]


def test_most_mentions_decide_on_the_type() -> None:
    """A surname called a place once is a person where the full name and other mentions say so."""
    spans = [(1, 3, "PERSON"), (6, 7, "PERSON"), (11, 12, "LOC"), (17, 18, "PERSON")]
    assert [kind for _, _, kind in tidy_names(WORDS, spans)] == ["PERSON"] * 4


def test_two_mentions_settle_nothing() -> None:
    """Few or divided votes leave the types as they are."""
    spans = [(4, 5, "ORG"), (8, 9, "LOC")]
    assert tidy_names(WORDS, spans) == [(4, 5, "ORG"), (8, 9, "GPE")]


def test_lower_case_is_no_name_in_a_cased_text() -> None:
    """ "martial" is dropped where names have capitals, and kept in a text that has none."""
    words = ["Holm", "declared", "martial", "law"]
    assert tidy_names(words, [(0, 1, "PERSON"), (2, 3, "MISC")]) == [(0, 1, "PERSON")]
    assert tidy_names(["anna", "ran"], [(0, 1, "PERSON")]) == [(0, 1, "PERSON")]


def test_a_title_in_full_is_no_part_of_a_name() -> None:
    """ "President Berg" is Berg; "President" alone is nobody."""
    words = ["President", "Berg", "met", "the", "President"]
    assert tidy_names(words, [(0, 2, "PERSON"), (4, 5, "PERSON")]) == [(1, 2, "PERSON")]


def test_a_name_seen_twice_is_found_again() -> None:
    """What the network missed of a name that it saw twice is added, with its type."""
    words = ["Skat", "paid", ".", "Skat", "lost", ".", "He", "told", "Skat", "in", "Aarhus"]
    spans = [(0, 1, "ORG"), (3, 4, "ORG")]
    assert tidy_names(words, spans) == [*spans, (8, 9, "ORG")]
    assert tidy_names(words, spans[:1]) == spans[:1]


def test_a_surname_is_no_event() -> None:
    """ "Berg" beside "Anna Berg" is a person from the first mention; "the Bergs" are persons."""
    words = ["Anna", "Berg", "left", ".", "The", "Berg", "march", ".", "The", "Bergs", "came"]
    spans = [(0, 2, "PERSON"), (5, 6, "EVENT"), (9, 10, "MISC")]
    assert [kind for _, _, kind in tidy_names(words, spans)] == ["PERSON"] * 3


def test_a_name_in_small_letters_needs_its_capital_elsewhere() -> None:
    """ "skat" is a name where the text has "Skat" as one."""
    words = ["Skat", "paid", "and", "skat", "lost"]
    assert len(tidy_names(words, [(0, 1, "ORG"), (3, 4, "ORG")])) == 2
    assert len(tidy_names(["Yes", *words[1:]], [(3, 4, "ORG")])) == 0


def test_names_never_share_a_word() -> None:
    """Where mended spans meet on a word the longest stays, of equal ones the first."""
    spans = [(3, 4, "LOC"), (3, 4, "LOC"), (0, 2, "PERSON"), (1, 2, "ORG"), (2, 3, "NORP")]
    assert keep_apart(spans) == [(0, 2, "PERSON"), (2, 3, "NORP"), (3, 4, "LOC")]
