"""Attribution: who is said to say what, by rules over the parse.

`find_attributions` is the stage. The rules read two word lists that are meant
to be edited: `cues.tsv` (reporting words and their classes) and `words.tsv`.
"""

from kg.attribute.find import find_attributions

__all__ = ["find_attributions"]
