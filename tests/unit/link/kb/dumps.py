"""Wikidata dumps written for tests: the exact form of the real ones, invented content.

Ids of entities start far above those that Wikidata has given so far; classes,
properties and genders have their real ids, since the reader knows them.
"""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

Json = dict[str, Any]

HUMAN, CITY, STATE, PARTY, NEWSPAPER, DISAMBIGUATION = (
    "Q5",
    "Q515",
    "Q3624078",
    "Q7278",
    "Q11032",
    "Q4167410",
)
MALE, FEMALE = "Q6581097", "Q6581072"
_PACKERS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}
_BASE = 9_000_000_000
_ENDS = ("nd", "sk", "rov", "tamm")


def qid(number: int) -> str:
    """Return the id of an invented entity."""
    return f"Q{_BASE + number}"


def value(thing: str) -> Json:
    """Return the value of a snak that points at an item."""
    inner = {"entity-type": "item", "numeric-id": int(thing[1:]), "id": thing}
    return {"value": inner, "type": "wikibase-entityid"}


def moment(time: str, precision: int = 11) -> Json:
    """Return a time value; `time` as Wikidata writes it, "+2014-06-07"."""
    inner = {
        "time": f"{time}T00:00:00Z",
        "timezone": 0,
        "before": 0,
        "after": 0,
        "precision": precision,
        "calendarmodel": "http://www.wikidata.org/entity/Q1985727",
    }
    return {"value": inner, "type": "time"}


def words(text: str, language: str) -> Json:
    """Return a text in a language."""
    return {"value": {"text": text, "language": language}, "type": "monolingualtext"}


def string(text: str) -> Json:
    """Return a plain text, such as an address."""
    return {"value": text, "type": "string"}


def snak(prop: str, what: Json | str) -> Json:
    """Return a snak; `what` is a value, or "somevalue" or "novalue"."""
    if isinstance(what, str):
        return {"snaktype": what, "property": prop, "datatype": "wikibase-item"}
    return {"snaktype": "value", "property": prop, "datavalue": what, "datatype": what["type"]}


def statement(
    prop: str,
    what: Json | str,
    rank: str = "normal",
    qualifiers: Mapping[str, Json | str] | None = None,
) -> Json:
    """Return a statement with a reference, as dumps have them."""
    made: Json = {"mainsnak": snak(prop, what), "type": "statement"}
    if qualifiers:
        made["qualifiers"] = {name: [snak(name, one)] for name, one in qualifiers.items()}
        made["qualifiers-order"] = list(qualifiers)
    source = {"hash": "0" * 40, "snaks": {"P143": [snak("P143", value("Q328"))]}}
    return made | {"id": "Q1$0", "rank": rank, "references": [source]}


def item(
    entity_id: str,
    labels: Mapping[str, str],
    statements: Iterable[Json] = (),
    *,
    sitelinks: int = 10,
    aliases: Mapping[str, Sequence[str]] | None = None,
    title: str = "",
    description: str = "",
) -> Json:
    """Return an item. Empty parts are lists, as PHP writes them."""
    claims: dict[str, list[Json]] = {}
    for made in statements:
        claims.setdefault(made["mainsnak"]["property"], []).append(made)
    sites = [f"{code}wiki" for code in ("en", "de", "fr", "uk", "pl")]
    sites += [f"x{n}wiki" for n in range(max(sitelinks - 5, 0))]
    pages = {
        site: {"site": site, "title": title or next(iter(labels.values()), "?"), "badges": []}
        for site in sites[:sitelinks]
    }
    told = {"en": {"language": "en", "value": description}} if description else []
    return {
        "type": "item",
        "id": entity_id,
        "labels": {c: {"language": c, "value": v} for c, v in labels.items()} or [],
        "descriptions": told,
        "aliases": {
            code: [{"language": code, "value": v} for v in values]
            for code, values in (aliases or {}).items()
        }
        or [],
        "claims": claims or [],
        "sitelinks": pages or [],
        "pageid": int(entity_id[1:]),
        "ns": 0,
        "title": entity_id,
        "lastrevid": 1,
        "modified": "2024-01-01T00:00:00Z",
    }


def kind(class_id: str, rank: str = "normal") -> Json:
    """Return "instance of"."""
    return statement("P31", value(class_id), rank)


def class_item(class_id: str, label: str, *above: str) -> Json:
    """Return a class below others; classes are hardly written about."""
    below = [statement("P279", value(one)) for one in above]
    return item(class_id, {"en": label}, below, sitelinks=1)


def redirect(old: str, new: str) -> Json:
    """Return the line of an item that was merged into another."""
    return {"entity": old, "redirect": new}


def small_world() -> list[Json]:
    """Return some three hundred entities with all that a dump has in store."""
    village, big = qid(900), qid(901)
    return [
        class_item(HUMAN, "human", "Q154954"),
        # A class, one below it, and a ring: they are cleaned up by hand, if at all.
        class_item(big, "big place", village),
        class_item(village, "small place", CITY, big),
        {"type": "property", "id": "P31", "datatype": "wikibase-item", "labels": [], "claims": []},
        redirect(qid(800), qid(801)),
        redirect(qid(801), qid(1)),
        item(qid(2), {"en": "Lusatra"}, [kind(DISAMBIGUATION)], sitelinks=9),
        item(qid(3), {"de": "Ohnename", "fr": "Sansnom"}, [kind(CITY)], sitelinks=0),
        *_states(),
        *_cities(big, village),
        *_bodies(),
        *_people(),
    ]


