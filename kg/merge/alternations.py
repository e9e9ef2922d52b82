"""Ways to say the same with other slots: passive, light verb, "give T to R", "ask A for T"."""

from dataclasses import dataclass, replace
from functools import cache
from itertools import dropwhile, takewhile

from kg.merge.events import verb_of
from kg.merge.numbers import read_numbers
from kg.merge.relations import Relation, Shape, own_relation, relation_of
from kg.merge.tokens import ALONE, FEELINGS, STOP, VAGUE, canonical_word, raw_words
from kg.records import Argument, Assertion, Modality, QualifierRole, Span
from kg.wordlists import read_rows


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots while they are being put in order; `extras` pairs markers and arguments.

    `is_open` tells that the object is something that the sentence leaves unsaid.
    """

    lemma: str
    subject: Argument | None
    object: Argument | None
    recipient: Argument | None
    extras: tuple[tuple[QualifierRole, str, Argument], ...]
    is_open: bool = False


@cache
def _light() -> dict[tuple[str, str], tuple[str, tuple[str, ...]]]:
    """Read light.tsv: (verb, noun) to relation lemma and markers of the new object."""
    table = {}
    for _, (verbs, noun, lemma, markers) in read_rows("kg.merge", "light.tsv"):
        for verb in verbs.split(", "):
            table[verb, canonical_word(noun)] = (lemma, tuple(markers.split(", ")))
    return table


#: Prepositions that open a place; the others open a topic.
_PLACES = frozenset(
    {"in", "at", "from", "inside", "near", "across", "over", "into", "within", "outside", "off"}
)


def _trailing(assertion: Assertion) -> str:
    """Return the preposition that a passive took its object with, or "".

    "be removed from office" has no agent: the office belongs to "from".
    """
    words, last = assertion.predicate.lemma.split(), assertion.predicate.text.lower().split()[-1:]
    is_open = len(words) > 1 and assertion.object is not None
    return words[-1] if is_open and last == words[-1:] else ""


def _is_agent(assertion: Assertion) -> bool:
    """Say whether a passive's object slot holds its agent.

    "was shot down by NATO" has an agent; "was given weapons" keeps its theme.
    """
    shape = relation_of(assertion.predicate.lemma).shape
    ends_in_by = assertion.predicate.text.lower().split()[-1:] == ["by"]
    return ends_in_by or shape is not Shape.TRANSFER


def _feeling(assertion: Assertion) -> Argument | None:
    """Return the state of mind that a passive without agent names ("was baffled"), or None."""
    predicate = assertion.predicate
    word = next(reversed(predicate.text.lower().split()), "")
    if assertion.object is not None or canonical_word(word) not in FEELINGS:
        return None
    place = Span(predicate.span.end - len(word), predicate.span.end)
    return Argument(text=word, span=place, head=word, head_span=place, minimal=word)


def _active(assertion: Assertion) -> Slots:
    """Turn a passive round: the agent is the subject, the one acted upon the object."""
    extras = tuple((q.role, q.marker.lower(), q.argument) for q in assertion.qualifiers)
    lemma, subject, thing = assertion.predicate.lemma, assertion.subject, assertion.object
    if not assertion.predicate.passive:
        return Slots(lemma, subject, thing, None, extras)
    feeling = _feeling(assertion)
    if feeling is not None:
        return Slots("be", subject, feeling, None, extras)
    marker = _trailing(assertion)
    if marker and thing is not None and relation_of(lemma).strength == 0:
        role = QualifierRole.PLACE if marker in _PLACES else QualifierRole.TOPIC
        verb = lemma.removesuffix(f" {marker}")
        return Slots(verb, None, subject, None, (*extras, (role, marker, thing)))
    if thing is None or _is_agent(assertion):
        return Slots(lemma, thing, subject, None, extras)
    return Slots(lemma, None, thing, subject, extras)


#: Prepositions of the place in which targets lie.
_INSIDE = ("inside", "in", "within", "across", "on")
#: Roles that never fill a slot, whatever their marker ("for years", "to boost defence").
_FREE = frozenset({QualifierRole.TIME, QualifierRole.CONDITION, QualifierRole.MANNER})
_PURPOSES = frozenset({QualifierRole.PURPOSE, QualifierRole.CAUSE})


def _take(
    slots: Slots, markers: tuple[str, ...], closed: frozenset[QualifierRole] = frozenset()
) -> tuple[Argument | None, Slots]:
    """Take the first qualifier with one of `markers`, and no role of `closed`, out of the slots."""
    for position, (role, marker, argument) in enumerate(slots.extras):
        if marker in markers and role not in _FREE and role not in closed:
            rest = slots.extras[:position] + slots.extras[position + 1 :]
            return argument, replace(slots, extras=rest)
    return None, slots


def _take_recipient(slots: Slots) -> Slots:
    """Move a qualifier that names the recipient into its slot."""
    for position, (role, _marker, argument) in enumerate(slots.extras):
        if role is QualifierRole.RECIPIENT and slots.recipient is None:
            rest = slots.extras[:position] + slots.extras[position + 1 :]
            return replace(slots, recipient=argument, extras=rest)
    return slots


def _inner_complement(noun: Argument, markers: tuple[str, ...]) -> Argument | None:
    """Cut the complement out of a noun phrase: "an attack on the old port" gives "the old port".

    Its head is the last word before the next function word.
    """
    for text in (noun.minimal, noun.text):
        for marker in markers:
            after = text.partition(f" {marker} ")[2]
            words = list(dropwhile(STOP.__contains__, raw_words(after)))
            core = list(takewhile(lambda word: word not in STOP, words))
            if core:
                return replace(noun, text=after, minimal=after, head=core[-1], entity_id=None)
    return None


#: Verbs that say of any deed that it is done, and markers of what it is done to.
_DOING = frozenset({"carry out", "conduct", "undertake", "perform"})
_DONE_TO = ("of", "on", "into", "against")


def _carried_out(verb: str, noun: Argument) -> tuple[str, tuple[str, ...]] | None:
    """Return the relation of "carry out an inspection", and the markers of its object."""
    deed = verb_of(noun.head.lower()) if verb in _DOING else None
    return None if deed is None else (deed, _DONE_TO)


def _unlighten(slots: Slots) -> Slots:
    """Replace a light verb and its noun by the verb they stand for, where the table knows them.

    Without a complement ("the army launched an attack") the noun stays.
    """
    if slots.object is None:
        return slots
    entry = _light().get((slots.lemma, canonical_word(slots.object.head.lower())))
    entry = entry or _carried_out(slots.lemma, slots.object)
    if entry is None:
        return slots
    lemma, markers = entry
    if markers == ("-",):
        return replace(slots, lemma=lemma, object=None)
    for position, (_role, marker, argument) in enumerate(slots.extras):
        if marker in markers:
            rest = slots.extras[:position] + slots.extras[position + 1 :]
            return replace(slots, lemma=lemma, object=argument, extras=rest)
    if slots.recipient is not None and "to" in markers:
        return replace(slots, lemma=lemma, object=slots.recipient, recipient=None)
    inner = _inner_complement(slots.object, markers)
    if inner is None and "?" in markers and slots.object.text.lower().startswith("the "):
        return replace(slots, lemma=lemma, object=None, is_open=True)
    return slots if inner is None else replace(slots, lemma=lemma, object=inner)


def _aim(slots: Slots, relation: Relation) -> Slots:
    """ "strike targets inside Russia" strikes Russia: a bare stand-in gives way to its place.

    Only of attacks, and only where nothing else is said of the targets: an
    attack on "a power station inside Russia" is one on the power station.
    """
    thing = slots.object
    if relation.name != "attack" or thing is None or canonical_word(thing.head) not in VAGUE:
        return slots
    if len([word for word in raw_words(thing.minimal) if word not in STOP]) == 1:
        for position, (role, _marker, argument) in enumerate(slots.extras):
            if role is QualifierRole.PLACE:
                rest = slots.extras[:position] + slots.extras[position + 1 :]
                return replace(slots, object=argument, extras=rest)
    inner = _inner_complement(thing, _INSIDE)
    return slots if inner is None else replace(slots, object=inner)


def _transfer(slots: Slots) -> Slots:
    """ "provide R with T" becomes theme T, recipient R, as "give T to R" and "give R T" are."""
    theme, rest = _take(slots, ("with",))
    if theme is not None:
        return replace(rest, object=theme, recipient=slots.object)
    if slots.recipient is not None:
        return slots
    recipient, rest = _take(slots, ("to", "for", ""), _PURPOSES)
    return slots if recipient is None else replace(rest, recipient=recipient)


def _receive(slots: Slots) -> Slots:
    """ "R get T from S" becomes S give T to R."""
    giver, rest = _take(slots, ("from",))
    return replace(rest, subject=giver, recipient=slots.subject)


#: Request verbs whose object is the thing asked for, not the one who is asked.
_THEME_OBJECT = frozenset(
    {"request", "solicit", "seek", "demand", "require", "insist on"}
    | {f"{verb} for" for verb in ("ask", "call", "appeal", "push", "lobby", "beg", "plead")}
)


def _request(slots: Slots) -> Slots:
    """Sort out who is asked and what for: "ask A for T", "demand T from A", "call on A"."""
    if slots.lemma in _THEME_OBJECT:
        asked, rest = _take(slots, _ASKED, _PURPOSES)
        return slots if asked is None else replace(rest, recipient=slots.recipient or asked)
    theme, rest = _take(slots, ("for",))
    if slots.object is None:
        return slots if theme is None else replace(rest, object=theme)
    if slots.recipient is not None:
        return slots
    return replace(rest, object=theme, recipient=slots.object)


def _blame(slots: Slots) -> Slots:
    """ "blame T on A" becomes "blame A for T"; the reproach is a topic."""
    blamed, rest = _take(slots, ("on",))
    if blamed is not None and slots.object is not None:
        topic = (QualifierRole.TOPIC, "for", slots.object)
        return replace(rest, object=blamed, extras=(*rest.extras, topic))
    topic_argument, rest = _take(slots, ("for", "of", "with"))
    if topic_argument is None:
        return slots
    return replace(rest, extras=(*rest.extras, (QualifierRole.TOPIC, "for", topic_argument)))


def _undergo(slots: Slots) -> Slots:
    """ "Two workers died" becomes [unsaid] kill two workers, as "were killed" does.

    What they died of ("die from wounds") is a cause, and stays with the assertion.
    """
    if slots.subject is None:
        return slots
    cause = () if slots.object is None else ((QualifierRole.CAUSE, "of", slots.object),)
    return replace(slots, subject=None, object=slots.subject, extras=(*slots.extras, *cause))


#: What a toll does to reach a figure, and the noun that counts the dead.
_REACHES = frozenset(
    {"rise to", "climb to", "jump to", "grow to", "reach", "stand at", "hit", "increase to", "be"}
)
_TOLL = "toll"


def _toll(slots: Slots) -> Slots:
    """ "The death toll rose to four" says that four people died."""
    subject, figure = slots.subject, slots.object
    if subject is None or figure is None or subject.head.lower() != _TOLL:
        return slots
    numbers, rest = read_numbers(raw_words(figure.minimal or figure.text))
    if slots.lemma not in _REACHES or len(numbers) != 1 or [w for w in rest if w not in STOP]:
        return slots
    text = f"{figure.minimal or figure.text} people"
    dead = replace(figure, text=text, minimal=text, head="people", entity_id=None)
    return replace(slots, lemma="die", subject=dead, object=None)


_TURN = {
    Shape.UNDERGO: _undergo,
    Shape.TRANSFER: _transfer,
    Shape.RECEIVE: _receive,
    Shape.REQUEST: _request,
    Shape.BLAME: _blame,
}


def _is_content(assertion: Assertion, contents: tuple[Assertion, ...]) -> bool:
    """Say whether the object slot of a speech act holds the content clause, not an addressee."""
    thing = assertion.object
    return thing is not None and any(
        thing.span.overlaps(content.predicate.span) or thing.head_span == content.predicate.span
        for content in contents
    )


#: Markers of the one who is told something, and of the one who is asked for something.
_TOLD = ("to",)
_ASKED = ("to", "of", "from", "on")


#: The relation of asking a question.
INQUIRY = "inquire"


def _is_inquiry(slots: Slots, contents: tuple[Assertion, ...]) -> bool:
    """Tell asking a question ("he asked whether ...") from asking for something."""
    asks = {content.modality is Modality.QUESTIONED for content in contents}
    return slots.lemma == "ask" and True in asks


def _speech(slots: Slots, is_content: bool) -> Slots:
    """Empty the object slot of a speech act: it holds an addressee or the content clause."""
    slots = _take_recipient(slots)
    if not is_content and slots.object is not None:
        slots = replace(slots, recipient=slots.object)
    if slots.recipient is None:
        is_request = relation_of(slots.lemma).shape is Shape.REQUEST
        told, slots = _take(slots, _ASKED if is_request else _TOLD, _PURPOSES)
        slots = replace(slots, recipient=told)
    return replace(slots, object=None)


def order_slots(assertion: Assertion, contents: tuple[Assertion, ...]) -> tuple[Slots, Relation]:
    """Return the assertion's slots in canonical order, with its relation.

    `contents` are the assertions that it conveys if it is a speech act, else empty.
    """
    slots = _active(assertion)
    if contents:
        slots = _speech(slots, _is_content(assertion, contents))
        return slots, relation_of(INQUIRY if _is_inquiry(slots, contents) else slots.lemma)
    slots = _toll(_unlighten(_take_recipient(slots)))
    relation = relation_of(slots.lemma)
    if relation.family == "say" and slots.object is not None:
        # Without a content clause "declare", "add" or "claim" has another sense:
        # one declares martial law, adds a clause, claims a territory.
        return slots, own_relation(slots.lemma.lower())
    is_bare = slots.object is None and slots.recipient is None and not slots.is_open
    if is_bare and relation.family not in ALONE:
        # Without an object "run" or "get" has another sense than "govern" or "receive".
        relation = own_relation(slots.lemma.lower())
    slots = _aim(slots, relation)
    turn = _TURN.get(relation.shape)
    return (turn(slots) if turn else slots), relation
