"""Quoted words that nobody is said to say: scare quotes, names, and how to tell them."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.attribute.drafts import Draft, Layout
from kg.attribute.lexicon import load_words
from kg.attribute.naming import naming_draft
from kg.attribute.subtrees import words_of
from kg.grammar import children, is_passive
from kg.quotes import Quote, without_comma
from kg.records import CueClass, Form

#: Words of a scare-quoted term at most; longer stretches are quotation.
_LONGEST_TERM = 8
_FULL_STOPS = frozenset(".!?…")
#: Tokens that end a sentence of narration.
STOPS = frozenset({".", "!", "?", ";"})


def is_sentence_like(quote: Quote, layout: Layout) -> bool:
    """Say whether a quotation is speech: it has a finite verb, ends as a sentence, or is long."""
    words = words_of(layout.tokens_of(quote))
    if is_name(quote, layout):
        return False
    if len(quote.parts) > 1 or len(words) > _LONGEST_TERM or any(map(_is_finite, words)):
        return True
    last = quote.parts[-1].slice(layout.text)[-1:]
    if last == "." and not (stands_alone(quote, layout) or _is_led_in(quote, layout)):
        return False
    return last in _FULL_STOPS and layout.text[quote.parts[0].start].isupper()


def stands_alone(quote: Quote, layout: Layout) -> bool:
    """Say whether the sentence before the quotation is over where it begins."""
    narration = layout.narration_before(quote)
    return not narration or narration[-1].text in STOPS or narration[-1].text in (":", "–", "—")


def _is_led_in(quote: Quote, layout: Layout) -> bool:
    """ "He replied, “No.”": behind a comma, a full stop inside the marks ends an utterance."""
    narration = layout.narration_before(quote)
    return bool(narration) and narration[-1].text == ","


def _is_finite(token: Token) -> bool:
    if token.pos_ not in ("VERB", "AUX"):
        return False
    return token.tag_ in ("VBD", "VBP", "VBZ", "MD") or (
        token.tag_ == "VB" and token.dep_ not in ("amod", "compound")
    )


def is_name(quote: Quote, layout: Layout) -> bool:
    """Say whether the marks only set off a name, a title or a word as a word.

    Titles have capitals on all longer words; nicknames stand between the parts
    of a name; other terms are announced ("the word “no”", "codenamed “Storm”").
    """
    words = words_of(layout.tokens_of(quote))
    if not words or (quote.depth > 0 and len(words) > _LONGEST_TERM):
        return not words
    longer = [word for word in words if len(word) > 3 or word.i == words[0].i]
    last = quote.parts[-1].slice(layout.text)[-1:]
    capitals = all(word.text[:1].isupper() or word.like_num for word in longer)
    # American printers draw the full stop inside: 'a film called "The Hill."'
    ends = last in _FULL_STOPS and (last != "." or stands_alone(quote, layout))
    if capitals and not ends and (len(words) > 1 or words[0].pos_ == "PROPN"):
        return not any(word.lower_ in ("i", "we", "you") for word in words)
    if len(words) > _LONGEST_TERM:
        return False
    return _is_announced(words[0]) or _is_labelled_behind(words)


def _is_announced(first: Token) -> bool:
    before = [token for token in first.doc[max(0, first.i - 5) : first.i] if not token.is_punct]
    before = [token for token in before if not token.is_space]
    if not before:
        return False
    # "known as “Storm”", "the meaning of “treason”"
    pair = " ".join(token.lower_ for token in before[-2:])
    if pair in load_words("label-pair"):
        return True
    # "what he called “victory”" gives his word for it, not its name.
    is_his_word = any(token.lower_ == "what" for token in before)
    announced = before[-1].lower_ in load_words("label") and not _has_speaker(before[-1])
    return announced and not is_his_word and not _is_so_called(before[-1])


def _is_labelled_behind(words: Sequence[Token]) -> bool:
    """ "the “high crimes” clause", "a “Stop the War” sign": the noun behind says what it is."""
    doc, at = words[-1].doc, words[-1].i + 1
    while at < len(doc) and doc[at].is_punct:
        at += 1
    return at < len(doc) and doc[at].lower_ in load_words("labelled")


def _has_speaker(label: Token) -> bool:
    """ "material that critics have called “propaganda”": an active verb with its subject."""
    return label.pos_ == "VERB" and any(children(label, "nsubj")) and not is_passive(label)


def _is_so_called(token: Token) -> bool:
    return token.i > 1 and token.doc[token.i - 1].text == "-"


def scare_draft(quote: Quote, layout: Layout) -> Iterator[Draft]:
    """Yield the draft of a term in marks that the tree gives to no cue.

    What somebody calls a thing is his ("called the plan “madness”"). Else it is
    nobody's word, from which the outlet keeps away. A term that is a paragraph
    by itself is a crosshead, and gives nothing.
    """
    words = words_of(layout.tokens_of(quote))
    if not words or len(words) > _LONGEST_TERM:
        return
    named = naming_draft(quote, layout)
    if named is not None:
        yield named
    elif not _is_crosshead(quote, layout):
        yield Draft(
            words=(),
            lemma="",
            cue_class=CueClass.DOUBT,
            source=None,
            content=tuple(without_comma(layout.text, part) for part in quote.parts),
            form=Form.SCARE,
        )


def _is_crosshead(quote: Quote, layout: Layout) -> bool:
    return layout.paragraph_of(quote.outer.start) == quote.outer
