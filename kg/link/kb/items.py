"""Entries from the JSON of Wikidata items.

Names, sitelinks, and the statements of a few properties, best rank only (for
offices all but deprecated ones), as
https://www.mediawiki.org/wiki/Wikibase/DataModel/JSON has them. What else an
item is, its classes and offices, is known only when the whole dump was read:
an entry here has the kind "other", and its positions have the item of the office
as their role.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from kg.link.entries import Entry, Position
from kg.link.kb.rows import tidy
from kg.records import EntityKind

INSTANCE_OF, SUBCLASS_OF = "P31", "P279"
COUNTRY, CITIZENSHIP, JURISDICTION = "P17", "P27", "P1001"
GENDER, POSITION, WEBSITE, SHORT_NAME, DEATH = "P21", "P39", "P856", "P1813", "P570"
START, END = "P580", "P582"
_GENDERS = {"Q6581097": "m", "Q6581072": "f"}
#: Code of Wikidata for names that are the same in all languages.
SHARED_LANGUAGE = "mul"
#: Precision of a time value: 9 a year, 10 a month, 11 a day; below are decades and centuries.
_YEAR, _DAY = 9, 11
_TIME = re.compile(r"\+(\d{4})-(\d\d)-(\d\d)T")
#: An end that is past, nobody knows how long.
PAST = "0000"
_BRACKETS = re.compile(r" \([^()]*\)$")

Json = Mapping[str, Any]


def make_entry(item: Json, languages: Sequence[str]) -> Entry | None:
    """Return what an item says of itself, or None where it has no name.

    `languages` are codes, best first: the first that has a label gives the name;
    variants of the first one ("en-gb") and the shared names give aliases, other
    languages foreign names.
    """
    labels = _mapping(item, "labels")
    name = next((_text(labels[code]) for code in languages if _text(labels.get(code))), "")
    name = name or _text(labels.get(SHARED_LANGUAGE)) or _title(item, languages[0])
    if not name:
        return None
    aliases, foreign = _names(item, languages)
    claims = _mapping(item, "claims")
    return Entry(
        entity_id=str(item["id"]),
        name=name,
        kind=EntityKind.OTHER,
        aliases=tuple(dict.fromkeys(form for form in aliases if form != name)),
        foreign=tuple(dict.fromkeys(form for form in foreign if form not in (name, *aliases))),
        country=_first(_ids(best(claims, COUNTRY)) or _ids(best(claims, CITIZENSHIP))),
        positions=tuple(_positions(claims)),
        gender=_GENDERS.get(_first(_ids(best(claims, GENDER))) or "", ""),
        weight=len(_mapping(item, "sitelinks")),
        description=_text(_mapping(item, "descriptions").get(languages[0])),
        types=tuple(_ids(best(claims, INSTANCE_OF))),
        domains=tuple(_domains(claims)),
    )


def superclasses(item: Json) -> list[str]:
    """Return the classes that an item is a subclass of."""
    return _ids(best(_mapping(item, "claims"), SUBCLASS_OF))


def jurisdiction(item: Json) -> str | None:
    """Return what an office belongs to: the state or place it applies to, else its country."""
    claims = _mapping(item, "claims")
    return _first(_ids(best(claims, JURISDICTION)) or _ids(best(claims, COUNTRY)))


def best(claims: Json, name: str) -> list[Json]:
    """Return the statements of a property that count: preferred ones, or the normal ones.

    Deprecated statements are known to be wrong. Those that ended are left out
    unless all did.
    """
    statements = _statements(claims, name)
    preferred = [s for s in statements if s.get("rank") == "preferred"]
    found = preferred or [s for s in statements if s.get("rank") != "deprecated"]
    return [s for s in found if not _ends(s)] or found


def date_of(snak: Json) -> str:
    """Return a time as YYYY, YYYY-MM or YYYY-MM-DD, as exact as it is known.

    Empty for what is no date of that kind: unknown, before our era, or no more exact than a decade.
    """
    value = _value(snak)
    if not isinstance(value, Mapping):
        return ""
    precision = value.get("precision", 0)
    match = _TIME.match(str(value.get("time", "")))
    if not match or not isinstance(precision, int) or precision < _YEAR:
        return ""
    parts = match.groups()[: min(precision, _DAY) - _YEAR + 1]
    # "+2014-00-00" with the precision of a day is a year all the same.
    return "-".join(part for i, part in enumerate(parts) if "00" not in parts[1 : i + 1])


def _names(item: Json, languages: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return all names in the first language, and those in the other ones."""
    first = languages[0]
    ours: list[str] = []
    others: list[str] = []
    labels, aliases = _mapping(item, "labels"), _mapping(item, "aliases")
    for code in dict.fromkeys((*languages, SHARED_LANGUAGE)):
        near = code == SHARED_LANGUAGE or code.split("-")[0] == first
        texts = [_text(labels.get(code)), *map(_text, aliases.get(code) or ())]
        (ours if near else others).extend(text for text in texts if text)
    short = (_value(s.get("mainsnak", {})) for s in best(_mapping(item, "claims"), SHORT_NAME))
    told = (v for v in short if isinstance(v, Mapping) and v.get("language") == first)
    ours += [text for value in told if (text := tidy(str(value.get("text", ""))))]
    title = _title(item, first)
    return [*ours, title] if title else ours, others


