"""From a parsed document to propositions: who does what to whom, before how it is meant."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product

from spacy.tokens import Doc, Token

from kg.extract.arguments import Filler, free_relative, is_bare_question_word, phrase_tokens
from kg.extract.chains import is_folded, outer_words
from kg.extract.lexicon import belongs, modes
from kg.extract.members import is_collective, spread
from kg.extract.objects import name_given
from kg.extract.predicates import Relation, is_shared_form, read_relation
from kg.extract.qualifiers import Extra, find_extras, hung_on_object
from kg.extract.questions import is_open_question
from kg.extract.repairs import is_headline_passive, is_preposition
from kg.extract.subjects import find_subject, misplaced_state, own_subject
from kg.grammar import (
    child,
    children,
    first_conjunct,
    is_infinitive,
    is_passive,
    is_predicate,
    relative_clause,
)
from kg.records import QualifierRole, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """One subject, predicate and object, with the tokens that they were read from.

    `head` carries the predicate; `chain` holds the words folded into it,
    outermost first. Where `head` is a cue, `said` is the content that it
    introduces, of which nothing qualifies the saying.
    """

    head: Token
    chain: tuple[Token, ...]
    subject: Filler
    relation: Relation
    object: Filler | None
    extras: tuple[Extra, ...]
    rule: str
    said: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Subjectless:
    """A clause for which grammar supplies no subject: a command, or a loose infinitive."""

    head: Token
    chain: tuple[Token, ...]
    relation: Relation
    said: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Cues:
    """The words that introduce what somebody says, by position.

    `lemmas` gives the cue with its preposition ("call on"); `separate` holds
    those that make a speech act of their own and never fold ("refuse", "vow");
    `contents` what is said with each.
    """

    lemmas: Mapping[int, str] = field(default_factory=dict)
    separate: frozenset[int] = frozenset()
    contents: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)


def read_clauses(doc: Doc, cues: Cues) -> Iterator[Proposition | Subjectless]:
    """Yield what each clause of `doc` says, in text order; one per coordinated member."""
    for head in doc:
        leaf = not (head.n_lefts or head.n_rights) and head.pos_ not in ("VERB", "AUX")
        if not leaf and is_predicate(head) and not is_preposition(head):
            if not is_folded(head, cues.separate) and not _is_complement_state(head):
                yield from read_clause(head, cues)
        elif head.dep_ == "xcomp" and outer_words(head, cues.separate):
            yield from read_clause(head, cues)


def _is_complement_state(head: Token) -> bool:
    # "got involved", "remain opposed": read with the verb before it.
    if head.i > 0 and misplaced_state(head.doc[head.i - 1]) == head:
        return True
    if head.dep_ != "xcomp" or is_infinitive(head) or head.tag_ == "VBG":
        return False
    return belongs(head.head.lemma_.lower(), "linking-verb") and not child(head.head, "obj")


def read_clause(head: Token, cues: Cues) -> Iterator[Proposition | Subjectless]:
    """Yield what the one clause with predicate `head` says."""
    chain = outer_words(head, cues.separate)
    relation = _seem_relation(head, chain) or read_relation(head, cues.lemmas.get(head.i))
    said = cues.contents.get(head.i, ())
    subject = _existent(head) if relation.rule == "existential" else find_subject(head)
    if subject is None:
        yield Subjectless(head, chain, relation, said)
        return
    given = _given_thing(head, relation)
    if given is not None:
        clause = Subjectless(head, chain, replace(relation, used=relation.used | {given.i}), said)
        yield from complete(clause, Filler(given, alone=False), (subject,))
    else:
        yield from complete(Subjectless(head, chain, relation, said), subject)
    yield from _read_naming(head, relation, subject, said)


def _read_naming(
    head: Token, relation: Relation, subject: Filler, said: tuple[Span, ...]
) -> Iterator[Proposition]:
    """Read what a verb of calling says of its object: "critics describe it as flawed".

    Only where the words are attributed, so that the opinion has its voice.
    """
    named = subject if relation.passive else relation.object
    state = name_given(head)
    if state is None or named is None or named.clause:
        return
    if not any(span.start <= state.idx < span.end for span in said):
        return
    told = Relation("be", (state,), Filler(state, alone=False), rule="naming")
    yield from complete(Subjectless(state, (), told), named)


def _seem_relation(head: Token, chain: tuple[Token, ...]) -> Relation | None:
    # "seems dangerous" says "is dangerous", with a doubt.
    if chain and not is_predicate(head) and not is_infinitive(head):
        return Relation("be", (chain[-1],), Filler(head, alone=False), rule="copula")
    return None


def _existent(head: Token) -> Filler | None:
    subject = own_subject(head) or child(head, "obj")
    return Filler(subject, alone=False) if subject is not None else None


def _given_thing(head: Token, relation: Relation) -> Token | None:
    # "Kiev was given arms": the arms were given, Kiev is the recipient.
    if not relation.passive or relation.object is not None or is_headline_passive(head):
        return None
    return child(head, "obj")


def complete(
    clause: Subjectless, subject: Filler, recipients: tuple[Filler, ...] = ()
) -> Iterator[Proposition]:
    """Yield the propositions of a clause once its subject is known, one per member."""
    head, relation = clause.head, clause.relation
    taken = {subject.head.i, *(filler.head.i for filler in recipients)}
    taken |= {word.i for word in relation.words}
    target = relation.object
    if target is not None and (target.head.i == head.i or free_relative(target.head) is not None):
        taken |= {word.i for word in phrase_tokens(target)}
    extras = tuple(Extra(QualifierRole.RECIPIENT, "", filler) for filler in recipients)
    extras += tuple(find_extras((*clause.chain, head), relation.used | taken))
    # "broke out between Peru and Chile" is no fight with each of them.
    paired = relation.lemma.split()[-1] in ("between", "among", "amongst")
    hung = hung_on_object(head)
    if target is not None and hung is not None and hung.head.i == target.head.i:
        target = replace(target, without=hung)
    objects: list[Filler | None] = [None]
    if target is not None:
        objects = list(spread(target, whole=paired))
    members = spread(subject, whole=is_collective(head, relation))
    state = name_given(head) if clause.said else None
    for one, other in product(members, objects):
        fillers = [filler for filler in (one, other) if filler is not None and _is_empty(filler)]
        if not all(_is_asked_for(filler, head) for filler in fillers):
            continue
        yield Proposition(
            head=head,
            chain=clause.chain,
            subject=one,
            relation=relation,
            object=other,
            extras=tuple(extra for extra in extras if _qualifies(extra, clause, state)),
            said=clause.said,
            rule=_rule((*clause.chain, head)[0], relation),
        )


def _qualifies(extra: Extra, clause: Subjectless, state: Token | None) -> bool:
    if _is_empty(extra.filler):
        return False
    at = extra.filler.head
    # "called the plan daring": what it is called stays, though it is somebody's word.
    if state is not None and at.i == state.i:
        return True
    return not any(span.start <= at.idx < span.end for span in clause.said)


def _is_empty(filler: Filler) -> bool:
    # "what's in the sky": the bare question word names nothing.
    if filler.clause:
        return False
    alone = filler.without is not None and filler.head.tag_ in ("WP", "WDT")
    return alone or is_bare_question_word(filler.head)


def _is_asked_for(filler: Filler, head: Token) -> bool:
    # "Who gave the order?" is asked, "knows who gave it" names nobody.
    return filler.head.tag_ == "WP" and filler.without is None and is_open_question(head)


def asks_for(proposition: Proposition) -> bool:
    """Say whether a slot holds only "who" or "what": such a proposition can but be asked."""
    slots = (proposition.subject, proposition.object)
    return any(filler is not None and _is_empty(filler) for filler in slots)


def is_elliptical(proposition: Proposition) -> bool:
    """Say whether the verb only stands for another: "as it has", "more than they did"."""
    if proposition.head.tag_ == "MD":
        # "will not or cannot defend it"
        return True
    verb = proposition.relation.lemma in ("be", "do", "have")
    # "whatever they wanted to": the verb that was wanted is left out.
    broken = any(part.lower_ == "to" for part in children(proposition.head, "xcomp"))
    if broken and proposition.object is not None:
        # "and we're not going to": the "to" is all that is left of it.
        return proposition.object.head.lower_ == "to"
    return (verb or broken) and proposition.object is None and not proposition.said


def lacks_object(proposition: Proposition) -> bool:
    """Say whether a verb that needs an object has none: "what they wanted to prevent"."""
    relation = proposition.relation
    bare = proposition.object is None and not proposition.said and relation.rule == "verb"
    if not bare or relation.passive or is_passive(proposition.head):
        return False
    if child(proposition.head, "xcomp", "ccomp") is not None:
        # "to make sure that it holds"
        return False
    return belongs(relation.lemma, "object-verb")


def is_frame(proposition: Proposition) -> bool:
    """Say whether a clause only sets the mode of another: "it is possible that they fled"."""
    if proposition.object is None:
        return False
    if proposition.subject.head.lower_ == "it" and proposition.relation.lemma == "be":
        # "It was Peru that shelled the port": told by the relative clause.
        target = proposition.object.head
        return target.pos_ in ("PROPN", "PRON") and child(target, "acl", "advcl:relcl") is not None
    subject = proposition.subject
    if not subject.clause and not subject.head.dep_.startswith("csubj"):
        return False
    state = proposition.object.head
    return state.pos_ == "ADJ" and ("adjective", state.lower_) in modes()


def _rule(head: Token, relation: Relation) -> str:
    if relation.rule != "verb":
        return relation.rule
    first = first_conjunct(head)
    if is_shared_form(head) and own_subject(head) is None:
        return "coordination"
    if first.dep_ == "acl:relcl" and relative_clause(head) is not None:
        return "relative"
    if first.dep_ == "acl" and own_subject(first) is not None:
        return "verb"
    return {"acl": "participle", "advcl": "adverbial", "xcomp": "control"}.get(first.dep_, "verb")
