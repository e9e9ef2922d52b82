"""Who is spoken to in a quotation: the one behind its "you".

Called by name inside it, named by its cue, asked by it, addressed when the
speech began or by a demand of the same speaker right before it. A "you" that
means anybody ("you never know") and one said to the press have no listener.
"""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from kg.grammar import child, children, obliques, preposition, tokens_in
from kg.link.speakers import Speakers
from kg.link.unnamed import find_speaking
from kg.link.workspace import Found, Workspace
from kg.records import Attribution, CueClass, EntityKind, Form, MentionKind, Span
from kg.wordlists import read_rows

#: Code points between a demand, or a question, and what is said next to the same one.
NEAR = 600
#: Scores of a listener that the text names, and of a likely one.
TOLD, GUESS = 0.6, 0.45
_OBJECTS = ("iobj", "obj")
_THINGS = frozenset({EntityKind.OUTLET, EntityKind.WEAPON, EntityKind.TERM, EntityKind.PRODUCT})


@cache
def spoken(name: str) -> frozenset[str]:
    """Return one list of spoken.tsv; a KeyError names a list that is not there."""
    return {row[0]: frozenset(row[1].split()) for _, row in read_rows("kg.link", "spoken.tsv")}[
        name
    ]


class Listeners:
    """The listeners of one article's quotations."""

    def __init__(self, work: Workspace, speakers: Speakers) -> None:
        self._work, self._speakers = work, speakers
        spoken_ones = [each for each in speakers.attributions if each.content]
        self._ordered = sorted(spoken_ones, key=_start)

    def at(self, token: Token) -> tuple[Found, float] | None:
        """Return the mention of the one whom a "you" means with a score, or None where open.

        Who was asked to act right before is likely the one spoken to, but a
        score of `GUESS` gives that entity to no statement.
        """
        quotation = self._speakers.quotation_at(token)
        if quotation is None:
            return None
        called = self._called(quotation, token)
        if called is not None:
            return called, TOLD
        if is_anybody(token):
            return None
        ways = (self._named, self._asked, self._begun)
        told = next((found for way in ways if (found := way(quotation, token))), None)
        if told is not None:
            return told, TOLD
        urged = self._urged(quotation)
        return (urged, GUESS) if urged is not None else None

    def _called(self, quotation: Attribution, token: Token) -> Found | None:
        """Return who is called in the sentence, else anywhere in the quotation: "gentlemen"."""
        inside = [word for part in quotation.spoken for word in tokens_in(self._work.doc, part)]
        names = [word for word in inside if word.dep_ == "vocative"]
        near = [word for word in names if word.sent == token.sent] or names
        found = (find_speaking(self._work, word) for word in near)
        return next((each for each in found if each is not None), None)

    def _named(self, quotation: Attribution, _: Token) -> Found | None:
        return self._listener(quotation)

    def _listener(self, attribution: Attribution) -> Found | None:
        """Return whom the cue names: "told the crew", "said to her", "urged residents to"."""
        if attribution.cue_span is None:
            return None
        for cue in tokens_in(self._work.doc, attribution.cue_span):
            for word in _spoken_to(cue, attribution):
                if word.lemma_.lower() in spoken("public") or word.lower_ in spoken("public"):
                    return None
                found = find_speaking(self._work, word)
                if found is not None and self._may_listen(found, attribution):
                    return found
        return None

    def _may_listen(self, found: Found, attribution: Attribution) -> bool:
        """Say whether a mention may be a "you": what is told to a paper is told to its readers.

        A name of a body may be that of a paper that nobody knows, unless it is urged to act.
        """
        kind = self._work.profile(found.entity_id or "").kind
        urged = attribution.source.cue_class is CueClass.DIRECTIVE
        body = found.kind is MentionKind.NAME and kind in (EntityKind.ORG, EntityKind.OTHER)
        return kind not in _THINGS and (urged or not body)

    def _asked(self, quotation: Attribution, token: Token) -> Found | None:
        """Return who answers a question, or put it: the speaker of the next or the last turn."""
        turn = self._speakers.is_turn(quotation)
        asks = token.sent.text.rstrip(" \n\"'”’").endswith("?")
        if not (turn or quotation.source.cue_class is CueClass.QUESTION):
            return None
        others = [each for each in self._ordered if each.form is Form.DIRECT]
        if asks or not turn:
            later = [each for each in others if _start(each) >= quotation.content[-1].end]
            near = [each for each in later if _start(each) - quotation.content[-1].end <= NEAR]
        else:
            near = [each for each in others if each.content[-1].end <= _start(quotation)][::-1]
        return self._other_speaker(quotation, near[:1])

    def _other_speaker(self, quotation: Attribution, near: list[Attribution]) -> Found | None:
        mine = self._speakers.speaker_of(quotation)
        for each in near:
            head = self._speakers.head_of(each)
            found = self._speakers.speaker_of(each) or (
                find_speaking(self._work, head) if head is not None else None
            )
            same = mine is not None and found is not None and mine.entity_id == found.entity_id
            return None if same or each.source.span == quotation.source.span else found
        return None

    def _begun(self, quotation: Attribution, _: Token) -> Found | None:
        """Return whom a speech that goes on without a cue spoke to at its last cue."""
        if quotation.cue_span is not None:
            return None
        for other in self._before(quotation):
            if other.form is Form.DIRECT and other.cue_span is not None:
                return self._listener(other)
        return None

    def _urged(self, quotation: Attribution) -> Found | None:
        """Return whom the same speaker asks to act in the last saying before the quotation."""
        other = next(self._before(quotation), None)
        if other is None or other.source.cue_class is not CueClass.DIRECTIVE:
            return None
        near = other.cue_span is not None and _start(quotation) - other.cue_span.end <= NEAR
        return self._listener(other) if near else None

    def _before(self, quotation: Attribution) -> Iterator[Attribution]:
        """Yield what the same speaker said before, the nearest first."""
        mine = self._speakers.speaker_of(quotation)
        for other in reversed(self._ordered):
            if other is quotation or _start(other) >= _start(quotation):
                continue
            found = self._speakers.speaker_of(other)
            same = mine is not None and found is not None and mine.entity_id == found.entity_id
            if same or (other.source.span == quotation.source.span is not None):
                yield other


