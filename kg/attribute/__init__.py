"""Attribution: who is said to say what, by rules over the parse and a trained tagger.

`find_attributions` is the stage, `load_tagger` the tagger that ships with it. The rules
read two word lists that are meant to be edited: `cues.tsv` (reporting words and their
classes) and `words.tsv`.
"""

from kg.attribute.find import find_attributions
from kg.attribute.tagger import Tagger, load_tagger

__all__ = ["Tagger", "find_attributions", "load_tagger"]
