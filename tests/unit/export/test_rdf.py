"""The TriG file of a run: graphs, edges, spans, and what is refused."""

from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg.errors import InputError, SchemaError
from kg.export import write_trig
from kg.export.claims import is_plain_fact
from kg.export.terms import clean
from kg.export.vocabulary import BASE, FIXED_PREFIXES, ONTOLOGY
from kg.records import Certainty, Modality, Polarity, Stance, Tables
from kg.worth import find_worth
from tests.sample import COURIER, HOSTILE, sample_tables

KGC = rdflib.Namespace(ONTOLOGY)
NIF = rdflib.Namespace(FIXED_PREFIXES["nif"])
DATA = rdflib.Namespace(BASE)


def _edges(dataset: rdflib.Dataset, outlet: str) -> set[tuple[str, ...]]:
    found = dataset.graph(DATA[f"outlet/{outlet}"])
    return {tuple(str(term).removeprefix(BASE) for term in triple) for triple in found}


def test_both_libraries_count_the_quads_that_were_written(tmp_path: Path) -> None:
    """rdflib, the embedded store and the writer agree on the number of quads."""
    path = tmp_path / "graph.trig"
    written = write_trig(sample_tables(), path)
    dataset = rdflib.Dataset()
    dataset.parse(path, format="trig")
    store = pyoxigraph.Store()
    store.bulk_load(path=str(path), format=pyoxigraph.RdfFormat.TRIG)
    assert written == len(list(dataset.quads())) == len(store) > 300


def test_the_order_of_the_tables_does_not_change_a_byte(tmp_path: Path) -> None:
    """Tables in reverse order give the same file."""
    tables = sample_tables()
    turned = Tables(
        articles=tables.articles[::-1],
        assertions=tables.assertions[::-1],
        entities=tables.entities[::-1],
        claims=tables.claims[::-1],
        claim_links=tables.claim_links[::-1],
        quotations=tables.quotations[::-1],
    )
    write_trig(tables, tmp_path / "a.trig")
    write_trig(turned, tmp_path / "b.trig")
    assert (tmp_path / "a.trig").read_bytes() == (tmp_path / "b.trig").read_bytes()


def test_a_round_trip_through_rdflib_is_isomorphic(dataset: rdflib.Dataset) -> None:
    """What rdflib writes of our file is the same dataset, graph by graph."""
    again = rdflib.Dataset()
    again.parse(data=dataset.serialize(format="trig"), format="trig")
    names = {graph.identifier for graph in dataset.graphs() if len(graph)}
    assert names == {graph.identifier for graph in again.graphs() if len(graph)}
    assert all(isomorphic(dataset.graph(name), again.graph(name)) for name in names)


def test_every_article_has_a_graph_of_its_own(dataset: rdflib.Dataset) -> None:
    """An assertion stands in the graph of its article and in no other."""
    places = {
        (str(subject).rsplit("/", 1)[1], str(graph).removeprefix(BASE))
        for subject, _, _, graph in dataset.quads((None, rdflib.RDF.type, KGC.Assertion, None))
    }
    expected = {
        (each.assertion_id, f"reading/{each.article_id}") for each in sample_tables().assertions
    }
    assert places == expected


def test_every_assertion_has_its_worth(dataset: rdflib.Dataset) -> None:
    """A query can order assertions by worth, and misses none for having little of it."""
    found = {
        str(subject).rsplit("/", 1)[1]: float(str(worth))
        for subject, _, worth, _ in dataset.quads((None, KGC.worth, None, None))
    }
    assert found == {each.assertion_id: find_worth(each) for each in sample_tables().assertions}


def test_an_outlet_graph_holds_only_what_the_outlet_states(dataset: rdflib.Dataset) -> None:
    """Reported, denied and demanded claims are no plain edges of the outlet."""
    assert _edges(dataset, "The_Northern_Courier") == {
        ("entity/Q20", "predicate/close", "words/svinesund_bridge"),
        ("entity/nil-dahl", "predicate/urge", "entity/Q458"),
    }
    # Harbour Daily states one claim itself, which has no object.
    assert _edges(dataset, "Harbour_Daily") == set()


@pytest.mark.parametrize(
    "change",
    [
        {"polarity": Polarity.NEGATIVE},
        {"modality": Modality.INTENDED},
        {"certainty": Certainty.PROBABLE},
        {"stance": Stance.ENDORSES},
        {"voice": sample_tables().assertions[1].voice},
    ],
)
def test_a_mark_of_any_kind_keeps_an_assertion_from_the_plain_edges(
    change: dict[str, object],
) -> None:
    """Only affirmed, unhedged, unattributed statements are plain facts."""
    flat = sample_tables().assertions[0]
    assert is_plain_fact(flat)
    assert not is_plain_fact(replace(flat, **change))  # type: ignore[arg-type]


