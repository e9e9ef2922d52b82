"""Assertions in canonical form: one order of slots for all ways to say the same."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from kg.ids import content_id
from kg.merge.alternations import order_slots
from kg.merge.owned import is_idle, owned, scope_of
from kg.merge.places import inner_places
from kg.merge.relations import Relation, Shape
from kg.merge.terms import UNSAID, Term, term_of, time_term, unsaid_content
from kg.moments import read_moment
from kg.records import Argument, Assertion, Entity, QualifierRole

#: Qualifiers that belong to what is said; the others (purpose, manner, ...)
#: stay with the assertion.
ESSENTIAL = frozenset(
    {
        QualifierRole.PLACE,
        QualifierRole.TIME,
        QualifierRole.QUANTITY,
        QualifierRole.RECIPIENT,
        QualifierRole.TOPIC,
    }
)


#: Most content words of a qualifier; what is longer is a clause ("after the president had
#: ordered them not to") and stays with the assertion.
LONGEST_EXTRA = 5
#: Relations that say what something is.
COPULAS = frozenset({"be", "become", "remain"})
#: Families whose claims say nothing without a content or an object.
_SPEECH = frozenset({"say", "request", "inquire", "question", "warn", "suggest"})


class Side(StrEnum):
    """The direction that a marker gives: "fly from Kiev" is not "fly to Kiev"."""

    AT = ""
    SOURCE = "from"
    GOAL = "to"


_SIDES = {
    "from": Side.SOURCE,
    "out of": Side.SOURCE,
    "off": Side.SOURCE,
    "since": Side.SOURCE,
    "to": Side.GOAL,
    "into": Side.GOAL,
    "onto": Side.GOAL,
    "toward": Side.GOAL,
    "towards": Side.GOAL,
    "until": Side.GOAL,
    "till": Side.GOAL,
}


@dataclass(frozen=True, slots=True)
class Extra:
    """A canonical essential qualifier; `marker` is its surface and not compared."""

    role: QualifierRole
    side: Side
    term: Term
    marker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One assertion in canonical slots.

    `theme` is what is given, asked or done; `recipient` to whom; `content` the
    ids of the claims that a speech act conveys, sorted. `own` is the scope, article or
    quotation, of a claim that says too little to be met in any other story, else "";
    one that `is_idle` has hardly any content even there.
    """

    subject: Term
    relation: Relation
    theme: Term | None
    recipient: Term | None
    extras: tuple[Extra, ...]
    content: tuple[str, ...]
    key: tuple[str, ...]
    own: str = ""
    is_idle: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Return the key without the scope that a claim of its own bears."""
        return self.key[:-1] if self.own else self.key

    @property
    def claim_id(self) -> str:
        """Return the id that the exact slots give."""
        return content_id("c", *self.key)


def frame_of(
    assertion: Assertion,
    entities: Mapping[str, Entity],
    contents: tuple[Assertion, ...] = (),
    content_ids: tuple[str, ...] = (),
    scope: str | None = None,
) -> Frame:
    """Return the canonical frame of an assertion.

    `contents` are the assertions whose `content_of` names this one, and
    `content_ids` the claims they were merged into; both are empty for an
    assertion that is not a speech act. Unresolved pronouns with one `scope` may
    be the same; the scope is the article if none is given.
    """
    slots, relation = order_slots(assertion, contents)
    scope = scope or assertion.article_id

    def term(argument: Argument | None) -> Term | None:
        return None if argument is None else term_of(argument, scope, entities)

    def extra(role: QualifierRole, marker: str, argument: Argument) -> Extra:
        role = QualifierRole.TIME if _is_date(role, argument) else role
        if role is QualifierRole.TIME:
            found = time_term(argument, marker, assertion, scope, entities)
        else:
            found = term_of(argument, scope, entities)
        return Extra(role, _SIDES.get(marker, Side.AT), found, marker)

    inner = inner_places(slots.object) if relation.name not in COPULAS else ()
    extras = [extra(*each) for each in (*slots.extras, *inner) if each[0] in ESSENTIAL]
    kept = (each for each in extras if len(each.term.words) <= LONGEST_EXTRA)
    ordered = tuple(sorted(kept, key=lambda each: (each.role, each.side, each.term.key)))
    subject = owned(slots.subject, scope) or term(slots.subject) or UNSAID
    theme = UNSAID if slots.is_open else _theme(relation, slots.object, subject, term)
    terms = (subject, theme, term(slots.recipient))
    settled = _settled(relation, terms, content_ids, scope)
    known = (*settled, *(each.term for each in ordered))
    idle = is_idle(slots.lemma, known[1:]) or (settled[1] is None and len(ordered) < len(extras))
    own = "" if content_ids else scope_of(known, scope, idle=idle)
    frame = _frame(relation, settled, ordered, content_ids, own)
    return replace(frame, is_idle=True) if own and idle else frame


def _is_date(role: QualifierRole, argument: Argument) -> bool:
    """Say whether a qualifier taken for a topic is a time: "on 1 February 2020"."""
    return role is QualifierRole.TOPIC and read_moment(argument.text, None) is not None


def _theme(
    relation: Relation,
    argument: Argument | None,
    subject: Term,
    term: Callable[[Argument | None], Term | None],
) -> Term | None:
    """Return the object's term; what a thing is said to be counts by its words.

    In "Dahl is the mayor" both phrases refer to Dahl, but the claim is about the office.
    """
    theme = term(argument)
    if argument is None or theme is None or relation.name not in COPULAS:
        return theme
    is_self = theme.entity_id is not None and theme.entity_id == subject.entity_id
    return term(replace(argument, entity_id=None)) if is_self else theme


def _settled(
    relation: Relation,
    terms: tuple[Term, Term | None, Term | None],
    content_ids: tuple[str, ...],
    scope: str,
) -> tuple[Term, Term | None, Term | None]:
    """Fill an empty object: by the addressee ("call on NATO"), or by unsaid words of the text
    ("he tweeted"); and give a symmetric relation its order."""
    subject, theme, recipient = terms
    if theme is None and not content_ids:
        theme, recipient = recipient, None
        if theme is None and relation.family in _SPEECH:
            theme = unsaid_content(scope)
    if relation.shape is Shape.SYMMETRIC and theme is not None and theme.key < subject.key:
        subject, theme = theme, subject
    return subject, theme, recipient


def _frame(
    relation: Relation,
    terms: tuple[Term, Term | None, Term | None],
    extras: tuple[Extra, ...],
    content: tuple[str, ...],
    own: str,
) -> Frame:
    """Put the parts together; `own` is the scope of a claim that no other scope can share."""
    subject, theme, recipient = terms
    content = tuple(sorted(set(content)))
    keys = [subject.key, relation.name, *("" if t is None else t.key for t in (theme, recipient))]
    qualifiers = dict.fromkeys(f"{each.role}>{each.side}={each.term.key}" for each in extras)
    return Frame(
        subject=subject,
        relation=relation,
        theme=theme,
        recipient=recipient,
        extras=extras,
        content=content,
        own=own,
        key=(*keys, "+".join(content), *qualifiers, *([f"@{own}"] if own else [])),
    )