def _states() -> list[Json]:
    republic = item(
        qid(1),
        {"en": "Lusatra", "de": "Lusatrien", "uk": "Лузатра"},
        [
            kind(STATE),
            statement("P1813", words("LUS", "en")),
            statement("P1813", words("RL", "de")),
        ],
        sitelinks=250,
        aliases={"en": ["Republic of Lusatra", "the Lusatran Republic"], "de": ["Lusatria"]},
        title="Lusatra (country)",
        description="country on the Bay of Orm",
    )
    others = [
        item(qid(10 + n), {"en": f"{name}land"}, [kind(STATE)], sitelinks=100 + n)
        for n, name in enumerate(["Orm", "Vest", "Tarn", "Quill", "Brask", "Ned"])
    ]
    return [republic, *others]


def _cities(big: str, village: str) -> list[Json]:
    first = [
        f"{a}{b}" for a in ("Ka", "Mo", "Ti", "Be", "Lo") for b in ("ral", "dun", "sev", "mor")
    ]
    return [
        item(
            qid(100 + n),
            {"en": f"{name}{end}", "uk": f"Місто {n}"},
            [kind(big if n % 2 else village), statement("P17", value(qid(1 if n % 3 else 10)))],
            sitelinks=n % 30,
        )
        for n, (name, end) in enumerate((name, end) for name in first for end in ("ov", "burg", ""))
    ]


def _bodies() -> list[Json]:
    parties = [
        item(
            qid(200 + n),
            {"en": f"{colour} Party"},
            # Somebody called it a newspaper and was overruled.
            [kind(PARTY), kind(NEWSPAPER, "deprecated"), statement("P17", value(qid(1)))],
            sitelinks=20,
            aliases={"en": [f"{colour}s"]},
        )
        for n, colour in enumerate(["Green", "Amber", "Violet", "Teal"])
    ]
    address = statement("P856", string("https://www.kareldaily.example/news"))
    paper = item(
        qid(210),
        {"en": "Karal Daily"},
        [kind(PARTY), kind(NEWSPAPER, "preferred"), address, statement("P17", "somevalue")],
        sitelinks=12,
        title="Karal Daily",
    )
    return [*parties, paper]


def _people() -> list[Json]:
    offices = [
        item(
            qid(300),
            {"en": "President of Lusatra"},
            [statement("P1001", value(qid(800))), statement("P279", value("Q30461"))],
            sitelinks=4,
        ),
        item(
            qid(301),
            {"en": "Minister of Foreign Affairs of Lusatra"},
            [statement("P17", value(qid(1))), statement("P279", value("Q83307"))],
            sitelinks=0,
        ),
        item(qid(302), {"en": "member of the Assembly"}, [], sitelinks=0),
    ]
    given = ("Ada", "Boro", "Cela", "Dov", "Esk", "Fen", "Gerda", "Hal", "Ines", "Jost")
    family = [f"{start}{end}" for start in ("Li", "Mare", "Noo", "Or", "Pel") for end in _ENDS]
    crowd = [
        item(
            qid(1400 + n),
            {"en": f"{first} {last}"},
            [kind(HUMAN), statement("P21", value(FEMALE if n % 2 else MALE))],
            sitelinks=n % 40,
            aliases={"en": [f"{first[0]}. {last}"]},
        )
        for n, (first, last) in enumerate((f, x) for f in given for x in family)
    ]
    return [*_office_holders(), *crowd, *offices]


def _office_holders() -> list[Json]:
    president, minister = value(qid(300)), value(qid(301))
    now = {"P580": moment("+2019-05-20")}
    before = {"P580": moment("+2010-00-00", 9), "P582": moment("+2014-06-00", 10)}
    return [
        item(
            qid(600),
            {"en": "Volod Zarenko", "mul": "Volod Zarenko"},
            [
                kind(HUMAN),
                statement("P21", value(MALE)),
                statement("P27", value(qid(801))),
                statement("P39", president, "preferred", now),
                statement("P39", minister, "normal", before),
                statement("P39", minister, "deprecated", {"P580": moment("+1990-01-01")}),
            ],
            sitelinks=120,
            aliases={"en": ["Volodymyr Zarenko"], "uk": ["Володимир Заренко"]},
            description="president of Lusatra since 2019",
        ),
        # A shared name is the only one: Wikidata gives up labels that are the same everywhere.
        item(
            qid(601),
            {"mul": "Tilda Brann"},
            [kind(HUMAN), statement("P39", minister, "normal", now | {"P582": "novalue"})],
            sitelinks=30,
        ),
        item(
            qid(602),
            {"en": "Omar Velt"},
            [
                kind(HUMAN),
                statement("P39", president, "normal", now | {"P582": "somevalue"}),
                statement("P39", value(qid(302))),
                statement("P39", "somevalue"),
            ],
            sitelinks=30,
        ),
        item(
            qid(603),
            {},
            [
                kind(HUMAN),
                statement("P39", president, "normal", {"P580": moment("+1901-02-03")}),
                statement("P570", moment("+1909-00-00", 9)),
            ],
            sitelinks=8,
            title="Old Ruler (politician)",
        ),
    ]


def dump_bytes(entities: Iterable[Json]) -> bytes:
    """Return a dump: brackets on lines of their own, a comma after each entity but the last."""
    lines = [json.dumps(entity, separators=(",", ":")).encode() for entity in entities]
    return b"[\n" + b",\n".join(lines) + b"\n]\n"


def write_dump(path: Path, entities: Iterable[Json] | None = None) -> Path:
    """Write a dump, packed as the end of the name says; the small world unless told otherwise."""
    data = dump_bytes(small_world() if entities is None else entities)
    if path.suffix in _PACKERS:
        data = _PACKERS[path.suffix](data)
    path.write_bytes(data)
    return path
