"""Transcripts: lines that begin with a speaker's label, and who "Q" and "A" are."""

import re
from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Token

from kg.attribute.drafts import Draft, Layout
from kg.attribute.sources import is_person_like
from kg.attribute.subtrees import words_of
from kg.grammar import child, children, preposition
from kg.records import CueClass, Form, Span

#: "MODERATOR: ", "MR. LEE: ", "Q. " and "A: " at the start of a line, also of a quoted one.
_CAPITALS = re.compile(r"[\"“]?((?:[A-Z][A-Z.'’-]*[ ]?){1,4}:(?=\s)|[QA]\.(?=\s))")
#: "Interviewer: ", "Ana Lee: "; counts only where two such labels alternate.
_NAME = re.compile(r"[\"“]?((?:[A-Z][\w.'’-]*[ ]?){1,4}:(?=\s))")
#: What leads to the one spoken with: "spoke to the press", "questions from readers".
_WITH = ("to", "with", "from", "by")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a transcript: its label without the mark behind it, and what is said."""

    label: str
    words: tuple[Token, ...]
    said: tuple[Span, ...]


def find_transcript_drafts(layout: Layout) -> list[Draft]:
    """Return one direct draft for each line of a transcript.

    A single line in capitals is no transcript ("BREAKING: ..."); two make one.
    Labels in small letters must come at least twice each, and two of them. "Q"
    and "A" are those who meet in the sentence before the first of them, where
    it names them ("Coach Ruud faced the press"), else the letters themselves.
    """
    lines = _read(layout, _CAPITALS)
    if len(lines) < 2:
        named = _read(layout, _NAME)
        often = {label for label, times in Counter(x.label for x in named).items() if times > 1}
        lines = [line for line in named if line.label in often] if len(often) > 1 else []
    if not lines:
        return []
    known = _who_meets(layout, lines[0]) if {line.label for line in lines} <= {"Q", "A"} else {}
    return [
        Draft(
            words=(),
            lemma="",
            cue_class=CueClass.QUESTION if line.label == "Q" else CueClass.SAY,
            source=known.get(line.label) or _head_of(line.words),
            content=line.said,
            form=Form.DIRECT,
        )
        for line in lines
    ]


def _read(layout: Layout, pattern: re.Pattern[str]) -> list[_Line]:
    found = []
    for line in layout.paragraphs:
        label = pattern.match(layout.text, line.start, line.end)
        if label is None:
            continue
        start = label.end()
        while start < line.end and layout.text[start].isspace():
            start += 1
        words = words_of(layout.tokens_between(label.start(1), label.end()))
        quoted = any(quote.outer.start == start for quote in layout.quotes)
        if words and start < line.end and not quoted:
            said = _said(layout, line, start)
            found.append(_Line(label.group(1)[:-1].strip(), tuple(words), said))
    return found


def _said(layout: Layout, line: Span, start: int) -> tuple[Span, ...]:
    """Return what is said in a line from `start` on, and in the paragraphs that go on with it.

    A line in marks goes on where the next paragraph repeats the mark without a label.
    """
    whole = next((quote for quote in layout.quotes if quote.outer.start == line.start), None)
    if whole is None or start >= whole.parts[0].end:
        return (Span(start, line.end),)
    return Span(start, whole.parts[0].end), *whole.parts[1:]


def _who_meets(layout: Layout, first: _Line) -> dict[str, Token]:
    """Return who answers and who asks by the last sentence before the first line.

    "Coach Ruud faced the press", "The minister spoke to the Gazette": the person
    who is its subject answers, whoever it meets asks.
    """
    before = layout.tokens_between(0, first.words[0].idx)
    root = next((token for token in reversed(before) if token.dep_ == "ROOT"), None)
    subject = child(root, "nsubj") if root is not None else None
    if root is None or subject is None or not _is_person(subject):
        return {}
    others = [*children(root, "obj", "iobj")]
    others += [part for part in children(root, "obl") if preposition(part) in _WITH]
    asking = next((part for part in others if part.pos_ in ("NOUN", "PROPN")), None)
    return {"A": subject} if asking is None else {"A": subject, "Q": asking}


def _is_person(token: Token) -> bool:
    names = [token, *children(token, "flat", "appos", "compound")]
    return any(is_person_like(name) or name.ent_type_ == "PERSON" for name in names)


def _head_of(words: tuple[Token, ...]) -> Token:
    inside = {word.i for word in words}
    return next((word for word in words if word.head.i not in inside), words[0])
