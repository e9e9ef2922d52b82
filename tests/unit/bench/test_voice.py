"""The gold of voices is well formed, and its scorer measures what it says."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.records import Form, Modality, Polarity, Span, Stance
from tests.bench.voice import choose_half, main, score
from tests.bench.voice_corpus import VoiceArticle, locate, read_voices
from tests.unit.bench.voice_readings import as_reading

PATH = Path(__file__).parents[2] / "bench" / "voice.jsonl"
ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in PATH.read_text(encoding="utf-8").split("\n") if line
]
ARTICLES = read_voices(PATH)
SAID = [one for article in ARTICLES for one in article.said]
READINGS = [as_reading(article) for article in ARTICLES]


def _figures(**changes: Any) -> dict[str, float]:
    """Return the figures where every attribution of the gold is changed in the same way."""
    broken = [
        replace(one, attributions=tuple(replace(each, **changes) for each in one.attributions))
        for one in READINGS
    ]
    return score(ARTICLES, broken).figures()


def test_size_and_balance() -> None:
    """The set has its minimum of articles, attributions, stances, nestings and negations."""
    stances = Counter(one.stance for one in SAID)
    assert len(ARTICLES) >= 34
    assert len(SAID) >= 220
    assert all(stances[one] >= 12 for one in Stance if one is not Stance.ASSERTS)
    assert sum(one.parent is not None for one in SAID) >= 35
    assert sum(one.polarity is Polarity.NEGATIVE for one in SAID) >= 8
    spoken = [one for one in SAID if one.form is not Form.SCARE]
    assert sum(one.source is None for one in spoken) >= 10
    assert len(SAID) - len(spoken) >= 12
    assert sum(len(one.quoted) for one in ARTICLES) >= 12


def test_size_of_the_rest() -> None:
    """The set has its minimum of own stretches, acts, persons, answers and rhetorical questions."""
    acts = Counter(act.act for one in ARTICLES for act in one.acts)
    answers = [answer.answer is None for one in ARTICLES for answer in one.answers]
    assert sum(len(one.own) for one in ARTICLES) >= 40
    assert acts.total() >= 60
    assert acts["directive"] >= 12
    assert acts["commissive"] >= 8
    assert acts["question"] >= 10
    assert sum(len(one.persons) for one in ARTICLES) >= 30
    assert answers.count(False) >= 8
    assert answers.count(True) >= 6


def test_lengths_and_ids() -> None:
    """Every article has 60 to 180 words, and no id is used twice."""
    assert all(60 <= len(one.text.split()) <= 180 for one in ARTICLES)
    names = [one.article_id for one in ARTICLES] + [one.said_id for one in SAID]
    assert len(names) == len(set(names))


def test_say_and_tell_are_rare() -> None:
    """Say, tell and add are no more than a third of the cues."""
    plain = ("say", "says", "said", "tell", "tells", "told", "add", "adds", "added")
    cues = [one.cue.slice(article.text) for article in ARTICLES for one in article.said if one.cue]
    assert 3 * sum(cue in plain for cue in cues) <= len(cues)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda one: one.article_id)
def test_parts_belong_together(article: VoiceArticle) -> None:
    """Parents and holders of stretches exist; contents lie in their parents, with one stance."""
    known = {one.said_id: one for one in article.said}
    for one in article.said:
        parent = known[one.parent] if one.parent else None
        if parent is not None:
            assert any(part.contains(one.content[0]) for part in parent.content)
            assert Form.SCARE in (one.form, parent.form) or one.stance is parent.stance
    for stretch in article.own:
        parts = known[stretch.inside].content
        assert any(part.contains(stretch.span) for part in parts) != stretch.own


def test_gold_against_itself() -> None:
    """The gold as prediction has 100 everywhere but where the outlet's doubt has no cue class."""
    ledger = score(ARTICLES, READINGS)
    figures = ledger.figures()
    less = {name for name, figure in figures.items() if figure != 100}
    assert less == {"stance", "stance_all", "stance_questions", "rhetorical_seen"}
    questions = [one for one in SAID if one.stance is Stance.QUESTIONS]
    assert len(ledger.errors) == len(questions)
    assert figures["stance_questions"] == 0


@pytest.mark.parametrize(
    ("changes", "figure"),
    [
        ({"parent": None}, "nested"),
        ({"polarity": Polarity.POSITIVE}, "polarity_negative"),
        ({"form": Form.INDIRECT}, "form_direct"),
        ({"form": Form.INDIRECT}, "scare_r"),
        ({"form": Form.SCARE}, "found_r"),
        ({"form": Form.SCARE}, "quoted_left_alone"),
    ],
)
def test_what_is_broken_counts(changes: dict[str, Any], figure: str) -> None:
    """A field that is wrong lowers the figure that measures it."""
    assert _figures(**changes)[figure] < 100


def test_lost_attributions() -> None:
    """What is not found lowers recall and the figures over all, not those on what was found."""
    half = [replace(one, attributions=one.attributions[::2]) for one in READINGS]
    figures = score(ARTICLES, half).figures()
    assert figures["found_p"] == figures["polarity"] == 100
    assert max(figures["found_r"], figures["polarity_all"], figures["nesting_all"]) < 100


def test_own_stretches_that_are_not_cut() -> None:
    """A content that runs over the outlet's own words is found, and wrong on them alone."""
    whole = [
        replace(
            reading,
            attributions=tuple(
                replace(one, content=(Span(one.content[0].start, one.content[-1].end),))
                for one in reading.attributions
            ),
        )
        for reading in READINGS
    ]
    figures = score(ARTICLES, whole).figures()
    assert figures["own_outlet"] < 50
    assert figures["own_source"] == 100


def test_records_that_are_missing() -> None:
    """Without assertions and mentions no answer and no person is right, and few acts are."""
    bare = [replace(one, assertions=(), mentions=()) for one in READINGS]
    figures = score(ARTICLES, bare).figures()
    assert figures["answers"] == figures["persons"] == figures["act_statement"] == 0
    assert figures["rhetorical"] == 100
    assert figures["rhetorical_seen"] == 0


def test_rhetorical_questions_read_as_statements() -> None:
    """An assertion that takes a rhetorical question for a statement is an error."""
    stated = [
        replace(
            one, assertions=tuple(replace(a, modality=Modality.ASSERTED) for a in one.assertions)
        )
        for one in READINGS
    ]
    assert score(ARTICLES, stated).figures()["rhetorical"] < 100


def test_places_of_strings() -> None:
    """A string that occurs twice needs its number, and one that does not occur is an error."""
    assert locate("so and so", {"text": "so", "nth": 2}) == Span(7, 9)
    for wrong in ("so", "not there", {"text": "so", "nth": 3}):
        with pytest.raises(ValueError, match="occurs"):
            locate("so and so", wrong)


def test_a_badly_made_article_is_named(tmp_path: Path) -> None:
    """An error in the file names the article in which it stands."""
    row = ROWS[0] | {"text": "Nothing of this is in the text."}
    path = tmp_path / "bad.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^v01: "):
        main([str(path)])


def test_halves() -> None:
    """The two halves share no article and leave none out."""
    odd, even = (choose_half(ARTICLES, half) for half in ("odd", "even"))
    assert [one.article_id for one in odd[:2]] == ["v01", "v03"]
    assert sorted(odd + even, key=lambda one: one.article_id) == choose_half(ARTICLES, None)