def test_a_span_holds_the_words_at_its_offsets(dataset: rdflib.Dataset) -> None:
    """The anchor text is the slice of the article, in code points."""
    texts = {article.article_id: clean(article.text) for article in sample_tables().articles}
    spans = list(dataset.subjects(rdflib.RDF.type, NIF.OffsetBasedString))
    assert len(spans) == 13
    for span in spans:
        begin, end = (
            int(str(dataset.value(span, NIF[name]))) for name in ("beginIndex", "endIndex")
        )
        article_id = str(span).removeprefix(f"{BASE}article/").partition("#")[0]
        assert str(span).endswith(f"#char={begin},{end}")
        assert str(dataset.value(span, NIF.anchorOf)) == texts[article_id][begin:end]


def test_a_voice_chain_keeps_its_order(dataset: rdflib.Dataset) -> None:
    """Steps are numbered from the outlet outwards, and the last is the origin."""
    node = DATA["assertion/s-courier-5"]
    steps = {
        int(str(dataset.value(step, KGC.position))): str(dataset.value(step, KGC.sourceText))
        for step in dataset.objects(node, KGC.attribution)
    }
    assert steps == {0: "Dahl", 1: "engineers"}
    assert dataset.value(node, KGC.origin) == DATA["step/s-courier-5-1"]


def test_an_entity_matches_the_concept_address_of_wikidata(dataset: rdflib.Dataset) -> None:
    """The match is the http address that Wikidata itself uses, or absent."""
    match = rdflib.SKOS.exactMatch
    found = dataset.value(DATA["entity/Q20"], match)
    assert found == rdflib.URIRef("http://www.wikidata.org/entity/Q20")
    assert dataset.value(DATA["entity/nil-dahl"], match) is None


def test_hostile_words_come_back_as_they_are(dataset: rdflib.Dataset) -> None:
    """Quotation marks, backslashes, separators and overrides survive; halves become U+FFFD."""
    labels = {str(label) for label in dataset.objects(None, rdflib.SKOS.prefLabel)}
    assert clean(HOSTILE) in labels
    assert "\ufffd" in clean(HOSTILE) and len(clean(HOSTILE)) == len(HOSTILE)


def test_hostile_words_do_not_break_a_line_of_the_file(trig: Path) -> None:
    """No character that ends a line or turns its direction stands in the file."""
    assert not set(trig.read_text(encoding="utf-8")) & set("\r\t\u2028\u202e\x07")


def test_the_words_of_articles_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    """Without full_text the file quotes evidence and never a whole article."""
    write_trig(sample_tables(), tmp_path / "graph.trig")
    text = (tmp_path / "graph.trig").read_text(encoding="utf-8")
    assert "isString" not in text and "Norway closed the Svinesund bridge on Monday." in text


def test_an_empty_run_is_a_valid_file(tmp_path: Path) -> None:
    """Tables without records give a file that says which version it follows."""
    assert write_trig(Tables(), tmp_path / "graph.trig") == 1


def test_the_base_is_the_publishers_choice(tmp_path: Path) -> None:
    """Data is named under the given base; the ontology keeps its own address."""
    write_trig(sample_tables(), tmp_path / "graph.trig", "https://example.org/news#")
    text = (tmp_path / "graph.trig").read_text(encoding="utf-8")
    assert "@prefix claim: <https://example.org/news#claim/> ." in text
    assert BASE not in text and ONTOLOGY in text


@pytest.mark.parametrize("base", ["", "news/", "https://a.example", "https://a b/", "x:/<>/"])
def test_a_base_that_is_no_address_is_refused(tmp_path: Path, base: str) -> None:
    """A base must be absolute, end in a separator and hold no forbidden character."""
    with pytest.raises(InputError, match="base IRI"):
        write_trig(Tables(), tmp_path / "graph.trig", base)


def test_tables_that_contradict_themselves_leave_no_file(tmp_path: Path) -> None:
    """Unmerged assertions, unknown claims and unknown articles are refused by name."""
    tables = sample_tables()
    flat = tables.assertions[0]
    path = tmp_path / "graph.trig"
    for broken, message in (
        (replace(tables, assertions=(replace(flat, claim_id=None),)), "has no claim"),
        (replace(tables, assertions=(replace(flat, claim_id="c-gone"),)), "'c-gone'"),
        (replace(tables, articles=tables.articles[1:]), "'a-courier'"),
        (replace(tables, articles=(replace(COURIER, published="5 March"),)), "'5 March'"),
    ):
        with pytest.raises(SchemaError, match=message):
            write_trig(broken, path)
    assert not path.exists()
