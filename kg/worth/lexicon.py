"""The word list of worth: kinds of words by which claims that tell little are known."""

from functools import cache

from kg.wordlists import read_rows


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return the words of one kind of `words.tsv`, in lower case; none for an unknown kind.

    ModelError if the file is absent.
    """
    rows = (columns for _, columns in read_rows("kg.worth", "words.tsv"))
    return frozenset(
        word.strip() for named, words in rows if named == kind for word in words.split(",")
    )
