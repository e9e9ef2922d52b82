"""Who is said to say it: the source of a cue, its phrase and its kind."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.attribute.lexicon import load_words
from kg.attribute.phrases import between_gaps, phrase_span, text_of
from kg.attribute.subtrees import subtree
from kg.grammar import (
    child,
    children,
    is_infinitive,
    is_passive,
    is_predicate,
    is_relative_word,
    preposition,
    relative_clause,
)
from kg.records import CueClass, SourceKind, Span, Voice

_PERSON_PREPOSITIONS = ("of", "by", "from", "among")


def speaker_of_verb(verb: Token) -> Token | None:
    """Return the head of the phrase whose referent says it, or None where it is unsaid.

    A participle, infinitive or second conjunct takes the subject of the clause
    it hangs on; a relative pronoun stands for its noun; of a passive only the
    agent speaks ("was accused by").
    """
    if is_passive(verb) or _is_bare_participle(verb):
        agent = child(verb, "obl:agent") or _agent_by_preposition(verb)
        return _resolved(agent) if agent is not None else None
    subject = _subject(verb)
    if subject is not None:
        return _resolved(subject)
    return _inherited(verb)


def _subject(verb: Token) -> Token | None:
    found = [token for token in children(verb, "nsubj") if token.dep_ != "nsubj:outer"]
    # Of two subjects in a row ("spokesman" "Lee") the nearer one is the name.
    before = [token for token in found if token.i < verb.i]
    nearest = before[-1:] or found[:1]
    return nearest[0] if nearest else None


def _is_bare_participle(verb: Token) -> bool:
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and not child(verb, "aux", "nsubj")


def _agent_by_preposition(verb: Token) -> Token | None:
    return next((part for part in children(verb, "obl") if preposition(part) == "by"), None)


def _resolved(subject: Token) -> Token:
    """Return the noun that a relative pronoun stands for, or the token itself."""
    if is_relative_word(subject) and (clause := relative_clause(subject)) is not None:
        return clause.head
    return subject


def _inherited(verb: Token) -> Token | None:
    """Return the subject that a verb without one shares with the clause above."""
    above = verb.head
    if above.i == verb.i:
        return None
    if verb.dep_.startswith("acl"):
        # "a statement saying that", "officials claiming"; for "his decision to
        # say" the possessor decides.
        return child(above, "nmod:poss") if is_infinitive(verb) else above
    if verb.dep_ == "xcomp" and (controller := child(above, "obj", "iobj")) is not None:
        return _resolved(controller)
    if verb.dep_ in ("conj", "xcomp", "advcl", "parataxis", "dep"):
        # In "was arrested and said" the patient of the first verb is meant.
        passive = child(above, "nsubj:pass")
        if passive is not None and child(above, "obl:agent") is None:
            return _resolved(passive)
        subject = _subject(above)
        return _resolved(subject) if subject is not None else _inherited(above)
    return None


def speaker_of_noun(noun: Token, *, handed_on: bool) -> Token | None:
    """Return the source of a speech noun: "NATO's claim", "calls by", "made the claim".

    `handed_on` says that the verb above hands the noun on from its own subject;
    a pronoun before the noun then yields to that subject ("Kim's men repeated
    their calls for").
    """
    owner = child(noun, "nmod:poss")
    subject = speaker_of_verb(noun.head) if handed_on and noun.dep_ in ("obj", "obl") else None
    if owner is not None and not (subject is not None and owner.pos_ == "PRON"):
        return owner
    if subject is not None:
        return subject
    if noun.dep_.startswith("nsubj") and is_passive(noun.head):
        return speaker_of_verb(noun.head)
    return next(_attached_sources(noun), None)


def _attached_sources(noun: Token) -> Iterator[Token]:
    for part in children(noun, "nmod"):
        if preposition(part) in _PERSON_PREPOSITIONS and (
            preposition(part) != "of" or _is_person_like(part)
        ):
            yield part
    for part in children(noun, "compound", "amod"):
        if part.ent_type_ in ("NORP", "ORG", "GPE", "LOC", "FAC", "PERSON") or part.pos_ == "PROPN":
            yield part


def _is_person_like(token: Token) -> bool:
    return token.ent_type_ in ("PERSON", "ORG") or token.pos_ in ("PRON", "PROPN")


def speaker_of_adjective(adjective: Token) -> Token | None:
    """Return the subject of a predicative adjective, also across "feel" and "seem"."""
    subject = _subject(adjective)
    return _resolved(subject) if subject is not None else _inherited(adjective)


def can_speak(source: Token | None) -> bool:
    """Say whether a weak cue may count with this source ("the study", not "it")."""
    return source is not None and source.lower_ not in load_words("impersonal")


def source_tokens(source: Token) -> list[Token]:
    """Return the phrase of a source without asides and without what only governs it.

    Left out are loose relative clauses, appositions after a comma (unless the
    apposition is the name), prepositions and the possessive ending.
    """
    doc = source.doc
    cut: list[Token] = []
    for part in source.children:
        label = part.dep_.split(":")[0]
        after_comma = part.left_edge.i > 0 and "," in (
            doc[part.left_edge.i - 1].text,
            doc[part.left_edge.i].text,
        )
        named = part.pos_ == "PROPN" and source.pos_ != "PROPN"
        loose = after_comma and (label == "acl" or (label == "appos" and not named))
        bound = label in ("case", "mark", "cc", "cop", "nsubj", "advcl", "parataxis", "aux", "obl")
        inner_and = label == "cc" and part.i != source.left_edge.i
        if loose or (bound and not inner_and) or (label == "punct" and _is_outside(part, source)):
            cut.append(part)
    kept = subtree(source, *cut)
    return _stretch_with(source, kept)


def _is_outside(mark: Token, source: Token) -> bool:
    return mark.i in (source.left_edge.i, source.right_edge.i)


def _stretch_with(source: Token, tokens: list[Token]) -> list[Token]:
    """Return the unbroken run of `tokens` around `source`; commas bridge a gap."""
    kept = [source]
    held = {token.i for token in tokens}
    for step in (-1, 1):
        at = source.i + step
        while at in held or (at + step in held and source.doc[at].text == ","):
            kept.append(source.doc[at])
            at += step
    return sorted(kept, key=lambda token: token.i)


def voice_of(
    source: Token | None, cue: str, cue_class: CueClass, span: Span | None = None
) -> Voice:
    """Return the voice of a source; without one, an UNKNOWN voice with empty text.

    `span` is where the source stands; it is read from the tree where not given.
    """
    if source is None:
        return Voice(
            text="", span=None, head="", kind=SourceKind.UNKNOWN, cue=cue, cue_class=cue_class
        )
    span = between_gaps(source, span or phrase_span(source_tokens(source)))
    return Voice(
        text=text_of(source.doc, span),
        span=span,
        head=source.text if source.pos_ == "PROPN" else source.lemma_ or source.text,
        kind=kind_of(source),
        cue=cue,
        cue_class=cue_class,
    )


def kind_of(source: Token) -> SourceKind:
    """Return what kind of source it is; several words in a row are tried, narrowest first."""
    if _is_anonymous(source):
        return SourceKind.ANONYMOUS
    if any(children(source, "conj")) or source.lower_ in load_words("many"):
        return SourceKind.COLLECTIVE
    if source.pos_ == "PRON":
        return SourceKind.PRONOUN
    if source.pos_ == "PROPN":
        # "Democrats", "Russians", but not "the Netherlands".
        plural_people = source.ent_type_ in ("NORP", "") and source.tag_ == "NNPS"
        return SourceKind.COLLECTIVE if plural_people else SourceKind.NAMED
    if any(part.pos_ == "PROPN" for part in children(source, "appos", "flat")):
        return SourceKind.NAMED
    if source.pos_ == "ADJ" and source.text[:1].isupper():
        return SourceKind.NAMED
    return SourceKind.COLLECTIVE if source.tag_ == "NNS" else SourceKind.NOMINAL


def _is_anonymous(source: Token) -> bool:
    """ "a source", "an unnamed official", "people familiar with it"."""
    if source.pos_ not in ("NOUN", "PRON"):
        return False
    below = {token.lower_ for token in source.subtree}
    if source.lemma_ in load_words("anonymous") or source.lower_ in ("someone", "somebody"):
        return True
    if below & load_words("hidden") or "anonymity" in below:
        return True
    if source.lemma_ in ("person", "people") and "familiar" in below:
        return True
    return "not" in below and bool({"named", "identified", "quoted"} & below)


def is_person_like(token: Token) -> bool:
    """Say whether a token may name someone who speaks: a person, a body, "he"."""
    if token.pos_ == "PRON":
        return token.lower_ in ("he", "she", "they", "i", "we", "who")
    return token.ent_type_ in ("PERSON", "ORG") or (token.pos_ == "PROPN" and is_predicate(token))
