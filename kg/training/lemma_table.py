"""The lemma table: what the suffix rules cannot know, counted from the training trees."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from kg.english.lemmas import TAG_CLASSES, LemmaTable, Lemmatizer
from kg.training.treebank import Tree

_TRUSTED = 2
"""A form outside of the inflected tags needs this many sightings: the rest are mostly corrected
typing errors.
"""


def build_table(trees: Iterable[Tree]) -> LemmaTable:
    """Return the known lemmas and the exceptions: forms whose usual lemma the rules do not find."""
    seen: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    known: defaultdict[str, set[str]] = defaultdict(set)
    for tree in trees:
        for word, lemma, upos, xpos in zip(
            tree.words, tree.lemmas, tree.upos, tree.xpos, strict=True
        ):
            seen[word.lower().replace("’", "'"), xpos][lemma] += 1
            if upos in TAG_CLASSES.values() and lemma.isalpha() and lemma.islower():
                known[upos].add(lemma)
    bare = LemmaTable({}, {kind: frozenset(forms) for kind, forms in known.items()})
    rules = Lemmatizer(bare)
    exceptions: dict[tuple[str, str], str] = {}
    for (form, tag), lemmas in sorted(seen.items()):
        lemma, count = max(lemmas.items(), key=lambda pair: (pair[1], pair[0]))
        enough = count >= _TRUSTED or tag in TAG_CLASSES
        if (
            tag not in ("NNP", "CD")
            and enough
            and lemma.isprintable()
            and lemma not in ("_", rules.find_lemma(form, tag))
            and (form != lemma.lower() or tag == "PRP" or tag in TAG_CLASSES)
        ):
            exceptions[form, tag] = lemma
    return LemmaTable(exceptions, bare.known)


def write_table(table: LemmaTable, path: Path) -> None:
    """Write the table as the lines that `kg.english.lemmas.read_lemmas` reads, sorted."""
    lines = [f"{form}\t{tag}\t{lemma}" for (form, tag), lemma in table.exceptions.items()]
    lines += [f"{kind}\t{lemma}" for kind, forms in table.known.items() for lemma in forms]
    path.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")
