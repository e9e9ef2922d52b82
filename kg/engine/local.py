"""One process: read the articles in batches, build the tables, write everything."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields, replace
from hashlib import sha256
from pathlib import Path

from tqdm import tqdm

from kg import __version__
from kg.errors import InputError
from kg.export import RunInfo, write_graphml, write_trig
from kg.graph import build_graph
from kg.ingest import count_articles, read_articles
from kg.merge import NO_JUDGEMENTS, read_judgements
from kg.pipeline import Reader, build_with_aliases
from kg.records import Article, Reading, Reject, Stage, Tables
from kg.schema import SCHEMA_VERSION, write_tables
from kg.view.page import write_page

#: Characters of text that are parsed together: enough to sort sentences by
#: length, little enough that memory does not grow with the corpus.
BATCH_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What changes the result of a run; written to run.json.

    `model` is the spaCy pipeline, None for the shipped one. `strict` turns the
    first article that is left out into an InputError. `kb` is the path of a
    knowledge base file; run.json holds its name and digest. `fast` leaves
    attribution to the rules; `tagger` is the version that was at work. `claims` is
    the path of a file of judgements on claims; run.json holds its name and digest.
    """

    model: str | None = None
    strict: bool = False
    kb: str | None = None
    fast: bool = False
    tagger: str | None = None
    claims: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """The counts of one run, as `kg run` prints them."""

    articles: int
    outlets: int
    assertions: int
    claims: int
    shared_claims: int
    entities: int
    quotations: int
    articles_left_out: int
    unmet_judgements: int
    rejects: dict[str, int]


def run(paths: list[Path], out: Path, options: RunOptions, *, quiet: bool = False) -> RunSummary:
    """Read `paths`, merge, and write tables, graphs and the page to `out`.

    A progress bar goes to stderr unless `quiet` or stderr is no terminal.
    Raises InputError if no article at all could be read, or `out` cannot be
    written to; the latter before any work is done.
    """
    _make_folder(out)
    rejects: list[Reject] = []
    total = count_articles(paths)
    judgements = read_judgements(Path(options.claims)) if options.claims else NO_JUDGEMENTS
    kb = Path(options.kb) if options.kb else None
    reader = Reader(options.model, kb=kb, fast=options.fast)
    claims = judgements.label or None
    options = replace(options, kb=reader.kb, tagger=reader.tagger, claims=claims)
    with tqdm(total=total, unit=" articles", disable=True if quiet else None) as bar:
        readings: list[Reading] = []
        for batch in _batches(_kept(read_articles(paths), rejects, options)):
            readings.extend(_checked(reader(batch), options))
            bar.update(len(readings) + len(rejects) - bar.n)
    if not readings:
        raise InputError(_nothing_read(paths, rejects))
    built = build_with_aliases(readings, rejects, judgements)
    try:
        write_outputs(built.tables, out, options, reader.model)
        write_aliases(built.aliases, out / "claim_aliases.tsv")
    except OSError as error:
        raise InputError(f"{out}: results cannot be written ({error})") from error
    return replace(summarise(built.tables), unmet_judgements=len(built.unmet))


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"{out}: cannot be a folder for results ({error.strerror}); name another with --out"
        ) from error


def _kept(
    found: Iterable[Article | Reject], rejects: list[Reject], options: RunOptions
) -> Iterator[Article]:
    """Yield the articles, putting aside what ingest left out."""
    for item in found:
        if isinstance(item, Article):
            yield item
            continue
        if options.strict:
            raise InputError(f"{item.article_id}: left out ({item.reason}): {item.detail}")
        rejects.append(item)


def _checked(readings: list[Reading], options: RunOptions) -> list[Reading]:
    """Return the readings; with `strict`, raise for the first that failed."""
    if options.strict:
        for reading in readings:
            for reject in filter(is_article_lost, reading.rejects):
                raise InputError(
                    f"{reject.article_id}: failed in {reject.stage}: {reject.detail}; "
                    "run without --strict to go on with the rest"
                )
    return readings


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _nothing_read(paths: list[Path], rejects: list[Reject]) -> str:
    first = f"; the first: {rejects[0].article_id}: {rejects[0].detail}" if rejects else ""
    places = ", ".join(str(path) for path in paths)
    return f"no article could be read from {places} ({len(rejects)} left out{first})"


def is_article_lost(reject: Reject) -> bool:
    """Say whether a reject stands for a whole article rather than a sentence."""
    return reject.stage is Stage.INGEST or reject.reason == "failed"


def write_outputs(tables: Tables, out: Path, options: RunOptions, model: str) -> None:
    """Write every output of a run into `out`; equal tables give equal files.

    `model` is the name and version of the pipeline that read the articles.
    """
    write_tables(tables, out / "tables")
    made_by = RunInfo.of(f"kg {__version__}", model, asdict(options))
    write_trig(tables, out / "graph.trig", run=made_by)
    write_graphml(build_graph(tables), out / "graph.graphml")
    write_page(tables, out / "graph.html")
    record = json.dumps(_run_record(tables, options, model), indent=2, ensure_ascii=False)
    (out / "run.json").write_text(record + "\n", encoding="utf-8")


def write_aliases(aliases: Iterable[tuple[str, str]], path: Path) -> None:
    """Write one line per claim id that gave way: the old id, a tab, the claim's id."""
    lines = ["old\tclaim", *("\t".join(pair) for pair in aliases)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _run_record(tables: Tables, options: RunOptions, model: str) -> dict[str, object]:
    """Return what made this output: versions, options, input digests, counts.

    No time stamp and no path: the same input gives the same file anywhere.
    """
    return {
        "program": f"kg {__version__}",
        "schema": SCHEMA_VERSION,
        "model": model,
        "options": asdict(options),
        "counts": {f.name: len(getattr(tables, f.name)) for f in fields(tables)},
        "inputs": {
            article.article_id: sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
            for article in tables.articles
        },
    }


def summarise(tables: Tables) -> RunSummary:
    """Return the counts of a run."""
    carriers: dict[str, set[str]] = {}
    for assertion in tables.assertions:
        carriers.setdefault(assertion.claim_id or "", set()).add(assertion.outlet)
    reasons = Counter(f"{reject.stage}: {reject.reason}" for reject in tables.rejects)
    return RunSummary(
        articles=len(tables.articles),
        outlets=len({article.outlet for article in tables.articles}),
        assertions=len(tables.assertions),
        claims=len(tables.claims),
        shared_claims=sum(len(outlets) > 1 for outlets in carriers.values()),
        entities=len(tables.entities),
        quotations=len(tables.quotations),
        unmet_judgements=0,
        articles_left_out=len({r.article_id for r in tables.rejects if is_article_lost(r)}),
        rejects=dict(sorted(reasons.items())),
    )
