"""Compares acts, persons and answers with the records of an article. What each is read from:

- speech acts: the modality of the first assertion whose predicate stands in the stretch, nested
  stretches left out, with the fewest voices; without one, the cue class of the attribution whose
  content the stretch is. No record is wrong, and counted under `acts_seen`;
- persons: the entity of the mention at the pronoun; right where a mention at the words that name
  the bearer has it, or is a member of it for a group. No mention is wrong (`persons_seen`);
- answers: an assertion with the proposition's words and polarity whose evidence touches the answer;
- rhetorical questions: no assertion from the question may have another modality than questioned;
  `rhetorical_seen` tells how many have one at all.
"""

from collections.abc import Iterator

from kg.records import Assertion, CueClass, Form, Modality, Reading, Span
from tests.bench.attribution_score import ENOUGH
from tests.bench.gold_corpus import likeness
from tests.bench.voice_corpus import GoldAct, GoldAnswer, GoldPerson, VoiceArticle, occurrences
from tests.bench.voice_score import Ledger, Words, any_overlap

ACTS = {
    Modality.REQUESTED: "directive",
    Modality.INTENDED: "commissive",
    Modality.QUESTIONED: "question",
}
"""Modality of an assertion to speech act; every other one is a statement."""
CUE_ACTS = {
    CueClass.DIRECTIVE: "directive",
    CueClass.COMMISSIVE: "commissive",
    CueClass.QUESTION: "question",
}


class RecordScorer:
    """Scores the acts, persons and answers of one article; `ledger` adds up over articles."""

    def __init__(self, gold: VoiceArticle, reading: Reading, ledger: Ledger) -> None:
        self._gold, self._reading, self._ledger = gold, reading, ledger
        self._words = Words(gold.text)

    def score(self) -> None:
        """Count every act, person and answer of the gold."""
        for act in self._gold.acts:
            self._score_act(act)
        for person in self._gold.persons:
            self._score_person(person)
        for answer in self._gold.answers:
            if answer.answer is None:
                self._score_rhetorical(answer.question)
            else:
                self._score_answer(answer, answer.answer)

    def _score_act(self, gold: GoldAct) -> None:
        made = self._modality(gold) or self._cue_act(gold)
        self._ledger.mark("acts_seen", right=made is not None)
        if not self._ledger.mark("acts", f"act_{gold.act}", right=made == gold.act):
            self._miss("act", gold.span, f"gold {gold.act}, made {made or 'no record'}")

    def _modality(self, gold: GoldAct) -> str | None:
        spans = (one.span for one in self._gold.acts if one.span != gold.span)
        # In "the dam, which fell in March," inside the act the outlet speaks for itself.
        outlet = [span for one in self._reading.attributions for span in one.own]
        left_out = [span for span in (*spans, *outlet) if gold.span.contains(span)]
        # An answer read from "Was it safe? Yes." stands on the predicate of its question,
        # ties with it in place and voices, and is no act of the words of the question.
        found = [
            (len(one.voice), one.predicate.span.start, one.assertion_id, one)
            for one in self._reading.assertions
            if gold.span.contains(one.predicate.span)
            and one.rule != "question-answer"
            and not any_overlap(one.predicate.span, left_out)
        ]
        return ACTS.get(min(found)[-1].modality, "statement") if found else None

    def _cue_act(self, gold: GoldAct) -> str | None:
        # "promised pumps": the noun is no statement, so the cue alone tells.
        for one in self._reading.attributions:
            spoken = one.form is not Form.SCARE and one.source.cue_class in CUE_ACTS
            inside = one.cue_span is not None and gold.span.contains(one.cue_span)
            if spoken and not inside and self._words.overlap([gold.span], one.content) >= ENOUGH:
                return CUE_ACTS[one.source.cue_class]
        return None

    def _score_person(self, gold: GoldPerson) -> None:
        made = {one.entity_id for one in self._reading.mentions if one.span == gold.span}
        grouped = gold.role == "speaker-group"
        members = {
            member
            for entity in self._reading.entities
            if grouped and entity.entity_id in made
            for member in entity.members
        }
        right = bool((made | members) & self._bearers(gold.who))
        self._ledger.mark("persons_seen", right=bool(made))
        if not self._ledger.mark("persons", f"person_{gold.role}", right=right):
            shown = ", ".join(sorted(self._names(made))) or "no record"
            self._miss("person", gold.span, f"gold {gold.role} {gold.who}, made {shown}")

    def _bearers(self, who: str) -> set[str]:
        places = occurrences(self._gold.text, who)
        return {one.entity_id for one in self._reading.mentions if any_overlap(one.span, places)}

    def _names(self, ids: set[str]) -> Iterator[str]:
        return (one.name for one in self._reading.entities if one.entity_id in ids)

    def _score_rhetorical(self, question: Span) -> None:
        read = [one for one in self._reading.assertions if question.contains(one.predicate.span)]
        wrong = [one for one in read if one.modality is not Modality.QUESTIONED]
        self._ledger.mark("rhetorical_seen", right=bool(read))
        if not self._ledger.mark("rhetorical", right=not wrong):
            self._miss("rhetorical", question, f"read as {wrong[0].modality}")

    def _score_answer(self, gold: GoldAnswer, answer: Span) -> None:
        near = (one for one in self._reading.assertions if one.evidence.overlaps(answer))
        if not self._ledger.mark("answers", right=any(_is_answer(one, gold) for one in near)):
            self._miss("answer", answer, f"expected {gold.polarity}: {gold.proposition}")

    def _miss(self, kind: str, span: Span, what: str) -> None:
        article = self._gold
        self._ledger.note(kind, article.article_id, f"{span.slice(article.text)!r}: {what}")


def _is_answer(made: Assertion, gold: GoldAnswer) -> bool:
    parts = (made.subject, made.predicate, made.object)
    told = " ".join(part.text for part in parts if part is not None)
    asked = made.modality is Modality.QUESTIONED
    same = made.polarity is gold.polarity
    return not asked and same and likeness(told, gold.proposition) >= ENOUGH
