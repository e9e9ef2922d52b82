"""Canonical arguments: an entity where there is one, else head and content words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import dropwhile, takewhile

from kg.merge.local import is_implied, is_local, local_key
from kg.merge.noun_phrases import article_of, is_plural, is_several, uncapitalised, with_article
from kg.merge.numbers import Number, read_numbers
from kg.merge.tokens import ACTING, PRONOUNS, STOP, canonical_word, content_words, raw_words
from kg.moments import Moment, read_moment
from kg.records import Argument, Assertion, Entity, EntityKind, Modality

#: Kinds whose name identifies one thing, whatever modifiers stand before it:
#: "the US-led NATO military alliance" is NATO. Of a weapon or a term the
#: modifiers matter: "Russian missiles" are not "missiles".
_NAMED = frozenset(
    {
        EntityKind.PERSON,
        EntityKind.ORG,
        EntityKind.GPE,
        EntityKind.LOC,
        EntityKind.NORP,
        EntityKind.FAC,
        EntityKind.EVENT,
        EntityKind.OUTLET,
    }
)
#: Words of a predicate that is to come.
_FUTURE = frozenset({"will", "'ll", "shall", "won't", "going"})


class TermKind(StrEnum):
    """What identifies a term."""

    ENTITY = "entity"
    GROUP = "group"
    WORDS = "words"
    SCOPED = "scoped"
    TIME = "time"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A canonical argument; terms with one `key` are the same.

    `head` is the canonical head word (or the id of a term-like entity), `words`
    the other content words, `names` every word by which the entity is known.
    `text` is a readable surface, `said` the same with its article, and `plural` says that it is
    several things; these take no part in comparison.
    """

    kind: TermKind
    key: str
    head: str = ""
    words: frozenset[str] = frozenset()
    numbers: tuple[Number, ...] = ()
    entity_id: str | None = None
    members: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    moment: Moment | None = None
    text: str = field(default="", compare=False)
    said: str = field(default="", compare=False)
    plural: bool = field(default=False, compare=False)

    @property
    def is_specific(self) -> bool:
        """Say whether the term alone makes it unlikely that two texts mean different things."""
        is_named = self.kind in (TermKind.ENTITY, TermKind.GROUP)
        return is_named or bool(self.words or self.numbers)


#: The empty slot of a passive without agent; it is compatible with any agent.
UNSAID = Term(kind=TermKind.UNSAID, key="unsaid", text="[unsaid]")


def unsaid_content(scope: str) -> Term:
    """Return the object of a saying without content ("he tweeted"), which no other text shares."""
    key = f"p:{scope}:"
    return Term(kind=TermKind.SCOPED, key=key, head=key, text=UNSAID.text)


def is_known(entity_id: str | None) -> bool:
    """Say whether the id is that of a knowledge-base item ("Q212"), not of a NIL entity."""
    return entity_id is not None and entity_id[:1] == "Q" and entity_id[1:].isdecimal()


def _names(entity: Entity) -> frozenset[str]:
    """Return the canonical words of an entity's name and aliases."""
    return frozenset(
        word for name in (entity.name, *entity.aliases) for word in content_words(name)
    )


def _tidy(text: str) -> str:
    """Return `text` on one line, without a leading article or trailing punctuation."""
    words = " ".join(text.split()).strip(" ,;:.“”\"'")
    first, _, rest = words.partition(" ")
    return uncapitalised(rest if first.lower() in {"the", "a", "an"} and rest else words)


def _head_word(head: str, words: Sequence[str]) -> str:
    """Return the canonical head word; a head that is no word of the phrase ("seven" in "seven
    of the systems" is its number) gives way to the last word."""
    word = canonical_word(head.lower().replace("’", "'"))
    if words and word not in words and (word in STOP or read_numbers((word,))[0] or head.isupper()):
        return words[-1]
    return word


def _name_head(name: str) -> str:
    """Return the head word of a name: the last one before a preposition ("friends of Kiev")."""
    words = list(dropwhile(STOP.__contains__, raw_words(name)))
    if "and" in words:
        words = words[words.index("and") + 1 :]
        words = list(dropwhile(STOP.__contains__, words))
    core = list(takewhile(lambda word: word not in STOP, words))
    return core[-1] if core else name


@lru_cache(maxsize=1 << 16)
def _word_term(
    head: str, text: str, entity: Entity | None, known: str | None, article: str = ""
) -> Term:
    """Build a term from words: head, content words, numbers.

    `known` is the id of a term-like entity, which then stands for the head; `article` is how the
    phrase begins in print.
    """
    numbers, rest = read_numbers(raw_words(text))
    words = [canonical_word(word) for word in rest if word not in STOP]
    names = _names(entity) if entity else frozenset()
    head_word = _head_word(head, words)
    words = [word for word in words if word not in PRONOUNS or word == head_word]
    skip = names if known else frozenset((head_word,))
    others = frozenset(words) - skip
    top = known or head_word
    key = "|".join((top, " ".join(sorted(others)), ",".join(number.key for number in numbers)))
    return Term(
        kind=TermKind.WORDS,
        key=f"w:{key.rstrip('|')}",
        head=top,
        words=others,
        numbers=numbers,
        entity_id=entity.entity_id if entity else None,
        members=entity.members if entity else (),
        names=names | {head_word},
        text=_tidy(text),
        said=with_article(article, _tidy(text)),
        plural=is_several(entity) if entity else is_plural(text, head),
    )


