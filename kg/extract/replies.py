"""Answers to questions for yes or no, as they are worded: "No.", "Not yet.", "It did."

What a reply says is read from its words alone; whether it stands where a
question is answered, `kg.extract.answers` finds out.
"""

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.questions import ENDS
from kg.extract.spoken import is_spoken
from kg.grammar import is_predicate
from kg.records import Certainty

#: Words of a reply that is no clause: "Not in my lifetime".
LONGEST = 7
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_DASHES = frozenset({"–", "—", "―", "-", "--"})
#: "Q. ", "A: ", "LUND: ", "Ada Lund: " at the start of a line.
_LABEL = re.compile(r"[QA]\.\s|(?:[A-Z][\w.'’-]*[ ]?){1,4}:\s")


@dataclass(frozen=True, slots=True)
class Reply:
    """A yes or a no, with the doubt in its words ("I think so"), from `first` to `last`."""

    negative: bool
    doubt: Certainty | None
    first: Token
    last: Token


def read_reply(doc: Doc, at: int) -> Reply | None:
    """Return the reply that begins at token `at`, or None where the words are none.

    A question is no reply, nor is "No comment": a bare "no" answers only where
    a mark or a comma ends it.
    """
    words, after = _stretch(doc, at)
    if not words or (after is not None and "?" in after.text):
        return None
    parts = _split(words)
    wholes = [_verdict(part) for part in parts]
    found = {verdict for verdict in wholes if verdict is not None}
    if len(found) == 1 and len(words) <= LONGEST:
        return _reply(found.pop(), words, after)
    first = wholes[0]
    if len(parts) > 1 and first is not None and is_spoken(_joined(parts[0]), "strong"):
        # "No, we were in port": what follows adds to it, unless it takes it back.
        if parts[1][0].lower_ in ("and", "but", "or") or len(found) > 1:
            return None
        return _reply(first, parts[0], None)
    return None


def _reply(negative: bool, words: list[Token], after: Token | None) -> Reply:
    doubt = Certainty.PROBABLE if is_spoken(_joined(words), "likely") else None
    last = after if after is not None and after.text in ENDS else words[-1]
    return Reply(negative, doubt, words[0], last)


def _stretch(doc: Doc, at: int) -> tuple[list[Token], Token | None]:
    """Return the words up to the mark that ends them, and the mark; a comma before it aside."""
    words: list[Token] = []
    end = None
    for token in doc[at : at + 3 * LONGEST]:
        if token.is_quote and token.i > at and doc[token.i - 1].whitespace_:
            # "he could “manage alone”" goes on behind the mark.
            return [], token
        if token.text in ENDS or token.is_quote or token.text in _DASHES or "\n" in token.text:
            end = token
            break
        if not token.is_space:
            words.append(token)
    while words and words[-1].is_punct:
        words.pop()
    return words, end


def _split(words: list[Token]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for word in words:
        if word.text in (",", ";", ":"):
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _joined(words: list[Token]) -> str:
    text = ""
    for word in words:
        tight = word.lower_.startswith(("'", "’", "n't", "n’t"))
        text += word.lower_ if tight or not text else f" {word.lower_}"
    return text


def _verdict(words: list[Token]) -> bool | None:
    """Return whether words say no (True) or yes (False); None where they say neither."""
    phrase = _joined(words)
    if is_spoken(phrase, "no"):
        return True
    if is_spoken(phrase, "yes"):
        return False
    elliptic = _elliptic(words)
    if elliptic is not None:
        return elliptic
    first, last = words[0].lower_, words[-1].lower_
    short = len(words) <= LONGEST and not any(map(is_predicate, words))
    if short and (last == "not" or (first == "not" and words[1:2] and words[1].lower_ != "only")):
        # "Absolutely not", "Not yet", "Not in my lifetime".
        return True
    return None


def _elliptic(words: list[Token]) -> bool | None:
    """Read "It did", "We have not", "They certainly will": True for no, None for other words."""
    if len(words) < 2 or not is_spoken(words[0].lower_, "reply-subject"):
        return None
    rest = [word.lower_ for word in words[1:]]
    helpers = [word for word in rest if is_spoken(word, "reply-auxiliary")]
    if not helpers or any(
        not is_spoken(word, "reply-adverb") for word in rest if word not in helpers
    ):
        return None
    return any(word in NEGATIONS for word in rest)


def skip_label(doc: Doc, at: int) -> int:
    """Return the position behind a speaker's label at the start of a line, else `at`."""
    if at >= len(doc) or not _starts_line(doc, at):
        return at
    found = _LABEL.match(doc.text, doc[at].idx)
    if found is None:
        return at
    while at < len(doc) and doc[at].idx < found.end():
        at += 1
    return at


def _starts_line(doc: Doc, at: int) -> bool:
    return "\n" in doc.text[doc[at - 1].idx : doc[at].idx] if at else True
