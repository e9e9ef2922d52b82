"""Names of unknown entities across articles: which ids of a corpus mean one entity.

An article gives an id to a full name, so "Tomas Lund" and "Thomas Lund" of two
articles have two. Here they become one where the names say so and nothing in
the corpus speaks against it. Items of the knowledge base are never touched,
and neither are bare surnames, which belong to their article.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations, pairwise

from rapidfuzz.distance import JaroWinkler

from kg.merge.entities import merge_entities
from kg.records import Entity, EntityKind
from kg.spelling import initials, is_variant, normalise, spelling
from kg.wordlists import read_rows

#: Kinds between which a recogniser wavers for one and the same name.
_BODIES = frozenset(
    {
        EntityKind.ORG,
        EntityKind.OTHER,
        EntityKind.FAC,
        EntityKind.GPE,
        EntityKind.LOC,
        EntityKind.OUTLET,
    }
)
_PLACES = frozenset({EntityKind.GPE, EntityKind.LOC, EntityKind.FAC})
#: Least likeness of two first names that are not one name in two transliterations.
_ALIKE = 0.88
#: Larger blocks are of common names, which tell nothing.
_BLOCK = 30


@dataclass(slots=True)
class _Corpus:
    """Unknown entities by id, and the unknown full names of each article."""

    entities: tuple[Entity, ...]
    stories: dict[str, list[frozenset[str]]] = field(default_factory=lambda: defaultdict(list))


@cache
def _words(name: str) -> frozenset[str]:
    """Return one list of `name_words.tsv`."""
    rows = (row for _, row in read_rows("kg.merge", "name_words.tsv"))
    return frozenset(word for listed, word in rows if listed == name)


def nil_clusters(articles: Iterable[Iterable[Entity]]) -> dict[str, str]:
    """Return for each id that gives way the id that stands for it, the smallest of its cluster.

    `articles` are the entities of each article. The result does not depend on
    their order or on repeats. One cluster is made of

    - bodies of one name in any spelling of hyphens and capitals, also where one
      article of their story takes the name for a person's;
    - people with full names that are spellings of one name, where all people of
      that surname in the corpus are the same; where only the first names are
      alike ("Tomas", "Thomas") the articles must share another unknown name;
    - a firm with and without "Holdings", "Ltd" and the like;
    - initials and the only name that they abbreviate, in articles that share
      two other unknown names.
    """
    corpus = _read(articles)
    parents: dict[str, str] = {}
    pairs = (_same_bodies, _same_people, _same_firms, _mistaken_people)
    for left, right in (link for find in pairs for link in find(corpus)):
        _unite(parents, left, right)
    for left, right in _same_initials(corpus, parents):
        _unite(parents, left, right)
    roots = {entity_id: _root(parents, entity_id) for entity_id in sorted(parents)}
    return {entity_id: root for entity_id, root in roots.items() if entity_id != root}


def _read(articles: Iterable[Iterable[Entity]]) -> _Corpus:
    groups = [tuple(group) for group in articles]
    corpus = _Corpus(merge_entities(entity for group in groups for entity in group))
    for names, ids in sorted({(_names_of(group), _ids_of(group)) for group in groups}):
        for entity_id in ids:
            corpus.stories[entity_id].append(frozenset(names))
    return corpus


def _names_of(group: Sequence[Entity]) -> tuple[str, ...]:
    """Return the unknown names of several words, by which two articles tell one story."""
    names = {normalise(entity.name) for entity in group if _is_unknown(entity)}
    return tuple(sorted(name for name in names if " " in name))


def _ids_of(group: Sequence[Entity]) -> tuple[str, ...]:
    return tuple(sorted({entity.entity_id for entity in group if _is_unknown(entity)}))


def _is_unknown(entity: Entity) -> bool:
    return entity.entity_id.startswith("nil-") and entity.same_as is None


def _same_bodies(corpus: _Corpus) -> Iterator[tuple[str, str]]:
    """Yield pairs of bodies with one name; one word alone needs a story in common too."""
    named: dict[str, list[Entity]] = defaultdict(list)
    for entity in _bodies(corpus):
        named[normalise(entity.name)].append(entity)
    for name, same in named.items():
        for left, right in pairwise(same):
            if " " in name or _shares_story(corpus, left, right, 1):
                yield left.entity_id, right.entity_id


def _bodies(corpus: _Corpus) -> Iterator[Entity]:
    return (e for e in corpus.entities if _is_unknown(e) and e.kind in _BODIES)


def _same_people(corpus: _Corpus) -> Iterator[tuple[str, str]]:
    blocks: dict[str, list[Entity]] = defaultdict(list)
    for entity in corpus.entities:
        words = normalise(entity.name).split()
        if entity.kind is EntityKind.PERSON and len(words) > 1:
            blocks[spelling(words[-1])].append(entity)
    for block in blocks.values():
        if 1 < len(block) <= _BLOCK:
            yield from _one_person(corpus, block)


def _one_person(corpus: _Corpus, block: list[Entity]) -> Iterator[tuple[str, str]]:
    """Yield the links of a surname's bearers, if these links make one person of all of them."""
    links = [
        (left.entity_id, right.entity_id)
        for left, right in combinations(block, 2)
        if _is_unknown(left) and _is_unknown(right) and _is_one_name(corpus, left, right)
    ]
    parents: dict[str, str] = {}
    for left_id, right_id in links:
        _unite(parents, left_id, right_id)
    if len({_root(parents, entity.entity_id) for entity in block}) == 1:
        yield from links


