"""What a noun or verb says as an event: "explosion" and "explode" are one, and so are "kill"
and "slay"."""

from functools import cache

from kg.merge.relations import known_lemmas, relation_of
from kg.wordlists import read_rows


@cache
def _nominals() -> dict[str, str]:
    """Read nominals.tsv: noun to verb; the first line that lists a noun wins."""
    table: dict[str, str] = {}
    for _, (verb, nouns) in read_rows("kg.merge", "nominals.tsv"):
        for noun in nouns.split(", "):
            table.setdefault(noun, verb)
    return table


@cache
def _single_words() -> frozenset[str]:
    return frozenset(lemma for lemma in known_lemmas() if " " not in lemma)


def verb_of(noun: str) -> str | None:
    """Return the verb that a noun (a lower-case lemma) names, or None.

    From nominals.tsv; else "-ing" taken off a verb of relations.tsv ("looting").
    """
    found = _nominals().get(noun)
    if found is not None or not noun.endswith("ing"):
        return None if found == "-" else found
    stem = noun.removesuffix("ing")
    tries = (stem, f"{stem}e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem)
    return next((verb for verb in tries if verb in _single_words()), None)


def event_of(lemma: str) -> str:
    """Return the key of the event that a lemma names, verb or noun.

    Words of one relation share it, whatever their strength; what the tables do
    not hold is an event of its own.
    """
    clean = " ".join(lemma.lower().split())
    return relation_of(verb_of(clean) or clean).family
