"""The editable word lists of the package: lines of tab-separated columns, `#` for comments."""

from collections.abc import Iterator
from importlib.resources import files

from kg.errors import ModelError


def read_rows(package: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the number (from 1) and the columns of each line that is neither blank nor a comment.

    `name` is the file's path below `package`, such as "kg.merge" and "words.tsv".
    Raises ModelError if the file is absent.
    """
    try:
        text = files(package).joinpath(name).read_text(encoding="utf-8")
    except OSError as error:
        raise ModelError(f"{name} of {package} cannot be read ({error}); reinstall kg") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line.split("\t")
