"""Names of weapons."""

from kg.english.name_words import NameSpan
from kg.english.weapon_names import find_weapons


def find(text: str, *spans: NameSpan) -> list[tuple[str, str]]:
    """Return (text, type) of the spans of words with blanks between them."""
    words = text.split()
    return [(" ".join(words[s:e]), kind) for s, e, kind in find_weapons(words, spans)]


def test_letters_and_a_number_among_arms() -> None:
    """Jets are weapons; a form of an office and an illness are not."""
    assert find("they sent F-16s and other jets") == [("F-16s", "WEAPON")]
    assert find("a MiG-29 fell") == [("MiG-29", "WEAPON")]
    assert find("he filed form S-12 late") == []
    assert find("after COVID-19 rockets") == []


def test_known_names_need_arms_beside_them() -> None:
    """ "Patriot" before systems is a weapon, before "Act" a law; HIMARS is nothing else."""
    span: NameSpan = (2, 5, "ORG")
    assert find("asked for Patriot air defense batteries", span) == [("Patriot", "WEAPON")]
    assert find("the Patriot Act on weapons", (1, 3, "MISC")) == [("Patriot Act", "MISC")]
    assert find("every true Patriot sang") == []
    assert find("sent HIMARS there") == [("HIMARS", "WEAPON")]


def test_a_person_is_no_weapon() -> None:
    """ "Bradley" in a full name stays, also beside tanks."""
    assert find("Ann Bradley saw tanks", (0, 2, "PERSON")) == [("Ann Bradley", "PERSON")]
    assert find("a Bradley among the tanks", (1, 2, "ORG")) == [("Bradley", "WEAPON")]
