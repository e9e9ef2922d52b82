"""Imperatives: who is told to do it.

"Shoot down what is in the sky" asks somebody to act. The one asked is called
by name or named by the cue ("told NATO: ..."), or by another demand that the
same speaker makes close by, or is the "you" of the same words. Where the text
names nobody the one asked is left open: see `kg.extract.implied`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.arguments import Filler
from kg.extract.implied import imply
from kg.extract.lexicon import belongs
from kg.extract.propositions import Subjectless
from kg.extract.questions import question_mark
from kg.extract.spoken import is_spoken
from kg.extract.subjects import controller, find_subject, own_subject, resolve
from kg.extract.voices import Voices
from kg.grammar import (
    child,
    children,
    first_conjunct,
    is_infinitive,
    is_predicate,
    obliques,
    preposition,
    tokens_in,
)
from kg.records import Attribution, CueClass, Form, SourceKind, Voice

COMMAND_PLACES = frozenset({"ROOT", "parataxis", "ccomp", "list", "dep"})
BASE = frozenset({"VB", "VBP"})
#: Code points between two demands of one speaker that may have one addressee.
NEAR = 600


@dataclass(frozen=True, slots=True)
class Agent:
    """Who is commanded; `guessed` where it stands in no word of the command or its cue."""

    filler: Filler
    guessed: bool


def is_command(clause: Subjectless) -> bool:
    """Say whether a clause without subject is an imperative, by the form of its verb.

    "Be patient" is one by its copula. "Thank you", "Look, ..." and what ends in
    a question mark ("Remember Lima?") ask for nothing.
    """
    outer = (*clause.chain, clause.head)[0]
    first = first_conjunct(outer)
    if not (_is_base(outer) and _is_base(first)) or is_infinitive(outer):
        return False
    helpers = [aux for aux in children(outer, "aux") if aux.lower_ != "do"]
    if first.dep_ not in COMMAND_PLACES or helpers or child(outer, "mark", "expl"):
        return False
    return not _is_formula(outer) and not _is_asked(outer)


def _is_base(word: Token) -> bool:
    copula = child(word, "cop")
    return copula.tag_ == "VB" if copula is not None else word.tag_ in BASE


def _is_asked(verb: Token) -> bool:
    # "“Go,” he said, asking, “Is it far?”": the mark behind the quotation is another's.
    mark = question_mark(verb)
    return mark is not None and not any(word.is_quote for word in verb.doc[verb.i : mark.i])


def _is_formula(verb: Token) -> bool:
    lemma, copula = verb.lemma_.lower(), child(verb, "cop")
    if copula is not None:
        # "So be it."
        return any(part.lower_ == "so" for part in verb.children)
    if is_spoken(lemma, "formula"):
        return True
    parts = ("obj", "iobj", "obl", "xcomp", "ccomp", "conj", "advcl", "advmod")
    apart = verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].text == ","
    return is_spoken(lemma, "filler") and (apart or child(verb, *parts) is None)


def is_let(verb: Token) -> bool:
    """Say whether a verb is the "let" of "Let them count": its infinitive tells the demand."""
    inner = child(verb, "xcomp", "ccomp")
    bare = verb.lemma_.lower() == "let" and verb.tag_ in BASE and own_subject(verb) is None
    return bare and inner is not None and not is_infinitive(verb)


def is_let_demand(head: Token) -> bool:
    """Say whether a clause tells what somebody is to do by "let": "Let them count".

    "Let me explain" asks for nothing.
    """
    above = first_conjunct(head).head
    if first_conjunct(head).dep_ not in ("xcomp", "ccomp") or not is_let(above):
        return False
    first = first_conjunct(above)
    actor = child(above, "obj") or own_subject(head)
    # "should wait and let them count" has its subject and its "should" from the first verb.
    taken = any(child(verb, "aux", "nsubj") for verb in (above, first))
    free = first.dep_ in COMMAND_PLACES and not taken
    return free and actor is not None and actor.lower_ != "me"


def may_command(steps: Sequence[Attribution], clause: Subjectless) -> bool:
    """Say whether an imperative may stand here: in a quotation, or as a sentence of its own."""
    if steps:
        return steps[-1].form in (Form.DIRECT, Form.MIXED)
    return first_conjunct((*clause.chain, clause.head)[0]).dep_ == "ROOT"


def cue_token(doc: Doc, attribution: Attribution) -> Token | None:
    """Return the word of a cue that carries the clause, or None where no clause does."""
    if attribution.cue_span is None:
        return None
    words = tokens_in(doc, attribution.cue_span)
    return next((word for word in words if is_predicate(word)), None)


def addressee(doc: Doc, attribution: Attribution) -> Filler | None:
    """Return the one whom a cue speaks to: "told the crew", "called on NATO to ...".

    In "demanded that NATO act", "appealed for witnesses to come" it is the
    subject of what is demanded. None where it is a reporter or a paper.
    """
    cue = cue_token(doc, attribution)
    found = _spoken_to(cue, attribution) if cue is not None else None
    return None if found is None or _is_public(found.head) else found


def _spoken_to(cue: Token, attribution: Attribution) -> Filler | None:
    directive = attribution.source.cue_class == CueClass.DIRECTIVE
    target = controller(cue)
    if target is not None and target.dep_ == "obj" and not directive:
        # "tweeted a picture: ..." shows something, and speaks to nobody.
        target = target if is_spoken(cue.lemma_.lower(), "addressing") else None
    if target is None:
        target = next((p for p in obliques(cue) if preposition(p) in ("to", "at")), None)
        target = None if target is not None and _inside(target, attribution) else target
    if target is not None and target.pos_ in ("NOUN", "PROPN", "PRON"):
        return resolve(target)
    clause = child(cue, "ccomp", "xcomp", "advcl")
    if clause is None or not directive or attribution.form == Form.DIRECT:
        return None
    if clause.dep_ != "ccomp" and own_subject(clause) is None:
        return None
    return find_subject(clause)


def _inside(word: Token, attribution: Attribution) -> bool:
    return any(part.start <= word.idx < part.end for part in attribution.content)


def find_agent(clause: Subjectless, steps: Sequence[Attribution], voices: Voices) -> Agent | None:
    """Return who is commanded by `clause` under the voices `steps`.

    None in the outlet's own words ("See also the report" speaks to its readers)
    and in quoted fragments that name nobody.
    """
    if not steps:
        return None
    inner, doc = steps[-1], clause.head.doc
    called = vocative((*clause.chain, clause.head)[0])
    if called is not None:
        return Agent(Filler(called, alone=False), guessed=False)
    named = addressee(doc, inner) if inner.cue_span is not None else _earlier(doc, inner, voices)
    if named is not None:
        return Agent(named, guessed=False)
    borrowed = next(_borrowed(doc, inner, voices), None) or _second_person(clause.head, inner)
    if borrowed is None and inner.form is Form.MIXED:
        # "tried to “wait, hope it passes”": a fragment may be part of any clause.
        return None
    return Agent(borrowed or imply(clause.head), guessed=True)


def vocative(verb: Token) -> Token | None:
    """Return the one called by name in an imperative: "Go home, Ms. Tull", or None."""
    first = first_conjunct(verb)
    found = child(verb, "vocative") or child(first, "vocative")
    above = first.head
    if found is None and first.dep_ == "parataxis" and above.pos_ in ("NOUN", "PROPN"):
        # "Mr Holt, come home": some parses make the name the root.
        beside = first.left_edge.i - 1
        return above if above.i < beside <= above.i + 2 and verb.doc[beside].text == "," else None
    return found


def _earlier(doc: Doc, inner: Attribution, voices: Voices) -> Filler | None:
    """Return who a speech that goes on without a cue was addressed to at its last cue."""
    speaker = speaker_of(inner, voices)
    for other in voices.before(inner.content[0].start):
        if other.form is not Form.INDIRECT and speaker_of(other, voices) == speaker:
            return addressee(doc, other) if speaker is not None else None
    return None


def _borrowed(doc: Doc, inner: Attribution, voices: Voices) -> Iterator[Filler]:
    """Yield whom other demands of the same speaker ask to act, the nearest before it first."""
    at = inner.cue_span.start if inner.cue_span else inner.content[0].start
    speaker = speaker_of(inner, voices)
    for other in [*voices.before(at), *voices.after(at)]:
        if other.source.cue_class != CueClass.DIRECTIVE or other is inner or speaker is None:
            continue
        near = other.cue_span is not None and abs(other.cue_span.start - at) <= NEAR
        acts = any(is_predicate(word) for word in tokens_in(doc, other.content[0]))
        target = addressee(doc, other) if near and acts else None
        if target is not None and speaker_of(other, voices) == speaker:
            yield target


def _second_person(verb: Token, inner: Attribution) -> Filler | None:
    """Return the nearest "you" of the same words: "Come and visit, all of you"."""
    words = [word for part in inner.spoken for word in tokens_in(verb.doc, part)]
    found = [word for word in words if word.lower_ in ("you", "yourself", "yourselves")]
    nearest = min(found, key=lambda word: (abs(word.i - verb.i), word.i), default=None)
    return Filler(nearest) if nearest is not None else None


def _is_public(word: Token) -> bool:
    # "told the Times: Send us grain": it is not the paper that is to send it.
    lemma, lower = word.lemma_.lower(), word.lower_
    listed = is_spoken(lemma, "public") or is_spoken(lower, "public")
    return listed or belongs(lemma, "medium") or belongs(lower, "medium")


def speaker_of(attribution: Attribution, voices: Voices) -> str | None:
    """Return the last word of the source's name; a pronoun takes the nearest earlier name."""
    source = attribution.source
    if source.kind == SourceKind.UNKNOWN or source.span is None:
        return None
    if source.kind == SourceKind.NAMED:
        return _last_word(source)
    for other in voices.before(source.span.start):
        if other.source.kind == SourceKind.NAMED:
            return _last_word(other.source)
    return _last_word(source)


def _last_word(source: Voice) -> str:
    return source.text.lower().split()[-1] if source.text else ""
