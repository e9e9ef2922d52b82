"""Writers of the graph for other programs: RDF, GraphML, JSON Lines and more.

What `kg run` needs is here; the other formats are modules of their own:
`rdf` (all RDF syntaxes), `nanopub`, `network` (GEXF), `neo4j`, `flat` (Parquet).
"""

from kg.export.graphml import write_graphml
from kg.export.jsonl import to_jsonl
from kg.export.rdf import write_trig
from kg.export.runs import RunInfo

__all__ = ["RunInfo", "to_jsonl", "write_graphml", "write_trig"]
