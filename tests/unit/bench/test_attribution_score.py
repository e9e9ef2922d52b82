"""The scorer of attributions: fragments, and pairs by content."""

from tests.bench.attribution_score import Tally, Told, as_fragments, content_likeness, judge


def told(
    content: range, source: range | None = None, cue: range | None = None, form: str = "indirect"
) -> Told:
    """Return an attribution whose parts are single stretches of tokens."""
    return Told(
        source=as_fragments(source or ()),
        cue=as_fragments(cue or ()),
        content=as_fragments(content),
        form=form,
    )


def figures(gold: list[Told], made: list[Told]) -> dict[str, float]:
    """Return the figures of one article."""
    tally = Tally()
    tally.add(gold, made)
    return tally.figures()


def test_touching_places_are_one_fragment() -> None:
    """A gap of one token parts two fragments; order and repeats do not matter."""
    assert as_fragments([4, 2, 3, 3, 7]) == ((2, 5), (7, 8))
    assert as_fragments([]) == ()


def test_gold_against_itself_is_all_right() -> None:
    """Every measure is 100, with and without a source, in every form."""
    gold = [
        told(range(5, 9), range(0, 2), range(2, 3), "direct"),
        told(range(20, 25), None, range(18, 19), "mixed"),
        told(range(30, 33), range(28, 29), range(29, 30)),
    ]
    found = figures(gold, gold)
    shares = ("source", "cue", "content", "linked_p", "linked_r", "linked_f1", "all_spans")
    recalls = ("recall_direct", "recall_mixed", "recall_indirect", "recall_not_direct")
    assert {found[name] for name in (*shares, *recalls)} == {100}
    assert (found["gold"], found["made"], found["source_gold"]) == (3, 3, 2)


def test_a_pair_is_right_with_half_the_content_and_a_common_source_token() -> None:
    """Exact fragments may all fail where the linked pair is right."""
    gold = [told(range(10, 20), range(0, 3), range(5, 6))]
    made = [told(range(10, 15), range(2, 4), range(6, 7))]
    found = figures(gold, made)
    assert (found["source"], found["cue"], found["content"], found["linked_f1"]) == (0, 0, 0, 100)
    shorter = [told(range(10, 14), range(2, 4), range(6, 7))]
    assert figures(gold, shorter)["linked_f1"] == 0


def test_a_pair_with_another_source_is_wrong() -> None:
    """So is one where only one of the two has a source; two absent sources agree."""
    assert judge([told(range(5), range(8, 9))], [told(range(5), range(9, 10))]).right == set()
    assert judge([told(range(5), range(8, 9))], [told(range(5))]).right == set()
    assert judge([told(range(5))], [told(range(5))]).right == {0}


def test_the_pairing_is_the_best_one_and_not_the_first() -> None:
    """The nearest content is given up where both gold attributions can be served."""
    gold = [told(range(10)), told(range(8, 12))]
    made = [told(range(12)), told(range(6))]
    assert content_likeness(gold[0], made[0]) > content_likeness(gold[0], made[1])
    assert judge(gold, made).pairs == {0: 1, 1: 0}


def test_equal_contents_are_paired_by_their_sources() -> None:
    """Of two attributions with one content each meets the one with its own source."""
    gold = [told(range(5), range(6, 7)), told(range(5), range(8, 9))]
    verdict = judge(gold, gold[::-1])
    assert verdict.pairs == {0: 1, 1: 0}
    assert verdict.right == {0, 1}


def test_a_shared_fragment_counts_once() -> None:
    """One source with two cues is one source fragment."""
    gold = [
        told(range(5, 9), range(0, 2), range(2, 3)),
        told(range(11, 14), range(0, 2), range(10, 11)),
    ]
    assert figures(gold, [])["source_gold"] == 1
    assert figures(gold, gold[:1])["source"] == 100


def test_articles_are_added_up() -> None:
    """Recall is over all articles; an article with nothing made costs recall alone."""
    tally = Tally()
    one = told(range(3), form="direct")
    tally.add([one], [one])
    tally.add([one], [])
    found = tally.figures()
    assert (found["linked_p"], found["linked_r"], found["recall_direct"]) == (100, 50, 50)
    assert found["articles"] == 2


def test_mixed_and_indirect_gold_are_also_counted_together() -> None:
    """One of three that are not direct is found."""
    gold = [
        told(range(3), form="mixed"),
        told(range(4, 6)),
        told(range(7, 9)),
        told(range(10, 12), form="direct"),
    ]
    found = figures(gold, gold[:1])
    assert (found["recall_mixed"], found["recall_indirect"], found["recall_direct"]) == (100, 0, 0)
    assert round(found["recall_not_direct"], 1) == 33.3
