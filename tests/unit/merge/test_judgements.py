"""What people decide on claims: reading the file, and what it does to a merge."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.merge import NO_JUDGEMENTS, Judgements, merge_claims, read_judgements
from kg.merge.claims import Merged
from kg.merge.verdicts import Verdicts, unite
from kg.records import Assertion
from tests.unit.merge.build import ENTITIES, Writer, two_writers


def written(folder: Path, text: str) -> Path:
    """Write a file of judgements."""
    path = folder / "claims.toml"
    path.write_text(text, encoding="utf-8")
    return path


def merged(facts: list[Assertion], judgements: Judgements = NO_JUDGEMENTS) -> Merged:
    """Merge assertions under judgements."""
    return merge_claims(facts, ENTITIES, (), judgements)


def homes(result: Merged) -> dict[str, str | None]:
    """Return the claim of each assertion."""
    return {fact.assertion_id: fact.claim_id for fact in result.assertions}


def story() -> tuple[Assertion, Assertion, Assertion]:
    """Write two wordings of one claim, and another claim."""
    first, second = two_writers()
    one = first.say("NATO", "shoot down", "Russian missiles")
    two = second.say("NATO countries", "intercept", "Russian missiles")
    other = second.say("NATO", "sell", "Russian missiles")
    return one, two, other


def test_a_file_says_what_is_same_and_what_is_not(tmp_path: Path) -> None:
    """Order and repetition do not matter; the label names the file and its content."""
    same = '[[same]]\nids = ["c-2", "c-1", "c-2"]\nreason = "why"\n'
    different = '[[different]]\nids = ["c-1", "c-3"]\n'
    found = read_judgements(written(tmp_path, same + different))
    assert found.same == (("c-1", "c-2"),)
    assert found.different == (("c-1", "c-3"),)
    assert found.label.startswith("claims.toml ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[same]\n", "is no TOML"),
        ('[[equal]]\nids = ["a", "b"]\n', "'equal'; expected [[same]] and [[different]]"),
        ('[same]\nids = ["a", "b"]\n', "with two brackets"),
        ('[[same]]\nids = ["a"]\n', "[[same]] number 1: ids is \"['a']\"; expected two"),
        ("[[different]]\nids = [1, 2]\n", "expected a list of ids in quotation marks"),
        ('[[same]]\nclaims = ["a", "b"]\n', "expected `ids` and, if wanted, `reason`"),
        (
            '[[same]]\nids = ["a", "b"]\n[[same]]\nids = ["b", "c"]\n'
            '[[different]]\nids = ["c", "a"]\n',
            "a and c are the same by [[same]] and not by [[different]]",
        ),
    ],
)
def test_a_wrong_file_is_told_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    """The message names the file, the entry, what was seen and what was expected."""
    with pytest.raises(InputError) as caught:
        read_judgements(written(tmp_path, text))
    assert said in str(caught.value)
    assert "claims.toml" in str(caught.value)


def test_an_absent_file_is_an_error(tmp_path: Path) -> None:
    """A file that is not there is not taken for one without judgements."""
    with pytest.raises(InputError, match="cannot be read"):
        read_judgements(tmp_path / "none.toml")


def test_same_outweighs_every_gate() -> None:
    """Two claims of different relations become one with all their wordings."""
    one, two, other = story()
    before = homes(merged([one, two, other]))
    assert before[one.assertion_id] == before[two.assertion_id] != before[other.assertion_id]
    ids = tuple(sorted({str(before[one.assertion_id]), str(before[other.assertion_id])}))
    after = merged([one, two, other], Judgements(same=(ids,)))
    assert len(after.claims) == 1
    assert after.claims[0].claim_id == min(ids)


def test_different_parts_what_the_rules_join() -> None:
    """Two assertions of one claim that are called different have two claims."""
    one, two, _ = story()
    ids = tuple(sorted((one.assertion_id, two.assertion_id)))
    after = homes(merged([one, two], Judgements(different=(ids,))))
    assert after[one.assertion_id] != after[two.assertion_id]


def test_what_gave_way_is_an_alias_and_may_be_named() -> None:
    """The id that a wording would have alone leads to the claim, and judgements may use it."""
    one, two, other = story()
    alone = {f.assertion_id: merged([f]).claims[0].claim_id for f in (one, two, other)}
    result = merged([one, two, other])
    old, new = sorted((alone[one.assertion_id], alone[two.assertion_id]), reverse=True)
    assert result.aliases == ((old, new),)
    parted = homes(merged([one, two, other], Judgements(different=((new, old),))))
    assert parted[one.assertion_id] != parted[two.assertion_id]


def test_judgements_hold_in_a_later_run() -> None:
    """More articles, and claim ids from an earlier merge, change nothing of what was decided."""
    one, two, other = story()
    ids = tuple(sorted((one.assertion_id, other.assertion_id)))
    judged = Judgements(same=(ids,))
    early = merged([one, two, other], judged)
    late = Writer(outlet="Gazette", article_id="a-9")
    late.say("NATO", "down", "Russian missiles")
    again = homes(merged([*early.assertions, *late.written], judged))
    assert again[one.assertion_id] == again[other.assertion_id] == again[two.assertion_id]


def test_ids_of_another_collection_do_no_harm() -> None:
    """An id that nothing bears is named and otherwise ignored."""
    one, two, other = story()
    result = merged([one, two, other], Judgements(same=(("c-none", one.assertion_id),)))
    assert result.unmet == ("c-none",)
    assert result.claims == merged([one, two, other]).claims


def test_equal_slots_cannot_be_parted() -> None:
    """Two assertions with exactly the same slots are one claim; to call them different is an
    error that names them."""
    first, second = two_writers()
    one, two = (writer.say("NATO", "visit", "Ukraine") for writer in (first, second))
    ids = tuple(sorted((one.assertion_id, two.assertion_id)))
    with pytest.raises(InputError, match=ids[0]):
        merged([one, two], Judgements(different=(ids,), label="claims.toml 1"))


def test_clusters_join_whole_unless_judged_apart() -> None:
    """With 0 1 and 2 3, "1 is 2" joins all four; where 0 is not 3, only 1 and 2 move."""
    assert unite([0, 0, 2, 2], Verdicts(same=((1, 2),))) == [0, 0, 0, 0]
    apart = Verdicts(same=((1, 2),), apart=frozenset({(0, 3)}))
    assert unite([0, 0, 2, 2], apart) == [0, 1, 1, 3]
