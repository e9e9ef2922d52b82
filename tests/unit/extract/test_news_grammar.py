"""Constructions of news prose: lists that act together, headlines, amounts, chains of verbs."""

import pytest

from kg.records import CueClass
from tests.unit.extract.trees import extract, lines, said, shown


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Miners and farmers clashed with each other.",
            ["Miners and farmers | clash with | each other"],
        ),
        (
            "Miners and farmers clashed with the police.",
            ["Miners | clash with | police", "farmers | clash with | police"],
        ),
        (
            "The vaccine protects children and the elderly.",
            ["vaccine | protect | children", "vaccine | protect | elderly"],
        ),
        (
            "Ruiz met the mayor, a friend of hers, and a banker.",
            ["Ruiz | meet | mayor", "Ruiz | meet | banker", "mayor | be | friend of hers"],
        ),
        (
            "Fans defended the singers, pilot Ana Ruiz.",
            ["Fans | defend | singers", "Ana Ruiz | be | pilot"],
        ),
        ("Mitch McConnell, R-Ky., left.", ["Mitch McConnell | leave | -"]),
        (
            "The village is the smallest of three.",
            ["village | be | smallest of three"],
        ),
        (
            "Ruiz called him a liar, a thief and a fraud.",
            ["Ruiz | call | him | other a liar, a thief and a fraud"],
        ),
    ],
)
def test_lists(sentence: str, expected: list[str]) -> None:
    """Those who act on each other stay together; the middle of a list renames nobody."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Nurses to strike over pay", ["Nurses | strike over (intended) | pay"]),
        ("Ways to save money", []),
        ("Two dead in blast", ["Two | be | dead | other in blast"]),
        ("Three killed in blast", ["Three | be-kill in | blast"]),
        ("The rebels killed three farmers.", ["rebels | kill | three farmers"]),
        ("Bank fined €90m over leak", ["Bank | be-fine over | leak | quantity €90m"]),
    ],
)
def test_headlines(sentence: str, expected: list[str]) -> None:
    """A headline is read with the forms of "be" that it leaves out."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Rainfall dropped by a third between 2001 and 2021.",
            ["Rainfall | drop | - | quantity by third | time between 2001 and 2021"],
        ),
        (
            "Shares in Orbex fell 6% on Tuesday.",
            ["Shares | fall | - | quantity 6% | time on Tuesday"],
        ),
        ("Orbex lost the case on Tuesday.", ["Orbex | lose | case | time on Tuesday"]),
        (
            "No sailor was hurt when the tram derailed.",
            [
                "sailor | not be-hurt | - | time when the tram derailed",
                "tram | derail | -",
            ],
        ),
        ("Prices have doubled since then.", ["Prices | double | - | time since then"]),
        ("The envoy went to the camp on foot.", ["envoy | go to | camp | manner on foot"]),
        ("The council blamed the firm for the leak.", ["council | blame | firm | cause for leak"]),
        ("He voted not in May but in June.", ["He | vote | - | time in June"]),
        (
            "He admitted to making false statements.",
            ["He | admit | - | other to making false statements", "He | make | false statements"],
        ),
        (
            "The firm was accused of hiding a leak.",
            [
                "firm | be-accuse | - | topic of hiding a leak",
                "firm | hide (possible) | leak",
            ],
        ),
    ],
)
def test_roles(sentence: str, expected: list[str]) -> None:
    """By how much, since when, how and why are qualifiers with their role, and no objects."""
    assert lines(sentence) == expected


