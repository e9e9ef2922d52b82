"""Where the tree is wrong or silent about who acts, and another sign is surer.

Agreement of verb and noun, the order of a chain of verbs, the brevity of headlines.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.lexicon import belongs, implicatives, modes
from kg.grammar import (
    child,
    children,
    conjuncts,
    is_infinitive,
    is_passive,
    is_relative_word,
    preposition,
)

#: Links before a gerund that only gives an example or compares.
EXAMPLE = ("such as", "like", "than", "as well as")
FINITE = ("VBD", "VBZ", "VBP")


def chained_subject(head: Token) -> Token | None:
    """Return the subject of a chain of finite verbs that the parser split, or None.

    "The tycoon bought the paper, promised its editors independence and sacked three":
    some parses make the first verb an adverbial clause of the second, and only one of
    them has the subject, which stands before both.
    """
    if child(head, "nsubj", "csubj", "expl", "mark") or not _is_finite(head):
        return None
    if head.dep_ == "advcl" and head.i < head.head.i and _is_finite(head.head):
        subject = child(head.head, "nsubj")
        return subject if subject is not None and subject.i < head.i else None
    for part in children(head, "advcl"):
        linked = child(part, "mark", "case") or any(p.tag_ == "WRB" for p in part.children)
        if part.i < head.i and _is_finite(part) and not linked:
            return child(part, "nsubj")
    return None


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in FINITE and verb.pos_ in ("VERB", "AUX")


def is_means(participle: Token) -> bool:
    """Say whether "using" stands on a noun that is no user: "put it in a cup using a drug".

    It tells by what means the verb was done where the verb has an object already.
    """
    noun = participle.head
    if participle.lower_ != "using" or noun.dep_ != "obl" or child(participle, "mark"):
        return False
    return child(noun.head, "obj") is not None and child(noun.head, "nsubj") is not None


def speaking_noun(participle: Token) -> Token | None:
    """Return what "saying" really stands on, where the nearest noun says nothing, or None.

    "issued a statement in response to the plea saying that ...": it is the statement.
    """
    noun, says = participle.head, belongs(participle.lemma_.lower(), "saying-verb")
    if not says or participle.tag_ != "VBG" or noun.dep_ not in ("nmod", "obl"):
        return None
    if _speaks(noun) or noun.ent_type_ or noun.pos_ == "PROPN":
        return None
    while noun.head.i != noun.i and noun.pos_ != "VERB":
        noun = noun.head
        if _speaks(noun):
            return noun
    return next((part for part in children(noun, "obj") if _speaks(part)), None)


def _speaks(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return belongs(lemma, "message-noun") or belongs(lemma, "agent-noun")


def is_headline_passive(verb: Token) -> bool:
    """Say whether a bare past form without object is a passive: "Bank fined €90m"."""
    if verb.tag_ not in ("VBD", "VBN") or child(verb, "aux", "cop", "ccomp", "xcomp"):
        return False
    if verb.dep_ != "ROOT" or not belongs(verb.lemma_.lower(), "done-to-verb"):
        return False
    target = child(verb, "obj", "iobj")
    return child(verb, "conj") is None and (target is None or target.ent_type_ == "MONEY")


def is_bare_passive(verb: Token) -> bool:
    """Say whether a participle behind a verb of seeing or having done is a passive.

    "heard him identified", "had the mayor arrested".
    """
    below = verb.dep_ in ("ccomp", "xcomp") and verb.tag_ == "VBN" and verb.pos_ == "VERB"
    if not below or child(verb, "aux", "cop", "mark", "obj"):
        return False
    return belongs(verb.head.lemma_.lower(), "perception-verb")


def told_gerund(participle: Token) -> Token | None:
    """Return who acts in "examples of Garro trying to leave", or None.

    The participle stands behind a name with "of" whose noun tells of an act.
    """
    if participle.tag_ != "VBG" or not belongs(participle.head.lemma_.lower(), "told-of-noun"):
        return None
    for part in children(participle.head, "nmod"):
        of = any(case.lower_ == "of" for case in children(part, "case"))
        if of and part.i < participle.i and part.right_edge.i + 1 >= participle.left_edge.i:
            return part
    return None


def is_announced(infinitive: Token) -> bool:
    """Say whether a heading tells what somebody is to do: "Nurses to strike over pay".

    A name, or a plural that is no plan ("Ways to save", "Plans to leave").
    """
    noun = infinitive.head
    if noun.dep_ != "ROOT" or not is_infinitive(infinitive) or noun.i > infinitive.i:
        return False
    lemma = noun.lemma_.lower()
    if belongs(lemma, "infinitive-noun") or ("noun", lemma) in modes() or child(noun, "case"):
        return False
    return noun.pos_ == "PROPN" or noun.tag_ == "NNS" or belongs(lemma, "agent-noun")


def agreeing_noun(clause: Token) -> Token:
    """Return the noun that a relative clause speaks of: its head, if the verb agrees with it.

    "Scientists at the observatory, which is run by ...": "is" rules the scientists out;
    then the nearest noun before the clause that agrees, inside or above, is taken.
    """
    noun, wanted = clause.head, _number_of_verb(clause)
    if wanted is None or _number(noun) in (None, wanted):
        return noun
    return next((word for word in _others(clause) if _number(word) == wanted), noun)


def _number_of_verb(clause: Token) -> str | None:
    subject = child(clause, "nsubj")
    if clause.dep_ != "acl:relcl" or subject is None or not is_relative_word(subject):
        return None
    helpers = [*children(clause, "aux", "aux:pass", "cop")]
    if not helpers and child(clause, "conj") is not None and clause.tag_ == "VBP":
        return "plural"
    verb = helpers[0] if helpers else clause
    if verb.tag_ == "VBZ" or verb.lower_ == "was":
        return "singular"
    return "plural" if verb.tag_ == "VBP" or verb.lower_ == "were" else None


def _number(noun: Token) -> str | None:
    """Return the number of a noun; None where its form does not tell."""
    if noun.lower_ == "one":
        # "one of the papers that prints it"
        return "singular"
    if len(conjuncts(noun)) > 1 or noun.dep_ == "conj" or child(noun, "nummod"):
        return None
    if belongs(noun.lemma_.lower(), "agent-noun") or noun.ent_type_ in ("ORG", "NORP"):
        # "the government, which are": a body may be many.
        return None
    by_tag = {"NN": "singular", "NNP": "singular", "NNS": "plural", "NNPS": "plural"}
    return by_tag.get(noun.tag_)


def _others(clause: Token) -> Iterator[Token]:
    noun = clause.head
    inside = [word for word in noun.subtree if noun.i < word.i < clause.left_edge.i]
    yield from (word for word in reversed(inside) if word.dep_ in ("nmod", "obl"))
    while noun.dep_ in ("nmod", "conj"):
        noun = noun.head
        yield noun


def complemented_noun(infinitive: Token) -> Token | None:
    """Return the object that an infinitive completes though it hangs on the verb, or None.

    "granted authority to close the port": not the one who grants closes it.
    """
    if infinitive.dep_ not in ("advcl", "xcomp") or not is_infinitive(infinitive):
        return None
    noun = child(infinitive.head, "obj")
    if noun is None or noun.pos_ != "NOUN" or noun.i >= infinitive.i:
        return None
    lemma = noun.lemma_.lower()
    known = ("noun", lemma) in modes() or ("noun", lemma) in implicatives()
    return noun if known and noun.right_edge.i + 1 == infinitive.left_edge.i else None


def is_singled_out(noun: Token) -> bool:
    """Say whether an infinitive on `noun` tells a fact: "the first woman to lead the port"."""
    if noun.pos_ == "NUM" or belongs(noun.lower_, "singling-word"):
        return True
    parts = children(noun, "amod", "nummod", "advmod", "det")
    return any(belongs(part.lower_, "singling-word") or part.tag_ == "JJS" for part in parts)


def is_used(tool: Token) -> bool:
    """Say whether a noun is what the "use" above it is of: "Peru's use of drones to strike"."""
    of = tool.dep_ == "nmod" and any(case.lower_ == "of" for case in children(tool, "case"))
    return of and belongs(tool.head.lemma_.lower(), "use-noun")


def is_preposition(participle: Token) -> bool:
    """Say whether a participle does the work of a preposition and nobody acts in it.

    "insufficient given the losses", "Leading up to the vote, ...", "based on reports".
    """
    if participle.dep_ != "advcl" or participle.tag_ not in ("VBG", "VBN"):
        return False
    if child(participle, "aux", "aux:pass", "mark", "obl:agent", "nsubj", "iobj"):
        return False
    if participle.lower_ in ("given", "granted"):
        target = child(participle, "obj", "ccomp")
        return target is not None and target.i > participle.i and not child(participle, "obl")
    parts = [participle.lemma_.lower(), *(p.lower_ for p in children(participle, "compound:prt"))]
    return any(
        belongs(" ".join([*parts, preposition(phrase)]), "prepositional-participle")
        for phrase in children(participle, "obl")
    )


def is_outcome(participle: Token) -> bool:
    """Say whether a participle tells what came of a passive: "was held, prompting protests".

    Not the one held prompted them.
    """
    matrix = participle.head
    bare = participle.tag_ == "VBG" and participle.dep_ == "advcl" and not child(participle, "mark")
    if not bare or participle.i < matrix.i or not is_passive(matrix):
        return False
    return belongs(participle.lemma_.lower(), "causing-verb")


def second_object(verb: Token) -> Token | None:
    """Return what a verb of calling says of its object where both are read as objects.

    "called the report more evidence of fraud".
    """
    if not belongs(verb.lemma_.lower(), "calling-verb"):
        return None
    found = [part for part in children(verb, "obj") if part.i > verb.i]
    if len(found) < 2 or child(found[1], "case") is not None:
        return None
    return found[1] if found[0].right_edge.i + 1 == found[1].left_edge.i else None