def _title(item: Json, language: str) -> str:
    """Return the title of the Wikipedia article without what tells it from its namesakes."""
    page = _mapping(item, "sitelinks").get(f"{language}wiki")
    return _BRACKETS.sub("", tidy(str(page.get("title", "")))) if isinstance(page, Mapping) else ""


def _positions(claims: Json) -> Iterator[Position]:
    """Yield the offices with a date; death ends what nobody ended.

    Without any date an office may be of any time: it would look like an open
    one, and a former mayor would be the mayor.
    """
    deaths = (s.get("mainsnak", {}) for s in best(claims, DEATH))
    death = next((date_of(snak) for snak in deaths if _is_stated(snak)), None)
    for statement in _statements(claims, POSITION):
        office = _first(_ids([statement]))
        if office is None or statement.get("rank") == "deprecated":
            continue
        start = next((d for s in _qualifier(statement, START) if (d := date_of(s))), "")
        ends = _ends(statement)
        end = next((d for s in ends if (d := date_of(s))), "")
        if not end and ends:
            end = start or PAST
        elif not end and death is not None:
            end = death or start or PAST
        if start or end or statement.get("rank") == "preferred":
            yield Position(role=office, of="", start=start, end=end)


def _domains(claims: Json) -> Iterator[str]:
    for statement in best(claims, WEBSITE):
        address = _value(statement.get("mainsnak", {}))
        if isinstance(address, str):
            try:
                host = urlsplit(address).hostname
            except ValueError:
                continue
            if host:
                yield host.removeprefix("www.")


def _statements(claims: Json, name: str) -> list[Json]:
    statements = claims.get(name)
    return [s for s in statements if isinstance(s, Mapping)] if isinstance(statements, list) else []


def _qualifier(statement: Json, name: str) -> list[Json]:
    return _statements(_mapping(statement, "qualifiers"), name)


def _ends(statement: Json) -> list[Json]:
    """Return the ends that a statement has had, known or unknown."""
    return [snak for snak in _qualifier(statement, END) if _is_stated(snak)]


def _is_stated(snak: Json) -> bool:
    """Say whether there is a value, known or not: "no value" says that there is none."""
    return snak.get("snaktype") != "novalue"


def _ids(statements: Sequence[Json]) -> list[str]:
    """Return the items that statements point at; unknown values point at none."""
    values = (_value(statement.get("mainsnak", {})) for statement in statements)
    ids = (_item_id(value) for value in values if isinstance(value, Mapping))
    return list(dict.fromkeys(i for i in ids if i.startswith("Q")))


def _item_id(value: Json) -> str:
    """Return the item of a value; dumps of before 2017 give its number alone."""
    return str(value.get("id") or f"Q{value.get('numeric-id', '')}")


def _value(snak: Json) -> Any:
    """Return the value of a snak, None for "unknown value" and "no value"."""
    if snak.get("snaktype") != "value":
        return None
    return _mapping(snak, "datavalue").get("value")


def _mapping(record: Json, key: str) -> Json:
    """Return a part of a record; dumps write empty ones as lists."""
    value = record.get(key)
    return value if isinstance(value, Mapping) else {}


def _text(term: Any) -> str:
    return tidy(str(term.get("value", ""))) if isinstance(term, Mapping) else ""


def _first(values: Sequence[str]) -> str | None:
    return values[0] if values else None
