"""Who acts in a clause: its own subject, or the one that grammar supplies.

Relative pronouns give way to their antecedent; coordinated verbs share a
subject; infinitives and participles take theirs from the clause above
(control, Rosenbaum 1967; for UD: the enhanced "nsubj" of xcomp).
"""

from spacy.tokens import Token

from kg.extract.arguments import Filler
from kg.extract.control import controller as controller
from kg.extract.control import is_directed
from kg.extract.lexicon import belongs, modes
from kg.extract.repairs import (
    EXAMPLE,
    agreeing_noun,
    chained_subject,
    complemented_noun,
    is_announced,
    is_means,
    is_outcome,
    is_singled_out,
    is_used,
    speaking_noun,
    told_gerund,
)
from kg.grammar import (
    child,
    children,
    conjuncts,
    first_conjunct,
    governing_predicate,
    is_infinitive,
    is_misplaced,
    is_passive,
    is_predicate,
    is_relative_word,
    preposition,
    relative_clause,
    subordinator,
)
from kg.records import Modality

FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: Links of a gerund whose actor is the object of the verb above.
OBJECT_GERUND = frozenset({"of", "from", "for", "with", "into", "as"})


def find_subject(head: Token) -> Filler | None:
    """Return what fills the subject of the predicate `head`, or None where nothing does.

    An imperative and the infinitive that nobody controls have none.
    """
    own, state = own_subject(head), misplaced_state(head)
    if own is None and state is not None:
        own = own_subject(state)
    if own is not None:
        return resolve(own)
    if head.dep_ == "conj":
        if (
            child(head.head, "expl")
            and child(head.head, "nsubj")
            and child(head.head, "cop") is None
        ):
            # "says there was no deal and has left": it is not the deal that left.
            above = governing_predicate(first_conjunct(head))
            return find_subject(above) if above is not None else None
        return find_subject(head.head) if is_predicate(head.head) else None
    chained = chained_subject(head)
    if chained is not None:
        return resolve(chained)
    noun = complemented_noun(head)
    if noun is not None:
        return _of_noun(head, noun)
    if head.dep_ in ("xcomp", "advcl") and _is_undergone(head):
        return None
    if head.dep_ == "xcomp":
        return _controlled(head.head, head)
    misread = misread_subject(head)
    if misread is not None:
        return Filler(misread, alone=False)
    if head.dep_ in ("advcl", "ccomp", "advcl:relcl"):
        # "asked if it was true that ...": it is nobody.
        return None if child(head, "expl") else _adverbial(head)
    if head.dep_ == "acl:relcl":
        return None if is_infinitive(head) else antecedent(head)
    return _of_noun(head, head.head) if head.dep_ == "acl" else None


def own_subject(head: Token) -> Token | None:
    """Return the subject that hangs on `head` itself; not "there" or an empty "it"."""
    found = [
        part
        for part in children(head, "nsubj", "csubj")
        if part.dep_ != "nsubj:outer" and not is_misplaced(part)
    ]
    outer = child(head, "nsubj:outer", "csubj:outer")
    nominal = [part for part in found if part.dep_.startswith("nsubj")]
    # Of two, one was taken from a clause before: "With troops advancing, he fled".
    nearest = [part for part in nominal if part.i < head.i][-1:]
    return next(iter(nearest + nominal + found), outer or _fronted(head))


def _fronted(head: Token) -> Token | None:
    # "He said the plan would help": some parses make "the plan" an object, though
    # it stands before its verb; only a relative or question word may do so.
    if relative_clause(head) is not None or is_infinitive(head):
        return None
    for part in children(head, "obj"):
        if part.i < head.i and part.tag_ not in ("WP", "WDT") and part.pos_ != "DET":
            return part
    for part in children(head, "obl:unmarked"):
        # "and 44 percent disapproved", "with 45 percent calling for it"
        close = part.ent_type_ == "PERCENT" or part.lower_ == "percent"
        if close and head.tag_ != "VBN" and part.right_edge.i + 1 == head.i:
            return part
    return None


def misplaced_state(head: Token) -> Token | None:
    """Return the participle after a linking verb that the parser hung beside it, or None.

    "say they remain opposed to it": both verbs are at times read as what is said.
    """
    if head.i + 1 >= len(head.doc) or not belongs(head.lemma_.lower(), "linking-verb"):
        return None
    beside = head.doc[head.i + 1]
    twin = beside.head.i == head.head.i and beside.dep_ == head.dep_ == "ccomp"
    return beside if twin and beside.tag_ in ("VBN", "JJ") else None


