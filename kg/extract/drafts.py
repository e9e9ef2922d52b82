"""From a proposition to a draft: how it is meant, by whom, and on what evidence."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.factuality import judge
from kg.extract.lexicon import implicatives, modes
from kg.extract.propositions import Proposition
from kg.extract.questions import (
    covers,
    is_asked_clause,
    is_indirect_question,
    question_mark,
)
from kg.extract.readings import Factuality
from kg.extract.voices import Chain, Voices, holds
from kg.grammar import child, children, first_conjunct, is_infinitive, subordinator
from kg.records import (
    Attribution,
    Certainty,
    CueClass,
    Form,
    Modality,
    Polarity,
    Span,
    Stance,
)

#: Statements that a noun phrase makes: they stand whatever is denied, asked or
#: demanded of what the phrase names.
PRESUPPOSED = frozenset({"title", "apposition", "nominal"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A proposition with everything about it but its records."""

    proposition: Proposition
    reading: Factuality
    chain: Chain
    stance: Stance
    evidence: Span
    rule: str
    guessed: bool = False


def draft_all(
    proposition: Proposition, voices: Voices, *, command: bool = False, guessed: bool = False
) -> Iterator[Draft]:
    """Yield the draft of a proposition.

    `command` marks an imperative; `guessed` one whose agent was borrowed.
    """
    outer = (*proposition.chain, proposition.head)[0]
    chain = _without_folded(voices.chain(proposition.head, outer), proposition)
    chain = _without_doubted(_without_joined(chain, outer), proposition)
    proposition = _without_cues(proposition, chain)
    if proposition.rule in PRESUPPOSED:
        chain = Chain(chain.steps, ())
    reading = _meant(proposition, chain, command=command)
    mark = asked_by(proposition, chain, voices)
    asked = mark is not None or is_indirect_question(outer)
    draft = Draft(
        proposition=proposition,
        reading=reading.under(Modality.QUESTIONED) if asked else reading,
        chain=chain,
        stance=Stance.QUESTIONS if asked and not chain.steps else chain.stance,
        evidence=covers(proposition.head),
        rule="imperative" if command else proposition.rule,
        guessed=guessed,
    )
    yield draft


def _meant(proposition: Proposition, chain: Chain, *, command: bool) -> Factuality:
    reading = judge(proposition)
    if proposition.rule == "nominal":
        # "Peru's attack on the port": named, not told; whether it happened is open.
        reading = replace(reading, open=True)
    if command:
        reading = reading.under(Modality.REQUESTED)
    for step in chain.direct:
        reading = _under_attribution(reading, step, proposition)
    asked = _hangs_on_question((*proposition.chain, proposition.head)[0], chain)
    return reading.under(Modality.QUESTIONED) if asked else reading


def _hangs_on_question(outer: Token, chain: Chain) -> bool:
    # "wondering if they are too afraid to act": the acting is asked with it.
    first = first_conjunct(outer)
    inner = chain.innermost
    asks = inner is not None and inner.source.cue_class == CueClass.QUESTION
    return asks and first.dep_ in ("xcomp", "advcl") and is_infinitive(first)


def _without_folded(chain: Chain, proposition: Proposition) -> Chain:
    # "hopes to join": hope is in the statement itself and no voice beside it.
    words = proposition.chain

    def stays(step: Attribution) -> bool:
        # "is expected to win" keeps its voice: who expects is left unsaid.
        span = step.cue_span if step.source.span is not None else None
        return span is None or not any(span.start <= word.idx < span.end for word in words)

    return Chain(
        tuple(step for step in chain.steps if stays(step)),
        tuple(step for step in chain.direct if stays(step)),
    )


def _without_joined(chain: Chain, outer: Token) -> Chain:
    """Return the voices without those whose cue the clause is joined to: "heard it and left".

    What one said does not hold what one did besides, however far the content was taken.
    """
    first = above = first_conjunct(outer)
    if first.dep_ == "advcl" and first.tag_ == "VBG" and subordinator(first) == "into":
        # "pressured the board into selling": it was no word but a deed.
        above = first.head
    elif first.i == outer.i or child(outer, "mark") is not None:
        return chain

    def stays(step: Attribution) -> bool:
        span = step.cue_span if step.form == Form.INDIRECT else None
        return span is None or not span.start <= above.idx < span.end <= outer.idx

    if all(map(stays, chain.steps)):
        return chain
    return Chain(tuple(filter(stays, chain.steps)), tuple(filter(stays, chain.direct)))


