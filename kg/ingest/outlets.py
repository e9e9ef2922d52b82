"""Who published an article: by its address, its sign-off or its dateline."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from kg.wordlists import read_rows

_ACRONYM = re.compile(r"[A-Z]{2,6}")
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Outlets:
    """The shipped table: domains and marks, each to the name of an outlet.

    `agencies` holds the marks of news agencies only.
    """

    by_domain: Mapping[str, str]
    by_mark: Mapping[str, str]
    agencies: frozenset[str]


@cache
def load_outlets() -> Outlets:
    """Return the table `outlets.tsv`, read once."""
    domains: dict[str, str] = {}
    marks: dict[str, str] = {}
    agencies: list[str] = []
    for name, kind, hosts, signs in _rows():
        domains.update(dict.fromkeys(hosts.split(), name))
        own = [mark for mark in signs.split("|") if mark]
        marks.update(dict.fromkeys(own, name))
        if kind == "agency":
            agencies += own
    return Outlets(domains, marks, frozenset(agencies))


def outlet_of_address(address: str) -> str | None:
    """Return the outlet of a web address or bare domain.

    The longest ending of the host that the table knows gives the name
    ("edition.cnn.com" is CNN); an unknown host stands for itself, without
    "www.". None where the value holds no host.
    """
    host = _host(address)
    if host is None:
        return None
    labels = host.split(".")
    endings = (".".join(labels[i:]) for i in range(len(labels) - 1))
    known = load_outlets().by_domain
    return next((known[ending] for ending in endings if ending in known), host)


def outlet_name(stated: str) -> str:
    """Return the outlet as the metadata name it; a bare domain is looked up."""
    is_domain = _HOST.fullmatch(stated) and stated.casefold().removeprefix("www.") in (
        load_outlets().by_domain
    )
    return (outlet_of_address(stated) if is_domain else None) or stated


def outlet_of_mark(mark: str) -> str | None:
    """Return the outlet of an exact mark such as "RT" or "Reuters", or None."""
    return load_outlets().by_mark.get(mark)


def signing_outlet(mark: str) -> str | None:
    """Return the outlet that a mark names where only an outlet can stand, or None.

    That is a mark of the table, else a short run of capitals ("NPA") or a name
    that ends with an outlet's word ("Coast Radio Online"), which stand for themselves.
    """
    words = mark.split()
    is_name = bool(words) and all(word[:1].isupper() or word == "the" for word in words)
    if outlet_of_mark(mark):
        return outlet_of_mark(mark)
    is_signed = is_name and len(words) > 1 and words[-1] in _outlet_words()
    return mark if is_signed or _ACRONYM.fullmatch(mark) else None


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(row[0] for _, row in read_rows("kg.ingest", "outlet_words.txt"))


def _host(address: str) -> str | None:
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return None
    host = (host or "").casefold().removeprefix("www.")
    return host if _HOST.fullmatch(host) else None


def _rows() -> list[list[str]]:
    _header, *rows = (row for _, row in read_rows("kg.ingest", "outlets.tsv"))
    return rows
