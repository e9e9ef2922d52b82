"""Cue words with a content below or around them, found in the tree."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.attribute.asides import own_words_of_the_outlet
from kg.attribute.complements import Complement, adjective_complements, noun_complements
from kg.attribute.frames import Frame, is_negated, make_frame
from kg.attribute.hearsay import find_hearsay, may_be_hearsay
from kg.attribute.lexicon import Cue, Lexicon, Part, Shape, load_lexicon, load_words
from kg.attribute.sources import (
    can_speak,
    speaker_of_adjective,
    speaker_of_noun,
    speaker_of_verb,
)
from kg.attribute.subtrees import subtree
from kg.attribute.verbs import lacks_speaker, verb_complements, verb_lemma
from kg.grammar import child, children, is_infinitive, is_passive
from kg.records import CueClass, Polarity

_COMPLEMENTS = {
    Part.VERB: verb_complements,
    Part.NOUN: noun_complements,
    Part.ADJECTIVE: adjective_complements,
}
#: What stands before the subject of a cue inside its content: ", he said," or "” he said".
_INSERTED_AFTER = frozenset({",", "”", '"', "’", "'", "»", "–", "—", "("})
#: "who asked not to be named" describes a source; it is no request of the story.
_HIDING = frozenset({"name", "identify", "quote"})
_PARTS = {"VERB": Part.VERB, "NOUN": Part.NOUN, "ADJ": Part.ADJECTIVE}


def find_frames(doc: Doc) -> list[Frame]:
    """Return the frames of all cue words of `doc`, in text order."""
    lexicon = load_lexicon()
    found = []
    for token in _candidates(doc, lexicon):
        frame = _frame_of(token, lexicon)
        if frame is not None:
            found.append(frame)
    return _with_participles_raised(found)


def _candidates(doc: Doc, lexicon: Lexicon) -> Iterator[Token]:
    """Yield the tokens that may be cues by their word alone, which is asked once a word."""
    known: dict[tuple[str, str, str], bool] = {}
    for token in doc:
        key = (token.lower_, token.lemma_, token.pos_)
        may_be = known.get(key)
        if may_be is None:
            may_be = may_be_hearsay(token, lexicon) or _may_be_cue(token, lexicon)
            known[key] = may_be
        if may_be:
            yield token


def _may_be_cue(token: Token, lexicon: Lexicon) -> bool:
    part = _PARTS.get(token.pos_)
    return part is not None and bool(lexicon.shapes(token.lemma_.lower(), part))


def _frame_of(token: Token, lexicon: Lexicon) -> Frame | None:
    hearsay = find_hearsay(token, lexicon)
    if hearsay is not None or not _may_be_cue(token, lexicon):
        return hearsay
    return _complement_frame(token, _PARTS[token.pos_], lexicon)


def _complement_frame(token: Token, part: Part, lexicon: Lexicon) -> Frame | None:
    """Return the frame of a word with a content below or around it."""
    fitting: list[tuple[Cue, Complement]] = []
    for complement in _COMPLEMENTS[part](token, lexicon.shapes(token.lemma_.lower(), part)):
        cue = lexicon.find(complement.lemma, part, complement.shape)
        if cue is not None:
            fitting.append((cue, complement))
    if not fitting:
        return _bare_frame(token, part, lexicon)
    # Clauses come before nominals; of several lemmas the longest is meant.
    cue, complement = min(
        fitting, key=lambda pair: (pair[1].shape is Shape.NP, -len(pair[0].lemma.split()))
    )
    source = _source_of(token, part, cue)
    if complement.inverted and (source is None or source.lower_ == "you"):
        # "It was, you know, cold": a filler.
        return None
    if not (can_speak(source) or _may_be_unsaid(token, cue, complement)):
        return None
    if source is None and part is Part.VERB and _is_mood_without_speaker(token):
        return None
    if complement.head.lemma_ in _HIDING and is_negated(complement.head):
        return None
    if token.head.lemma_ == "go" and any(m.lower_ == "without" for m in children(token, "mark")):
        # "It goes without saying that": a filler.
        return None
    if source is not None and source.lower_ == "it" and lacks_speaker(token, complement):
        source = None
    return _build(token, cue, complement, source)


def _bare_frame(token: Token, part: Part, lexicon: Lexicon) -> Frame | None:
    """Return a frame without content for a verb that may introduce a quotation."""
    if part is not Part.VERB:
        return None
    lemma = verb_lemma(token)
    for name in (lemma, token.lemma_.lower()):
        cue = lexicon.find(name, part, Shape.QUOTE)
        if cue is not None:
            return make_frame(token, cue, Shape.QUOTE, speaker_of_verb(token), (), None)
    return None


def _is_mood_without_speaker(verb: Token) -> bool:
    """ "To say that it failed is wrong", "Note that it failed": nobody is said to say it."""
    return not is_passive(verb) and (is_infinitive(verb) or verb.tag_ == "VB")


def _may_be_unsaid(token: Token, cue: Cue, complement: Complement) -> bool:
    """Say whether a cue may count without anybody who speaks.

    A strong cue with a clause does, and so does a weak one behind an impersonal
    "it" ("it is understood that"); of nominals only what goes round ("word of a
    comeback", "rumours of a deal").
    """
    if complement.shape is Shape.NP:
        return cue.part is Part.NOUN and cue.lemma in load_words("going-round")
    if complement.shape is Shape.AS:
        # "was accused of taking bribes": a charge, whoever made it; "was praised for it": a fact.
        return cue.lemma in load_words("charge")
    return not cue.needs_speaker or lacks_speaker(token, complement)


def _source_of(token: Token, part: Part, cue: Cue) -> Token | None:
    if cue.lemma == "have it":
        # "Legend has it that": nobody's name is given.
        return None
    if cue.lemma == "have believe":
        return speaker_of_verb(token.head)
    if part is Part.VERB:
        return speaker_of_verb(token)
    if part is Part.ADJECTIVE:
        return speaker_of_adjective(token)
    above = token.head
    handed_on = above.lemma_ in load_words("carrier")
    return speaker_of_noun(token, handed_on=handed_on)


def _build(token: Token, cue: Cue, complement: Complement, source: Token | None) -> Frame:
    content: Sequence[Token] = complement.read()
    if source is None and _leaves_open(token, cue, complement):
        cue = replace(cue, cue_class=CueClass.QUESTION)
    if complement.shape is Shape.OTO and is_passive(token):
        cue = _passive_reading(token, cue)
        if cue.cue_class is CueClass.DIRECTIVE:
            # "was told to leave": the patient is the one spoken to.
            content = subtree(complement.head)
    elif is_passive(token) and source is None and _has_no_addressee(token):
        cue = _passive_reading(token, cue)
    elif not complement.inverted and complement.head.i > token.i:
        content = _behind(token, content)
    frame = make_frame(token, cue, complement.shape, source, content, complement.head)
    if source is None and cue.cue_class is CueClass.QUESTION:
        # "It is not clear if": the negation is part of the asking.
        frame = replace(frame, polarity=Polarity.POSITIVE)
    return replace(frame, own=tuple(own_words_of_the_outlet(frame.content, complement.head)))


def _leaves_open(token: Token, cue: Cue, complement: Complement) -> bool:
    """ "It is not known whether": a negated factive over a question leaves it open."""
    factive = cue.cue_class is CueClass.FACTIVE
    return factive and complement.shape is Shape.WH and is_negated(token)


def _has_no_addressee(verb: Token) -> bool:
    """ "It was reported that", and not "the crew was told that"."""
    subject = child(verb, "nsubj:pass")
    return child(verb, "expl") is not None or (subject is not None and subject.lower_ == "it")


def _behind(cue: Token, content: Sequence[Token]) -> list[Token]:
    """Return the content without what the tree takes from before the cue.

    Only a cue between commas stands inside its content: "None of it, he said,
    would help".
    """
    subject = child(cue, "nsubj")
    first = subject.left_edge.i if subject is not None and subject.i < cue.i else cue.i
    inside = first > 0 and cue.doc[first - 1].text in _INSERTED_AFTER
    behind = [part for part in content if part.i > cue.i]
    return list(content) if inside else behind


def _passive_reading(verb: Token, cue: Cue) -> Cue:
    """ "is said to have", "it is believed that": hearsay, where no agent is named."""
    if cue.cue_class in (CueClass.SAY, CueClass.BELIEF) and child(verb, "obl:agent") is None:
        return replace(cue, cue_class=CueClass.EVIDENTIAL)
    return cue


def _with_participles_raised(frames: list[Frame]) -> list[Frame]:
    """Give a participle cue behind a comma to the outer cue where the tree hung it too low.

    "He demanded that they leave, wondering if they were afraid": the one who
    wonders is he, and the wondering is no part of what he demands.
    """
    raised = []
    cuts: dict[int, set[int]] = {}
    by_head = {frame.head.i: frame for frame in frames}
    for frame in frames:
        outer = _outer_of_participle(frame, by_head)
        if outer is not None:
            frame = replace(frame, source=outer.source)
            cuts.setdefault(outer.head.i, set()).update(part.i for part in frame.head.subtree)
        raised.append(frame)
    return [
        replace(
            frame,
            content=tuple(t for t in frame.content if t.i not in cuts.get(frame.head.i, ())),
        )
        for frame in raised
    ]


def _outer_of_participle(frame: Frame, by_head: dict[int, Frame]) -> Frame | None:
    head = frame.head
    if head.tag_ != "VBG" or head.dep_ != "advcl" or child(head, "nsubj", "mark", "aux"):
        return None
    if head.left_edge.i == 0 or "," not in (
        head.doc[head.left_edge.i - 1].text,
        head.doc[head.left_edge.i].text,
    ):
        return None
    for above in head.ancestors:
        outer = by_head.get(above.i)
        if outer is not None and outer.content and head in outer.content:
            return outer
    return None
