"""What the learnt part of graded factuality sees of a predicate: its clause and two above.

Words, tags and labels of the tree, and nothing of what the lexicons make of them, so that the
two can be compared and joined.
"""

from collections.abc import Iterator
from functools import partial

from spacy.tokens import Token

LEVELS = 3
"""The predicate's own clause and those of the two words above it."""
SPELLED = frozenset({"aux", "aux:pass", "mark", "advmod", "cop", "expl", "cc", "det", "case"})
"""Labels whose words tell themselves; of other dependents only the label counts."""
SIGNS = frozenset({"aux", "aux:pass", "mark", "cop"})
"""Labels whose words make the form of the verb, in their order: "will not have"."""
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_NAMED_SUBJECTS = frozenset({"PRP", "DT", "WP"})


def find_features(word: Token) -> tuple[str, ...]:
    """Return the features of a predicate word, sorted, each once.

    A feature is a string like "0:aux=will" (level, label, word) or "path=xcomp/ROOT"; the words
    in it are in lower case. Takes spaCy's tokens and the stage's own copies alike.
    """
    levels = [word]
    while len(levels) < LEVELS and levels[-1].head.i != levels[-1].i:
        levels.append(levels[-1].head)
    found = set(_around(word, levels))
    for depth, level in enumerate(levels):
        found.update(map(partial("{}:{}".format, depth), _of_level(level)))
        if depth < 2:
            found.add(f"{depth}:form={_form(level)}|{level.tag_}")
    return tuple(sorted(found))


def _of_level(level: Token) -> Iterator[str]:
    yield f"lemma={level.lemma_.lower()}"
    yield f"dep={level.dep_}"
    yield f"dep={level.dep_}|{level.tag_}"
    for part in level.children:
        label = part.dep_
        base = label.split(":")[0]
        known = label in SPELLED or base == "cc"
        yield f"{label}={part.lower_}" if known else f"has={label}"
        if base == "nsubj":
            named = part.tag_ in _NAMED_SUBJECTS
            yield f"subject={part.lower_ if named else part.tag_}"


def _form(level: Token) -> str:
    words = (
        part.lower_ for part in level.children if part.dep_ in SIGNS or part.lower_ in _NEGATIONS
    )
    return " ".join(words)


def _around(word: Token, levels: list[Token]) -> Iterator[str]:
    above = levels[1] if len(levels) > 1 else None
    yield "path=" + "/".join(level.dep_ for level in levels)
    yield f"under={word.dep_}>{above.lemma_.lower() if above is not None else ''}"
    yield f"tags={word.tag_} {above.tag_ if above is not None else ''}"
    sentence = word.sent
    signs = {part.lower_ for part in sentence}
    yield f"asked={'?' in signs}"
    yield f"called={'!' in signs}"
    before = (part.lower_ for part in sentence if part.i < word.i)
    yield f"if={'if' in before}"
