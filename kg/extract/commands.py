"""Imperatives: who is told to do it.

"Shoot down what is in the sky" asks somebody to act. The one asked is named by
the cue ("told NATO: ..."), or by another demand of the same speaker.
"""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.extract.arguments import Filler
from kg.extract.lexicon import belongs
from kg.extract.propositions import Subjectless
from kg.extract.subjects import controller, find_subject, resolve
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


def is_command(clause: Subjectless) -> bool:
    """Say whether a clause without subject is an imperative, by the form of its verb."""
    outer = (*clause.chain, clause.head)[0]
    first = first_conjunct(outer)
    if outer.tag_ not in ("VB", "VBP") or is_infinitive(outer) or first.tag_ not in ("VB", "VBP"):
        return False
    helpers = [aux for aux in children(outer, "aux") if aux.lemma_.lower() != "do"]
    return first.dep_ in COMMAND_PLACES and not helpers and not child(outer, "mark", "expl")


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
    """Return the one whom a cue speaks to: "told the paper", "called on NATO to ...".

    In "demanded that NATO act" it is the subject of what is demanded.
    """
    cue = cue_token(doc, attribution)
    if cue is None:
        return None
    target = controller(cue)
    if target is None:
        target = next((p for p in obliques(cue) if preposition(p) == "to"), None)
    if target is not None and target.pos_ in ("NOUN", "PROPN", "PRON"):
        return resolve(target)
    clause = child(cue, "ccomp")
    directive = attribution.source.cue_class == CueClass.DIRECTIVE
    if clause is None or not directive or attribution.form == Form.DIRECT:
        return None
    return find_subject(clause)


def find_agent(
    doc: Doc, steps: Sequence[Attribution], voices: Voices
) -> tuple[Filler | None, bool]:
    """Return who is commanded under the voices `steps`, and whether it was borrowed.

    Borrowed: taken from another directive of the same speaker, the nearest
    before it, else the first after.
    """
    if not steps:
        return None, False
    inner = steps[-1]
    found = addressee(doc, inner)
    if found is not None and not _is_medium(found.head):
        return found, False
    at = inner.cue_span.start if inner.cue_span else inner.content[0].start
    speaker = speaker_of(inner, voices)
    for other in [*voices.before(at), *voices.after(at)]:
        if other.source.cue_class != CueClass.DIRECTIVE or other is inner:
            continue
        target = addressee(doc, other)
        if target is not None and speaker is not None and speaker_of(other, voices) == speaker:
            return target, True
    return None, False


def _is_medium(word: Token) -> bool:
    # "told the Times: Send us grain": it is not the paper that is to send it.
    return belongs(word.lemma_.lower(), "medium") or belongs(word.lower_, "medium")


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
