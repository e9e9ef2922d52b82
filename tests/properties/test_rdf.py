"""RDF holds for any text: names stay apart, files load, round trips are isomorphic."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

import pyoxigraph
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from kg.export import write_trig
from kg.export.terms import LONGEST_NAME, clean, encoded
from kg.records import Argument, Slot, Span, Tables
from tests.sample import CLAIMS, COURIER, sample_tables

#: Every code point, lone surrogates included; the awkward ones more often.
TEXT = st.text(
    st.one_of(st.characters(), st.sampled_from('"\\\n\r\t\u2028\ud83d\x00<>{}|^`#%_ .:\u202e')),
    min_size=1,
    max_size=30,
)


def _tables(outlet: str, article_id: str, words: str, predicate: str) -> Tables:
    """Return one article whose whole text, outlet, id, slot and predicate are hostile."""
    article = replace(COURIER, article_id=article_id, outlet=outlet, text=words, title=words)
    span = Span(0, len(words))
    said = Argument(text=words, span=span, head=words, head_span=span, minimal=words)
    claim = replace(CLAIMS[0], object=Slot(text=words, key=words, entity_id=None))
    flat = replace(
        sample_tables().assertions[0],
        article_id=article_id,
        outlet=outlet,
        subject=said,
        object=said,
        evidence=span,
    )
    return Tables(
        articles=(article,), assertions=(flat,), claims=(replace(claim, predicate=predicate),)
    )


@given(TEXT, TEXT)
def test_two_names_never_share_an_address(one: str, other: str) -> None:
    """An encoded name can be turned back into the name."""
    assert (encoded(one) == encoded(other)) == (one == other)
    back = unquote(encoded(one).replace("_", "%20"), errors="surrogatepass")
    assert len(one) > LONGEST_NAME or back == one


@settings(max_examples=60, deadline=None)
@given(TEXT, TEXT, TEXT, TEXT)
def test_any_text_loads_in_both_libraries(
    outlet: str, article_id: str, words: str, predicate: str
) -> None:
    """Both libraries read the file, count the same quads and find the same words."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "graph.trig"
        written = write_trig(_tables(outlet, article_id, words, predicate), path, full_text=True)
        quads = set(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TRIG))
        dataset = rdflib.Dataset()
        dataset.parse(path, format="trig")
    assert written == len(quads) == len(list(dataset.quads()))
    values = {quad.object.value for quad in quads if isinstance(quad.object, pyoxigraph.Literal)}
    assert {clean(outlet), clean(words), clean(predicate)} <= values
    again = rdflib.Dataset()
    again.parse(data=dataset.serialize(format="trig"), format="trig")
    for graph in dataset.graphs():
        assert isomorphic(graph, again.graph(graph.identifier))
