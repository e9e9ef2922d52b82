"""From drafts to Assertion records: arguments, confidence, ids and content links."""

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extract.arguments import join_words, make_argument
from kg.extract.drafts import Draft
from kg.extract.edges import trim
from kg.extract.implied import subject_argument
from kg.extract.lexicon import belongs, modes
from kg.extract.polarity import negations
from kg.extract.predicates import is_shared_form
from kg.extract.propositions import Proposition
from kg.extract.questions import covers
from kg.grammar import (
    char_span,
    child,
    children,
    first_conjunct,
    is_predicate,
    preposition,
    subtree_span,
    tokens_in,
)
from kg.ids import content_id
from kg.records import Argument, Article, Assertion, Attribution, Predicate, Qualifier, Span

#: How often a construction was read right, judged on two news stories and a
#: sample of others; a rough prior, not a measured probability.
RELIABILITY: Mapping[str, float] = {
    "verb": 0.9,
    "copula": 0.9,
    "existential": 0.85,
    "coordination": 0.85,
    "relative": 0.85,
    "participle": 0.8,
    "adverbial": 0.75,
    "control": 0.85,
    "title": 0.9,
    "apposition": 0.75,
    "nominal": 0.6,
    "headline": 0.8,
    "naming": 0.8,
    "imperative": 0.8,
    "question-answer": 0.8,
}
#: Constructions that say "be" without a verb.
VERBLESS = frozenset({"title", "apposition", "headline", "naming"})
#: Sentences longer than this many tokens are parsed less well.
LONG = 40
BORROWED = 0.5


def build_assertions(
    drafts: list[Draft], article: Article, cues: Mapping[int, Attribution]
) -> tuple[Assertion, ...]:
    """Return the assertions of `drafts`, sorted by evidence start and predicate.

    `cues` tells which words are cues, so that contents can be tied to the
    speech act that introduces them.
    """
    return tuple(assertion for _, assertion in head_assertions(drafts, article, cues))


def head_assertions(
    drafts: list[Draft], article: Article, cues: Mapping[int, Attribution]
) -> tuple[tuple[Token, Assertion], ...]:
    """Return what `build_assertions` does, each with the word that heads its predicate."""
    built = [(draft, _build(draft, article, cues)) for draft in drafts]
    acts: dict[str, str] = {}
    for draft, assertion in built:
        cue = cues.get(draft.proposition.head.i)
        if cue is not None and draft.rule != "question-answer":
            acts.setdefault(cue.attribution_id, assertion.assertion_id)
    linked: dict[str, tuple[Token, Assertion]] = {}
    for draft, assertion in built:
        inner = draft.chain.innermost
        act = acts.get(inner.attribution_id) if inner is not None else None
        if act is not None and act != assertion.assertion_id:
            assertion = replace(assertion, content_of=act)
        linked[assertion.assertion_id] = (draft.proposition.head, assertion)
    return tuple(sorted(linked.values(), key=lambda pair: _place(pair[1])))


def _place(each: Assertion) -> tuple[int, int, int, int, str]:
    start = each.object.span.start if each.object else -1
    at = each.predicate.span.start
    return each.evidence.start, at, each.subject.span.start, start, each.assertion_id


def _build(draft: Draft, article: Article, cues: Mapping[int, Attribution]) -> Assertion:
    proposition = draft.proposition
    subject = subject_argument(proposition.subject, proposition.head)
    predicate = make_predicate(proposition)
    target = _object(proposition, cues)
    qualifiers = tuple(
        Qualifier(role=extra.role, marker=extra.marker, argument=make_argument(extra.filler))
        for extra in proposition.extras
    )
    reading, inner = draft.reading, draft.chain.innermost
    key = (subject.span, predicate.span, predicate.lemma, target.span if target else None)
    identity = (article.article_id, draft.evidence, *key, reading.polarity, draft.rule)
    return Assertion(
        assertion_id=content_id("assertion", *identity),
        article_id=article.article_id,
        outlet=article.outlet,
        published=article.published,
        subject=subject,
        predicate=predicate,
        object=target,
        qualifiers=qualifiers,
        evidence=draft.evidence,
        polarity=reading.polarity,
        modality=reading.modality,
        certainty=reading.certainty,
        stance=draft.stance,
        voice=draft.chain.voices,
        form=draft.chain.form,
        cue=inner.source.cue if inner else None,
        hedges=tuple(dict.fromkeys(reading.hedges)),
        content_of=None,
        confidence=confidence(draft),
        rule=draft.rule,
    )


