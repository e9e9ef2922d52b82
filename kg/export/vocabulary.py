"""The names of the ontology and of the data: base IRIs, prefixes, concepts.

`ontology/claims.ttl` defines what is named here; a test holds the two together.
The ontology has a fixed address. The address of the data (`BASE`) is a default
that a publisher of a graph replaces with a base of their own.
"""

import re
from enum import StrEnum
from types import MappingProxyType

from kg.errors import InputError, shown
from kg.records import (
    Certainty,
    CueClass,
    DatePrecision,
    DateSource,
    Edit,
    EntityKind,
    Form,
    LinkKind,
    Modality,
    Polarity,
    QualifierRole,
    SourceKind,
    Stance,
)

#: Namespace of the ontology, prefix `kgc`.
ONTOLOGY = "https://w3id.org/kg-claims/ontology#"

#: The version of the ontology that this package writes.
VERSION_IRI = "https://w3id.org/kg-claims/ontology/0.1.0"

#: Default base of everything that is minted for the data.
BASE = "https://w3id.org/kg-claims/data/"

WIKIDATA = "http://www.wikidata.org/entity/"

#: Prefixes that do not depend on the base of the data.
FIXED_PREFIXES = MappingProxyType(
    {
        "dcterms": "http://purl.org/dc/terms/",
        "kgc": ONTOLOGY,
        "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "time": "http://www.w3.org/2006/time#",
        "wd": WIKIDATA,
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)

#: Kinds of minted nodes; each is a prefix of its own, `BASE` + kind + "/".
DATA_KINDS = (
    "article",
    "assertion",
    "claim",
    "entity",
    "graph",
    "link",
    "model",
    "moment",
    "nanopub",
    "outlet",
    "predicate",
    "qualifier",
    "quotation",
    "reading",
    "rendering",
    "run",
    "software",
    "step",
    "words",
)

#: Closed choices that are concept schemes, with the stem of their names.
SCHEMES: MappingProxyType[type[StrEnum], str] = MappingProxyType(
    {
        Certainty: "certainty",
        CueClass: "cueClass",
        DatePrecision: "datePrecision",
        DateSource: "dateSource",
        Edit: "edit",
        EntityKind: "entityKind",
        Form: "form",
        LinkKind: "linkKind",
        Modality: "modality",
        Polarity: "polarity",
        QualifierRole: "role",
        SourceKind: "sourceKind",
        Stance: "stance",
    }
)

_BASE_SHAPE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!$&'()*+,\-./0-9:;=?@A-Z_a-z~%]+[/#]")


def concept(choice: StrEnum) -> str:
    """Return the prefixed name of a closed choice: `kgc:stance-reports`."""
    return f"kgc:{SCHEMES[type(choice)]}-{choice.value}"


def scheme(choices: type[StrEnum]) -> str:
    """Return the prefixed name of the concept scheme of an enum: `kgc:StanceScheme`."""
    stem = SCHEMES[choices]
    return f"kgc:{stem[0].upper()}{stem[1:]}Scheme"


def prefixes(base: str = BASE) -> dict[str, str]:
    """Return every prefix that an exported file binds, sorted by name."""
    minted = {kind: f"{base}{kind}/" for kind in DATA_KINDS}
    return dict(sorted({**FIXED_PREFIXES, **minted}.items()))


def checked_base(base: str) -> str:
    """Return `base` if data can be minted under it, else raise `InputError`.

    A base is an absolute ASCII IRI that ends in "/" or "#", so that a name can
    be put behind it.
    """
    if not _BASE_SHAPE.fullmatch(base):
        raise InputError(
            f"the base IRI {shown(base)} cannot be used: expected an absolute IRI of ASCII "
            'characters that ends in "/" or "#", such as https://example.org/news/'
        )
    return base
