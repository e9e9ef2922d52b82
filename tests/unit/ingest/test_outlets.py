"""Outlets are named by metadata, address, sign-off or dateline, and never guessed."""

import pytest

from kg.ingest.datelines import closing_marks, read_dateline
from kg.ingest.outlets import load_outlets, outlet_name, outlet_of_address


@pytest.mark.parametrize(
    ("address", "outlet"),
    [
        ("https://www.rt.com/news/1", "RT"),
        ("https://edition.cnn.com/2024/05/21/x", "CNN"),
        ("http://WWW.BBC.CO.UK:80/news", "BBC News"),
        ("reuters.com/world", "Reuters"),
        ("https://www.thestar.com.my/a", "The Star (Malaysia)"),
        ("https://news.valley-gazette.example/a", "news.valley-gazette.example"),
        ("https://www.valley-gazette.example/a", "valley-gazette.example"),
        ("https://notrt.com/a", "notrt.com"),
        ("http://[broken", None),
        ("not an address", None),
        ("", None),
    ],
)
def test_outlet_of_address(address: str, outlet: str | None) -> None:
    """The longest known ending of the host names the outlet; an unknown host names itself."""
    assert outlet_of_address(address) == outlet


def test_a_stated_outlet_stays_as_it_is_unless_it_is_a_known_domain() -> None:
    """A stated name is kept to the letter; a bare known domain is looked up."""
    assert outlet_name("Valley Gazette") == "Valley Gazette"
    assert outlet_name("www.rt.com") == "RT"
    assert outlet_name("Salon.example") == "Salon.example"


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("The talks will go on. (RT)", ("RT",)),
        ("The talks will go on. (Reuters, AFP)", ("Reuters", "AFP")),
        ("The talks will go on. /TASS/", ("TASS",)),
        ("The talks will go on. — AP", ("AP",)),
        ("The report is from RFE. (RFE/RL)", ("RFE/RL",)),
        ("AFP", ("AFP",)),
        ("We asked the neighbours what happened (they)", ()),
        ("He met the premier of Saxony (CDU)", ()),
        ("The talks (RT) will go on.", ()),
        ("The boats came home late. (Coast Radio)", ("Coast Radio",)),
        ("(Valley Morning News)", ("Valley Morning News",)),
        ("The strike is over. (QZA)", ("QZA",)),
        ("The strike was called by the dockers (QZA).", ()),
        ("They all went home. (Coast guards)", ()),
        ("Nobody was hurt. (Good News for all)", ()),
        ("The word is written with (rt)", ()),
        ("", ()),
    ],
)
def test_only_outlets_are_a_sign_off(line: str, marks: tuple[str, ...]) -> None:
    """A sign-off holds marks of the table, or stands apart and has an outlet's form."""
    assert closing_marks(line)[1] == marks


@pytest.mark.parametrize(
    ("line", "end", "agency"),
    [
        ("KYIV (Reuters) - The mayor resigned.", "-", "Reuters"),
        ("KYIV, May 20 (Reuters) — The mayor resigned.", "—", "Reuters"),
        ("Kyiv, Ukraine (CNN) -- The mayor resigned.", "--", "CNN"),
        ("MOSCOW, May 20. /TASS/. The mayor resigned.", "/TASS/.", "TASS"),
        ("ST. PETERSBURG, Fla. (AP) — The mayor resigned.", "—", "AP"),
        ("(CNN) The mayor resigned.", "(CNN)", "CNN"),
        ("PORT ALMA, Oland, May 20 (QZA) - The mayor resigned.", "-", "QZA"),
        ("Alma, Oland (Coast Radio) - The mayor resigned.", "-", "Coast Radio"),
        ("BEIJING, May 20, 2024 (Xinhua) -- The mayor resigned.", "--", "Xinhua"),
        ("KIEV, Ukraine — The mayor resigned.", "—", None),
        ("PARIS—The mayor resigned.", "—", None),
        ("Lviv, Ukraine – The mayor resigned.", "–", None),
        ("(Lviv) – The mayor resigned.", "–", None),
    ],
)
def test_datelines(line: str, end: str, agency: str | None) -> None:
    """A dateline ends behind its dash or mark, and names its agency where it has one."""
    found = read_dateline(line)
    assert found is not None
    assert line[: found.end].rstrip().endswith(end)
    assert line[found.end :].startswith("The mayor")
    assert found.agency == agency


@pytest.mark.parametrize(
    "line",
    [
        "The mayor (pictured) resigned.",
        "NATO – which met in Vilnius – refused.",
        "The mayor resigned - and his deputy, too.",
        "(They) The mayor resigned.",
        "Kyiv said on Monday that the mayor resigned (Reuters) - so it seems.",
        "A mayor, Ann Roe — the first in town — resigned.",
        "A – The first point is money.",
        "",
    ],
)
def test_sentences_are_no_datelines(line: str) -> None:
    """A sentence with brackets or dashes is no dateline."""
    assert read_dateline(line) is None


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("BRUSSELS, May 9 (Northline) - Ministers met late on Monday.", "Northline"),
        ("PORT ALMA, 3 June (Harbour Desk) – Two ferries ran aground.", "Harbour Desk"),
        ("OSLO, Norway, March 4, 2019 (Fjordpost) -- “We tried,” the mayor said.", "Fjordpost"),
    ],
)
def test_a_full_dateline_may_name_an_unknown_agency(line: str, agency: str) -> None:
    """Behind a place in capitals and a date, a name in brackets before a dash is an agency."""
    found = read_dateline(line)
    assert found is not None
    assert (found.agency, found.is_sure) == (agency, True)


@pytest.mark.parametrize(
    "line",
    [
        "OPEC, May 9 (Monday) - The ministers meet behind closed doors.",
        "BRUSSELS (Northline) - is what the sign above the door says.",
        "Brussels, May 9 (Northline) - the place and day of his last letter.",
    ],
)
def test_a_name_in_brackets_alone_makes_no_dateline(line: str) -> None:
    """A day of the week, and a name without a date or without capitals before it, are none."""
    assert read_dateline(line) is None


def test_the_table_gives_each_domain_and_mark_once() -> None:
    """No domain and no mark of the shipped table is empty or has blanks around it."""
    table = load_outlets()
    assert len(table.by_domain) > 250
    for key in (*table.by_domain, *table.by_mark):
        assert key == key.strip() != ""
    assert table.agencies <= set(table.by_mark)
