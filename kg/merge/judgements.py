"""What people have decided: which claims are one and which are not, from a TOML file.

    [[same]]
    ids = ["c-0123456789abcdef", "c-fedcba9876543210"]
    reason = "both say that the port was closed"

    [[different]]
    ids = ["c-0123456789abcdef", "assertion-00112233aabbccdd"]

An id is that of a claim, also of one that was since merged into another, or of an
assertion. Ids come from content, so a judgement holds in every later run.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any

from kg.errors import InputError, shown

_KINDS = ("same", "different")
_FIELDS = {"ids", "reason"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgements:
    """Groups of ids: the claims of `same` are one, no two of `different` are.

    `label` is the file's name and the digest of its content, "" where there is none.
    """

    same: tuple[tuple[str, ...], ...] = ()
    different: tuple[tuple[str, ...], ...] = ()
    label: str = ""

    @property
    def ids(self) -> frozenset[str]:
        """Every id that a judgement names."""
        return frozenset(name for group in (*self.same, *self.different) for name in group)


#: Nothing has been decided.
NO_JUDGEMENTS = Judgements()


def read_judgements(path: Path) -> Judgements:
    """Return the judgements of a TOML file; their order in it does not matter.

    Raises InputError, with the entry and what it should be, if the file cannot be
    read, has other entries, or calls two ids the same and different.
    """
    try:
        data = path.read_bytes()
        document = tomllib.loads(data.decode("utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); name another file") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path}: is no TOML ({error}); mend that line") from error
    strange = sorted(set(document) - set(_KINDS))
    if strange:
        raise InputError(f"{path}: has {shown(strange[0])}; expected [[same]] and [[different]]")
    same, different = (_groups(path, document, kind) for kind in _KINDS)
    _check(path, same, different)
    label = f"{path.name} {sha256(data).hexdigest()[:16]}"
    return Judgements(same=same, different=different, label=label)


def _groups(path: Path, document: Mapping[str, Any], kind: str) -> tuple[tuple[str, ...], ...]:
    entries = document.get(kind, [])
    if not isinstance(entries, list):
        raise InputError(f"{path}: {kind} is {shown(entries)}; write [[{kind}]], with two brackets")
    found = {_group(path, kind, number, entry) for number, entry in enumerate(entries, start=1)}
    return tuple(sorted(found))


def _group(path: Path, kind: str, number: int, entry: object) -> tuple[str, ...]:
    place = f"{path}: [[{kind}]] number {number}"
    if not isinstance(entry, dict) or not set(entry) <= _FIELDS:
        raise InputError(f"{place}: has {shown(entry)}; expected `ids` and, if wanted, `reason`")
    ids = entry.get("ids")
    if not isinstance(ids, list) or not all(isinstance(name, str) and name for name in ids):
        raise InputError(f"{place}: ids is {shown(ids)}; expected a list of ids in quotation marks")
    group = tuple(sorted(set(ids)))
    if len(group) < 2:
        raise InputError(f"{place}: ids is {shown(ids)}; expected two different ids or more")
    return group


def _check(
    path: Path, same: Iterable[tuple[str, ...]], different: Iterable[tuple[str, ...]]
) -> None:
    """Raise InputError if ids that a chain of `same` joins are said to be different."""
    root: dict[str, str] = {}

    def find(name: str) -> str:
        while root.get(name, name) != name:
            name = root[name]
        return name

    for group in same:
        for name in group[1:]:
            root[find(name)] = find(group[0])
    for group in different:
        for one, other in combinations(group, 2):
            if find(one) == find(other):
                raise InputError(
                    f"{path}: {one} and {other} are the same by [[same]] and not by "
                    "[[different]]; drop one of the two"
                )