def _start(attribution: Attribution) -> int:
    return attribution.content[0].start if attribution.content else 0


def _spoken_to(cue: Token, attribution: Attribution) -> Iterator[Token]:
    """Yield the words that a cue may name as the ones spoken to."""
    directive = attribution.source.cue_class is CueClass.DIRECTIVE
    addressing = directive or cue.lemma_.lower() in spoken("addressing")
    for part in children(cue, *_OBJECTS):
        if (part.dep_ == "iobj" or addressing) and not _is_inside(part, attribution):
            yield part
    # "called on NATO", "shouted at him"; but "declared on Monday", "said at the rally".
    links = ("to", "on", "at") if directive else ("to", "at") if addressing else ("to",)
    for part in obliques(cue):
        if preposition(part) in links and not _is_inside(part, attribution):
            yield part
    if directive:
        inner = child(cue, "xcomp", "ccomp", "advcl")
        subject = child(inner, "nsubj") if inner is not None else None
        if subject is not None:
            yield subject


def _is_inside(word: Token, attribution: Attribution) -> bool:
    quoted = attribution.form in (Form.DIRECT, Form.MIXED)
    return quoted and any(_holds(part, word) for part in attribution.content)


def _holds(part: Span, word: Token) -> bool:
    return part.start <= word.idx < part.end


def is_anybody(token: Token) -> bool:
    """Say whether "you" means people at large: "you never know", "when you walk in", "you see".

    In a question or beside a past tense it means the one spoken to.
    """
    if token.dep_.split(":")[0] != "nsubj":
        return False
    verb = token.head
    if token.sent.text.rstrip(" \n\"'”’").endswith("?"):
        return False
    helpers = {part.lower_ for part in children(verb, "aux", "advmod", "cop")} | {verb.lower_}
    if verb.tag_ in ("VBP", "VB") and verb.lemma_.lower() in spoken("loose"):
        return child(verb, "obj") is None
    marks = {part.lower_ for part in children(verb, "mark", "advmod")}
    return bool(helpers & spoken("everybody")) or bool(marks & {"if", "when", "whenever", "once"})
