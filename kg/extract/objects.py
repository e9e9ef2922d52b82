"""What fills the object slot of a verb, and the words of the verb itself."""

from spacy.tokens import Token

from kg.extract.arguments import Filler
from kg.extract.lexicon import belongs, modes
from kg.extract.qualifiers import is_measure, is_relational
from kg.extract.repairs import second_object
from kg.extract.roles import is_temporal, phrase_role
from kg.extract.subjects import antecedent, controller, misread_subject, own_subject, resolve
from kg.grammar import (
    child,
    children,
    conjuncts,
    first_conjunct,
    is_misplaced,
    is_predicate,
    is_relative_word,
    obliques,
    preposition,
    relative_clause,
)
from kg.records import QualifierRole


def particles(verb: Token) -> list[Token]:
    """Return the particles of a verb: "down" of "shoot down", "back" of "pushed back"."""
    return [
        part
        for part in verb.children
        if part.dep_ == "compound:prt"
        or (part.dep_ == "advmod" and belongs(part.lower_, "particle") and _is_close(verb, part))
    ]


def _is_close(verb: Token, part: Token) -> bool:
    # "pushed back", "shot the plane down"; not "met on the way back".
    target = child(verb, "obj")
    after = verb.i + 1 if target is None else target.right_edge.i + 1
    return not list(part.children) and part.i in (verb.i + 1, after)


def verb_words(head: Token) -> list[Token]:
    """Return a verb with its particles."""
    return [head, *particles(head)]


def lemma_of(words: list[Token]) -> str:
    """Return the lemmas of a verb and its particles, lower case, joined by spaces."""
    return " ".join(word.lemma_.lower() or word.lower_ for word in words)


def has_misread(head: Token) -> bool:
    """Say whether what looks like the object is the subject of what is said."""
    return any(misread_subject(part) is not None for part in children(head, "ccomp", "parataxis"))


def direct_object(head: Token) -> Filler | None:
    """Return the object of a verb, also where a relative clause or a second verb holds it."""
    # "asked his backers once more to act": an adverb is no object.
    acting = own_subject(head)
    bare = [
        part
        for part in children(head, "obj", "iobj")
        if not (is_misplaced(part) or part == acting or is_measure(part))
    ]
    found = [part for part in bare if part.dep_ == "obj" and part.pos_ not in ("ADV", "ADJ")]
    found = found or [part for part in bare if part.dep_ == "iobj"] or bare
    # "denied wrongdoing": a lone noun read as a predicate.
    nouns = ("NOUN", "PROPN", "PRON")
    found = found or [part for part in children(head, "xcomp") if part.pos_ in nouns]
    if found:
        return resolve(found[0])
    return _gap(head) or _raised(head) or _shared_object(head) or _bare_object(head)


def _bare_object(head: Token) -> Filler | None:
    # "get over it": the particle took the preposition, the object stands bare.
    for part in head.children:
        if part.dep_ == "obl" and part.i > head.i and particles(head) and not preposition(part):
            return resolve(part) if not is_temporal(part) else None
    return None


def _raised(head: Token) -> Filler | None:
    # "which he has sought to extend": some parses hang the pronoun on "sought".
    matrix = head.head
    if head.dep_ != "xcomp" or child(head, "ccomp"):
        return None
    found = (part for part in children(matrix, "obj") if is_relative_word(part))
    return next((resolve(part) for part in found), None)


def _gap(head: Token) -> Filler | None:
    """Return the antecedent that a relative clause without a pronoun has for object.

    "martial law he declared"; not "the day he left" and not "the man to see".
    """
    clause = relative_clause(head)
    if clause is None or not _reaches(head, clause) or child(head, "ccomp", "xcomp"):
        return None
    if any(_relates(word) and relative_clause(word) == clause for word in clause.subtree):
        return None
    if child(clause, "nsubj") is None or _stranded_word(head) is not None:
        return None
    from_time = belongs(clause.head.lemma_.lower(), "time-noun")
    reason = clause.head.lemma_.lower() in ("way", "reason", "place")
    return None if from_time or reason else antecedent(clause)