def make_predicate(proposition: Proposition) -> Predicate:
    """Return the predicate with its auxiliaries, negation and folded words.

    Its span runs from the first to the last of its words and may hold others
    ("shot the missile down"); its text holds only its own, and the auxiliaries
    that it shares with a verb before it ("should shoot and [should] give"). A
    title, an apposition or a headline ("Two dead") has no verb: its text is "be".
    """
    relation = proposition.relation
    if relation.rule in VERBLESS:
        span = char_span([proposition.head])
        return Predicate(text="be", span=span, lemma=relation.lemma)
    found = {word.i: word for word in relation.words}
    for level in (*proposition.chain, proposition.head):
        found |= {word.i: word for word in _helpers(level)}
    for word in proposition.chain:
        found |= {part.i: part for part in (word, *children(word, "compound:prt"))}
    inner_to = children(proposition.head, "mark") if proposition.chain else ()
    found |= {word.i: word for word in inner_to if word.lower_ == "to"}
    words = [found[at] for at in sorted(found)]
    text = join_words(shared_helpers(proposition.head) + words)
    lemma, passive = relation.lemma, relation.passive
    return Predicate(text=text, span=char_span(words), lemma=lemma, passive=passive)


def shared_helpers(head: Token) -> list[Token]:
    """Return the auxiliaries that a coordinated verb borrows from the first one."""
    if not is_shared_form(head):
        return []
    return [part for part in first_conjunct(head).children if part.dep_ in ("aux", "aux:pass")]


def _helpers(level: Token) -> list[Token]:
    words = [part for part in level.children if part.dep_ in ("aux", "aux:pass")]
    subjects = len(list(children(level, "nsubj")))
    words += list(children(level, "cop"))[subjects - 1 if subjects > 1 else 0 :]
    for part in negations(level):
        if part.dep_ == "advmod":
            words.extend(part.subtree)
    return words


def _object(proposition: Proposition, cues: Mapping[int, Attribution]) -> Argument | None:
    cue, filler = cues.get(proposition.head.i), proposition.object
    if cue is None or not cue.content:
        return make_argument(filler) if filler is not None else None
    if filler is not None and not filler.clause:
        whole = _wanted(filler.head, proposition.head, cue.content)
        found = content_argument(proposition.head.doc, whole) if whole is not None else None
        return found or make_argument(filler)
    # The content as attributed has better edges than the clause in the tree. "The mayor was accused
    # of theft": of the two parts of what is said the first is the subject.
    subject = proposition.subject.head.idx
    content = tuple(p for p in cue.content if not p.start <= subject < p.end) or cue.content
    at = filler.head.idx if filler is not None else -1
    said = next((part for part in content if part.start <= at < part.end), content[0])
    return _content(said, content, proposition.head)


def _wanted(target: Token, cue: Token, content: tuple[Span, ...]) -> Span | None:
    """Return the content of which the object of a cue is only a part, from the object on.

    "wants the board to resign", "finds the plan daring": it is not the board that is wanted.
    Those who are asked or called something are objects by themselves.
    """
    # "shows a clerk leaving" is read as both.
    lemma, inner = cue.lemma_.lower(), child(cue, "xcomp", "ccomp") or _likened(cue)
    mode = modes().get(("verb", lemma))
    if target.dep_ != "obj" or target.head != cue or inner is None or inner.i < target.i:
        return None
    if inner.dep_ == "ccomp" and (inner.tag_ != "VBG" or child(inner, "aux", "nsubj")):
        return None
    if belongs(lemma, "calling-verb") or not (mode is None or mode.fold):
        return None
    start = subtree_span(target).start
    ends = (part.end for part in content if part.start <= inner.idx < part.end)
    return next((Span(start, end) for end in ends if start < end), None)


