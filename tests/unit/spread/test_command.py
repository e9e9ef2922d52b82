"""`kg spread`: what is printed, asked for and refused."""

import json
from pathlib import Path

from tests.conftest import Kg

WARNINGS = "Brandt Havel Terminals ignores two written warnings"


def test_the_report_has_all_parts(kg: Kg, harbour: Path) -> None:
    """Copies, claims with the manner of transfer, disagreements, outlets, who draws on whom."""
    code, out, err = kg("spread", harbour)
    assert (code, err) == (0, "")
    assert "13 articles of 9 outlets, 1 without a date, 3 copies" in out
    assert "too small for rates" in out
    assert "The Ostrand Courier  +1.58 h  (copy)  verbatim 1.00" in out
    for title in ("Copies", "Disagreements", "Outlets", "Who draws on whom"):
        assert f"\n{title}\n" in out
    assert "Velmark Today -> The Lissara Herald: names it, 1 article" in out


def test_one_claim_is_told_in_full(kg: Kg, harbour: Path) -> None:
    """The claim's wordings, ways and denial are printed, and no other claim."""
    _, out, _ = kg("spread", harbour, "--json")
    claims = json.loads(out)["claims"]
    (claim,) = [row["claim_id"] for row in claims if row["label"] == WARNINGS]
    code, out, _ = kg("spread", harbour, "--claim", claim)
    assert code == 0
    assert out.startswith(f"{claim}  {WARNINGS}\n")
    assert "came by at most 3 ways: " in out
    assert "denial: Northern Press Agency -> Coast Radio Online" in out
    assert "BHT denies that it ignored any warning." in out


def test_one_outlet_is_told_apart(kg: Kg, harbour: Path) -> None:
    """What an outlet changed, whom it rests on and which denial it leaves out."""
    code, out, _ = kg("spread", harbour, "--outlet", "Harbour Watch")
    assert code == 0
    assert f"\n  attribution dropped after Northern Press Agency: {WARNINGS}\n" in out
    assert f"\n  the denial of {WARNINGS}  [Coast Radio Online]\n" in out


def test_json_holds_every_table_or_what_is_asked_for(kg: Kg, harbour: Path) -> None:
    """All tables by name; with an outlet only rows that name it."""
    _, out, _ = kg("spread", harbour, "--json")
    every = json.loads(out)
    assert all(every[name] for name in every) and len(every) == 13
    _, out, _ = kg("spread", harbour, "--json", "--outlet", "Velmark Today")
    some = json.loads(out)
    assert 0 < len(some["claims"]) < len(every["claims"])
    assert some["copies"] == []


def test_a_limit_cuts_every_table(kg: Kg, harbour: Path) -> None:
    """With `--limit 2` each part has two rows and says of how many."""
    _, out, _ = kg("spread", harbour, "--limit", "2")
    assert "Copies (first 2 of 3)" in out
    assert out.count("first in this collection: ") == 2


def test_unknown_names_are_answered_with_near_ones(kg: Kg, harbour: Path) -> None:
    """A misspelt outlet is one line on stderr with the nearest names, and exit 1."""
    code, out, err = kg("spread", harbour, "--outlet", "Harbor Watch")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "nearest: Harbour Watch" in err


def test_charts_are_drawn_into_the_folder(kg: Kg, harbour: Path) -> None:
    """`--plots` names each file on stderr, so that stdout stays as it was."""
    _, plain, _ = kg("spread", harbour)
    code, out, err = kg("spread", harbour, "--plots")
    assert (code, out) == (0, plain)
    assert err.count("drew ") == 8
    assert (harbour / "plots/timeline.svg").is_file()
