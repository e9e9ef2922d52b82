"""The flow of the stage: clauses, propositions, factuality, voices, assertions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from kg.errors import SHOWN
from kg.extract.answers import draft_answers
from kg.extract.arguments import Filler, free_relative
from kg.extract.assertions import build_assertions, head_assertions
from kg.extract.commands import find_agent, is_command, is_let, is_let_demand, may_command
from kg.extract.drafts import Draft, draft_all
from kg.extract.nominal import read_nouns
from kg.extract.propositions import (
    Cues,
    Proposition,
    Subjectless,
    asks_for,
    complete,
    is_elliptical,
    is_frame,
    lacks_object,
    read_clauses,
)
from kg.extract.qualifiers import is_remark
from kg.extract.questions import covers, has_clause
from kg.extract.subjects import own_subject
from kg.extract.voices import Voices
from kg.grammar import first_conjunct, is_passive, tokens_in
from kg.places import Places
from kg.records import (
    FURNITURE,
    Article,
    Assertion,
    Attribution,
    CueClass,
    Modality,
    Reject,
    Stage,
)

#: Cues that fold into their infinitive as other verbs do ("hopes to join").
FOLDING = frozenset({CueClass.ATTITUDE, CueClass.BELIEF, CueClass.EVIDENTIAL})


def read_statements(
    doc: Doc, article: Article, attributions: Sequence[Attribution]
) -> tuple[tuple[Assertion, ...], tuple[Reject, ...]]:
    """Return what `extract_assertions` does, from a Doc or from its copy as a tree."""
    extractor = _Extractor(doc, article, attributions)
    drafts = extractor.draft()
    assertions = build_assertions(drafts, article, extractor.cues)
    rejects = [*extractor.rejects, *extractor.empty_sentences(assertions)]
    return assertions, tuple(sorted(rejects, key=lambda each: (each.reason, each.detail)))


def read_heads(
    doc: Doc, article: Article, attributions: Sequence[Attribution]
) -> tuple[tuple[Token, Assertion], ...]:
    """Return the assertions of `read_statements`, each with the word that heads its predicate."""
    extractor = _Extractor(doc, article, attributions)
    return head_assertions(extractor.draft(), article, extractor.cues)


class _Extractor:
    """One article on its way; `rejects` grows as clauses are left out."""

    def __init__(self, doc: Doc, article: Article, attributions: Sequence[Attribution]) -> None:
        self.doc = doc
        self.article = article
        self.voices = Voices(attributions)
        self.cues = self.voices.cue_words(doc)
        self.rejects: list[Reject] = []
        self._furniture = [zone.span for zone in article.zones if zone.kind in FURNITURE]

    def draft(self) -> list[Draft]:
        """Return the drafts of all clauses and nouns outside furniture."""
        separate = {at for at, cue in self.cues.items() if cue.source.cue_class not in FOLDING}
        lemmas = {at: cue.source.cue for at, cue in self.cues.items()}
        contents = {at: cue.content for at, cue in self.cues.items()}
        cues = Cues(lemmas, frozenset(separate), contents)
        drafts: list[Draft] = []
        for clause in read_clauses(self.doc, cues):
            if not self._is_furniture(clause.head):
                drafts.extend(self._draft_clause(clause))
        for proposition in read_nouns(self.doc):
            if not self._is_furniture(proposition.head) and not self._is_source(proposition):
                drafts.extend(draft_all(proposition, self.voices))
        return [*drafts, *draft_answers(drafts, self.voices)]

    def _draft_clause(self, clause: Proposition | Subjectless) -> Iterator[Draft]:
        if is_remark(clause.head):
            return
        if isinstance(clause, Proposition):
            if is_elliptical(clause):
                self._reject("ellipsis", clause.head)
            elif lacks_object(clause) and clause.head.i not in self.cues:
                self._reject("no-object", clause.head)
            elif not is_frame(clause):
                spoken = self.voices.chain(clause.head, clause.head).steps
                command = bool(spoken) and is_let_demand(clause.head)
                for draft in draft_all(self._with_source(clause), self.voices, command=command):
                    if not asks_for(clause) or draft.reading.modality == Modality.QUESTIONED:
                        yield draft
        elif is_command(clause):
            yield from self._draft_command(clause)
        elif not _is_named_by_what(clause.head):
            self._reject("no-subject", clause.head)

    def _with_source(self, clause: Proposition) -> Proposition:
        """Return a cue's clause with the source for subject where it has none of its own.

        "He demanded that NATO act, wondering if ...": it is he who wonders.
        """
        cue = self.cues.get(clause.head.i)
        if cue is None or cue.source.span is None or own_subject(first_conjunct(clause.head)):
            return clause
        if is_passive(clause.head):
            # "lawmakers, urged by the premier to wait,": who speaks is the agent.
            return clause
        words = tokens_in(self.doc, cue.source.span)
        inside = {word.i for word in words}
        if not words or clause.subject.head.i in inside:
            return clause
        head = next((word for word in words if word.head.i not in inside), words[0])
        return replace(clause, subject=Filler(head, alone=False))

    def _draft_command(self, clause: Subjectless) -> Iterator[Draft]:
        steps = self.voices.chain(clause.head, clause.head).steps
        if is_let(clause.head) and steps:
            return
        if not may_command(steps, clause):
            self._reject("no-subject", clause.head)
            return
        agent = find_agent(clause, steps, self.voices)
        if agent is None:
            self._reject("imperative-without-addressee", clause.head)
            return
        for proposition in complete(clause, agent.filler):
            if not is_elliptical(proposition):
                yield from draft_all(proposition, self.voices, command=True, guessed=agent.guessed)

    def _is_source(self, proposition: Proposition) -> bool:
        """Say whether an apposition is really one who speaks: "... for the army, an envoy said"."""
        word = proposition.head
        if proposition.rule != "apposition" or word.dep_ != "appos":
            return False
        start = word.doc[word.left_edge.i].idx
        return any(
            cue.source.span is not None
            and cue.source.span.start == start
            and own_subject(self.doc[at]) is None
            for at, cue in self.cues.items()
            if word.i < at < word.sent.end
        )

    def _is_furniture(self, word: Token) -> bool:
        return any(span.start <= word.idx < span.end for span in self._furniture)

    def _reject(self, reason: str, word: Token) -> None:
        words = self.doc[word.left_edge.i : word.right_edge.i + 1]
        self.rejects.append(_make_reject(self.article, reason, words))

    def empty_sentences(self, assertions: Sequence[Assertion]) -> Iterator[Reject]:
        """Yield a Reject for each sentence outside furniture that gave no assertion."""
        evidence = Places((each.evidence, None) for each in assertions)
        for sentence in self.doc.sents:
            words = [word for word in sentence if word.is_alpha]
            if not words or self._is_furniture(words[0]):
                continue
            place = covers(words[0])
            if not evidence.touch(place):
                reason = "no-clause" if has_clause(words) else "fragment"
                yield _make_reject(self.article, reason, sentence)


def _is_named_by_what(head: Token) -> bool:
    # "what is in the sky" is a phrase that fills a slot, no clause that failed.
    beside = head.doc[head.left_edge.i - 1] if head.left_edge.i > 0 else head
    return free_relative(beside) == head


def _make_reject(article: Article, reason: str, words: DocSpan) -> Reject:
    detail = " ".join(words.text.split())[:SHOWN]
    return Reject(article_id=article.article_id, stage=Stage.EXTRACT, reason=reason, detail=detail)