def _without_doubted(chain: Chain, proposition: Proposition) -> Chain:
    """Return the voices without a doubt on a noun that the statement is not about.

    "alleged theft from the mayor's son Leo": that Leo is his son is not alleged.
    """
    if not chain.steps or chain.steps[-1].source.span is not None:
        return chain
    span = chain.steps[-1].cue_span
    if span is None:
        return chain
    head = proposition.head
    cue = next((word for word in head.sent if span.start <= word.idx < span.end), None)
    if cue is None or cue.dep_ != "amod" or cue.head.i in (head.i, first_conjunct(head).head.i):
        return chain
    return Chain(chain.steps[:-1], tuple(step for step in chain.direct if step != chain.steps[-1]))


def _without_cues(proposition: Proposition, chain: Chain) -> Proposition:
    # "It fell, as the mayor said": who says so is the voice, not a time.
    def is_cue(word: Token) -> bool:
        spans = (step.cue_span for step in chain.steps)
        return any(span is not None and span.start <= word.idx < span.end for span in spans)

    extras = tuple(extra for extra in proposition.extras if not is_cue(extra.filler.head))
    return replace(proposition, extras=extras) if extras != proposition.extras else proposition


def asked_by(proposition: Proposition, chain: Chain, voices: Voices) -> Token | None:
    """Return the question mark under which the proposition itself is asked, or None."""
    mark = question_mark(proposition.head)
    outer = (*proposition.chain, proposition.head)[0]
    if mark is None or proposition.rule in PRESUPPOSED or not _is_main(outer, chain):
        return None
    inner = chain.innermost
    if inner is not None and inner.form != Form.INDIRECT:
        return mark if holds(inner, mark) or _ends_at(inner, mark) else None
    return mark if not voices.chain(mark, mark).steps or inner is not None else None


def _ends_at(inner: Attribution, mark: Token) -> bool:
    # Some put the question mark outside the content that they quote.
    return any(0 <= mark.idx - part.end <= 1 for part in inner.content)


def _is_implicative(step: Attribution, proposition: Proposition) -> bool:
    matrix = first_conjunct((*proposition.chain, proposition.head)[0]).head
    span = step.cue_span
    mode = modes().get(("gerund", matrix.lemma_.lower()))
    known = ("verb", matrix.lemma_.lower()) in implicatives() or (mode is not None and mode.against)
    return known and span is not None and span.start <= matrix.idx < span.end


def _is_main(outer: Token, chain: Chain) -> bool:
    return is_asked_clause(outer) or (chain.innermost is not None and bool(chain.direct))


def _under_attribution(
    reading: Factuality, step: Attribution, proposition: Proposition
) -> Factuality:
    """Add what the cue of `step` does to a clause that is its very content."""
    kind, quoted = step.source.cue_class, step.form == Form.DIRECT
    if step.polarity == Polarity.NEGATIVE:
        reading = replace(reading, open=True)
    if kind == CueClass.EVIDENTIAL:
        return reading.under(Modality.ASSERTED, Certainty.POSSIBLE)
    if quoted:
        return reading
    if kind == CueClass.DENY:
        if _is_implicative(step, proposition):
            # "refused to leave", "opposes leaving": the verb itself has said so already.
            return reading
        return replace(reading, negative=not reading.negative)
    if kind == CueClass.DIRECTIVE:
        asked = is_indirect_question((*proposition.chain, proposition.head)[0])
        return reading if asked else reading.under(Modality.REQUESTED)
    if kind == CueClass.COMMISSIVE:
        return _promised(reading, proposition)
    if kind == CueClass.QUESTION:
        return reading.under(Modality.QUESTIONED)
    mode = modes().get(("cue", step.source.cue))
    return reading.under(mode.modality, mode.certainty) if mode else reading


def _promised(reading: Factuality, proposition: Proposition) -> Factuality:
    # "promised he would stay": the promise was "I will"; with an "if" it stays conditional.
    outer = (*proposition.chain, proposition.head)[0]
    conditions = [subordinator(each) for each in children(outer, "advcl")]
    if reading.modality == Modality.CONDITIONAL and not {"if", "unless"} & {*conditions}:
        return replace(reading, modality=Modality.INTENDED)
    return reading.under(Modality.INTENDED)
