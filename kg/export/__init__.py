"""Writers of the graph for other programs: RDF (TriG), GraphML, JSON Lines."""

from kg.export.graphml import write_graphml
from kg.export.jsonl import to_jsonl
from kg.export.rdf import write_trig

__all__ = ["to_jsonl", "write_graphml", "write_trig"]