def _relates(word: Token) -> bool:
    # "the line he drew at a meeting that failed": another clause has the "that".
    return is_relative_word(word) or word.tag_ == "WRB"


def _reaches(head: Token, clause: Token) -> bool:
    # The gap is at the end of a chain of infinitives: "the arms he wanted to use".
    while head.i != clause.i:
        if head.dep_ not in ("xcomp", "ccomp"):
            return False
        head = head.head
    return True


def _stranded_word(head: Token) -> Token | None:
    for part in head.children:
        bare = part.pos_ == "ADP" and part.i > head.i and not list(part.children)
        if bare and part.dep_ in ("obl", "advmod", "case", "nmod"):
            return part
    return None


def stranded(head: Token) -> tuple[Token, Filler] | None:
    """Return a preposition left at the end of a relative clause, and what it belongs to."""
    for part in children(head, "obl"):
        # "the matters that they dealt with": hung on the pronoun it leaves behind.
        left = next((case for case in children(part, "case") if case.i > head.i), None)
        if left is not None and is_relative_word(part) and part.i < head.i:
            return left, resolve(part)
    word, clause = _stranded_word(head), relative_clause(head)
    if word is None or clause is None or not _reaches(head, clause):
        return None
    return word, antecedent(clause)


def _shared_object(head: Token) -> Filler | None:
    """Return the object of a verb joined directly: "shot down and destroyed a drone"."""
    for other in conjuncts(first_conjunct(head)):
        if other.i < head.i:
            # "should seek or welcome aid": some trees hang the aid on the first of them.
            after = (part for part in children(other, "obj") if part.left_edge.i == head.i + 1)
            target = next(after, None)
            if target is not None:
                return resolve(target)
        if other.i <= head.i:
            continue
        between = head.doc[head.i + 1 : other.i]
        joins = ("cc", "compound:prt", "advmod", "punct", "mark", "aux", "conj")
        near = all(word.dep_ in joins for word in between)
        target = child(other, "obj")
        if near and target is not None and not child(head, "obl", "ccomp", "xcomp"):
            return resolve(target)
    return None


def selected(head: Token) -> Token | None:
    """Return the prepositional phrase that completes a verb without object.

    The first after the verb that tells neither time nor place; else the first
    place; a relative pronoun may stand before the verb.
    """
    found = [
        phrase
        for phrase in obliques(head)
        if phrase.dep_ != "obl:agent"
        and (phrase.i > head.i or is_relative_word(phrase))
        and is_relational(phrase)
    ]
    target = controller(head)
    if target is not None and target in found:
        return target
    closer = [phrase for phrase in found if role_of(phrase) != QualifierRole.PLACE]
    return next(iter(closer + found), None)


def clause_object(head: Token) -> Token | None:
    """Return the clause that is the content or aim of a verb, or None."""
    for part in head.children:
        if part.dep_ == "ccomp" and is_predicate(part):
            return part
        if part.dep_ == "xcomp" and is_predicate(part) and not child(head, "obj", "iobj"):
            return part
    return None


def addressed(head: Token, cue: str | None) -> Token | None:
    """Return the one spoken to beside a content clause: "said to reporters that ..."."""
    words = lemma_of(verb_words(head))
    for phrase in obliques(head):
        marker = preposition(phrase)
        full = f"{words} {marker}"
        fits = marker == "to" or full == cue or ("verb", full) in modes()
        if phrase.i > head.i and fits:
            return phrase
    return None


def role_of(phrase: Token) -> QualifierRole:
    """Return the role that a prepositional phrase would have as a qualifier."""
    return phrase_role(phrase, preposition(phrase))


def name_given(head: Token) -> Token | None:
    """Return what a verb of calling says that its object is: "called it a mistake"."""
    if not belongs(head.lemma_.lower(), "calling-verb"):
        return None
    for part in head.children:
        # "called the plan a mistake"; "described the law as unfair".
        bare = part.dep_ == "xcomp" and not is_predicate(part) and part.i > head.i
        linked = part.dep_.split(":")[0] in ("obl", "advcl") and preposition(part) == "as"
        if bare or (linked and part.pos_ in ("NOUN", "PROPN", "ADJ", "VERB")):
            return part
    return second_object(head)
