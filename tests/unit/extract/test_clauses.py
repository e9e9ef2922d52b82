"""What each construction of a clause yields."""

import pytest

from tests.unit.extract.trees import lines


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The navy gave the islanders fuel.", ["navy | give | fuel | recipient islanders"]),
        (
            "The mayor provided the clinic with beds.",
            ["mayor | provide | clinic | other with beds"],
        ),
        ("Critics pushed back on Friday.", ["Critics | push back | - | time on Friday"]),
        ("The drone shot the plane down.", ["drone | shoot down | plane"]),
        ("Ministers spoke to reporters in Oslo.", ["Ministers | speak to | reporters"]),
        ("Storm kills nine in Peru", ["Storm | kill | nine | place in Peru"]),
        (
            "Hundreds of farmers, angry over fuel prices, blocked roads across the north.",
            ["Hundreds of farmers | block | roads | place across north"],
        ),
    ],
)
def test_verbs(sentence: str, expected: list[str]) -> None:
    """A verb is read with its object, recipient, place and time."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The port is in Chile.", ["port | be in | Chile"]),
        ("The treaty is a promise.", ["treaty | be | promise"]),
        ("Farmers are afraid of the flood.", ["Farmers | be afraid of | flood"]),
        ("There is no shortage of grain.", ["shortage of grain | not exist | -"]),
        ("There were ships in the bay.", ["ships | exist | -"]),
        ("It was Peru that shelled the port.", ["Peru | shell | port"]),
    ],
)
def test_copulas(sentence: str, expected: list[str]) -> None:
    """A copula gives "be" with its preposition, and "exist" where something is there."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The miners got involved in the strike.", ["miners | become involved in | strike"]),
        ("The firm remained opposed to the plan.", ["firm | remain opposed to | plan"]),
    ],
)
def test_states(sentence: str, expected: list[str]) -> None:
    """A verb of state takes its adjective along to what completes it."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The mayor was arrested by the police on Monday.",
            ["mayor | be-arrest | police | time on Monday"],
        ),
        ("The bridge was bombed in March.", ["bridge | be-bomb | - | time in March"]),
        (
            "Grain delivered to Peru was stolen.",
            ["Grain | be-deliver to | Peru", "Grain | be-steal | -"],
        ),
        ("The islanders were given fuel.", ["fuel | be-give | - | recipient islanders"]),
        ("The mayor was renamed chief of the port.", ["mayor | be-rename | chief of port"]),
    ],
)
def test_passives(sentence: str, expected: list[str]) -> None:
    """In a passive the subject is the one acted upon and the object the agent, if told."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The general, who commands the fleet, met the envoy in Lima.",
            ["general | command | fleet", "general | meet | envoy | place in Lima"],
        ),
        (
            "The law that the senate passed protects farmers.",
            ["senate | pass | law", "law | protect | farmers"],
        ),
        ("The bridge they built collapsed.", ["they | build | bridge", "bridge | collapse | -"]),
        (
            "The town where he lived was flooded.",
            ["he | live | - | place where town", "town | be-flood | -"],
        ),
        (
            "Sailors guarding the bay saw the ship.",
            ["Sailors | guard | bay", "Sailors | see | ship"],
        ),
        ("Farmers grabbed what was on the table.", ["Farmers | grab | what"]),
    ],
)
def test_relative_clauses(sentence: str, expected: list[str]) -> None:
    """The antecedent stands for the relative pronoun, and for the gap where there is none."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The army shot down and destroyed three drones.",
            ["army | shoot down | three drones", "army | destroy | three drones"],
        ),
        ("Peru and Chile signed the treaty.", ["Peru | sign | treaty", "Chile | sign | treaty"]),
        (
            "Farmers grow maize, wheat and beans.",
            ["Farmers | grow | maize", "Farmers | grow | wheat", "Farmers | grow | beans"],
        ),
        ("Both the mayor and the bishop left.", ["mayor | leave | -", "bishop | leave | -"]),
        (
            "The miners should leave and join the union.",
            ["miners | leave (necessary) | union", "miners | join (necessary) | union"],
        ),
        (
            "Salta, Jujuy and Tucuman, which joined the pact, pay no fee.",
            [
                "Salta | join | pact",
                "Jujuy | join | pact",
                "Tucuman | join | pact",
                "Salta | not pay | fee",
                "Jujuy | not pay | fee",
                "Tucuman | not pay | fee",
            ],
        ),
    ],
)
def test_coordination(sentence: str, expected: list[str]) -> None:
    """Each coordinated subject, verb and object makes a statement of its own."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Peru and Chile met in Lima.", ["Peru and Chile | meet in | Lima"]),
        (
            "Fighting broke out between Peru and Chile.",
            ["Fighting | break out between | Peru and Chile"],
        ),
    ],
)
def test_collective_subjects(sentence: str, expected: list[str]) -> None:
    """Those who meet or fight each other are not taken apart."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The senator wants to join the pact.", ["senator | join (intended) | pact"]),
        ("The senator has sought to extend the truce.", ["senator | extend (intended) | truce"]),
    ],
)
def test_folding(sentence: str, expected: list[str]) -> None:
    """A verb of wanting, trying or beginning makes one statement with its infinitive."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The senator wants Peru to join the pact.",
            ["senator | want | Peru | purpose to join the pact", "Peru | join (intended) | pact"],
        ),
        (
            "The king forced the minister to resign.",
            ["king | force | minister | purpose to resign", "minister | resign | -"],
        ),
        (
            "The union promised the members to strike.",
            ["union | promise | members | purpose to strike", "union | strike (intended) | -"],
        ),
        (
            "Lima should allow the firm to drill.",
            ["Lima | allow (necessary) | firm | purpose to drill", "firm | drill (possible) | -"],
        ),
        (
            "Rebels were prompted to leave.",
            ["Rebels | be-prompt | - | purpose to leave", "Rebels | leave | -"],
        ),
        (
            "The navy spent months searching the bay.",
            ["navy | spend | months", "navy | search | bay"],
        ),
    ],
)
def test_control(sentence: str, expected: list[str]) -> None:
    """The infinitive has the subject that its verb gives it."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("With troops advancing, the mayor fled.", ["troops | advance | -", "mayor | flee | -"]),
        (
            "Troops crossed the river, prompting the mayor to flee.",
            [
                "Troops | cross | river",
                "Troops | prompt | mayor | purpose to flee",
                "mayor | flee | -",
            ],
        ),
        (
            "Farmers blocked the road to stop the trucks.",
            [
                "Farmers | block | road | purpose to stop the trucks",
                "Farmers | stop (intended) | trucks",
            ],
        ),
        (
            "To win time, the firm paid the fee.",
            ["firm | win (intended) | time", "firm | pay | fee | purpose to win time"],
        ),
        ("To be clear, the firm paid the fee.", ["firm | pay | fee"]),
        ("The ministers voted on whether to close the port.", ["ministers | vote | -"]),
    ],
)
def test_adverbial_clauses(sentence: str, expected: list[str]) -> None:
    """A participle or purpose clause takes the subject of the clause above, if it has none."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The firm learned that the mayor had resigned.",
            ["firm | learn | the mayor had resigned", "mayor | resign | -"],
        ),
        (
            "The spokesman said to reporters that the ship had sunk.",
            ["spokesman | say to | reporters", "ship | sink | -"],
        ),
    ],
)
def test_content_clauses(sentence: str, expected: list[str]) -> None:
    """What is learned is an object and a statement of its own."""
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Peru's use of drones to strike the depots angered Chile.", "Peru | strike | depots"),
        (
            "The ministry's misuse of grants to pay the guards was found out, the Gazette says.",
            "ministry | pay | guards",
        ),
    ],
)
def test_who_uses_a_tool_does_what_it_is_used_for(sentence: str, expected: str) -> None:
    """The possessor of a use is the agent of its purpose."""
    assert expected in lines(sentence)


