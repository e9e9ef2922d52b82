"""A parsed document copied into plain objects, for the many small questions of the stages.

The rules ask a token for its label, tag or dependents thousands of times an article, and
spaCy makes new objects and decodes strings for each answer. Here that is done once a
token. A `Tree` offers what the stages read of a Doc, a `Word` what they read of a Token,
by the same names and with the same answers; it follows no later change of the Doc.
"""

from kg.tree.tree import Tree, as_tree
from kg.tree.words import Run, Word

__all__ = ["Run", "Tree", "Word", "as_tree"]
