"""Assertions as nanopublications: each with its provenance, ready to be passed on alone.

One nanopublication for each assertion, not for each claim of an article: an
article may affirm, deny and quote one claim in three places, and polarity, voice
and evidence belong to the place. What is published as the assertion is that this
article says it in this way; whether it is so, is not.

Structure after the guidelines (nanopub.net/guidelines/working_draft): a head, an
assertion, a provenance and a publication info graph; everything in the provenance
hangs on the assertion graph, everything in the publication info on the
nanopublication. Names are not trusty URIs: who signs and publishes makes them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from kg import __version__
from kg.errors import InputError, shown
from kg.export.claims import claim_resources, slot_label, slots_of
from kg.export.files import whole_file
from kg.export.runs import RunInfo, run_node, run_resources, software_resource
from kg.export.sayings import (
    article_resource,
    assertion_pairs,
    outlet_resource,
    span_resource,
    step_resources,
)
from kg.export.source import Source
from kg.export.terms import Names, encoded, iri, literal
from kg.export.trig import TYPE, Pair, Resource, gathered, write_graph, write_prefixes
from kg.export.vocabulary import BASE, VERSION_IRI, checked_base, prefixes
from kg.records import Article, Assertion, Claim

NANOPUB = "http://www.nanopub.org/nschema#"

_CREATED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.A)


@dataclass(frozen=True, slots=True, kw_only=True)
class NanopubOptions:
    """What the publication info says, and under which `base` things are named.

    `creator` and `license` are IRIs, `created` a moment with a zone. The program
    knows none of them and invents none: no time of day stands in its output.
    """

    base: str = BASE
    creator: str | None = None
    created: str | None = None
    license: str | None = None
    run: RunInfo | None = None


def write_nanopubs(source: Source, out: TextIO, options: NanopubOptions) -> int:
    """Write all nanopublications into one TriG file and return their number.

    The same records and options give the same text. Raises `InputError` for an
    option that is no IRI or no moment, `SchemaError` as `Source.told` does.
    """
    names = _checked(options)
    write_prefixes(out, _prefixes(options.base))
    count = 0
    for each in _nanopubs(source, names, options):
        each.write(out)
        count += 1
    return count


def write_nanopub_files(source: Source, folder: Path, options: NanopubOptions) -> int:
    """Write each nanopublication as `folder/ASSERTION.trig`; else as `write_nanopubs`."""
    names = _checked(options)
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for each in _nanopubs(source, names, options):
        with whole_file(folder / f"{encoded(each.assertion_id)}.trig") as out:
            write_prefixes(out, _prefixes(options.base))
            each.write(out)
        count += 1
    return count


@dataclass(frozen=True, slots=True)
class Nanopub:
    """The four graphs of one nanopublication, by the ends of their names."""

    assertion_id: str
    graphs: tuple[tuple[str, list[Resource]], ...]

    def write(self, out: TextIO) -> None:
        """Write the graphs as TriG without prefixes."""
        for name, resources in self.graphs:
            write_graph(out, name, resources)


def _prefixes(base: str) -> dict[str, str]:
    return {**prefixes(base), "np": NANOPUB}


def _checked(options: NanopubOptions) -> Names:
    if options.created is not None and not _CREATED.fullmatch(options.created):
        raise InputError(
            f"the time of creation {shown(options.created)} cannot be used: expected a moment "
            "with a zone, such as 2025-03-01T12:00:00Z"
        )
    for given in filter(None, (options.creator, options.license)):
        if not re.match(r"https?://.", given):
            raise InputError(
                f"{shown(given)} cannot stand for a creator or a licence: expected an address "
                "that begins with http:// or https://"
            )
    return Names(checked_base(options.base))


def _nanopubs(source: Source, names: Names, options: NanopubOptions) -> Iterator[Nanopub]:
    for told in source.told():
        for assertion, claim in told.said:
            yield _nanopub(told.article, assertion, claim, names, options)


def _nanopub(
    article: Article, assertion: Assertion, claim: Claim, names: Names, options: NanopubOptions
) -> Nanopub:
    address = f"{names.base}nanopub/{encoded(assertion.assertion_id)}"
    this = f"<{address}>"
    head, stated, sources, info = (
        f"<{address}#{part}>" for part in ("Head", "assertion", "provenance", "pubinfo")
    )
    parts = [
        (TYPE, "np:Nanopublication"),
        ("np:hasAssertion", stated),
        ("np:hasProvenance", sources),
        ("np:hasPublicationInfo", info),
    ]
    graphs: tuple[tuple[str, list[Resource]], ...] = (
        (head, [(this, parts)]),
        (stated, gathered(_statement(assertion, claim, names))),
        (sources, gathered(_sources(stated, article, assertion, names, options.run))),
        (info, gathered(_publication(this, _title(assertion, claim), names, options))),
    )
    return Nanopub(assertion.assertion_id, graphs)


def _statement(assertion: Assertion, claim: Claim, names: Names) -> Iterator[Resource]:
    """Yield what is said, and how: the claim and its parts with their names."""
    yield names("assertion", assertion.assertion_id), assertion_pairs(assertion, claim, names)
    yield from claim_resources(claim, names)
    yield names("predicate", claim.predicate), [("skos:prefLabel", literal(claim.predicate))]
    for slot in slots_of(claim):
        yield slot_label(slot, names)


def _sources(
    stated: str, article: Article, assertion: Assertion, names: Names, run: RunInfo | None
) -> Iterator[Resource]:
    """Yield where it stands, through whom it came, and what read it."""
    span = span_resource(article, assertion.evidence, names)
    node = names("article", article.article_id)
    found: list[Pair] = [("prov:hadPrimarySource", node), ("prov:wasDerivedFrom", span[0])]
    if run:
        found.append(("prov:wasGeneratedBy", run_node(run, names)))
        yield from run_resources(run, names)
    yield stated, found
    yield span
    yield article_resource(article, None, names, full_text=False)
    yield outlet_resource(article.outlet, names)
    yield from step_resources(assertion, names)


def _title(assertion: Assertion, claim: Claim) -> str:
    """Return who makes the claim and how, so that it cannot be taken for a fact."""
    how = f"{assertion.stance}, {assertion.polarity}, {assertion.modality}"
    return f"{assertion.outlet}: {claim.label} ({how})"


def _publication(
    this: str, title: str, names: Names, options: NanopubOptions
) -> Iterator[Resource]:
    program = RunInfo(__version__, "", "")
    software = software_resource(program, names)
    pairs = [
        ("rdfs:label", literal(title)),
        ("dcterms:conformsTo", f"<{VERSION_IRI}>"),
        ("dcterms:creator", iri(options.creator) if options.creator else software[0]),
        ("prov:wasAttributedTo", software[0]),
    ]
    if options.created:
        pairs.append(("dcterms:created", literal(options.created, "xsd:dateTime")))
    if options.license:
        pairs.append(("dcterms:license", iri(options.license)))
    yield this, pairs
    yield software
