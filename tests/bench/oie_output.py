"""Our assertions in the conventions of two sets of open information extraction.

Both want (subject, relation, object) in words of the sentence, as the sets space them. What follows
only translates a convention; it repairs nothing that was read wrong. Every choice was made on the
development halves (157 sentences of BenchIE, 641 of CaRB).

What the two have in common:

- polarity, modality and voice have no slot of their own, so "might not come" stays in the relation
  as its words, which `Predicate.text` holds: auxiliaries, negation, folded verbs, and the
  preposition that belongs to the verb;
- an act told by a noun ("the attack on the port") has no words for its relation and is left out.

BenchIE has one fact for each pair of phrases. Its annotators took the articles, and mostly the
adjectives, to be optional, and cut phrases short, so the minimal form of an object or a qualifier
is given. A qualifier becomes a fact of its own with verb, object and preposition for its relation
("handed the keys to", "the guard"), and so does the first prepositional phrase of an object
("chairs the board of", "the bank"). What a title or an apposition says is no fact of its own.

CaRB has one tuple for each verb with all its arguments, each in full and with its preposition; a
title and an apposition are joined to their name by "is". A statement of one argument is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.records import Argument, Assertion, Qualifier
from tests.bench.ptb_text import Spaced

RENAMING = frozenset({"title", "apposition"})
"""Rules whose statements say with no verb what something is."""
PREPOSITIONS = frozenset(
    {"about", "above", "across", "after", "against", "along", "among", "around", "as"}
    | {"at", "before", "behind", "below", "between", "beyond", "by", "despite", "during"}
    | {"for", "from", "in", "into", "near", "of", "off", "on", "onto", "over", "per"}
    | {"since", "through", "throughout", "to", "toward", "towards", "under", "until"}
    | {"upon", "via", "with", "within", "without"}
)
"""Where an object is divided for BenchIE."""
ENDS = frozenset(
    {"who", "which", "that", "whom", "whose", "where", "when", ",", ";", ":", "–", "(", "“"}
)
"""What ends the core of a phrase: a relative clause, an apposition, an aside."""


@dataclass(frozen=True, slots=True)
class Triple:
    """A statement in words of the sentence; CaRB has more than one object at times."""

    subject: str
    relation: str
    objects: tuple[str, ...]
    confidence: float


def make_benchie(spaced: Spaced, assertions: Sequence[Assertion]) -> list[Triple]:
    """Return the statements of one sentence as BenchIE has them, each once, in order."""
    found = (triple for each in assertions for triple in _make_facts(spaced, each))
    return list(dict.fromkeys(found))


def make_carb(spaced: Spaced, assertions: Sequence[Assertion]) -> list[Triple]:
    """Return the statements of one sentence as CaRB has them, each once, in order."""
    found = (triple for each in assertions for triple in _make_tuple(spaced, each))
    return list(dict.fromkeys(found))


def _make_facts(spaced: Spaced, assertion: Assertion) -> Iterator[Triple]:
    if assertion.rule == "nominal" or assertion.rule in RENAMING:
        return
    subject = _join(spaced, _core(spaced, assertion.subject))
    relation = _relation(spaced, assertion)

    def fact(words: Sequence[int], target: Sequence[int]) -> Triple:
        return Triple(subject, _join(spaced, words), (_join(spaced, target),), assertion.confidence)

    target = assertion.object
    if target is not None:
        yield fact(relation, _minimal(spaced, target))
        core = _core(spaced, target)
        cuts = _cuts(spaced, core, target)
        if cuts:
            end = cuts[1] if len(cuts) > 1 else len(core)
            yield fact([*relation, *core[: cuts[0] + 1]], core[cuts[0] + 1 : end])
        relation = [*relation, *core]
    for extra in assertion.qualifiers:
        if extra.marker:
            marker = _marker(spaced, extra)
            yield fact([*relation, *marker], _minimal(spaced, extra.argument))


def _make_tuple(spaced: Spaced, assertion: Assertion) -> Iterator[Triple]:
    if assertion.rule == "nominal":
        return
    target = assertion.object
    objects = [_join(spaced, spaced.places(target.span))] if target is not None else []
    for extra in assertion.qualifiers:
        words = [*_marker(spaced, extra), *spaced.places(extra.argument.span)]
        objects.append(_join(spaced, words))
    if objects:
        renaming = assertion.rule in RENAMING
        relation = "is" if renaming else _join(spaced, _relation(spaced, assertion))
        subject = _join(spaced, spaced.places(assertion.subject.span))
        yield Triple(subject, relation, tuple(objects), assertion.confidence)


def _join(spaced: Spaced, places: Sequence[int]) -> str:
    return " ".join(spaced.words[at] for at in places)


def _relation(spaced: Spaced, assertion: Assertion) -> list[int]:
    return list(spaced.spell(assertion.predicate.span, assertion.predicate.text))


def _minimal(spaced: Spaced, argument: Argument) -> list[int]:
    return list(spaced.spell(argument.span, argument.minimal))


def _core(spaced: Spaced, argument: Argument) -> list[int]:
    """Return a phrase up to the relative clause, the apposition or the aside behind its head."""
    places = spaced.places(argument.span)
    for number in range(_head(spaced, argument) + 1, len(places)):
        if spaced.surface(places[number]).lower() in ENDS:
            return places[:number]
    return places


def _head(spaced: Spaced, argument: Argument) -> int:
    """Return the number of the head word within its phrase."""
    places = spaced.places(argument.span)
    heads = set(spaced.places(argument.head_span))
    return next((number for number, at in enumerate(places) if at in heads), 0)


def _cuts(spaced: Spaced, core: Sequence[int], argument: Argument) -> list[int]:
    """Return the numbers of the prepositions between the head and the last word of a phrase."""
    inner = range(_head(spaced, argument) + 1, len(core) - 1)
    return [number for number in inner if spaced.surface(core[number]).lower() in PREPOSITIONS]


def _marker(spaced: Spaced, extra: Qualifier) -> list[int]:
    """Return the words of the preposition or subordinator, where they stand before the phrase."""
    places = spaced.places(extra.argument.span)
    if not places:
        return []
    wanted = extra.marker.split()
    before = list(range(max(0, places[0] - len(wanted)), places[0]))
    found = [spaced.surface(at).lower() for at in before]
    return before if found == wanted else []