def misread_subject(head: Token) -> Token | None:
    """Return the noun that the parser took for the object of the verb above, or None.

    "He claimed the ability would boost Kiev": without "that" the subject of the
    content is at times read as what he claimed.
    """
    if head.dep_ not in ("ccomp", "parataxis") or is_infinitive(head) or child(head, "mark"):
        return None
    finite = head.tag_ in ("VBD", "VBZ") or any(aux.tag_ == "MD" for aux in children(head, "aux"))
    noun = child(head.head, "obj")
    if not finite or noun is None or not head.head.i < noun.i < head.i:
        return None
    between = head.doc[noun.right_edge.i + 1 : head.i]
    bare = all(word.dep_ in ("aux", "advmod", "aux:pass", "cop") for word in between)
    return noun if bare and own_subject(head) is None else None


def resolve(word: Token) -> Filler:
    """Return the filler for `word`; a relative pronoun gives its antecedent."""
    clause = relative_clause(word) if is_relative_word(word) else None
    if clause is None or clause.head.i == clause.i:
        return Filler(word, alone=False, clause=is_predicate(word) and not child(word, "cop"))
    return antecedent(clause)


def antecedent(clause: Token) -> Filler:
    """Return the noun that a relative clause or participle stands on, without the clause.

    The clause speaks of all members of a coordination only where it follows
    the last of them: "the towns and villages that fell".
    """
    noun = agreeing_noun(clause)
    if clause.dep_ == "advcl:relcl" and noun.pos_ in ("ADJ", "VERB") and is_predicate(noun):
        # "It was bold, which pleased the board."
        return Filler(noun, alone=False, without=clause, clause=True)
    first = first_conjunct(noun)
    last = conjuncts(first)[-1]
    if noun.dep_ == "conj" and last.i < clause.i and (noun.i < last.i or _ends_list(noun)):
        # "Salta, Jujuy and Tucuman, which joined": hung on a middle one it means all.
        return Filler(first, alone=False, without=clause)
    return Filler(noun, alone=clause.i < conjuncts(noun)[-1].i, without=clause)


def _ends_list(name: Token) -> bool:
    """Say whether no comma parts the last name of a list from the clause behind it.

    Such a clause cannot pick out one bearer of a name, so it is about the list:
    "Salta, Jujuy and Tucuman which joined"; "..., and Tucuman, which joined" is not.
    """
    names = conjuncts(first_conjunct(name))
    is_list = len(names) > 2 and all(each.pos_ == "PROPN" for each in names)
    return is_list and name == names[-1] and name.doc[name.i + 1].text != ","


def _controlled(matrix: Token, inner: Token) -> Filler | None:
    target = controller(matrix)
    if target is not None and not is_passive(matrix) and target.i != inner.i:
        return resolve(target)
    return find_subject(matrix)


def _adverbial(head: Token) -> Filler | None:
    matrix = governing_predicate(first_conjunct(head))
    if "whether" in subordinator(head) and is_infinitive(head) and head.dep_ == "advcl":
        # "a vote on whether to call witnesses": nobody is said to call.
        return None
    if head.tag_ == "VBG" and subordinator(head).startswith(EXAMPLE):
        # "matters such as locking the door": nobody is said to lock it.
        return None
    if matrix is None or not (is_infinitive(head) or head.tag_ in ("VBG", "VBN")):
        # "seen as dangerous", "when in Kiev": predicates without a verb form.
        return find_subject(matrix) if matrix is not None and not _may_command(head) else None
    if is_directed(matrix, head):
        return _controlled(matrix, head)
    if head.dep_ == "ccomp" and head.tag_ == "VBG" and not child(head, "aux", "mark"):
        # "shows a clerk leaving": the clerk leaves.
        seen = child(matrix, "obj")
        if seen is not None and seen.right_edge.i + 1 == head.left_edge.i:
            return resolve(seen)
    if is_outcome(head) or (is_passive(matrix) and subordinator(head) == "by"):
        # "was secured by digging a trench": not by the tower.
        return None
    said = [part for part in children(matrix, "ccomp") if part.i < head.i and own_subject(part)]
    if said and is_infinitive(head) and head.dep_ == "advcl":
        # "testified that he froze the aid to win a favour": hung on the wrong verb.
        return find_subject(said[-1])
    for part in children(matrix, "nsubj"):
        if part.right_edge.i + 1 == head.i and part != own_subject(matrix):
            return resolve(part)
    if subordinator(head) == "with" and head.tag_ == "VBG" and _is_absolute(head):
        return None
    if head.tag_ == "VBG" and subordinator(head) in OBJECT_GERUND and not is_passive(matrix):
        # "accused Kiev of shelling": Kiev shelled, if anybody did.
        target = controller(matrix)
        return resolve(target) if target is not None else find_subject(matrix)
    # "deny having shelled it" is a gerund by its auxiliary.
    helpers = {aux.tag_ for aux in children(head, "aux")}
    gerund = (head.tag_ == "VBG" and not helpers & FINITE_TAGS) or "VBG" in helpers
    if head.dep_ == "ccomp" and head.tag_ != "TO" and not gerund and not is_infinitive(head):
        return None
    return find_subject(matrix)


