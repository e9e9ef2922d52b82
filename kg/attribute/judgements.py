"""What one clause of the outlet says of a content: untrue, true, or without evidence."""

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from kg.attribute.frames import is_negated
from kg.attribute.lexicon import Part, load_lexicon, load_words
from kg.grammar import child, children
from kg.records import Stance

_POINTING = frozenset({"that", "this", "it", "neither", "none", "nothing", "both", "these"})
#: Words for what a content would rest on.
EVIDENCE = frozenset({"evidence", "proof", "substantiation"})
_GIVING = frozenset({"offer", "give", "provide", "present", "produce", "show", "cite", "supply"})


def by_truth(following: DocSpan) -> Stance | None:
    """Return what a sentence says of "that" or of a speech noun: DENIES, ENDORSES or None.

    "That was untrue", "The claim is a lie", "This is not the case", "None of it is true".
    """
    root = following.root
    subject = child(root, "nsubj", "nsubj:pass")
    if subject is None or not (subject.lower_ in _POINTING or _is_speech_noun(subject)):
        return None
    empty = subject.lower_ in ("none", "neither", "nothing")
    return truth_of(root, negated=empty)


def truth_of(predicate: Token, *, negated: bool = False) -> Stance | None:
    """Return what a predicate says of its subject: DENIES, ENDORSES or None.

    `negated` says that its subject is empty already ("None of it is true").
    "Not a lie" gives nothing: it need not be the truth.
    """
    word = predicate.lemma_.lower() if predicate.pos_ == "NOUN" else predicate.lower_
    if child(predicate, "cop", "aux:pass") is None:
        return None
    negated ^= is_negated(predicate) or any(
        part.lower_ == "no" for part in children(predicate, "det")
    )
    if word in load_words("untrue"):
        return None if negated else Stance.DENIES
    if word in load_words("true"):
        return Stance.DENIES if negated else Stance.ENDORSES
    return None


def _is_speech_noun(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and bool(load_lexicon().shapes(noun.lemma_.lower(), Part.NOUN))


def by_bare_denial(following: DocSpan) -> Stance | None:
    """Return DENIES for a sentence that only negates what was said, else None.

    "She did not.", "They were not;", "Vardania did no such thing."; with words
    behind the verb it speaks of something else ("She did not come").
    """
    root = following.root
    if root.lemma_ not in ("do", "be", "have", "can", "will"):
        return None
    obj = child(root, "obj")
    if obj is not None:
        return Stance.DENIES if _is_no_such_thing(obj) else None
    rest = [
        part
        for part in root.children
        if part.i > root.i and part.dep_ not in ("advmod", "punct", "parataxis", "conj")
    ]
    bare = not rest and child(root, "nsubj") is not None
    return Stance.DENIES if bare and is_negated(root) else None


def _is_no_such_thing(obj: Token) -> bool:
    """ "no such thing", "nothing of the kind"."""
    if obj.lower_ == "nothing":
        return any(part.lower_ in ("kind", "sort") for part in children(obj, "nmod"))
    words = {part.lower_ for part in children(obj, "amod", "det")}
    return obj.lower_ == "thing" and {"no", "such"} <= words


def by_evidence(following: DocSpan) -> Stance | None:
    """Return DISTANCES for a sentence by which the content is unproven, else None.

    "There is no evidence for that.", "He offered no proof.": the evidence is given
    by somebody, or is for "that" or a speech noun; any other may be missing too.
    """
    for token in following:
        if token.lemma_ not in EVIDENCE:
            continue
        none = any(part.lower_ == "no" for part in children(token, "det"))
        named = {word.lower_ for word in following} & {"this", "that", "it"}
        speech = any(_is_speech_noun(word) and word.i != token.i for word in following)
        if none and (named or speech or token.head.lemma_ in _GIVING):
            return Stance.DISTANCES
    return None


def is_lacking(noun: Token) -> bool:
    """Say whether a word is evidence that is not there: "without proof"."""
    return noun.lemma_ in EVIDENCE and any(
        case.lower_ == "without" for case in children(noun, "case", "mark")
    )


def truth_of_name(noun: Token) -> Stance | None:
    """Return DENIES for a name given to a content by which it is untrue, else None.

    "..., a lie", "..., a false claim"; a true one gives nothing.
    """
    untrue = load_words("untrue") | load_words("falsehood")
    false = any(part.lower_ in untrue for part in children(noun, "amod"))
    if noun.lemma_ in load_words("untrue") and child(noun, "det") is not None:
        return Stance.DENIES
    return Stance.DENIES if false and _is_speech_noun(noun) else None