def _likened(cue: Token) -> Token | None:
    # "saw it as improper"
    return next((part for part in children(cue, "obl", "advcl") if preposition(part) == "as"), None)


def _content(said: Span, content: tuple[Span, ...], cue: Token) -> Argument | None:
    """Return what is said in the sentence of `cue`, all parts of it in one.

    "said that Peru, which shelled the port, wanted peace" leaves out the clause. Where the cue
    stands between the parts ("The plan, he said, has failed") the first that is a clause is
    taken; where none is, the whole with the cue in it, of which the minimal form is free.
    """
    doc, sentence = cue.doc, covers(cue)
    parts = [part for part in content if part.overlaps(sentence)]
    if said not in parts:
        return content_argument(doc, said)
    whole = content_argument(doc, Span(parts[0].start, parts[-1].end))
    if whole is None or not whole.span.start <= cue.idx < whole.span.end:
        return whole
    clause = next((part for part in parts if _is_clause(doc, part)), None)
    if clause is not None:
        return content_argument(doc, clause)
    found = [one for part in parts if (one := content_argument(doc, part)) is not None]
    return replace(whole, minimal=" ".join(one.text for one in found))


def _is_clause(doc: Doc, part: Span) -> bool:
    """Say whether the topmost predicate of a stretch of text has its subject in it."""
    words = tokens_in(doc, part)
    inside = {word.i for word in words}
    # "If they stay, he said, we leave": the condition alone is not what was said.
    tops = (
        word
        for word in words
        if (word.head.i not in inside or word.head.i == word.i) and word.dep_ != "advcl"
    )
    subjects = (child(word, "nsubj", "csubj", "expl") for word in tops if is_predicate(word))
    return any(subject is not None and subject.i in inside for subject in subjects)


def content_argument(doc: Doc, content: Span) -> Argument | None:
    """Return what is said as an Argument: the first stretch of a content, quotes trimmed."""
    words = [word for word in tokens_in(doc, content) if not word.is_space]
    if not words:
        return None
    inside = {word.i for word in words}
    tops = [word for word in words if word.head.i not in inside or word.head.i == word.i]
    head = next((word for word in tops if is_predicate(word)), tops[0])
    # "warned that over time prices may rise", "asked if it was true": no loose words.
    words = trim(words, head, whole=True)
    if words[0].lower_ in ("that", "to") and words[0].dep_ == "mark" and len(words) > 1:
        words = trim(words[1:], head, whole=True)
    text = doc[words[0].i : words[-1].i + 1].text
    return Argument(
        text=text,
        span=char_span(words),
        head=head.lemma_.lower() or head.lower_,
        head_span=char_span([head]),
        minimal=text,
    )


def confidence(draft: Draft) -> float:
    """Return how far to trust the reading, 0 to 1: a product of plain factors.

    The reliability of the construction; 0.85 in a sentence over `LONG` tokens;
    0.9 where subject or object is a pronoun still to be resolved; 0.9 in a
    sentence without a verb at its root; `BORROWED` where the one commanded was
    taken from another demand of the same speaker.
    """
    proposition = draft.proposition
    value = RELIABILITY.get(draft.rule, 0.7)
    if len(proposition.head.sent) > LONG:
        value *= 0.85
    fillers = [proposition.subject, proposition.object]
    if any(filler is not None and filler.head.pos_ == "PRON" for filler in fillers):
        value *= 0.9
    if not is_predicate(proposition.head.sent.root):
        value *= 0.9
    return round(BORROWED if draft.guessed else value, 3)
