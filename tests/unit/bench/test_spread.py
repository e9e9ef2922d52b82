"""The bench of spread: what is found of the key, and what is found beside it."""

from pathlib import Path

import pytest

from kg.schema import read_tables
from tests.bench.spread import TABLES, Key


@pytest.fixture(scope="module")
def key(harbour: Path, root: Path) -> Key:
    """The key of the sample corpus, beside a run over it."""
    return Key(root / "seeds/harbour", read_tables(harbour / "tables"))


@pytest.mark.parametrize("name", ["copies", "dropped_attributions", "dropped_hedges", "quotations"])
def test_all_of_the_key_is_found(key: Key, name: str) -> None:
    """Each copy, dropped attribution and hedge, and shared quotation of the key is found."""
    assert TABLES[name](key).missed == ()


def test_nothing_is_copied_or_denied_that_is_not(key: Key) -> None:
    """No copy and no denial is found beside those of the key."""
    assert (TABLES["copies"](key).invented, TABLES["denials"](key).invented) == ((), ())


def test_what_is_not_found_is_missed(key: Key) -> None:
    """Without its tables a run has found nothing of the key."""
    from dataclasses import replace

    bare = Key.__new__(Key)
    bare.__dict__.update(key.__dict__)
    bare.tables = replace(key.tables, copies=(), quotations=())
    for name in ("copies", "quotations"):
        tally = TABLES[name](bare)
        assert tally.missed == tally.wanted != ()
