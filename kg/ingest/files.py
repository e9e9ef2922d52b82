"""Which files hold articles, and which describe them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError, shown
from kg.ingest.fields import Metadata, clean_characters
from kg.ingest.sidefile import is_side_file, read_side_file

SUFFIXES = (".txt", ".jsonl", ".txt.gz", ".jsonl.gz")
#: Expected answers for measuring, kept beside the articles that they belong to.
ANSWERS = "gold.jsonl"
_NOT_NEWS = frozenset({"readme", "license", "licence"})
_EXPECTED = "expected " + ", ".join(SUFFIXES) + " or a folder with such files"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFile:
    """One file with articles; `label` is its path below the folder that was given.

    `metadata` is what a side file says about it.
    """

    path: Path
    label: str
    metadata: Metadata

    @property
    def name(self) -> str:
        """The file's own name, as it may stand in a table."""
        return self.label.rsplit("/", 1)[-1]

    @property
    def is_lines(self) -> bool:
        """Whether each line is an article of its own (JSON lines)."""
        return _suffix(self.path).startswith(".jsonl")

    @property
    def is_packed(self) -> bool:
        """Whether the file is compressed with gzip."""
        return _suffix(self.path).endswith(".gz")


@dataclass(frozen=True, slots=True, kw_only=True)
class Orphan:
    """A side file's entry for a file that does not exist."""

    side_file: str
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All files to read, sorted by path, and the orphans of their side files."""

    files: tuple[ArticleFile, ...]
    orphans: tuple[Orphan, ...]


def plan_reading(paths: Sequence[Path]) -> Plan:
    """Find the article files of `paths` with what side files say about them.

    The order and repetition of `paths` do not matter. Raises InputError where a
    path is absent, a folder holds no article, a file has an unknown extension or
    a side file is broken.
    """
    if not paths:
        raise InputError("No input: expected at least one file or folder with articles.")
    found: dict[Path, str] = {}
    for path in sorted(paths):
        for file, label in _files_of(path):
            # A name that is no UTF-8 must not stop the writing of the tables.
            found.setdefault(file.resolve(), clean_characters(label))
    described, orphans = _describe(found, [path for path in paths if path.is_dir()])
    files = (
        ArticleFile(path=path, label=label, metadata=described.get(path, Metadata()))
        for path, label in found.items()
    )
    ordered = sorted(files, key=lambda file: (file.label, file.path))
    return Plan(files=tuple(ordered), orphans=tuple(orphans))


def _files_of(path: Path) -> Iterator[tuple[Path, str]]:
    if path.is_dir():
        files = [file for file in _walk(path) if _is_article_file(file)]
        if not files:
            raise InputError(f"No article in the folder {shown(str(path))}: {_EXPECTED}.")
        yield from ((file, file.relative_to(path).as_posix()) for file in files)
    elif not path.exists():
        raise InputError(f"No such file or folder: {shown(str(path))}; {_EXPECTED}.")
    else:
        _check_named_file(path)
        yield path, path.name


def _check_named_file(path: Path) -> None:
    if path.name == ANSWERS or is_side_file(path):
        raise InputError(
            f"{shown(str(path))} describes articles and holds none; "
            "give the folder or the article files instead."
        )
    if not _suffix(path):
        raise InputError(f"Unknown kind of file {shown(str(path))}: {_EXPECTED}.")


def _is_article_file(path: Path) -> bool:
    is_other = path.name == ANSWERS or path.name.split(".")[0].casefold() in _NOT_NEWS
    return bool(_suffix(path)) and not is_other and not is_side_file(path)


def _suffix(path: Path) -> str:
    name = path.name.casefold()
    return next((suffix for suffix in SUFFIXES if name.endswith(suffix)), "")


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the visible files below `folder`; linked folders are not entered."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise InputError(f"Cannot list {shown(str(folder))}: {error.strerror}.") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_file():
            yield entry
        elif entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry)


def _describe(
    found: Iterable[Path], folders: Sequence[Path]
) -> tuple[dict[Path, Metadata], list[Orphan]]:
    """Read the side files beside and, inside the given folders, above the articles.

    The side file nearest to an article wins.
    """
    roots = {folder.resolve() for folder in folders}
    homes: dict[Path, None] = {}
    for file in found:
        above = [parent for parent in file.parents if _is_below(parent, roots)]
        homes.update(dict.fromkeys([*above, file.parent]))
    described: dict[Path, Metadata] = {}
    orphans: list[Orphan] = []
    for home in sorted(homes, key=lambda folder: (len(folder.parts), folder)):
        side_file = _side_file_in(home)
        entries = read_side_file(side_file) if side_file else {}
        for name, metadata in entries.items():
            if (home / name).is_file():
                described[(home / name).resolve()] = metadata
            else:
                orphans.append(Orphan(side_file=f"{side_file and side_file.name}", file=name))
    return described, orphans


def _is_below(folder: Path, roots: set[Path]) -> bool:
    return folder in roots or any(root in folder.parents for root in roots)


def _side_file_in(folder: Path) -> Path | None:
    side_files = [file for file in sorted(folder.glob("articles.*")) if is_side_file(file)]
    if len(side_files) > 1:
        names = ", ".join(file.name for file in side_files)
        raise InputError(f"Two side files in {shown(str(folder))}: {names}; expected one.")
    return side_files[0] if side_files else None
