"""The bench of facts: the scorer, the words of the set, and how our assertions are given."""

from pathlib import Path

import pytest

from kg.english import load_pipeline
from kg.errors import InputError
from tests.bench.benchie_score import GoldSentence, count, read_gold, read_system
from tests.bench.oie_output import Triple, make_benchie
from tests.bench.ptb_text import detokenise, keep_words, read_sentence

GOLD = """sent_id:1\tThe old baker of Ulm sold bread and left .
1--> Cluster 1:
[The] [old] baker [of Ulm] --> sold --> bread
1--> Cluster 2:
[The] [old] baker [of Ulm] --> left --> bread
[The] [old] baker [of Ulm] --> left [the] --> town

sent_id:2\tIt rained .
2--> Cluster 1:
It --> rained on --> us
"""


@pytest.fixture
def gold(tmp_path: Path) -> list[GoldSentence]:
    """Two sentences with three facts."""
    path = tmp_path / "gold.txt"
    path.write_text(GOLD)
    return read_gold(path)


def test_bracketed_words_are_in_or_out_as_a_whole(gold: list[GoldSentence]) -> None:
    """Each bracket may be left out; half of one may not, and case counts."""
    first = gold[0]
    assert first.find(("The old baker of Ulm", "sold", "bread")) == [0]
    assert first.find(("old baker", "sold", "bread")) == [0]
    assert first.find(("baker Ulm", "sold", "bread")) == []
    assert first.find(("the baker", "sold", "bread")) == []


def test_all_three_slots_fit_one_wording(gold: list[GoldSentence]) -> None:
    """A relation of one wording with an object of another is no match."""
    assert gold[0].find(("baker", "left the", "town")) == [1]
    assert gold[0].find(("baker", "left the", "bread")) == []


def test_saying_a_fact_twice_changes_nothing(gold: list[GoldSentence]) -> None:
    """Precision counts found facts against wrong extractions; unknown sentences are left aside."""
    right, wrong = ("baker", "sold", "bread"), ("baker", "ate", "bread")
    once = count(gold, {"1": [right, wrong], "9": [wrong]}).figures()
    twice = count(gold, {"1": [right, ("old baker", "sold", "bread"), wrong]}).figures()
    assert once["p"] == twice["p"] == 50
    assert once["r"] == twice["r"] == pytest.approx(100 / 3)
    assert once["f1"] == pytest.approx(40)


def test_files_of_another_shape_are_named(tmp_path: Path) -> None:
    """A wording of two slots and a row of three columns are errors that say so."""
    path = tmp_path / "a.txt"
    path.write_text("sent_id:1\tIt rained .\n1--> Cluster 1:\nIt --> rained\n")
    with pytest.raises(InputError, match="line 3"):
        read_gold(path)
    path.write_text("1\tIt\trained\n")
    with pytest.raises(InputError, match="3 columns"):
        read_system(path)


def test_detokenised_text_is_as_printed() -> None:
    """Stops, clitics, brackets and quotation marks stand close; each word keeps its place."""
    sentence = "`` We do n't -LRB- yet -RRB- pay $ 5 , '' he said ."
    spaced = detokenise(sentence.split())
    assert spaced.text == "“We don't (yet) pay $5,” he said."
    assert [spaced.surface(at) for at in (0, 2, 3, 4)] == ["“", "do", "n't", "("]
    straight = '" No , " said the twins \' aunt .'
    assert detokenise(straight.split()).text == '"No," said the twins\' aunt.'


def test_kept_words_are_tokens() -> None:
    """With blanks between all words, signs of print restored."""
    spaced = keep_words(["It", "-LRB-", "now", "-RRB-", "is", "n't"])
    assert spaced.text == "It ( now ) is n't"
    assert spaced.places(spaced.spans[2]) == [2]


@pytest.mark.parametrize("as_words", [True, False])
def test_facts_are_given_in_words_of_the_set(as_words: bool) -> None:
    """Minimal object; a fact for its first prepositional phrase and one for each qualifier."""
    sentence = "The baker did n't sell the house of his aunt to the mayor in 1990 ."
    read = read_sentence(load_pipeline(), sentence.split(), as_words=as_words)
    triples = make_benchie(read.spaced, read.assertions)
    facts = [(each.subject, each.relation, each.objects[0]) for each in triples]
    assert ("The baker", "did n't sell the house of", "his aunt") in facts
    assert ("The baker", "did n't sell the house of his aunt in", "1990") in facts
    assert any(relation == "did n't sell" for _, relation, _ in facts)


def test_titles_are_no_facts() -> None:
    """What a title says of a name is left out, what the verb says is not."""
    sentence = "Mayor Ana Ruiz opened the bridge ."
    read = read_sentence(load_pipeline(), sentence.split(), as_words=True)
    assert any(each.rule == "title" for each in read.assertions)
    (triple,) = make_benchie(read.spaced, read.assertions)
    assert isinstance(triple, Triple)
    assert (triple.relation, triple.objects) == ("opened", ("bridge",))