def _is_absolute(head: Token) -> bool:
    # "With contempt infusing his words, he left": hung elsewhere, it is the contempt that does.
    at = next(children(head, "mark")).i
    return any(word.pos_ in ("NOUN", "PROPN", "PRON") for word in head.doc[at : head.i])


def _may_command(head: Token) -> bool:
    return head.tag_ in ("VB", "VBP", "VBD", "VBZ") or head.dep_ == "ccomp"


def _is_undergone(infinitive: Token) -> bool:
    # "The house was hard to sell": it is not the house that sells.
    matrix = infinitive.head
    if not is_infinitive(infinitive) or not belongs(matrix.lower_, "tough-adjective"):
        return False
    return child(infinitive, "obj", "ccomp", "xcomp", "cop", "aux:pass") is None


def _of_noun(head: Token, noun: Token) -> Filler | None:
    return _of_aim(head, noun) if is_infinitive(head) else _of_participle(head, noun)


def _of_participle(head: Token, noun: Token) -> Filler | None:
    # "troops crossing the border" cross it; "the issue with crossing it" does not.
    if noun.head.lemma_.lower() in ("spend", "waste") and noun.dep_ == "obj":
        # "spent months searching": it is not the months that search.
        return find_subject(noun.head)
    speaking = speaking_noun(head)
    if speaking is not None:
        return Filler(speaking, alone=False, without=head)
    told = told_gerund(head)
    if told is not None:
        return resolve(told)
    if is_means(head):
        return find_subject(noun.head)
    if head.tag_ == "VBG" and belongs(noun.lemma_.lower(), "doing-noun") and not child(head, "aux"):
        # "asked for help finding a home", "had trouble finding a home".
        return None
    return antecedent(head) if not child(head, "mark", "case") else None


def _of_aim(head: Token, noun: Token) -> Filler | None:
    """Return who acts in an infinitive on a noun: "Kiev's ability to strike"."""
    mode = modes().get(("noun", noun.lemma_.lower()))
    demanded = mode is not None and mode.modality == Modality.REQUESTED
    # "calls on NATO to act", "an attempt by rebels to act".
    links = ("on", "to", "for") if demanded else ("on", "to", "by", "for")
    for phrase in children(noun, "nmod"):
        if preposition(phrase) in links and phrase.i < head.i:
            return resolve(phrase)
    owner = child(noun, "nmod:poss") or _user(noun)
    if owner is not None:
        # "the mayor's demand to leave" is not for the mayor.
        return None if demanded else resolve(owner)
    if is_singled_out(noun):
        # "the first woman to lead the port": she led it.
        return _singled(head, noun)
    if noun.dep_ == "ROOT":
        # "Nurses to strike over pay": a headline without its "are".
        return Filler(noun, alone=False, without=head) if is_announced(head) else None
    said = any(misread_subject(part) == noun for part in children(noun.head, "ccomp", "parataxis"))
    if said or own_subject(noun.head) == noun or mode is None or noun.dep_ != "obj":
        return None
    return _of_object(noun, demanded=demanded)


def _singled(head: Token, noun: Token) -> Filler | None:
    subject = own_subject(noun) if child(noun, "cop") else None
    return resolve(subject) if subject is not None else Filler(noun, alone=False, without=head)


def _of_object(noun: Token, *, demanded: bool) -> Filler | None:
    """Return who acts in an infinitive on the object `noun` of a verb, or None."""
    verb = noun.head
    given = next(children(verb, "iobj"), None)
    if given is not None:
        # "gave the crew the right to strike": it is the crew that may.
        return resolve(given)
    acts = belongs(verb.lemma_.lower(), "obeying-verb" if demanded else "owning-verb")
    return find_subject(verb) if acts and is_predicate(verb) else None


def _user(tool: Token) -> Token | None:
    """Return whose use of `tool` is spoken of, or None.

    "Kiev's use of these missiles to strike": Kiev strikes, if anybody does.
    """
    return child(tool.head, "nmod:poss") if is_used(tool) else None
