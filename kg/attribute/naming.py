"""Who calls a thing by a name in quotation marks, where the tree gives the marks to no cue.

"He called the two letters from the board “a disgrace”": the more words between
the verb and the marks, the more often the tree hangs them elsewhere. The words
before the marks are then read from right to left up to the verb.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from kg.attribute.drafts import Draft, Layout
from kg.attribute.lexicon import Part, Shape, load_lexicon, load_words
from kg.attribute.sources import speaker_of_verb
from kg.attribute.verbs import verb_lemma
from kg.quotes import Quote, without_comma
from kg.records import CueClass, Form

#: Words between the verb and the marks, at most.
_REACH = 16
#: What may stand between two terms of one list: "a “liar” and a “cheat”".
_JOINS = frozenset({"and", "or", "but", "even"})


def naming_draft(quote: Quote, layout: Layout) -> Draft | None:
    """Return the draft of a quoted term that is somebody's name for something, or None.

    The verb must be of the list `naming` of `words.tsv`, alone ("called it “X”")
    or with the preposition right before the marks ("referred to her as “X”",
    "chided him for “X”"); or it is a cue of quotation right before the marks
    ("said “no”"). Without a subject, as in the passive, the source is unknown.
    """
    before = _narration_back(quote, layout)
    found = _naming_verb(before)
    if found is None:
        return None
    verb, link, cue_class = found
    lemma = verb_lemma(verb)
    name = f"{lemma} {link.lower_}" if link is not None else lemma
    return Draft(
        words=(verb, link) if link is not None else (verb,),
        lemma=name,
        cue_class=cue_class,
        source=speaker_of_verb(verb),
        content=tuple(without_comma(layout.text, part) for part in quote.parts),
        form=Form.DIRECT,
    )


def _naming_verb(before: Sequence[Token]) -> tuple[Token, Token | None, CueClass] | None:
    """Return the naming verb among words read backwards, its preposition, and its class.

    It is the first verb met; before "as" other verbs may come first ("referred
    to the envoy, who was recalled in May, as “bad news”").
    """
    for at, verb in enumerate(before):
        if not _is_verb(verb):
            continue
        link = _link(before[:at])
        lemma = verb_lemma(verb)
        if (f"{lemma} {link.lower_}" if link is not None else lemma) in load_words("naming"):
            return verb, link, CueClass.SAY
        if all(token.is_punct for token in before[:at]):
            cue = load_lexicon().find(lemma, Part.VERB, Shape.QUOTE)
            return (verb, None, cue.cue_class) if cue is not None else None
        if link is None or link.lower_ != "as":
            return None
    return None


def _narration_back(quote: Quote, layout: Layout) -> list[Token]:
    """Return the words before a quotation, nearest first, to the start of its clause.

    Words in other marks at the same depth are passed over, so that a list of
    terms has one verb; a full stop, a colon, a semicolon and a dash end the clause.
    """
    level = layout.level_of_quote(quote)
    start = layout.paragraph_of(quote.outer.start).start
    found: list[Token] = []
    for token in reversed(layout.tokens_between(start, quote.outer.start)):
        around = layout.level_of(token)
        if len(around) > len(level):
            continue
        if around != level or token.text in (".", "!", "?", ":", ";", "–", "—", "--"):
            break
        found.append(token)
        if len(found) > _REACH:
            break
    return found


def _is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "aux", "aux:pass")


def _link(between: Sequence[Token]) -> Token | None:
    """Return the preposition that leads to the marks, articles and lists passed over."""
    for token in between:
        if token.is_punct or token.pos_ in ("DET", "ADV", "ADJ") or token.lower_ in _JOINS:
            continue
        is_link = token.pos_ in ("ADP", "SCONJ") or token.lower_ == "as"
        return token if is_link else None
    return None
