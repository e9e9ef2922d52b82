"""One row per assertion with everything said in words, for pandas, R and DuckDB."""

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from kg.errors import InputError
from kg.export.source import Source
from kg.export.terms import clean
from kg.records import Article, Assertion, Claim, Slot, Voice
from kg.worth import find_worth

#: Rows that are written together.
ROW_GROUP = 20_000

#: The columns; docs/tables.md describes each.
FLAT = pa.schema(
    [
        *((name, pa.string()) for name in ("assertion_id", "article_id", "outlet", "url")),
        *((name, pa.string()) for name in ("title", "published", "date_precision")),
        *((name, pa.string()) for name in ("claim_id", "claim", "subject", "subject_id")),
        *((name, pa.string()) for name in ("predicate", "object", "object_id", "qualifiers")),
        *((name, pa.string()) for name in ("polarity", "modality", "certainty", "stance")),
        *((name, pa.string()) for name in ("form", "cue")),
        *((name, pa.list_(pa.string())) for name in ("hedges", "sources", "source_ids")),
        ("evidence", pa.string()),
        *((name, pa.int64()) for name in ("evidence_start", "evidence_end")),
        ("confidence", pa.float64()),
        ("worth", pa.float64()),
        ("rule", pa.string()),
    ]
)


def write_flat(source: Source, path: Path) -> int:
    """Write the assertions as one flat Parquet file and return the number of rows.

    Sorted by article and assertion; the same records give the same bytes with the
    same version of Arrow. The names of the entities are held in memory. The file
    appears under its name when it is whole; raises `InputError` where it cannot be
    written, `SchemaError` as `Source.told` does.
    """
    begun = path.with_name(f"{path.name}.part")
    rows = _rows(source)
    count = 0
    try:
        with pq.ParquetWriter(begun, FLAT, compression="zstd") as out:
            while part := list(islice(rows, ROW_GROUP)):
                out.write_table(pa.Table.from_pylist(part, schema=FLAT))
                count += len(part)
        begun.replace(path)
    except OSError as error:
        raise InputError(
            f"{path}: cannot be written ({error}); name another file with --out"
        ) from error
    finally:
        begun.unlink(missing_ok=True)
    return count


def _rows(source: Source) -> Iterator[dict[str, Any]]:
    names = {entity.entity_id: entity.name for entity in source.records("entities")}
    for told in source.told():
        for assertion, claim in told.said:
            yield {
                **_article_cells(told.article),
                **_claim_cells(claim),
                **_assertion_cells(assertion, told.article.text),
                "sources": [_source_name(voice, names) for voice in assertion.voice],
            }


def _article_cells(article: Article) -> dict[str, Any]:
    return {
        "article_id": clean(article.article_id),
        "outlet": clean(article.outlet),
        "url": article.url and clean(article.url),
        "title": article.title and clean(article.title),
        "published": article.published,
        "date_precision": str(article.date_precision),
    }


def _claim_cells(claim: Claim) -> dict[str, Any]:
    target = claim.object
    parts = (f"{q.role}: {q.marker} {q.slot.text}".replace("  ", " ") for q in claim.qualifiers)
    return {
        "claim_id": claim.claim_id,
        "claim": clean(claim.label),
        **_slot_cells("subject", claim.subject),
        "predicate": clean(claim.predicate),
        **(_slot_cells("object", target) if target else {}),
        "qualifiers": clean("; ".join(parts)) or None,
    }


def _slot_cells(name: str, slot: Slot) -> dict[str, Any]:
    return {name: clean(slot.text), f"{name}_id": slot.entity_id}


def _assertion_cells(assertion: Assertion, text: str) -> dict[str, Any]:
    return {
        "assertion_id": assertion.assertion_id,
        "polarity": str(assertion.polarity),
        "modality": str(assertion.modality),
        "certainty": str(assertion.certainty),
        "stance": str(assertion.stance),
        "form": str(assertion.form),
        "cue": assertion.cue and clean(assertion.cue),
        "hedges": [clean(hedge) for hedge in assertion.hedges],
        "source_ids": [voice.entity_id for voice in assertion.voice],
        "evidence": clean(assertion.evidence.slice(text)),
        "evidence_start": assertion.evidence.start,
        "evidence_end": assertion.evidence.end,
        "confidence": assertion.confidence,
        "worth": find_worth(assertion),
        "rule": assertion.rule,
    }


def _source_name(voice: Voice, names: Mapping[str, str]) -> str:
    """Return the name of the entity that a voice is, else its words; "" if unsaid."""
    return clean(names.get(voice.entity_id or "", voice.text))
