"""CSV files for Neo4j's bulk importer: nodes and relationships with its header fields.

A line break inside a cell needs an option of the importer, so white space is one
space; ";" parts the items of a list, so inside an item it becomes ",".
"""

import csv
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.export.files import whole_file
from kg.export.source import Source, Told, outlets_of
from kg.export.terms import clean
from kg.records import Article, Assertion, Claim, ClaimLink
from kg.worth import find_worth

#: Header of each file of nodes; the name of the file is the id space of its ids.
NODES: dict[str, tuple[str, ...]] = {
    "Outlet": ("name:ID(Outlet)", ":LABEL"),
    "Article": (
        *("article_id:ID(Article)", "title", "url", "published", "date_precision"),
        *("language", ":LABEL"),
    ),
    "Entity": ("entity_id:ID(Entity)", "name", "kind", "aliases:string[]", "same_as", ":LABEL"),
    "Claim": ("claim_id:ID(Claim)", "label", "subject", "predicate", "object", ":LABEL"),
    "Assertion": (
        *("assertion_id:ID(Assertion)", "polarity", "modality", "certainty", "stance", "form"),
        *("cue", "hedges:string[]", "sources:string[]", "evidence", "start:int", "end:int"),
        *("confidence:float", "rule", "worth:float", ":LABEL"),
    ),
}

#: Start, end and further columns of each file of relationships.
RELATIONSHIPS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "PUBLISHED": ("Outlet", "Article", ()),
    "SAYS": ("Article", "Assertion", ()),
    "OF_CLAIM": ("Assertion", "Claim", ()),
    "CONTENT_OF": ("Assertion", "Assertion", ()),
    "ATTRIBUTED_TO": ("Assertion", "Entity", ("position:int", "cue", "cue_class")),
    "CLAIM_ENTITY": ("Claim", "Entity", ("role",)),
    "CLAIM_LINK": ("Claim", "Claim", ("score:float", "method")),
    "MEMBER": ("Entity", "Entity", ()),
}


def write_neo4j(source: Source, folder: Path) -> int:
    """Write one CSV file for each kind of node and relationship; return the number of rows.

    UTF-8, each file with its header line, sorted by id. A relationship is written
    only if both of its ends are. Raises `InputError` where the folder cannot be
    made, `SchemaError` as `Source.told` does.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: cannot be a folder for the files ({error})") from error
    with ExitStack() as stack:
        files = _Files(folder, stack)
        _write_entities(source, files)
        _write_claims(source, files)
        for outlet in outlets_of(source.records("articles")):
            files.node("Outlet", outlet)
        for article in source.records("articles"):
            given = (article.title, article.url, article.published)
            files.node(
                "Article", article.article_id, *given, article.date_precision, article.language
            )
            files.relationship("PUBLISHED", article.outlet, article.article_id)
        for told in source.told():
            _write_told(told, files)
    return files.rows


def import_command(folder: Path) -> str:
    """Return the command line that imports the files of `folder`."""
    nodes = [f"--nodes={folder / f'{label}.csv'}" for label in NODES]
    edges = [f"--relationships={folder / f'{kind}.csv'}" for kind in RELATIONSHIPS]
    return " \\\n  ".join(["neo4j-admin database import full neo4j", *nodes, *edges])


class _Files:
    """The open files, and which entities have a node."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.rows = 0
        self.entities: set[str] = set()
        self._writers: dict[str, Any] = {}
        headers = dict(NODES)
        for kind, (start, end, more) in RELATIONSHIPS.items():
            headers[kind] = (f":START_ID({start})", f":END_ID({end})", *more, ":TYPE")
        for name, header in headers.items():
            out = stack.enter_context(whole_file(folder / f"{name}.csv"))
            self._writers[name] = csv.writer(out, lineterminator="\n")
            self._writers[name].writerow(header)

    def node(self, label: str, *cells: object) -> None:
        """Write a node of a label."""
        self._row(label, (*cells, label))

    def relationship(
        self, kind: str, start: str, end: str, *cells: object, name: str | None = None
    ) -> None:
        """Write a relationship; `name` is its type where that is not the name of the file."""
        self._row(kind, (start, end, *cells, name or kind))

    def _row(self, file: str, cells: Iterable[object]) -> None:
        self._writers[file].writerow([_cell(cell) for cell in cells])
        self.rows += 1


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ";".join(_cell(item).replace(";", ",") for item in value)
    return " ".join(clean(str(value)).split())


def _write_entities(source: Source, files: _Files) -> None:
    for entity in source.records("entities"):
        files.entities.add(entity.entity_id)
        given = (entity.name, entity.kind, entity.aliases, entity.same_as)
        files.node("Entity", entity.entity_id, *given)
    for entity in source.records("entities"):
        for member in entity.members:
            if member in files.entities:
                files.relationship("MEMBER", entity.entity_id, member)


def _write_claims(source: Source, files: _Files) -> None:
    for claim in source.records("claims"):
        target = claim.object.text if claim.object else None
        given = (claim.label, claim.subject.text, claim.predicate, target)
        files.node("Claim", claim.claim_id, *given)
        for role, entity_id in _entities_of(claim):
            if entity_id in files.entities:
                name = role.upper() if role in ("subject", "object") else "QUALIFIER"
                files.relationship("CLAIM_ENTITY", claim.claim_id, entity_id, role, name=name)
    for link in source.records("claim_links"):
        _write_link(link, files)


def _entities_of(claim: Claim) -> Iterator[tuple[str, str | None]]:
    yield "subject", claim.subject.entity_id
    if claim.object:
        yield "object", claim.object.entity_id
    for qualifier in claim.qualifiers:
        yield qualifier.role, qualifier.slot.entity_id


def _write_link(link: ClaimLink, files: _Files) -> None:
    given = (link.score, link.method)
    files.relationship("CLAIM_LINK", link.from_id, link.to_id, *given, name=link.kind.upper())


def _write_article(article: Article, files: _Files) -> None:
    date = (article.published, article.date_precision)
    given = (article.title, article.url, *date, article.language)
    files.node("Article", article.article_id, *given)
    files.relationship("PUBLISHED", article.outlet, article.article_id)


def _write_told(told: Told, files: _Files) -> None:
    said = {assertion.assertion_id for assertion, _ in told.said}
    for assertion, claim in told.said:
        files.node("Assertion", *_assertion_cells(assertion, told.article.text))
        files.relationship("SAYS", assertion.article_id, assertion.assertion_id)
        files.relationship("OF_CLAIM", assertion.assertion_id, claim.claim_id)
        if assertion.content_of in said:
            files.relationship("CONTENT_OF", assertion.assertion_id, str(assertion.content_of))
        for position, voice in enumerate(assertion.voice):
            if voice.entity_id in files.entities:
                given = (position, voice.cue, voice.cue_class)
                source = str(voice.entity_id)
                files.relationship("ATTRIBUTED_TO", assertion.assertion_id, source, *given)


def _assertion_cells(assertion: Assertion, text: str) -> tuple[object, ...]:
    evidence = assertion.evidence
    return (
        *(assertion.assertion_id, assertion.polarity, assertion.modality, assertion.certainty),
        *(assertion.stance, assertion.form, assertion.cue, assertion.hedges),
        tuple(voice.text for voice in assertion.voice),
        *(evidence.slice(text), evidence.start, evidence.end),
        *(assertion.confidence, assertion.rule, find_worth(assertion)),
    )
