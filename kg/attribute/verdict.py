"""What the outlet itself says of a reported content in its own next words.

"The mayor says the wall is sound. Is it?", "... That was untrue.", "... without
evidence": the cue takes no side, but the outlet does. Only what grammar shows is
read: a judging word said of "that" or "the claim", a bare denial, a short or
repeating question, missing evidence. What follows from knowledge of the world
("It has lost a metre") is not.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from kg.attribute.drafts import Layout
from kg.attribute.frames import is_negated
from kg.attribute.judgements import (
    EVIDENCE,
    by_bare_denial,
    by_evidence,
    by_truth,
    is_lacking,
    truth_of,
    truth_of_name,
)
from kg.attribute.subtrees import words_of
from kg.grammar import child, tokens_in
from kg.records import Attribution, CueClass, Form, Polarity, Span, Stance

#: Words of a question that only takes the statement up: "Is it?", "But did they?".
_SHORT = 4
_TAKING_UP = frozenset({"really", "true", "seriously", "honestly"})
_DECEIVING = frozenset({"lie", "mislead", "deceive", "fib", "err"})
_NAMING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_LIGHT = frozenset({"be", "do", "have"})
_ASIDES = frozenset({"acl:relcl", "advcl:relcl", "appos"})
#: Classes whose content nobody puts forward as true: a denial or question stands for itself.
_OPEN = frozenset({CueClass.DENY, CueClass.QUESTION, CueClass.COUNTERFACTIVE})


def with_verdicts(attributions: Sequence[Attribution], layout: Layout) -> tuple[Attribution, ...]:
    """Return the attributions, those with a verdict of the outlet's own set.

    Only attributions inside no other one are judged, since inner cues are the
    source's; denials, questions and negated sayings are left as they are.
    """
    verdicts = (_verdict(each, layout) if _is_judged(each) else None for each in attributions)
    return tuple(
        replace(each, verdict=verdict) if verdict is not None else each
        for each, verdict in zip(attributions, verdicts, strict=True)
    )


def _is_judged(each: Attribution) -> bool:
    stated = each.source.cue_class not in _OPEN and each.polarity is Polarity.POSITIVE
    return stated and each.parent is None and each.form is not Form.SCARE


def _verdict(each: Attribution, layout: Layout) -> Stance | None:
    last = _last_token(each, layout)
    if last is None:
        return None
    cue = tokens_in(layout.doc, each.cue_span)[-1] if each.cue_span else None
    sentence = last.sent
    if cue is not None:
        if _is_asked(each, cue, sentence, layout):
            return Stance.QUESTIONS
        above = _by_verb_above(cue) or _by_aside(cue, sentence, layout)
        if above is not None:
            return above
    following = [*_own_sentences(sentence, layout)]
    for judge in (by_truth, by_bare_denial, by_evidence):
        if following and (found := judge(following[0])) is not None:
            return found
    return Stance.QUESTIONS if _is_taken_up(each, following, layout.doc) else None


def _last_token(each: Attribution, layout: Layout) -> Token | None:
    ends = [part.end for part in each.content]
    ends += [each.cue_span.end] if each.cue_span else []
    tokens = tokens_in(layout.doc, Span(max(ends) - 1, max(ends)))
    return tokens[-1] if tokens else None


def _own_sentences(sentence: DocSpan, layout: Layout) -> Iterator[DocSpan]:
    """Yield the two sentences behind, as far as they are the outlet's and near.

    The first may open the next paragraph, the second stands in the same one.
    """
    doc, at = sentence.doc, sentence.end
    while at < len(doc) and (doc[at].is_space or doc[at].is_punct):
        at += 1
    for step in range(2):
        if at >= len(doc) or layout.level_of(doc[at]) or _is_quote_mark_before(doc, at):
            return
        following = doc[at].sent
        if step and "\n" in layout.text[sentence.start_char : following.start_char]:
            return
        yield following
        at = following.end


def _is_quote_mark_before(doc: Doc, at: int) -> bool:
    return at > 0 and doc[at - 1].is_quote and not doc[at - 1].whitespace_


def _end_of(sentence: DocSpan) -> Token:
    """Return the last token that is no white space, or the first where all are."""
    end = sentence[-1]
    while end.is_space and end.i > sentence.start:
        end = end.nbor(-1)
    return end


def _is_asked(each: Attribution, cue: Token, sentence: DocSpan, layout: Layout) -> bool:
    """ "Does she think nobody reads?", "A vote for firewood, as she tells it?"."""
    end = _end_of(sentence)
    if end.text != "?" or layout.level_of(end) or layout.level_of(cue):
        return False
    return cue.dep_ == "ROOT" or each.content[0].start < cue.idx


def _by_verb_above(cue: Token) -> Stance | None:
    """ "He lied when he said", "She is wrong to claim", "They are right that"."""
    head = cue.head
    if cue.dep_ not in ("advcl", "xcomp", "ccomp", "csubj") or head.i == cue.i:
        return None
    lemma, negated = head.lemma_.lower(), is_negated(head)
    if lemma in _DECEIVING and cue.dep_ == "advcl" and not negated:
        return Stance.DENIES
    if head.pos_ == "ADJ" and child(head, "cop") is not None and head.i < cue.i:
        if lemma in ("wrong", "mistaken", "incorrect"):
            return None if negated else Stance.DENIES
        if lemma in ("right", "correct"):
            return Stance.DENIES if negated else Stance.ENDORSES
    return None


def _by_aside(cue: Token, sentence: DocSpan, layout: Layout) -> Stance | None:
    """ "..., which is untrue", "..., a false claim", "claimed without evidence that"."""
    for token in sentence:
        aside = token.dep_ in _ASIDES and token.i > cue.i
        if not (aside or token.lemma_ in EVIDENCE) or layout.level_of(token):
            continue
        found = _truth_in_aside(token) if aside else None
        if found is not None:
            return found
        if is_lacking(token) and token.head.i in (cue.i, cue.head.i):
            return Stance.DISTANCES
    return None


def _truth_in_aside(head: Token) -> Stance | None:
    """Return what an apposition or a clause with "which" says; "who" is about somebody."""
    if head.dep_ == "appos":
        return truth_of_name(head)
    subject = child(head, "nsubj")
    return truth_of(head) if subject is not None and subject.lower_ == "which" else None


def _is_taken_up(each: Attribution, following: Sequence[DocSpan], doc: Doc) -> bool:
    """Say whether the outlet asks it back: "Are they?", or in the words of the content."""
    for step, sentence in enumerate(following):
        words = words_of(sentence) if _end_of(sentence).text == "?" else []
        if step == 0 and words and _only_takes_up(words):
            return True
        named = _names_in(words) - _LIGHT
        if named and any(map(_opens_question, words[:3])):
            said = _names_in(token for part in each.content for token in tokens_in(doc, part))
            if named <= said:
                return True
    return False


def _names_in(tokens: Iterable[Token]) -> set[str]:
    """Return the lemmas of the words that name something, in small letters."""
    return {token.lemma_.lower() for token in tokens if token.pos_ in _NAMING}


def _only_takes_up(words: Sequence[Token]) -> bool:
    if len(words) > _SHORT:
        return False
    first = words[1] if words[0].pos_ == "CCONJ" and len(words) > 1 else words[0]
    pronoun = any(word.pos_ == "PRON" for word in words)
    return first.lower_ in _TAKING_UP or (_opens_question(first) and pronoun)


def _opens_question(word: Token) -> bool:
    return word.pos_ == "AUX" or word.lemma_ in _LIGHT