def _is_one_name(corpus: _Corpus, left: Entity, right: Entity) -> bool:
    ours, theirs = normalise(left.name).split(), normalise(right.name).split()
    if len(ours) != len(theirs) or not is_variant(ours[-1], theirs[-1]):
        return False
    pairs = [(a, b) for a, b in zip(ours[:-1], theirs[:-1], strict=True) if a != b]
    if any(_is_gendered(a, b) for a, b in pairs):
        return False
    if all(is_variant(a, b) for a, b in pairs):
        return True
    alike = all(a[0] == b[0] and JaroWinkler.similarity(a, b) >= _ALIKE for a, b in pairs)
    return alike and _shares_story(corpus, left, right, 1)


def _is_gendered(left: str, right: str) -> bool:
    """Say whether two first names are those of a man and of a woman: "Ivan", "Ivana"."""
    shorter, longer = sorted((left, right), key=len)
    other = shorter[-1] not in "aeiouy" and longer.endswith(("a", "e"))
    swapped = len(left) == len(right) and (left[-1] == "a") != (right[-1] == "a")
    return other or (swapped and (left[-1] not in "aeiouy" or right[-1] not in "aeiouy"))


def _shares_story(corpus: _Corpus, left: Entity, right: Entity, least: int) -> bool:
    own = {normalise(left.name), normalise(right.name)}
    return any(
        len((a & b) - own) >= least
        for a in corpus.stories[left.entity_id][:_BLOCK]
        for b in corpus.stories[right.entity_id][:_BLOCK]
    )


def _same_firms(corpus: _Corpus) -> Iterator[tuple[str, str]]:
    """Yield firms with and without "Ltd"; never where two long names have one short form.

    "Lund Shipping" is not the town of Lund, so the short form must be of no place.
    """
    named: dict[str, list[Entity]] = defaultdict(list)
    for entity in _bodies(corpus):
        named[normalise(entity.name)].append(entity)
    longer: dict[str, list[Entity]] = defaultdict(list)
    for name in sorted(named):
        short = _without_form(name)
        if short != name and not set(short.split()) <= _words("common"):
            longer[short].append(named[name][0])
    for short, firms in longer.items():
        same = named.get(short, [])
        if len(firms) != 1 or not same or any(e.kind in _PLACES for e in same):
            continue
        if " " in short or _shares_story(corpus, same[0], firms[0], 1):
            yield same[0].entity_id, firms[0].entity_id


def _without_form(name: str) -> str:
    """Return a normalised name without "Holdings", "Ltd" and the like at its end."""
    words = name.split()
    while len(words) > 1 and words[-1] in _words("firm"):
        words.pop()
    return " ".join(words)


def _mistaken_people(corpus: _Corpus) -> Iterator[tuple[str, str]]:
    """Yield "people" who bear the name of a body or, by one word only, of a place of their story.

    Recognisers take firms called after their founders, and small places, for
    people. A surname that somebody in the corpus bears is left alone.
    """
    named: dict[str, list[Entity]] = defaultdict(list)
    for entity in _bodies(corpus):
        named[normalise(entity.name)].append(entity)
    people = [e for e in corpus.entities if e.kind is EntityKind.PERSON]
    full = [words for e in people if len(words := normalise(e.name).split()) > 1]
    surnames = {words[-1] for words in full}
    for person in filter(_is_unknown, people):
        name = normalise(person.name)
        kinds = _BODIES if " " in name else _PLACES
        for body in named.get(name, []):
            free = name not in surnames and body.kind in kinds
            if free and _shares_story(corpus, person, body, 1):
                yield person.entity_id, body.entity_id


def _same_initials(corpus: _Corpus, parents: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield initials with the only name of the corpus that they can stand for."""
    bodies = list(_bodies(corpus))
    spelt: dict[str, list[Entity]] = defaultdict(list)
    for entity in bodies:
        if " " in normalise(entity.name):
            for letters in set(initials(entity.name)):
                spelt[letters].append(entity)
    for entity in bodies:
        short = entity.name.replace(".", "")
        full = spelt.get(short, []) if 3 <= len(short) <= 8 and short.isupper() else []
        one = len({_root(parents, other.entity_id) for other in full}) == 1
        if one and any(_shares_story(corpus, entity, other, 2) for other in full):
            yield entity.entity_id, full[0].entity_id


def _root(parents: Mapping[str, str], entity_id: str) -> str:
    while parents.get(entity_id, entity_id) != entity_id:
        entity_id = parents[entity_id]
    return entity_id


def _unite(parents: dict[str, str], left: str, right: str) -> None:
    """Unite two clusters; the smallest id is the root, whatever the order of uniting."""
    first, second = sorted((_root(parents, left), _root(parents, right)))
    parents.setdefault(first, first)
    parents[second] = first
    for each in (left, right):
        parents.setdefault(each, first)
