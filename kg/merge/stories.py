"""Which articles tell one story: those that name the same rare entities.

"Two workers were killed" says the same in two articles on one accident, and
nothing in its slots tells it from another accident's two workers.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kg.merge.terms import is_known
from kg.records import Assertion, Entity, EntityKind

#: Most articles that a rare entity stands in: so many, or this share of the corpus.
_FEW, _SHARE = 20, 0.02
#: Least number, and share of the smaller set, of rare entities that one story's articles share.
STORY, STORY_SHARE = 2, 0.3
#: Articles of a group that are looked at.
_LOOKED_AT = 8
#: Prefixes of ids that only their own article knows.
_OWN = ("unnamed-", "grp-", "group-")


def rare_entities(
    facts: Sequence[Assertion], known: Mapping[str, Entity]
) -> dict[str, frozenset[str]]:
    """Return for each article the rare entities that its assertions name.

    An entity stands for itself by its id, a person without a checked id by the last name, which
    is all that some articles give.
    """
    named: dict[str, set[str]] = {}
    for fact in facts:
        ids = named.setdefault(fact.article_id, set())
        arguments = (fact.subject, fact.object, *(q.argument for q in fact.qualifiers))
        for named_by in (*arguments, *fact.voice):
            found = named_by.entity_id if named_by else None
            if found and not found.startswith(_OWN):
                ids.add(_key(found, known))
    counts = Counter(entity_id for ids in named.values() for entity_id in ids)
    most = max(_FEW, int(_SHARE * len(named)))
    return {
        article_id: frozenset(entity_id for entity_id in ids if counts[entity_id] <= most)
        for article_id, ids in named.items()
    }


def _key(entity_id: str, known: Mapping[str, Entity]) -> str:
    entity = known.get(entity_id)
    if entity is None or entity.kind is not EntityKind.PERSON or is_known(entity_id):
        return entity_id
    return f"name:{entity.name.lower().split()[-1]}"


def story_of(articles: Iterable[str], stories: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the rare entities of a group's articles; of many articles the first by id count."""
    chosen = sorted(articles)[:_LOOKED_AT]
    return frozenset().union(*(stories[article_id] for article_id in chosen))


def is_one_story(left: frozenset[str], right: frozenset[str]) -> bool:
    """Say whether articles that name these rare entities tell one story: they share enough."""
    shared = len(left & right)
    return shared >= STORY and shared >= STORY_SHARE * min(len(left), len(right))


def is_two_stories(left: frozenset[str], right: frozenset[str]) -> bool:
    """Say whether articles tell two stories: they name enough and share too little. A sentence
    or two without names tells neither."""
    return min(len(left), len(right)) >= STORY and not is_one_story(left, right)
