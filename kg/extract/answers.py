"""Questions with their answers: what a yes or a no states.

"Did the board push you out? Absolutely not." states that it did not. The
statement is the answerer's and is derived: its rule is `question-answer`, and
its evidence runs from the question to the answer. A question that nobody
answers (a rhetorical one) states nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from kg.extract.drafts import PRESUPPOSED, Draft, asked_by
from kg.extract.factuality import judge
from kg.extract.polarity import is_negated
from kg.extract.questions import ENDS, is_indirect_question, is_polar, question_start
from kg.extract.readings import Factuality
from kg.extract.replies import Reply, read_reply, skip_label
from kg.extract.spoken import is_spoken
from kg.extract.voices import Chain, Voices
from kg.grammar import is_predicate, subordinator
from kg.records import Attribution, CueClass, Modality, Span

RULE = "question-answer"
#: Words that may stand between a question and the cue of its answer: "the captain said no".
REACH = 12
#: Code points between a quoted question and its cue: "...?” a reporter from Oslo asked".
NEAR = 120
#: Cues under which nothing is answered.
_NO_ANSWER = frozenset({CueClass.QUESTION, CueClass.DIRECTIVE})


@dataclass(frozen=True, slots=True)
class _Question:
    """Where a question begins, and the token behind which its answer may stand."""

    start: int
    after: int


def draft_answers(drafts: Sequence[Draft], voices: Voices) -> Iterator[Draft]:
    """Yield a draft for each answered question among `drafts`, in their order."""
    for draft in drafts:
        question = _find_question(draft, voices)
        reply = _find_reply(draft, question, voices) if question is not None else None
        if question is None or reply is None:
            continue
        if _asks_back(draft):
            yield from _answered_before(drafts, draft, (question, reply), voices)
        else:
            yield _answer(draft, _reading(draft, reply), (question.start, reply), voices)


def _find_question(draft: Draft, voices: Voices) -> _Question | None:
    """Return the question for yes or no that a draft itself is, or None."""
    proposition = draft.proposition
    outer = (*proposition.chain, proposition.head)[0]
    if proposition.rule in PRESUPPOSED or draft.reading.modality != Modality.QUESTIONED:
        return None
    mark = asked_by(proposition, draft.chain, voices)
    if mark is not None:
        start = question_start(mark).idx
        return _Question(start, mark.i) if is_polar(outer) else None
    inner = draft.chain.innermost
    asks = inner is not None and inner.source.cue_class == CueClass.QUESTION
    if not asks or inner not in draft.chain.direct or not _is_for_yes_or_no(outer):
        return None
    return _Question(outer.sent[0].idx, max(outer.right_edge.i, outer.i))


def _is_for_yes_or_no(outer: Token) -> bool:
    return is_indirect_question(outer) and subordinator(outer).split(" ")[0] in ("if", "whether")


def _find_reply(draft: Draft, question: _Question, voices: Voices) -> Reply | None:
    """Return the reply behind a question: at once, or behind a cue of its own.

    "“Will you go?” a reporter asked. “No,” he said"; "Asked whether he would go,
    he said no"; "He was asked if he would go. He replied: “Not yet.”"
    """
    doc, at = draft.proposition.head.doc, question.after + 1
    inner = draft.chain.innermost
    if doc[question.after].text in ENDS:
        at = _skip_marks(doc, _behind_cue(doc, at, inner))
        behind = skip_label(doc, at)
        reply = read_reply(doc, _skip_marks(doc, behind))
        if reply is not None:
            # What stands behind a label is somebody's, so it needs a voice.
            spoken = behind == at or voices.chain(reply.first, reply.first).steps
            return reply if spoken else None
    return _told_reply(doc, at, voices, inner)


def _skip_marks(doc: Doc, at: int) -> int:
    while at < len(doc) and (doc[at].is_space or doc[at].is_quote):
        at += 1
    return at


def _behind_cue(doc: Doc, at: int, inner: Attribution | None) -> int:
    """Return the position behind the cue of a question: "... ?” a reporter asked."."""
    cue = inner.cue_span if inner is not None else None
    if cue is None or at >= len(doc) or not doc[at].is_quote:
        return at
    if not doc[at].idx <= cue.start < doc[at].idx + NEAR:
        return at
    while at < len(doc) and not (doc[at].idx >= cue.start and doc[at].text in ENDS):
        if doc[at].is_quote and doc[at].idx >= cue.start:
            return at
        at += 1
    return at + 1


def _told_reply(doc: Doc, at: int, voices: Voices, asked: Attribution | None) -> Reply | None:
    """Return the reply behind the next cue: "..., the captain said no", "She replied: “No.”"."""
    ends = 0
    words = list(doc[at : at + 2 * REACH])
    for near, cue in _cues_among(words, voices):
        ends = sum(word.text in ENDS for word in words[:near])
        far = sum(not (word.is_punct or word.is_space) for word in words[:near])
        if ends > 1 or far > REACH or cue.source.cue_class in _NO_ANSWER or cue is asked:
            return None
        behind = at + near + 1
        while behind < len(doc) and (
            doc[behind].is_space or doc[behind].is_quote or doc[behind].lower_ in (",", ":", "that")
        ):
            behind += 1
        return read_reply(doc, behind)
    return None


def _cues_among(words: list[Token], voices: Voices) -> Iterator[tuple[int, Attribution]]:
    found = voices.cue_words(words)
    for near, word in enumerate(words):
        if word.i in found:
            yield near, found[word.i]


def _reading(draft: Draft, reply: Reply) -> Factuality:
    """Return how the answered proposition is meant.

    "Did it fail to act? Yes" denies the acting, "Didn't it act? No" too: of the
    negations in the question only that of an outer word counts.
    """
    proposition = draft.proposition
    asked = judge(proposition)
    outer = (*proposition.chain, proposition.head)[0]
    turned = asked.negative and bool(proposition.chain) and not is_negated(outer)
    modality = asked.modality
    if modality == Modality.CONDITIONAL and is_indirect_question(outer):
        # "asked if he would go" asks whether he will.
        modality = Modality.INTENDED
    plain = Modality.ASSERTED if modality == Modality.QUESTIONED else modality
    return Factuality(
        negative=reply.negative != turned,
        modality=plain,
        doubt=reply.doubt,
        hedges=asked.hedges,
    )


def _answer(draft: Draft, reading: Factuality, place: tuple[int, Reply], voices: Voices) -> Draft:
    start, reply = place
    chain = Chain(voices.chain(reply.first, reply.first).steps, ())
    return replace(
        draft,
        reading=reading,
        chain=chain,
        stance=chain.stance,
        evidence=Span(min(start, reply.first.idx), reply.last.idx + len(reply.last)),
        rule=RULE,
    )


def _asks_back(draft: Draft) -> bool:
    """Say whether a question asks of what was just said whether it is so: "Is that so?"."""
    proposition = draft.proposition
    target = proposition.object
    if proposition.relation.lemma != "be" or target is None:
        return False
    asked = proposition.subject.head.lower_ in ("that", "this", "it")
    return asked and is_spoken(target.head.lower_, "so")


def _answered_before(
    drafts: Sequence[Draft], asked: Draft, place: tuple[_Question, Reply], voices: Voices
) -> Iterator[Draft]:
    """Yield what the sentence before "Is that so?" says, as the answer has it."""
    question, reply = place
    sentence = _sentence_before(asked.proposition.head)
    if sentence is None:
        return
    inside = [each for each in drafts if each.proposition.head.sent == sentence]
    inside = [each for each in inside if each.proposition.rule not in PRESUPPOSED]
    told = [each for each in inside if each.chain.direct] or inside[:1]
    for each in told[-1:]:
        if each.reading.modality != Modality.QUESTIONED:
            negative = each.reading.negative != reply.negative
            reading = replace(each.reading, negative=negative, doubt=reply.doubt)
            start = min(sentence[0].idx, question.start)
            yield _answer(each, reading, (start, reply), voices)


def _sentence_before(head: Token) -> DocSpan | None:
    """Return the sentence before that of `head`, over a label or the like in between."""
    at = head.sent[0].i
    for _ in range(2):
        if at <= 0:
            return None
        sentence = head.doc[at - 1].sent
        if any(map(is_predicate, sentence)):
            return sentence
        at = sentence[0].i
    return None
