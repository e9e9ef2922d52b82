"""Which words negate a predicate or a phrase, and how far a negation reaches."""

from spacy.tokens import Token

from kg.extract.lexicon import belongs
from kg.extract.predicates import is_shared_form
from kg.extract.propositions import Proposition
from kg.grammar import child, children, conjuncts, first_conjunct


def negations(word: Token) -> list[Token]:
    """Return the words that negate the predicate word `word` itself."""
    found = [part for part in children(word, "advmod", "det") if _negates(part)]
    found += [cc for cc in children(word, "cc") if cc.lower_ == "nor"]
    # "without firing", "instead of complying"; "neither confirmed nor denied".
    found += [part for part in children(word, "mark", "cc") if _replaces(part)]
    if child(word, "conj"):
        found += [part for part in children(word, "cc:preconj") if part.lower_ == "neither"]
    return found


def _negates(part: Token) -> bool:
    if part.dep_ == "det":
        return part.lower_ in ("no", "neither") and child(part.head, "cop") is not None
    if belongs(part.lower_, "negative-word"):
        return not (_is_limited(part) or _is_narrow(part))
    if belongs(part.lower_, "approximative"):
        return _falls_short(part)
    # "no longer holds", "no more attacks".
    return any(inner.lower_ == "no" for inner in part.children)


def _is_narrow(part: Token) -> bool:
    # "The crew barely escaped": it did.
    return part.lower_ == "barely" and belongs(part.head.lemma_.lower(), "narrow-verb")


def _falls_short(part: Token) -> bool:
    # "almost destroyed the chapel", but "nearly doubled" and "almost guarantees a win".
    verb = part.head
    done = verb.pos_ == "VERB" and verb.tag_ in ("VBD", "VBN") and verb.i == part.i + 1
    return done and not belongs(verb.lemma_.lower(), "multiple-verb")


def _is_limited(part: Token) -> bool:
    # "not only did it shell the port", "left not because of the rain but ...": denied
    # is what follows, and the clause itself is told as a fact.
    after = part.doc[part.i + 1] if part.i + 1 < len(part.doc) else part
    return part.lower_ == "not" and after.lower_ in ("only", "just", "merely", "because")


def _replaces(link: Token) -> bool:
    # "instead of complying", "paid rather than fighting it": it was not done.
    whole = " ".join([link.lower_, *(part.lower_ for part in children(link, "fixed"))])
    return whole in ("without", "instead of", "rather than")


def is_negated(word: Token) -> bool:
    """Say whether an odd number of words negates `word`, its own or a shared one."""
    count = len(negations(word))
    first = first_conjunct(word)
    if count == 0 and word.tag_ == first.tag_ == "VBG" and not child(word, "mark", "nsubj"):
        # "instead of complying or challenging it": the link holds for both.
        count += sum(_replaces(part) for part in children(first, "mark") if first != word)
    if count == 0 and _is_alternative(word):
        return is_negated(first)
    if count == 0 and word.dep_ == "conj" and is_shared_form(word) and not _is_contrast(word):
        return is_negated(first_conjunct(word)) and is_negated_form(first_conjunct(word))
    return count % 2 == 1


def _is_alternative(word: Token) -> bool:
    # "never spoke to him, or met him": what is joined by "or" is denied with the first.
    joined = any(cc.lower_ == "or" for cc in children(word, "cc"))
    own = child(word, "nsubj", "aux", "cop", "mark")
    return word.dep_ == "conj" and joined and own is None


def is_negated_form(word: Token) -> bool:
    """Say whether the negation of `word` lies on an auxiliary, which others may share."""
    return child(word, "aux", "cop", "aux:pass") is not None


def _is_contrast(word: Token) -> bool:
    return any(cc.lower_ in ("but", "yet") for cc in children(word, "cc"))


def is_contrasted(proposition: Proposition) -> bool:
    """Say whether the object stands after "but", where the negation of its verb ends."""
    # "is not a defence but an attack": the "not" ends at "but".
    target = proposition.object
    if target is None or target.head.i == proposition.head.i or target.head.dep_ != "conj":
        return False
    return _is_contrast(target.head) and is_negated(proposition.head)


def is_negative_phrase(head: Token) -> bool:
    """Say whether a subject or object negates the statement: "nobody", "no missile"."""
    if belongs(head.lower_, "negative-subject"):
        return True
    if child(head, "cop"):
        return False
    before = (part for part in _determiners(head) if part.i < head.i)
    if any(part.lower_ in ("no", "not") and not _is_limited(part) for part in before):
        return True
    if any(_is_scant(part) for part in children(head, "det", "nummod")):
        return True
    first = first_conjunct(head)
    links = {cc.lower_ for member in conjuncts(first) for cc in children(member, "cc")}
    if "nor" in links:
        # "neither Oslo nor Bergen signed"; "did not visit Oslo nor Bergen" is negated once.
        return not is_negated(first.head)
    if any(part.lower_ == "neither" for part in _determiners(head)):
        return True
    # "no person or branch may interfere": neither may.
    shared = head.dep_ == "conj" and "or" in links
    return shared and any(part.lower_ == "no" for part in _determiners(first))


def _is_scant(part: Token) -> bool:
    # "hardly any rain", "not one passenger", "not a single ship".
    words = {word.lower_ for word in children(part, "advmod")}
    return bool(words & {"hardly", "scarcely", "barely", "not"})


def _determiners(head: Token) -> list[Token]:
    return list(children(head, "det", "advmod", "cc:preconj"))
