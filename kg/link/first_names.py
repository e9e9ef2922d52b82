"""What a first name tells of gender."""

from functools import cache

from kg.wordlists import read_rows


def gender_of(name: str) -> str:
    """Return "m" or "f" by the first word of a person's full name, "" where it tells nothing.

    A single word may be a surname ("Grace", "Rose", "Martin") and tells nothing.
    """
    first, _, rest = name.casefold().partition(" ")
    return _genders().get(first, "") if rest else ""


@cache
def _genders() -> dict[str, str]:
    rows = read_rows("kg.link", "first_names.tsv")
    return {name: gender for _, (gender, names) in rows for name in names.split()}
