"""From the head word of a phrase to the Argument that fills a slot."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.extract.edges import trim
from kg.extract.lexicon import belongs
from kg.grammar import char_span, child, children, conjuncts, is_gap
from kg.records import Argument

#: Dependents that belong to a nominal phrase. What else hangs on a predicate
#: noun (its subject, the copula, adverbs of time) belongs to the clause.
NOMINAL_PARTS = frozenset(
    {"det", "det:predet", "amod", "nummod", "compound", "flat", "fixed", "goeswith"}
    | {"nmod", "nmod:poss", "nmod:desc", "nmod:unmarked", "appos", "acl", "acl:relcl"}
    | {"cc:preconj", "advmod", "punct", "list", "dep", "orphan"}
)
#: Dependents that an adjective or adverb takes along: "afraid of Moscow".
ADJECTIVE_PARTS = NOMINAL_PARTS | {"obl", "obl:unmarked", "xcomp", "ccomp", "advcl", "amod"}
#: Dependents without which a phrase would mean something else.
ESSENTIAL = frozenset(["compound", "flat", "fixed", "amod", "nummod", "nmod:poss", "goeswith"])
KEPT_DETERMINERS = frozenset({"this", "that", "these", "those", "all", "every", "each"})
#: Words that announce a coordination; one member alone does not keep them.
PAIRING = frozenset({"both", "either", "neither"})


@dataclass(frozen=True, slots=True)
class Filler:
    """A word that fills a slot with its phrase.

    `alone` leaves out what is coordinated to it; `without` is a relative
    clause, title or the like that is not to be part of the phrase; `clause`
    marks a whole clause in a nominal slot.
    """

    head: Token
    alone: bool = True
    without: Token | None = None
    clause: bool = False


def phrase_tokens(filler: Filler) -> list[Token]:
    """Return the tokens of the phrase: the unbroken run around its head, edges trimmed."""
    kept = {token.i for token in _kept_tokens(filler)}
    doc, first, last = filler.head.doc, filler.head.i, filler.head.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    return trim(list(doc[first : last + 1]), filler.head)


def _kept_tokens(filler: Filler) -> Iterator[Token]:
    head = filler.head
    yield head
    if head.dep_ == "nmod:desc":
        # "European Union President Donald Tusk": the parts of one title.
        titles = [word for part in title_parts(head.head) for word in part.subtree]
        first = min(titles, key=lambda word: word.i, default=head)
        yield from (*_status(first), *titles)
    yield from stray_possessive(head)
    free = free_relative(head)
    if free is not None and filler.without is None:
        yield from free.subtree
    for part in head.children:
        if _belongs_to_phrase(part, filler):
            yield from (word for word in part.subtree if not _is_break(word))


def _status(title: Token) -> Iterator[Token]:
    # "former President Ana Ruiz": trees hang "former" on the name, or on "house" of "Ruiz's house".
    at = title.i - 1
    while at >= 0 and (belongs(title.doc[at].lower_, "status-word") or _is_hyphen(title.doc, at)):
        yield title.doc[at]
        at -= 1


def _is_hyphen(doc: Doc, at: int) -> bool:
    # "then-President Ruiz", "ex-Mayor Garro"
    return doc[at].text == "-" and at > 0 and belongs(doc[at - 1].lower_, "status-word")


def title_parts(name: Token) -> list[Token]:
    """Return the title words that hang on a name, in text order."""
    return [part for part in name.children if part.dep_ == "nmod:desc" and part.i < name.i]


def stray_possessive(head: Token) -> list[Token]:
    """Return the possessive before a phrase that the parser hung on an earlier noun.

    "the US and its allies": "its" can only belong to what follows it.
    """
    if head.pos_ not in ("NOUN", "PROPN"):
        return []
    own = (part for part in head.lefts if part.dep_ not in ("cc", "punct", "case"))
    at = next(own, head).left_edge.i - 1
    word = head.doc[at] if at >= 0 else head
    return [word] if word.tag_ == "PRP$" and word.head.i < word.i else []


def _is_break(word: Token) -> bool:
    # A phrase never runs over the end of a paragraph, whatever the parser thinks.
    # Nor over a gap inside of a sentence, where a link box was blanked.
    return word.is_space and (word.text.count("\n") > 1 or is_gap(word))


def _belongs_to_phrase(part: Token, filler: Filler) -> bool:
    if filler.without is not None:
        titles = filler.without.dep_ == part.dep_ == "nmod:desc"
        if titles or part.i == filler.without.i:
            return False
    if part.dep_ == "conj":
        return not filler.alone
    if filler.alone and part.lower_ in PAIRING and child(filler.head, "conj"):
        return False
    if filler.clause:
        # "when they left": the link of a clause of time is its marker, no part of it.
        link = part.tag_ == "WRB" and part.i < filler.head.i and filler.head.dep_ == "advcl"
        return part.dep_ not in ("mark", "cc") and not link
    if part.dep_ == "advmod" and (part.lower_ == "not" or _is_clausal_adverb(part)):
        return False
    if filler.head.pos_ in ("ADJ", "ADV", "VERB"):
        return part.dep_ in ADJECTIVE_PARTS
    return part.dep_ in NOMINAL_PARTS


def _is_clausal_adverb(part: Token) -> bool:
    # "is still the president", "is not ready": before or beside the copula the
    # adverb belongs to the clause; "almost the whole town" keeps it.
    cop = child(part.head, "cop")
    if cop is None:
        return False
    return part.i < cop.i or any(
        belongs(part.lower_, name) for name in ("negative-word", "empty-adverb", "time-adverb")
    )


def minimal_tokens(head: Token, without: Token | None = None) -> list[Token]:
    """Return the words that a claim needs of a phrase, in text order.

    The head with its compounds, names, adjectives, numbers, possessor and
    "of" phrase; no articles, relative clauses, appositions or other phrases.
    """
    found = [head, *stray_possessive(head)]
    for part in head.children:
        if part is without or part == without:
            continue
        if part.dep_ == "amod" and part.i > head.i and part.i != head.i + 1:
            continue
        if belongs(part.lower_, "status-word") and any(t.i > part.i for t in title_parts(head)):
            # "former President Ana Ruiz": she is no former Ana Ruiz.
            continue
        if part.dep_ in ESSENTIAL or _is_essential_phrase(part):
            found += minimal_tokens(part)
        elif _is_essential_word(part):
            found.append(part)
    return sorted({*found, *_hyphenated(found)}, key=lambda token: token.i)


def _hyphenated(tokens: list[Token]) -> Iterator[Token]:
    """Yield what stands before `tokens` in one printed word: "US-" of "US-led", "so-"."""
    for token in tokens:
        at = token.i
        while at > 1 and token.doc[at - 1].text in "-–" and not _is_apart(token.doc, at):
            yield from token.doc[at - 2 : at]
            at -= 2


def _is_apart(doc: Doc, at: int) -> bool:
    # "Tuesday - rain fell": a dash between blanks joins nothing.
    return bool(doc[at - 1].whitespace_ or doc[at - 2].whitespace_)


def _is_essential_word(part: Token) -> bool:
    if part.dep_ == "det":
        return part.lower_ in KEPT_DETERMINERS
    if part.dep_ == "case":
        return part.head.dep_ in ("nmod", "nmod:poss") or _is_essential_phrase(part.head)
    return part.dep_ == "punct" and part.text == "-"


def _is_essential_phrase(part: Token) -> bool:
    # "supply of weaponry", "president of Ukraine": of what decides what it is.
    superlative = part.dep_ == "obl" and part.head.tag_ == "JJS"
    if part.dep_ != "nmod" and not superlative:
        return False
    return any(case.lower_ == "of" for case in part.children if case.dep_ == "case")


def join_words(tokens: list[Token]) -> str:
    """Return tokens as text; words that touch in the article touch here too."""
    parts: list[str] = []
    for at, token in enumerate(tokens):
        parts.append(token.text)
        touching = at + 1 < len(tokens) and tokens[at + 1].i == token.i + 1
        if not touching or token.whitespace_:
            parts.append(" ")
    return " ".join("".join(parts).split())


@lru_cache(maxsize=64)
def make_argument(filler: Filler) -> Argument:
    """Return the Argument of a filled slot; its text is the surface of its span."""
    # Remembered, as the statements of one clause share their phrases.
    tokens = phrase_tokens(filler)
    span, head = char_span(tokens), filler.head
    text = head.doc[tokens[0].i : tokens[-1].i + 1].text
    return Argument(
        text=text,
        span=span,
        head=head.lemma_.lower() or head.lower_,
        head_span=char_span([head]),
        minimal=text if filler.clause else _minimal_text(filler, tokens),
    )


def _minimal_text(filler: Filler, tokens: list[Token]) -> str:
    inside = {token.i for token in tokens}
    members = [filler.head] if filler.alone else conjuncts(filler.head)
    words = [word for member in members for word in minimal_tokens(member, filler.without)]
    words += [cc for member in members[1:] for cc in children(member, "cc")]
    if filler.head.dep_ == "nmod:desc":
        words += _status(min(words, key=lambda word: word.i))
    words.sort(key=lambda word: word.i)
    # The preposition or 's of the phrase itself belongs to what governs it.
    own = {part.i for part in filler.head.children if part.dep_ == "case"}
    return join_words([word for word in words if word.i in inside - own])


def free_relative(word: Token) -> Token | None:
    """Return the clause that makes "what" a phrase ("what is in the sky"), or None.

    It is a relative clause on the word; some parses hang it on the verb above.
    """
    if word.tag_ not in ("WP", "WDT"):
        return None
    own = child(word, "acl")
    if own is not None or word.dep_ != "obj":
        return own
    beside = [part for part in word.head.children if part.dep_ in ("advcl", "ccomp", "parataxis")]
    beside += [part for part in word.head.children if part.dep_ == "obj" and child(part, "cop")]
    return next((part for part in beside if part.left_edge.i == word.i + 1), None)


def is_bare_question_word(token: Token) -> bool:
    """Say whether a phrase is only "what", "who", "which town": it names nothing.

    "what is in the sky" does: the word with a relative clause on it.
    """
    if any(part.tag_ == "WDT" for part in children(token, "det")):
        return True
    return token.tag_ in ("WP", "WDT", "WRB") and free_relative(token) is None
