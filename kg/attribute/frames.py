"""A cue in its sentence: the record, and what is read from the words around the cue."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.attribute.lexicon import Cue, Part, Shape, load_lexicon, load_words
from kg.attribute.medium import find_medium
from kg.grammar import children, is_infinitive
from kg.records import Argument, CueClass, Polarity

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})

#: Classes whose content is put forward as true or false.
_STATING = frozenset({CueClass.SAY, CueClass.DOUBT, CueClass.BELIEF, CueClass.FACTIVE})


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with what it takes. `head` is the cue's head word, `words` all of them.

    `content` is empty for a verb that can introduce a quotation and has nothing
    else; `root` is the head of the content; `own` are the tokens of it in which the
    outlet speaks for itself. `source` is None where it is unsaid.
    """

    head: Token
    words: tuple[Token, ...]
    lemma: str
    cue_class: CueClass
    shape: Shape
    source: Token | None
    content: tuple[Token, ...]
    root: Token | None
    polarity: Polarity
    medium: Argument | None
    own: tuple[Token, ...] = ()


def make_frame(
    head: Token,
    cue: Cue,
    shape: Shape,
    source: Token | None,
    content: Sequence[Token],
    root: Token | None,
) -> Frame:
    """Return the frame of `head`: its words, class, polarity and medium are read here."""
    inside = {token.i for token in content}
    words = tuple(word for word in _cue_words(head, cue) if word.i not in inside)
    return Frame(
        head=head,
        words=words or (head,),
        lemma=cue.lemma,
        cue_class=_class_with_adverb(head, cue),
        shape=shape,
        source=source,
        content=tuple(content),
        root=root,
        polarity=polarity_of(head),
        medium=find_medium(head) if cue.part is Part.VERB else None,
    )


def _cue_words(head: Token, cue: Cue) -> list[Token]:
    """Return the unbroken words of the cue: auxiliaries, the head, particle, preposition."""
    near = [head, *children(head, "aux", "compound:prt")]
    near += [part for part in children(head, "advmod") if part.lower_ in NEGATIONS]
    for preposition_word in cue.lemma.split()[1:]:
        near += [
            case
            for phrase in children(head, "obl", "nmod")
            for case in children(phrase, "case")
            if case.lower_ == preposition_word
        ]
    held = {token.i for token in near}
    kept = [head]
    for step in (-1, 1):
        at = head.i + step
        while at in held:
            kept.append(head.doc[at])
            at += step
    return sorted(kept, key=lambda token: token.i)


def _class_with_adverb(head: Token, cue: Cue) -> CueClass:
    """Return the class of a cue together with a word by which the outlet judges the content.

    "falsely claimed" and "the baseless claim" deny it, "rightly observed" holds
    it true, "the unproven claim" keeps away from it.
    """
    words = {part.lower_ for part in children(head, "advmod", "amod")}
    if words & load_words("falsehood"):
        return CueClass.COUNTERFACTIVE
    if words & load_words("truth") and cue.cue_class in _STATING:
        return CueClass.FACTIVE
    if words & load_words("unproven") and cue.cue_class in _STATING:
        return CueClass.DOUBT
    return cue.cue_class


def polarity_of(head: Token) -> Polarity:
    """Return NEGATIVE for "did not say", "no claim that", "nobody said", "failed to mention"."""
    negated = any(_is_nobody(part) for part in children(head, "nsubj"))
    negated = negated or any(part.lower_ in NEGATIONS for part in children(head, "advmod", "neg"))
    negated = negated or any(part.lower_ == "no" for part in children(head, "det"))
    if head.dep_ == "xcomp" and is_infinitive(head):
        above = head.head
        negated = negated or above.lemma_ in load_words("refusal") or is_negated(above)
    return Polarity.NEGATIVE if negated else Polarity.POSITIVE


def _is_nobody(subject: Token) -> bool:
    """ "None of them argues", "no minister said", "nobody was told"."""
    if subject.lower_ in ("nobody", "none", "neither"):
        return True
    return any(part.lower_ in ("no", "neither") for part in children(subject, "det"))


def is_negated(verb: Token) -> bool:
    """Say whether a negation word hangs on a verb."""
    return any(part.lower_ in NEGATIONS for part in children(verb, "advmod"))


def as_quoting(frame: Frame) -> Frame:
    """Return the frame with the class that its cue has beside a quotation.

    "asked that he leave" is a directive, "“Will he leave?” she asked" a question.
    """
    cue = load_lexicon().find(frame.lemma, Part.VERB, Shape.QUOTE)
    if cue is None or frame.cue_class is CueClass.COUNTERFACTIVE:
        return frame
    return replace(frame, cue_class=cue.cue_class)
