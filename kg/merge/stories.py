"""Which articles tell one story: those that name the same rare entities.

"Two workers were killed" says the same in two articles on one accident, and
nothing in its slots tells it from another accident's two workers.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kg.records import Assertion

#: Most articles that a rare entity stands in: so many, or this share of the corpus.
_FEW, _SHARE = 20, 0.02
#: Articles of a group that are looked at.
_LOOKED_AT = 8
#: Prefixes of ids that only their own article knows.
_OWN = ("unnamed-", "grp-")


def rare_entities(facts: Sequence[Assertion]) -> dict[str, frozenset[str]]:
    """Return for each article the ids of the rare entities that its assertions name."""
    named: dict[str, set[str]] = {}
    for fact in facts:
        ids = named.setdefault(fact.article_id, set())
        arguments = (fact.subject, fact.object, *(q.argument for q in fact.qualifiers))
        for named_by in (*arguments, *fact.voice):
            found = named_by.entity_id if named_by else None
            if found and not found.startswith(_OWN):
                ids.add(found)
    counts = Counter(entity_id for ids in named.values() for entity_id in ids)
    most = max(_FEW, int(_SHARE * len(named)))
    return {
        article_id: frozenset(entity_id for entity_id in ids if counts[entity_id] <= most)
        for article_id, ids in named.items()
    }


def story_of(articles: Iterable[str], stories: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the rare entities of a group's articles; of many articles the first by id count."""
    chosen = sorted(articles)[:_LOOKED_AT]
    return frozenset().union(*(stories[article_id] for article_id in chosen))
