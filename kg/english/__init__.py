"""The project's own English: tokens, sentences, tags, trees, lemmas and entity spans from one
shipped model.

The only loader of a model in the package. `load_pipeline` gives a spaCy pipeline with labels of
Universal Dependencies; `parse_texts` runs it over many texts in flat memory.
"""

from kg.english.pipeline import load_pipeline, make_doc, parse_texts

__all__ = ["load_pipeline", "make_doc", "parse_texts"]
