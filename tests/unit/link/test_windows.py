"""Looking back only so far: what keeps long articles readable."""

from kg.link.antecedents import NEAREST, Antecedent, Pool
from kg.link.mentions import Found, MentionIndex
from kg.records import MentionKind
from tests.unit.link.trees import make_doc


def found(start: int, text: str) -> Found:
    """Return a name of one token."""
    return Found(start=start, end=start + 1, root=start, kind=MentionKind.NAME, text=text)


def test_mentions_of_an_entity_are_found_by_place() -> None:
    """The last one before a token, the number before it and the longest one are known."""
    index = MentionIndex()
    for start, text in ((9, "Lund"), (2, "Ada Lund"), (5, "Lund")):
        index.decide(found(start, text), "nil-1")
    last = index.last_before("nil-1", 9)
    longest = index.longest_before("nil-1", 9)
    assert last is not None
    assert last.start == 5
    assert index.count_before("nil-1", 9) == 2
    assert longest is not None
    assert longest.text == "Ada Lund"
    assert index.last_before("nil-1", 2) is None
    assert [each.start for each in index.of("nil-1")] == [2, 5, 9]


def test_a_mention_decided_anew_leaves_its_first_entity() -> None:
    """A city that turns out to be its government is no longer a mention of the city."""
    index = MentionIndex()
    name = found(3, "Paris")
    index.decide(name, "Q90")
    name.entity_id = "Q90"
    index.decide(name, "Q142")
    assert index.of("Q90") == []
    assert index.of("Q142") == [name]


def test_pronoun_looks_at_few_nouns_however_long_the_text() -> None:
    """Of very many nouns before a pronoun only the nearest are offered."""
    token = make_doc("stories")[0]
    choice = Antecedent(token, None, None, False, False, "")
    pool = Pool([choice] * (5 * NEAREST))
    assert len(pool.between(0, make_doc("stories")[5])) == NEAREST
