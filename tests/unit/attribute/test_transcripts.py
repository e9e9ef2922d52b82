"""Transcripts: which lines are one, and who asks and answers."""

from tests.unit.attribute.trees import said


def test_q_and_a_are_those_who_meet_in_the_sentence_before() -> None:
    """ "Coach Ruud faced the press" makes the coach answer and the press ask."""
    assert said("qa") == [
        ("direct", "question", "the press", "Is the knee fine?"),
        ("direct", "say", "Coach Ruud", "It is fine."),
    ]


def test_q_and_a_stand_for_themselves_where_nobody_meets() -> None:
    """Without a sentence before them the letters are the speakers."""
    assert [each[2] for each in said("qa-nobody")] == ["Q.", "A."]


def test_one_letter_with_a_stop_is_no_transcript() -> None:
    """A single line that begins with "A." may be an item of a list."""
    assert said("one-letter") == []


def test_two_names_that_alternate_are_a_transcript() -> None:
    """Labels in small letters speak where two of them come at least twice."""
    assert [(each[1], each[2], each[3]) for each in said("names-alternate")] == [
        ("say", "Interviewer", "Are you tired?"),
        ("say", "Ana Lee", "I am tired."),
        ("say", "Interviewer", "Will you rest?"),
        ("say", "Ana Lee", "I will rest."),
    ]


def test_labels_that_come_once_say_nothing() -> None:
    """ "Note:" and "Hint:" begin lines and are no speakers."""
    assert said("labels-once") == []


def test_labels_stand_behind_opening_marks() -> None:
    """Each quoted line is its speaker's, and so are paragraphs that repeat the mark without one."""
    assert [(each[0], each[2], each[3]) for each in said("labels-quoted")] == [
        ("direct", "WALSH", "Will the dam hold?"),
        ("direct", "PEREZ", "It will hold. We tested it. … We tested it twice."),
        ("direct", "WALSH", "Thank you."),
    ]
