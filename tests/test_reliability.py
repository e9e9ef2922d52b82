"""Bad and hostile input: every file is an article or a reject, and no output breaks."""

import json
from pathlib import Path

import networkx as nx
import pyoxigraph
import pytest
import rdflib

from kg.engine import RunOptions, run
from kg.records import Tables
from kg.schema import read_tables

GOOD = (
    "The minister said on Monday that the bridge over the Elbe had been closed, "
    "and that repairs would take two years.\n"
)
BREAKOUT = (
    'The mayor said </script><script>alert(1)</script> that "><img src=x onerror=alert(2)> '
    "the ferry <kg:x> . } ; DROP GRAPH <y> was late. "
)
FILES: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "binary.txt": bytes(range(256)) * 40,
    "line.txt": (GOOD.strip() + " ").encode() * 42_000,
    "quotes.txt": f"“It will hold, he said. \"Nobody knows' why. “Again “and.\n\n{GOOD}".encode(),
    "mixed.txt": "Süden – café ".encode() + "naïve café ".encode("cp1252") + GOOD.encode(),
    "windows.txt": ("The café owner said \u201cwe are shut\u201d on Friday. " + GOOD).encode(
        "cp1252"
    ),
    "control.txt": f"The mayor\x00 said\x07 that \x1b[31mthe road\x1b[0m was shut. {GOOD}".encode(),
    "emoji.txt": f"🚨 The president 👨‍👩‍👧 told reporters that troops had left 🌉. {GOOD}".encode(),
    "rtl.txt": f"The minister \u202eesrever\u202c said שלום مرحبا was the slogan. {GOOD}".encode(),
    "breakout.txt": (BREAKOUT + GOOD).encode(),
    "one.txt": f"The council met. {GOOD}".encode(),
    "two.txt": f"The council met. {GOOD}".encode(),
    "repeat.txt": ("word " * 4000 + GOOD).encode(),
    "marks.txt": ("(" * 2000 + '"' * 2000 + GOOD).encode(),
    "broken.jsonl": b"\n".join(
        [
            json.dumps({"text": f"A court met. {GOOD}", "outlet": BREAKOUT}).encode(),
            b'{"text": ',
            b'{"outlet": "Gazette"}',
            json.dumps({"text": f"It rained. {GOOD}", "url": "javascript:alert(1)"}).encode(),
            b'{"text": "The court ruled \\ud800 that the law was void.", "title": "<b>&\\""}',
        ]
    ),
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a run over all these files wrote."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    written = tmp_path_factory.mktemp("out")
    run([folder], written, RunOptions(), quiet=True)
    return written


@pytest.fixture(scope="module")
def tables(out: Path) -> Tables:
    """The tables of that run."""
    return read_tables(out / "tables")


def test_each_file_is_an_article_or_a_reject(tables: Tables) -> None:
    """Nothing vanishes: bad files are named with a reason, the others are all read."""
    rejected = {r.article_id: r.reason for r in tables.rejects if r.stage == "ingest"}
    assert rejected == {
        "empty.txt": "empty",
        "blank.txt": "empty",
        "binary.txt": "binary",
        "line.txt": "line-too-long",
        "mixed.txt": "encoding",
        "broken.jsonl:2": "json-line",
        "broken.jsonl:3": "no-text",
    }
    assert len(tables.articles) == len(FILES) - 1 - 5 + 3
    assert [r for r in tables.rejects if r.reason == "failed"] == []


def test_the_neighbour_sentence_is_always_read(tables: Tables) -> None:
    """In every article that holds it, the good sentence gives its claim in the minister's voice."""
    for article in tables.articles:
        if GOOD.strip() not in article.text:
            continue
        at = article.text.index(GOOD.strip())
        found = [
            assertion
            for assertion in tables.assertions
            if assertion.article_id == article.article_id and assertion.predicate.span.start >= at
        ]
        assert any(assertion.predicate.lemma == "close" for assertion in found), article.text[:60]


def test_two_files_with_one_text_are_two_articles_of_two_outlets(tables: Tables) -> None:
    """Without metadata each file is an outlet of its own, shown by its name."""
    outlets = {article.outlet for article in tables.articles}
    assert {"unknown:one.txt", "unknown:two.txt"} <= outlets


def test_the_rdf_loads_in_two_stores(out: Path) -> None:
    """Hostile text cannot leave its literal or IRI: both parsers read the same quads."""
    store = pyoxigraph.Store()
    store.load(path=str(out / "graph.trig"), format=pyoxigraph.RdfFormat.TRIG)
    dataset = rdflib.Dataset()
    dataset.parse(out / "graph.trig", format="trig")
    assert len(store) == len(list(dataset.quads())) > 500


def test_the_graphml_loads(out: Path) -> None:
    """Control characters that XML forbids do not break the file."""
    assert nx.read_graphml(out / "graph.graphml").number_of_nodes() > 5


def test_hostile_text_is_no_markup_in_the_page(out: Path) -> None:
    """The page holds no tag and no attribute that an article brought along."""
    page = (out / "graph.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "<img" not in page
    assert page.count("</script>") == 3
