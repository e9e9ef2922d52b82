"""The ontology as files of the package: terms, shapes, mappings, JSON-LD context, HTML.

The files lie in the folder `ontology/` at the top of the sources, which is also
`kg/ontology/files` of an installed package. `python -m kg.ontology` makes the
pages that are generated from `claims.ttl`.
"""

from kg.ontology.shipped import ontology_file, read_ontology

__all__ = ["ontology_file", "read_ontology"]
