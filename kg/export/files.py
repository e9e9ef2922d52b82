"""Files that appear under their name when they are whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from kg.errors import InputError


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Open a text file (UTF-8, line ends as written) that gets its name at the end.

    Until then it stands beside it as `NAME.part`; after an error neither is
    there. Raises `InputError` where the file cannot be written.
    """
    begun = path.with_name(f"{path.name}.part")
    try:
        with begun.open("w", encoding="utf-8", newline="\n") as out:
            yield out
        begun.replace(path)
    except OSError as error:
        raise InputError(
            f"{path}: cannot be written ({error.strerror or error}); name another file with --out"
        ) from error
    finally:
        begun.unlink(missing_ok=True)
