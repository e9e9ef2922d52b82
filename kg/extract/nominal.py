"""Statements that a noun phrase makes by itself: titles, appositions, acts as nouns."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extract.arguments import Filler, title_parts
from kg.extract.lexicon import belongs, event_nouns
from kg.extract.members import spread
from kg.extract.predicates import Relation
from kg.extract.propositions import Proposition
from kg.extract.qualifiers import Extra
from kg.extract.roles import PLACES, is_temporal, phrase_role
from kg.grammar import child, children, conjuncts, preposition
from kg.records import QualifierRole

#: Words after which a list of examples follows, not another name of the thing.
EXAMPLES = frozenset({"i.e.", "e.g.", "ie", "eg", "namely", "including", "such", "like"})
AGENTS = frozenset({"PERSON", "ORG", "NORP", "LOC", "GPE", "FAC"})


def read_nouns(doc: Doc) -> Iterator[Proposition]:
    """Yield what titles, appositions and event nouns of `doc` say, in text order."""
    for word in doc:
        if word.dep_ == "nmod:desc" and word.i < word.head.i:
            yield from _read_title(word)
        elif word.dep_ == "appos":
            yield from _read_apposition(word)
        elif word.pos_ == "NOUN":
            yield from _read_event(word)
        elif word.pos_ == "ADJ" and word.dep_ in ("amod", "ROOT"):
            yield from _read_headline(word)


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


def _read_headline(state: Token) -> Iterator[Proposition]:
    """Read "Two dead in blast", "Dozens missing after flood": headlines without "are"."""
    noun = _stricken(state)
    if noun is None or child(noun, "det", "cop") or child(state, "cop"):
        return
    parts = [part for part in children(state, "obl") if preposition(part)]
    extras = tuple(
        Extra(phrase_role(part, preposition(part)), preposition(part), Filler(part))
        for part in parts
    )
    target = Filler(state, without=parts[0] if parts else None)
    plain = _statement(state, Filler(noun, without=state), target, "headline")
    yield replace(plain, extras=extras)


def _stricken(state: Token) -> Token | None:
    if not belongs(state.lower_, "headline-state"):
        return None
    if state.dep_ == "ROOT":
        noun = child(state, "nsubj")
    else:
        noun = state.head if state.head.dep_ == "ROOT" else None
    return noun if noun is not None and state.i == noun.i + 1 else None


def _read_title(title: Token) -> Iterator[Proposition]:
    # "Ukrainian President Volodymyr Zelensky": the title hangs on the name.
    word = title.lower_
    if any(belongs(one, "honorific") for one in (title.lemma_.lower(), word)):
        return
    if belongs(word, "no-title"):
        return
    if title.i != title_parts(title.head)[-1].i:
        return
    name = Filler(title.head, without=title)
    for member in spread(Filler(title, alone=False)):
        yield _statement(title, name, member, "title")


def _read_apposition(second: Token) -> Iterator[Proposition]:
    first = _renamed(second)
    if not _is_renaming(first, second):
        return
    if first.pos_ == "NOUN" and second.pos_ == "PROPN":
        # "the Ukrainian leader, Volodymyr Zelensky": the name is what is spoken of;
        # "the two rivals, Ana Ruiz and Leo Garro": neither is two.
        name = Filler(second, alone=child(first, "nummod") is None)
        yield _statement(second, name, Filler(first, without=second), "apposition")
        return
    subject = Filler(first, without=second)
    for member in spread(Filler(second, alone=False)):
        yield _statement(second, subject, member, "apposition")


def _renamed(second: Token) -> Token:
    # "Ana Ruiz and Leo Garro, the envoy to Peru": one person behind a list is its last member.
    first = second.head
    last = conjuncts(first)[-1]
    single = second.tag_ == "NN" and child(second, "conj") is None
    behind = last.i < second.i and last.pos_ == first.pos_ == "PROPN"
    return last if single and behind and last.ent_type_ == "PERSON" else first


def _is_renaming(first: Token, second: Token) -> bool:
    nouns = ("NOUN", "PROPN")
    if first.pos_ not in nouns or second.pos_ not in nouns or child(second, "cop", "case"):
        return False
    if belongs(second.lower_, "name-suffix") or _is_seat(second):
        return False
    if first.pos_ == second.pos_ == "PROPN" and {first.ent_type_, second.ent_type_} <= PLACES:
        # "Salta, Argentina": where the town lies.
        return False
    if (
        _is_unlike(first, second)
        or _is_listed(first, second)
        or child(second, "cc")
        or _is_one_of_many(first, second)
    ):
        return False
    between = second.doc[first.i + 1 : second.i]
    if any(word.lower_ in EXAMPLES or word.text in (":", "–", "—", "-") for word in between):
        return False
    # "(NATO)" is an abbreviation, "(38)" an age, "(D-Mass.)" a seat.
    bracketed = any(word.text in "([" for word in between)
    return not bracketed or (second.pos_ == "NOUN" and not second.is_upper)


def _is_unlike(first: Token, second: Token) -> bool:
    """Say whether two phrases cannot be names of one thing, though a comma joins them.

    "former mayor Ana Ruiz, former envoy Leo Garro"; "while it spread through Lima, the charges";
    "one nation, the problems we face"; "Ana Ruiz, The Coast" under an article.
    """
    if first.ent_type_ == "PERSON":
        parts = (second, *children(second, "appos", "flat"))
        if any(part.ent_type_ in ("PERSON", "ORG", "LOC", "GPE") for part in parts):
            return True
    if first.ent_type_ in PLACES and second.pos_ == "NOUN" and second.tag_ == "NNS":
        return True
    plain = first.tag_ == "NN" and not first.ent_type_ and second.tag_ == "NNS"
    return plain and child(first, "nummod") is not None and child(second, "conj") is None


def _is_one_of_many(first: Token, second: Token) -> bool:
    # "defended the singers, pilot Ana Ruiz": one person is no plural; nor are
    # "trillions of dollars" another name of the troops before them.
    if belongs(second.lemma_.lower(), "great-number"):
        return first.ent_type_ not in ("MONEY", "QUANTITY", "CARDINAL")
    one = second.ent_type_ == "PERSON" and second.tag_ == "NNP" and not child(second, "conj")
    return first.tag_ == "NNS" and one and child(first, "conj") is None


def _is_seat(second: Token) -> bool:
    # "McConnell, R-Ky.": party and state of a lawmaker, in the style of the agencies.
    after = second.doc[second.i + 1].text if second.i + 1 < len(second.doc) else ""
    apart = len(second.text) == 1 and second.is_upper and after in "-–"
    return (bool(after) and apart) or second.text[:2] in ("R-", "D-", "I-")


def _is_listed(first: Token, second: Token) -> bool:
    """Say whether an "apposition" is the middle of a list: "a liar, a thief and a fraud"."""
    later = [part for part in children(first, "conj") if part.i > second.i]
    articles = [child(word, "det") for word in (first, second, *later)]
    return bool(later) and all(each and each.lower_ in ("a", "an") for each in articles)


def _read_event(noun: Token) -> Iterator[Proposition]:
    """Read "Russia's strike on Belgorod"; a possessor that acts and a target are needed."""
    # "shelling" is listed as it stands, "strikes" by its lemma.
    event = event_nouns().get(noun.lower_) or event_nouns().get(noun.lemma_.lower())
    if event is None:
        return
    targets = [p for p in children(noun, "nmod") if preposition(p) in event.prepositions]
    target = targets[0] if targets else None
    agent = _agent(noun) or (_by(target) if target is not None else None)
    if agent is None or target is None:
        return
    case = tuple(children(target, "case"))
    beside = [p for p in children(noun, "nmod") if p.i not in (target.i, agent.i)]
    extras = tuple(
        Extra(QualifierRole.TIME, preposition(part), Filler(part, alone=False))
        for part in beside
        if is_temporal(part) and preposition(part)
    )
    relation = Relation(event.verb, (noun, *case), None, rule="nominal")
    for one in spread(Filler(agent, alone=False)):
        for other in spread(Filler(target, alone=False)):
            yield Proposition(
                head=noun,
                chain=(),
                subject=one,
                relation=relation,
                object=other,
                extras=extras,
                rule="nominal",
            )


def _agent(noun: Token) -> Token | None:
    owner = child(noun, "nmod:poss")
    if owner is not None:
        named = owner.ent_type_ in AGENTS or owner.pos_ in ("PROPN", "PRON")
        if named or belongs(owner.lemma_.lower(), "agent-noun"):
            return owner
    return _by(noun)


def _by(noun: Token) -> Token | None:
    # "the killing of two nurses by gunmen": some parses hang the gunmen on the nurses.
    return next((p for p in children(noun, "nmod") if preposition(p) == "by"), None)