def test_numbers_keep_their_limits() -> None:
    """A number keeps the words that bound it."""
    (loss,) = extract("The town lost at least four ships.")
    assert loss.object is not None
    assert loss.object.text == "at least four ships"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Not only did the army shell the port, it sank a ship.",
            ["army | shell | port", "it | sink | ship"],
        ),
        ("Not one sailor was hurt.", ["one sailor | not be-hurt | -"]),
        ("There is hardly any water in the camp.", ["water | not be in | camp"]),
        (
            "It is not the price that worries farmers.",
            ["It | not be | price", "price | not worry | farmers"],
        ),
        (
            "It is the price that worries farmers.",
            ["It | be | price", "price | worry | farmers"],
        ),
        (
            "The treaty need not be ratified by the senate.",
            ["treaty | not be-ratify (necessary) | senate"],
        ),
        ("The islanders need fuel.", ["islanders | need | fuel"]),
        (
            "Instead of complying with the order or challenging it, the firm threw it away.",
            [
                "firm | not comply with | order",
                "firm | not challenge | it",
                "firm | throw away | it",
            ],
        ),
        ("The firm paid rather than fighting it.", ["firm | pay | -", "firm | not fight | it"]),
        (
            "He took the train instead of the bus.",
            ["He | take | train | other instead of bus"],
        ),
        ("It is likely that the port will be safe.", ["port | be (intended) | safe"]),
        ("They asked whatever questions they wanted to.", []),
    ],
)
def test_negation_and_frames(sentence: str, expected: list[str]) -> None:
    """A negation reaches what it denies, and a frame makes no statement of its own."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The tycoon bought the paper, promised a rise and sacked three editors.",
            [
                "tycoon | buy | paper",
                "tycoon | promise | rise",
                "tycoon | sack | three editors",
            ],
        ),
        (
            "Asked about the leak, the firm denied it.",
            ["firm | be-ask about | leak", "firm | deny | it"],
        ),
        (
            "Surgeons put a kidney into a woman using a drug.",
            ["Surgeons | put | kidney | place into woman", "Surgeons | use | drug"],
        ),
        (
            "Surgeons saw a woman using a drug.",
            ["Surgeons | see | woman", "woman | use | drug"],
        ),
        (
            "Scientists at the observatory, which is run by a consortium, found a star.",
            ["observatory | be-run | consortium", "Scientists | find | star"],
        ),
        (
            "Scientists at the observatory, who study stars, found a comet.",
            ["Scientists | study | stars", "Scientists | find | comet"],
        ),
        (
            "Ruiz issued a statement in response to the plea saying he left.",
            [
                "Ruiz | issue | statement | other in response",
                "statement | say | he left",
                "he | leave | -",
            ],
        ),
        ("The lawyer named matters such as locking the door.", ["lawyer | name | matters"]),
        (
            "There are examples of Garro attempting to arrange a meeting.",
            ["examples of Garro | exist | -", "Garro | arrange (intended) | meeting"],
        ),
        (
            "Members of Congress attending the meeting left.",
            ["Members of Congress | attend | meeting", "Members of Congress | leave | -"],
        ),
        (
            "He asked if it was true that the mayor left.",
            ["He | ask | it was true that the mayor left", "mayor | leave | -"],
        ),
        (
            "They had the mayor arrested.",
            ["They | have | mayor | other arrested", "mayor | be-arrest | -"],
        ),
        ("They had to arrest the mayor.", ["They | arrest (necessary) | mayor"]),
        (
            "Witnesses said the mayor froze the aid to win votes.",
            [
                "Witnesses | say | the mayor froze the aid | purpose to win votes",
                "mayor | freeze | aid",
                "mayor | win (intended) | votes",
            ],
        ),
    ],
)
def test_who_acts(sentence: str, expected: list[str]) -> None:
    """Agreement, word order and the kind of verb tell who acts where the tree is wrong."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Peru forced Chile to leave.", "Chile | leave | -"),
        ("Peru tried to force Chile to leave.", "Chile | leave (intended) | -"),
        ("The minister called on the firm to pay.", "firm | pay (requested) | -"),
    ],
)
def test_what_is_wanted_of_another(sentence: str, expected: str) -> None:
    """What somebody is made to do happened only where the making did."""
    assert lines(sentence)[-1] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The killing of two nurses by gunmen shook the district.",
            ["gunmen | kill | two nurses", "killing of two nurses | shake | district"],
        ),
        (
            "Voters forgave the army for its shelling of Dorvat in 1991.",
            ["its | shell | Dorvat"],
        ),
    ],
)
def test_acts_told_by_a_noun(sentence: str, expected: list[str]) -> None:
    """A noun tells an act also where its agent is a pronoun or hangs on its target."""
    assert [line for line in lines(sentence) if not line.startswith("Voters")] == expected


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content", "expected"),
    [
        (
            "Critics describe the law as unfair.",
            "Critics",
            ("describe", "describe"),
            "unfair",
            "law | be | unfair",
        ),
        (
            "He called the plan a mistake.",
            "He",
            ("called", "call"),
            "a mistake",
            "plan | be | mistake",
        ),
    ],
)
def test_what_a_thing_is_called(
    sentence: str, source: str, cue: tuple[str, str], content: str, expected: str
) -> None:
    """What somebody calls a thing is a statement with the voice of the one who does."""
    made = {shown(each): each for each in extract(sentence, said(sentence, source, cue, content))}
    assert [voice.text for voice in made[expected].voice] == [source]


def test_a_perfect_gerund_has_the_subject_of_its_verb() -> None:
    """Who denies having done a thing is the one who did not do it."""
    sentence = "The rebels deny having shelled the hospital."
    denial = said(
        sentence,
        "The rebels",
        ("deny", "deny"),
        "having shelled the hospital",
        CueClass.DENY,
    )
    assert "rebels | not shell | hospital" in [shown(each) for each in extract(sentence, denial)]