def test_a_possessor_of_something_else_does_nothing() -> None:
    """Peru's price of tickets to visit the ruins does not mean that Peru visits them."""
    found = lines("Peru's price of tickets to visit the ruins rose.")
    assert found == ["Peru's price of tickets | rise | -"]


def test_a_participle_as_adjective_has_no_clause_for_its_object() -> None:
    """ "was baffled why ..." states the state alone, and "get involved" becomes it."""
    first, *_ = lines("The clerk was baffled why the gate would not open.")
    assert first == "clerk | be | baffled"
    (only,) = lines("The clerks would not get directly involved")
    assert only == "clerks | not become (conditional) | involved"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In the meantime, troops advanced.", "troops | advance | - | manner in meantime"),
        ("In the winter of war, troops advanced.", "troops | advance | - | time in winter of war"),
        ("Fires spread in addition, the Gazette wrote.", "Fires | spread | -"),
    ],
)
def test_a_connecting_phrase_is_no_time(sentence: str, expected: str) -> None:
    """ "In the meantime" joins two sentences and dates neither."""
    assert lines(sentence)[0] == expected


def test_a_clause_without_comma_speaks_of_a_whole_list_of_names() -> None:
    """Names need no picking out: behind a list of them such a clause is about all."""
    joined = "join | union | time in 1816"
    listed = lines("The map shows Salta, Jujuy, Chaco and Tucuman which joined the union in 1816.")
    parted = lines("The map shows Salta, Jujuy, Chaco and Tucuman, which joined the union in 1816.")
    assert [f"{name} | {joined}" in listed for name in ("Salta", "Tucuman")] == [True, True]
    assert [f"{name} | {joined}" in parted for name in ("Salta", "Tucuman")] == [False, True]
