"""Nanopublications after the guidelines: four graphs each, and nothing outside them."""

import io
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import InputError
from kg.export import RunInfo
from kg.export.nanopub import NanopubOptions, write_nanopub_files, write_nanopubs
from kg.export.source import MemorySource
from kg.export.vocabulary import BASE
from tests.sample import sample_tables

RUN = RunInfo.of("kg 0.1.0", "en_kg 1", {})
OPTIONS = NanopubOptions(run=RUN)
SAID = len(sample_tables().assertions)
HEAD = """
  GRAPH ?head { ?np a np:Nanopublication ; np:hasAssertion ?a ;
                    np:hasProvenance ?p ; np:hasPublicationInfo ?i }
"""


def _text(options: NanopubOptions = OPTIONS) -> str:
    out = io.StringIO()
    assert write_nanopubs(MemorySource(sample_tables()), out, options) == SAID
    return out.getvalue()


@pytest.fixture(scope="module")
def store() -> ox.Store:
    """Return the nanopublications of the sample."""
    found = ox.Store()
    found.load(_text(), format=ox.RdfFormat.TRIG)
    return found


def _asked(store: ox.Store, query: str) -> list[str]:
    prefixes = {
        "np": "http://www.nanopub.org/nschema#",
        "prov": "http://www.w3.org/ns/prov#",
        "dcterms": "http://purl.org/dc/terms/",
        "kgc": "https://w3id.org/kg-claims/ontology#",
    }
    found = store.query(query, prefixes=prefixes)
    return [row[0].value for row in found]  # type: ignore[union-attr]


def test_each_assertion_is_one_nanopublication(store: ox.Store) -> None:
    """Each head says exactly once what its nanopublication and three graphs are."""
    rows = _asked(store, f"SELECT ?np {{ {HEAD} FILTER(?a != ?p && ?a != ?i && ?p != ?i) }}")
    assert len(rows) == len(set(rows)) == SAID
    counted = "SELECT ?head { GRAPH ?head { ?np a np:Nanopublication } GRAPH ?head { ?s ?p ?o } }"
    assert len(_asked(store, counted)) == 4 * SAID


def test_no_triple_stands_outside_the_four_graphs(store: ox.Store) -> None:
    """Every graph of the file is head, assertion, provenance or publication info of one."""
    parts = _asked(
        store,
        f"SELECT ?g {{ {HEAD} VALUES ?k {{ 1 2 3 4 }} "
        "BIND(IF(?k=1,?head,IF(?k=2,?a,IF(?k=3,?p,?i))) AS ?g) }",
    )
    graphs = {name.value for name in store.named_graphs()}
    assert graphs == set(parts) and len(parts) == 4 * SAID
    assert all(isinstance(quad.graph_name, ox.NamedNode) for quad in store)


@pytest.mark.parametrize(
    ("graph", "about"), [("?p", "?a"), ("?i", "?np")], ids=["provenance", "publication info"]
)
def test_a_graph_hangs_on_what_it_is_about(store: ox.Store, graph: str, about: str) -> None:
    """Each subject of the provenance can be reached from the assertion graph, of the info likewise.

    The voice chain hangs on the assertion's node, which the assertion graph holds.
    """
    loose = f"""SELECT ?s {{ {HEAD} GRAPH {graph} {{ ?s ?x ?y }}
      FILTER(?s != {about})
      FILTER NOT EXISTS {{ GRAPH {graph} {{ ?from ?how ?s }} }}
      FILTER NOT EXISTS {{ GRAPH ?a {{ ?s a kgc:Assertion }} }} }}"""
    assert _asked(store, loose) == []
    assert (
        len(set(_asked(store, f"SELECT ?np {{ {HEAD} GRAPH {graph} {{ {about} ?x ?y }} }}")))
        == SAID
    )


def test_the_provenance_says_article_evidence_run_and_voices(store: ox.Store) -> None:
    """One asks where it stands, what read it and through whom it came."""
    query = f"""SELECT ?np {{ {HEAD} GRAPH ?p {{
      ?a prov:hadPrimarySource ?article ; prov:wasDerivedFrom ?span ; prov:wasGeneratedBy ?run .
      ?run prov:wasAssociatedWith ?software . ?span ?anchor ?words }}
      FILTER(STRENDS(STR(?anchor), "anchorOf")) }}"""
    assert len(_asked(store, query)) == SAID
    chains = "SELECT ?x { GRAPH ?p { ?x kgc:attribution ?step . ?step kgc:position 1 } }"
    assert _asked(store, chains) == [f"{BASE}assertion/s-courier-5"]


def test_no_time_is_invented() -> None:
    """Two runs write the same bytes; a time of creation stands there only if it is given."""
    text = _text()
    assert text == _text() and "dcterms:created" not in text.split("\n\n", 1)[1]
    given = replace(
        OPTIONS,
        created="2025-03-01T12:00:00Z",
        creator="https://example.org/people/1",
        license="https://creativecommons.org/licenses/by/4.0/",
    )
    text = _text(given)
    assert text.count('dcterms:created "2025-03-01T12:00:00Z"^^xsd:dateTime') == SAID
    assert text.count("dcterms:license <https://creativecommons.org/") == SAID
    assert text.count("dcterms:creator <https://example.org/people/1>") == SAID


@pytest.mark.parametrize(
    "wrong", [{"created": "yesterday"}, {"creator": "me"}, {"license": "x> . <y"}, {"base": "x"}]
)
def test_what_cannot_be_published_is_refused(wrong: dict[str, str]) -> None:
    """A time without zone and a creator without address are told before anything is written."""
    with pytest.raises(InputError):
        _text(replace(OPTIONS, **wrong))  # type: ignore[arg-type]


def test_one_file_each_holds_the_same_quads(tmp_path: Path, store: ox.Store) -> None:
    """A folder has a file for each nanopublication, and together they are the one file."""
    assert write_nanopub_files(MemorySource(sample_tables()), tmp_path / "np", OPTIONS) == SAID
    files = sorted((tmp_path / "np").iterdir())
    assert len(files) == SAID and files[0].name == "s-courier-0.trig"
    quads = {quad for file in files for quad in ox.parse(path=file, format=ox.RdfFormat.TRIG)}
    assert quads == set(store)
