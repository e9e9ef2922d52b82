"""The network of the merged tables."""

import io

import networkx as nx

from kg.graph import build_graph, strip_for_graphml
from kg.merge import merge_claims
from kg.records import (
    Article,
    Modality,
    Polarity,
    Stance,
    Tables,
)
from kg.worth import find_worth
from tests.articles import bare_article
from tests.unit.merge.build import ENTITIES, Writer, two_writers, voice


def tables(*writers: Writer) -> Tables:
    """Return the merged tables of what the writers wrote, each article with a text of its own."""
    result = merge_claims([fact for writer in writers for fact in writer.written], ENTITIES)
    return Tables(
        articles=tuple(_article(writer) for writer in writers),
        assertions=result.assertions,
        entities=ENTITIES,
        claims=result.claims,
        claim_links=result.links,
    )


def _article(writer: Writer) -> Article:
    return bare_article(("word\x0b " * 100), article_id=writer.article_id, outlet=writer.outlet)


def test_one_edge_per_claim_and_outlet() -> None:
    """Each outlet that tells a claim has one edge that counts how it tells it."""
    first, second = two_writers()
    first.say("NATO", "help", "Ukraine", polarity=Polarity.NEGATIVE)
    first.say("NATO", "help", "Ukraine", modality=Modality.REQUESTED, voice=(voice("Zelensky"),))
    second.say("NATO", "help", "Ukraine", stance=Stance.REPORTS)
    graph = build_graph(tables(first, second))
    assert sorted(graph) == ["Q212", "Q7184"]
    edges = {data["outlet"]: data for _, _, data in graph.edges(data=True)}
    assert edges["Courier"]["assertions"] == 2
    assert edges["Courier"]["polarity"] == {"negative": 1, "positive": 1}
    assert edges["Courier"]["modality"] == {"asserted": 1, "requested": 1}
    assert edges["Courier"]["voices"] == ("", "Zelensky")
    assert edges["Herald"]["stances"] == {"reports": 1}
    assert edges["Herald"]["evidence"]
    (claim_id,) = {data["claim_id"] for data in edges.values()}
    assert set(graph["Q7184"]["Q212"]) == {f"{claim_id}|Courier", f"{claim_id}|Herald"}


def test_an_edge_is_worth_what_the_best_assertion_of_its_outlet_is() -> None:
    """The worth of an edge is that of the outlet's own best telling, so edges can be filtered."""
    first, second = two_writers()
    plain = first.say("NATO", "help", "Ukraine")
    first.say("NATO", "help", "Ukraine", modality=Modality.QUESTIONED)
    asked = second.say("NATO", "help", "Ukraine", modality=Modality.QUESTIONED)
    graph = build_graph(tables(first, second))
    edges = {data["outlet"]: data["worth"] for _, _, data in graph.edges(data=True)}
    assert edges == {"Courier": find_worth(plain), "Herald": find_worth(asked)}
    assert edges["Herald"] < edges["Courier"]


def test_nodes_are_entities_words_and_contents() -> None:
    """A slot is an entity's node where there is one, else a node of words or of a claim."""
    writer = Writer()
    act = writer.say("Zelensky", "say")
    writer.say("NATO", "shoot down", "Russian missiles", content_of=act.assertion_id)
    graph = build_graph(tables(writer))
    kinds = {data["kind"] for _, data in graph.nodes(data=True)}
    assert kinds == {"person", "org", "words", "claim"}
    assert graph.nodes["Q7184"]["label"] == "NATO"


def test_claims_with_one_argument_are_loops() -> None:
    """An unsaid agent and an absent object make a loop that says so."""
    writer = Writer()
    writer.say("Russia", "advance")
    writer.say("Ukraine", "attack", passive=True)
    graph = build_graph(tables(writer))
    loops = {(source, target, data["shape"]) for source, target, data in graph.edges(data=True)}
    assert loops == {("Q159", "Q159", "no object"), ("Q212", "Q212", "unsaid agent")}


def test_order_of_tables_does_not_matter() -> None:
    """Nodes and edges come in the same order whatever the order of the tables."""
    first, second = two_writers()
    first.say("NATO", "help", "Ukraine")
    second.say("US", "attack", "the port")
    whole = tables(first, second)
    turned = Tables(
        articles=whole.articles[::-1],
        assertions=whole.assertions[::-1],
        entities=whole.entities[::-1],
        claims=whole.claims[::-1],
    )
    one, other = build_graph(whole), build_graph(turned)
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


def test_plain_copy_can_be_written() -> None:
    """The stripped copy has plain attributes only and is written and read as GraphML."""
    first, second = two_writers()
    first.say("NATO", "help", "Ukraine", voice=(voice("Zelensky"),))
    second.say("NATO", "help", "the \x07port \ud83d")
    graph = build_graph(tables(first, second))
    plain = strip_for_graphml(graph)
    values = [value for _, _, data in plain.edges(data=True) for value in data.values()]
    assert all(type(value) in (str, int, float) for value in values)
    buffer = io.BytesIO()
    nx.write_graphml(plain, buffer)
    again = nx.read_graphml(io.BytesIO(buffer.getvalue()), force_multigraph=True)
    assert again.number_of_edges() == graph.number_of_edges()
    assert isinstance(next(iter(graph.edges(data=True)))[2]["stances"], dict)


def test_empty_tables_give_an_empty_network() -> None:
    """No claims, no nodes."""
    assert len(build_graph(Tables(entities=ENTITIES))) == 0