@lru_cache(maxsize=1 << 16)
def _group_term(entity: Entity) -> Term:
    """Build the term of a group: known by its name's words, never the same as a member."""
    base = _word_term(_name_head(entity.name), entity.name, entity, None)
    head = ACTING.get(base.head, base.head)
    return Term(
        kind=TermKind.GROUP,
        key=f"g:{head}{base.key[2 + len(base.head) :]}",
        head=head,
        words=base.words,
        numbers=base.numbers,
        entity_id=entity.entity_id,
        members=entity.members,
        names=base.names,
        text=_tidy(entity.name),
        plural=is_several(entity),
    )


def _entity_term(entity: Entity, argument: Argument) -> Term:
    """Build the term of an argument that is linked to `entity`."""
    if entity.kind is EntityKind.GROUP or entity.members:
        return _group_term(entity)
    known = is_known(entity.entity_id)
    if entity.kind is EntityKind.NORP and read_numbers(raw_words(argument.minimal))[0]:
        # "13 Russians" are not "25 Russians", though both are Russians.
        return _word_term(argument.head, argument.minimal, None, None)
    if entity.kind not in _NAMED:
        text = argument.minimal or argument.text
        known_id = entity.entity_id if known else None
        return _word_term(argument.head, text, entity, known_id, article_of(argument))
    if not known:
        # A NIL entity is known by its name only: an unknown "Mayor Dahl" of one
        # article and of another are compared by their words.
        return _word_term(_name_head(entity.name), entity.name, entity, None)
    return _known_term(entity)


@lru_cache(maxsize=1 << 16)
def _known_term(entity: Entity) -> Term:
    return Term(
        kind=TermKind.ENTITY,
        key=entity.entity_id,
        head=entity.entity_id,
        entity_id=entity.entity_id,
        names=_names(entity),
        text=entity.name,
        plural=is_several(entity),
    )


def _is_noun(argument: Argument) -> bool:
    """Say whether a word that may be a pronoun is a noun here: "the mine"."""
    words = argument.text.lower().split()
    return argument.head.lower() == "mine" and len(words) > 1 and words[0] in {"a", "the"}


def _is_empty(argument: Argument) -> bool:
    """Say whether the argument is a pronoun or a filler and nothing more."""
    if argument.head.lower() not in PRONOUNS or _is_noun(argument):
        return False
    return (
        is_implied(argument)
        or not {word for word in raw_words(argument.text) if word not in STOP} - PRONOUNS
    )


def _local_term(argument: Argument, scope: str, entity: Entity) -> Term:
    """Build the term of an argument that is linked to an entity of its article alone."""
    key = local_key(argument, scope, entity)
    return Term(
        kind=TermKind.SCOPED,
        key=key,
        head=key,
        entity_id=entity.entity_id,
        members=entity.members,
        text=_tidy(entity.name),
        plural=is_several(entity),
    )


def term_of(argument: Argument, scope: str, entities: Mapping[str, Entity]) -> Term:
    """Return the canonical term of an argument.

    A pronoun that nothing resolved ("they", "something") gives a term of its
    `scope`, so that it never meets the same word of another one; so does the
    unsaid subject of an imperative. A phrase for somebody without a name is
    known by the id that its article gives. An id that `entities` does not hold
    counts only if it is a knowledge-base id.
    """
    entity = entities.get(argument.entity_id) if argument.entity_id else None
    if entity is not None and is_local(entity):
        return _local_term(argument, scope, entity)
    if entity is not None:
        return _entity_term(entity, argument)
    if argument.entity_id is not None and is_known(argument.entity_id):
        bare = argument.entity_id
        text = _tidy(argument.minimal)
        return Term(kind=TermKind.ENTITY, key=bare, head=bare, entity_id=bare, text=text)
    if _is_empty(argument):
        word = argument.head.lower()
        key = f"p:{scope}:{word}"
        text = argument.minimal if is_implied(argument) else argument.text
        plural = is_plural(text, word)
        return Term(kind=TermKind.SCOPED, key=key, head=key, text=_tidy(text), plural=plural)
    # "what is in the sky" has a pronoun for its head and names something all the same.
    is_pronoun = argument.head.lower() in PRONOUNS
    text = argument.text if is_pronoun else argument.minimal or argument.text
    return _word_term(argument.head, text, None, None, article_of(argument))


def time_term(
    argument: Argument,
    marker: str,
    assertion: Assertion,
    scope: str,
    entities: Mapping[str, Entity],
) -> Term:
    """Return the term of a time expression: a calendar time where it can be told, else words.

    "By Saturday" mostly sets a term, and what will be done on Monday is done on the next one.
    """
    ahead = marker == "by" or _is_to_come(assertion)
    moment = read_moment(argument.text, assertion.published, ahead=ahead)
    if moment is None:
        return term_of(argument, scope, entities)
    key = f"t:{moment.key}"
    return Term(kind=TermKind.TIME, key=key, head=key, moment=moment, text=_tidy(argument.text))


def _is_to_come(assertion: Assertion) -> bool:
    """ "Will meet on Monday" and "plans to meet on Monday" mean the next Monday, not the last."""
    words = assertion.predicate.text.lower().replace("’", "'").split()
    return assertion.modality is Modality.INTENDED or not _FUTURE.isdisjoint(words)
