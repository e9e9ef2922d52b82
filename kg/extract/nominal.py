"""Statements that a noun phrase makes by itself: titles, appositions, acts as nouns."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extract.arguments import Filler, title_parts
from kg.extract.lexicon import belongs, event_nouns
from kg.extract.predicates import Relation
from kg.extract.propositions import Proposition, spread
from kg.grammar import child, children, preposition

#: Words after which a list of examples follows, not another name of the thing.
EXAMPLES = frozenset({"i.e.", "e.g.", "ie", "eg", "namely", "including", "such", "like"})
AGENTS = frozenset({"PERSON", "ORG", "NORP", "LOC", "GPE"})


def read_nouns(doc: Doc) -> Iterator[Proposition]:
    """Yield what titles, appositions and event nouns of `doc` say, in text order."""
    for word in doc:
        if word.dep_ == "nmod:desc" and word.i < word.head.i:
            yield from _read_title(word)
        elif word.dep_ == "appos":
            yield from _read_apposition(word)
        elif word.pos_ == "NOUN":
            yield from _read_event(word)


def _statement(head: Token, subject: Filler, target: Filler, rule: str) -> Proposition:
    relation = Relation("be", (head,), target, rule=rule)
    return Proposition(
        head=head,
        chain=(),
        subject=subject,
        relation=relation,
        object=target,
        extras=(),
        rule=rule,
    )


def _read_title(title: Token) -> Iterator[Proposition]:
    # "Ukrainian President Volodymyr Zelensky": the title hangs on the name.
    if belongs(title.lemma_.lower(), "honorific") or belongs(title.lower_, "honorific"):
        return
    if title.i != title_parts(title.head)[-1].i:
        return
    name = Filler(title.head, without=title)
    for member in spread(Filler(title, alone=False)):
        yield _statement(title, name, member, "title")


def _read_apposition(second: Token) -> Iterator[Proposition]:
    first = second.head
    if not _is_renaming(first, second):
        return
    if first.pos_ == "NOUN" and second.pos_ == "PROPN":
        # "the Ukrainian leader, Volodymyr Zelensky": the name is what is spoken of.
        yield _statement(second, Filler(second), Filler(first, without=second), "apposition")
        return
    subject = Filler(first, without=second)
    for member in spread(Filler(second, alone=False)):
        yield _statement(second, subject, member, "apposition")


def _is_renaming(first: Token, second: Token) -> bool:
    nouns = ("NOUN", "PROPN")
    if first.pos_ not in nouns or second.pos_ not in nouns or child(second, "cop", "case"):
        return False
    if belongs(second.lower_, "name-suffix"):
        return False
    if first.pos_ == second.pos_ == "PROPN" and first.ent_type_ == second.ent_type_ == "LOC":
        # "Salta, Argentina": where the town lies.
        return False
    between = second.doc[first.i + 1 : second.i]
    if any(word.lower_ in EXAMPLES or word.text in (":", "–", "—", "-") for word in between):
        return False
    # "(NATO)" is an abbreviation, "(38)" an age, "(D-Mass.)" a seat.
    bracketed = any(word.text in "([" for word in between)
    return not bracketed or (second.pos_ == "NOUN" and not second.is_upper)


def _read_event(noun: Token) -> Iterator[Proposition]:
    """Read "Russia's strike on Belgorod"; a possessor that acts and a target are needed."""
    # "shelling" is listed as it stands, "strikes" by its lemma.
    event = event_nouns().get(noun.lower_) or event_nouns().get(noun.lemma_.lower())
    if event is None:
        return
    agent = _agent(noun)
    targets = [p for p in children(noun, "nmod") if preposition(p) in event.prepositions]
    if agent is None or not targets:
        return
    target = targets[0]
    case = tuple(children(target, "case"))
    relation = Relation(event.verb, (noun, *case), None, rule="nominal")
    for one in spread(Filler(agent, alone=False)):
        for other in spread(Filler(target, alone=False)):
            yield Proposition(
                head=noun,
                chain=(),
                subject=one,
                relation=relation,
                object=other,
                extras=(),
                rule="nominal",
            )


def _agent(noun: Token) -> Token | None:
    owner = child(noun, "nmod:poss")
    if owner is not None and owner.tag_ != "PRP$":
        named = owner.ent_type_ in AGENTS or owner.pos_ == "PROPN"
        if named or belongs(owner.lemma_.lower(), "agent-noun"):
            return owner
    return next((p for p in children(noun, "nmod") if preposition(p) == "by"), None)
